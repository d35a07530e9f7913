// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include <algorithm>
#include <map>

namespace Foreguest {

namespace {
struct Candidate
{
    quint32 binding = noIndex; ///< Of the program.
    quint32 file = 0;
    bool isAssigned = false;
};
} // namespace

/// Where files share one space of names, a variable that one file defines and others declare is one variable. Files may
/// each have one of their own by the same name as well; so it takes that just one file assigns it, or that a file which
/// others include declares it.
void GraphWriter::findSharedVariables()
{
    std::unordered_set<quint32> included;
    std::map<quint64, std::vector<Candidate>> candidates; ///< By linkKey().
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        if (!file.language->rules.globalByName)
            continue;
        for (const ImportFact& import : file.facts.imports)
            included.insert(m_solver.importTarget(file.firstExpr + import.module).file);
        std::vector<bool> isAssigned(file.facts.bindings.size());
        for (const Flow& flow : file.facts.flows) {
            const Expr& target = file.facts.exprs[flow.target];
            const bool isType = flow.value != noIndex && file.facts.exprs[flow.value].kind == ExprKind::InstanceOf;
            if (target.kind == ExprKind::Name && target.a != noIndex && !isType)
                isAssigned[target.a] = true;
        }
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            const Binding& binding = file.facts.bindings[i];
            if (binding.scope == 0 && binding.kind == BindingKind::Variable)
                candidates[linkKey(m_program.strings, file.language->rules, binding.name)].push_back(
                    { file.firstBinding + i, f, isAssigned[i] });
        }
    }
    for (const auto& [key, all] : candidates) {
        const auto assigned = std::count_if(all.begin(), all.end(), [](const Candidate& c) { return c.isAssigned; });
        const bool isDeclaredForAll
            = std::any_of(all.begin(), all.end(), [&](const Candidate& c) { return included.contains(c.file); });
        if (all.size() > 1 && assigned != 1 && !isDeclaredForAll)
            continue;
        // The file that others include only declares it.
        auto home = std::find_if(
            all.begin(), all.end(), [&](const Candidate& c) { return c.isAssigned && !included.contains(c.file); });
        if (home == all.end())
            home = std::find_if(all.begin(), all.end(), [&](const Candidate& c) { return !included.contains(c.file); });
        if (home == all.end())
            home = all.begin();
        m_sharedByName.emplace(key, home->binding);
        for (const Candidate& candidate : all) {
            if (candidate.binding != home->binding)
                m_sharedWith.emplace(candidate.binding, home->binding);
        }
    }
}

/// The variable of the program that a name which its file doesn't declare means; noIndex for none.
quint32 GraphWriter::sharedVariable(const ProgramFile& file, StringId name) const
{
    if (!file.language->rules.globalByName)
        return noIndex;
    const auto found = m_sharedByName.find(linkKey(m_program.strings, file.language->rules, name));
    return found == m_sharedByName.end() ? noIndex : found->second;
}

} // namespace Foreguest
