// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutparts.h"

#include <algorithm>
#include <numeric>

namespace Foreguest::Layered {

Adjacency Adjacency::build(size_t vertices, std::span<const quint32> keys)
{
    Adjacency result;
    result.first.assign(vertices + 1, 0);
    for (const quint32 key : keys)
        ++result.first[key + 1];
    std::partial_sum(result.first.begin(), result.first.end(), result.first.begin());
    result.items.resize(keys.size());
    std::vector<quint32> next(result.first.begin(), result.first.end() - 1);
    for (quint32 i = 0; i < keys.size(); ++i)
        result.items[next[keys[i]]++] = i;
    return result;
}

std::vector<Part> splitIntoParts(const LayoutInput& input)
{
    std::vector<quint32> parent(input.sizes.size());
    std::iota(parent.begin(), parent.end(), 0);
    auto root = [&](quint32 node) {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    };
    for (const LayoutEdge& edge : input.edges) {
        const quint32 a = root(edge.from), b = root(edge.to);
        parent[std::max(a, b)] = std::min(a, b);
    }
    std::vector<Part> parts;
    std::vector<quint32> partOf(parent.size(), noIndex), local(parent.size());
    for (quint32 node = 0; node < parent.size(); ++node) {
        quint32& part = partOf[root(node)];
        if (part == noIndex) {
            part = quint32(parts.size());
            parts.emplace_back();
        }
        partOf[node] = part;
        local[node] = quint32(parts[part].nodes.size());
        parts[part].nodes.push_back(node);
    }
    for (quint32 e = 0; e < input.edges.size(); ++e) {
        const LayoutEdge& edge = input.edges[e];
        if (edge.from == edge.to)
            continue;
        Part& part = parts[partOf[edge.from]];
        part.edges.push_back(e);
        part.from.push_back(local[edge.from]);
        part.to.push_back(local[edge.to]);
    }
    return parts;
}

namespace {

/// Turns round every edge that leads back into the path of a depth-first search from the sources.
void breakCycles(Part& part)
{
    const size_t n = part.nodes.size();
    const Adjacency out = Adjacency::build(n, part.from);
    part.reversed.assign(part.edges.size(), false);
    std::vector<quint32> starts;
    std::vector<bool> hasInput(n, false);
    for (const quint32 to : part.to)
        hasInput[to] = true;
    for (const bool wanted : { false, true })
        for (quint32 v = 0; v < n; ++v)
            if (hasInput[v] == wanted)
                starts.push_back(v);
    enum : quint8 { Fresh, OnPath, Done };
    std::vector<quint8> state(n, Fresh);
    std::vector<std::pair<quint32, quint32>> path;
    for (const quint32 start : starts) {
        if (state[start] != Fresh)
            continue;
        state[start] = OnPath;
        path.emplace_back(start, 0);
        while (!path.empty()) {
            auto& [v, next] = path.back();
            if (next == out.of(v).size()) {
                state[v] = Done;
                path.pop_back();
                continue;
            }
            const quint32 edge = out.of(v)[next++];
            const quint32 to = part.to[edge];
            if (state[to] == OnPath) {
                part.reversed[edge] = true;
            } else if (state[to] == Fresh) {
                state[to] = OnPath;
                path.emplace_back(to, 0);
            }
        }
    }
    for (size_t e = 0; e < part.edges.size(); ++e)
        if (part.reversed[e])
            std::swap(part.from[e], part.to[e]);
}

/// Kahn's order.
std::vector<quint32> topologicalOrder(const Part& part, const Adjacency& out)
{
    std::vector<quint32> inputs(part.nodes.size(), 0), order;
    for (const quint32 to : part.to)
        ++inputs[to];
    order.reserve(inputs.size());
    for (quint32 v = 0; v < inputs.size(); ++v)
        if (inputs[v] == 0)
            order.push_back(v);
    for (size_t next = 0; next < order.size(); ++next)
        for (const quint32 edge : out.of(order[next]))
            if (--inputs[part.to[edge]] == 0)
                order.push_back(part.to[edge]);
    return order;
}

/// Moves each node to the end of its free range where that makes the heavier side of its edges shorter.
bool tighten(
    Part& part, const LayoutInput& input, std::span<const quint32> order, const Adjacency& out, const Adjacency& in)
{
    bool changed = false;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const quint32 v = *it;
        double outWeight = 0, inWeight = 0;
        quint32 lowest = 0, highest = noIndex;
        for (const quint32 e : out.of(v)) {
            outWeight += input.edges[part.edges[e]].weight;
            highest = std::min(highest, part.layer[part.to[e]] - 1);
        }
        for (const quint32 e : in.of(v)) {
            inWeight += input.edges[part.edges[e]].weight;
            lowest = std::max(lowest, part.layer[part.from[e]] + 1);
        }
        const quint32 wanted = outWeight > inWeight ? highest : in.of(v).empty() ? part.layer[v] : lowest;
        changed |= wanted != part.layer[v];
        part.layer[v] = wanted;
    }
    return changed;
}

/// Finds the edges whose ends a longer path joins too. O(V E / 64) time, V^2 bits of memory.
Result<> markImplied(Part& part, std::span<const quint32> order, const Adjacency& out, const TaskContext& context)
{
    const size_t n = part.nodes.size();
    const size_t words = (n + 63) / 64;
    std::vector<quint64> reach(n * words, 0);
    auto reaches = [&](quint32 a, quint32 b) { return (reach[a * words + b / 64] >> (b % 64) & 1) != 0; };
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        FOREGUEST_TRY(context.checkpoint());
        const quint32 v = *it;
        std::vector<quint32> edges(out.of(v).begin(), out.of(v).end());
        // The nearest first: what a farther one adds is known to be implied once it is in the set.
        std::stable_sort(edges.begin(), edges.end(),
            [&](quint32 a, quint32 b) { return part.layer[part.to[a]] < part.layer[part.to[b]]; });
        for (const quint32 e : edges) {
            const quint32 to = part.to[e];
            part.implied[e] = reaches(v, to) && part.layer[to] > part.layer[v] + 1;
            reach[v * words + to / 64] |= quint64(1) << (to % 64);
            for (size_t w = 0; w < words; ++w)
                reach[v * words + w] |= reach[to * words + w];
        }
    }
    return {};
}

