// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentclient.h"

#include <mutex>
#include <vector>

namespace Foreguest {

struct OutputChunk
{
    OutputStream stream = OutputStream::StandardOutput;
    QByteArray bytes;
};

/// A run's output between the thread that receives it and the view that takes it in batches. At most `capacity` bytes
/// wait; beyond, the oldest are dropped and counted. Thread-safe.
class OutputBuffer : public ExecObserver
{
public:
    static constexpr qint64 capacity = 1024LL * 1024;

    struct Batch
    {
        std::vector<OutputChunk> chunks;
        qint64 droppedBytes = 0;
    };

    void output(OutputStream stream, const QByteArray& bytes) override;
    /// What came since the last call.
    Batch take();

private:
    std::mutex m_mutex;
    Batch m_waiting;
    qint64 m_waitingBytes = 0;
};

} // namespace Foreguest
