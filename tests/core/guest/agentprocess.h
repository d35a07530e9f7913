// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentclient.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace Foreguest {

/// The program of the guests, run on this machine over a socket pair.
class AgentProcess
{
public:
    AgentProcess()
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            qFatal("no socket pair");
        const QByteArray program = qgetenv("FOREGUEST_LIBEXEC") + "/foreguest-guest";
        const QByteArray number = QByteArray::number(ends[1]);
        m_pid = ::fork();
        if (m_pid == 0) {
            // What this process inherited itself is not for the programs.
            ::close_range(unsigned(STDERR_FILENO + 1), unsigned(ends[1] - 1), 0);
            ::close_range(unsigned(ends[1] + 1), ~0U, 0);
            ::execl(program.constData(), program.constData(), "--descriptor", number.constData(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        m_hostEnd = ends[0];
    }
    ~AgentProcess()
    {
        closeHostEnd();
        if (m_pid > 0)
            waitForEnd();
    }
    AgentProcess(const AgentProcess&) = delete;
    AgentProcess& operator=(const AgentProcess&) = delete;

    pid_t pid() const { return m_pid; }
    int descriptor() const { return m_hostEnd; }
    int takeDescriptor() { return std::exchange(m_hostEnd, -1); }
    void closeHostEnd()
    {
        if (m_hostEnd >= 0)
            ::close(m_hostEnd);
        m_hostEnd = -1;
    }
    void kill() const { ::kill(m_pid, SIGKILL); }
    /// Its wait status; the host's end has to be closed for it to end by itself.
    int waitForEnd()
    {
        int status = -1;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return status;
    }
    Result<std::unique_ptr<AgentClient>> connect()
    {
        return AgentClient::adopt(takeDescriptor(), std::chrono::seconds(20), TaskContext());
    }

private:
    pid_t m_pid = -1;
    int m_hostEnd = -1;
};

/// A folder that the unprivileged user of a guest can write to.
class SharedFolder
{
public:
    SharedFolder() { QFile::setPermissions(m_folder.path(), QFile::Permissions::fromInt(0x7777)); }
    QString path() const { return QDir(m_folder.path()).canonicalPath(); }

private:
    QTemporaryDir m_folder;
};

class OutputCollector : public ExecObserver
{
public:
    void started() override { ++starts; }
    void output(OutputStream stream, const QByteArray& bytes) override
    {
        text[int(stream)] += bytes;
        if (onOutput)
            onOutput();
    }
    int starts = 0;
    QByteArray text[2];
    std::function<void()> onOutput;
};

} // namespace Foreguest
