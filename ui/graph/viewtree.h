// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

#include <span>
#include <vector>

namespace Foreguest {

/// What the canvas can show: a node of the code graph (its NodeId), or a package, which is a folder of modules that is
/// no node itself (ids from nodes.size() on).
using ItemId = quint32;

/// What is known of an item and all that it contains.
struct ItemSummary
{
    quint32 functions = 0;
    quint32 cyclomatic = 0; ///< The largest.
    double heat = 0; ///< The largest.
    Growth growth = Growth::Constant; ///< The fastest known; Unknown where no body is known.
    bool hasCost = false;
};

/// The code graph as a tree: packages contain modules, these classes and functions, and so on; external nodes and
/// libraries stand at the top. Immutable. O(N + E).
class ViewTree
{
public:
    explicit ViewTree(const Analysis& analysis);

    size_t size() const { return m_parent.size(); }
    bool isPackage(ItemId item) const { return item >= m_nodeCount; }
    NodeId node(ItemId item) const { return isPackage(item) ? noIndex : item; }
    ItemId parent(ItemId item) const { return m_parent[item]; } ///< noIndex at the top.
    quint32 depth(ItemId item) const { return m_depth[item]; }
    std::span<const ItemId> children(ItemId item) const;
    /// Every item after its parent.
    const std::vector<ItemId>& topDown() const { return m_topDown; }
    const ItemSummary& summary(ItemId item) const { return m_summary[item]; }
    QString packageName(ItemId item) const { return m_packages[item - m_nodeCount]; }
    /// The library that an external node belongs to by its name (`os.path.join` to `os`), or noIndex.
    NodeId libraryOf(NodeId node) const { return m_library[node]; }

private:
    void adoptContained(const CodeGraph& graph);
    void adoptModules(const CodeGraph& graph);
    void orderTopDown();
    void summarise(const Analysis& analysis);
    void findLibraries(const CodeGraph& graph);

    size_t m_nodeCount = 0;
    std::vector<ItemId> m_parent;
    std::vector<quint32> m_depth;
    std::vector<quint32> m_firstChild, m_children;
    std::vector<ItemId> m_topDown;
    std::vector<ItemSummary> m_summary;
    std::vector<QString> m_packages;
    std::vector<NodeId> m_library;
};

} // namespace Foreguest
