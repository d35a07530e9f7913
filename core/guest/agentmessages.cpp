// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentmessages.h"

#include "resources/guest/protocol.h"

#include <cerrno>
#include <limits>

namespace Foreguest {

namespace {
constexpr qsizetype longestText = 1000;
constexpr double nanosecond = 1e-9;

/// A guest's text for a message: bounded, on one line.
QString displayText(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes.first(qMin(bytes.size(), longestText)));
    for (QChar& character : text) {
        if (!character.isPrint())
            character = QLatin1Char(' ');
    }
    return text.simplified();
}

Result<> checkRequest(const ExecRequest& request)
{
    const auto invalid = [](const QString& what) { return failure(ErrorCode::InvalidInput, what); };
    if (request.arguments.isEmpty() || request.arguments.first().isEmpty())
        return invalid(QStringLiteral("There is no program to execute."));
    if (request.arguments.size() > FG_MAX_ARGUMENTS || request.environment.size() > FG_MAX_ARGUMENTS) {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("There are more than %1 arguments or environment variables.").arg(FG_MAX_ARGUMENTS),
            QStringLiteral("Pass them in a file or on standard input."));
    }
    for (const QString& text : request.arguments + request.environment + QStringList { request.workingDirectory }) {
        if (text.contains(QChar(0)))
            return invalid(QStringLiteral("An argument, environment variable or folder holds a NUL character."));
    }
    for (const QString& variable : request.environment) {
        if (variable.indexOf(QLatin1Char('=')) < 1)
            return invalid(
                QStringLiteral("The environment variable “%1” is not of the form NAME=value.").arg(variable));
    }
    if (!request.workingDirectory.startsWith(QLatin1Char('/')))
        return invalid(QStringLiteral("The working directory “%1” is not absolute.").arg(request.workingDirectory));
    if (request.timeout.count() < 1 || request.processLimit < 1 || request.outputLimit < 0
        || request.memoryLimit.value < 0)
        return invalid(QStringLiteral("A limit of the run is below what is possible."));
    return {};
}

void writeStrings(FrameWriter& frame, const QStringList& texts)
{
    frame.u16(quint16(texts.size()));
    for (const QString& text : texts)
        frame.string(text.toUtf8());
}

ErrorCode codeOf(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case ENOSPC:
    case ENOMEM:
    case EAGAIN:
    case EDQUOT:
        return ErrorCode::ResourceExhausted;
    case E2BIG:
    case ENAMETOOLONG:
    case ENOEXEC:
    case EISDIR:
    case ELOOP:
        return ErrorCode::InvalidInput;
    default:
        return ErrorCode::Unavailable;
    }
}

QString remedyFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return QStringLiteral("Check the path, or choose an image that has the program.");
    case ErrorCode::PermissionDenied:
        return QStringLiteral("Programs run as the unprivileged user “runner”, who has /work and /tmp.");
    case ErrorCode::ResourceExhausted:
        return QStringLiteral("Choose a profile with more memory or storage.");
    case ErrorCode::InvalidInput:
        return QStringLiteral("Change what is started or copied.");
    default:
        return QStringLiteral("Run again; a new guest is started.");
    }
}
Result<QByteArray> startFrame(quint8 type, quint32 run, const ExecRequest& request)
{
    FOREGUEST_TRY(checkRequest(request));
    FrameWriter frame(type);
    const qint64 longest = std::numeric_limits<quint32>::max();
    frame.u32(run)
        .u8(quint8(
            (request.privileged ? FG_EXEC_PRIVILEGED : 0) | (request.standardInput.isEmpty() ? FG_EXEC_NO_INPUT : 0)))
        .u32(quint32(qMin<qint64>(request.timeout.count(), longest)))
        .u64(quint64(request.memoryLimit.value))
        .u32(quint32(request.processLimit))
        .u64(quint64(request.outputLimit))
        .string(request.workingDirectory.toUtf8());
    writeStrings(frame, request.arguments);
    writeStrings(frame, request.environment);
    QByteArray bytes = frame.finish();
    if (bytes.isEmpty() || request.workingDirectory.toUtf8().size() > FG_MAX_PATH) {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The command line and environment are longer than %1 KiB.").arg(FG_MAX_FRAME / 1024),
            QStringLiteral("Pass long values in a file or on standard input."));
    }
    return bytes;
}

} // namespace

