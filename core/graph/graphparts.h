// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <vector>

namespace Foreguest {

/// What one file gives to a graph in one stage of writing.
struct GraphPart
{
    /// Marks a node that a source of data was looked up as.
    static constexpr NodeId sourceMark = 0x8000'0000;
    std::vector<Edge> edges;
    std::vector<NodeId> touched; ///< External nodes that were asked for, in order.
};

/// What each file gives to a graph, kept so that a graph can be written again with only some files looked at.
struct GraphParts
{
    explicit GraphParts(size_t files)
        : definitions(files)
        , calls(files)
        , names(files)
        , fields(files)
        , flows(files)
        , captures(files)
        , recursive(files)
        , writtenFields(files)
        , usedFields(files)
    {
    }
    std::vector<GraphPart> definitions, calls, names, fields, flows, captures;
    std::vector<std::vector<quint32>> recursive; ///< Bodies that call themselves.
    std::vector<std::vector<quint64>> writtenFields; ///< By class and name, sorted.
    std::vector<std::vector<quint64>> usedFields; ///< Those that the file gives their nodes, sorted.
    GraphPart shared; ///< What no single file gives.
};

} // namespace Foreguest
