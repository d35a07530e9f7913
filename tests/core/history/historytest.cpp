// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history.h"
#include "core/history/runjson.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

namespace {

RunRecord startedRun(const QString& hash)
{
    RunRecord record;
    record.startedAt = QDateTime::fromString(QStringLiteral("2026-11-24T10:00:00.000Z"), Qt::ISODateWithMs);
    record.program = QStringLiteral("primes.py");
    record.programHash = hash;
    record.language = QStringLiteral("python");
    record.arguments = { QStringLiteral("10"), QStringLiteral("a b") };
    record.profileName = QStringLiteral("cpu-intensive");
    record.predicted[Quantity::PeakMemory] = { 1e7, 2e7, QStringLiteral("rule"), QStringLiteral("because") };
    return record;
}

void finish(RunRecord& record)
{
    record.state = RunState::Finished;
    record.endedAt = record.startedAt.addSecs(3);
    record.guestName = QStringLiteral("fg-1");
    record.image = QStringLiteral("python");
    record.warm = true;
    record.guestMemory = Bytes::mib(256);
    record.guestVcpus = 1;
    record.stages = { { QStringLiteral("analyze"), 12.5 }, { QStringLiteral("boot"), 3500 } };
    record.requestToFirstByteMs = 210.25;
    record.exitCode = 4;
    record.standardOutput = QByteArray("out\0\xff", 5);
    record.standardOutputBytes = 5;
    record.standardError = "err";
    record.measured = { 2.5, 2.25, 0.125, 209'715'200, 260'000'000, 4096, 50'000'000, 0 };
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void aRunComesBackAsItWasLogged()
    {
        const auto history = History::open(m_folder.filePath(QStringLiteral("run.db")));
        QVERIFY2(history, qPrintable(history ? QString() : history.error().toString()));
        RunRecord record = startedRun(QStringLiteral("h"));
        const auto id = (*history)->begin(record);
        QVERIFY2(id, qPrintable(id ? QString() : id.error().toString()));
        record.id = *id;
        QCOMPARE((*history)->run(*id)->state, RunState::Running);
        finish(record);
        QVERIFY((*history)->append(record));

        const auto read = (*history)->run(*id);
        QVERIFY(read);
        QCOMPARE(runToJson(*read), runToJson(record));
        QCOMPARE(read->standardOutput, record.standardOutput);
        QCOMPARE(read->predicted.at(Quantity::PeakMemory).why, QStringLiteral("because"));
        QVERIFY(!read->succeeded());
    }

    void listsAreNewestFirstAndWithoutOutput()
    {
        const auto history = History::open(m_folder.filePath(QStringLiteral("list.db")));
        QVERIFY(history);
        for (int i = 0; i < 3; ++i) {
            RunRecord record = startedRun(i == 1 ? QStringLiteral("other") : QStringLiteral("same"));
            record.id = (*history)->begin(record).value_or(0);
            finish(record);
            record.exitCode = i;
            QVERIFY((*history)->append(record));
        }
        const auto all = (*history)->runs(2);
        QVERIFY(all);
        QCOMPARE(all->size(), 2U);
        QCOMPARE((*all)[0].exitCode, 2);
        QVERIFY((*all)[0].standardOutput.isEmpty());
        QCOMPARE((*history)->runs(10, 2)->front().exitCode, 0);
        QCOMPARE((*history)->runsOf(QStringLiteral("same"), 10)->size(), 2U);
        QCOMPARE((*history)->runCount().value_or(0), 3);
    }

    void aCrashedProcessLeavesAnInterruptedRun()
    {
        const QString path = m_folder.filePath(QStringLiteral("crash.db"));
        QProcess crasher;
        crasher.start(QStringLiteral(HISTORY_CRASHER), { path });
        QVERIFY(crasher.waitForFinished());
        QCOMPARE(crasher.exitStatus(), QProcess::CrashExit);
        const auto history = History::open(path);
        QVERIFY(history);
        const auto runs = (*history)->runs(10);
        QCOMPARE(runs->size(), 1U);
        QCOMPARE(runs->front().state, RunState::Interrupted);
        QVERIFY(!runs->front().problem.isEmpty());
        QVERIFY((*history)->notice().contains(QStringLiteral("interrupted")));
    }

    void aRunOfALivingProcessIsNotInterrupted()
    {
        const QString path = m_folder.filePath(QStringLiteral("alive.db"));
        const auto first = History::open(path);
        QVERIFY(first);
        const auto id = (*first)->begin(startedRun(QStringLiteral("h")));
        QVERIFY(id);
        const auto second = History::open(path);
        QVERIFY(second);
        QCOMPARE((*second)->run(*id)->state, RunState::Running);
        QVERIFY((*second)->notice().isEmpty());
    }

    void sourcesAreOnePathAndContent()
    {
        const auto history = History::open(m_folder.filePath(QStringLiteral("sources.db")));
        QVERIFY(history);
        const SourceRow row { 0, QStringLiteral("/a.py"), QStringLiteral("1"), QStringLiteral("python"), {}, {},
            QStringLiteral("{}") };
        SourceRow changed = row;
        changed.contentHash = QStringLiteral("2");
        const auto id = (*history)->recordSource(row);
        QVERIFY2(id, qPrintable(id ? QString() : id.error().toString()));
        QCOMPARE((*history)->recordSource(row).value_or(0), *id);
        QVERIFY((*history)->recordSource(changed).value_or(*id) != *id);
        QVERIFY((*history)->recordPrediction(*id, QStringLiteral("balanced"), { { Quantity::CpuSeconds, {} } }));
        QVERIFY(!(*history)->recordPrediction(999, QStringLiteral("balanced"), { { Quantity::CpuSeconds, {} } }));
    }

    void profilesAndOverridesAreKept()
    {
        const auto history = History::open(m_folder.filePath(QStringLiteral("profiles.db")));
        QVERIFY(history);
        VmProfile profile;
        profile.name = QStringLiteral("mine");
        profile.image.value = QStringLiteral("python");
        profile.memory = { Bytes::mib(700), Origin::Override, QStringLiteral("I know better") };
        QVERIFY((*history)->saveProfile(profile));
        QVERIFY((*history)->saveProfile(profile));
        const auto saved = (*history)->savedProfiles();
        QVERIFY(saved);
        QCOMPARE(saved->size(), 1U);
        QCOMPARE(saved->front().memory, profile.memory);
        QVERIFY((*history)->removeProfile(QStringLiteral("mine")));
        QVERIFY((*history)->savedProfiles()->empty());

        QVERIFY((*history)->saveOverride(QStringLiteral("/a.py"), QStringLiteral("memory"), QStringLiteral("5")));
        QVERIFY((*history)->saveOverride(QStringLiteral("/a.py"), QStringLiteral("memory"), QStringLiteral("6")));
        QVERIFY((*history)->saveOverride(QStringLiteral("/b.py"), QStringLiteral("vcpus"), QStringLiteral("2")));
        QCOMPARE(*(*history)->overrides(QStringLiteral("/a.py")),
            (std::map<QString, QString> { { QStringLiteral("memory"), QStringLiteral("6") } }));
        QVERIFY((*history)->saveOverride(QStringLiteral("/a.py"), QStringLiteral("memory"), std::nullopt));
        QVERIFY((*history)->overrides(QStringLiteral("/a.py"))->empty());
    }

    void hostileTextsAreDataNotSql()
    {
        const auto history = History::open(m_folder.filePath(QStringLiteral("hostile.db")));
        QVERIFY(history);
        RunRecord record = startedRun(QStringLiteral("'; DROP TABLE runs; --"));
        record.program = QStringLiteral("a\"b',c\n=1+1.py");
        record.id = (*history)->begin(record).value_or(0);
        finish(record);
        QVERIFY((*history)->append(record));
        QCOMPARE((*history)->runsOf(record.programHash, 5)->front().program, record.program);
        const QByteArray csv = runsToCsv({ record });
        QVERIFY(csv.contains("\"a\"\"b',c\n=1+1.py\""));
        QCOMPARE(csv.count("\r\n"), 2);
    }

    void jsonFollowsTheContract()
    {
        RunRecord record = startedRun(QStringLiteral("h"));
        finish(record);
        const QJsonObject json = runToJson(record);
        QCOMPARE(json[QStringLiteral("schema")].toString(), QStringLiteral("foreguest.run/1"));
        for (const char* key : { "job", "profile", "guest", "stages", "requestToFirstByteMs", "exitCode", "signal",
                 "oomKilled", "timedOut", "stdout", "stderr", "truncated", "measured", "predicted" })
            QVERIFY2(json.contains(QString::fromLatin1(key)), key);
        QCOMPARE(json[QStringLiteral("guest")].toObject()[QStringLiteral("warm")].toBool(), true);
        QCOMPARE(
            json[QStringLiteral("measured")].toObject()[QStringLiteral("peakMemoryBytes")].toInteger(), 209'715'200);
        record.signal = 9;
        record.requestToFirstByteMs.reset();
        QVERIFY(runToJson(record)[QStringLiteral("exitCode")].isNull());
        QVERIFY(runToJson(record)[QStringLiteral("requestToFirstByteMs")].isNull());
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "historytest.moc"
