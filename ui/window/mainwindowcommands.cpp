// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandpalette.h"
#include "ui/commands/commandregistry.h"
#include "ui/commands/shortcutshelp.h"
#include "ui/profile/profilepanel.h"
#include "ui/query/querypanel.h"
#include "ui/runs/runspanel.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagearea.h"
#include "ui/window/samples.h"

#include <QAction>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QUndoStack>

namespace Foreguest {

void MainWindow::addCommands()
{
    addFileCommands();
    addEditCommands();
    addQueryCommands();
    addViewCommands();
    addRunCommands();
    addHelpCommands();
}

void MainWindow::addFileCommands()
{
    const QString menu = tr("&File");
    m_commands->add({ .id = QStringLiteral("file.openFiles"),
        .menu = menu,
        .text = tr("&Open Files…"),
        .description = tr("Analyse source files"),
        .icon = QStringLiteral("file"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+O")) },
        .trigger = [this] { open(m_dialogs->openFiles(this)); } });
    m_commands->add({ .id = QStringLiteral("file.openFolder"),
        .menu = menu,
        .text = tr("Open &Folder…"),
        .description = tr("Analyse all source files of a folder"),
        .icon = QStringLiteral("open"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Shift+O")) },
        .trigger = [this] {
            const QString folder = m_dialogs->openFolder(this);
            if (!folder.isEmpty())
                open({ folder });
        } });
    const QStringList samples = sampleNames();
    m_commands->add({ .id = QStringLiteral("file.openSample"),
        .menu = menu,
        .text = tr("Open a &Sample"),
        .description = tr("Analyse a program that comes with Foreguest"),
        .icon = QStringLiteral("sample"),
        .shortcuts = {},
        .trigger = [this, samples] { openSample(samples.first()); },
        .enabledWhen = [samples] { return !samples.isEmpty(); } });
    for (const QString& sample : samples) {
        m_commands->add({ .id = QStringLiteral("file.sample.") + sample,
            .menu = menu,
            .text = sample,
            .description = tr("Open the sample %1").arg(sample),
            .icon = {},
            .shortcuts = {},
            .trigger = [this, sample] { openSample(sample); },
            .submenu = tr("Sa&mples") });
    }
    m_commands->add({ .id = QStringLiteral("file.reanalyse"),
        .menu = menu,
        .text = tr("&Analyse Again"),
        .description = tr("Read the same files again"),
        .icon = QStringLiteral("refresh"),
        .shortcuts = { QKeySequence(QStringLiteral("F5")) },
        .trigger = [this] { m_workbench->reanalyse(); },
        .enabledWhen = [this] { return m_workbench->upload() != nullptr; },
        .startsGroup = true });
    m_commands->add({ .id = QStringLiteral("file.quit"),
        .menu = menu,
        .text = tr("&Quit"),
        .description = tr("Stop all jobs and close the window"),
        .icon = {},
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Q")) },
        .trigger = [this] { close(); },
        .startsGroup = true });
}

void MainWindow::addEditCommands()
{
    const QString menu = tr("&Edit");
    QUndoStack* stack = m_profile->undoStack();
    m_commands->add({ .id = QStringLiteral("edit.undo"),
        .menu = menu,
        .text = tr("&Undo Profile Edit"),
        .description = tr("Take the last edit of the profile back"),
        .icon = QStringLiteral("undo"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Z")) },
        .trigger = [stack] { stack->undo(); },
        .enabledWhen = [stack] { return stack->canUndo(); } });
    m_commands->add({ .id = QStringLiteral("edit.redo"),
        .menu = menu,
        .text = tr("&Redo Profile Edit"),
        .description = tr("Do the edit again that was taken back"),
        .icon = QStringLiteral("redo"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Shift+Z")) },
        .trigger = [stack] { stack->redo(); },
        .enabledWhen = [stack] { return stack->canRedo(); } });
    m_commands->add({ .id = QStringLiteral("edit.clearSelection"),
        .menu = menu,
        .text = tr("&Clear Selection"),
        .description = tr("Select nothing, in all panels"),
        .icon = {},
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Shift+A")) },
        .trigger = [this] { m_workbench->selection()->clear(); },
        .startsGroup = true });
}

void MainWindow::addQueryCommands()
{
    const QString menu = tr("&Edit");
    m_commands->add({ .id = QStringLiteral("query.focus"),
        .menu = menu,
        .text = tr("Ask the &Graph…"),
        .description = tr("Write a query about functions, calls and data"),
        .icon = {},
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+L")) },
        .trigger =
            [this] {
                raisePanel(QStringLiteral("query"));
                m_query->focusQuery();
            },
        .startsGroup = true });
    for (const NamedQuery& query : namedQueries().value_or(std::vector<NamedQuery> {})) {
        m_commands->add({ .id = QStringLiteral("query.") + query.name,
            .menu = menu,
            .text = query.title,
            .description = query.description,
            .icon = {},
            .shortcuts = {},
            .trigger =
                [this, query] {
                    raisePanel(QStringLiteral("query"));
                    m_query->setQuestion(query);
                    m_query->ask();
                },
            .enabledWhen = [this] { return m_workbench->upload() != nullptr; },
            .submenu = tr("&Questions") });
    }
}

void MainWindow::addPanelCommands(const QString& menu)
{
    const std::vector<std::pair<QString, QString>> panels { { QStringLiteral("graph"), tr("&Graph") },
        { QStringLiteral("source"), tr("S&ource") }, { QStringLiteral("sources"), tr("&Sources") },
        { QStringLiteral("hotspots"), tr("&Hotspots") }, { QStringLiteral("profile"), tr("&Profile") },
        { QStringLiteral("guests"), tr("G&uests") }, { QStringLiteral("runs"), tr("&Runs") },
        { QStringLiteral("query"), tr("&Query") }, { QStringLiteral("security"), tr("S&ecurity") } };
    int number = 0;
    for (const auto& [name, title] : panels) {
        Command command { .id = QStringLiteral("view.") + name,
            .menu = menu,
            .text = title,
            .description = tr("Show the panel %1, or hide it").arg(CommandRegistry::plainText(title)),
            .icon = {},
            .shortcuts = { QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)) },
            .trigger = [this, name = name] { togglePanel(name); } };
        const bool isDock = number > 2;
        if (isDock)
            command.checkedWhen = [this, name = name] { return m_docks.contains(name) && m_docks[name]->isVisible(); };
        command.startsGroup = number == 3;
        m_commands->add(command);
    }
}

void MainWindow::addThemeCommands(const QString& menu)
{
    const std::vector<std::pair<Theme, QString>> themes { { Theme::System, tr("&System") },
        { Theme::Light, tr("&Light") }, { Theme::Dark, tr("&Dark") } };
    for (const auto& [theme, title] : themes) {
        m_commands->add({ .id = QStringLiteral("view.theme.") + themeName(theme),
            .menu = menu,
            .text = title,
            .description = tr("Colours of the window: %1").arg(CommandRegistry::plainText(title)),
            .icon = {},
            .shortcuts = {},
            .trigger = [this, theme = theme] { chooseTheme(theme); },
            .checkedWhen = [this, theme = theme] { return m_settings.theme() == theme; },
            .submenu = tr("&Theme") });
    }
}

void MainWindow::addViewCommands()
{
    const QString menu = tr("&View");
    addPanelCommands(menu);
    m_commands->add({ .id = QStringLiteral("view.nextPane"),
        .menu = menu,
        .text = tr("&Next Pane"),
        .description = tr("Move the keyboard focus to the next panel"),
        .icon = {},
        .shortcuts = { QKeySequence(QStringLiteral("F6")) },
        .trigger = [this] { nextPane(); },
        .startsGroup = true });
    m_commands->add({ .id = QStringLiteral("view.resetLayout"),
        .menu = menu,
        .text = tr("Reset &Layout"),
        .description = tr("Put all panels back to where they were at first"),
        .icon = QStringLiteral("layout"),
        .shortcuts = {},
        .trigger = [this] { resetLayout(); } });
    addThemeCommands(menu);
}

void MainWindow::addRunCommands()
{
    const QString menu = tr("&Run");
    m_commands->add({ .id = QStringLiteral("run.run"),
        .menu = menu,
        .text = tr("&Run"),
        .description = tr("Run the program in its waiting guest"),
        .icon = QStringLiteral("run"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+R")) },
        .trigger = [this] { m_runs->run(); },
        .enabledWhen = [this] { return m_workbench->notRunnable().isEmpty(); } });
    m_commands->add({ .id = QStringLiteral("run.stop"),
        .menu = menu,
        .text = tr("&Stop"),
        .description = tr("Kill the program that runs"),
        .icon = QStringLiteral("stop"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+.")) },
        .trigger = [this] { m_workbench->stopRun(); },
        .enabledWhen = [this] { return m_workbench->isRunning(); } });
    m_commands->add({ .id = QStringLiteral("run.drain"),
        .menu = menu,
        .text = tr("&Drain the Pool"),
        .description = tr("Destroy all waiting guests"),
        .icon = QStringLiteral("drain"),
        .shortcuts = {},
        .trigger = [this] { m_workbench->drainPool(); },
        .startsGroup = true });
}

void MainWindow::addHelpCommands()
{
    const QString menu = tr("&Help");
    m_commands->add({ .id = QStringLiteral("help.palette"),
        .menu = menu,
        .text = tr("Command &Palette…"),
        .description = tr("Find any command by its name"),
        .icon = QStringLiteral("palette"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+Shift+P")) },
        .trigger = [this] { m_palette->popUp(); } });
    m_commands->add({ .id = QStringLiteral("help.shortcuts"),
        .menu = menu,
        .text = tr("&Keyboard Shortcuts…"),
        .description = tr("List all shortcuts"),
        .icon = QStringLiteral("keyboard"),
        .shortcuts = { QKeySequence(QStringLiteral("Ctrl+?")) },
        .trigger = [this] { (new ShortcutsHelp(*m_commands, this))->show(); } });
    m_commands->add({ .id = QStringLiteral("help.about"),
        .menu = menu,
        .text = tr("&About Foreguest"),
        .description = tr("Version and licence"),
        .icon = QStringLiteral("info"),
        .shortcuts = {},
        .trigger =
            [this] {
                m_messages->showMessage(MessageStrip::Kind::Notice,
                    { .code = ErrorCode::Internal,
                        .message = tr("Foreguest %1").arg(QStringLiteral(FOREGUEST_VERSION)),
                        .remedy = tr("Starts the right guest before the run is asked for. Free software: GPL, version "
                                     "3 or later."),
                        .details = {} });
            },
        .startsGroup = true });
}

void MainWindow::makeMenus()
{
    std::map<QString, QMenu*> menus;
    std::map<QString, QMenu*> submenus;
    for (const Command& command : m_commands->commands()) {
        if (!menus.contains(command.menu))
            menus[command.menu] = menuBar()->addMenu(command.menu);
        QMenu* menu = menus[command.menu];
        if (command.startsGroup)
            menu->addSeparator();
        if (!command.submenu.isEmpty()) {
            if (!submenus.contains(command.submenu))
                submenus[command.submenu] = menu->addMenu(command.submenu);
            menu = submenus[command.submenu];
        }
        QAction* action = m_commands->action(command.id);
        menu->addAction(action);
        addAction(action);
        if (command.id == QStringLiteral("file.openFolder")) {
            QMenu* recent = menu->addMenu(tr("Open &Recent"));
            connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecentMenu(recent); });
        }
    }
}

void MainWindow::fillRecentMenu(QMenu* menu)
{
    menu->clear();
    const QStringList paths = m_settings.recentPaths();
    for (const QString& path : paths) {
        QAction* action = menu->addAction(QString(path).replace(u'&', QStringLiteral("&&")));
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { open({ path }); });
    }
    menu->addSeparator();
    QAction* clear = menu->addAction(tr("&Clear the List"));
    clear->setEnabled(!paths.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { m_settings.clearRecentPaths(); });
}

void MainWindow::makeToolBar()
{
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({ 18, 18 });
    bar->setMovable(false);
    const QStringList ids { QStringLiteral("file.openFiles"), QStringLiteral("file.openFolder"),
        QStringLiteral("file.reanalyse"), {}, QStringLiteral("run.run"), QStringLiteral("run.stop"), {},
        QStringLiteral("edit.undo"), QStringLiteral("edit.redo"), {}, QStringLiteral("help.palette") };
    for (const QString& id : ids) {
        if (id.isEmpty())
            bar->addSeparator();
        else
            bar->addAction(m_commands->action(id));
    }
    m_commands->action(QStringLiteral("file.openFiles"))->setIconText(tr("Files"));
    m_commands->action(QStringLiteral("file.openFolder"))->setIconText(tr("Folder"));
    m_commands->action(QStringLiteral("file.reanalyse"))->setIconText(tr("Analyse"));
    m_commands->action(QStringLiteral("edit.undo"))->setIconText(tr("Undo"));
    m_commands->action(QStringLiteral("edit.redo"))->setIconText(tr("Redo"));
    m_commands->action(QStringLiteral("help.palette"))->setIconText(tr("Commands"));
}

void MainWindow::openSample(const QString& name)
{
    const Result<QString> path = unpackSample(name);
    if (path)
        open({ *path });
    else
        showError(path.error());
}

void MainWindow::chooseTheme(Theme theme)
{
    m_settings.setTheme(theme);
    applyTheme(theme);
}

} // namespace Foreguest
