// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"

#include <optional>

namespace Foreguest {

/// Gives bindings the numbers that those of the same scope and name had before, new ones those of others that are gone;
/// where too many are gone they stay, without a name that finds them. Nothing happens where what other files can ask
/// for has changed.
void alignBindings(const FileFacts& before, FileFacts& after);

/// What became of a file's facts in an edit that left what other files can know of them as it was but for what flows:
/// the definitions with their parameters, the names of the module and its classes, the imports of all names.
struct FileEdit
{
    /// By the number before: the one after, in the same order; noIndex for what is gone.
    std::vector<quint32> exprs, bindings;
    /// By the number before: the one after, or that of the next one that is still there.
    std::vector<quint32> steps, flows;

    quint32 expr(quint32 before) const { return before == noIndex ? noIndex : exprs[before]; }
    /// Nothing where more than that has changed, or the file has no room to grow.
    static std::optional<FileEdit> between(const ProgramFile& before, const ProgramFile& after);
};

} // namespace Foreguest
