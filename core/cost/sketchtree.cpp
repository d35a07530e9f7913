// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/sketchtree.h"

#include "core/graph/facts.h"

namespace Foreguest {

std::vector<quint32> sketchChildren(const std::vector<SketchNode>& nodes, quint32 node)
{
    std::vector<quint32> list;
    for (quint32 i = node + 1; i < node + nodes[node].size; i += nodes[i].size)
        list.push_back(i);
    return list;
}

quint32 sketchChild(const std::vector<SketchNode>& nodes, quint32 node, Slot slot)
{
    for (quint32 i = node + 1; i < node + nodes[node].size; i += nodes[i].size) {
        if (nodes[i].slot == slot)
            return i;
    }
    return noIndex;
}

std::vector<quint32> sketchArguments(const std::vector<SketchNode>& nodes, quint32 call)
{
    std::vector<quint32> list;
    for (const quint32 part : sketchChildren(nodes, call)) {
        if (nodes[part].role != Role::Arguments) {
            if (nodes[part].slot == Slot::Arguments)
                list.push_back(part);
            continue;
        }
        for (const quint32 argument : sketchChildren(nodes, part)) {
            if (nodes[argument].role != Role::KeywordArgument)
                list.push_back(argument);
            else if (const std::vector<quint32> pieces = sketchChildren(nodes, argument); !pieces.empty())
                list.push_back(pieces.back());
        }
    }
    return list;
}

} // namespace Foreguest
