// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/includes.h"

#include <algorithm>
#include <utility>

namespace Foreguest {

namespace {
/// A file that includes more than this, directly or not, sees the first of them.
constexpr size_t mostVisible = 4096;
} // namespace

void IncludeIndex::build(const SourceProgram& program, const std::unordered_map<quint32, ImportTarget>& imports)
{
    std::vector<std::vector<quint32>> direct(program.files.size());
    for (quint32 f = 0; f < program.files.size(); ++f) {
        const ProgramFile& file = program.files[f];
        m_firstBinding.push_back(file.firstBinding);
        if (file.language->rules.moduleStyle != ModuleStyle::Include)
            continue;
        for (const ImportFact& import : file.facts.imports) {
            const auto target = imports.find(file.firstExpr + import.module);
            if (target != imports.end() && target->second.file != noIndex)
                direct[f].push_back(target->second.file);
        }
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            if (file.facts.bindings[i].scope == 0)
                m_bindings[file.facts.bindings[i].name].push_back({ file.firstBinding + i, f });
        }
    }
    m_visible.resize(program.files.size());
    std::vector<quint32> seenBy(program.files.size(), noIndex); ///< The last file that was found to see it.
    std::vector<quint32> open;
    std::vector<quint32> seen;
    for (quint32 f = 0; f < program.files.size(); ++f) {
        open = direct[f];
        seen.clear();
        while (!open.empty() && seen.size() < mostVisible) {
            const quint32 next = open.back();
            open.pop_back();
            if (std::exchange(seenBy[next], f) == f)
                continue;
            seen.push_back(next);
            open.insert(open.end(), direct[next].begin(), direct[next].end());
        }
        std::sort(seen.begin(), seen.end());
        m_visible[f] = seen;
    }
}

bool IncludeIndex::sees(quint32 file, quint32 other) const
{
    return std::binary_search(m_visible[file].begin(), m_visible[file].end(), other);
}

const std::vector<IncludeIndex::Place>& IncludeIndex::bindings(StringId name) const
{
    static const std::vector<Place> none;
    const auto found = m_bindings.find(name);
    return found == m_bindings.end() ? none : found->second;
}

quint32 IncludeIndex::fileOfBinding(quint32 binding) const
{
    // Files without bindings share their offset with the next one: the last that starts there has it.
    return quint32(std::upper_bound(m_firstBinding.begin(), m_firstBinding.end(), binding) - m_firstBinding.begin())
        - 1;
}

} // namespace Foreguest
