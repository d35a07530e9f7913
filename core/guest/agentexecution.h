// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentchannel.h"
#include "core/guest/agentclient.h"

namespace Foreguest {

/// One run over an agent channel, from its Exec, which the caller sent, to its Exited: feeds the input within the
/// window, passes output on, and holds the guest to the order and limits of the protocol.
class AgentExecution
{
public:
    AgentExecution(quint32 run, const ExecRequest& request, ExecObserver& observer);

    Result<ExecResult> run(AgentChannel& channel, const TaskContext& context);
    /// After a failure: whether the guest has ended the run properly, so that it can be asked again.
    bool channelIsUsable() const { return m_over; }

private:
    void feedInput(AgentChannel& channel);
    void kill(AgentChannel& channel);
    Result<> handle(const AgentFrame& frame);
    Result<> handleStarted(PayloadReader& payload);
    Result<> handleOutput(PayloadReader& payload);
    Result<> handleInputTaken(PayloadReader& payload);
    Result<> handleExited(const AgentFrame& frame);
    Result<> handleError(const AgentFrame& frame);
    Error lateError() const;

    const quint32 m_run;
    const ExecRequest& m_request;
    ExecObserver& m_observer;
    ExecResult m_result;
    qsizetype m_inputSent = 0;
    qint64 m_inputOpen = 0; ///< Sent and not taken yet.
    qint64 m_received[2] = { 0, 0 };
    bool m_inputEnded = false;
    bool m_started = false;
    bool m_over = false;
};

} // namespace Foreguest
