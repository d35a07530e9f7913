// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentclient.h"
#include "core/guest/agentframes.h"

namespace Foreguest {

/// The messages of the agent channel as frames: written checked, read checked.

QByteArray hostHelloFrame(quint64 nonce);
/// Fails with InvalidInput where a request can't be made: no program, a NUL or "=" in the wrong place, too long.
Result<QByteArray> execFrame(quint32 run, const ExecRequest& request);
/// The same for a program that is to wait for such a request.
Result<QByteArray> prepareFrame(quint32 run, const ExecRequest& request);

Result<AgentClient::Hello> readGuestHello(const AgentFrame& frame);

struct ExitedMessage
{
    quint32 run = 0;
    ExecResult result;
};
Result<ExitedMessage> readExited(const AgentFrame& frame);

/// What the guest says that went wrong, as an Error of ours: `what` is the sentence's beginning.
struct GuestErrorMessage
{
    bool fatal = false;
    int number = 0;
    QString text;
};
Result<GuestErrorMessage> readGuestError(const AgentFrame& frame);
tl::unexpected<Error> guestFailure(const GuestErrorMessage& message, const QString& what);

/// An ErrorCode::Protocol failure.
tl::unexpected<Error> violation(const QString& what);

} // namespace Foreguest
