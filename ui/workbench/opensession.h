// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"

#include <QTemporaryDir>

namespace Foreguest {

/// A pipeline, and what the user must be told about it. Where the history can't be opened (a read-only folder, a full
/// disk), a temporary one takes its place so that the workbench can be used; `problem` says so.
struct Session
{
    std::unique_ptr<QTemporaryDir> temporaryHistory; ///< Outlives the pipeline.
    std::unique_ptr<Pipeline> pipeline;
    std::optional<Error> problem;
};

Result<Session> openSession(PipelineOptions options);

} // namespace Foreguest
