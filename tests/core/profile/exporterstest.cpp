// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/exporter.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Foreguest;

namespace {

/// A profile whose texts try to break out of a document.
VmProfile hostileProfile()
{
    VmProfile profile = profileCatalogue()->front();
    profile.name = QStringLiteral("hostile");
    profile.title = QStringLiteral("</title><devices>&\"']]>\n\x01 second line");
    profile.description = QStringLiteral("<!-- %1 --> \xd83d\xde00").arg(QChar(0xfffe));
    profile.diskBandwidth.value = Bandwidth { 1 };
    profile.networkBandwidth.value = Bandwidth { 1 };
    profile.storageType.value = StorageType::Memory;
    return profile;
}

} // namespace

class ExportersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void libvirtDomainsAreValid_data()
    {
        QTest::addColumn<VmProfile>("profile");
        const auto catalogue = profileCatalogue();
        QVERIFY(catalogue);
        for (const VmProfile& profile : *catalogue)
            QTest::newRow(qPrintable(profile.name)) << profile;
        QTest::newRow("hostile") << hostileProfile();
    }
    void libvirtDomainsAreValid()
    {
        QFETCH(VmProfile, profile);
        const auto document = exportProfile(profile, QStringLiteral("libvirt"));
        QVERIFY(document);
        const QString validator = QStandardPaths::findExecutable(QStringLiteral("virt-xml-validate"));
        if (validator.isEmpty())
            QSKIP("virt-xml-validate (package libvirt-clients) is not installed");
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("domain.xml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(*document);
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(validator, { file.fileName(), QStringLiteral("domain") });
        QVERIFY(process.waitForFinished());
        const QByteArray output = process.readAll();
        QVERIFY2(
            process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, (output + *document).constData());
    }

    void libvirtDomainSaysWhatTheProfileSays()
    {
        VmProfile profile = profileCatalogue()->front();
        profile.vcpus.value = 3;
        profile.memory.value = Bytes::mib(512);
        profile.diskBandwidth.value = Bandwidth::mibPerSecond(50);
        profile.networkBandwidth.value = Bandwidth {};
        const QByteArray quiet = *exportProfile(profile, QStringLiteral("libvirt"));
        QVERIFY(quiet.contains("<memory unit=\"KiB\">524288</memory>"));
        QVERIFY(quiet.contains("<vcpu placement=\"static\">3</vcpu>"));
        QVERIFY(quiet.contains("<total_bytes_sec>52428800</total_bytes_sec>"));
        QVERIFY(quiet.contains("<controller type=\"usb\" model=\"none\"/>"));
        QVERIFY(!quiet.contains("<interface"));

        profile.networkBandwidth.value = Bandwidth::mibPerSecond(2);
        QVERIFY(exportProfile(profile, QStringLiteral("libvirt"))->contains("<inbound average=\"2048\"/>"));
    }

    void textsCannotBreakOut()
    {
        QXmlStreamReader reader(*exportProfile(hostileProfile(), QStringLiteral("libvirt")));
        int devices = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QStringLiteral("devices"))
                ++devices;
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(devices, 1);
    }

    void jsonExportReadsBack()
    {
        const auto catalogue = profileCatalogue();
        QVERIFY(catalogue);
        for (const VmProfile& profile : *catalogue) {
            const auto back = profileFromJson(*exportProfile(profile, QStringLiteral("json")));
            QVERIFY(back);
            QVERIFY(*back == profile);
        }
    }

    void wrongRequestsAreRefused()
    {
        const auto unknown = exportProfile(profileCatalogue()->front(), QStringLiteral("floppy"));
        QVERIFY(!unknown);
        QVERIFY(unknown.error().remedy.contains(QStringLiteral("libvirt")));
        VmProfile profile = profileCatalogue()->front();
        profile.name = QStringLiteral("../../etc/passwd");
        QVERIFY(!exportProfile(profile, QStringLiteral("libvirt")));
    }
};

QTEST_GUILESS_MAIN(ExportersTest)
#include "exporterstest.moc"
