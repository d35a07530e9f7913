// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/query/queryvalue.h"

#include <QVariantMap>

#include <chrono>

namespace Foreguest {

struct QueryOptions
{
    QVariantMap parameters; ///< Values of $names: numbers, texts, booleans, lists of them.
    std::chrono::milliseconds timeout { 30'000 };
    qint64 maximumRows = 10'000;
};

/// Asks the graph store at `path`. The file is opened for reading only. A mistake in the query is
/// ErrorCode::InvalidInput with line, column and what was expected in `message`, and the line with a caret in
/// `details`; a query that takes too long is TimedOut; a cancelled one is Cancelled. The result has at most
/// `maximumRows` rows and says whether there were more.
Result<QueryResult> runQuery(
    const QString& path, const QString& text, const QueryOptions& options, const TaskContext& context);

/// Every node and edge of a store, as the result of a query without rows: for exports of the whole graph.
Result<QueryResult> readWholeGraph(const QString& path, const TaskContext& context);

/// The SQL that a query becomes, for --explain and for tests.
Result<QString> explainQuery(const QString& text, const QVariantMap& parameters);

/// Reads `name=value`: a value is JSON where it is a number, true, false, null, a list or a quoted text, else a text.
Result<std::pair<QString, QVariant>> readParameter(const QString& text);

} // namespace Foreguest
