// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/hardening.h"

#include "core/guest/domainelements.h"

#include <QRegularExpression>

#include <array>

namespace Foreguest {

namespace {

using State = HardeningPoint::State;

/// What is wrong, and what would mend it; a point without any holds.
struct Faults
{
    QStringList what;
    QString remedy;

    void add(bool isWrong, const QString& text)
    {
        if (isWrong)
            what << text;
    }
};

HardeningPoint judged(
    const char* id, const QString& title, const Faults& faults, const QString& good, State bad = State::Fails)
{
    HardeningPoint point;
    point.id = QString::fromLatin1(id);
    point.title = title;
    point.state = faults.what.isEmpty() ? State::Holds : bad;
    point.evidence = faults.what.isEmpty() ? good : faults.what.join(QStringLiteral("; ")) + u'.';
    if (!faults.what.isEmpty())
        point.remedy = faults.remedy;
    return point;
}

QString insideValue(const HardeningEvidence& evidence, const char* name)
{
    const auto found = evidence.inside.find(QString::fromLatin1(name));
    return found == evidence.inside.end() ? QString() : found->second;
}

HardeningPoint isolation(const HardeningEvidence& /*evidence*/, const DomainElements& domain)
{
    Faults faults { {},
        QStringLiteral("Use a host with hardware virtualisation and a usable /dev/kvm; until then run only code "
                       "that you trust.") };
    faults.add(domain.attribute("domain", "type") != QLatin1String("kvm"),
        QStringLiteral("QEMU translates the guest's code (TCG), which its makers give no guarantee of isolation for"));
    faults.add(!domain.attribute("domain/os/type", "machine").contains(QLatin1String("q35")),
        QStringLiteral("the machine is not a q35"));
    for (const char* device : { "graphics", "video", "sound", "hostdev", "filesystem", "redirdev", "tpm", "shmem" })
        faults.add(domain.count(QStringLiteral("domain/devices/%1").arg(QLatin1String(device))) > 0,
            QStringLiteral("it has a device that it doesn't need (%1)").arg(QLatin1String(device)));
    faults.add(domain.count("domain/devices/disk") != 1 || domain.attribute("domain/devices/disk", "device") != u"disk",
        QStringLiteral("it has other disks than its own"));
    faults.add(
        domain.attribute("domain/features/vmport", "state") != u"off", QStringLiteral("the VMware port is open"));
    faults.add(!domain.has("domain/devices/controller", { { "type", "usb" }, { "model", "none" } }),
        QStringLiteral("it has a USB controller"));
    return judged("isolation", QStringLiteral("Hardware virtualisation, a machine with few devices"), faults,
        QStringLiteral("KVM, q35, one disk, no display, no sound, no USB."));
}

HardeningPoint seccomp(const HardeningEvidence& evidence, const DomainElements& /*domain*/)
{
    Faults faults { {}, QStringLiteral("Leave seccomp_sandbox in libvirt's qemu.conf unset or 1.") };
    if (evidence.emulator)
        faults.add(evidence.emulator->seccompMode != 2, QStringLiteral("QEMU's system calls are not filtered"));
    else
        faults.add(true, QStringLiteral("QEMU's process can't be seen from here"));
    return judged("seccomp", QStringLiteral("QEMU's system calls are filtered"), faults,
        QStringLiteral("Seccomp mode 2 in QEMU's /proc/PID/status."),
        evidence.emulator ? State::Fails : State::Unknown);
}

HardeningPoint account(const HardeningEvidence& evidence, const DomainElements& /*domain*/)
{
    Faults faults { {},
        QStringLiteral("Start Foreguest as an ordinary user, in the group kvm where there is one, or use --connect "
                       "qemu:///system.") };
    if (evidence.emulator) {
        faults.add(evidence.emulator->user == 0, QStringLiteral("QEMU runs as root"));
        faults.add(evidence.emulator->capabilities != 0,
            QStringLiteral("QEMU has capabilities (%1)").arg(evidence.emulator->capabilities, 0, 16));
    } else {
        faults.add(true, QStringLiteral("QEMU's process can't be seen from here"));
    }
    return judged("account", QStringLiteral("QEMU runs as an ordinary user without capabilities"), faults,
        evidence.emulator ? QStringLiteral("User %1, no capabilities.").arg(evidence.emulator->user) : QString(),
        evidence.emulator ? State::Fails : State::Unknown);
}

HardeningPoint dumps(const HardeningEvidence& evidence, const DomainElements& domain)
{
    Faults faults { {}, QStringLiteral("Leave max_core = 0 in libvirt's qemu.conf.") };
    faults.add(domain.attribute("domain/memory", "dumpCore") != u"off",
        QStringLiteral("a core dump of QEMU would hold the guest's memory"));
    faults.add(evidence.emulator && evidence.emulator->coreLimit != 0, QStringLiteral("QEMU may leave core dumps"));
    if (!faults.what.isEmpty() || (evidence.emulator && evidence.emulator->hasOwnMounts))
        return judged("dumps", QStringLiteral("No core dumps, files of its own"), faults,
            QStringLiteral("Core dumps are off; QEMU has a mount namespace of its own."));
    faults.add(true, QStringLiteral("core dumps are off, but QEMU sees the same files as its account"));
    faults.remedy = QStringLiteral("Use --connect qemu:///system, whose driver gives each guest a mount namespace.");
    return judged("dumps", QStringLiteral("No core dumps, files of its own"), faults, {}, State::Partly);
}

HardeningPoint network(const HardeningEvidence& evidence, const DomainElements& domain)
{
    Faults faults { {}, QStringLiteral("Set the profile's network to none unless the program needs one.") };
    const bool hasCard = domain.count("domain/devices/interface") > 0;
    const QString seen = insideValue(evidence, "network");
    faults.add(hasCard, QStringLiteral("it has a network card: private networks of this host can be reached"));
    faults.add(
        !hasCard && seen != QLatin1String("lo"), QStringLiteral("the guest has the interfaces \"%1\"").arg(seen));
    return judged("network", QStringLiteral("No network card unless the profile asks for one"), faults,
        QStringLiteral("No card in the domain, only \"lo\" in the guest."), hasCard ? State::Partly : State::Fails);
}

/// Whether the overlay lies on disks that are all named, down to the last, each with its format.
bool isChainWritten(const DomainElements& domain)
{
    QString level = QStringLiteral("domain/devices/disk/backingStore");
    int disks = 0;
    for (; domain.count(level + QStringLiteral("/source")) == 1; level += QStringLiteral("/backingStore"), ++disks) {
        const QByteArray path = level.toLatin1();
        if (domain.attribute((path + "/source").constData(), "file").isEmpty()
            || domain.attribute((path + "/format").constData(), "type") != u"qcow2")
            return false;
    }
    return disks > 0 && domain.count(level) == 1 && domain.count(level + QStringLiteral("/format")) == 0;
}

HardeningPoint disk(const HardeningEvidence& evidence, const DomainElements& domain)
{
    Faults faults { {},
        QStringLiteral("Set XDG_RUNTIME_DIR to a folder of your own, and run foreguestctl pool drain.") };
    const QString overlay = domain.attribute("domain/devices/disk/source", "file");
    faults.add(evidence.diskFolder.isEmpty() || !overlay.startsWith(evidence.diskFolder + u'/'),
        QStringLiteral("the overlay %1 is not in our folder").arg(overlay));
    faults.add(evidence.isOverlayLink, QStringLiteral("the overlay is a symbolic link"));
    faults.add(!evidence.isDiskPrivate, QStringLiteral("others may enter the overlays' folder"));
    faults.add(domain.attribute("domain/devices/disk/driver", "type") != u"qcow2"
            || domain.attribute("domain/devices/disk/backingStore/format", "type") != u"qcow2",
        QStringLiteral("a disk's format is guessed from what the guest writes"));
    faults.add(!isChainWritten(domain), QStringLiteral("the disk is not an overlay on images that are all named"));
    return judged("disk", QStringLiteral("A shared image that is only read, an overlay for one run"), faults,
        QStringLiteral("A qcow2 overlay in a private folder, formats named, removed after the run."));
}

HardeningPoint limits(const HardeningEvidence& /*evidence*/, const DomainElements& domain)
{
    Faults faults { {}, QStringLiteral("Make the guest from a profile of the catalogue.") };
    for (const char* event : { "on_poweroff", "on_reboot", "on_crash" })
        faults.add(domain.text(QStringLiteral("domain/%1").arg(QLatin1String(event))) != u"destroy",
            QStringLiteral("the guest lives on after %1").arg(QLatin1String(event)));
    faults.add(domain.text("domain/memory").toLongLong() <= 0, QStringLiteral("its memory has no limit"));
    faults.add(domain.text("domain/vcpu").toInt() <= 0, QStringLiteral("its processors have no limit"));
    faults.add(domain.count("domain/devices/serial") > 0 || domain.count("domain/devices/console") > 0,
        QStringLiteral("it has a console, whose log has no limit"));
    if (!faults.what.isEmpty() || domain.count("domain/memtune/hard_limit") > 0)
        return judged("limits", QStringLiteral("Memory, processors, disk, time and output have limits"), faults,
            QStringLiteral("Memory and processors of the profile, a hard limit for QEMU itself, ends with its run."));
    faults.add(
        true, QStringLiteral("the guest has limits, but QEMU itself has no hard limit of memory on this connection"));
    faults.remedy = QStringLiteral("Use --connect qemu:///system, whose control groups limit QEMU as well.");
    return judged(
        "limits", QStringLiteral("Memory, processors, disk, time and output have limits"), faults, {}, State::Partly);
}

HardeningPoint agent(const HardeningEvidence& evidence, const DomainElements& domain)
{
    Faults faults { {}, QStringLiteral("Build the image again: foreguestctl image gc, then image build.") };
    const QString socket = domain.attribute("domain/devices/channel/source", "path");
    faults.add(
        domain.count("domain/devices/channel") != 1, QStringLiteral("there are other channels than the agent's"));
    faults.add(!socket.startsWith(evidence.socketFolder + u'/') || !evidence.isSocketPrivate,
        QStringLiteral("others may open the agent's socket"));
    faults.add(insideValue(evidence, "user").toInt() <= 0, QStringLiteral("programs are not run by an ordinary user"));
    faults.add(insideValue(evidence, "capabilities").toULongLong(nullptr, 16) != 0
            || insideValue(evidence, "capabilities").isEmpty(),
        QStringLiteral("programs have capabilities in the guest"));
    faults.add(insideValue(evidence, "privileges") != u"1", QStringLiteral("set-user-ID programs give rights"));
    return judged("agent", QStringLiteral("One private channel; programs run without rights"), faults,
        QStringLiteral("User %1 without capabilities and with no_new_privs; all replies are bounded and checked.")
            .arg(insideValue(evidence, "user")));
}

HardeningPoint identity(const HardeningEvidence& evidence, const DomainElements& domain)
{
    static const QRegularExpression machineId(QStringLiteral("^[0-9a-f]{32}$"));
    Faults faults { {}, QStringLiteral("Build the image again: foreguestctl image gc, then image build.") };
    faults.add(domain.attribute("domain/devices/rng", "model").isEmpty()
            || domain.text("domain/devices/rng/backend") != u"/dev/urandom",
        QStringLiteral("it has no source of random numbers of the host"));
    faults.add(!machineId.match(insideValue(evidence, "machine")).hasMatch(),
        QStringLiteral("it has no machine-id of its own"));
    faults.add(domain.attribute("domain", "type") == u"kvm" && domain.count("domain/genid") != 1,
        QStringLiteral("it would not notice that it was cloned"));
    return judged("identity", QStringLiteral("Each guest has an identity and random numbers of its own"), faults,
        QStringLiteral("virtio-rng, machine-id %1.").arg(insideValue(evidence, "machine").left(8) + u'…'));
}

HardeningPoint names(const HardeningEvidence& /*evidence*/, const DomainElements& domain)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9][a-z0-9-]{0,62}$"));
    Faults faults { {}, QStringLiteral("Report this: names are made by Foreguest itself.") };
    faults.add(!plain.match(domain.text("domain/name")).hasMatch(), QStringLiteral("its name has other characters"));
    faults.add(!domain.isSound(), QStringLiteral("its description can't be read"));
    return judged("names", QStringLiteral("Descriptions are written by a writer and validated"), faults,
        QStringLiteral("The domain was validated by libvirt's schema; its name is plain."));
}

