// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/codeview.h"

#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

namespace Foreguest {

namespace {

constexpr int heatBarWidth = 5;
constexpr int padding = 6;

} // namespace

class CodeView::Margin : public QWidget
{
public:
    explicit Margin(CodeView* view)
        : QWidget(view)
        , m_view(view)
    {
    }

protected:
    void paintEvent(QPaintEvent* event) override { m_view->paintMargin(event, this); }
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_view->toolTipAt(m_view->lineAt(help->pos().y())), this);
        return true;
    }

private:
    CodeView* m_view;
};

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::layoutMargin);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeView::highlight);
    layoutMargin();
}

void CodeView::setMarks(std::vector<HeatMark> marks)
{
    m_marks = std::move(marks);
    m_margin->update();
}

void CodeView::setRemarks(std::vector<LineRemark> remarks)
{
    m_remarks = std::move(remarks);
    highlight();
}

void CodeView::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(qBound(0, line - 1, blockCount() - 1));
    setTextCursor(QTextCursor(block));
    centerCursor();
}

int CodeView::currentLine() const
{
    return textCursor().blockNumber() + 1;
}

int CodeView::marginWidth() const
{
    const int digits = static_cast<int>(QString::number(std::max(100, blockCount())).size());
    return padding + digits * fontMetrics().horizontalAdvance(u'9') + padding + heatBarWidth + 2;
}

void CodeView::layoutMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    layoutMargin();
}

void CodeView::paintMargin(QPaintEvent* event, QWidget* margin)
{
    QPainter painter(margin);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    const QColor muted = themeColor(ColorRole::Muted, palette());
    const int barLeft = margin->width() - heatBarWidth - 2;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
        if (area.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        painter.setPen(line == currentLine() ? palette().color(QPalette::Text) : muted);
        painter.drawText(
            QRectF(0, area.top(), barLeft - padding, fontMetrics().height()), Qt::AlignRight, QString::number(line));
        for (const HeatMark& mark : m_marks) {
            if (line >= mark.firstLine && line <= mark.lastLine)
                painter.fillRect(
                    QRectF(barLeft, area.top(), heatBarWidth, area.height()), heatColor(mark.heat, palette()));
        }
    }
}

void CodeView::highlight()
{
    QList<QTextEdit::ExtraSelection> selections;
    QTextEdit::ExtraSelection current;
    QColor band = palette().color(QPalette::Highlight);
    band.setAlphaF(0.16F);
    current.format.setBackground(band);
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    current.cursor = textCursor();
    current.cursor.clearSelection();
    selections << current;
    for (const LineRemark& remark : m_remarks) {
        const QTextBlock block = document()->findBlockByNumber(remark.line - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection underlined;
        underlined.cursor = QTextCursor(block);
        const QString text = block.text();
        const auto indent = std::ranges::find_if(text, [](QChar c) { return !c.isSpace(); }) - text.begin();
        underlined.cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, static_cast<int>(indent));
        underlined.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        underlined.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        underlined.format.setUnderlineColor(themeColor(ColorRole::Warning, palette()));
        selections << underlined;
    }
    setExtraSelections(selections);
    m_margin->update();
}

int CodeView::lineAt(int y) const
{
    return cursorForPosition(QPoint(0, y)).blockNumber() + 1;
}

QString CodeView::toolTipAt(int line) const
{
    QStringList texts;
    for (const LineRemark& remark : m_remarks) {
        if (remark.line == line)
            texts << remark.text;
    }
    const HeatMark* innermost = nullptr;
    for (const HeatMark& mark : m_marks) {
        if (line >= mark.firstLine && line <= mark.lastLine && (!innermost || mark.firstLine >= innermost->firstLine))
            innermost = &mark;
    }
    if (innermost)
        texts << innermost->toolTip;
    return texts.join(u'\n');
}

bool CodeView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPoint position = viewport()->mapFromGlobal(help->globalPos());
        QToolTip::showText(help->globalPos(), toolTipAt(lineAt(position.y())), this);
        return true;
    }
    return QPlainTextEdit::event(event);
}

} // namespace Foreguest
