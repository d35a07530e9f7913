// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphview.h"

#include "ui/graph/graphtext.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

EdgeGroup edgeGroup(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Contains:
        return EdgeGroup::Contains;
    case EdgeKind::Calls:
    case EdgeKind::Instantiates:
        return EdgeGroup::Calls;
    case EdgeKind::Imports:
        return EdgeGroup::Imports;
    case EdgeKind::Inherits:
        return EdgeGroup::Inherits;
    case EdgeKind::Reads:
    case EdgeKind::Writes:
    case EdgeKind::Flows:
        return EdgeGroup::Data;
    }
    return EdgeGroup::Data;
}

namespace {

class Chooser
{
public:
    Chooser(const Analysis& analysis, const ViewTree& tree, const GraphView& view)
        : m_graph(*analysis.graph)
        , m_tree(tree)
        , m_view(view)
    {
    }

    ItemChoice overview()
    {
        m_choice.isOpen.assign(m_tree.size(), false);
        const quint32 level = openLevel();
        for (const ItemId item : m_tree.topDown())
            if (isOwn(item))
                m_choice.isOpen[item]
                    = m_view.opened.contains(item) || (m_tree.depth(item) < level && !m_view.closed.contains(item));
        collect();
        if (m_choice.items.size() < m_sparse && m_view.opened.empty())
            openPartly(level);
        m_choice.allOpen = m_hiddenCount == 0;
        if (m_hiddenCount > 0)
            m_choice.note = GraphText::tr("%1 of %2 parts shown. Double-click or Enter opens a module or class.")
                                .arg(m_choice.items.size())
                                .arg(m_choice.items.size() + m_hiddenCount);
        return std::move(m_choice);
    }

    ItemChoice neighbourhood()
    {
        m_choice.isOpen.assign(m_tree.size(), false);
        std::vector<quint32> distance(m_tree.size(), noIndex);
        std::vector<ItemId> queue;
        auto reach = [&](ItemId item, quint32 steps) {
            if (distance[item] != noIndex)
                return;
            distance[item] = steps;
            queue.push_back(item);
        };
        reach(m_view.focus, 0);
        for (size_t i = 0; i < queue.size() && distance[queue[i]] == 0; ++i)
            for (const ItemId child : m_tree.children(queue[i]))
                if (isOwn(child))
                    reach(child, 0);
        bool cut = false;
        for (size_t i = 0; i < queue.size() && !cut; ++i) {
            const quint32 steps = distance[queue[i]] + 1;
            if (steps > quint32(m_view.depth) || m_tree.isPackage(queue[i]))
                continue;
            for (const Edge& edge : m_graph.outgoing(queue[i]))
                follow(edge, edge.to, steps, reach);
            for (const quint32 index : m_graph.incoming(queue[i]))
                follow(m_graph.edges[index], m_graph.edges[index].from, steps, reach);
            cut = queue.size() > 4 * m_view.limit;
        }
        const size_t reached = queue.size();
        for (const ItemId item : queue) {
            m_choice.isOpen[item] = true;
            if (m_choice.items.size() < m_view.limit && !m_tree.isPackage(item) && !m_view.hidden.contains(item))
                m_choice.items.push_back(item);
        }
        std::sort(m_choice.items.begin(), m_choice.items.end());
        m_choice.note = reached > m_view.limit
            ? GraphText::tr("Focus: the nearest %1 parts. Escape shows the whole graph.").arg(m_choice.items.size())
            : GraphText::tr("Focus: neighbourhood to depth %1. Escape shows the whole graph.").arg(m_view.depth);
        return std::move(m_choice);
    }

private:
    static constexpr size_t m_sparse = 12; ///< Fewer items than that are no picture.

    /// A part of the given sources that is drawn as a node of its own.
    bool isOwn(ItemId item) const
    {
        if (m_tree.isPackage(item))
            return true;
        const Node& node = m_graph.nodes[item];
        return !node.external && node.kind != NodeKind::Library
            && (node.kind != NodeKind::Variable
                || (m_view.groups.testFlag(EdgeGroup::Data)
                    // Functions' own variables would be more than all else: they show around what is looked at.
                    && (node.scope == VariableScope::Shared || m_view.focus < m_tree.size())));
    }

