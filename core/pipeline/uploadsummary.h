// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"

namespace Foreguest {

/// "primes.py" for one path, "primes.py and 3 more" for several.
QString uploadTitle(const QStringList& paths);

/// The program of an upload: one path that loadProgram() can read; several paths are no program.
Result<Program> loadSingleProgram(const QStringList& paths, const TaskContext& context);

/// The language that most bytes of the sources are in; empty where there is none.
QString mainLanguage(const CodeGraph& graph);

/// The history's rows for an upload, a guest, and a run that begins.
SourceRow sourceRow(const Upload& upload);
GuestRow guestRow(const GuestInfo& guest);
RunRecord beginRecord(const Upload& upload, const Job& job);

} // namespace Foreguest
