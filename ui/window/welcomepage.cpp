// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcomepage.h"

#include "ui/commands/commandregistry.h"
#include "ui/commands/svgicon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Foreguest {

namespace {

constexpr int targetMargin = 20;

QLabel* centred(const QString& text, double scale, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    label->setFont(font);
    return label;
}

} // namespace

WelcomePage::WelcomePage(const CommandRegistry& commands, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("welcomePage"));
    auto* icon = new QLabel(this);
    icon->setPixmap(svgIcon(QStringLiteral("drop")).pixmap(72, 72));
    icon->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (const QString& id :
        { QStringLiteral("file.openFiles"), QStringLiteral("file.openFolder"), QStringLiteral("file.openSample") }) {
        QAction* action = commands.action(id);
        auto* button = new QPushButton(action->icon(), action->text(), this);
        button->setObjectName(QStringLiteral("welcome.") + id);
        button->setAccessibleName(CommandRegistry::plainText(action->text()));
        button->setToolTip(action->toolTip());
        button->setMinimumHeight(34);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* explanation = centred(tr("Foreguest draws their code graph and cost hotspots, predicts the virtual machine "
                                   "that they will need, and boots "
                                   "it before you ask for a run."),
        1.0, this);
    explanation->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(targetMargin + 40, targetMargin + 20, targetMargin + 40, targetMargin + 20);
    layout->setSpacing(14);
    layout->addStretch();
    layout->addWidget(icon);
    layout->addWidget(centred(tr("Drop source files or a folder here"), 1.6, this));
    layout->addWidget(explanation);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    layout->addStretch();
}

void WelcomePage::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = palette().color(QPalette::WindowText);
    line.setAlphaF(0.3F);
    painter.setPen(QPen(line, 2, Qt::DashLine));
    const int m = targetMargin;
    painter.drawRoundedRect(QRectF(rect()).adjusted(m, m, -m, -m), 12, 12);
}

} // namespace Foreguest
