// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/profile/usage.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>

namespace Foreguest {

/// The host's end of the channel to the program `foreguest-guest`, which is process 1 of a guest: files in, programs
/// started and measured, their output pushed as it appears. The frames are defined in resources/guest/protocol.h.
/// The guest is hostile: lengths, types and states of all that it sends are checked; a violation ends the channel with
/// ErrorCode::Protocol. One thread at a time may use a client; cancelling works from any thread.

enum class OutputStream : quint8 { StandardOutput, StandardError };

struct ExecRequest
{
    QStringList arguments; ///< argv; the program is looked up in PATH.
    QStringList environment; ///< "NAME=value", on top of the guest's small default.
    QString workingDirectory = QStringLiteral("/work");
    QByteArray standardInput;
    std::chrono::milliseconds timeout { 60'000 }; ///< Wall clock; then the whole tree is killed. At least 1 ms.
    Bytes memoryLimit; ///< For the tree (cgroup memory.max); 0: what the guest has, less its own reserve.
    int processLimit = 512; ///< cgroup pids.max.
    qint64 outputLimit = 16LL * 1024 * 1024; ///< A stream; what is over is read, counted and thrown away in the guest.
    bool privileged = false; ///< As root, for preparation only; else as the unprivileged user `runner`.
};

struct ExecResult
{
    int exitCode = 0; ///< Meaningful where signal is 0.
    int signal = 0;
    bool oomKilled = false;
    bool timedOut = false;
    bool processLimitHit = false;
    qint64 outputBytes[2] = { 0, 0 }; ///< Written by the program, a stream; more than was sent where truncated.
    Usage usage;
    double spawnMs = 0; ///< Request received to exec, in the guest.
    double aheadMs = 0; ///< What its start took before the request, where it waited for that (prepare()); else 0.
};

class ExecObserver
{
public:
    virtual ~ExecObserver() = default;
    virtual void started() { }
    virtual void output(OutputStream /*stream*/, const QByteArray& /*bytes*/) { }
};

class AgentClient
{
public:
    /// Connects to the UNIX socket of a guest that may still boot, and waits for the guest's hello.
    static Result<std::unique_ptr<AgentClient>> connect(
        const QString& socketPath, std::chrono::milliseconds timeout, const TaskContext& context);
    /// Speaks over a descriptor that is already connected; takes ownership. For tests and other transports.
    static Result<std::unique_ptr<AgentClient>> adopt(
        int descriptor, std::chrono::milliseconds timeout, const TaskContext& context);
    ~AgentClient();

    Result<> ping(std::chrono::milliseconds timeout);
    /// Writes a file in the guest, its folders made; `path` is absolute. Owner is the user `runner`.
    Result<> putFile(const QString& path, const QByteArray& content, bool executable, const TaskContext& context);
    /// Runs a program to its end. Cancelling kills its tree and returns ErrorCode::Cancelled; the guest stays usable.
    Result<ExecResult> execute(const ExecRequest& request, ExecObserver& observer, const TaskContext& context);
    /// Starts the program of a request that is to come, and has it wait (Prepare in protocol.h): an execute() whose
    /// arguments begin with these, and which is equal in environment, folder, limits and rights, goes on with it. Any
    /// other execute() or putFile() ends it. `aheadEnvironment` is added for the waiting, and taken back by the program
    /// itself; `request.timeout` bounds the time until it waits. Returns how long that took in ms. A program that does
    /// not wait is an error, after which the guest is as usable as before.
    Result<double> prepare(const ExecRequest& request, const QStringList& aheadEnvironment, const TaskContext& context);

    /// From the hello: protocol version, memory and processors that the guest sees, kernel release.
    struct Hello
    {
        int version = 0;
        Bytes memory;
        int cpus = 0;
        QString kernel;
        double uptimeSeconds = 0;
        quint32 features = 0; ///< enum FgFeature of protocol.h: which limits the guest can apply.
    };
    const Hello& hello() const;

private:
    struct Private;
    explicit AgentClient(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Foreguest
