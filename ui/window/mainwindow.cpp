// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/commands/commandpalette.h"
#include "ui/commands/commandregistry.h"
#include "ui/graph/graphpanel.h"
#include "ui/guests/guestspanel.h"
#include "ui/hotspots/hotspotspanel.h"
#include "ui/profile/profilepanel.h"
#include "ui/query/querypanel.h"
#include "ui/runs/runspanel.h"
#include "ui/security/securitypanel.h"
#include "ui/source/sourcepanel.h"
#include "ui/sources/sourcespanel.h"
#include "ui/window/droparea.h"
#include "ui/window/messagearea.h"
#include "ui/window/summarystrip.h"
#include "ui/window/taskstrip.h"
#include "ui/window/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoStack>
#include <QVBoxLayout>

namespace Foreguest {

MainWindow::MainWindow(
    std::unique_ptr<Workbench> workbench, std::unique_ptr<Dialogs> dialogs, MainWindowOptions options)
    : m_workbench(std::move(workbench))
    , m_dialogs(std::move(dialogs))
    , m_options(options)
    , m_commands(new CommandRegistry(this))
    , m_palette(new CommandPalette(m_commands, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Foreguest"));
    constexpr QSize comfortable(1680, 1050);
    const QScreen* display = screen();
    resize(display ? comfortable.boundedTo(display->availableSize() * 0.94) : comfortable);
    makePanels();
    addCommands();
    makeCentre();
    makeDefaultLayout();
    makeMenus();
    makeToolBar();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(new TaskStrip(m_workbench->activities(), this));
    const auto* drops = new DropArea(this);
    connect(drops, &DropArea::dropped, this, &MainWindow::open);
    connect(drops, &DropArea::refused, this, [this](const QString& reason) {
        const Error error { .code = ErrorCode::InvalidInput, .message = reason, .remedy = {}, .details = {} };
        m_messages->showMessage(MessageStrip::Kind::Notice, error);
    });
    connectWorkbench();
    m_defaultLayout = saveState(layoutVersion);
    if (m_options.restoreLayout) {
        restoreGeometry(m_settings.geometry());
        restoreState(m_settings.layout(), layoutVersion);
    }
    m_commands->refresh();
}

MainWindow::~MainWindow()
{
    for (const auto& [name, dock] : m_docks)
        dock->disconnect(m_commands);
    delete takeCentralWidget();
    for (const auto& [name, dock] : m_docks)
        delete dock;
    m_workbench.reset();
}

void MainWindow::makePanels()
{
    Selection* selection = m_workbench->selection();
    m_sources = new SourcesPanel(selection, this);
    m_graph = new GraphPanel(selection, this);
    m_source = new SourcePanel(m_workbench.get(), this);
    m_profile = new ProfilePanel(m_workbench.get(), this);
    m_hotspots = new HotspotsPanel(selection, this);
    m_guests = new GuestsPanel(m_workbench.get(), this);
    m_runs = new RunsPanel(m_workbench.get(), m_dialogs.get(), this);
    m_query = new QueryPanel(m_workbench.get(), this);
    m_security = new SecurityPanel(m_workbench.get(), this);
    m_panels = { { QStringLiteral("sources"), m_sources }, { QStringLiteral("graph"), m_graph },
        { QStringLiteral("source"), m_source }, { QStringLiteral("profile"), m_profile },
        { QStringLiteral("hotspots"), m_hotspots }, { QStringLiteral("guests"), m_guests },
        { QStringLiteral("runs"), m_runs }, { QStringLiteral("query"), m_query },
        { QStringLiteral("security"), m_security } };
    connect(m_graph, &GraphPanel::layoutSettled, this, &MainWindow::panelSettled);
    connect(m_source, &SourcePanel::settled, this, &MainWindow::panelSettled);
    connect(m_runs, &RunsPanel::settled, this, &MainWindow::panelSettled);
    connect(m_query, &QueryPanel::settled, this, &MainWindow::panelSettled);
}

void MainWindow::makeCentre()
{
    m_messages = new MessageArea(this);
    m_summary = new SummaryStrip(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("centralTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Views"));
    m_tabs->addTab(m_graph, tr("Graph"));
    m_tabs->addTab(m_source, tr("Source"));
    m_centre = new QStackedWidget(this);
    m_centre->addWidget(new WelcomePage(*m_commands, this));
    m_centre->addWidget(m_tabs);
    m_centre->setMinimumHeight(180);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_summary);
    layout->addWidget(m_centre, 1);
    setCentralWidget(centre);
}

void MainWindow::makeDock(const QString& name, const QString& title, QWidget* panel, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QStringLiteral("dock.") + name);
    dock->setWidget(panel);
    QDockWidget::DockWidgetFeatures features = QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable;
    const bool canFloat = !QGuiApplication::platformName().startsWith(QStringLiteral("wayland"));
    if (canFloat)
        features |= QDockWidget::DockWidgetFloatable;
    dock->setFeatures(features);
    addDockWidget(area, dock);
    connect(dock, &QDockWidget::visibilityChanged, m_commands, &CommandRegistry::refresh);
    m_docks[name] = dock;
}