void removeEmptyLayers(std::vector<quint32>& layers)
{
    const quint32 last = *std::max_element(layers.begin(), layers.end());
    std::vector<quint32> number(last + 1, 0);
    for (const quint32 layer : layers)
        number[layer] = 1;
    std::exclusive_scan(number.begin(), number.end(), number.begin(), 0U);
    for (quint32& layer : layers)
        layer = number[layer];
}

} // namespace

Result<> breakCyclesAndAssignLayers(
    Part& part, const LayoutInput& input, const LayoutOptions& options, const TaskContext& context)
{
    breakCycles(part);
    FOREGUEST_TRY(context.checkpoint());
    const Adjacency out = Adjacency::build(part.nodes.size(), part.from);
    const Adjacency in = Adjacency::build(part.nodes.size(), part.to);
    const std::vector<quint32> order = topologicalOrder(part, out);
    part.layer.assign(part.nodes.size(), 0);
    for (const quint32 v : order)
        for (const quint32 edge : out.of(v))
            part.layer[part.to[edge]] = std::max(part.layer[part.to[edge]], part.layer[v] + 1);
    constexpr int maximumRounds = 8;
    for (int round = 0; round < maximumRounds; ++round) {
        FOREGUEST_TRY(context.checkpoint());
        if (!tighten(part, input, order, out, in))
            break;
    }
    removeEmptyLayers(part.layer);
    part.implied.assign(part.edges.size(), false);
    constexpr size_t mostNodes = 4000; // 2 MB of bits.
    if (part.nodes.size() <= mostNodes && double(part.edges.size()) > options.thinAbove * double(part.nodes.size()))
        FOREGUEST_TRY(markImplied(part, order, out, context));
    return {};
}

} // namespace Foreguest::Layered
