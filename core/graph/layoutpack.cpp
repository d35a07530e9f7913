// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutparts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Foreguest::Layered {

namespace {

/// Shelves of at most `width` (unless one box is wider), boxes in the order given.
QSizeF fillShelves(std::span<const QSizeF> boxes, std::span<const quint32> order, double gap, double width,
    std::vector<QPointF>& corners)
{
    double x = 0, y = 0, shelf = 0, widest = 0;
    for (const quint32 i : order) {
        if (x > 0 && x + boxes[i].width() > width) {
            y += shelf + gap;
            x = shelf = 0;
        }
        corners[i] = QPointF(x, y);
        x += boxes[i].width() + gap;
        widest = std::max(widest, x - gap);
        shelf = std::max(shelf, boxes[i].height());
    }
    return { widest, y + shelf };
}

} // namespace

std::vector<QPointF> packBoxes(std::span<const QSizeF> boxes, double gap, double aspect)
{
    std::vector<QPointF> corners(boxes.size()), best(boxes.size());
    std::vector<quint32> order(boxes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(
        order.begin(), order.end(), [&](quint32 a, quint32 b) { return boxes[a].height() > boxes[b].height(); });
    double area = 0, widest = 0;
    for (const QSizeF& box : boxes) {
        area += (box.width() + gap) * (box.height() + gap);
        widest = std::max(widest, box.width());
    }
    double smallest = HUGE_VAL;
    constexpr int attempts = 14;
    for (int i = 0; i < attempts; ++i) {
        const double width = std::max(widest, std::sqrt(area * aspect) * (0.7 + 0.1 * i));
        const QSizeF size = fillShelves(boxes, order, gap, width, corners);
        // The side of the smallest box of the wanted aspect that holds all.
        const double side = std::max(size.width(), size.height() * aspect);
        if (side < smallest) {
            smallest = side;
            best = corners;
        }
    }
    return best;
}

} // namespace Foreguest::Layered
