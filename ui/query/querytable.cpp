// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/querytable.h"

#include "ui/tables/rowtable.h"

namespace Foreguest {

namespace {

bool isNumber(const QueryValue& value)
{
    return std::holds_alternative<qint64>(value.data) || std::holds_alternative<double>(value.data);
}

} // namespace

void QueryTable::setAnswer(std::shared_ptr<const QueryAnswer> answer)
{
    beginResetModel();
    m_answer = std::move(answer);
    endResetModel();
}

const QueryValue& QueryTable::cell(int row, int column) const
{
    return m_answer->result.rows[static_cast<size_t>(row)][static_cast<size_t>(column)];
}

NodeId QueryTable::nodeAt(int row, int column) const
{
    const QueryValue& value = cell(row, column);
    qint64 id = 0;
    if (const auto* node = std::get_if<NodeReference>(&value.data)) {
        id = node->id;
    } else if (const auto* edge = std::get_if<EdgeReference>(&value.data)) {
        const auto found = m_answer->result.edges.find(edge->id);
        id = found == m_answer->result.edges.end() ? 0 : found->second.source;
    } else if (const auto* path = std::get_if<PathValue>(&value.data)) {
        id = path->nodes.empty() ? 0 : path->nodes.front();
    }
    const auto shown = m_answer->shown.find(id);
    return shown == m_answer->shown.end() ? noIndex : shown->second;
}

NodeId QueryTable::nodeOf(int row) const
{
    for (int column = 0; column < columnCount(); ++column) {
        if (const NodeId node = nodeAt(row, column); node != noIndex)
            return node;
    }
    return noIndex;
}

quint32 QueryTable::lineAt(int row, int column) const
{
    const auto* edge = std::get_if<EdgeReference>(&cell(row, column).data);
    const auto found = edge ? m_answer->result.edges.find(edge->id) : m_answer->result.edges.end();
    return found == m_answer->result.edges.end() ? 0 : static_cast<quint32>(found->second.line);
}

int QueryTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_answer ? 0 : static_cast<int>(m_answer->result.rows.size());
}

int QueryTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_answer ? 0 : static_cast<int>(m_answer->result.columns.size());
}

QVariant QueryTable::data(const QModelIndex& index, int role) const
{
    if (!m_answer || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueryValue& value = cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return m_answer->result.text(value);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(value) ? Qt::AlignRight : Qt::AlignLeft)));
    case SortRole:
        if (const auto* whole = std::get_if<qint64>(&value.data))
            return *whole;
        if (const auto* real = std::get_if<double>(&value.data))
            return *real;
        if (const auto* path = std::get_if<PathValue>(&value.data))
            return qint64(path->edges.size());
        return m_answer->result.text(value);
    default:
        return {};
    }
}

QVariant QueryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_answer->result.columns[section];
    if (role == Qt::TextAlignmentRole) {
        const bool ofNumbers = rowCount() > 0 && isNumber(cell(0, section));
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (ofNumbers ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

} // namespace Foreguest
