// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentclient.h"

#include "core/guest/agentchannel.h"
#include "core/guest/agentexecution.h"
#include "core/guest/agentmessages.h"
#include "core/guest/agentpreparation.h"
#include "resources/guest/protocol.h"

#include <QFile>
#include <QRandomGenerator>

#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <poll.h>

namespace Foreguest {

using namespace std::chrono_literals;

namespace {
constexpr auto connectInterval = 5ms;
constexpr auto stallLimit = 30s;
constexpr qsizetype writeAhead = 128 * 1024;

SteadyTime now()
{
    return std::chrono::steady_clock::now();
}

QString seconds(std::chrono::milliseconds time)
{
    return durationToString(double(time.count()) / 1000);
}

tl::unexpected<Error> timedOut(const QString& message, const QString& remedy)
{
    return failure(ErrorCode::TimedOut, message, remedy);
}
} // namespace

struct AgentClient::Private
{
    explicit Private(Descriptor descriptor)
        : channel(std::move(descriptor))
    {
    }

    Result<> usable() const
    {
        if (broken)
            return tl::unexpected(*broken);
        return {};
    }
    /// Remembers a failure of the channel itself: nothing can be said over it any more.
    tl::unexpected<Error> breakOff(Error error)
    {
        broken = error;
        return tl::unexpected(std::move(error));
    }
    Result<> awaitHello(std::chrono::milliseconds timeout, const TaskContext& context);

    AgentChannel channel;
    Hello hello;
    quint32 lastRun = 0;
    quint64 lastPing = 0;
    std::optional<Error> broken;
};

Result<> AgentClient::Private::awaitHello(std::chrono::milliseconds timeout, const TaskContext& context)
{
    const auto hook = channel.wakeOnCancel(context);
    const auto deadline = now() + timeout;
    channel.greet(QRandomGenerator::system()->generate64());
    for (;;) {
        FOREGUEST_TRY(context.checkpoint());
        auto frame = channel.wait(deadline);
        if (!frame && frame.error().code == ErrorCode::Unavailable) {
            return failure(ErrorCode::Unavailable, QStringLiteral("The guest ended before its agent answered."),
                QStringLiteral(
                    "Look at the guest's console log; if it stays so, build the image anew: foreguestctl image build."),
                frame.error().details);
        }
        if (!frame)
            return tl::unexpected(frame.error());
        if (*frame) {
            FOREGUEST_TRY_ASSIGN(greeting, readGuestHello(**frame));
            hello = greeting;
            return {};
        }
        if (now() >= deadline) {
            return timedOut(QStringLiteral("The guest's agent did not answer within %1.").arg(seconds(timeout)),
                QStringLiteral("The machine may be busy: run again, or look at the guest's console log."));
        }
    }
}

Result<std::unique_ptr<AgentClient>> AgentClient::adopt(
    int descriptor, std::chrono::milliseconds timeout, const TaskContext& context)
{
    auto d = std::make_unique<Private>(Descriptor(descriptor));
    FOREGUEST_TRY(d->awaitHello(timeout, context));
    return std::unique_ptr<AgentClient>(new AgentClient(std::move(d)));
}

namespace {
/// One attempt to connect; a negative descriptor where nobody listens yet.
Result<Descriptor> tryConnect(const sockaddr_un& address)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (socket && ::connect(socket.get(), generic, sizeof address) == 0)
        return socket;
    if (socket && (errno == ENOENT || errno == ECONNREFUSED || errno == EAGAIN || errno == EINTR))
        return Descriptor();
    return failure(ErrorCode::Unavailable, QStringLiteral("The guest's socket can't be connected."),
        QStringLiteral("Check the rights of the runtime folder."), QString::fromLocal8Bit(std::strerror(errno)));
}
} // namespace

Result<std::unique_ptr<AgentClient>> AgentClient::connect(
    const QString& socketPath, std::chrono::milliseconds timeout, const TaskContext& context)
{
    const QByteArray path = QFile::encodeName(socketPath);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || path.size() >= qsizetype(sizeof address.sun_path)) {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The socket path “%1” is longer than 107 bytes.").arg(socketPath),
            QStringLiteral("Set XDG_RUNTIME_DIR or FOREGUEST_HOME to a shorter folder."));
    }
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    const auto wakeUp = std::make_shared<WakeUp>();
    const auto hook = context.whenCancelled([wakeUp] { wakeUp->wake(); });
    const auto deadline = now() + timeout;
    for (;;) {
        FOREGUEST_TRY(context.checkpoint());
        FOREGUEST_TRY_ASSIGN(socket, tryConnect(address));
        if (socket) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - now());
            return adopt(socket.release(), std::max(left, 1ms), context);
        }
        if (now() >= deadline) {
            return timedOut(QStringLiteral("The guest's socket did not appear within %1.").arg(seconds(timeout)),
                QStringLiteral("The machine may be busy: run again, or look at the guest's log."));
        }
        pollfd polled { wakeUp->descriptor(), POLLIN, 0 };
        ::poll(&polled, 1, int(connectInterval.count()));
    }
}

AgentClient::AgentClient(std::unique_ptr<Private> session)
    : d(std::move(session))
{
}

AgentClient::~AgentClient() = default;

const AgentClient::Hello& AgentClient::hello() const
{
    return d->hello;
}

