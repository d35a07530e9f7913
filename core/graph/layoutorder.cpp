// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutparts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Foreguest::Layered {

namespace {

constexpr double dummySize = 3;

void addDummies(Proper& proper, const Part& part, const LayoutInput& input, const LayoutOptions& options)
{
    // Bounds the memory on graphs whose long edges would need millions of dummies.
    size_t budget = 8 * (part.nodes.size() + part.edges.size()) + 1000;
    for (size_t e = 0; e < part.edges.size(); ++e) {
        const quint32 from = part.from[e], to = part.to[e];
        const double weight = input.edges[part.edges[e]].weight;
        const quint32 span = part.layer[to] - part.layer[from];
        proper.firstChain.push_back(quint32(proper.chains.size()));
        proper.chains.push_back(from);
        const bool routed = !part.implied[e] && span <= options.longestRouted && span - 1 <= budget;
        if (routed) {
            budget -= span - 1;
            quint32 previous = from;
            for (quint32 layer = part.layer[from] + 1; layer < part.layer[to]; ++layer) {
                const quint32 dummy = quint32(proper.layer.size());
                proper.layer.push_back(layer);
                proper.across.push_back(dummySize);
                proper.depth.push_back(0);
                proper.from.push_back(previous);
                proper.to.push_back(dummy);
                // Ω of Gansner et al.: straightness of the inner segments matters most.
                proper.weight.push_back(weight * (proper.isDummy(previous) ? 8 : 2));
                proper.chains.push_back(dummy);
                previous = dummy;
            }
            proper.from.push_back(previous);
            proper.to.push_back(to);
            proper.weight.push_back(weight * (proper.isDummy(previous) ? 2 : 1));
        }
        proper.chains.push_back(to);
    }
    proper.firstChain.push_back(quint32(proper.chains.size()));
}

/// Folds layers that are much longer than the box that the part should fill.
void chooseColumns(Proper& proper, const LayoutOptions& options)
{
    const double slack = 1.4;
    double area = 0;
    std::vector<double> length(proper.order.size(), 0);
    std::vector<quint32> nodes(proper.order.size(), 0);
    for (quint32 v = 0; v < proper.nodeCount; ++v) {
        area += (proper.across[v] + options.nodeGap) * (proper.depth[v] + options.layerGap);
        length[proper.layer[v]] += proper.across[v] + options.nodeGap;
        ++nodes[proper.layer[v]];
    }
    const bool acrossIsHeight = options.direction == LayoutDirection::LeftToRight;
    const double box = std::sqrt(area * slack * (acrossIsHeight ? 1 / options.aspect : options.aspect));
    const double least = acrossIsHeight ? 560 : 1100;
    const double limit = std::max(box, least);
    proper.columns.assign(proper.order.size(), 1);
    for (size_t layer = 0; layer < proper.order.size(); ++layer)
        if (length[layer] > 1.25 * limit)
            proper.columns[layer] = std::min(nodes[layer], quint32(std::ceil(length[layer] / limit)));
}

/// First order: depth-first from the first layer, so that subtrees and groups start out together.
void initialOrder(Proper& proper, const Part& part, const LayoutInput& input)
{
    const size_t n = proper.layer.size();
    std::vector<quint32> starts(proper.nodeCount);
    std::iota(starts.begin(), starts.end(), 0);
    auto group = [&](quint32 v) { return input.groups.empty() ? 0 : input.groups[part.nodes[v]]; };
    std::stable_sort(starts.begin(), starts.end(), [&](quint32 a, quint32 b) {
        return std::pair(proper.layer[a], group(a)) < std::pair(proper.layer[b], group(b));
    });
    std::vector<bool> seen(n, false);
    std::vector<quint32> stack;
    for (const quint32 start : starts) {
        stack.push_back(start);
        while (!stack.empty()) {
            const quint32 v = stack.back();
            stack.pop_back();
            if (seen[v])
                continue;
            seen[v] = true;
            proper.order[proper.layer[v]].push_back(v);
            const auto segments = proper.out.of(v);
            for (auto it = segments.rbegin(); it != segments.rend(); ++it)
                stack.push_back(proper.to[*it]);
        }
    }
}

class CrossingReducer
{
public:
    explicit CrossingReducer(Proper& proper)
        : m_proper(proper)
        , m_position(proper.layer.size())
        , m_key(proper.layer.size())
    {
        for (const auto& layer : proper.order)
            number(layer);
    }

    void sweep(bool down)
    {
        const size_t layers = m_proper.order.size();
        for (size_t i = 1; i < layers; ++i)
            sortByNeighbours(down ? i : layers - 1 - i, down);
    }

    /// Exchanges neighbours in a layer while that removes crossings.
    void transpose()
    {
        for (auto& layer : m_proper.order) {
            for (size_t i = 0; i + 1 < layer.size(); ++i) {
                const quint32 a = layer[i], b = layer[i + 1];
                if (crossings(a, b) > crossings(b, a)) {
                    std::swap(layer[i], layer[i + 1]);
                    std::swap(m_position[a], m_position[b]);
                }
            }
        }
    }

