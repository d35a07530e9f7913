// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <span>
#include <vector>

namespace Foreguest {

/// A uniform grid over the boxes of the nodes: which lie in a rectangle, which is under a point. At most 64 x 64 cells
/// however far the nodes are apart.
class NodeGrid
{
public:
    NodeGrid() = default;
    NodeGrid(const std::vector<QRectF>& rects, const QRectF& bounds);

    /// Indexes of the boxes that meet `area`, each once, in rising order.
    std::vector<quint32> within(const QRectF& area) const;
    /// The box that contains the point, the last one where several do; noIndex where none does.
    quint32 at(const QPointF& point) const;

private:
    struct CellRange
    {
        int left, top, right, bottom;
    };
    CellRange cells(const QRectF& area) const;

    std::vector<QRectF> m_rects;
    QRectF m_bounds;
    int m_columns = 0, m_rows = 0;
    std::vector<quint32> m_first, m_items;
};

} // namespace Foreguest
