// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/outputbuffer.h"

namespace Foreguest {

void OutputBuffer::output(OutputStream stream, const QByteArray& bytes)
{
    const std::lock_guard lock(m_mutex);
    std::vector<OutputChunk>& chunks = m_waiting.chunks;
    const QByteArray kept = bytes.right(capacity);
    m_waiting.droppedBytes += bytes.size() - kept.size();
    if (!chunks.empty() && chunks.back().stream == stream && chunks.back().bytes.size() < 65'536)
        chunks.back().bytes += kept;
    else
        chunks.push_back({ stream, kept });
    m_waitingBytes += kept.size();
    size_t dropped = 0;
    while (m_waitingBytes > capacity && dropped + 1 < chunks.size()) {
        m_waitingBytes -= chunks[dropped].bytes.size();
        m_waiting.droppedBytes += chunks[dropped].bytes.size();
        ++dropped;
    }
    chunks.erase(chunks.begin(), chunks.begin() + static_cast<std::ptrdiff_t>(dropped));
}

OutputBuffer::Batch OutputBuffer::take()
{
    const std::lock_guard lock(m_mutex);
    m_waitingBytes = 0;
    return std::exchange(m_waiting, {});
}

} // namespace Foreguest
