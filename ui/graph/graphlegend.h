// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphpainter.h"

#include <QWidget>

namespace Foreguest {

/// Paints the legend from the point (0, 0), lines broken at `width`: what the colours mean from low to high, what the
/// shapes are, what the lines are. Returns the height that it needs; paints nothing where `painter` is null.
double paintLegend(QPainter* painter, double width, const GraphStyle& style);

/// The legend below the canvas, where it can't cover a node.
class GraphLegend : public QWidget
{
    Q_OBJECT
public:
    explicit GraphLegend(QWidget* parent = nullptr);

    void setColorBy(ColorBy colorBy);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    GraphStyle style() const;

    ColorBy m_colorBy = ColorBy::Heat;
};

} // namespace Foreguest
