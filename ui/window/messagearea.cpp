// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/messagearea.h"

#include <QVBoxLayout>

namespace Foreguest {

MessageArea::MessageArea(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    hide();
}

QList<MessageStrip*> MessageArea::strips() const
{
    QList<MessageStrip*> strips;
    for (int i = 0; i < layout()->count(); ++i)
        strips << qobject_cast<MessageStrip*>(layout()->itemAt(i)->widget());
    return strips;
}

void MessageArea::showMessage(MessageStrip::Kind kind, const Error& error)
{
    const QList<MessageStrip*> shown = strips();
    for (MessageStrip* strip : shown) {
        if (strip->message() == error.message)
            delete strip;
    }
    while (layout()->count() >= shownAtOnce)
        delete layout()->itemAt(layout()->count() - 1)->widget();
    auto* strip = new MessageStrip(this);
    strip->showMessage(kind, error.message, error.remedy, error.details);
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(0, strip);
    connect(strip, &MessageStrip::closed, this, [this, strip] {
        layout()->removeWidget(strip);
        strip->deleteLater();
        setVisible(layout()->count() > 0);
    });
    show();
}

void MessageArea::clear()
{
    qDeleteAll(strips());
    hide();
}

} // namespace Foreguest
