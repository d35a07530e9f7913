// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guestpool.h"
#include "core/history/runrecord.h"

#include <QByteArray>
#include <QStringList>

namespace Foreguest {

/// How programs of a language are started in a guest; data in resources/languages/<language>/run.json.
/// In arguments `{entry}` is the entry file, `{sources}` all source files of the language, `{siblings}` those in the
/// entry's folder, `{folder}` that folder, `{symbol}` what the runtime calls the entry, `{program}` the built program,
/// `{ahead}` the folder of `ahead.files`.
struct Toolchain
{
    QString language;
    QString image; ///< Recipe name.
    QStringList build; ///< Empty where nothing is built.
    QStringList run;
    QStringList warm; ///< Run once while the guest waits, so that the interpreter's pages are in its memory.
    QStringList environment; ///< "NAME=value".
    QStringList extensions; ///< Of its source files: "py".
    QStringList entries; ///< Names of files that are started, the likeliest first.

    /// How its interpreter is started before a run is asked for, and held where everything is loaded but the program:
    /// it is the process of the run then. Nothing where the language has no such way.
    struct Ahead
    {
        struct File
        {
            QString name;
            QByteArray content;
        };
        std::vector<File> files; ///< Beside run.json; copied into the guest.
        /// What is added to the environment for it: the first one with which it gets there is taken.
        std::vector<QStringList> environments;
    };
    Ahead ahead;
    QStringList leftOut; ///< Patterns of paths of sources that are no part of the program: tests.
    QString mainPattern; ///< Where a program begins in a source; empty: nothing tells.
    QString namespacePattern, typePattern; ///< What names the entry for `{symbol}`: declarations, the name captured.
    QString manifest; ///< A file that makes the folder a project, for which `projectBuild` stands for `build`.
    QStringList projectBuild;
    Bytes buildMemory; ///< What the compiler needs beside the guest's own.
};
/// All languages that can be run.
Result<std::vector<Toolchain>> toolchains();
Result<Toolchain> toolchain(const QString& language);

/// The files that are copied into a guest, and which of them is started.
struct Program
{
    QString path; ///< As the user gave it.
    QString language;
    QString entry; ///< Relative to the guest's /work.
    QString symbol; ///< See `{symbol}` above; empty where the toolchain asks for none.
    struct File
    {
        QString relativePath;
        QByteArray content;
    };
    std::vector<File> files;
    QString hash; ///< SHA-256 (hex) of all files and of the entry.
    QString directory = QStringLiteral("/work"); ///< Where the files are put, and the program is started, in the guest.
    QString aheadDirectory = QStringLiteral("/run/foreguest"); ///< Where `tools.ahead.files` are put in the guest.
    Toolchain tools;
};

/// Reads a program: one file, or a folder whose entry is found by name (main.py, __main__.py, index.js, main.c, …) or
/// is its only source file. At most 64 MiB and 10,000 files; symbolic links are not followed.
Result<Program> loadProgram(const QString& path, const TaskContext& context);

/// An execution request.
struct Job
{
    QStringList arguments;
    QByteArray standardInput;
    std::chrono::milliseconds timeout { 300'000 };
    qint64 outputLimit = 16LL * 1024 * 1024;
};

/// Copies a program into a guest, builds it, and starts its interpreter, which waits for the run: what is done before
/// the request. An interpreter that does not get there costs time, never the run. A compile error is
/// ErrorCode::InvalidInput with the compiler's words in `details`.
Preparation preparationFor(const Program& program);

/// The same over an agent, without a pool.
Result<> prepareProgram(const Program& program, AgentClient& agent, const TaskContext& context);

/// The flow's sixth line: runs the job in a guest that is prepared, and fills the record: outcome, output (bounded),
/// measurements, the stages spawn, firstByte, exit and collect (counted from `requestedAt`), requestToFirstByteMs.
/// `observer` sees output as it appears. Fails only where the guest is lost or the job is cancelled.
Result<> executeJob(const Program& program, const Job& job, Guest& guest,
    std::chrono::steady_clock::time_point requestedAt, ExecObserver& observer, RunRecord& record,
    const TaskContext& context);

/// The same over an agent; what the record says of the guest itself is left as it is.
Result<> executeJob(const Program& program, const Job& job, AgentClient& agent,
    std::chrono::steady_clock::time_point requestedAt, ExecObserver& observer, RunRecord& record,
    const TaskContext& context);

} // namespace Foreguest