void MainWindow::makeDefaultLayout()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setDocumentMode(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    makeDock(QStringLiteral("sources"), tr("Sources"), m_sources, Qt::LeftDockWidgetArea);
    makeDock(QStringLiteral("profile"), tr("Profile"), m_profile, Qt::RightDockWidgetArea);
    makeDock(QStringLiteral("hotspots"), tr("Hotspots"), m_hotspots, Qt::BottomDockWidgetArea);
    makeDock(QStringLiteral("guests"), tr("Guests"), m_guests, Qt::BottomDockWidgetArea);
    makeDock(QStringLiteral("runs"), tr("Runs"), m_runs, Qt::BottomDockWidgetArea);
    makeDock(QStringLiteral("query"), tr("Query"), m_query, Qt::BottomDockWidgetArea);
    makeDock(QStringLiteral("security"), tr("Security"), m_security, Qt::BottomDockWidgetArea);
    QDockWidget* hotspots = m_docks[QStringLiteral("hotspots")];
    tabifyDockWidget(hotspots, m_docks[QStringLiteral("guests")]);
    tabifyDockWidget(m_docks[QStringLiteral("guests")], m_docks[QStringLiteral("runs")]);
    tabifyDockWidget(m_docks[QStringLiteral("runs")], m_docks[QStringLiteral("query")]);
    tabifyDockWidget(m_docks[QStringLiteral("query")], m_docks[QStringLiteral("security")]);
    hotspots->raise();
    resizeDocks(
        { m_docks[QStringLiteral("sources")], m_docks[QStringLiteral("profile")] }, { 300, 380 }, Qt::Horizontal);
    resizeDocks({ hotspots }, { 280 }, Qt::Vertical);
}

void MainWindow::connectWorkbench()
{
    Workbench* workbench = m_workbench.get();
    connect(workbench, &Workbench::problem, this, &MainWindow::showError);
    connect(m_runs, &RunsPanel::problem, this, &MainWindow::showError);
    connect(workbench, &Workbench::uploadChanged, this, &MainWindow::showUpload);
    connect(workbench, &Workbench::uploadStarted, this, [this] {
        m_messages->clear();
        m_commands->refresh();
    });
    connect(workbench, &Workbench::uploadFailed, m_commands, &CommandRegistry::refresh);
    for (auto signal : { &Workbench::profileEdited, &Workbench::runFailed })
        connect(workbench, signal, m_commands, &CommandRegistry::refresh);
    connect(workbench, &Workbench::runStarted, this, [this] {
        raisePanel(QStringLiteral("runs"));
        m_commands->refresh();
    });
    connect(workbench, &Workbench::runFinished, m_commands, &CommandRegistry::refresh);
    connect(workbench->selection(), &Selection::lineRequested, this, [this] { m_tabs->setCurrentWidget(m_source); });
    connect(m_guests, &GuestsPanel::guestsShown, this, [this] { m_summary->showGuests(m_guests->guests()); });
    connect(m_profile->undoStack(), &QUndoStack::indexChanged, m_commands, &CommandRegistry::refresh);
}

