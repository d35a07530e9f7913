// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentframes.h"

#include "resources/guest/protocol.h"

#include <QtEndian>

namespace Foreguest {

namespace {
constexpr qsizetype compactionThreshold = 64 * 1024;
constexpr quint64 largestCount = quint64(1) << 62;

QByteArray littleEndian(quint64 value, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(char(value >> (8 * i)));
    return bytes;
}
} // namespace

FrameWriter::FrameWriter(quint8 type)
    : m_frame(FG_LENGTH_SIZE, 0)
{
    u8(type);
}

FrameWriter& FrameWriter::u8(quint8 value)
{
    m_frame.append(char(value));
    return *this;
}

FrameWriter& FrameWriter::u16(quint16 value)
{
    m_frame.append(littleEndian(value, 2));
    return *this;
}

FrameWriter& FrameWriter::u32(quint32 value)
{
    m_frame.append(littleEndian(value, 4));
    return *this;
}

FrameWriter& FrameWriter::u64(quint64 value)
{
    m_frame.append(littleEndian(value, 8));
    return *this;
}

FrameWriter& FrameWriter::bytes(QByteArrayView bytes)
{
    m_frame.append(bytes);
    return *this;
}

FrameWriter& FrameWriter::string(QByteArrayView text)
{
    return u32(quint32(text.size())).bytes(text);
}

QByteArray FrameWriter::finish()
{
    const qsizetype length = m_frame.size() - FG_LENGTH_SIZE;
    if (length > FG_MAX_FRAME)
        return {};
    qToLittleEndian(quint32(length), m_frame.data());
    return m_frame;
}

PayloadReader::PayloadReader(QByteArrayView payload)
    : m_left(payload)
{
}

quint64 PayloadReader::number(int size)
{
    quint64 value = 0;
    const QByteArrayView taken = bytes(size);
    for (qsizetype i = 0; i < taken.size(); ++i)
        value |= quint64(quint8(taken[i])) << (8 * i);
    return value;
}

quint8 PayloadReader::u8()
{
    return quint8(number(1));
}

quint16 PayloadReader::u16()
{
    return quint16(number(2));
}

quint32 PayloadReader::u32()
{
    return quint32(number(4));
}

quint64 PayloadReader::u64()
{
    return number(8);
}

qint64 PayloadReader::count()
{
    const quint64 value = u64();
    if (value > largestCount)
        m_ok = false;
    return m_ok ? qint64(value) : 0;
}

QByteArrayView PayloadReader::bytes(qsizetype size)
{
    if (!m_ok || size > m_left.size()) {
        m_ok = false;
        return {};
    }
    const QByteArrayView taken = m_left.first(size);
    m_left = m_left.sliced(size);
    return taken;
}

QByteArrayView PayloadReader::rest()
{
    return bytes(m_left.size());
}

QByteArrayView PayloadReader::string(qsizetype limit)
{
    const quint32 size = u32();
    if (qint64(size) > limit)
        m_ok = false;
    return bytes(size);
}

void FrameReader::awaitHello(quint64 nonce)
{
    m_wanted = QByteArray(1, char(FG_GUEST_HELLO)) + QByteArray(FG_GUEST_MAGIC, FG_MAGIC_SIZE)
        + littleEndian(FG_PROTOCOL_VERSION, 2) + littleEndian(nonce, 8);
}

void FrameReader::append(QByteArrayView bytes)
{
    if (m_start == m_buffer.size() || m_start > compactionThreshold) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

/// The version is not part of what is looked for: a hello of another version is to be told from no hello.
bool FrameReader::skipToHello()
{
    constexpr qsizetype versionAt = 1 + FG_MAGIC_SIZE;
    constexpr qsizetype nonceAt = versionAt + 2;
    const QByteArray magic = m_wanted.first(versionAt);
    const QByteArray nonce = m_wanted.sliced(nonceAt);
    for (qsizetype at = m_start;; ++at) {
        at = m_buffer.indexOf(magic, at);
        if (at < 0 || at + m_wanted.size() > m_buffer.size())
            break;
        if (at >= m_start + FG_LENGTH_SIZE && QByteArrayView(m_buffer).sliced(at + nonceAt, nonce.size()) == nonce) {
            m_start = at - FG_LENGTH_SIZE;
            m_wanted.clear();
            return true;
        }
    }
    m_start = qMax(m_start, m_buffer.size() - FG_LENGTH_SIZE - m_wanted.size());
    return false;
}

Result<std::optional<AgentFrame>> FrameReader::next()
{
    if (!m_wanted.isEmpty() && !skipToHello())
        return std::nullopt;
    const QByteArrayView left = QByteArrayView(m_buffer).sliced(m_start);
    if (left.size() < FG_LENGTH_SIZE)
        return std::nullopt;
    const quint32 length = qFromLittleEndian<quint32>(left.data());
    if (length < 1 || length > FG_MAX_FRAME) {
        return failure(ErrorCode::Protocol,
            QStringLiteral("The guest sent a frame of impossible length (%1).").arg(length),
            QStringLiteral("The guest can't be trusted any more and is given up; run again."));
    }
    if (left.size() < FG_LENGTH_SIZE + qsizetype(length))
        return std::nullopt;
    m_start += FG_LENGTH_SIZE + qsizetype(length);
    return AgentFrame { quint8(left[FG_LENGTH_SIZE]),
        left.sliced(FG_LENGTH_SIZE + 1, qsizetype(length) - 1).toByteArray() };
}

} // namespace Foreguest
