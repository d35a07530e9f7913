// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/guest/guestprivate.h"
#include "core/guest/hardening.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace Foreguest {

namespace {

/// Run by the unprivileged user in the guest; one "name=value" a line.
const QString probe
    = QStringLiteral("echo user=$(id -u)\n"
                     "head -c 1 /dev/vda >/dev/null 2>&1 && echo disk=readable || echo disk=denied\n"
                     "(: >/usr/foreguest-probe) 2>/dev/null && echo system=writable || echo system=denied\n"
                     "echo processes=$(cat /sys/fs/cgroup$(cut -d: -f3 /proc/self/cgroup)/pids.max)\n"
                     "echo network=$(ls /sys/class/net | tr '\\n' ' ')\n"
                     "while read -r name value; do case $name in CapEff:) echo capabilities=$value;; NoNewPrivs:) echo "
                     "privileges=$value;; esac; done </proc/self/status\n"
                     "echo machine=$(cat /etc/machine-id)\n");

struct Collected : ExecObserver
{
    QByteArray text;
    void output(OutputStream stream, const QByteArray& bytes) override
    {
        if (stream == OutputStream::StandardOutput && text.size() + bytes.size() <= 64 * 1024)
            text += bytes;
    }
};

QByteArray procFile(qint64 processId, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(processId).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The words after the name at a line's begin.
QList<QByteArray> wordsOf(const QByteArray& text, const QByteArray& name)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ');
    }
    return {};
}

/// "mnt:[4026531841]"; Qt puts the link's folder before it.
QString mountNamespace(const QString& process)
{
    return QFile::symLinkTarget(QStringLiteral("/proc/%1/ns/mnt").arg(process)).section(u'/', -1);
}

std::optional<EmulatorProcess> emulatorProcess(qint64 processId)
{
    const QByteArray status = processId > 0 ? procFile(processId, "status") : QByteArray();
    const QList<QByteArray> users = wordsOf(status, "Uid:");
    const QList<QByteArray> seccomp = wordsOf(status, "Seccomp:");
    const QList<QByteArray> capabilities = wordsOf(status, "CapEff:");
    if (users.size() < 2 || seccomp.isEmpty() || capabilities.isEmpty())
        return {};
    EmulatorProcess process;
    process.user = users[1].toLongLong();
    process.seccompMode = seccomp[0].toInt();
    process.capabilities = capabilities[0].toULongLong(nullptr, 16);
    const QList<QByteArray> core = wordsOf(procFile(processId, "limits"), "Max core file size");
    if (!core.isEmpty() && core[0] != "unlimited")
        process.coreLimit = core[0].toLongLong();
    const QString theirs = mountNamespace(QString::number(processId));
    process.hasOwnMounts = !theirs.isEmpty() && theirs != mountNamespace(QStringLiteral("self"));
    return process;
}

bool isPrivate(const QString& folder)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(folder).constData(), &status) == 0 && (status.st_mode & 077) == 0;
}

/// The folder itself or one above it keeps others out.
bool isKeptPrivate(QString folder)
{
    while (folder.size() > 1) {
        if (isPrivate(folder))
            return true;
        folder = QFileInfo(folder).path();
    }
    return false;
}

Result<std::map<QString, QString>> look(AgentClient& agent, const TaskContext& context)
{
    ExecRequest request;
    request.arguments = { QStringLiteral("/bin/sh"), QStringLiteral("-c"), probe };
    request.timeout = std::chrono::seconds(30);
    Collected output;
    FOREGUEST_TRY(agent.execute(request, output, context));
    std::map<QString, QString> values;
    for (const QString& line : QString::fromUtf8(output.text).split(u'\n')) {
        const qsizetype sign = line.indexOf(u'=');
        if (sign > 0)
            values.emplace(line.left(sign), line.mid(sign + 1).trimmed().left(200));
    }
    return values;
}

} // namespace

Result<HardeningEvidence> Guest::hardeningEvidence(const TaskContext& context)
{
    if (!d->domain || !d->agent)
        return failure(ErrorCode::Unavailable, QStringLiteral("The guest has no machine that could be looked at."),
            QStringLiteral("Boot a guest first."));
    HardeningEvidence evidence;
    char* xml = virDomainGetXMLDesc(d->domain.get(), 0);
    if (!xml)
        return libvirtFailure(
            QStringLiteral("The guest's description can't be read"), QStringLiteral("Try again with another guest."));
    evidence.domainXml = xml;
    std::free(xml);
    evidence.diskFolder = Paths::cache() + QStringLiteral("/disks");
    evidence.isDiskPrivate = isKeptPrivate(QFileInfo(d->overlay).path());
    evidence.socketFolder = d->host->slot.root();
    evidence.isSocketPrivate = isKeptPrivate(evidence.socketFolder);
    evidence.isOverlayLink = QFileInfo(d->overlay).isSymLink();
    {
        const std::lock_guard lock(d->record->mutex);
        evidence.emulator = emulatorProcess(d->record->processId);
    }
    FOREGUEST_TRY_ASSIGN(inside, look(*d->agent, context));
    evidence.inside = std::move(inside);
    return evidence;
}

} // namespace Foreguest
