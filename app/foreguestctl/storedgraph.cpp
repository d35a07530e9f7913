// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/storedgraph.h"

#include "core/graph/buildgraph.h"
#include "core/query/storeanalysis.h"

#include <QTemporaryDir>

namespace Foreguest {

Result<StoredGraphFile> StoredGraphFile::open(const QStringList& paths, const Invocation& invocation)
{
    StoredGraphFile file;
    if (paths.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(latest, GraphStore::latest());
        file.m_path = latest;
        return file;
    }
    FOREGUEST_TRY_ASSIGN(graph, buildGraph(paths, {}, invocation.context()));
    FOREGUEST_TRY_ASSIGN(costs, estimateCosts(*graph, invocation.context()));
    for (const SkippedFile& skipped : graph->skipped)
        invocation.note(QStringLiteral("Skipped %1: %2").arg(skipped.path, skipped.reason));
    const Analysis analysis { graph, costs };
    auto stored = storeAnalysis(paths, analysis, invocation.context());
    if (!stored && stored.error().code == ErrorCode::PermissionDenied) {
        invocation.note(stored.error().message + QStringLiteral(" It is kept for this query only."));
        file.m_folder = std::make_shared<QTemporaryDir>();
        stored = storeAnalysisAt(file.m_folder->filePath(QStringLiteral("graph.db")), analysis, invocation.context());
    }
    if (!stored)
        return tl::unexpected(stored.error());
    file.m_path = stored->path;
    return file;
}

} // namespace Foreguest