Result<> AgentClient::ping(std::chrono::milliseconds timeout)
{
    FOREGUEST_TRY(d->usable());
    const auto deadline = now() + timeout;
    d->channel.send(FrameWriter(FG_PING).u64(++d->lastPing).finish());
    while (now() < deadline) {
        auto frame = d->channel.wait(deadline);
        if (!frame)
            return d->breakOff(std::move(frame.error()));
        if (!*frame)
            continue;
        PayloadReader payload((*frame)->payload);
        if ((*frame)->type == FG_PONG && payload.u64() == d->lastPing && payload.done())
            return {};
        return d->breakOff(violation(QStringLiteral("an answer that is no pong")).value());
    }
    return d->breakOff(timedOut(QStringLiteral("The guest's agent did not answer within %1.").arg(seconds(timeout)),
        QStringLiteral("Run again; a new guest is started."))
                           .value());
}

namespace {
Result<> checkFile(const QString& path, const QByteArray& content)
{
    const QByteArray encoded = path.toUtf8();
    const QStringList names = path.split(QLatin1Char('/')).mid(1);
    const bool unsafe
        = names.contains(QString()) || names.contains(QStringLiteral(".")) || names.contains(QStringLiteral(".."));
    if (!path.startsWith(QLatin1Char('/')) || names.isEmpty() || unsafe || encoded.contains('\0')
        || encoded.size() > FG_MAX_PATH) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("“%1” is no path for a file in a guest.").arg(path),
            QStringLiteral("Rename the file; a path is absolute, without “.” and “..”, and at most 4095 bytes long."));
    }
    if (content.size() > FG_MAX_FILE) {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("%1 is larger than %2.").arg(path, Bytes { FG_MAX_FILE }.toString()),
            QStringLiteral("Let the program fetch or make large data itself."));
    }
    return {};
}

/// A file is answered once its end was sent; only the end of the session may come before.
Result<> readPutAnswer(const AgentFrame& frame, const QString& path, bool endSent)
{
    if (frame.type == FG_PUT_DONE && frame.payload.isEmpty() && endSent)
        return {};
    if (frame.type != FG_ERROR)
        return violation(QStringLiteral("a message of type %1 instead of an answer to a file").arg(frame.type));
    FOREGUEST_TRY_ASSIGN(message, readGuestError(frame));
    if (!message.fatal && !endSent)
        return violation(QStringLiteral("an answer to a file that is not sent yet"));
    return guestFailure(message, QStringLiteral("%1 could not be copied into the guest").arg(path));
}

/// Queues the pieces of a file as the channel takes them, and its end.
class FileSender
{
public:
    FileSender(const QByteArray& content)
        : m_content(content)
    {
    }
    void feed(AgentChannel& channel)
    {
        while (!m_ended && channel.queued() < writeAhead) {
            const auto size = qMin<qsizetype>(FG_MAX_PUT_DATA, m_content.size() - m_sent);
            m_ended = size == 0;
            if (!m_ended)
                channel.send(FrameWriter(FG_PUT_DATA).bytes(QByteArrayView(m_content).sliced(m_sent, size)).finish());
            m_sent += size;
        }
        if (m_ended && !m_endSent)
            channel.send(FrameWriter(FG_PUT_END).finish());
        m_endSent = m_ended;
    }
    bool endSent() const { return m_endSent; }

private:
    const QByteArray& m_content;
    qsizetype m_sent = 0;
    bool m_ended = false;
    bool m_endSent = false;
};
} // namespace

Result<> AgentClient::putFile(
    const QString& path, const QByteArray& content, bool executable, const TaskContext& context)
{
    FOREGUEST_TRY(d->usable());
    FOREGUEST_TRY(checkFile(path, content));
    FOREGUEST_TRY(context.checkpoint());
    AgentChannel& channel = d->channel;
    const auto hook = channel.wakeOnCancel(context);
    channel.send(FrameWriter(FG_PUT_BEGIN).u8(executable).u64(quint64(content.size())).string(path.toUtf8()).finish());
    FileSender sender(content);
    auto deadline = now() + stallLimit;
    for (qint64 written = channel.bytesWritten();;) {
        if (auto running = context.checkpoint(); !running)
            return d->breakOff(std::move(running.error()));
        sender.feed(channel);
        auto frame = channel.wait(deadline);
        if (!frame)
            return d->breakOff(std::move(frame.error()));
        if (*frame) {
            auto answer = readPutAnswer(**frame, path, sender.endSent());
            if (!answer && answer.error().code == ErrorCode::Protocol)
                return d->breakOff(answer.error());
            return answer;
        }
        if (channel.bytesWritten() > written) {
            written = channel.bytesWritten();
            deadline = now() + stallLimit;
        } else if (now() >= deadline) {
            return d->breakOff(timedOut(QStringLiteral("The guest does not take %1.").arg(path),
                QStringLiteral("Run again; a new guest is started."))
                                   .value());
        }
    }
}

Result<ExecResult> AgentClient::execute(const ExecRequest& request, ExecObserver& observer, const TaskContext& context)
{
    FOREGUEST_TRY(d->usable());
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(frame, execFrame(d->lastRun + 1, request));
    AgentExecution execution(++d->lastRun, request, observer);
    d->channel.send(frame);
    auto result = execution.run(d->channel, context);
    if (!result && !execution.channelIsUsable())
        return d->breakOff(std::move(result.error()));
    return result;
}

Result<double> AgentClient::prepare(
    const ExecRequest& request, const QStringList& aheadEnvironment, const TaskContext& context)
{
    FOREGUEST_TRY(d->usable());
    FOREGUEST_TRY(context.checkpoint());
    ExecRequest ahead = request;
    ahead.environment += aheadEnvironment;
    FOREGUEST_TRY_ASSIGN(frame, prepareFrame(d->lastRun + 1, ahead));
    AgentPreparation preparation(++d->lastRun, request.timeout);
    d->channel.send(frame);
    auto result = preparation.run(d->channel, context);
    if (!result && !preparation.channelIsUsable())
        return d->breakOff(std::move(result.error()));
    return result;
}

} // namespace Foreguest
