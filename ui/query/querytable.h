// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/query.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace Foreguest {

/// A query's answer, and which nodes of the analysis that is shown its nodes are.
struct QueryAnswer
{
    QueryResult result;
    std::map<qint64, NodeId> shown; ///< By the ids of the store.
};

/// The rows of an answer; its columns are the query's.
class QueryTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setAnswer(std::shared_ptr<const QueryAnswer> answer);
    const QueryAnswer* answer() const { return m_answer.get(); }

    /// The node that a cell is, or begins with; noIndex where it is none that is shown.
    NodeId nodeAt(int row, int column) const;
    /// The first node of a row, noIndex where it has none.
    NodeId nodeOf(int row) const;
    /// The line that a cell's relationship stands on; 0 where it is none.
    quint32 lineAt(int row, int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QueryValue& cell(int row, int column) const;

    std::shared_ptr<const QueryAnswer> m_answer;
};

} // namespace Foreguest
