// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace Foreguest {

/// Roles of all tables beside Qt's own.
enum TableRole {
    SortRole = Qt::UserRole + 1, ///< What the column is sorted by.
    BarRole, ///< 0…1: the length and heat of a bar behind the text; invalid where there is none.
};

/// A column of a RowTable: its title and how each part of a cell is made from a row. Only `text` must be given.
template <typename Row> struct Column
{
    QString title;
    std::function<QString(const Row&)> text;
    std::function<QVariant(const Row&)> sortKey {}; ///< Empty: by the text.
    std::function<QString(const Row&)> toolTip {};
    std::function<QVariant(const Row&)> bar {};
    std::function<QVariant(const Row&)> foreground {};
    bool isNumber = false; ///< Right-aligned.
    QString titleToolTip {};
};

/// A table of values with one description a column: index arithmetic is written once.
template <typename Row> class RowTable : public QAbstractTableModel
{
public:
    explicit RowTable(std::vector<Column<Row>> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    const std::vector<Row>& rows() const { return m_rows; }
    const Row& row(int index) const { return m_rows[static_cast<size_t>(index)]; }

    void setRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    /// New values with as few signals as possible, so that selection and scroll position stay.
    void updateRows(std::vector<Row> rows)
    {
        const int kept = static_cast<int>(std::min(rows.size(), m_rows.size()));
        if (m_rows.size() > rows.size()) {
            beginRemoveRows({}, kept, rowCount() - 1);
            m_rows.resize(rows.size());
            endRemoveRows();
        }
        if (rows.size() > m_rows.size()) {
            beginInsertRows({}, kept, static_cast<int>(rows.size()) - 1);
            m_rows.insert(m_rows.end(), rows.begin() + kept, rows.end());
            endInsertRows();
        }
        m_rows = std::move(rows);
        if (kept > 0)
            Q_EMIT dataChanged(index(0, 0), index(kept - 1, columnCount() - 1));
    }
    void appendRows(const std::vector<Row>& rows)
    {
        if (rows.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(m_columns[static_cast<size_t>(index.column())], row(index.row()), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row>& column = m_columns[static_cast<size_t>(section)];
        switch (role) {
        case Qt::DisplayRole:
            return column.title;
        case Qt::ToolTipRole:
            return column.titleToolTip.isEmpty() ? QVariant() : column.titleToolTip;
        case Qt::TextAlignmentRole:
            return alignment(column);
        default:
            return {};
        }
    }

private:
    static QVariant alignment(const Column<Row>& column)
    {
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    static QVariant cell(const Column<Row>& column, const Row& row, int role)
    {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return column.text(row);
        case Qt::ToolTipRole:
            return column.toolTip ? column.toolTip(row) : column.text(row);
        case Qt::TextAlignmentRole:
            return alignment(column);
        case Qt::ForegroundRole:
            return column.foreground ? column.foreground(row) : QVariant();
        case SortRole:
            return column.sortKey ? column.sortKey(row) : QVariant(column.text(row));
        case BarRole:
            return column.bar ? column.bar(row) : QVariant();
        default:
            return {};
        }
    }

    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

} // namespace Foreguest
