// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/graph/facts.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <span>
#include <vector>

namespace Foreguest {

struct LayoutEdge
{
    quint32 from = 0, to = 0; ///< Indexes of nodes.
    float weight = 1; ///< How much it matters that the edge is short and straight.
};

/// What is to be laid out. Lengths are in the unit of the caller, normally pixels at zoom 1.
struct LayoutInput
{
    std::vector<QSizeF> sizes; ///< One a node.
    std::vector<LayoutEdge> edges; ///< Loops, parallel edges and cycles are allowed; bad indexes are an error.
    std::vector<quint32> groups; ///< Optional, one a node: nodes of a group (a class) start next to each other.
};

enum class LayoutDirection : quint8 { LeftToRight, TopDown };

struct LayoutOptions
{
    LayoutDirection direction = LayoutDirection::LeftToRight;
    double layerGap = 46; ///< Least distance between layers; busy gaps grow up to four times that.
    double nodeGap = 14; ///< Between neighbours in a layer.
    double componentGap = 36; ///< Between parts that no edge joins.
    double aspect = 1.6; ///< Width by height of the box that the whole should fill.
    quint32 longestRouted = 12; ///< Edges that span more layers are drawn straight, without dummies.
    int sweeps = 12; ///< Rounds of crossing reduction.
    double thinAbove = 1.8; ///< Edges per node from which on implied edges take no part in the drawing's shape.
};

struct Layout
{
    std::vector<QPointF> positions; ///< Centres of the nodes.
    std::vector<quint32> layers; ///< Of each node, within its part of the graph.
    /// Points of edge e from border to border of its nodes: points[firstPoint[e]] … points[firstPoint[e + 1] - 1].
    /// Consecutive points are meant to be joined by curves whose tangents lie along the direction of the layout.
    std::vector<QPointF> points;
    std::vector<quint32> firstPoint;
    /// Per edge: a longer path joins its ends too, in a graph so dense that such edges would only tangle it. They are
    /// drawn straight, best in a faint colour.
    std::vector<bool> implied;
    QRectF bounds; ///< Of nodes and points; its top left is the origin.

    std::span<const QPointF> route(size_t edge) const
    {
        return std::span(points).subspan(firstPoint[edge], firstPoint[edge + 1] - firstPoint[edge]);
    }
};

/// A layered drawing (K. Sugiyama, S. Tagawa, M. Toda: "Methods for Visual Understanding of Hierarchical System
/// Structures", 1981), part by part, the parts packed into a box of the wanted aspect. Cycles are broken by depth-first
/// search; layers are longest paths, tightened; in dense graphs
/// the edges that transitive reduction (A. Aho, M. Garey, J. Ullman, 1972) would leave out get no way of their own;
/// crossings are reduced by barycentre sweeps and transposition (E. Gansner et al.: "A Technique for Drawing Directed
/// Graphs", 1993); coordinates within a layer are the least-squares fit to the neighbours that keeps order and distance
/// (isotonic regression, M. Best, N. Chakravarti, 1990). A layer that would be too long is folded into rows. Nodes
/// never overlap. The same input gives the same drawing.
///
/// Fails where an index is out of range, or when cancelled. O(s (V + E) log V) with V counting dummies, s sweeps.
Result<Layout> layeredLayout(const LayoutInput& input, const LayoutOptions& options, const TaskContext& context);

} // namespace Foreguest