QByteArray hostHelloFrame(quint64 nonce)
{
    return FrameWriter(FG_HOST_HELLO)
        .bytes(QByteArrayView(FG_HOST_MAGIC, FG_MAGIC_SIZE))
        .u16(FG_PROTOCOL_VERSION)
        .u64(nonce)
        .finish();
}

Result<QByteArray> execFrame(quint32 run, const ExecRequest& request)
{
    return startFrame(FG_EXEC, run, request);
}

Result<QByteArray> prepareFrame(quint32 run, const ExecRequest& request)
{
    return startFrame(FG_PREPARE, run, request);
}

Result<AgentClient::Hello> readGuestHello(const AgentFrame& frame)
{
    PayloadReader payload(frame.payload);
    payload.bytes(FG_MAGIC_SIZE);
    AgentClient::Hello hello;
    hello.version = payload.u16();
    if (payload.ok() && hello.version != FG_PROTOCOL_VERSION) {
        return failure(ErrorCode::Protocol,
            QStringLiteral("The guest speaks version %1 of the agent protocol, this Foreguest version %2.")
                .arg(hello.version)
                .arg(FG_PROTOCOL_VERSION),
            QStringLiteral("Build the image anew: foreguestctl image build."));
    }
    payload.u64();
    hello.features = payload.u32();
    hello.memory = { payload.count() };
    hello.cpus = int(payload.u32() & 0xffff);
    hello.uptimeSeconds = double(payload.count()) / 1000;
    hello.kernel = displayText(payload.string(256));
    if (!payload.done() || hello.memory.value <= 0 || hello.cpus < 1)
        return violation(QStringLiteral("a malformed hello"));
    return hello;
}

Result<ExitedMessage> readExited(const AgentFrame& frame)
{
    PayloadReader payload(frame.payload);
    ExitedMessage message;
    ExecResult& result = message.result;
    message.run = payload.u32();
    const quint8 flags = payload.u8();
    result.oomKilled = flags & FG_EXIT_OOM_KILLED;
    result.timedOut = flags & FG_EXIT_TIMED_OUT;
    result.processLimitHit = flags & FG_EXIT_PROCESS_LIMIT;
    result.signal = payload.u8();
    result.exitCode = payload.u8();
    for (qint64& bytes : result.outputBytes)
        bytes = payload.count();
    Usage& usage = result.usage;
    usage.wallSeconds = double(payload.count()) * nanosecond;
    usage.cpuUserSeconds = double(payload.count()) * nanosecond;
    usage.cpuSystemSeconds = double(payload.count()) * nanosecond;
    for (qint64* bytes :
        { &usage.peakMemoryBytes, &usage.cgroupPeakBytes, &usage.readBytes, &usage.writtenBytes, &usage.netBytes })
        *bytes = payload.count();
    if (!payload.done() || flags >= 2 * FG_EXIT_PROCESS_LIMIT || result.signal > 64
        || (result.signal && result.exitCode))
        return violation(QStringLiteral("a malformed end of a run"));
    return message;
}

Result<GuestErrorMessage> readGuestError(const AgentFrame& frame)
{
    PayloadReader payload(frame.payload);
    GuestErrorMessage message;
    const quint8 fatal = payload.u8();
    message.fatal = fatal;
    message.number = int(payload.u32() & 0xffff);
    message.text = displayText(payload.string(FG_MAX_FRAME));
    if (!payload.done() || fatal > 1)
        return violation(QStringLiteral("a malformed error"));
    return message;
}

tl::unexpected<Error> guestFailure(const GuestErrorMessage& message, const QString& what)
{
    if (message.fatal) {
        return failure(ErrorCode::Protocol, QStringLiteral("The guest ended the session: %1.").arg(message.text),
            QStringLiteral("Run again; if it stays so, build the image anew: foreguestctl image build."));
    }
    const ErrorCode code = codeOf(message.number);
    return failure(code, QStringLiteral("%1: %2.").arg(what, message.text), remedyFor(code));
}

tl::unexpected<Error> violation(const QString& what)
{
    return failure(ErrorCode::Protocol, QStringLiteral("The guest broke the agent protocol: %1.").arg(what),
        QStringLiteral("The guest can't be trusted any more and is given up; run again."));
}

} // namespace Foreguest
