// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QTest>

/// Programs that misbehave get a clear record, and leave everything usable.
class HostileTest : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;

    CommandLine::Outcome run(const char* program, const QStringList& more = {})
    {
        return m_ctl.run(QStringList { QStringLiteral("run"), QStringLiteral("--json"), testProgram(program) } + more);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_ctl.isValid()); }

    void anEndlessProgramIsEndedAtItsTimeout()
    {
        const auto outcome = run("endless.py", { QStringLiteral("--timeout"), QStringLiteral("3") });
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.json()[QStringLiteral("timedOut")].toBool(), true);
        QCOMPARE(outcome.json()[QStringLiteral("stdout")].toString(), QStringLiteral("started\n"));
        QVERIFY(outcome.notes.contains(QStringLiteral("--timeout")));
    }

    void forksWithoutEndAreBounded()
    {
        const auto outcome = run("forks.py", { QStringLiteral("--timeout"), QStringLiteral("5") });
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.json()[QStringLiteral("processLimitHit")].toBool()
            || outcome.json()[QStringLiteral("timedOut")].toBool()
            || outcome.json()[QStringLiteral("oomKilled")].toBool());
    }

    void aMemoryHogIsKilledAndSaidSo()
    {
        const auto outcome = run("hog.py");
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.json()[QStringLiteral("oomKilled")].toBool(), true);
        QVERIFY(outcome.notes.contains(QStringLiteral("memory")));
    }

    void afterAnOutOfMemoryKillMoreIsPlanned()
    {
        const auto outcome = m_ctl.run({ QStringLiteral("predict"), QStringLiteral("--json"), testProgram("hog.py") });
        QCOMPARE(outcome.exitCode, 0);
        const double planned = outcome.object("forecast")[QStringLiteral("peakMemoryBytes")]
                                   .toObject()[QStringLiteral("bound")]
                                   .toDouble();
        QVERIFY2(planned > 300.0 * 1024 * 1024, qPrintable(QString::number(planned)));
    }

    void aFullGuestDiskIsTheProgramsProblemAlone()
    {
        const auto outcome = run("fill.py", { QStringLiteral("--set"), QStringLiteral("storageSize=1500MiB") });
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.notes));
        QCOMPARE(outcome.json()[QStringLiteral("stdout")].toString(), QStringLiteral("full\n"));
    }

    void aGigabyteOfOutputIsCountedAndCut()
    {
        const auto outcome = run("print1g.py");
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.notes));
        const QJsonObject record = outcome.json();
        QCOMPARE(record[QStringLiteral("stdoutBytes")].toInteger(), 1024LL * 1024 * 1024);
        QCOMPARE(record[QStringLiteral("truncated")].toBool(), true);
        QVERIFY(record[QStringLiteral("stdout")].toString().size() <= 16 * 1024 * 1024);
    }

    void aSignalIsReported()
    {
        const auto outcome = run("segfault.c");
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.json()[QStringLiteral("signal")].toInt(), 11);
    }

    void aCompileErrorIsShownAtOnce()
    {
        const auto outcome = run("broken.c");
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.notes.contains(QStringLiteral("undeclared_name")), qPrintable(outcome.notes));
    }

    void afterwardsAllIsUsable()
    {
        QVERIFY(m_ctl.emulators().isEmpty());
        QCOMPARE(run("write50.py").exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "hostiletest.moc"
