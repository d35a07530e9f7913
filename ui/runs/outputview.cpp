// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/outputview.h"

#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>

namespace Foreguest {

namespace {

constexpr int keptCharacters = 1024 * 1024;
constexpr int longestLine = 20'000; ///< Longer lines are broken: one line of 1 MiB would take seconds to lay out.

QString toShownText(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar& character : text) {
        if (character.unicode() < 0x20 && character != u'\n' && character != u'\t')
            character = QChar(0x2400 + character.unicode());
    }
    for (qsizetype at = 0; at + longestLine < text.size();) {
        const qsizetype end = text.indexOf(u'\n', at);
        if (end >= 0 && end - at <= longestLine) {
            at = end + 1;
        } else {
            text.insert(at + longestLine, u'\n');
            at += longestLine + 1;
        }
    }
    return text;
}

} // namespace

OutputView::OutputView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_clock.setInterval(50);
    connect(&m_clock, &QTimer::timeout, this, &OutputView::appendBatch);
}

void OutputView::follow(std::shared_ptr<OutputBuffer> output)
{
    clear();
    m_output = std::move(output);
    m_clock.start();
}

void OutputView::finish(const QString& ending)
{
    appendBatch();
    m_clock.stop();
    m_output.reset();
    if (ending.isEmpty())
        return;
    const bool needsBreak = !document()->isEmpty() && !document()->lastBlock().text().isEmpty();
    appendText(
        (needsBreak ? QStringLiteral("\n") : QString()) + QStringLiteral("— ") + ending, OutputStream::StandardError);
}

void OutputView::showOutput(const QByteArray& standardOutput, const QByteArray& standardError)
{
    clear();
    append(OutputStream::StandardOutput, standardOutput);
    if (!standardOutput.isEmpty() && !standardOutput.endsWith('\n') && !standardError.isEmpty())
        append(OutputStream::StandardOutput, QByteArrayLiteral("\n"));
    append(OutputStream::StandardError, standardError);
}

void OutputView::appendBatch()
{
    if (!m_output)
        return;
    const OutputBuffer::Batch batch = m_output->take();
    if (batch.droppedBytes > 0)
        appendText(tr("… %n byte(s) left out …\n", nullptr, static_cast<int>(batch.droppedBytes)),
            OutputStream::StandardError);
    for (const OutputChunk& chunk : batch.chunks)
        append(chunk.stream, chunk.bytes);
}

void OutputView::append(OutputStream stream, const QByteArray& bytes)
{
    if (!bytes.isEmpty())
        appendText(toShownText(bytes.right(keptCharacters)), stream);
}

void OutputView::appendText(const QString& text, OutputStream stream)
{
    const bool follows = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
    QTextCharFormat format;
    if (stream == OutputStream::StandardError) {
        format.setForeground(themeColor(ColorRole::Bad, palette()));
        format.setFontItalic(true);
    }
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(text, format);
    dropOldest();
    if (follows)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void OutputView::dropOldest()
{
    const int excess = document()->characterCount() - keptCharacters;
    if (excess <= 0)
        return;
    QTextCursor oldest(document());
    oldest.setPosition(excess, QTextCursor::KeepAnchor);
    oldest.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    oldest.removeSelectedText();
}

} // namespace Foreguest
