// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/graph/facts.h"
#include "ui/source/readsource.h"

#include <QWidget>

class QLabel;

namespace Foreguest {

class CodeHighlighter;
class CodeView;
class Workbench;

/// The file of the selected node, read-only: heat of its functions in the margin, reasons and bottlenecks on their
/// lines.
class SourcePanel : public QWidget
{
    Q_OBJECT
public:
    /// At most so many bytes of a file are shown.
    static constexpr qint64 shownBytes = 4LL * 1024 * 1024;

    explicit SourcePanel(Workbench* workbench, QWidget* parent = nullptr);

    /// No file is being read.
    bool isSettled() const { return !m_reading.isRunning(); }

Q_SIGNALS:
    void settled();

private:
    void follow(NodeId node, quint32 line);
    void load(quint32 file);
    void showText(const Result<SourceText>& source);
    void annotate();

    Workbench* m_workbench;
    QLabel* m_title;
    QLabel* m_note;
    CodeView* m_view;
    CodeHighlighter* m_highlighter;
    Task<SourceText> m_reading;
    quint32 m_file = noIndex;
    quint32 m_line = 0;
};

} // namespace Foreguest
