// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcutshelp.h"

#include "ui/commands/commandregistry.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Foreguest {

ShortcutsHelp::ShortcutsHelp(const CommandRegistry& registry, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsHelp"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* filter = new QLineEdit(this);
    filter->setAccessibleName(tr("Filter of the shortcuts"));
    filter->setPlaceholderText(tr("Filter"));
    filter->setClearButtonEnabled(true);
    auto* list = new QTreeWidget(this);
    list->setAccessibleName(tr("Shortcuts"));
    list->setHeaderLabels({ tr("Command"), tr("Shortcut"), tr("What it does") });
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    for (const Command& command : registry.commands()) {
        if (command.shortcuts.isEmpty())
            continue;
        const QString keys = QKeySequence::listToString(command.shortcuts, QKeySequence::NativeText);
        new QTreeWidgetItem(list, { CommandRegistry::plainText(command.text), keys, command.description });
    }
    list->header()->resizeSections(QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(filter);
    layout->addWidget(list);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(filter, &QLineEdit::textChanged, list, [list](const QString& text) {
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* item = list->topLevelItem(i);
            const QString all = item->text(0) + u' ' + item->text(1) + u' ' + item->text(2);
            list->topLevelItem(i)->setHidden(!all.contains(text, Qt::CaseInsensitive));
        }
    });
    resize(720, 520);
}

} // namespace Foreguest
