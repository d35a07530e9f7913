// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/layout.h"
#include "ui/graph/graphview.h"
#include "ui/graph/nodegrid.h"

#include <QFont>

namespace Foreguest {

/// The shapes that tell what an item is.
enum class ItemShape : quint8 { Function, Class, Module, Package, Library, Variable };
QString itemShapeName(ItemShape shape); ///< Translated: "function".

struct SceneItem
{
    ItemId id = noIndex;
    NodeId node = noIndex; ///< noIndex for packages.
    ItemShape shape = ItemShape::Function;
    bool external = false;
    bool expandable = false; ///< It has contents that are not shown.
    bool hasCost = false;
    quint32 cyclomatic = 0; ///< Its own where its contents are shown, else the largest inside.
    Growth growthClass = Growth::Unknown; ///< Likewise.
    QString label; ///< Short enough for its box.
    QString detail; ///< "O(n²) · 7".
    float heat = 0, complexity = 0, growth = 0; ///< 0…1 each, for the colour.
};

struct SceneEdge
{
    quint32 from = 0, to = 0; ///< Indexes of items.
    EdgeGroup group = EdgeGroup::Calls; ///< The strongest of those between the two.
    quint32 count = 1; ///< Edges of the code graph that it stands for.
    float confidence = 1; ///< The largest.
};

/// What the canvas shows: items and edges as flat arrays with their places. Immutable once laid out, hence shared with
/// the thread that renders it.
struct GraphScene
{
    std::vector<SceneItem> items;
    std::vector<SceneEdge> edges;
    std::vector<QRectF> rects; ///< Per item.
    std::vector<QRectF> routeBounds; ///< Per edge.
    std::vector<quint32> firstOut, out, firstIn, in; ///< Edges of each item.
    Layout layout;
    LayoutDirection direction = LayoutDirection::LeftToRight; ///< Whichever fills a wide window better.
    NodeGrid grid;
    QString note; ///< What was left out, for the user.
    std::vector<quint32> itemOf; ///< Per item of the tree: the item that shows it or contains it, or noIndex.

    std::span<const quint32> outgoing(quint32 item) const { return slice(firstOut, out, item); }
    std::span<const quint32> incoming(quint32 item) const { return slice(firstIn, in, item); }
    /// The item that shows a node, or noIndex.
    quint32 find(ItemId id) const { return id < itemOf.size() ? itemOf[id] : noIndex; }
    float colorValue(quint32 item, ColorBy by) const;

private:
    static std::span<const quint32> slice(const std::vector<quint32>& first, const std::vector<quint32>& all, quint32 i)
    {
        return std::span(all).subspan(first[i], first[i + 1] - first[i]);
    }
};
using ScenePtr = std::shared_ptr<const GraphScene>;

/// Chooses, merges and lays out. Runs on a worker thread. Fails only where cancelled.
Result<ScenePtr> buildScene(const Analysis& analysis, const ViewTree& tree, const GraphView& view, const QFont& font,
    const TaskContext& context);

/// Growth with raised exponents: "O(n²)", "O(2ⁿ)"; "O(?)" where unknown.
QString growthLabel(Growth growth);
/// One line for tooltips and screen readers: "f, function, cyclomatic 7, O(n^2), 3 callers".
QString describeItem(const Analysis& analysis, const ViewTree& tree, const GraphScene& scene, quint32 item);

} // namespace Foreguest
