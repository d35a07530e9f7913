// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include <QTest>

using namespace Foreguest;

class UnitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytes_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << QStringLiteral("0 B");
        QTest::newRow("whole") << Bytes::mib(200).value << QStringLiteral("200 MiB");
        QTest::newRow("fraction") << Bytes::mib(1536).value << QStringLiteral("1.50 GiB");
        QTest::newRow("below a unit") << qint64(1023) << QStringLiteral("1023 B");
        QTest::newRow("huge") << Bytes::gib(2048).value << QStringLiteral("2 TiB");
    }
    void bytes()
    {
        QFETCH(qint64, value);
        QFETCH(QString, text);
        QCOMPARE(Bytes { value }.toString(), text);
    }
    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("microseconds") << 0.000012 << QStringLiteral("12 µs");
        QTest::newRow("milliseconds") << 0.1764 << QStringLiteral("176 ms");
        QTest::newRow("few milliseconds") << 0.00625 << QStringLiteral("6.25 ms");
        QTest::newRow("seconds") << 2.5 << QStringLiteral("2.50 s");
        QTest::newRow("minutes") << 125.0 << QStringLiteral("2 min 5 s");
    }
    void durations()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationToString(seconds), text);
    }
};

QTEST_APPLESS_MAIN(UnitsTest)
#include "unitstest.moc"
