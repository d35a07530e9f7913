// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutparts.h"

#include <algorithm>
#include <cmath>

namespace Foreguest::Layered {

namespace {

/// A point of a route is (depth, across).
using Route = std::vector<QPointF>;

/// Across position at a depth of the curve between two points: the cubic with tangents along the depth.
double curveAt(const QPointF& a, const QPointF& b, double depth)
{
    const double x = (depth - a.x()) / (b.x() - a.x());
    double low = 0, high = 1;
    for (int i = 0; i < 12; ++i) {
        const double t = (low + high) / 2;
        (1.5 * t * (1 - t) + t * t * t < x ? low : high) = t;
    }
    const double t = (low + high) / 2;
    return a.y() + (b.y() - a.y()) * (3 * t * t - 2 * t * t * t);
}

/// The free range that an edge may use on its way through a layer.
struct Gate
{
    double start, end; ///< Depths of the layer.
    double low, high; ///< Across.
    double wanted; ///< Across position of the dummy.

    bool lets(const QPointF& a, const QPointF& b) const
    {
        for (const double depth : { start, (start + end) / 2, end }) {
            const double across = curveAt(a, b, depth);
            if (across < low || across > high)
                return false;
        }
        return true;
    }
};

class Router
{
public:
    Router(const Proper& proper, const Placement& placement, const LayoutOptions& options)
        : m_proper(proper)
        , m_placement(placement)
        , m_gap(options.nodeGap)
    {
    }

    /// Spreads the ends of a node's edges over its sides, in the order of where they lead.
    void spreadPorts()
    {
        const size_t edges = m_proper.firstChain.size() - 1;
        m_fromPort.resize(edges);
        m_toPort.resize(edges);
        std::vector<quint32> starts(edges), ends(edges);
        for (size_t e = 0; e < edges; ++e) {
            starts[e] = m_proper.chain(e).front();
            ends[e] = m_proper.chain(e).back();
        }
        spread(starts, m_fromPort, [&](quint32 e) { return m_placement.across[m_proper.chain(e)[1]]; });
        spread(ends, m_toPort, [&](quint32 e) { return m_placement.across[m_proper.chain(e).end()[-2]]; });
    }

    Route route(size_t edge) const
    {
        const auto chain = m_proper.chain(edge);
        const quint32 from = chain.front(), to = chain.back();
        Route points;
        leave(from, m_fromPort[edge], points);
        Route entry;
        enter(to, m_toPort[edge], entry);
        thread(chain, points, entry.front());
        points.insert(points.end(), entry.begin(), entry.end());
        return points;
    }

private:
    template <typename Key> void spread(std::span<const quint32> ends, std::vector<double>& ports, Key key) const
    {
        const Adjacency at = Adjacency::build(m_proper.nodeCount, ends);
        for (quint32 v = 0; v < m_proper.nodeCount; ++v) {
            std::vector<quint32> edges(at.of(v).begin(), at.of(v).end());
            std::stable_sort(edges.begin(), edges.end(), [&](quint32 a, quint32 b) { return key(a) < key(b); });
            constexpr double usable = 0.7, widest = 9;
            const double step = std::min(widest, usable * m_proper.across[v] / double(edges.size() + 1));
            for (size_t i = 0; i < edges.size(); ++i)
                ports[edges[i]] = m_placement.across[v] + (double(i) - double(edges.size() - 1) / 2) * step;
        }
    }

    const Cell& cell(quint32 v) const { return m_placement.cells[m_proper.layer[v]][m_placement.cellOf[v]]; }
    double lane(quint32 v) const { return cell(v).centre - cell(v).size / 2 - m_gap / 2; }
    bool isFolded(quint32 v) const { return m_proper.columns[m_proper.layer[v]] > 1; }

    /// From a node's border to the end of its layer; past the other nodes of its row by the lane beside the row.
    void leave(quint32 v, double port, Route& points) const
    {
        const double border = m_placement.depth[v] + m_proper.depth[v] / 2;
        const double end = m_placement.layerEnd[m_proper.layer[v]];
        points.emplace_back(border, port);
        const quint32 last = m_proper.order[m_proper.layer[v]][cell(v).first + cell(v).count - 1];
        if (isFolded(v) && last != v) {
            points.emplace_back(border + m_gap, lane(v));
            port = lane(v);
        }
        if (end > points.back().x())
            points.emplace_back(end, port);
    }

    void enter(quint32 v, double port, Route& points) const
    {
        const double border = m_placement.depth[v] - m_proper.depth[v] / 2;
        const quint32 first = m_proper.order[m_proper.layer[v]][cell(v).first];
        if (isFolded(v) && first != v) {
            points.emplace_back(m_placement.layerStart[m_proper.layer[v]], lane(v));
            points.emplace_back(border - m_gap, lane(v));
        }
        points.emplace_back(border, port);
    }

    Gate gate(quint32 dummy) const
    {
        const quint32 layer = m_proper.layer[dummy];
        const auto& cells = m_placement.cells[layer];
        const quint32 index = m_placement.cellOf[dummy];
        Gate result { m_placement.layerStart[layer], m_placement.layerEnd[layer], -HUGE_VAL, HUGE_VAL,
            cells[index].centre };
        const double margin = m_gap / 3;
        auto isNode = [&](size_t i) { return !m_proper.isDummy(m_proper.order[layer][cells[i].first]); };
        for (size_t i = index; i-- > 0;)
            if (isNode(i)) {
                result.low = cells[i].centre + cells[i].size / 2 + margin;
                break;
            }
        for (size_t i = index + 1; i < cells.size(); ++i)
            if (isNode(i)) {
                result.high = cells[i].centre - cells[i].size / 2 - margin;
                break;
            }
        return result;
    }

    /// Joins the last point to `target` through the gates of the chain's dummies with as few bends as possible.
    void thread(std::span<const quint32> chain, Route& points, const QPointF& target) const
    {
        std::vector<Gate> gates;
        for (size_t i = 1; i + 1 < chain.size(); ++i)
            gates.push_back(gate(chain[i]));
        size_t next = 0;
        while (next < gates.size()) {
            size_t reach = gates.size();
            for (; reach > next; --reach) {
                const QPointF end = reach == gates.size() ? target : QPointF(gates[reach].start, gates[reach].wanted);
                const auto passed = std::span(gates).subspan(next, reach - next);
                if (std::all_of(
                        passed.begin(), passed.end(), [&](const Gate& g) { return g.lets(points.back(), end); }))
                    break;
            }
            if (reach < gates.size()) {
                points.emplace_back(gates[reach].start, gates[reach].wanted);
                if (gates[reach].end > gates[reach].start)
                    points.emplace_back(gates[reach].end, gates[reach].wanted);
            }
            next = reach + 1;
        }
    }

    const Proper& m_proper;
    const Placement& m_placement;
    double m_gap;
    std::vector<double> m_fromPort, m_toPort;
};

} // namespace

std::vector<Route> routeEdges(const Proper& proper, const Placement& placement, const LayoutOptions& options)
{
    Router router(proper, placement, options);
    router.spreadPorts();
    std::vector<Route> routes(proper.firstChain.size() - 1);
    for (size_t e = 0; e < routes.size(); ++e)
        routes[e] = router.route(e);
    return routes;
}

} // namespace Foreguest::Layered
