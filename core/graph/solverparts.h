// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"
#include "core/graph/statictypes.h"
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

/// What a call hands over, whatever its syntax.
struct SolverInvocation
{
    const SolverContext* context = nullptr;
    quint32 expr = 0; ///< By whose evaluation it happens.
    SetId receiver = emptySet;
    std::vector<SetId> arguments;
    SetId rest = emptySet; ///< Further arguments, of unknown position.
    bool isNew = false;
    int depth = 0;
};

/// A function with its object and first arguments already given.
struct SolverBound
{
    Value target;
    bool isGetter = false; ///< Reading it calls it.
    quint32 count = 0; ///< Arguments given, in fields of its own, as its object is.
};

/// What a call says, before it is known which objects it meets.
struct SolverDeclared
{
    quint32 method = noIndex; ///< Of the sources.
    StringId external = 0; ///< Else the name of one outside.
    TypeId receiver = noType; ///< Declared type of the object.
    quint32 object = noIndex; ///< Its expression, local to the file.
    quint32 self = noIndex; ///< Else the class whose own object it is.
    bool isVirtual = false;
    bool isConstructor = false;
    quint32 made = noIndex; ///< The class that is instantiated.
    quint32 component = noIndex; ///< Binding of a class's part, read as by a method.
};

/// A method that a call meets.
struct SolverDispatch
{
    Value value;
    SetId receiver = emptySet;
    bool isConstructor = false;
};

/// The arguments of a call, spread ones apart.
struct SolverPassed
{
    std::vector<SetId> positional;
    std::vector<std::pair<StringId, SetId>> named;
    SetId spread = emptySet; ///< Collections whose elements follow the first `spreadAt` arguments.
    SetId pairs = emptySet; ///< Collections with keyword arguments.
    size_t spreadAt = 0;
    SetId receiver = emptySet; ///< What the method was taken from.
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
