// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/stagebar.h"

#include "core/base/units.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Foreguest {

namespace {

constexpr int barHeight = 12;
constexpr int swatch = 10;

/// A stage in the order of the flow, and whether its time counts from the request.
struct StageName
{
    QString name;
    bool isMoment = false;
};

std::vector<StageName> stageOrder()
{
    return { { QStringLiteral("analyze") }, { QStringLiteral("predict") }, { QStringLiteral("boot") },
        { QStringLiteral("prepare") }, { QStringLiteral("take") }, { QStringLiteral("spawn"), true },
        { QStringLiteral("firstByte"), true }, { QStringLiteral("exit"), true }, { QStringLiteral("collect"), true } };
}

} // namespace

StageBar::StageBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StageBar::setStages(const StageTimes& stages)
{
    m_stages.clear();
    QStringList labels;
    double sinceRequest = 0;
    for (const auto& [name, isMoment] : stageOrder()) {
        const auto stage = stages.find(name);
        if (stage == stages.end())
            continue;
        const double duration = std::max(0.0, isMoment ? stage->second - sinceRequest : stage->second);
        if (isMoment || name == QLatin1String("take"))
            sinceRequest = stage->second;
        const QString label = name + u' ' + durationToString(duration / 1000);
        m_stages.push_back({ label, duration });
        labels << label;
    }
    setAccessibleName(tr("Stages: %1").arg(labels.join(QStringLiteral(", "))));
    setToolTip(labels.join(u'\n'));
    setFixedHeight(heightFor(std::max(width(), 80)));
    update();
}

QRect StageBar::labelArea(size_t stage, int width, int& x, int& y) const
{
    const int labelWidth = swatch + 6 + fontMetrics().horizontalAdvance(m_stages[stage].label) + 14;
    if (x > 0 && x + labelWidth > width) {
        x = 0;
        y += fontMetrics().height() + 2;
    }
    const QRect area(x, y, labelWidth, fontMetrics().height());
    x += labelWidth;
    return area;
}

int StageBar::heightFor(int width) const
{
    int x = 0;
    int y = barHeight + 6;
    for (size_t i = 0; i < m_stages.size(); ++i)
        labelArea(i, width, x, y);
    return y + fontMetrics().height() + 2;
}

QSize StageBar::sizeHint() const
{
    return { 320, heightFor(std::max(width(), 80)) };
}

void StageBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setFixedHeight(heightFor(width()));
}

void StageBar::paintEvent(QPaintEvent* /*event*/)
{
    double total = 0;
    for (const Stage& stage : m_stages)
        total += stage.ms;
    QPainter painter(this);
    double left = 0;
    int x = 0;
    int y = barHeight + 6;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        const double share = total > 0 ? m_stages[i].ms / total : 0;
        const double position
            = m_stages.size() > 1 ? static_cast<double>(i) / static_cast<double>(m_stages.size() - 1) : 0;
        const QColor colour = heatColor(position, palette());
        painter.fillRect(QRectF(left, 0, std::max(1.0, share * width() - 1), barHeight), colour);
        left += share * width();
        const QRect area = labelArea(i, width(), x, y);
        painter.fillRect(QRect(area.left(), area.center().y() - swatch / 2 + 1, swatch, swatch), colour);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(area.adjusted(swatch + 6, 0, 0, 0), Qt::AlignVCenter, m_stages[i].label);
    }
}

} // namespace Foreguest
