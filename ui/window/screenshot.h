// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSize>
#include <QTimer>

namespace Foreguest {

class MainWindow;

struct ScreenshotOptions
{
    QString file; ///< A PNG.
    QString panel; ///< One of MainWindow::panelNames(); empty: the whole window.
    QSize size { 1680, 1050 }; ///< Of the window.
    QStringList paths; ///< Analysed first; may be empty.
};

/// Analyses, waits until all panels are settled, selects the hottest function, and renders the window to a file.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(MainWindow* window, ScreenshotOptions options, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// `problem` is empty where all went well.
    void finished(const QString& problem);

private:
    void advance();
    void render();
    void finish(const Result<>& result);

    MainWindow* m_window;
    ScreenshotOptions m_options;
    QTimer m_limit;
    QTimer m_painted; ///< Runs from the moment when all is settled until the last repaints are done.
    bool m_isAnalysed = false;
    bool m_isSelected = false;
    bool m_isFinished = false;
    QString m_problem;
};

} // namespace Foreguest
