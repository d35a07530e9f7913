// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QAction;

namespace Foreguest {

/// Something that the user can do. The one description from which menus, toolbar, palette and shortcut list are made.
struct Command
{
    QString id; ///< "file.open": stable, unique.
    QString menu {}; ///< Title of the menu that it stands in, translated; empty: in none.
    QString text; ///< With an access key: "&Open Files…".
    QString description {}; ///< One sentence.
    QString icon {}; ///< Name of an SVG in resources/icons; empty: none.
    QList<QKeySequence> shortcuts {};
    std::function<void()> trigger {};
    /// Empty: always. Asked again at each refresh().
    std::function<bool()> enabledWhen {};
    /// Not empty: a toggle, whose state this tells.
    std::function<bool()> checkedWhen {};
    bool startsGroup = false; ///< A line stands above it in its menu.
    QString submenu {}; ///< Title of a menu inside `menu`; empty: none.
};

/// All commands of a window, in the order in which they were added.
class CommandRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Registers a command and returns its action (owned by the registry). Ids and shortcuts must be unique.
    QAction* add(const Command& command);
    const std::vector<Command>& commands() const { return m_commands; }
    /// The action of a command, nullptr where no command has that id.
    QAction* action(const QString& id) const;
    /// The text without its access key.
    static QString plainText(const QString& text);

    /// Asks every command whether it is enabled and checked.
    void refresh();

private:
    std::vector<Command> m_commands;
    std::vector<QAction*> m_actions;
};

} // namespace Foreguest
