// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentchannel.h"

namespace Foreguest {

/// The start of a program that is to wait, from its Prepare, which the caller sent, to its Prepared or Error.
class AgentPreparation
{
public:
    AgentPreparation(quint32 run, std::chrono::milliseconds timeout);

    /// How long it took until the program waited, in ms. Cancelling ends it.
    Result<double> run(AgentChannel& channel, const TaskContext& context);
    /// After a failure: whether the guest has answered properly, so that it can be asked again.
    bool channelIsUsable() const { return m_answered; }

private:
    Result<double> readAnswer(const AgentFrame& frame);

    const quint32 m_run;
    const std::chrono::milliseconds m_timeout;
    bool m_answered = false;
};

} // namespace Foreguest
