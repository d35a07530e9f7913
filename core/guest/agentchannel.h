// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/guest/agentframes.h"
#include "core/guest/descriptor.h"

#include <chrono>
#include <memory>

namespace Foreguest {

using SteadyTime = std::chrono::steady_clock::time_point;

/// An eventfd that wakes a thread out of poll(); shared, since a hook of a TaskContext may outlive its registration.
class WakeUp
{
public:
    WakeUp();
    void wake() const;
    void clear() const;
    int descriptor() const { return m_event.get(); }

private:
    Descriptor m_event;
};

/// Frames over a connected descriptor, both ways, without a thread of its own: the caller waits in wait().
class AgentChannel
{
public:
    explicit AgentChannel(Descriptor descriptor);

    /// Opens a session: sends HostHello and lets the reader look for its answer.
    void greet(quint64 nonce);
    void send(const QByteArray& frame) { m_outgoing.append(frame); }
    /// Bytes that were given to send() and are not written yet.
    qsizetype queued() const { return m_outgoing.size() - m_written; }
    /// Grows with each byte that went out.
    qint64 bytesWritten() const { return m_totalWritten; }

    /// Writes what is queued and waits for a frame. Nothing: `deadline` passed, the wake-up was used, or something was
    /// written. Fails once the peer is gone (Unavailable) or sends what is no frame (Protocol).
    Result<std::optional<AgentFrame>> wait(SteadyTime deadline);

    std::shared_ptr<WakeUp> wakeUp() const { return m_wakeUp; }
    /// For as long as the returned object lives, cancelling `context` wakes wait().
    [[nodiscard]] std::shared_ptr<void> wakeOnCancel(const TaskContext& context) const;

private:
    Result<> writeQueued();
    Result<> readAvailable();

    Descriptor m_descriptor;
    std::shared_ptr<WakeUp> m_wakeUp = std::make_shared<WakeUp>();
    FrameReader m_reader;
    QByteArray m_outgoing;
    qsizetype m_written = 0;
    qint64 m_totalWritten = 0;
};

/// Milliseconds until `deadline` as poll() takes them: rounded up, 0 once it passed.
int pollTimeout(SteadyTime deadline);

} // namespace Foreguest
