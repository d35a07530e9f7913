// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hostfacts.h"

#include "core/base/kvmverdict.h"

#include <QFile>

#include <fcntl.h>
#include <sys/sysinfo.h>
#include <thread>
#include <unistd.h>

namespace Foreguest {

namespace {

Bytes memInfo(const QByteArray& text, const char* key)
{
    const qsizetype at = text.indexOf(key);
    if (at < 0)
        return {};
    const qsizetype end = text.indexOf('\n', at);
    const QByteArray line = text.mid(at, end - at).simplified();
    const QList<QByteArray> words = line.split(' ');
    return words.size() > 1 ? Bytes::kib(words[1].toLongLong()) : Bytes {};
}

} // namespace

QString acceleratorName(Accelerator accelerator)
{
    return accelerator == Accelerator::Kvm ? QStringLiteral("kvm") : QStringLiteral("tcg");
}

HostFacts HostFacts::read()
{
    HostFacts facts;
    facts.cpus = std::max(1U, std::thread::hardware_concurrency());
    QFile file(QStringLiteral("/proc/meminfo"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.readAll();
        facts.memoryTotal = memInfo(text, "MemTotal:");
        facts.memoryAvailable = memInfo(text, "MemAvailable:");
    }
    const int kvm = ::open("/dev/kvm", O_RDWR | O_CLOEXEC);
    if (kvm >= 0) {
        ::close(kvm);
        const auto verdict = KvmVerdict::read();
        facts.accelerator = !verdict || verdict->works ? Accelerator::Kvm : Accelerator::Tcg;
        facts.accelerationProven = verdict.has_value();
        facts.accelerationNote = verdict ? verdict->why : QString();
    } else if (::access("/dev/kvm", F_OK) == 0) {
        facts.accelerationNote = QStringLiteral("/dev/kvm is there but this user may not open it: "
                                                "join the group kvm (sudo adduser $USER kvm) and log in again.");
    } else {
        facts.accelerationNote = QStringLiteral("There is no /dev/kvm: the processor or this virtual machine offers no "
                                                "hardware virtualisation, or it is switched off in the firmware.");
    }
    return facts;
}

} // namespace Foreguest
