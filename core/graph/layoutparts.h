// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/layout.h"

namespace Foreguest::Layered {

/// The steps of layeredLayout(). Within them a drawing has a `depth` (along the direction of the layout: the layers)
/// and an `across` (within a layer), so that one code serves both directions.

/// A connected part of the graph, by local indexes; without loops.
struct Part
{
    std::vector<quint32> nodes; ///< Indexes in the input.
    std::vector<quint32> edges; ///< Indexes in the input.
    std::vector<quint32> from, to; ///< Local ends of the edges; turned round where that broke a cycle.
    std::vector<bool> reversed; ///< Per edge: it was turned round.
    std::vector<bool> implied; ///< Per edge: a longer path joins its ends too.
    std::vector<quint32> layer; ///< Per node.
};

/// Adjacency as one array and offsets.
struct Adjacency
{
    std::vector<quint32> first; ///< V + 1
    std::vector<quint32> items;

    /// items = for each vertex the indexes of those `keys` that name it, in rising order.
    static Adjacency build(size_t vertices, std::span<const quint32> keys);
    std::span<const quint32> of(quint32 vertex) const
    {
        return std::span(items).subspan(first[vertex], first[vertex + 1] - first[vertex]);
    }
};

/// A part with its long edges cut into segments that join neighbouring layers.
struct Proper
{
    // Per vertex: nodes of the part first, then dummies.
    std::vector<quint32> layer;
    std::vector<double> across, depth; ///< Sizes.
    size_t nodeCount = 0;
    // Per segment.
    std::vector<quint32> from, to;
    std::vector<double> weight;
    Adjacency out, in;
    // Per edge of the part: its vertices from end to end; two where it has no dummies.
    std::vector<quint32> chains, firstChain;
    // Per layer.
    std::vector<std::vector<quint32>> order;
    std::vector<quint32> columns; ///< 1, or the number of nodes in a row where the layer is folded.

    bool isDummy(quint32 vertex) const { return vertex >= nodeCount; }
    std::span<const quint32> chain(size_t edge) const
    {
        return std::span(chains).subspan(firstChain[edge], firstChain[edge + 1] - firstChain[edge]);
    }
};

/// Where the vertices are: a cell is a vertex, or a row of nodes of a folded layer.
struct Cell
{
    quint32 first = 0, count = 1; ///< Range in Proper::order of the layer.
    double size = 0, centre = 0; ///< Across.
};

struct Placement
{
    std::vector<std::vector<Cell>> cells; ///< Per layer.
    std::vector<quint32> cellOf; ///< Per vertex.
    std::vector<double> across, depth; ///< Centres, per vertex.
    std::vector<double> layerStart, layerEnd; ///< Depths.
};

std::vector<Part> splitIntoParts(const LayoutInput& input);
Result<> breakCyclesAndAssignLayers(
    Part& part, const LayoutInput& input, const LayoutOptions& options, const TaskContext& context);
Proper makeProper(const Part& part, const LayoutInput& input, const LayoutOptions& options);
Result<> reduceCrossings(Proper& proper, const LayoutOptions& options, const TaskContext& context);
Result<Placement> place(const Proper& proper, const LayoutOptions& options, const TaskContext& context);
/// The points of each edge of the part as (depth, across).
std::vector<std::vector<QPointF>> routeEdges(
    const Proper& proper, const Placement& placement, const LayoutOptions& options);

/// Top left corners that put boxes into shelves, near the wanted aspect. O(n log n).
std::vector<QPointF> packBoxes(std::span<const QSizeF> boxes, double gap, double aspect);

} // namespace Foreguest::Layered
