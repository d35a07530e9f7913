// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/nodegrid.h"

#include "core/graph/facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Foreguest {

NodeGrid::NodeGrid(const std::vector<QRectF>& rects, const QRectF& bounds)
    : m_rects(rects)
    , m_bounds(bounds)
{
    constexpr int mostCells = 64;
    const int side = std::clamp(int(std::sqrt(double(rects.size()))), 1, mostCells);
    m_columns = m_rows = side;
    m_first.assign(size_t(m_columns) * size_t(m_rows) + 1, 0);
    auto forEachCell = [&](auto visit) {
        for (quint32 i = 0; i < m_rects.size(); ++i) {
            const CellRange range = cells(m_rects[i]);
            for (int y = range.top; y <= range.bottom; ++y)
                for (int x = range.left; x <= range.right; ++x)
                    visit(size_t(y) * size_t(m_columns) + size_t(x), i);
        }
    };
    forEachCell([&](size_t cell, quint32) { ++m_first[cell + 1]; });
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_items.resize(m_first.back());
    std::vector<quint32> next(m_first.begin(), m_first.end() - 1);
    forEachCell([&](size_t cell, quint32 i) { m_items[next[cell]++] = i; });
}

NodeGrid::CellRange NodeGrid::cells(const QRectF& area) const
{
    auto column = [&](double x) {
        return int(std::clamp(
            (x - m_bounds.left()) / std::max(1.0, m_bounds.width()) * m_columns, 0.0, double(m_columns - 1)));
    };
    auto row = [&](double y) {
        return int(
            std::clamp((y - m_bounds.top()) / std::max(1.0, m_bounds.height()) * m_rows, 0.0, double(m_rows - 1)));
    };
    return { column(area.left()), row(area.top()), column(area.right()), row(area.bottom()) };
}

std::vector<quint32> NodeGrid::within(const QRectF& area) const
{
    std::vector<quint32> found;
    if (m_rects.empty())
        return found;
    const CellRange range = cells(area);
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x) {
            const size_t cell = size_t(y) * size_t(m_columns) + size_t(x);
            for (quint32 i = m_first[cell]; i < m_first[cell + 1]; ++i)
                if (m_rects[m_items[i]].intersects(area))
                    found.push_back(m_items[i]);
        }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

quint32 NodeGrid::at(const QPointF& point) const
{
    if (m_rects.empty())
        return noIndex;
    const CellRange range = cells(QRectF(point, QSizeF(0, 0)));
    const size_t cell = size_t(range.top) * size_t(m_columns) + size_t(range.left);
    for (quint32 i = m_first[cell + 1]; i > m_first[cell]; --i)
        if (m_rects[m_items[i - 1]].contains(point))
            return m_items[i - 1];
    return noIndex;
}

} // namespace Foreguest
