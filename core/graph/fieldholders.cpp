// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostBases = 64;
/// Stands for noIndex in maps that can't hold it.
constexpr quint32 none = noIndex - 1;
} // namespace

/// The class itself and all that it is derived from in the sources, nearer ones first.
const std::vector<quint32>& GraphWriter::ancestry(quint32 classDefinition)
{
    std::vector<quint32>& order = m_ancestries[classDefinition];
    if (!order.empty())
        return order;
    const SharedReading reading(*this);
    order.push_back(classDefinition);
    for (size_t i = 0; i < order.size() && i < mostBases; ++i) {
        for (const Value& base : m_solver.bases(order[i])) {
            const bool isOwn = base.kind == ValueKind::Class || base.kind == ValueKind::Function;
            if (isOwn && std::find(order.begin(), order.end(), base.id) == order.end())
                order.push_back(base.id);
        }
    }
    return order;
}

/// A field belongs to the class whose methods write it, whatever objects they are called with; what others write to
/// objects that have no such field, to the objects' class.
std::vector<quint64> GraphWriter::writtenFields(const ProgramFile& file)
{
    std::vector<quint64> written;
    for (const Flow& flow : file.facts.flows) {
        const Expr& target = file.facts.exprs[flow.target];
        if (target.kind != ExprKind::Member || target.a == noIndex)
            continue;
        const quint32 writer = m_solver.classOf(file.firstDefinition + flow.definition);
        for (const Value& owner : m_solver.values(file.firstExpr + target.a)) {
            const bool isObject = owner.kind == ValueKind::Instance || owner.kind == ValueKind::Class
                || owner.kind == ValueKind::Declared;
            if (!isObject)
                continue;
            const bool isInherited = writer != noIndex && owner.id != writer && [&] {
                const std::vector<quint32>& order = ancestry(owner.id);
                return std::find(order.begin(), order.end(), writer) != order.end();
            }();
            if (isInherited)
                written.push_back(quint64(writer) << 32 | target.text);
            else if (ownerOf(owner.id, target.text) == noIndex)
                written.push_back(quint64(owner.id) << 32 | target.text);
        }
    }
    std::sort(written.begin(), written.end());
    written.erase(std::unique(written.begin(), written.end()), written.end());
    return written;
}

quint32 GraphWriter::findHolder(quint32 classDefinition, StringId name)
{
    // The outermost base that writes it, so that all its classes share it.
    quint32 holder = noIndex;
    if (!m_writtenFields.empty()) {
        for (const quint32 owner : ancestry(classDefinition)) {
            if (m_writtenFields.contains(quint64(owner) << 32 | name))
                holder = owner;
        }
    }
    return holder != noIndex ? holder : ownerOf(classDefinition, name);
}

/// As the solver's, looked up once for each class and name.
quint32 GraphWriter::ownerOf(quint32 classDefinition, StringId name)
{
    const quint64 key = quint64(classDefinition) << 32 | name;
    quint32 owner = m_owners.find(key);
    if (owner == noIndex) {
        const SharedReading reading(*this);
        owner = m_owners.emplace(key, std::min(m_solver.ownerOf(classDefinition, name), none)).first;
    }
    return owner == none ? noIndex : owner;
}

/// As findHolder(), looked up once for each class and name.
quint32 GraphWriter::holderOf(quint32 classDefinition, StringId name)
{
    const quint64 key = quint64(classDefinition) << 32 | name;
    quint32 holder = m_holders.find(key);
    if (holder == noIndex)
        holder = m_holders.emplace(key, std::min(findHolder(classDefinition, name), none)).first;
    return holder == none ? noIndex : holder;
}

} // namespace Foreguest
