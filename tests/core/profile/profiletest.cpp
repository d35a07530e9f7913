// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/catalogue.h"
#include "core/profile/usage.h"

#include <QSet>
#include <QTest>

using namespace Foreguest;

class ProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catalogueHoldsTheFiveProfiles()
    {
        const auto catalogue = profileCatalogue();
        QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().toString()));
        QStringList names;
        for (const VmProfile& profile : *catalogue)
            names << profile.name;
        QCOMPARE(names,
            QStringList({ QStringLiteral("cpu-intensive"), QStringLiteral("memory-heavy"), QStringLiteral("io-bound"),
                QStringLiteral("network-bound"), QStringLiteral("balanced") }));
    }

    void catalogueIsSane()
    {
        const auto& entries = catalogueEntries();
        QVERIFY(entries);
        for (const CatalogueEntry& entry : *entries) {
            const VmProfile& profile = entry.profile;
            QVERIFY(profile.builtIn);
            QVERIFY(!profile.title.isEmpty() && !profile.description.isEmpty());
            QVERIFY(profile.memory.value >= Bytes::mib(256) && profile.memory.value <= Bytes::gib(2));
            QVERIFY(profile.storageSize.value >= Bytes::gib(2) && profile.storageSize.value <= Bytes::gib(8));
            QVERIFY(knownImages().contains(profile.image.value));
            const double room = static_cast<double>(profile.memory.value.value - guestBaseMemory.value);
            QVERIFY2(entry.fit.peakMemory.most <= room + 64.0 * 1024 * 1024, qPrintable(profile.name));
            for (const NeedRange& range : { entry.fit.cpuSeconds, entry.fit.peakMemory, entry.fit.storageBytes,
                     entry.fit.netBytes, entry.fit.parallelism })
                QVERIFY(range.least <= range.most);
            for (const ProfileField& field : profileFields()) {
                QCOMPARE(profileOrigin(profile, field.id), Origin::Catalogue);
                QVERIFY(!profileWhy(profile, field.id).isEmpty());
            }
        }
    }

    void everyFieldRoundTripsThroughText()
    {
        const auto catalogue = profileCatalogue();
        QVERIFY(catalogue);
        for (const VmProfile& profile : *catalogue) {
            VmProfile copy = profile;
            for (const ProfileField& field : profileFields()) {
                const QString text = profileValue(profile, field.id);
                QVERIFY(setProfileValue(copy, field.id, text, Origin::Catalogue, profileWhy(profile, field.id)));
            }
            QVERIFY(copy == profile);
        }
    }

    void bytesFromText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value"); // -1: refused
        QTest::newRow("number") << QStringLiteral("300000") << qint64(300000);
        QTest::newRow("MiB") << QStringLiteral("512 MiB") << Bytes::mib(512).value;
        QTest::newRow("G") << QStringLiteral("2G") << Bytes::gib(2).value;
        QTest::newRow("lower case") << QStringLiteral("3kb") << Bytes::kib(3).value;
        QTest::newRow("fraction") << QStringLiteral("1.5 GiB") << Bytes::mib(1536).value;
        QTest::newRow("rate") << QStringLiteral("10 MiB/s") << Bytes::mib(10).value;
        QTest::newRow("zero") << QStringLiteral("0") << qint64(0);
        QTest::newRow("empty") << QString() << qint64(-1);
        QTest::newRow("words") << QStringLiteral("much") << qint64(-1);
        QTest::newRow("negative") << QStringLiteral("-5M") << qint64(-1);
        QTest::newRow("too large") << QStringLiteral("9223372036854775807T") << qint64(-1);
        QTest::newRow("trailing") << QStringLiteral("12 MiB; rm") << qint64(-1);
    }
    void bytesFromText()
    {
        QFETCH(QString, text);
        QFETCH(qint64, value);
        const auto bytes = parseBytes(text);
        QCOMPARE(bytes ? bytes->value : -1, value);
        if (!bytes)
            QVERIFY(!bytes.error().remedy.isEmpty());
    }

    void wrongValuesAreRefusedAndChangeNothing_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("no processors") << QStringLiteral("vcpus") << QStringLiteral("0");
        QTest::newRow("many processors") << QStringLiteral("vcpus") << QStringLiteral("1000000");
        QTest::newRow("memory too small") << QStringLiteral("memory") << QStringLiteral("1 MiB");
        QTest::newRow("storage type") << QStringLiteral("storageType") << QStringLiteral("tape");
        QTest::newRow("storage size") << QStringLiteral("storageSize") << QStringLiteral("0");
        QTest::newRow("bandwidth") << QStringLiteral("networkBandwidth") << QStringLiteral("fast");
        QTest::newRow("image") << QStringLiteral("image") << QStringLiteral("../../etc");
        QTest::newRow("package") << QStringLiteral("packages") << QStringLiteral("python3-numpy $(reboot)");
        QTest::newRow("option as package") << QStringLiteral("packages") << QStringLiteral("--force");
        QTest::newRow("unknown field") << QStringLiteral("colour") << QStringLiteral("red");
    }
    void wrongValuesAreRefusedAndChangeNothing()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        VmProfile profile = profileCatalogue()->front();
        const VmProfile before = profile;
        const auto result = setProfileValue(profile, field, text, Origin::Override, QStringLiteral("test"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QVERIFY(!result.error().message.isEmpty() && !result.error().remedy.isEmpty());
        QVERIFY(profile == before);
    }

    void anOverrideIsRememberedAsSuch()
    {
        VmProfile profile = profileCatalogue()->front();
        QVERIFY(setProfileValue(profile, QStringLiteral("memory"), QStringLiteral("1 GiB"), Origin::Override,
            QStringLiteral("You set it.")));
        QCOMPARE(profile.memory.value, Bytes::gib(1));
        QCOMPARE(profileOrigin(profile, QStringLiteral("memory")), Origin::Override);
        QCOMPARE(profileWhy(profile, QStringLiteral("memory")), QStringLiteral("You set it."));
        QVERIFY(setProfileValue(
            profile, QStringLiteral("packages"), QStringLiteral("python3-numpy libstdc++6"), Origin::Override, {}));
        QCOMPARE(
            profile.packages.value, QStringList({ QStringLiteral("python3-numpy"), QStringLiteral("libstdc++6") }));
    }

    void fitToHostCutsAndSaysWhy()
    {
        VmProfile profile = profileCatalogue()->front();
        profile.vcpus.value = 16;
        profile.memory.value = Bytes::gib(64);
        HostFacts host;
        host.cpus = 2;
        host.memoryAvailable = Bytes::gib(4);
        const VmProfile cut = fitToHost(profile, host);
        QCOMPARE(cut.vcpus.value, 2);
        QCOMPARE(cut.memory.value, Bytes::gib(2));
        QVERIFY(cut.vcpus.why.contains(QStringLiteral("16")));
        QVERIFY(cut.memory.why.contains(QStringLiteral("64 GiB")));

        profile.vcpus.value = 2;
        profile.memory.value = Bytes::mib(512);
        QVERIFY(fitToHost(profile, host) == profile);
    }

    void jsonRoundTripKeepsOrigins()
    {
        VmProfile profile = profileCatalogue()->at(1);
        QVERIFY(setProfileValue(profile, QStringLiteral("memory"), QStringLiteral("777 MiB"), Origin::History,
            QStringLiteral("measured in 3 runs")));
        QVERIFY(setProfileValue(profile, QStringLiteral("packages"), QStringLiteral("python3-numpy"), Origin::Rule,
            QStringLiteral("\"<&>")));
        const auto back = profileFromJson(profileToJson(profile));
        QVERIFY2(back, back ? "" : qPrintable(back.error().toString()));
        QVERIFY(*back == profile);
    }

    void hostileJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray good = profileToJson(profileCatalogue()->front());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("huge") << QByteArray(2 * 1024 * 1024, ' ');
        QTest::newRow("other schema") << QByteArray(good).replace("foreguest.profile/1", "foreguest.profile/9");
        QTest::newRow("name") << QByteArray(good).replace("cpu-intensive\"", "../x\"");
        QTest::newRow("origin") << QByteArray(good).replace("catalogue", "somewhere");
        QTest::newRow("missing value") << QByteArray(good).replace("\"vcpus\"", "\"vcpu\"");
    }
    void hostileJsonIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto profile = profileFromJson(json);
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, ErrorCode::InvalidInput);
        QVERIFY(!profile.error().remedy.isEmpty());
    }

    void namesAreMadeSafe()
    {
        QCOMPARE(profileNameFrom(QStringLiteral("My Sieve (2).py")), QStringLiteral("my-sieve-2-py"));
        QCOMPARE(profileNameFrom(QStringLiteral("../../é")), QStringLiteral("program"));
        QCOMPARE(profileNameFrom(QString(500, u'a')).size(), 63);
        for (const QString& text :
            { QStringLiteral("--x--"), QStringLiteral("Ünder"), QString(), QStringLiteral("9.py") })
            QVERIFY(checkProfileName(profileNameFrom(text)));
        QVERIFY(!checkProfileName(QStringLiteral("a\n")));
    }

    void quantitiesHaveNamesAndUnits()
    {
        QSet<QString> names;
        for (const Quantity quantity : allQuantities)
            names.insert(quantityName(quantity));
        QCOMPARE(names.size(), qsizetype(allQuantities.size()));
        QCOMPARE(quantityToString(Quantity::PeakMemory, 209715200), QStringLiteral("200 MiB"));
        QCOMPARE(quantityToString(Quantity::CpuSeconds, 2.5), QStringLiteral("2.50 s"));
        Usage usage;
        usage.cpuUserSeconds = 1.5;
        usage.cpuSystemSeconds = 0.5;
        QCOMPARE(usage.value(Quantity::CpuSeconds), 2.0);
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "profiletest.moc"
