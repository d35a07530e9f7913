// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentpreparation.h"

#include "core/guest/agentmessages.h"
#include "resources/guest/protocol.h"

#include <csignal>

namespace Foreguest {

using namespace std::chrono_literals;

namespace {
/// What the guest may take beyond its own time limit, before the host gives it up.
constexpr auto backstop = 10s;
} // namespace

AgentPreparation::AgentPreparation(quint32 run, std::chrono::milliseconds timeout)
    : m_run(run)
    , m_timeout(timeout)
{
}

Result<double> AgentPreparation::run(AgentChannel& channel, const TaskContext& context)
{
    const auto hook = channel.wakeOnCancel(context);
    auto deadline = std::chrono::steady_clock::now() + m_timeout + backstop;
    bool ended = false;
    for (;;) {
        if (context.isCancelled() && !ended) {
            ended = true;
            channel.send(FrameWriter(FG_SIGNAL).u32(m_run).u8(SIGKILL).finish());
            deadline = std::chrono::steady_clock::now() + backstop;
        }
        FOREGUEST_TRY_ASSIGN(frame, channel.wait(deadline));
        if (frame) {
            auto answer = readAnswer(*frame);
            if (ended && m_answered)
                return failure(ErrorCode::Cancelled, QStringLiteral("Cancelled on request."));
            return answer;
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            return failure(ErrorCode::TimedOut,
                QStringLiteral("The guest did not say in time whether the program waits."),
                QStringLiteral("The guest is given up; run again."));
        }
    }
}

Result<double> AgentPreparation::readAnswer(const AgentFrame& frame)
{
    if (frame.type == FG_ERROR) {
        FOREGUEST_TRY_ASSIGN(message, readGuestError(frame));
        m_answered = !message.fatal;
        return guestFailure(message, QStringLiteral("The program does not wait in the guest"));
    }
    PayloadReader payload(frame.payload);
    const quint32 run = payload.u32();
    const qint64 nanoseconds = payload.count();
    if (frame.type != FG_PREPARED || run != m_run || !payload.done())
        return violation(QStringLiteral("a message of type %1 instead of an answer to a preparation").arg(frame.type));
    m_answered = true;
    return double(nanoseconds) / 1e6;
}

} // namespace Foreguest