    /// All crossings between neighbouring layers. O(E log V), by a Fenwick tree (W. Barth, P. Mutzel, M. Jünger, 2004).
    quint64 total()
    {
        quint64 sum = 0;
        for (size_t l = 0; l + 1 < m_proper.order.size(); ++l) {
            m_tree.assign(m_proper.order[l + 1].size() + 1, 0);
            quint64 inserted = 0;
            for (const quint32 v : m_proper.order[l]) {
                positions(v, true, m_a);
                for (const quint32 position : m_a)
                    sum += inserted - countUpTo(position);
                for (const quint32 position : m_a)
                    for (size_t i = position + 1; i < m_tree.size(); i += i & -i)
                        ++m_tree[i];
                inserted += m_a.size();
            }
        }
        return sum;
    }

private:
    void number(const std::vector<quint32>& layer)
    {
        for (quint32 i = 0; i < layer.size(); ++i)
            m_position[layer[i]] = i;
    }

    quint64 countUpTo(quint32 position) const
    {
        quint64 count = 0;
        for (size_t i = position + 1; i > 0; i -= i & -i)
            count += m_tree[i];
        return count;
    }

    void positions(quint32 v, bool out, std::vector<quint32>& result) const
    {
        result.clear();
        for (const quint32 s : (out ? m_proper.out : m_proper.in).of(v))
            result.push_back(m_position[out ? m_proper.to[s] : m_proper.from[s]]);
        std::sort(result.begin(), result.end());
    }

    void sortByNeighbours(size_t index, bool down)
    {
        auto& layer = m_proper.order[index];
        for (const quint32 v : layer) {
            double sum = 0, weights = 0;
            for (const quint32 s : (down ? m_proper.in : m_proper.out).of(v)) {
                const quint32 other = down ? m_proper.from[s] : m_proper.to[s];
                // Relative, since the layers differ in length.
                sum += m_proper.weight[s] * (m_position[other] + 0.5);
                weights += m_proper.weight[s];
            }
            const size_t otherSize = m_proper.order[down ? index - 1 : index + 1].size();
            const double kept = (m_position[v] + 0.5) * double(otherSize) / double(layer.size());
            m_key[v] = weights > 0 ? sum / weights : kept;
        }
        std::stable_sort(layer.begin(), layer.end(), [&](quint32 a, quint32 b) { return m_key[a] < m_key[b]; });
        number(layer);
    }

    /// Crossings between the segments of a and b where a stands before b.
    quint64 crossings(quint32 a, quint32 b)
    {
        quint64 sum = 0;
        for (const bool out : { true, false }) {
            positions(a, out, m_a);
            positions(b, out, m_b);
            size_t smaller = 0;
            for (const quint32 position : m_a) {
                while (smaller < m_b.size() && m_b[smaller] < position)
                    ++smaller;
                sum += smaller;
            }
        }
        return sum;
    }

    Proper& m_proper;
    std::vector<quint32> m_position;
    std::vector<double> m_key;
    std::vector<quint32> m_a, m_b;
    std::vector<quint64> m_tree;
};

} // namespace

Proper makeProper(const Part& part, const LayoutInput& input, const LayoutOptions& options)
{
    Proper proper;
    proper.nodeCount = part.nodes.size();
    proper.layer = part.layer;
    const bool leftToRight = options.direction == LayoutDirection::LeftToRight;
    for (const quint32 node : part.nodes) {
        const QSizeF& size = input.sizes[node];
        proper.across.push_back(leftToRight ? size.height() : size.width());
        proper.depth.push_back(leftToRight ? size.width() : size.height());
    }
    addDummies(proper, part, input, options);
    proper.out = Adjacency::build(proper.layer.size(), proper.from);
    proper.in = Adjacency::build(proper.layer.size(), proper.to);
    proper.order.resize(*std::max_element(part.layer.begin(), part.layer.end()) + 1);
    initialOrder(proper, part, input);
    chooseColumns(proper, options);
    return proper;
}

Result<> reduceCrossings(Proper& proper, const LayoutOptions& options, const TaskContext& context)
{
    CrossingReducer reducer(proper);
    auto best = proper.order;
    quint64 fewest = reducer.total();
    for (int round = 0; round < options.sweeps && fewest > 0; ++round) {
        FOREGUEST_TRY(context.checkpoint());
        reducer.sweep(round % 2 == 0);
        for (int i = 0; i < 2; ++i)
            reducer.transpose();
        const quint64 now = reducer.total();
        if (now < fewest) {
            fewest = now;
            best = proper.order;
        }
    }
    proper.order = std::move(best);
    return {};
}

} // namespace Foreguest::Layered
