// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/bardelegate.h"

#include "ui/tables/rowtable.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Foreguest {

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant bar = index.data(BarRole);
    if (!bar.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QWidget* widget = option.widget;
    const QStyle* style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);

    constexpr int textWidth = 36;
    const double value = std::clamp(bar.toDouble(), 0.0, 1.0);
    const QRect cell = option.rect.adjusted(6, 0, -6, 0);
    const QRect track(cell.left() + textWidth, cell.center().y() - 4, std::max(0, cell.width() - textWidth), 9);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, text);
    QColor trackColour = painter->pen().color();
    trackColour.setAlphaF(0.12F);
    painter->fillRect(track, trackColour);
    const QRect filled(track.topLeft(), QSize(qRound(track.width() * value), track.height()));
    painter->fillRect(filled, heatColor(value, option.palette));
    painter->restore();
}

} // namespace Foreguest
