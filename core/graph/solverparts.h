// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"
#include "core/graph/values.h"

namespace Foreguest {

/// Where the solver works: a file and its language.
struct SolverContext
{
    quint32 file = 0;
    const ProgramFile* source = nullptr;
    const LanguageRules* rules = nullptr;
    const Language* language = nullptr;
};

/// What a function returns that is one of its parameters unchanged (`parameter`), or something else (`expr`).
struct Through
{
    quint32 parameter = noIndex;
    quint32 expr = noIndex;
    quint32 standard = noIndex; ///< The parameter's default value.
    bool isCalled = false; ///< What the parameter returns, or an object of it, rather than itself.
};

/// A class and its bases in the order in which members are looked for, and what that was made from.
struct Lineage
{
    std::vector<quint32> classes;
    std::vector<std::pair<quint32, SetId>> bases; ///< Expressions with their values.
    std::vector<std::pair<quint64, SetId>> extended; ///< Owners with the bases that they were given elsewhere.
};

} // namespace Foreguest
