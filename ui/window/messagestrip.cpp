// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/messagestrip.h"

#include "ui/commands/svgicon.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

namespace Foreguest {

namespace {

QLabel* textLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

} // namespace

MessageStrip::MessageStrip(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_message(textLabel(this))
    , m_remedy(textLabel(this))
    , m_expander(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("messageStrip"));
    QFont bold = m_message->font();
    bold.setBold(true);
    m_message->setFont(bold);
    m_expander->setText(tr("Details"));
    m_expander->setAccessibleName(tr("Show details"));
    m_expander->setCheckable(true);
    m_expander->setAutoRaise(true);
    m_close->setIcon(svgIcon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close"));
    m_close->setAutoRaise(true);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setMaximumHeight(140);
    m_details->hide();
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(14, 6, 6, 6);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(m_message, 0, 1);
    layout->addWidget(m_remedy, 1, 1);
    layout->addWidget(m_expander, 0, 2, 2, 1, Qt::AlignTop);
    layout->addWidget(m_close, 0, 3, 2, 1, Qt::AlignTop);
    layout->addWidget(m_details, 2, 1, 1, 3);
    layout->setColumnStretch(1, 1);
    connect(m_expander, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &MessageStrip::closed);
}

void MessageStrip::showMessage(Kind kind, const QString& message, const QString& remedy, const QString& details)
{
    m_kind = kind;
    m_message->setText(message);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_details->setPlainText(details);
    m_expander->setVisible(!details.isEmpty());
    const QString icon = kind == Kind::Notice ? QStringLiteral("info") : QStringLiteral("warning");
    m_icon->setPixmap(svgIcon(icon).pixmap(18, 18));
    setAccessibleName(message);
    setAccessibleDescription(remedy);
    update();
}

void MessageStrip::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString MessageStrip::message() const
{
    return m_message->text();
}

void MessageStrip::paintEvent(QPaintEvent* /*event*/)
{
    const ColorRole role = m_kind == Kind::Notice ? ColorRole::EdgeOut
        : m_kind == Kind::Warning                 ? ColorRole::Warning
                                                  : ColorRole::Bad;
    const QColor colour = themeColor(role, palette());
    QColor wash = colour;
    wash.setAlphaF(0.10F);
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), wash);
    painter.fillRect(QRect(0, 0, 4, height()), colour);
}

} // namespace Foreguest
