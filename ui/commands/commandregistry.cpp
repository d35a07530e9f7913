// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandregistry.h"

#include "ui/commands/svgicon.h"

#include <QAction>

namespace Foreguest {

QAction* CommandRegistry::add(const Command& command)
{
    Q_ASSERT(!action(command.id));
    auto* added = new QAction(command.text, this);
    added->setObjectName(command.id);
    added->setShortcuts(command.shortcuts);
    added->setCheckable(static_cast<bool>(command.checkedWhen));
    if (!command.icon.isEmpty())
        added->setIcon(svgIcon(command.icon));
    QString toolTip = command.description;
    if (!command.shortcuts.isEmpty())
        toolTip += QStringLiteral(" (%1)").arg(command.shortcuts.first().toString(QKeySequence::NativeText));
    added->setToolTip(toolTip);
    added->setStatusTip(command.description);
    connect(added, &QAction::triggered, this, [trigger = command.trigger, this] {
        trigger();
        refresh();
    });
    m_commands.push_back(command);
    m_actions.push_back(added);
    return added;
}

QAction* CommandRegistry::action(const QString& id) const
{
    for (size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i].id == id)
            return m_actions[i];
    }
    return nullptr;
}

QString CommandRegistry::plainText(const QString& text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i >= text.size())
            break;
        plain += text[i];
    }
    return plain;
}

void CommandRegistry::refresh()
{
    for (size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i].enabledWhen)
            m_actions[i]->setEnabled(m_commands[i].enabledWhen());
        if (m_commands[i].checkedWhen)
            m_actions[i]->setChecked(m_commands[i].checkedWhen());
    }
}

} // namespace Foreguest
