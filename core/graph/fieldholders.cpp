// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostBases = 64;
}

/// Fields whose values tell the solver nothing are fields as well.
void GraphWriter::findWrittenFields()
{
    for (const ProgramFile& file : m_program.files) {
        for (const Flow& flow : file.facts.flows) {
            const Expr& target = file.facts.exprs[flow.target];
            if (target.kind != ExprKind::Member || target.a == noIndex)
                continue;
            for (const Value& owner : m_solver.values(file.firstExpr + target.a)) {
                const bool isObject = owner.kind == ValueKind::Instance || owner.kind == ValueKind::Class
                    || owner.kind == ValueKind::Declared;
                if (isObject && m_solver.ownerOf(owner.id, target.text) == noIndex)
                    m_writtenFields.insert(quint64(owner.id) << 32 | target.text);
            }
        }
    }
}

quint32 GraphWriter::holderOf(quint32 classDefinition, StringId name)
{
    if (const quint32 owner = m_solver.ownerOf(classDefinition, name); owner != noIndex)
        return owner;
    // The outermost base that writes it, so that all its classes share it.
    quint32 holder = noIndex;
    std::vector<quint32> order { classDefinition };
    for (size_t i = 0; i < order.size() && i < mostBases; ++i) {
        if (m_writtenFields.contains(quint64(order[i]) << 32 | name))
            holder = order[i];
        for (const Value& base : m_solver.bases(order[i])) {
            const bool isOwn = base.kind == ValueKind::Class || base.kind == ValueKind::Function;
            if (isOwn && std::find(order.begin(), order.end(), base.id) == order.end())
                order.push_back(base.id);
        }
    }
    return holder;
}

} // namespace Foreguest
