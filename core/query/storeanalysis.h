// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"
#include "core/graph/graphstore.h"

namespace Foreguest {

struct StoredGraph
{
    QString path; ///< Of the SQLite file.
    StoreUpdate update;
};

/// Brings the store of `paths` up to an analysis, with the growth of each function's time and the API family of each
/// external function, and makes it the latest one. O(graph); writes only what changed.
Result<StoredGraph> storeAnalysis(const QStringList& paths, const Analysis& analysis, const TaskContext& context);

/// The same into a given file.
Result<StoredGraph> storeAnalysisAt(const QString& file, const Analysis& analysis, const TaskContext& context);

} // namespace Foreguest