    template <typename Reach> void follow(const Edge& edge, NodeId other, quint32 steps, Reach reach) const
    {
        if (edge.kind == EdgeKind::Contains || !m_view.groups.testFlag(edgeGroup(edge.kind)))
            return;
        if (m_graph.nodes[other].kind == NodeKind::Library
                ? m_view.libraries
                : isOwn(other) || (m_view.externals && m_graph.nodes[other].external))
            reach(other, steps);
    }

    /// The deepest level down to which all may be opened within the limit.
    quint32 openLevel() const
    {
        std::vector<quint32> items, packages;
        for (const ItemId item : m_tree.topDown()) {
            if (!isOwn(item))
                continue;
            const quint32 depth = m_tree.depth(item);
            if (depth >= items.size()) {
                items.resize(depth + 1, 0);
                packages.resize(depth + 1, 0);
            }
            ++items[depth];
            packages[depth] += m_tree.isPackage(item);
        }
        quint32 level = 0, shown = items.empty() ? 0 : items[0];
        while (level + 1 < items.size() && shown - packages[level] + items[level + 1] <= m_view.limit) {
            shown += items[level + 1] - packages[level];
            ++level;
        }
        return level + 1 >= items.size() ? noIndex : level;
    }

    double importance(ItemId item) const
    {
        double degree = 0;
        if (!m_tree.isPackage(item))
            degree = double(m_graph.outgoing(item).size() + m_graph.incoming(item).size());
        return m_tree.summary(item).heat + 0.05 * std::log1p(degree)
            + 0.02 * std::log1p(m_tree.summary(item).functions);
    }

    void keepMostImportant(std::vector<ItemId>& items, size_t count)
    {
        if (items.size() <= count)
            return;
        std::stable_sort(
            items.begin(), items.end(), [this](ItemId a, ItemId b) { return importance(a) > importance(b); });
        m_hiddenCount += items.size() - count;
        items.resize(count);
        std::sort(items.begin(), items.end());
    }

    /// Items whose containers are all open; of the contents of one container at most `limit`.
    void collect()
    {
        std::vector<ItemId> top;
        for (const ItemId item : m_tree.topDown())
            if (isOwn(item) && m_tree.parent(item) == noIndex && !m_view.hidden.contains(item))
                top.push_back(item);
        keepMostImportant(top, m_view.limit);
        for (size_t i = 0; i < top.size(); ++i) {
            const ItemId item = top[i];
            std::vector<ItemId> inside;
            for (const ItemId child : m_tree.children(item))
                if (isOwn(child) && !m_view.hidden.contains(child))
                    inside.push_back(child);
            const bool open = m_choice.isOpen[item];
            if (!(open && m_tree.isPackage(item)))
                m_choice.items.push_back(item);
            if (open) {
                keepMostImportant(inside, m_view.limit);
                top.insert(top.end(), inside.begin(), inside.end());
            } else {
                m_hiddenCount += inside.size();
            }
        }
        std::sort(m_choice.items.begin(), m_choice.items.end());
    }

    /// Fills a view of very few items with the most important of what they contain.
    void openPartly(quint32 level)
    {
        std::vector<ItemId> inside;
        for (const ItemId item : m_choice.items)
            if (m_tree.depth(item) == level && !m_view.closed.contains(item))
                for (const ItemId child : m_tree.children(item))
                    if (isOwn(child) && !m_view.hidden.contains(child))
                        inside.push_back(child);
        m_hiddenCount -= std::min(m_hiddenCount, inside.size());
        keepMostImportant(inside, m_view.limit - std::min<size_t>(m_view.limit, m_choice.items.size()));
        for (const ItemId child : inside)
            m_choice.isOpen[m_tree.parent(child)] = true;
        std::erase_if(m_choice.items, [this](ItemId item) { return m_tree.isPackage(item) && m_choice.isOpen[item]; });
        m_choice.items.insert(m_choice.items.end(), inside.begin(), inside.end());
        std::sort(m_choice.items.begin(), m_choice.items.end());
    }

    const CodeGraph& m_graph;
    const ViewTree& m_tree;
    const GraphView& m_view;
    ItemChoice m_choice;
    size_t m_hiddenCount = 0;
};

} // namespace

ItemChoice chooseItems(const Analysis& analysis, const ViewTree& tree, const GraphView& view)
{
    Chooser chooser(analysis, tree, view);
    return view.focus < tree.size() ? chooser.neighbourhood() : chooser.overview();
}

} // namespace Foreguest
