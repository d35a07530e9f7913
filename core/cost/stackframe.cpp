// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/stackframe.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double savedBytes = 16; ///< Return address and frame pointer.
constexpr double redZone = 128; ///< Below the stack pointer, for functions that call nothing.
constexpr double mostInRegisters = 6; ///< Parameters that are spilled; others stand in the caller's frame.

class FrameReader
{
public:
    FrameReader(const CodeGraph& graph, TypeTable& types, quint32 body)
        : m_graph(graph)
        , m_types(types)
        , m_body(body)
        , m_nodes(graph.facts[body].sketch.nodes)
    {
    }

    double read()
    {
        for (quint32 i = 0; i < m_nodes.size(); ++i) {
            const Role role = m_nodes[i].role;
            const bool isLocal = role == Role::Declaration && !isStatic(i);
            if (isLocal || role == Role::Parameter)
                place(i, role == Role::Parameter);
            m_calls = m_calls || Sketch::hasCall(role);
        }
        const double used = std::ceil(m_bytes / 8) * 8;
        if (!m_calls)
            return savedBytes + (used > redZone ? std::ceil((used - redZone + 8) / 16) * 16 : 0);
        return savedBytes + std::ceil(used / 16) * 16;
    }

private:
    bool isStatic(quint32 node) const
    {
        for (quint32 i = node + 1; i < node + m_nodes[node].size; i += m_nodes[i].size) {
            if (m_nodes[i].role == Role::Storage)
                return true;
        }
        return false;
    }

    void add(const TypeInfo& type)
    {
        const double alignment = type.bytes >= 16 ? std::max(16.0, type.alignment) : std::max(1.0, type.alignment);
        m_bytes = std::ceil(m_bytes / alignment) * alignment + type.bytes;
    }

    void place(quint32 node, bool isParameter)
    {
        const quint32 end = node + m_nodes[node].size;
        quint32 type = noIndex;
        for (quint32 i = node + 1; i < end && type == noIndex; i += m_nodes[i].size) {
            if (m_nodes[i].slot == Slot::Type)
                type = i;
        }
        if (type == noIndex)
            return;
        const TypePtr base = m_types.typeAt(m_body, type);
        for (quint32 i = node + 1; i < end; i += m_nodes[i].size) {
            if (i == type || m_nodes[i].slot == Slot::Value || m_nodes[i].role == Role::FunctionDeclarator)
                continue;
            // `int *p = …`: the declarator in front of its value.
            quint32 declarator = i;
            const quint32 inner = i + 1;
            const bool hasValue = m_nodes[i].role == Role::Declarator && m_nodes[i].size > 1
                && inner + m_nodes[inner].size < i + m_nodes[i].size;
            if (hasValue)
                declarator = inner;
            TypePtr own = m_types.declared(m_body, declarator, base);
            if (isParameter) {
                if (m_parameters++ >= mostInRegisters)
                    continue;
                if (m_nodes[declarator].role == Role::ArrayDeclarator) {
                    TypeInfo pointer;
                    pointer.bytes = 8;
                    add(pointer);
                    continue;
                }
            }
            if (hasValue && own->count < 0 && m_nodes[declarator].role == Role::ArrayDeclarator) {
                TypeInfo listed = *own;
                const quint32 value = inner + m_nodes[inner].size;
                double count = 0;
                for (quint32 j = value + 1; j < value + m_nodes[value].size; j += m_nodes[j].size)
                    ++count;
                listed.bytes = std::max(1.0, count) * base->bytes;
                add(listed);
                continue;
            }
            add(*own);
        }
    }

    const CodeGraph& m_graph;
    TypeTable& m_types;
    quint32 m_body;
    const std::vector<SketchNode>& m_nodes;
    double m_bytes = 0;
    int m_parameters = 0;
    bool m_calls = false;
};
} // namespace

std::optional<double> stackBytes(const CodeGraph& graph, TypeTable& types, quint32 body)
{
    if (!types.modelOf(body).hasLayouts || graph.facts[body].sketch.nodes.empty())
        return std::nullopt;
    return FrameReader(graph, types, body).read();
}

} // namespace Foreguest
