// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/childprocess.h"

#include "core/guest/descriptor.h"

#include <QFile>
#include <QHash>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Foreguest {

namespace {

constexpr qsizetype outputLimit = 16LL * 1024 * 1024;
constexpr int errorLinesKept = 12;
constexpr auto patience = std::chrono::seconds(2);

/// argv and envp as execve wants them, made before fork.
class StringVector
{
public:
    explicit StringVector(const QStringList& strings)
    {
        for (const QString& text : strings)
            m_bytes.push_back(QFile::encodeName(text));
        for (QByteArray& bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    char* const* data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char*> m_pointers;
};

QStringList childEnvironment(const QStringList& additions)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const QString& line : additions)
        environment.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return environment.toStringList();
}

[[noreturn]] void becomeProgram(
    const char* path, char* const* argv, char* const* envp, const char* folder, int output, int error, pid_t parent)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) // it died before that
        _exit(127);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(error, STDERR_FILENO);
    ::close_range(3, ~0U, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (*folder == '\0' || ::chdir(folder) == 0)
        ::execve(path, argv, envp);
    _exit(127);
}

/// What has been read of a child, and how it ends.
class RunningChild
{
public:
    RunningChild(pid_t pid, Descriptor output, Descriptor error, const ChildCommand& command)
        : m_pid(pid)
        , m_exit(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)))
        , m_output(std::move(output))
        , m_error(std::move(error))
        , m_command(command)
    {
    }

    bool timedOut() const { return m_timedOut; }

    /// Returns the wait status.
    int wait(const TaskContext& context)
    {
        const auto started = std::chrono::steady_clock::now();
        const auto isOverdue = [&] {
            return m_command.timeLimit.count() > 0 && std::chrono::steady_clock::now() - started > m_command.timeLimit;
        };
        const auto cancelled = std::make_shared<Descriptor>(::eventfd(0, EFD_CLOEXEC));
        const auto registration = context.whenCancelled([cancelled] { ::eventfd_write(cancelled->get(), 1); });
        std::array<pollfd, 4> polled { pollfd { m_exit.get(), POLLIN, 0 }, pollfd { cancelled->get(), POLLIN, 0 },
            pollfd { m_output.get(), POLLIN, 0 }, pollfd { m_error.get(), POLLIN, 0 } };
        std::chrono::steady_clock::time_point deadline {};
        while (true) {
            const bool ending = deadline.time_since_epoch().count() != 0;
            ::poll(polled.data(), polled.size(), ending || m_command.timeLimit.count() > 0 ? 100 : -1);
            readWhatIsThere();
            if (polled[0].revents != 0)
                break;
            if (polled[2].revents & POLLHUP)
                polled[2].fd = -1;
            if (polled[3].revents & POLLHUP)
                polled[3].fd = -1;
            m_timedOut = m_timedOut || isOverdue();
            if ((polled[1].revents != 0 || m_timedOut) && !ending) {
                ::kill(-m_pid, SIGTERM);
                deadline = std::chrono::steady_clock::now() + patience;
                polled[1].fd = -1;
            }
            if (ending && std::chrono::steady_clock::now() > deadline)
                ::kill(-m_pid, SIGKILL);
        }
        if (context.isCancelled())
            ::kill(-m_pid, SIGKILL);
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        readWhatIsThere();
        return status;
    }

    QByteArray standardOutput() const { return m_standardOutput; }
    QString errorTail() const { return m_errorLines.join(u'\n'); }

private:
    void readWhatIsThere()
    {
        std::array<char, 65536> buffer;
        ssize_t count = 0;
        while (m_output && (count = ::read(m_output.get(), buffer.data(), buffer.size())) > 0) {
            if (m_standardOutput.size() < outputLimit)
                m_standardOutput.append(buffer.data(), count);
        }
        while ((count = ::read(m_error.get(), buffer.data(), buffer.size())) > 0)
            takeErrors(QByteArrayView(buffer.data(), count));
    }

    void takeErrors(QByteArrayView bytes)
    {
        for (const char c : bytes) {
            if ((c == '\n' || c == '\r') || m_line.size() > 4096) {
                const QString line = QString::fromUtf8(m_line).trimmed();
                m_line.clear();
                if (line.isEmpty())
                    continue;
                m_errorLines << line;
                if (m_errorLines.size() > errorLinesKept)
                    m_errorLines.removeFirst();
                if (m_command.errorLine)
                    m_command.errorLine(line);
            } else {
                m_line += c;
            }
        }
    }

    pid_t m_pid;
    bool m_timedOut = false;
    Descriptor m_exit, m_output, m_error;
    const ChildCommand& m_command;
    QByteArray m_standardOutput, m_line;
    QStringList m_errorLines;
};