void MainWindow::open(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    for (const QString& path : paths) {
        if (m_options.restoreLayout && QFileInfo::exists(path))
            m_settings.addRecentPath(QFileInfo(path).absoluteFilePath());
    }
    m_workbench->open(paths);
}

void MainWindow::showError(const Error& error)
{
    m_messages->showMessage(MessageStrip::Kind::Problem, error);
}

void MainWindow::showUpload()
{
    m_centre->setCurrentWidget(m_tabs);
    m_summary->showUpload(m_workbench->upload());
    setWindowTitle(tr("%1 — Foreguest").arg(m_workbench->upload()->title));
    showStatus();
    m_commands->refresh();
}

void MainWindow::showStatus()
{
    const CodeGraph& graph = *m_workbench->upload()->analysis.graph;
    const QStringList parts { tr("%n line(s)", nullptr, static_cast<int>(graph.stats.lines)),
        tr("%n node(s)", nullptr, static_cast<int>(graph.nodes.size())),
        tr("%n edge(s)", nullptr, static_cast<int>(graph.edges.size())),
        tr("analysed in %1").arg(durationToString(graph.stats.totalMs / 1000)) };
    statusBar()->showMessage(parts.join(QStringLiteral("  ·  ")));
}

QStringList MainWindow::panelNames()
{
    return { QStringLiteral("sources"), QStringLiteral("graph"), QStringLiteral("hotspots"), QStringLiteral("source"),
        QStringLiteral("profile"), QStringLiteral("guests"), QStringLiteral("runs"), QStringLiteral("query"),
        QStringLiteral("security") };
}

QWidget* MainWindow::panel(const QString& name) const
{
    const auto found = m_panels.find(name);
    return found == m_panels.end() ? nullptr : found->second;
}

void MainWindow::raisePanel(const QString& name)
{
    if (const auto dock = m_docks.find(name); dock != m_docks.end()) {
        dock->second->show();
        dock->second->raise();
    } else if (QWidget* view = panel(name)) {
        m_tabs->setCurrentWidget(view);
    }
}

void MainWindow::togglePanel(const QString& name)
{
    const auto dock = m_docks.find(name);
    if (dock != m_docks.end() && dock->second->isVisible() && !dock->second->visibleRegion().isEmpty()) {
        dock->second->hide();
        return;
    }
    raisePanel(name);
    if (QWidget* first = panel(name)->nextInFocusChain(); first && panel(name)->isAncestorOf(first))
        first->setFocus();
}

void MainWindow::nextPane()
{
    QList<QWidget*> panes;
    for (const QString& name : panelNames()) {
        if (!panel(name)->visibleRegion().isEmpty())
            panes << panel(name);
    }
    if (panes.isEmpty())
        return;
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i]->isAncestorOf(QApplication::focusWidget()))
            current = i;
    }
    QWidget* next = panes[(current + 1) % panes.size()];
    for (QWidget* widget = next->nextInFocusChain(); widget && widget != next; widget = widget->nextInFocusChain()) {
        if (next->isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible()
            && widget->isEnabled()) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::resetLayout()
{
    restoreState(m_defaultLayout, layoutVersion);
}

bool MainWindow::isSettled() const
{
    return !m_workbench->isAnalysing() && m_graph->isSettled() && m_source->isSettled() && m_runs->isSettled()
        && m_query->isSettled();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_options.restoreLayout)
        m_settings.setWindow(saveGeometry(), saveState(layoutVersion));
    event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_summary && m_workbench->upload())
        m_summary->showUpload(m_workbench->upload());
}

} // namespace Foreguest
