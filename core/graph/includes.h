// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"

namespace Foreguest {

/// What textual inclusion makes visible: the files that each file sees, and the module-level names of all.
class IncludeIndex
{
public:
    /// `imports` holds where each Module expression leads. O(files × included files + names).
    void build(const SourceProgram& program, const std::unordered_map<quint32, ImportTarget>& imports);
    /// Whether `file` includes `other`, itself or through others.
    bool sees(quint32 file, quint32 other) const;
    /// Files included directly or not, sorted; without the file itself unless it includes itself.
    const std::vector<quint32>& visible(quint32 file) const { return m_visible[file]; }
    struct Place
    {
        quint32 binding = 0; ///< Of the program.
        quint32 file = 0;
    };
    /// The module-level bindings of that name, in all files that include textually.
    const std::vector<Place>& bindings(StringId name) const;
    quint32 fileOfBinding(quint32 binding) const;

private:
    std::vector<std::vector<quint32>> m_visible;
    std::unordered_map<StringId, std::vector<Place>> m_bindings;
    std::vector<quint32> m_firstBinding;
};

} // namespace Foreguest
