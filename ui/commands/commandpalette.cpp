// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandpalette.h"

#include "ui/commands/commandregistry.h"
#include "ui/commands/fuzzymatch.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Foreguest {

CommandPalette::CommandPalette(CommandRegistry* registry, QWidget* parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_input(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Command Palette"));
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->setAccessibleName(tr("Name of a command"));
    m_input->setPlaceholderText(tr("Type the name of a command"));
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::triggerCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::triggerCurrent);
}

void CommandPalette::popUp()
{
    m_registry->refresh();
    m_input->clear();
    fill({});
    resize(560, 380);
    const QWidget* window = parentWidget();
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 60)));
    show();
    m_input->setFocus();
}

void CommandPalette::fill(const QString& pattern)
{
    struct Match
    {
        int score;
        const Command* command;
    };
    std::vector<Match> matches;
    for (const Command& command : m_registry->commands()) {
        const int score = fuzzyScore(pattern, CommandRegistry::plainText(command.text) + u' ' + command.description);
        if (score >= 0 && m_registry->action(command.id)->isEnabled())
            matches.push_back({ score, &command });
    }
    std::ranges::stable_sort(matches, std::greater(), &Match::score);
    m_list->clear();
    for (const Match& match : matches) {
        const Command& command = *match.command;
        QString text = CommandRegistry::plainText(command.text);
        if (!command.menu.isEmpty())
            text = CommandRegistry::plainText(command.menu) + QStringLiteral(": ") + text;
        if (!command.shortcuts.isEmpty())
            text += QStringLiteral("    ") + command.shortcuts.first().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(m_registry->action(command.id)->icon(), text, m_list);
        item->setData(Qt::UserRole, command.id);
        item->setToolTip(command.description);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::triggerCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QString id = item->data(Qt::UserRole).toString();
    close();
    m_registry->action(id)->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Foreguest
