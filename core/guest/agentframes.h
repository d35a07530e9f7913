// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace Foreguest {

/// One frame of the agent channel (resources/guest/protocol.h), without its length.
struct AgentFrame
{
    quint8 type = 0;
    QByteArray payload;
};

/// Writes one frame; strings are u32-counted bytes, numbers little-endian.
class FrameWriter
{
public:
    explicit FrameWriter(quint8 type);
    FrameWriter& u8(quint8 value);
    FrameWriter& u16(quint16 value);
    FrameWriter& u32(quint32 value);
    FrameWriter& u64(quint64 value);
    FrameWriter& bytes(QByteArrayView bytes);
    FrameWriter& string(QByteArrayView text);
    /// The frame with its length. Empty where it would be longer than FG_MAX_FRAME.
    QByteArray finish();

private:
    QByteArray m_frame;
};

/// Reads a payload; after one take failed, all fail and ok() is false.
class PayloadReader
{
public:
    explicit PayloadReader(QByteArrayView payload);
    quint8 u8();
    quint16 u16();
    quint32 u32();
    quint64 u64();
    /// A number of at most 2^62, since the host counts in signed ones.
    qint64 count();
    QByteArrayView bytes(qsizetype size);
    QByteArrayView rest();
    QByteArrayView string(qsizetype limit);
    bool ok() const { return m_ok; }
    /// All was taken, and nothing is left.
    bool done() const { return m_ok && m_left.isEmpty(); }

private:
    quint64 number(int size);

    QByteArrayView m_left;
    bool m_ok = true;
};

/// Cuts the stream of a guest into frames. At first everything is thrown away up to the GuestHello with the expected
/// nonce; from then on each byte has to belong to a well-formed frame. Holds at most one frame and what was appended
/// since.
class FrameReader
{
public:
    /// Starts over: looks for the hello that answers `nonce`.
    void awaitHello(quint64 nonce);
    void append(QByteArrayView bytes);
    /// The next complete frame, nothing where more bytes are needed; ErrorCode::Protocol for an impossible length.
    Result<std::optional<AgentFrame>> next();

private:
    bool skipToHello();

    QByteArray m_buffer;
    qsizetype m_start = 0;
    QByteArray m_wanted;
};

} // namespace Foreguest
