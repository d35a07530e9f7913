// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/hardening.h"
#include "core/guest/domainxml.h"

#include <QTest>

using namespace Foreguest;

using State = HardeningPoint::State;

namespace {

/// A guest of ours on a host with everything, as libvirt would describe it.
HardeningEvidence walledIn()
{
    DomainDescription d;
    d.name = QStringLiteral("guest-1-1");
    d.title = QStringLiteral("Balanced");
    d.accelerator = Accelerator::Kvm;
    d.overlay = QStringLiteral("/c/disks/1/guest-1-1.qcow2");
    d.agentSocket = QStringLiteral("/r/agents/guest-1-1");
    d.spec.image.disk = QStringLiteral("/i/disk.qcow2");
    HardeningEvidence evidence;
    evidence.domainXml = domainXml(d);
    evidence.domainXml.replace(
        "<vcpu>", "<memtune><hard_limit unit=\"KiB\">900000</hard_limit></memtune><vcpu>"); // as a driver with cgroups
    evidence.diskFolder = QStringLiteral("/c/disks");
    evidence.socketFolder = QStringLiteral("/r");
    evidence.isDiskPrivate = evidence.isSocketPrivate = true;
    evidence.emulator
        = EmulatorProcess { .seccompMode = 2, .user = 64055, .capabilities = 0, .coreLimit = 0, .hasOwnMounts = true };
    evidence.inside = { { QStringLiteral("user"), QStringLiteral("1000") },
        { QStringLiteral("disk"), QStringLiteral("denied") }, { QStringLiteral("system"), QStringLiteral("denied") },
        { QStringLiteral("processes"), QStringLiteral("512") }, { QStringLiteral("network"), QStringLiteral("lo") },
        { QStringLiteral("capabilities"), QStringLiteral("0000000000000000") },
        { QStringLiteral("privileges"), QStringLiteral("1") },
        { QStringLiteral("machine"), QStringLiteral("0123456789abcdef0123456789abcdef") } };
    return evidence;
}

using Change = void (*)(HardeningEvidence&);

template <typename Function> Change change(Function function)
{
    return function;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class HardeningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allWallsOfAGoodHostStand()
    {
        const std::vector<HardeningPoint> points = examineHardening(walledIn());
        QCOMPARE(points.size(), size_t(11));
        for (const HardeningPoint& point : points) {
            QVERIFY2(point.state == State::Holds, qPrintable(point.id + QStringLiteral(": ") + point.evidence));
            QVERIFY(!point.title.isEmpty() && !point.evidence.isEmpty() && point.remedy.isEmpty());
        }
    }

    void eachWallIsMissedWhenItIsTakenAway_data()
    {
        QTest::addColumn<QString>("wall");
        QTest::addColumn<Change>("takeAway");
        const auto row = [](const char* name, const char* wall, Change takeAway) {
            QTest::newRow(name) << QString::fromLatin1(wall) << takeAway;
        };
        row("translated", "isolation",
            change([](HardeningEvidence& e) { e.domainXml.replace("type=\"kvm\"", "type=\"qemu\""); }));
        row("old machine", "isolation", change([](HardeningEvidence& e) { e.domainXml.replace("q35", "pc"); }));
        row("display", "isolation", change([](HardeningEvidence& e) {
            e.domainXml.replace("</devices>", "<graphics type=\"vnc\"/></devices>");
        }));
        row("USB", "isolation",
            change([](HardeningEvidence& e) { e.domainXml.replace("model=\"none\"", "model=\"qemu-xhci\""); }));
        row("VMware port", "isolation",
            change([](HardeningEvidence& e) { e.domainXml.replace("vmport state=\"off\"", "vmport state=\"on\""); }));
        row("second disk", "isolation", change([](HardeningEvidence& e) {
            e.domainXml.replace("</devices>", "<disk device=\"cdrom\"/></devices>");
        }));
        row("no filter", "seccomp", change([](HardeningEvidence& e) { e.emulator->seccompMode = 0; }));
        row("root", "account", change([](HardeningEvidence& e) { e.emulator->user = 0; }));
        row("capabilities", "account", change([](HardeningEvidence& e) { e.emulator->capabilities = 1; }));
        row("dumped memory", "dumps",
            change([](HardeningEvidence& e) { e.domainXml.replace("dumpCore=\"off\"", "dumpCore=\"on\""); }));
        row("core files", "dumps", change([](HardeningEvidence& e) { e.emulator->coreLimit = -1; }));
        row("shared files", "dumps", change([](HardeningEvidence& e) { e.emulator->hasOwnMounts = false; }));
        row("card", "network", change([](HardeningEvidence& e) {
            e.domainXml.replace("</devices>", "<interface type=\"user\"/></devices>");
        }));
        row("interface inside", "network",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("network")] = QStringLiteral("eth0 lo"); }));
        row("guessed format", "disk",
            change([](HardeningEvidence& e) { e.domainXml.replace("<format type=\"qcow2\"/>", ""); }));
        row("guessed format below", "disk", change([](HardeningEvidence& e) {
            e.domainXml.replace("<backingStore/>",
                "<backingStore type=\"file\"><source file=\"/i/base.qcow2\"/><backingStore/></backingStore>");
        }));
        row("unnamed disk below", "disk",
            change([](HardeningEvidence& e) { e.domainXml.replace("<backingStore/>", ""); }));
        row("foreign folder", "disk", change([](HardeningEvidence& e) { e.domainXml.replace("/c/disks/", "/tmp/"); }));
        row("link", "disk", change([](HardeningEvidence& e) { e.isOverlayLink = true; }));
        row("open folder", "disk", change([](HardeningEvidence& e) { e.isDiskPrivate = false; }));
        row("lives on", "limits",
            change([](HardeningEvidence& e) { e.domainXml.replace("<on_reboot>destroy", "<on_reboot>restart"); }));
        row("console", "limits", change([](HardeningEvidence& e) {
            e.domainXml.replace("</devices>", "<serial type=\"file\"/></devices>");
        }));
        row("no hard limit", "limits", change([](HardeningEvidence& e) { e.domainXml.replace("hard_limit", "x"); }));
        row("open socket", "agent", change([](HardeningEvidence& e) { e.isSocketPrivate = false; }));
        row("second channel", "agent", change([](HardeningEvidence& e) {
            e.domainXml.replace("</devices>", "<channel type=\"unix\"/></devices>");
        }));
        row("root inside", "agent",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("user")] = QStringLiteral("0"); }));
        row("new privileges", "agent",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("privileges")] = QStringLiteral("0"); }));
        row("no clone mark", "identity", change([](HardeningEvidence& e) { e.domainXml.replace("<genid/>", ""); }));
        row("no random numbers", "identity",
            change([](HardeningEvidence& e) { e.domainXml.replace("/dev/urandom", "/dev/null"); }));
        row("no machine-id", "identity",
            change([](HardeningEvidence& e) { e.inside.erase(QStringLiteral("machine")); }));
        row("odd name", "names",
            change([](HardeningEvidence& e) { e.domainXml.replace("guest-1-1</name>", "A_b</name>"); }));
        row("no XML", "names", change([](HardeningEvidence& e) { e.domainXml.chop(5); }));
        row("raw disk", "abuse",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("disk")] = QStringLiteral("readable"); }));
        row("system files", "abuse",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("system")] = QStringLiteral("writable"); }));
        row("fork bomb", "abuse",
            change([](HardeningEvidence& e) { e.inside[QStringLiteral("processes")] = QStringLiteral("max"); }));
    }
    void eachWallIsMissedWhenItIsTakenAway()
    {
        QFETCH(QString, wall);
        QFETCH(Change, takeAway);
        HardeningEvidence evidence = walledIn();
        takeAway(evidence);
        for (const HardeningPoint& point : examineHardening(evidence)) {
            if (point.id == wall) {
                QVERIFY2(point.state != State::Holds, qPrintable(point.evidence));
                QVERIFY(!point.remedy.isEmpty() && !point.evidence.isEmpty());
            } else if (wall != QLatin1String("names")) { // what can't be read holds nowhere
                QVERIFY2(point.state == State::Holds, qPrintable(point.id + QStringLiteral(": ") + point.evidence));
            }
        }
    }

    void whatIsNotSeenDoesNotHold()
    {
        int holding = 0;
        for (const HardeningPoint& point : examineHardening({}))
            holding += point.state == State::Holds ? 1 : 0;
        QCOMPARE(holding, 0);
        HardeningEvidence far = walledIn();
        far.emulator.reset();
        const std::vector<HardeningPoint> points = examineHardening(far);
        QCOMPARE(points[1].state, State::Unknown);
        QCOMPARE(points[2].state, State::Unknown);
    }

    void hostileDescriptionsAreBounded()
    {
        HardeningEvidence evidence = walledIn();
        evidence.domainXml = QByteArray("<domain>").repeated(100'000);
        QCOMPARE(examineHardening(evidence).size(), size_t(11));
        evidence.domainXml = "<domain>" + QByteArray("<name>x</name>").repeated(100'000) + "</domain>";
        QCOMPARE(examineHardening(evidence)[9].state, State::Fails);
    }
};

QTEST_GUILESS_MAIN(HardeningTest)
#include "hardeningtest.moc"
