// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/graph/codegraph.h"

#include <QStringList>

#include <memory>

namespace Foreguest {

struct GraphOptions
{
    int threads = 0; ///< 0: one a processor.
    quint64 maximumFileBytes = 32ULL * 1024 * 1024; ///< Larger files are listed as skipped.
    quint64 maximumFiles = 200'000;
    int parseTimeoutMs = 20'000; ///< A file that takes longer to parse is listed as skipped.
};

/// The flow's first line: reads the sources below `paths` (files or folders), parses each, and links what they name.
///
/// One bad file never costs the others: unreadable, binary, oversized or unparsable files are in CodeGraph::skipped
/// with the reason. Fails only where nothing was given, where no path exists, or when cancelled. O(total bytes) time; a
/// file's tree is dropped when its facts are noted.
Result<std::shared_ptr<const CodeGraph>> buildGraph(
    const QStringList& paths, const GraphOptions& options, const TaskContext& context);

} // namespace Foreguest
