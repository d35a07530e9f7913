// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentexecution.h"

#include "core/guest/agentmessages.h"
#include "resources/guest/protocol.h"

#include <algorithm>
#include <csignal>

namespace Foreguest {

using namespace std::chrono_literals;

namespace {
/// What the guest may take beyond the request's own timeout, before the host gives it up.
constexpr auto backstop = 10s;
constexpr qsizetype writeAhead = 128 * 1024;
constexpr qsizetype inputPiece = 32 * 1024;
} // namespace

AgentExecution::AgentExecution(quint32 run, const ExecRequest& request, ExecObserver& observer)
    : m_run(run)
    , m_request(request)
    , m_observer(observer)
    , m_inputEnded(request.standardInput.isEmpty())
{
}

void AgentExecution::feedInput(AgentChannel& channel)
{
    const QByteArray& input = m_request.standardInput;
    while (!m_inputEnded && channel.queued() < writeAhead) {
        const qsizetype size
            = std::min({ inputPiece, input.size() - m_inputSent, qsizetype(FG_INPUT_WINDOW - m_inputOpen) });
        if (size == 0)
            break;
        channel.send(FrameWriter(FG_INPUT).u32(m_run).bytes(QByteArrayView(input).sliced(m_inputSent, size)).finish());
        m_inputSent += size;
        m_inputOpen += size;
        m_inputEnded = m_inputSent == input.size();
        if (m_inputEnded)
            channel.send(FrameWriter(FG_INPUT_END).u32(m_run).finish());
    }
}

void AgentExecution::kill(AgentChannel& channel)
{
    m_inputEnded = true;
    channel.send(FrameWriter(FG_SIGNAL).u32(m_run).u8(SIGKILL).finish());
}

Error AgentExecution::lateError() const
{
    return { ErrorCode::TimedOut, QStringLiteral("The guest did not end the run, although its time was over."),
        QStringLiteral("The guest is given up; run again, with a larger profile if the machine inside was overloaded."),
        {} };
}

Result<ExecResult> AgentExecution::run(AgentChannel& channel, const TaskContext& context)
{
    const auto hook = channel.wakeOnCancel(context);
    auto deadline = std::chrono::steady_clock::now() + m_request.timeout + backstop;
    bool killed = false;
    while (!m_over) {
        if (context.isCancelled() && !killed) {
            killed = true;
            kill(channel);
            deadline = std::chrono::steady_clock::now() + backstop;
        }
        feedInput(channel);
        auto frame = channel.wait(deadline);
        if (!frame && frame.error().code == ErrorCode::Unavailable) {
            return failure(ErrorCode::Unavailable, QStringLiteral("The guest ended during the run."),
                QStringLiteral("It may have been destroyed or have run out of memory; run again, with a larger profile "
                               "if it stays so."),
                frame.error().details);
        }
        if (!frame)
            return tl::unexpected(std::move(frame.error()));
        if (*frame) {
            if (auto handled = handle(**frame); !handled && !(m_over && killed))
                return tl::unexpected(std::move(handled.error()));
        } else if (std::chrono::steady_clock::now() >= deadline) {
            return tl::unexpected(lateError());
        }
    }
    if (killed)
        return failure(ErrorCode::Cancelled, QStringLiteral("Cancelled on request."));
    return m_result;
}

Result<> AgentExecution::handle(const AgentFrame& frame)
{
    if (frame.type == FG_ERROR)
        return handleError(frame);
    if (frame.type < FG_STARTED || frame.type > FG_EXITED)
        return violation(QStringLiteral("a message of type %1 during a run").arg(frame.type));
    PayloadReader payload(frame.payload);
    if (payload.u32() != m_run || !payload.ok())
        return violation(QStringLiteral("a message for another run"));
    if (m_started == (frame.type == FG_STARTED))
        return violation(QStringLiteral("a message out of turn"));
    switch (frame.type) {
    case FG_STARTED:
        return handleStarted(payload);
    case FG_OUTPUT:
        return handleOutput(payload);
    case FG_INPUT_TAKEN:
        return handleInputTaken(payload);
    default:
        return handleExited(frame);
    }
}

Result<> AgentExecution::handleStarted(PayloadReader& payload)
{
    m_result.spawnMs = double(payload.count()) / 1e6;
    m_result.aheadMs = double(payload.count()) / 1e6;
    if (!payload.done())
        return violation(QStringLiteral("a malformed start"));
    m_started = true;
    m_observer.started();
    return {};
}

Result<> AgentExecution::handleOutput(PayloadReader& payload)
{
    const quint8 stream = payload.u8();
    const QByteArrayView bytes = payload.rest();
    if (!payload.ok() || stream > 1 || bytes.isEmpty() || bytes.size() > FG_MAX_OUTPUT_DATA)
        return violation(QStringLiteral("malformed output"));
    m_received[stream] += bytes.size();
    if (m_received[stream] > m_request.outputLimit)
        return violation(QStringLiteral("more output than was asked for"));
    m_observer.output(OutputStream(stream), bytes.toByteArray());
    return {};
}

Result<> AgentExecution::handleInputTaken(PayloadReader& payload)
{
    const quint32 taken = payload.u32();
    if (!payload.done() || taken > m_inputOpen)
        return violation(QStringLiteral("input taken that was not sent"));
    m_inputOpen -= taken;
    return {};
}

Result<> AgentExecution::handleExited(const AgentFrame& frame)
{
    FOREGUEST_TRY_ASSIGN(message, readExited(frame));
    for (int stream = 0; stream < 2; ++stream) {
        if (m_received[stream] != qMin(message.result.outputBytes[stream], m_request.outputLimit))
            return violation(QStringLiteral("an output of %1 bytes of which %2 arrived")
                                 .arg(message.result.outputBytes[stream])
                                 .arg(m_received[stream]));
    }
    const ExecResult started = m_result;
    m_result = message.result;
    m_result.spawnMs = started.spawnMs;
    m_result.aheadMs = started.aheadMs;
    m_over = true;
    return {};
}

Result<> AgentExecution::handleError(const AgentFrame& frame)
{
    FOREGUEST_TRY_ASSIGN(message, readGuestError(frame));
    if (!message.fatal && m_started)
        return violation(QStringLiteral("a failed start of a program that has started"));
    m_over = !message.fatal;
    return guestFailure(message, QStringLiteral("The program could not be started in the guest"));
}

} // namespace Foreguest
