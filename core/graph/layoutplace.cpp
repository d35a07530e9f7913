// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutparts.h"

#include <algorithm>
#include <cmath>

namespace Foreguest::Layered {

namespace {

constexpr double dummyGap = 4;

void makeCells(Placement& placement, const Proper& proper)
{
    placement.cells.resize(proper.order.size());
    placement.cellOf.resize(proper.layer.size());
    for (size_t l = 0; l < proper.order.size(); ++l) {
        auto& cells = placement.cells[l];
        const auto& order = proper.order[l];
        bool open = false; // The last cell is a row that has room.
        for (quint32 i = 0; i < order.size(); ++i) {
            const quint32 v = order[i];
            const bool dummy = proper.isDummy(v);
            if (open && !dummy) {
                ++cells.back().count;
                cells.back().size = std::max(cells.back().size, proper.across[v]);
            } else {
                cells.push_back({ i, 1, proper.across[v], 0 });
            }
            open = !dummy && cells.back().count < proper.columns[l];
            placement.cellOf[v] = quint32(cells.size() - 1);
        }
    }
}

class AcrossFitter
{
public:
    AcrossFitter(Placement& placement, const Proper& proper, const LayoutOptions& options)
        : m_placement(placement)
        , m_proper(proper)
        , m_gap(options.nodeGap)
    {
    }

    /// Every layer next to its own middle: the start of the iteration.
    void stack()
    {
        for (size_t l = 0; l < m_placement.cells.size(); ++l) {
            auto& cells = m_placement.cells[l];
            double position = 0;
            for (size_t i = 0; i < cells.size(); ++i) {
                position += i == 0 ? 0 : separation(l, i);
                cells[i].centre = position;
            }
            for (Cell& cell : cells)
                cell.centre -= position / 2;
        }
    }

    /// The least-squares fit of a layer to the centres of its neighbours that keeps order and distances.
    void fit(size_t l, bool useIn, bool useOut)
    {
        auto& cells = m_placement.cells[l];
        m_blocks.clear();
        double offset = 0;
        for (size_t i = 0; i < cells.size(); ++i) {
            offset += i == 0 ? 0 : separation(l, i);
            const auto [wanted, weight] = pull(l, cells[i], useIn, useOut);
            m_blocks.push_back({ weight * (wanted - offset), weight, 1 });
            while (m_blocks.size() > 1 && m_blocks[m_blocks.size() - 2].mean() > m_blocks.back().mean()) {
                const Block last = m_blocks.back();
                m_blocks.pop_back();
                m_blocks.back().add(last);
            }
        }
        size_t i = 0;
        offset = 0;
        for (const Block& block : m_blocks)
            for (size_t k = 0; k < block.count; ++k, ++i) {
                offset += i == 0 ? 0 : separation(l, i);
                cells[i].centre = block.mean() + offset;
            }
    }

private:
    /// Pool of adjacent violators.
    struct Block
    {
        double sum, weight;
        size_t count;
        double mean() const { return sum / weight; }
        void add(const Block& other)
        {
            sum += other.sum;
            weight += other.weight;
            count += other.count;
        }
    };

    double separation(size_t l, size_t i) const
    {
        const auto& cells = m_placement.cells[l];
        const bool dummies = isDummy(l, cells[i]) && isDummy(l, cells[i - 1]);
        return (cells[i].size + cells[i - 1].size) / 2 + (dummies ? dummyGap : m_gap);
    }
    bool isDummy(size_t l, const Cell& cell) const { return m_proper.isDummy(m_proper.order[l][cell.first]); }
    double centre(quint32 v) const { return m_placement.cells[m_proper.layer[v]][m_placement.cellOf[v]].centre; }

