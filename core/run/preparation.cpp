// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/commandline.h"

#include <QFileInfo>

namespace Foreguest {

using namespace std::chrono_literals;

namespace {
constexpr auto buildTimeout = 10min;
constexpr auto warmTimeout = 2min;
constexpr auto aheadTimeout = 2min;
constexpr auto pingTimeout = 10s;
constexpr qint64 wordsLimit = 256 * 1024;

class Collector : public ExecObserver
{
public:
    void output(OutputStream, const QByteArray& bytes) override { m_text += bytes; }
    QString text() const { return QString::fromUtf8(m_text); }

private:
    QByteArray m_text;
};

Result<> putFiles(const Program& program, AgentClient& agent, const TaskContext& context)
{
    for (const Program::File& file : program.files) {
        FOREGUEST_TRY(context.checkpoint());
        FOREGUEST_TRY(agent.putFile(guestPath(program, file.relativePath), file.content, false, context));
    }
    return {};
}

ExecRequest requestFor(const QStringList& command, const Program& program, std::chrono::milliseconds timeout)
{
    ExecRequest request;
    request.arguments = expandCommand(command, program);
    request.environment = program.tools.environment;
    request.workingDirectory = program.directory;
    request.timeout = timeout;
    request.outputLimit = wordsLimit;
    return request;
}

Result<> build(const Program& program, AgentClient& agent, const TaskContext& context)
{
    if (program.tools.build.isEmpty())
        return {};
    context.report(QStringLiteral("Building %1").arg(program.path));
    Collector words;
    FOREGUEST_TRY_ASSIGN(result, agent.execute(requestFor(program.tools.build, program, buildTimeout), words, context));
    if (result.timedOut) {
        return failure(ErrorCode::TimedOut, QStringLiteral("%1 was not built within 10 minutes.").arg(program.path),
            QStringLiteral("Give it a profile with more processors and memory."), words.text());
    }
    if (result.oomKilled) {
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("The guest's memory was too small to build %1.").arg(program.path),
            QStringLiteral("Give it a profile with more memory."), words.text());
    }
    if (result.exitCode != 0 || result.signal != 0) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 does not compile.").arg(program.path),
            QStringLiteral("Correct what the compiler names and run again."), words.text());
    }
    return {};
}

/// A warm-up that fails only costs time; a lost guest is passed on.
Result<> warm(const Program& program, AgentClient& agent, const TaskContext& context)
{
    if (program.tools.warm.isEmpty())
        return {};
    context.report(QStringLiteral("Warming %1").arg(program.tools.warm.first()));
    Collector words;
    const auto result = agent.execute(requestFor(program.tools.warm, program, warmTimeout), words, context);
    if (!result)
        return tl::unexpected(result.error());
    return {};
}

Result<> putAheadFiles(const Program& program, AgentClient& agent, const TaskContext& context)
{
    for (const Toolchain::Ahead::File& file : program.tools.ahead.files)
        FOREGUEST_TRY(
            agent.putFile(program.aheadDirectory + QLatin1Char('/') + file.name, file.content, false, context));
    return {};
}

/// Starts the interpreter, which waits for the run. One that does not get there is left to the run itself; only a lost
/// guest and a cancelled request are passed on.
Result<> startAhead(const Program& program, AgentClient& agent, const TaskContext& context)
{
    ExecRequest request = runRequest(program);
    request.timeout = aheadTimeout;
    for (const QStringList& environment : program.tools.ahead.environments) {
        context.report(QStringLiteral("Starting %1 ahead").arg(request.arguments.first()));
        const auto waits = agent.prepare(request, expandCommand(environment, program), context);
        if (waits)
            return {};
        if (waits.error().code == ErrorCode::Cancelled)
            return tl::unexpected(waits.error());
        context.report(waits.error().message);
    }
    return agent.ping(pingTimeout);
}
/// Of a guest that was prepared before: nothing of that program stays.
Result<> emptyFolders(const Program& program, AgentClient& agent, const TaskContext& context)
{
    ExecRequest request;
    request.arguments = { QStringLiteral("find"), program.directory, QStringLiteral("/tmp") };
    if (!program.tools.ahead.files.empty())
        request.arguments << program.aheadDirectory;
    request.arguments += { QStringLiteral("-mindepth"), QStringLiteral("1"), QStringLiteral("-delete") };
    request.workingDirectory = QStringLiteral("/");
    request.privileged = true;
    request.outputLimit = wordsLimit;
    Collector words;
    FOREGUEST_TRY_ASSIGN(result, agent.execute(request, words, context));
    if (result.exitCode == 0 && result.signal == 0)
        return {};
    return failure(ErrorCode::Unavailable, QStringLiteral("The guest of the program before could not be emptied."),
        QStringLiteral("Another guest is started."), words.text());
}
} // namespace

Result<> prepareProgram(const Program& program, AgentClient& agent, const TaskContext& context)
{
    context.report(QStringLiteral("Copying %1 into the guest").arg(program.path));
    FOREGUEST_TRY(putFiles(program, agent, context));
    FOREGUEST_TRY(build(program, agent, context));
    FOREGUEST_TRY(putAheadFiles(program, agent, context));
    FOREGUEST_TRY(warm(program, agent, context));
    return startAhead(program, agent, context);
}

Preparation preparationFor(const Program& program)
{
    return { program.hash, QFileInfo(program.path).fileName(),
        [program](Guest& guest, const TaskContext& context) -> Result<> {
            if (!guest.info().program.isEmpty())
                FOREGUEST_TRY(emptyFolders(program, guest.agent(), context));
            return prepareProgram(program, guest.agent(), context);
        },
        QFileInfo(program.path).absoluteFilePath() };
}

} // namespace Foreguest
