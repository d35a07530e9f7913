// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/slot.h"

#include "core/base/paths.h"
#include "core/guest/files.h"
#include "core/guest/slotcleanup.h"

#include <QCryptographicHash>
#include <QDir>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Foreguest {

namespace {

constexpr int slotCount = 64;
constexpr qsizetype socketPathLimit = 107;
/// The longest socket path below a root: libvirt shortens a guest's name to 20 characters.
const QString longestSocket = QStringLiteral("/lib/qemu/domain-9999-12345678901234567890/monitor.sock");

/// What makes the driver work without daemons and without rights, and leave our files alone.
QByteArray driverConfiguration()
{
    QByteArray text
        = "stdio_handler = \"file\"\nsecurity_driver = \"none\"\ndynamic_ownership = 0\nremember_owner = 0\n"
          "namespaces = []\ncgroup_controllers = []\nmax_core = 0\n";
    if (::geteuid() == 0)
        text += "user = \"+0\"\ngroup = \"+0\"\n";
    return text;
}

Result<> link(const QString& target, const QString& path)
{
    FOREGUEST_TRY(Paths::ensureDirectory(target));
    if (QFileInfo(path).isSymLink() && QFileInfo(path).symLinkTarget() == target)
        return {};
    QFile::remove(path);
    QDir(path).removeRecursively();
    if (QFile::link(target, path))
        return {};
    return failure(ErrorCode::PermissionDenied, QStringLiteral("The link %1 can't be made.").arg(path),
        QStringLiteral("Check the rights and the free space there, or set XDG_RUNTIME_DIR to a private folder."));
}

QString slotRoot(int number)
{
    return QStringLiteral("%1/%2").arg(Slot::parent()).arg(number);
}

} // namespace

QString Slot::parent()
{
    return Paths::runtime() + QStringLiteral("/embed");
}

Result<Slot> Slot::take()
{
    FOREGUEST_TRY(Paths::ensureDirectory(Paths::runtime()));
    FOREGUEST_TRY(Paths::ensureDirectory(parent()));
    if (slotRoot(slotCount).toLocal8Bit().size() + longestSocket.size() > socketPathLimit)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The folder %1 is too long for the sockets in it, whose paths may have %2 bytes.")
                .arg(parent())
                .arg(socketPathLimit),
            QStringLiteral("Set XDG_RUNTIME_DIR or FOREGUEST_HOME to a shorter path."));
    for (int number = 0; number < slotCount; ++number) {
        const QString root = slotRoot(number);
        FOREGUEST_TRY(Paths::ensureDirectory(root));
        FOREGUEST_TRY_ASSIGN(lock, FileLock::tryAcquire(root + QStringLiteral("/lock")));
        if (!lock)
            continue;
        Slot slot(root, std::move(*lock));
        cleanSlot(root.toStdString());
        FOREGUEST_TRY(slot.prepare());
        FOREGUEST_TRY(slot.startReaper());
        return slot;
    }
    return failure(ErrorCode::ResourceExhausted, QStringLiteral("%1 Foreguest processes run already.").arg(slotCount),
        QStringLiteral("Close some of them."));
}

int Slot::cleanFree()
{
    int killed = 0;
    const QDir folder(parent());
    for (const QString& entry : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString root = folder.filePath(entry);
        const auto lock = FileLock::tryAcquire(root + QStringLiteral("/lock"));
        if (lock && *lock)
            killed += cleanSlot(root.toStdString());
    }
    return killed;
}

Result<> Slot::prepare()
{
    const QByteArray id = QCryptographicHash::hash(m_root.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    m_disks = QStringLiteral("%1/disks/%2").arg(Paths::cache(), QString::fromLatin1(id));
    FOREGUEST_TRY(link(m_disks, m_root + QStringLiteral("/disks")));
    // What libvirt found out about QEMU: shared by all slots and kept, since finding it out takes seconds.
    FOREGUEST_TRY(link(Paths::cache() + QStringLiteral("/libvirt"), m_root + QStringLiteral("/cache")));
    for (const char* folder : { "agents", "etc" })
        FOREGUEST_TRY(Paths::ensureDirectory(m_root + u'/' + QLatin1String(folder)));
    return writeWholeFile(m_root + QStringLiteral("/etc/qemu.conf"), driverConfiguration());
}

Result<> Slot::startReaper()
{
    FOREGUEST_TRY_ASSIGN(program, Paths::helperProgram(QStringLiteral("foreguest-reaper")));
    std::array<int, 2> pipe { -1, -1 };
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("No pipe can be made: %1.").arg(QString::fromLocal8Bit(std::strerror(errno))),
            QStringLiteral("Close other programs and try again."));
    const Descriptor readEnd(pipe[0]);
    Descriptor writeEnd(pipe[1]);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, readEnd.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    QByteArray path = QFile::encodeName(program), root = QFile::encodeName(m_root);
    const std::array<char*, 3> arguments { path.data(), root.data(), nullptr };
    pid_t pid = 0;
    const int failed = ::posix_spawn(&pid, path.constData(), &actions, &attributes, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (failed != 0)
        return failure(ErrorCode::Unavailable,
            QStringLiteral("%1 can't be started: %2.").arg(program, QString::fromLocal8Bit(std::strerror(failed))),
            QStringLiteral("Build or install Foreguest again."));
    int status = 0; // it forks at once, so that it is nobody's zombie
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    m_lifeline = std::move(writeEnd);
    return {};
}

} // namespace Foreguest
