// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace {

constexpr double mib = 1024.0 * 1024.0;

} // namespace

/// The whole flow on programs whose needs are known by construction.
class FlowTest : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;

    CommandLine::Outcome run(const char* program, const QStringList& more = {})
    {
        auto outcome
            = m_ctl.run(QStringList { QStringLiteral("run"), QStringLiteral("--json"), testProgram(program) } + more);
        if (outcome.exitCode != 0)
            qInfo().noquote() << outcome.notes;
        return outcome;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_ctl.isValid());
        QCOMPARE(m_ctl
                     .run({ QStringLiteral("image"), QStringLiteral("build"), QStringLiteral("python"),
                         QStringLiteral("node"), QStringLiteral("gcc") })
                     .exitCode,
            0);
    }

    void aWarmRunEndsWithTheProgramsOutput()
    {
        const auto outcome = m_ctl.run({ QStringLiteral("run"), QStringLiteral("--json"),
            QStringLiteral(FOREGUEST_SOURCE_DIR "/resources/samples/primes.py") });
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.notes));
        const QJsonObject record = outcome.json();
        QCOMPARE(
            record[QStringLiteral("guest")].toObject()[QStringLiteral("start")].toString(), QStringLiteral("warm"));
        QCOMPARE(record[QStringLiteral("exitCode")].toInt(-1), 0);
        QVERIFY(!record[QStringLiteral("stdout")].toString().isEmpty());
        for (const char* stage :
            { "analyze", "predict", "boot", "prepare", "take", "spawn", "firstByte", "exit", "collect" })
            QVERIFY2(record[QStringLiteral("stages")].toObject().contains(QString::fromLatin1(stage)), stage);
        const auto logged = m_ctl.run({ QStringLiteral("history"), QStringLiteral("show"),
            QString::number(record[QStringLiteral("id")].toInt()), QStringLiteral("--json") });
        QCOMPARE(logged.json(), record);
        QVERIFY(m_ctl.emulators().isEmpty());
    }

    void aColdRunPaysForTheBoot()
    {
        const auto outcome = run("write50.py", { QStringLiteral("--cold") });
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.object("guest")[QStringLiteral("start")].toString(), QStringLiteral("cold"));
        const double firstByte = outcome.json()[QStringLiteral("requestToFirstByteMs")].toDouble();
        QVERIFY(firstByte > outcome.object("stages")[QStringLiteral("boot")].toDouble());
    }

    void peakMemoryIsThatOfTheWholeTree_data()
    {
        QTest::addColumn<QString>("program");
        for (const char* program : { "touch200.py", "touch200.c", "touch200.js", "tree200.py" })
            QTest::newRow(program) << QString::fromLatin1(program);
    }
    void peakMemoryIsThatOfTheWholeTree()
    {
        QFETCH(QString, program);
        const auto outcome = run(qPrintable(program), { QStringLiteral("--set"), QStringLiteral("memory=512MiB") });
        QCOMPARE(outcome.exitCode, 0);
        const double peak = outcome.measured("peakMemoryBytes") / mib;
        QVERIFY2(peak >= 195 && peak <= 260, qPrintable(QStringLiteral("peak %1 MiB").arg(peak)));
    }

    void userTimeAgreesWithTheGuestsOwn()
    {
        const auto outcome = run("spin.py");
        QCOMPARE(outcome.exitCode, 0);
        const double own = outcome.json()[QStringLiteral("stdout")].toString().toDouble();
        const double measured = outcome.measured("cpuUserSeconds");
        QVERIFY2(own > 1, qPrintable(QString::number(own)));
        QVERIFY2(std::abs(measured - own) <= 0.25 * own,
            qPrintable(QStringLiteral("%1 s, time says %2 s").arg(measured).arg(own)));
    }

    void writtenBytesAreTheFiles()
    {
        const auto outcome = run("write50.py");
        QCOMPARE(outcome.exitCode, 0);
        const double written = outcome.measured("writtenBytes") / 1e6;
        QVERIFY2(written >= 50 && written <= 60, qPrintable(QStringLiteral("%1 MB").arg(written)));
    }

    void argumentsInputAndExitCodePassThrough()
    {
        QFile input(m_ctl.home() + QStringLiteral("/input.txt"));
        QVERIFY(input.open(QIODevice::WriteOnly));
        input.write("shout");
        input.close();
        const auto outcome
            = m_ctl.run({ QStringLiteral("run"), QStringLiteral("--json"), QStringLiteral("--stdin"), input.fileName(),
                testProgram("echo.py"), QStringLiteral("--"), QStringLiteral("one"), QStringLiteral("--two three") });
        QCOMPARE(outcome.exitCode, 3);
        const QJsonObject record = outcome.json();
        QCOMPARE(record[QStringLiteral("exitCode")].toInt(), 7);
        QCOMPARE(record[QStringLiteral("stdout")].toString(), QStringLiteral("['one', '--two three']\nSHOUT\n"));
        QCOMPARE(record[QStringLiteral("stderr")].toString(), QStringLiteral("to stderr\n"));
    }

    void afterThreeRunsHistoryPredicts()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run("tree200.py", { QStringLiteral("--set"), QStringLiteral("memory=512MiB") }).exitCode, 0);
        const auto outcome
            = m_ctl.run({ QStringLiteral("predict"), QStringLiteral("--json"), testProgram("tree200.py") });
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject peak = outcome.object("forecast")[QStringLiteral("peakMemoryBytes")].toObject();
        QCOMPARE(peak[QStringLiteral("origin")].toString(), QStringLiteral("history"));
        QVERIFY(peak[QStringLiteral("likely")].toDouble() >= 195 * mib);
    }

    void severalProcessesRunAtTheSameTime()
    {
        QProcess first;
        QProcess second;
        const QStringList arguments { QStringLiteral("run"), QStringLiteral("--json"), testProgram("write50.py") };
        m_ctl.start(first, arguments);
        m_ctl.start(second, arguments);
        for (QProcess* process : { &first, &second }) {
            QVERIFY(process->waitForFinished(600'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        }
    }

    void wrongUseIsToldApart()
    {
        QCOMPARE(m_ctl.run({ QStringLiteral("run") }).exitCode, 2);
        QCOMPARE(m_ctl.run({ QStringLiteral("dance") }).exitCode, 2);
        QCOMPARE(m_ctl
                     .run({ QStringLiteral("run"), QStringLiteral("--timeout"), QStringLiteral("soon"),
                         testProgram("echo.py") })
                     .exitCode,
            2);
        const auto missing = m_ctl.run({ QStringLiteral("run"), QStringLiteral("/does/not/exist.py") });
        QCOMPARE(missing.exitCode, 1);
        QVERIFY(missing.notes.contains(QStringLiteral("/does/not/exist.py")));
        QVERIFY(missing.output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FlowTest)
#include "flowtest.moc"
