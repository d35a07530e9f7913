// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/commandline.h"

namespace Foreguest {

namespace {
using SteadyTime = std::chrono::steady_clock::time_point;

double millisecondsSince(SteadyTime start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Writes stages and output into the record as they happen, and passes them on.
class Recorder : public ExecObserver
{
public:
    Recorder(SteadyTime requestedAt, ExecObserver& next, RunRecord& record)
        : m_requestedAt(requestedAt)
        , m_next(next)
        , m_record(record)
    {
    }

    void started() override
    {
        stage(QStringLiteral("spawn"));
        m_next.started();
    }

    void output(OutputStream stream, const QByteArray& bytes) override
    {
        if (!m_record.requestToFirstByteMs)
            m_record.requestToFirstByteMs = stage(QStringLiteral("firstByte"));
        (stream == OutputStream::StandardOutput ? m_record.standardOutput : m_record.standardError) += bytes;
        m_next.output(stream, bytes);
    }

    double stage(const QString& name) { return m_record.stages[name] = millisecondsSince(m_requestedAt); }

private:
    SteadyTime m_requestedAt;
    ExecObserver& m_next;
    RunRecord& m_record;
};

void fillOutcome(const ExecResult& result, RunRecord& record)
{
    record.exitCode = result.exitCode;
    record.signal = result.signal;
    record.oomKilled = result.oomKilled;
    record.timedOut = result.timedOut;
    record.processLimitHit = result.processLimitHit;
    record.standardOutputBytes = result.outputBytes[0];
    record.standardErrorBytes = result.outputBytes[1];
    record.truncated
        = result.outputBytes[0] > record.standardOutput.size() || result.outputBytes[1] > record.standardError.size();
    record.measured = result.usage;
    if (result.aheadMs > 0)
        record.stages[QStringLiteral("ahead")] = result.aheadMs;
}

void fillFailure(const Error& error, RunRecord& record)
{
    record.state = error.code == ErrorCode::Cancelled ? RunState::Cancelled : RunState::Failed;
    record.problem = error.code == ErrorCode::Cancelled ? QString() : error.toString();
    record.standardOutputBytes = record.standardOutput.size();
    record.standardErrorBytes = record.standardError.size();
}
} // namespace

Result<> executeJob(const Program& program, const Job& job, AgentClient& agent, SteadyTime requestedAt,
    ExecObserver& observer, RunRecord& record, const TaskContext& context)
{
    ExecRequest request = runRequest(program);
    request.arguments += job.arguments;
    request.standardInput = job.standardInput;
    request.timeout = job.timeout;
    request.outputLimit = job.outputLimit;

    Recorder recorder(requestedAt, observer, record);
    auto result = agent.execute(request, recorder, context);
    recorder.stage(QStringLiteral("exit"));
    if (result) {
        fillOutcome(*result, record);
        record.state = RunState::Finished;
    } else {
        fillFailure(result.error(), record);
    }
    record.endedAt = QDateTime::currentDateTimeUtc();
    recorder.stage(QStringLiteral("collect"));
    if (!result)
        return tl::unexpected(std::move(result.error()));
    return {};
}

Result<> executeJob(const Program& program, const Job& job, Guest& guest, SteadyTime requestedAt,
    ExecObserver& observer, RunRecord& record, const TaskContext& context)
{
    guest.setState(GuestState::Running);
    const GuestInfo info = guest.info();
    record.guestName = info.name;
    record.image = info.image;
    record.accelerator = info.accelerator;
    record.guestMemory = info.memory;
    record.guestVcpus = info.vcpus;
    return executeJob(program, job, guest.agent(), requestedAt, observer, record, context);
}

} // namespace Foreguest