HardeningPoint abuse(const HardeningEvidence& evidence, const DomainElements& /*domain*/)
{
    Faults faults { {}, QStringLiteral("Build the image again: foreguestctl image gc, then image build.") };
    faults.add(insideValue(evidence, "disk") != u"denied", QStringLiteral("programs can read the raw disk"));
    faults.add(insideValue(evidence, "system") != u"denied", QStringLiteral("programs can change the system's files"));
    bool isNumber = false;
    const int processes = insideValue(evidence, "processes").toInt(&isNumber);
    faults.add(!isNumber || processes <= 0, QStringLiteral("the number of processes has no limit"));
    return judged("abuse", QStringLiteral("A hostile program is stopped inside the guest"), faults,
        QStringLiteral("Tried in the guest: the raw disk and /usr are refused, at most %1 processes.").arg(processes));
}

} // namespace

QString hardeningStateName(State state)
{
    switch (state) {
    case State::Holds:
        return QStringLiteral("holds");
    case State::Partly:
        return QStringLiteral("partly");
    case State::Fails:
        return QStringLiteral("fails");
    case State::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

std::vector<HardeningPoint> examineHardening(const HardeningEvidence& evidence)
{
    using Judge = HardeningPoint (*)(const HardeningEvidence&, const DomainElements&);
    constexpr std::array<Judge, 11> judges { isolation, seccomp, account, dumps, network, disk, limits, agent, identity,
        names, abuse };
    const DomainElements domain(evidence.domainXml);
    std::vector<HardeningPoint> points;
    points.reserve(judges.size());
    for (const Judge judge : judges)
        points.push_back(judge(evidence, domain));
    return points;
}

} // namespace Foreguest
