// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/domainxml.h"
#include "core/guest/qcowoverlay.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

namespace {

DomainDescription description()
{
    DomainDescription d;
    d.name = QStringLiteral("guest-1-1");
    d.title = QStringLiteral("Balanced");
    d.overlay = QStringLiteral("/tmp/overlay.qcow2");
    d.agentSocket = QStringLiteral("/tmp/agent");
    d.spec.image.disk = QStringLiteral("/tmp/disk.qcow2");
    d.spec.image.kernel = QStringLiteral("/tmp/vmlinux");
    d.spec.image.initramfs = QStringLiteral("/tmp/initramfs.cpio");
    return d;
}

/// Empty where the XML is a valid domain by libvirt's schema.
QString complaints(const QByteArray& xml)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("domain.xml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(xml) != xml.size())
        return QStringLiteral("not written");
    file.close();
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(QStringLiteral("virt-xml-validate"), { file.fileName(), QStringLiteral("domain") });
    if (!validator.waitForFinished())
        return validator.errorString();
    return validator.exitCode() == 0 ? QString() : QString::fromUtf8(validator.readAll());
}

} // namespace

class DomainXmlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isValidForOddTexts_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("folder");
        QTest::newRow("plain") << QStringLiteral("Balanced") << QStringLiteral("/tmp");
        QTest::newRow("markup") << QStringLiteral("<&\"'>]]><domain>") << QStringLiteral("/tmp/a<&\"'>b");
        QTest::newRow("control") << QStringLiteral("a\nb\x01\x1b[0m") << QStringLiteral("/tmp/a b");
        QTest::newRow("unicode") << QStringLiteral("größer 𝒳 \u202e") << QStringLiteral("/tmp/größe");
        QTest::newRow("nothing") << QString() << QStringLiteral("/tmp");
        QTest::newRow("long") << QString(100'000, u'x') << QStringLiteral("/tmp");
    }
    void isValidForOddTexts()
    {
        QFETCH(QString, title);
        QFETCH(QString, folder);
        DomainDescription d = description();
        d.title = title;
        d.overlay = folder + QStringLiteral("/overlay.qcow2");
        d.spec.image.disk = folder + QStringLiteral("/disk.qcow2");
        for (const Accelerator accelerator : { Accelerator::Kvm, Accelerator::Tcg }) {
            d.accelerator = accelerator;
            QCOMPARE(complaints(domainXml(d)), QString());
        }
    }

    void everyDiskBelowIsNamed()
    {
        DomainDescription d = description();
        d.spec.image.backing = { QStringLiteral("/tmp/java.qcow2"), QStringLiteral("/tmp/debian.qcow2") };
        const QByteArray xml = domainXml(d);
        QCOMPARE(complaints(xml), QString());
        const qsizetype top = xml.indexOf("/tmp/disk.qcow2"), next = xml.indexOf("/tmp/java.qcow2"),
                        last = xml.indexOf("/tmp/debian.qcow2");
        QVERIFY(top > 0 && top < next && next < last);
        QCOMPARE(xml.count("<format type=\"qcow2\"/>"), 3);
        QVERIFY(xml.indexOf("<backingStore/>") > last);
    }

    void thereIsNoNetworkCardUnlessTheProfileAsks()
    {
        DomainDescription d = description();
        QVERIFY(!domainXml(d).contains("<interface"));
        QVERIFY(!kernelCommandLine(d).contains(QStringLiteral("foreguest.net")));
        d.spec.profile.networkBandwidth.value = Bandwidth::mibPerSecond(10);
        const QByteArray xml = domainXml(d);
        QVERIFY(xml.contains("<interface type=\"user\""));
        QVERIFY(kernelCommandLine(d).contains(QStringLiteral("foreguest.net=1")));
        QCOMPARE(complaints(xml), QString());
    }

    void valuesOfTheProfileArrive()
    {
        DomainDescription d = description();
        d.spec.profile.memory.value = Bytes::mib(300);
        d.spec.profile.vcpus.value = 3;
        d.spec.profile.diskBandwidth.value = Bandwidth::mibPerSecond(50);
        const QByteArray xml = domainXml(d);
        QVERIFY(xml.contains(">307200</memory>"));
        QVERIFY(xml.contains("<vcpu>3</vcpu>"));
        QVERIFY(xml.contains("<total_bytes_sec>52428800</total_bytes_sec>"));
        QCOMPARE(complaints(xml), QString());
    }

    void nothingThatAGuestDoesNotNeed()
    {
        const QByteArray xml = domainXml(description());
        for (const char* device : { "<video", "<sound", "<graphics", "<hostdev", "<filesystem", "cdrom" })
            QVERIFY2(!xml.contains(device), device);
        QVERIFY(xml.contains("<controller type=\"usb\" model=\"none\""));
        QCOMPARE(xml.count("type=\"qcow2\""), 2); // no format is probed
    }

    void overlaysAreWhatQemuImgCallsSound()
    {
        QTemporaryDir folder;
        const QString base = folder.filePath(QStringLiteral("base, \"odd\".qcow2"));
        const QString overlay = folder.filePath(QStringLiteral("o.qcow2"));
        QCOMPARE(QProcess::execute(QStringLiteral("qemu-img"),
                     { QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"),
                         base, QStringLiteral("300M") }),
            0);
        QVERIFY(createOverlay(overlay, base, Bytes::gib(5)));
        QCOMPARE(QProcess::execute(QStringLiteral("qemu-img"),
                     { QStringLiteral("check"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"),
                         overlay }),
            0);
        QCOMPARE(qcowVirtualSize(overlay)->value, Bytes::gib(5).value);
        QProcess info;
        info.start(QStringLiteral("qemu-img"), { QStringLiteral("info"), QStringLiteral("--output=json"), overlay });
        QVERIFY(info.waitForFinished());
        const QByteArray text = info.readAll();
        QVERIFY(text.contains("\"backing-filename-format\": \"qcow2\""));
        QVERIFY(createOverlay(overlay, base, Bytes::mib(1)));
        QCOMPARE(qcowVirtualSize(overlay)->value, Bytes::mib(300).value);
        QCOMPARE(createOverlay(overlay, base, Bytes::gib(8192)).error().code, ErrorCode::InvalidInput);
        QCOMPARE(createOverlay(overlay, folder.filePath(QStringLiteral("none")), Bytes::gib(1)).error().code,
            ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(DomainXmlTest)
#include "domainxmltest.moc"
