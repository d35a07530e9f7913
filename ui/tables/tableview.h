// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace Foreguest {

/// The table of all panels: whole rows, sortable by a click, columns that can be hidden from the header's menu, Ctrl+C
/// copies the selected rows as tab-separated values with the titles, and a sentence stands where there are no rows.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    /// Puts a sorting and filtering model between; `sortColumn` is what it is sorted by at first.
    void setTable(QAbstractItemModel* table, int sortColumn = -1, Qt::SortOrder order = Qt::AscendingOrder);
    QSortFilterProxyModel* proxy() const { return m_proxy; }
    /// The row of the source model that is current, or -1.
    int currentRow() const;
    /// Makes a row of the source model current and visible; -1: none.
    void setCurrentRow(int row);

    void setPlaceholder(const QString& text);
    /// The column that takes the width that is left over.
    void setStretchColumn(int column);
    /// Fits columns to titles and to the first rows.
    void fitColumns();
    /// The selected rows with a line of titles.
    QString selectedText() const;
    QSize minimumSizeHint() const override { return { 80, 60 }; }

Q_SIGNALS:
    /// Another row of the source model became current; -1: none.
    void currentRowChanged(int row);
    /// A row of the source model was double-clicked or Enter was pressed on it.
    void rowActivated(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void showColumnMenu(const QPoint& position);

    QSortFilterProxyModel* m_proxy;
    QString m_placeholder;
};

} // namespace Foreguest
