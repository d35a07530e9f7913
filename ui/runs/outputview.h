// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/outputbuffer.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <memory>

namespace Foreguest {

/// The output of a run as it comes: appended at most 20 times a second, the last MiB kept. Standard error stands in
/// another colour and in italics.
class OutputView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit OutputView(QWidget* parent = nullptr);

    /// Empties the view and follows a run.
    void follow(std::shared_ptr<OutputBuffer> output);
    /// Takes what is left and stops following; `ending` is added as a last line.
    void finish(const QString& ending);
    /// Output that is complete.
    void showOutput(const QByteArray& standardOutput, const QByteArray& standardError);

private:
    void appendBatch();
    void append(OutputStream stream, const QByteArray& bytes);
    void appendText(const QString& text, OutputStream stream);
    void dropOldest();

    std::shared_ptr<OutputBuffer> m_output;
    QTimer m_clock;
};

} // namespace Foreguest
