// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/audit.h"

#include <QAccessible>
#include <QWidget>

namespace Foreguest {

QStringList auditAccessibility(QWidget* root)
{
    QStringList nameless;
    QList<QWidget*> widgets = root->findChildren<QWidget*>();
    widgets.prepend(root);
    for (QWidget* widget : widgets) {
        // Parts that Qt makes for itself (the viewport, a spin box's line edit) speak through the widget they belong
        // to.
        const bool internal = widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy();
        if (internal || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QStringLiteral("%1 (%2)").arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
    }
    return nameless;
}

} // namespace Foreguest
