// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/screenshot.h"

#include "ui/hotspots/hotspotspanel.h"
#include "ui/query/querypanel.h"
#include "ui/window/mainwindow.h"

#include <QFileInfo>
#include <QPixmap>

namespace Foreguest {

Screenshot::Screenshot(MainWindow* window, ScreenshotOptions options, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_options(std::move(options))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(std::chrono::minutes(3));
    m_painted.setSingleShot(true);
    m_painted.setInterval(std::chrono::milliseconds(250));
    const Workbench* workbench = window->workbench();
    connect(workbench, &Workbench::problem, this, [this](const Error& error) { m_problem = error.toString(); });
    connect(workbench, &Workbench::uploadChanged, this, [this] {
        m_isAnalysed = true;
        advance();
    });
    connect(workbench, &Workbench::uploadFailed, this, [this] { finish(failure(ErrorCode::InvalidInput, m_problem)); });
    connect(window, &MainWindow::panelSettled, this, &Screenshot::advance);
    connect(&m_painted, &QTimer::timeout, this, &Screenshot::render);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        finish(failure(ErrorCode::TimedOut, tr("The window was not ready for a screenshot within 3 minutes."),
            tr("Give fewer files, or a smaller folder.")));
    });
}

void Screenshot::start()
{
    m_window->resize(m_options.size);
    if (m_options.panel.isEmpty())
        m_window->raisePanel(QStringLiteral("hotspots"));
    else
        m_window->raisePanel(m_options.panel);
    m_window->show();
    m_limit.start();
    if (m_options.paths.isEmpty())
        m_isAnalysed = m_isSelected = true;
    else
        m_window->open(m_options.paths);
    advance();
}

void Screenshot::advance()
{
    m_painted.stop();
    if (m_isFinished || !m_isAnalysed)
        return;
    if (!m_isSelected) {
        m_isSelected = true;
        m_window->hotspots()->selectHottest();
        if (m_options.panel == QLatin1String("query"))
            m_window->query()->ask();
    }
    if (m_window->isSettled())
        m_painted.start();
}

void Screenshot::render()
{
    if (!m_window->isSettled())
        return;
    QWidget* shown = m_options.panel.isEmpty() ? m_window : m_window->panel(m_options.panel);
    if (!shown->grab().save(m_options.file, "PNG")) {
        finish(
            failure(ErrorCode::PermissionDenied, tr("The screenshot could not be written to %1.").arg(m_options.file),
                tr("Name a file in a folder that exists and that you may write to.")));
        return;
    }
    finish({});
}

void Screenshot::finish(const Result<>& result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_limit.stop();
    Q_EMIT finished(result ? QString() : result.error().toString());
}

} // namespace Foreguest
