// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldeditor.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace Foreguest {

QString originText(const QString& originName)
{
    static const std::map<QString, const char*> texts {
        { QStringLiteral("catalogue"), QT_TRANSLATE_NOOP("Foreguest::Origin", "catalogue") },
        { QStringLiteral("rule"), QT_TRANSLATE_NOOP("Foreguest::Origin", "rule") },
        { QStringLiteral("history"), QT_TRANSLATE_NOOP("Foreguest::Origin", "history") },
        { QStringLiteral("override"), QT_TRANSLATE_NOOP("Foreguest::Origin", "override") },
    };
    const auto text = texts.find(originName);
    return text == texts.end() ? originName : QCoreApplication::translate("Foreguest::Origin", text->second);
}

OriginBadge::OriginBadge(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void OriginBadge::setOrigin(const QString& origin)
{
    m_origin = origin;
    setAccessibleName(originText(origin));
    update();
}

QSize OriginBadge::sizeHint() const
{
    int width = 0;
    for (const Origin origin : { Origin::Catalogue, Origin::Rule, Origin::History, Origin::Override })
        width = std::max(width, fontMetrics().horizontalAdvance(originText(originName(origin))));
    return { width + 14, fontMetrics().height() + 4 };
}

void OriginBadge::paintEvent(QPaintEvent* /*event*/)
{
    if (m_origin.isEmpty())
        return;
    const bool isOverride = m_origin == originName(Origin::Override);
    const bool isMeasured = m_origin == originName(Origin::History);
    const QColor colour = isOverride ? themeColor(ColorRole::Warning, palette())
        : isMeasured                 ? themeColor(ColorRole::Good, palette())
                                     : palette().color(QPalette::WindowText);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor outline = colour;
    outline.setAlphaF(isOverride || isMeasured ? 0.8F : 0.35F);
    painter.setPen(outline);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    painter.setPen(colour);
    painter.drawText(rect(), Qt::AlignCenter, originText(m_origin));
}

} // namespace Foreguest