Result<> judge(const ChildCommand& command, int status, const QString& errors)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    const bool full = errors.contains(QLatin1String("No space left on device"))
        || errors.contains(QLatin1String("File too large")) || errors.contains(QLatin1String("Disk quota exceeded"))
        || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    if (full)
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("%1 failed: the disk is full.").arg(command.program),
            QStringLiteral("Free some space (about 2 GB are needed), or set FOREGUEST_HOME and TMPDIR to folders on a "
                           "larger disk."),
            errors);
    const QString how = WIFSIGNALED(status) ? QStringLiteral("was ended by signal %1").arg(WTERMSIG(status))
                                            : QStringLiteral("ended with exit code %1").arg(WEXITSTATUS(status));
    return failure(ErrorCode::Internal, QStringLiteral("%1 %2.").arg(command.program, how),
        QStringLiteral("The lines below are the last ones that it printed."), errors);
}

Error systemFailure(const QString& program)
{
    return { ErrorCode::ResourceExhausted,
        QStringLiteral("%1 can't be started: %2.").arg(program, QString::fromLocal8Bit(std::strerror(errno))),
        QStringLiteral("Close other programs and try again."), {} };
}

} // namespace

Result<QString> findTool(const QString& name)
{
    static const QHash<QString, QString> packages { { QStringLiteral("mmdebstrap"), QStringLiteral("mmdebstrap") },
        { QStringLiteral("fakeroot"), QStringLiteral("fakeroot") },
        { QStringLiteral("mke2fs"), QStringLiteral("e2fsprogs") },
        { QStringLiteral("debugfs"), QStringLiteral("e2fsprogs") },
        { QStringLiteral("apt-get"), QStringLiteral("apt") },
        { QStringLiteral("qemu-img"), QStringLiteral("qemu-utils") }, { QStringLiteral("lz4"), QStringLiteral("lz4") },
        { QStringLiteral("newuidmap"), QStringLiteral("uidmap") },
        { QStringLiteral("qemu-system-x86_64"), QStringLiteral("qemu-system-x86") } };
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty() && !qEnvironmentVariableIsEmpty("PATH"))
        path = QStandardPaths::findExecutable(name, { QStringLiteral("/usr/sbin"), QStringLiteral("/sbin") });
    if (!path.isEmpty())
        return path;
    return failure(ErrorCode::Unavailable, QStringLiteral("The program %1 is needed and is not installed.").arg(name),
        QStringLiteral("Install it: sudo apt-get install %1").arg(packages.value(name, name)));
}

Result<QByteArray> runChild(const ChildCommand& command, const TaskContext& context)
{
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(path, findTool(command.program));
    const StringVector argv(QStringList { path } + command.arguments);
    const StringVector envp(childEnvironment(command.environment));
    const QByteArray program = QFile::encodeName(path);
    const QByteArray folder = QFile::encodeName(command.workingDirectory);

    std::array<int, 2> out { -1, -1 }, err { -1, -1 };
    if (::pipe2(err.data(), O_CLOEXEC) != 0)
        return tl::unexpected(systemFailure(command.program));
    Descriptor errorRead(err[0]), errorWrite(err[1]), outputRead, outputWrite;
    if (command.outputFile.isEmpty()) {
        if (::pipe2(out.data(), O_CLOEXEC) != 0)
            return tl::unexpected(systemFailure(command.program));
        outputRead = Descriptor(out[0]);
        outputWrite = Descriptor(out[1]);
        ::fcntl(outputRead.get(), F_SETFL, O_NONBLOCK);
    } else {
        const QByteArray file = QFile::encodeName(command.outputFile);
        outputWrite = Descriptor(::open(file.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!outputWrite)
            return failure(ErrorCode::PermissionDenied, QStringLiteral("%1 can't be written.").arg(command.outputFile),
                QStringLiteral("Check the rights and the free space of that folder."));
    }
    ::fcntl(errorRead.get(), F_SETFL, O_NONBLOCK);

    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0)
        return tl::unexpected(systemFailure(command.program));
    if (pid == 0)
        becomeProgram(program.constData(), argv.data(), envp.data(), folder.constData(), outputWrite.get(),
            errorWrite.get(), parent);
    ::setpgid(pid, pid);
    outputWrite.reset();
    errorWrite.reset();

    RunningChild child(pid, std::move(outputRead), std::move(errorRead), command);
    const int status = child.wait(context);
    FOREGUEST_TRY(context.checkpoint());
    if (child.timedOut())
        return failure(ErrorCode::TimedOut,
            QStringLiteral("%1 did not end within %2 s.").arg(command.program).arg(command.timeLimit.count() / 1000.0),
            QStringLiteral("The machine may be overloaded: stop other work and try again."), child.errorTail());
    FOREGUEST_TRY(judge(command, status, child.errorTail()));
    return child.standardOutput();
}

} // namespace Foreguest
