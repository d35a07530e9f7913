// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <vector>

namespace Foreguest {

/// A mark of a function in the margin: its lines, its heat, and what is known of it.
struct HeatMark
{
    int firstLine = 0; ///< From 1.
    int lastLine = 0;
    double heat = 0; ///< 0…1.
    QString toolTip;
};

/// A remark on a line, shown by an underline and a tooltip.
struct LineRemark
{
    int line = 0; ///< From 1.
    QString text;
};

/// A read-only text with line numbers, a heat marker per function beside them, and remarks on lines.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    void setMarks(std::vector<HeatMark> marks);
    void setRemarks(std::vector<LineRemark> remarks);
    /// Puts the cursor on a line and scrolls it into view.
    void showLine(int line);
    /// Line of the cursor, from 1.
    int currentLine() const;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Margin;
    int marginWidth() const;
    void paintMargin(QPaintEvent* event, QWidget* margin);
    void layoutMargin();
    void highlight();
    QString toolTipAt(int line) const;
    int lineAt(int y) const;

    Margin* m_margin;
    std::vector<HeatMark> m_marks;
    std::vector<LineRemark> m_remarks;
};

} // namespace Foreguest
