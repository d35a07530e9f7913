// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/viewtree.h"

#include <QFlags>
#include <QString>

#include <set>

namespace Foreguest {

enum class ColorBy : quint8 { Heat, Complexity, Growth };

/// Kinds of edges as the user filters them: Calls covers Instantiates, Data covers Reads, Writes and Flows.
enum class EdgeGroup : quint8 { Calls = 1, Inherits = 2, Imports = 4, Data = 8, Contains = 16 };
Q_DECLARE_FLAGS(EdgeGroups, EdgeGroup)
Q_DECLARE_OPERATORS_FOR_FLAGS(EdgeGroups)
EdgeGroup edgeGroup(EdgeKind kind);

/// What the user wants to see of a graph.
struct GraphView
{
    EdgeGroups groups = EdgeGroup::Calls | EdgeGroup::Inherits | EdgeGroup::Imports | EdgeGroup::Contains;
    bool externals = false; ///< Functions outside of the sources, one by one.
    bool libraries = true;
    ItemId focus = noIndex; ///< Show only this item and its neighbourhood.
    int depth = 2; ///< Of the neighbourhood, in edges.
    std::set<ItemId> opened, closed; ///< Containers that the user opened or closed.
    std::set<ItemId> hidden;
    quint32 limit = 150; ///< Items that are shown without being asked for one by one.
};

/// The items to show, and what was left out, in words for the user.
struct ItemChoice
{
    std::vector<ItemId> items;
    std::vector<bool> isOpen; ///< Per item of the tree: shown by its contents.
    bool allOpen = false; ///< Everything is shown down to the functions.
    QString note; ///< Empty where nothing was left out.
};

/// Chooses at most about `view.limit` items: all where they are few enough, otherwise containers in place of their
/// contents, or the neighbourhood in focus. O(N + E).
ItemChoice chooseItems(const Analysis& analysis, const ViewTree& tree, const GraphView& view);

} // namespace Foreguest
