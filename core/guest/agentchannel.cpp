// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentchannel.h"

#include "core/guest/agentmessages.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace Foreguest {

WakeUp::WakeUp()
    : m_event(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
}

void WakeUp::wake() const
{
    eventfd_write(m_event.get(), 1);
}

void WakeUp::clear() const
{
    eventfd_t count = 0;
    eventfd_read(m_event.get(), &count);
}

int pollTimeout(SteadyTime deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return int(std::clamp<qint64>(left, 0, 60'000));
}

AgentChannel::AgentChannel(Descriptor descriptor)
    : m_descriptor(std::move(descriptor))
{
    const int flags = fcntl(m_descriptor.get(), F_GETFL);
    fcntl(m_descriptor.get(), F_SETFL, flags | O_NONBLOCK);
}

void AgentChannel::greet(quint64 nonce)
{
    m_reader.awaitHello(nonce);
    send(hostHelloFrame(nonce));
}

std::shared_ptr<void> AgentChannel::wakeOnCancel(const TaskContext& context) const
{
    m_wakeUp->clear();
    return context.whenCancelled([wakeUp = m_wakeUp] { wakeUp->wake(); });
}

namespace {
tl::unexpected<Error> peerGone(int number)
{
    return failure(ErrorCode::Unavailable, QStringLiteral("The connection to the guest broke off."),
        QStringLiteral("Run again; a new guest is started."),
        number ? QString::fromLocal8Bit(std::strerror(number)) : QString());
}
} // namespace

Result<> AgentChannel::writeQueued()
{
    while (queued() > 0) {
        const char* bytes = m_outgoing.constData() + m_written;
        ssize_t count = ::send(m_descriptor.get(), bytes, size_t(queued()), MSG_NOSIGNAL);
        if (count < 0 && errno == ENOTSOCK)
            count = ::write(m_descriptor.get(), bytes, size_t(queued()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return {};
        if (count < 0)
            return peerGone(errno);
        m_written += count;
        m_totalWritten += count;
    }
    m_outgoing.clear();
    m_written = 0;
    return {};
}

Result<> AgentChannel::readAvailable()
{
    std::array<char, 64 * 1024> buffer;
    const ssize_t count = ::read(m_descriptor.get(), buffer.data(), buffer.size());
    if (count > 0)
        m_reader.append(QByteArrayView(buffer.data(), count));
    else if (count == 0 || (errno != EAGAIN && errno != EINTR))
        return peerGone(count < 0 ? errno : 0);
    return {};
}

Result<std::optional<AgentFrame>> AgentChannel::wait(SteadyTime deadline)
{
    for (;;) {
        auto frame = m_reader.next();
        if (!frame || *frame)
            return frame;
        const auto writtenBefore = m_totalWritten;
        // A guest that left while something was written to it may have said why before: read that first.
        const auto written = writeQueued();
        if (written && m_totalWritten > writtenBefore)
            return std::nullopt;
        const short events = short(POLLIN | (written && queued() > 0 ? POLLOUT : 0));
        std::array<pollfd, 2> polled { pollfd { m_descriptor.get(), events, 0 },
            pollfd { m_wakeUp->descriptor(), POLLIN, 0 } };
        const int ready = ::poll(polled.data(), polled.size(), pollTimeout(deadline));
        if (polled[1].revents != 0) {
            m_wakeUp->clear();
            return std::nullopt;
        }
        if (ready == 0 || (ready < 0 && errno != EINTR))
            return std::nullopt;
        if ((polled[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            FOREGUEST_TRY(readAvailable());
        else if (!written)
            return tl::unexpected(written.error());
    }
}

} // namespace Foreguest
