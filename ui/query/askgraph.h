// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"
#include "ui/query/querytable.h"

namespace Foreguest {

/// What the query bar asks of the analysis that is shown.
struct GraphQuestion
{
    Analysis analysis;
    QStringList paths;
    bool isStored = false; ///< The store of these paths has this analysis already.
    QString text;
    QueryOptions options;
};

/// Brings the store up to the analysis where it is not, asks it, and finds the nodes of the answer in the analysis.
/// For a worker thread.
Result<std::shared_ptr<const QueryAnswer>> askGraph(const GraphQuestion& question, const TaskContext& context);

/// Names of the $parameters of a query, each once, in their order; none where the text is no sequence of tokens.
QStringList parametersOf(const QString& text);

} // namespace Foreguest
