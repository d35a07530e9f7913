// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/pipeline/pipeline.h"

#include <QCommandLineParser>
#include <QJsonObject>

#include <vector>

namespace Foreguest {

/// Exit codes of the contract.
enum class ExitCode {
    Done = 0,
    Failed = 1, ///< With a message: what, why, what to do.
    WrongUse = 2,
    ProgramFailed = 3, ///< The executed program itself failed.
};

/// What a command is given: its parsed command line, and where to report to. stdout is for the result alone; progress,
/// notices and errors go to stderr.
class Invocation
{
public:
    Invocation(const QCommandLineParser& parser, TaskContext context);

    const QCommandLineParser& options() const { return m_parser; }
    QStringList arguments() const { return m_parser.positionalArguments(); }
    bool json() const;
    /// Cancelled by SIGINT and SIGTERM.
    const TaskContext& context() const { return m_context; }

    /// The pipeline as --connect and the environment ask for; its notices are printed.
    Result<std::unique_ptr<Pipeline>> openPipeline(bool refill = false) const;

    void print(const QString& text) const; ///< A line on stdout.
    void print(const QByteArray& bytes) const; ///< As they are, on stdout.
    void print(const QJsonObject& document) const;
    void note(const QString& text) const; ///< A line on stderr.

private:
    const QCommandLineParser& m_parser;
    TaskContext m_context;
};

/// One subcommand; one file each.
struct Command
{
    QString name;
    QString synopsis; ///< After the name: "PATH…".
    QString summary;
    int minimumArguments = 0;
    int maximumArguments = -1; ///< −1: any number.
    QList<QCommandLineOption> options;
    std::function<Result<ExitCode>(const Invocation&)> run;
};

Command analyzeCommand();
Command queryCommand();
Command predictCommand();
Command runCommand();
Command watchCommand();
Command poolCommand();
Command imageCommand();
Command historyCommand();
Command exportCommand();
Command simulateCommand();
Command doctorCommand();

/// A failure that is the caller's fault: exit code 2.
tl::unexpected<Error> wrongUse(const QString& message);
bool isWrongUse(const Error& error);

} // namespace Foreguest
