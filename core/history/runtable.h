// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/runrecord.h"
#include "core/store/database.h"

namespace Foreguest {

/// Rows of the tables runs, run_stages and run_predictions, as RunRecords and back.
class RunTable
{
public:
    explicit RunTable(const Database& database)
        : m_database(database)
    {
    }

    Result<qint64> insert(const RunRecord& record) const;
    Result<> update(const RunRecord& record) const;
    /// `tail` follows the FROM clause: WHERE, ORDER BY, LIMIT. Stages and predictions are filled.
    Result<std::vector<RunRecord>> select(
        const QString& tail, std::initializer_list<QVariant> values, bool withOutput) const;
    /// Marks running rows whose process is gone; how many.
    Result<int> markInterrupted() const;

private:
    Result<> fillStages(RunRecord& record) const;
    Result<> fillPredictions(RunRecord& record) const;

    const Database& m_database;
};

} // namespace Foreguest
