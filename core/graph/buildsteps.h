// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/filereader.h"
#include "core/graph/program.h"

#include <functional>

namespace Foreguest {

/// The steps that buildGraph() and GraphSession share.

int threadsFor(const GraphOptions& options, size_t files);
/// Reads all files on as many threads as wanted. The result is by position, so it does not depend on who read what.
/// `isRead` is told of each file by the thread that has read it.
std::vector<ReadFile> readFiles(const std::vector<FoundFile>& files, const GraphOptions& options,
    const TaskContext& context, const std::function<void(size_t, ReadFile&)>& isRead = {});
/// Takes the facts out of a file that was read.
ProgramFile toProgramFile(ReadFile& file, const FoundFile& found);
/// Appends a file and counts it in the statistics.
void addFile(CodeGraph& graph, SourceFile source);
/// The most memory that the process has had resident; 0 where the system doesn't tell.
qint64 peakMemoryBytes();

} // namespace Foreguest