    std::pair<double, double> pull(size_t l, const Cell& cell, bool useIn, bool useOut) const
    {
        double sum = 0, weight = 0;
        for (quint32 i = cell.first; i < cell.first + cell.count; ++i) {
            const quint32 v = m_proper.order[l][i];
            for (const quint32 s : useIn ? m_proper.in.of(v) : std::span<const quint32>()) {
                sum += m_proper.weight[s] * centre(m_proper.from[s]);
                weight += m_proper.weight[s];
            }
            for (const quint32 s : useOut ? m_proper.out.of(v) : std::span<const quint32>()) {
                sum += m_proper.weight[s] * centre(m_proper.to[s]);
                weight += m_proper.weight[s];
            }
        }
        constexpr double free = 0.01; // Cells without neighbours stay where they are unless pushed.
        return weight > 0 ? std::pair(sum / weight, weight) : std::pair(cell.centre, free);
    }

    Placement& m_placement;
    const Proper& m_proper;
    double m_gap;
    std::vector<Block> m_blocks;
};

Result<> fitAcross(Placement& placement, const Proper& proper, const LayoutOptions& options, const TaskContext& context)
{
    AcrossFitter fitter(placement, proper, options);
    fitter.stack();
    const size_t layers = proper.order.size();
    constexpr int rounds = 10, bothSidesFrom = 5;
    for (int round = 0; round < rounds; ++round) {
        FOREGUEST_TRY(context.checkpoint());
        const bool both = round >= bothSidesFrom;
        for (size_t l = 0; l < layers; ++l)
            fitter.fit(l, true, both);
        for (size_t l = layers; l-- > 0;)
            fitter.fit(l, both, true);
    }
    return {};
}

/// Gaps grow with the number of segments and with how far these have to move across.
std::vector<double> layerGaps(const Placement& placement, const Proper& proper, double least)
{
    std::vector<double> gaps(proper.order.size(), least);
    std::vector<quint32> segments(proper.order.size(), 0);
    std::vector<double> steepest(proper.order.size(), 0);
    auto centre = [&](quint32 v) { return placement.cells[proper.layer[v]][placement.cellOf[v]].centre; };
    for (size_t s = 0; s < proper.from.size(); ++s) {
        const quint32 layer = proper.layer[proper.from[s]];
        ++segments[layer];
        steepest[layer] = std::max(steepest[layer], std::abs(centre(proper.from[s]) - centre(proper.to[s])));
    }
    for (size_t l = 0; l < gaps.size(); ++l)
        gaps[l] = std::min(least + 2.5 * std::sqrt(double(segments[l])) + steepest[l] / 9, 4 * least);
    return gaps;
}

void assignDepths(Placement& placement, const Proper& proper, const LayoutOptions& options)
{
    const std::vector<double> gaps = layerGaps(placement, proper, options.layerGap);
    placement.depth.resize(proper.layer.size());
    placement.across.resize(proper.layer.size());
    const double columnGap = std::max(options.nodeGap, options.layerGap / 2);
    double start = 0;
    for (size_t l = 0; l < proper.order.size(); ++l) {
        std::vector<double> widths(proper.columns[l], 0);
        for (const Cell& cell : placement.cells[l])
            for (quint32 i = 0; i < cell.count; ++i)
                widths[i] = std::max(widths[i], proper.depth[proper.order[l][cell.first + i]]);
        std::vector<double> starts(widths.size(), start);
        for (size_t i = 1; i < widths.size(); ++i)
            starts[i] = starts[i - 1] + widths[i - 1] + columnGap;
        const double end = starts.back() + widths.back();
        for (const Cell& cell : placement.cells[l])
            for (quint32 i = 0; i < cell.count; ++i) {
                const quint32 v = proper.order[l][cell.first + i];
                placement.across[v] = cell.centre;
                placement.depth[v] = starts[i] + proper.depth[v] / 2;
            }
        placement.layerStart.push_back(start);
        placement.layerEnd.push_back(end);
        start = end + gaps[l];
    }
}

} // namespace

Result<Placement> place(const Proper& proper, const LayoutOptions& options, const TaskContext& context)
{
    Placement placement;
    makeCells(placement, proper);
    FOREGUEST_TRY(fitAcross(placement, proper, options, context));
    assignDepths(placement, proper, options);
    return placement;
}

} // namespace Foreguest::Layered
