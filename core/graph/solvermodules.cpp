// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestReExport = 8;
constexpr size_t mostAsked = 64;
constexpr int deepestPrototype = 12;
} // namespace

SetId Solver::moduleMember(quint32 file, StringId name, int depth)
{
    const ProgramFile& module = m_program.files[file];
    const quint64 key = Value { ValueKind::Module, file }.key();
    SetId found = field(key, name);
    const Context context { file, &module, &module.language->rules, module.language };
    const SetId exports = field(key, m_exportsKey);
    if (exports != emptySet) {
        if (m_strings.stdView(name) == context.rules->defaultExport)
            found = m_sets.join(found, exports);
        for (const Value& value : m_sets.members(exports)) {
            if ((value.kind == ValueKind::Module && value.id == file) || m_memberDepth >= deepestPrototype)
                continue;
            ++m_memberDepth;
            found = m_sets.join(found, member(context, value, name));
            --m_memberDepth;
        }
    }
    if (found != emptySet)
        return found;
    if (const quint32 binding = module.facts.findBinding(0, name); binding != noIndex) {
        found = m_bindingValues[module.firstBinding + binding];
        if (found != emptySet)
            return found;
    }
    const std::string whole = std::string(module.module).append(".").append(m_strings.stdView(name));
    if (const quint32 part = m_program.fileOfModule(whole); part != noIndex && part != file)
        return m_sets.single({ ValueKind::Module, part });
    if (!m_wildcards[file].empty()) {
        if (const SetId passed = passedOn(file, name, depth); passed != emptySet)
            return passed;
    }
    for (const OpenedFact& opened : module.facts.opened) {
        if (opened.scope != 0 || depth >= deepestReExport)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[module.firstExpr + opened.expr])) {
            SetId passed = emptySet;
            if (value.kind == ValueKind::Module && value.id != file)
                passed = moduleMember(value.id, name, depth + 1);
            else if (value.kind == ValueKind::Class)
                passed = member(context, value, name);
            if (passed != emptySet)
                return passed;
        }
    }
    return emptySet;
}

/// What a module has from those whose names it takes all. Each module is asked once, however they import each other.
SetId Solver::passedOn(quint32 file, StringId name, int depth)
{
    std::vector<quint32> outer;
    if (depth == 0)
        outer.swap(m_asked);
    SetId passed = emptySet;
    for (const auto& [scope, imported] : m_wildcards[file]) {
        const ImportTarget& target = m_imports.at(imported);
        if (target.file == noIndex || target.file == file || depth >= deepestReExport || m_asked.size() >= mostAsked
            || !isExported(target.file, name)
            || std::find(m_asked.begin(), m_asked.end(), target.file) != m_asked.end())
            continue;
        m_asked.push_back(target.file);
        passed = moduleMember(target.file, name, depth + 1);
        if (passed != emptySet)
            break;
    }
    if (depth == 0)
        outer.swap(m_asked);
    return passed;
}

} // namespace Foreguest
