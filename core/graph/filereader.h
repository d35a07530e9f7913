// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/buildgraph.h"
#include "core/graph/filefacts.h"
#include "core/source/discovery.h"
#include "core/source/language.h"

#include <QCryptographicHash>

namespace Foreguest {

/// What became of one file that was found: its facts, or why it was skipped.
struct ReadFile
{
    const Language* language = nullptr;
    FileFacts facts;
    SourceFile source;
    QString skipped; ///< Reason; empty where the file was read.
    double readMs = 0, factsMs = 0;
};

/// Reads, parses and walks files; one a thread, as it holds the thread's parsers.
class FileReader
{
public:
    explicit FileReader(const GraphOptions& options, const TaskContext& context);
    ~FileReader();
    ReadFile read(const FoundFile& file);
    /// The same for content that is at hand already; `file` only names it.
    ReadFile read(const FoundFile& file, const QByteArray& content);

private:
    struct Parsers;
    const GraphOptions& m_options;
    const TaskContext& m_context;
    std::unique_ptr<Parsers> m_parsers;
};

} // namespace Foreguest
