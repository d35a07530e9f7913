// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/dialogs.h"
#include "ui/window/settings.h"
#include "ui/workbench/workbench.h"

#include <QMainWindow>

#include <map>

class QStackedWidget;
class QTabWidget;

namespace Foreguest {

class CommandPalette;
class CommandRegistry;
class GraphPanel;
class GuestsPanel;
class HotspotsPanel;
class MessageArea;
class ProfilePanel;
class QueryPanel;
class RunsPanel;
class SecurityPanel;
class SourcePanel;
class SourcesPanel;
class SummaryStrip;

struct MainWindowOptions
{
    bool restoreLayout = true; ///< Take size and panels from the last session, and keep them for the next.
};

/// The workbench's window: graph and source in the middle, panels around it, all on one Selection.
/// Closing it stops all jobs; destroying it waits for them and destroys the pipeline afterwards.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Changes when panels are added or renamed, so that layouts of other versions are not restored.
    static constexpr int layoutVersion = 2;

    MainWindow(std::unique_ptr<Workbench> workbench, std::unique_ptr<Dialogs> dialogs, MainWindowOptions options = {});
    ~MainWindow() override;

    Workbench* workbench() const { return m_workbench.get(); }
    CommandRegistry* commands() const { return m_commands; }
    MessageArea* messages() const { return m_messages; }
    HotspotsPanel* hotspots() const { return m_hotspots; }
    QueryPanel* query() const { return m_query; }

    /// Files and folders to analyse, as if they had been dropped.
    void open(const QStringList& paths);
    void showError(const Error& error);
    /// "sources", "graph", "hotspots", "source", "profile", "guests", "runs", "query": names of panels.
    static QStringList panelNames();
    /// A panel by its name; nullptr where there is none of that name.
    QWidget* panel(const QString& name) const;
    /// Brings a panel to the front.
    void raisePanel(const QString& name);
    /// No panel is loading or laying out.
    bool isSettled() const;

Q_SIGNALS:
    /// A panel ended loading or laying out.
    void panelSettled();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makePanels();
    void makeCentre();
    void makeDock(const QString& name, const QString& title, QWidget* panel, Qt::DockWidgetArea area);
    void makeDefaultLayout();
    void connectWorkbench();
    void resetLayout();
    void togglePanel(const QString& name);
    void nextPane();
    void showUpload();
    void showStatus();

    void addCommands();
    void addFileCommands();
    void addEditCommands();
    void addQueryCommands();
    void addViewCommands();
    void addPanelCommands(const QString& menu);
    void addThemeCommands(const QString& menu);
    void addRunCommands();
    void addHelpCommands();
    void makeMenus();
    void makeToolBar();
    void fillRecentMenu(QMenu* menu);
    void openSample(const QString& name);
    void chooseTheme(Theme theme);

    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Dialogs> m_dialogs;
    MainWindowOptions m_options;
    Settings m_settings;
    CommandRegistry* m_commands;
    CommandPalette* m_palette;
    MessageArea* m_messages = nullptr;
    SummaryStrip* m_summary = nullptr;
    QStackedWidget* m_centre = nullptr;
    QTabWidget* m_tabs = nullptr;
    SourcesPanel* m_sources = nullptr;
    GraphPanel* m_graph = nullptr;
    SourcePanel* m_source = nullptr;
    ProfilePanel* m_profile = nullptr;
    HotspotsPanel* m_hotspots = nullptr;
    GuestsPanel* m_guests = nullptr;
    SecurityPanel* m_security = nullptr;
    RunsPanel* m_runs = nullptr;
    QueryPanel* m_query = nullptr;
    std::map<QString, QWidget*> m_panels;
    std::map<QString, QDockWidget*> m_docks;
    QByteArray m_defaultLayout;
};

} // namespace Foreguest
