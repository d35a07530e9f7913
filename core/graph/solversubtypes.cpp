// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostSubclasses = 64;
}

/// A class and all that are derived from it.
const std::vector<quint32>& Solver::subclasses(quint32 classDefinition)
{
    if (!m_hasSubclasses) {
        m_hasSubclasses = true;
        for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
            const Definition& definition = m_program.definition(id);
            if (definition.kind != DefinitionKind::Class || definition.baseCount == 0)
                continue;
            for (const Value& base : bases(id)) {
                if (base.kind == ValueKind::Class)
                    m_subclasses[base.id].push_back(id);
            }
        }
    }
    std::vector<quint32>& known = m_subclasses[classDefinition];
    if (!m_closedSubclasses.insert(classDefinition).second)
        return known;
    std::vector<quint32> all { classDefinition };
    for (size_t i = 0; i < all.size() && all.size() < mostSubclasses; ++i) {
        const auto direct = i == 0 ? known : m_subclasses[all[i]];
        for (const quint32 derived : direct) {
            if (std::find(all.begin(), all.end(), derived) == all.end())
                all.push_back(derived);
        }
    }
    return m_subclasses[classDefinition] = std::move(all);
}

/// What a declared type lets a name hold: objects of the classes below it that are made somewhere, else of all.
SetId Solver::instancesOfTypes(const Context& context, SetId types)
{
    SetId result = emptySet;
    for (const Value& type : std::vector<Value>(m_sets.members(types))) {
        if (type.kind == ValueKind::Object) {
            result = m_sets.join(result, m_sets.single(type));
            continue;
        }
        if (type.kind != ValueKind::Class) {
            result = m_sets.join(result, instanceOf(context, type));
            continue;
        }
        const std::vector<quint32> derived = subclasses(type.id);
        const bool isAnyMade
            = std::any_of(derived.begin(), derived.end(), [this](quint32 id) { return m_instantiated.contains(id); });
        for (const quint32 id : derived) {
            if (!isAnyMade || m_instantiated.contains(id))
                result = m_sets.join(result, m_sets.single({ ValueKind::Instance, id }));
        }
    }
    return result;
}

} // namespace Foreguest
