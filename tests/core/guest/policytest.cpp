// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/foreguestpolicy.h"
#include "core/guest/greedydual.h"
#include "core/guest/poolsimulation.h"
#include "madetraces.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;
using MadeTraces::Kind;

namespace {

ArrivalTrace traceOf(const std::vector<std::vector<PolicyMinute>>& functions, int minutes)
{
    ArrivalTrace trace;
    trace.minutes = minutes;
    for (const auto& arrivals : functions) {
        TracedFunction function;
        function.id = QStringLiteral("f%1").arg(trace.functions.size());
        function.arrivals = arrivals;
        function.memoryMb = 1024;
        trace.functions.push_back(function);
    }
    return trace;
}

PolicyOutcome simulated(const ArrivalTrace& trace, const char* policy, const SimulationOptions& options = {})
{
    auto outcome = simulatePolicy(trace, QString::fromLatin1(policy), options, {});
    return outcome ? *outcome : PolicyOutcome {};
}

QString written(const QTemporaryDir& folder, const QByteArray& text)
{
    QFile file(folder.filePath(QStringLiteral("trace.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

} // namespace

class PolicyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAreThoseOfTheDefinitions()
    {
        const ArrivalTrace trace = traceOf({ { 0, 5, 30 } }, 60);
        const PolicyOutcome none = simulated(trace, "none");
        QCOMPARE(none.coldStarts, 3);
        QCOMPARE(none.idleMinutes, 0);
        QCOMPARE(none.gbMinutes, 3.0);
        // Warm from 1 to 10, then from 6 to 15 and from 31 to 40.
        const PolicyOutcome fixed = simulated(trace, "fixed-10");
        QCOMPARE(fixed.coldStarts, 2);
        QCOMPARE(fixed.idleMinutes, 4 + 10 + 10);
        QCOMPARE(fixed.gbMinutes, 3.0 + 24.0);
        QCOMPARE(fixed.peakMemory.value, Bytes::gib(1).value);
        QCOMPARE(simulated(trace, "fixed-60").coldStarts, 1);
        QCOMPARE(simulated(trace, "fixed-60").idleMinutes, 57);
    }

    void theHybridGivesUpAndReturnsForATimer()
    {
        // Until the first idle time is known it waits; then in minute 9 of 10, and after the last arrival in minute 99.
        const PolicyOutcome hybrid = simulated(traceOf({ { 0, 10, 20, 30, 40, 50, 60, 70, 80, 90 } }, 100), "hybrid");
        QCOMPARE(hybrid.coldStarts, 1);
        QCOMPARE(hybrid.idleMinutes, 9 + 8 + 1);
    }

    void theHybridWaitsFourHoursForWhatCameOnce()
    {
        QCOMPARE(simulated(traceOf({ { 10 } }, 600), "hybrid").idleMinutes, 240);
        // Idle times beyond its range say nothing.
        QCOMPARE(simulated(traceOf({ { 0, 250 } }, 600), "hybrid").coldStarts, 2);
        QCOMPARE(simulated(traceOf({ { 0, 250 } }, 600), "hybrid").idleMinutes, 480);
    }

    void aTimerIsExpectedInItsMinute()
    {
        ForeguestPolicy policy;
        const auto timer = policy.add({ {}, QStringLiteral("timer") });
        policy.add({ {}, QStringLiteral("http") });
        std::vector<char> warm;
        for (PolicyMinute m = 0; m < 300; ++m) {
            policy.plan(m, warm);
            policy.observe(m, m % 15 == 0 ? std::vector { timer } : std::vector<WarmPolicy::Program> {});
        }
        ArrivalForecast forecast = ArrivalForecast(ArrivalPrior::none());
        forecast.add({});
        for (PolicyMinute m = 0; m < 300; ++m) {
            if (forecast.isKnown(0))
                (void)forecast.predict(0, m);
            forecast.learn(m, { static_cast<char>(m % 15 == 0) });
        }
        QVERIFY(forecast.predict(0, 300) > 0.8);
        policy.plan(300, warm);
        QVERIFY(warm[0]);
        QVERIFY(!warm[1]);
    }

    void foreguestBeatsTheHybridByAFifth_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("functions");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<double>("bar");
        for (const quint32 seed : { 21U, 22U, 23U }) {
            const auto add = [&](const char* name, Kind kind, int functions, int minutes, double bar) {
                QTest::addRow("%s %u", name, seed) << int(kind) << functions << minutes << seed << bar;
            };
            add("mixed", Kind::Mixed, 100, 480, 0.8);
            add("mixed, a day", Kind::Mixed, 60, 1440, 0.8);
            add("timers", Kind::Timers, 100, 960, 0.8);
            add("at random", Kind::Poisson, 100, 1440, 0.8);
            add("one after the other", Kind::Chains, 99, 480, 0.8);
            // Arrivals without any pattern but a rate that changes, and bursts that nothing announces: the bar is
            // lower.
            add("by day and night", Kind::Diurnal, 80, 1440, 0.85);
            add("bursts", Kind::Bursts, 100, 1440, 0.95);
        }
    }
    void foreguestBeatsTheHybridByAFifth()
    {
        QFETCH(int, kind);
        QFETCH(int, functions);
        QFETCH(int, minutes);
        QFETCH(quint32, seed);
        QFETCH(double, bar);
        const ArrivalTrace trace = MadeTraces::make(Kind(kind), functions, minutes, seed);
        const PolicyOutcome hybrid = simulated(trace, "hybrid"), ours = simulated(trace, "foreguest");
        QCOMPARE(ours.activeMinutes, hybrid.activeMinutes);
        const QString figures = QStringLiteral("cold %1 against %2, idle %3 against %4")
                                    .arg(ours.coldStarts)
                                    .arg(hybrid.coldStarts)
                                    .arg(ours.idleMinutes)
                                    .arg(hybrid.idleMinutes);
        QVERIFY2(double(ours.coldStarts) <= bar * double(hybrid.coldStarts), qPrintable(figures));
        // At each moment, so wherever the trace had ended.
        for (size_t m = 0; m < ours.idleByMinute.size(); ++m)
            QVERIFY2(ours.idleByMinute[m] <= hybrid.idleByMinute[m], qPrintable(figures));
    }

    /// Traces that may not be passed on: each file of the folder FOREGUEST_TRACES.
    void foreguestBeatsTheHybridOnRecordedTraces()
    {
        const QDir folder(qEnvironmentVariable("FOREGUEST_TRACES"));
        const QStringList names = folder.entryList({ QStringLiteral("*invocations*.csv") }, QDir::Files);
        if (qEnvironmentVariableIsEmpty("FOREGUEST_TRACES") || names.isEmpty())
            QSKIP("FOREGUEST_TRACES names no folder with *invocations*.csv");
        for (const QString& name : names) {
            const auto whole = ArrivalTrace::read(folder.filePath(name), {});
            QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().toString()));
            for (const ArrivalTrace& trace : { *whole, MadeTraces::piece(*whole, 0, whole->minutes, 2, 0),
                     MadeTraces::piece(*whole, 0, whole->minutes, 2, 1),
                     MadeTraces::piece(*whole, whole->minutes / 2, whole->minutes) }) {
                const PolicyOutcome hybrid = simulated(trace, "hybrid"), ours = simulated(trace, "foreguest");
                QVERIFY(double(ours.coldStarts) <= 0.8 * double(hybrid.coldStarts));
                QVERIFY(ours.idleMinutes <= hybrid.idleMinutes);
            }
        }
    }

    void policiesStandInTheOrderOfTheLiterature()
    {
        const ArrivalTrace trace = MadeTraces::make(Kind::Mixed, 120, 720, 5);
        const PolicyOutcome none = simulated(trace, "none"), ten = simulated(trace, "fixed-10"),
                            twenty = simulated(trace, "fixed-20"), sixty = simulated(trace, "fixed-60"),
                            hybrid = simulated(trace, "hybrid");
        QCOMPARE(none.coldShare(), 1.0);
        QVERIFY(ten.coldStarts > twenty.coldStarts && twenty.coldStarts > sixty.coldStarts);
        QVERIFY(ten.idleMinutes < twenty.idleMinutes && twenty.idleMinutes < sixty.idleMinutes);
        QVERIFY(hybrid.coldStarts < ten.coldStarts);
    }

    void aReplayIsTheSameEachTime()
    {
        const ArrivalTrace trace = MadeTraces::make(Kind::Mixed, 50, 300, 6);
        const PolicyOutcome a = simulated(trace, "foreguest"), b = simulated(trace, "foreguest");
        QCOMPARE(a.coldByMinute, b.coldByMinute);
        QCOMPARE(a.idleByMinute, b.idleByMinute);
    }

    void uploadsWarmFirstArrivals()
    {
        const ArrivalTrace trace = MadeTraces::make(Kind::Mixed, 100, 480, 31);
        SimulationOptions uploads;
        uploads.uploads = uploadsBefore(trace, 3);
        const PolicyOutcome without = simulated(trace, "foreguest"), with = simulated(trace, "foreguest", uploads);
        // First arrivals find a guest; its idle minutes are missed elsewhere, so a few others are cold instead.
        QVERIFY2(with.coldStarts <= without.coldStarts - 3 * qint64(trace.functions.size()) / 4,
            qPrintable(QStringLiteral("%1, without uploads %2").arg(with.coldStarts).arg(without.coldStarts)));
        const PolicyOutcome hybrid = simulated(trace, "hybrid");
        QVERIFY(with.idleMinutes <= hybrid.idleMinutes);
        QCOMPARE(simulated(trace, "hybrid", uploads).coldStarts, hybrid.coldStarts);
    }

    void anUploadThatIsNotRunIsGivenUp()
    {
        ForeguestPolicy policy;
        policy.uploaded(policy.add({}), 0, 30);
        std::vector<char> warm;
        int warmMinutes = 0;
        for (PolicyMinute m = 1; m < 3000; ++m) {
            policy.plan(m, warm);
            warmMinutes += warm[0];
            policy.observe(m, {});
        }
        QCOMPARE(warmMinutes, 30);
    }

    void theMemoryBudgetHolds()
    {
        // 20 functions of 1 GB each minute, four at a time, each kept for an hour.
        std::vector<std::vector<PolicyMinute>> functions(20);
        for (PolicyMinute m = 0; m < 200; ++m)
            functions[static_cast<size_t>(m % 20)].push_back(m);
        SimulationOptions tight;
        tight.memoryBudgetMb = 5 * 1024;
        const PolicyOutcome outcome = simulated(traceOf(functions, 200), "fixed-60", tight);
        QVERIFY(outcome.evictions > 0);
        QVERIFY(outcome.peakMemory <= Bytes::gib(6)); // A cold start beside the five that wait.
        QVERIFY(outcome.coldStarts > simulated(traceOf(functions, 200), "fixed-60").coldStarts);
    }

    void whatIsWorthLeastIsGivenUp()
    {
        GreedyDual ranking;
        const double often = ranking.worth(10, 5, 100), seldom = ranking.worth(1, 5, 100);
        const double large = ranking.worth(10, 5, 1000), quick = ranking.worth(10, 1, 100);
        QVERIFY(seldom < often && large < often && quick < often);
        ranking.gaveUp(often);
        QVERIFY(ranking.worth(1, 5, 100) > often); // What is used now outlives what was worth more long ago.
    }

    void aTraceIsRead()
    {
        const QTemporaryDir folder;
        const auto trace = ArrivalTrace::read(
            written(
                folder, "\xef\xbb\xbfHashOwner,HashApp,HashFunction,Trigger,60,61,62\r\no,a,f,timer,0,2,3.0\r\n\r\n"),
            {});
        QVERIFY(trace);
        QCOMPARE(trace->functions.size(), size_t(1));
        QCOMPARE(trace->minutes, 3);
        const TracedFunction& f = trace->functions.front();
        QCOMPARE(f.arrivals, (std::vector<PolicyMinute> { 61, 62 }));
        QCOMPARE(f.invocations, 5);
        QCOMPARE(f.traits.group, QStringLiteral("a"));
        QCOMPARE(f.traits.trigger, QStringLiteral("timer"));
    }

    void aBadTraceIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const QByteArray head = "HashFunction,Trigger,1,2\n";
        QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
        QTest::newRow("no functions") << head << QStringLiteral("no function");
        QTest::newRow("no minutes") << QByteArray("HashFunction,Trigger\nf,http\n") << QStringLiteral("line 1");
        QTest::newRow("no names") << QByteArray("1,2,3\n0,0,0\n") << QStringLiteral("HashFunction");
        QTest::newRow("gap") << QByteArray("HashFunction,1,3\nf,0,0\n") << QStringLiteral("minute 2");
        QTest::newRow("word") << head + "f,http,1,x\n"
                              << QStringLiteral("line 2 has \"x\" as the invocations of minute 2");
        QTest::newRow("negative") << head + "f,http,-1,0\n" << QStringLiteral("\"-1\"");
        QTest::newRow("fraction") << head + "f,http,0.5,0\n" << QStringLiteral("\"0.5\"");
        QTest::newRow("not a number") << head + "f,http,nan,0\n" << QStringLiteral("\"nan\"");
        QTest::newRow("endless") << head + "f,http,1e400,0\n" << QStringLiteral("1e400");
        QTest::newRow("short") << head + "f,http,1\n" << QStringLiteral("line 2 has 3 cells, its header 4");
        QTest::newRow("binary") << QByteArray(200, '\0') << QStringLiteral("line 1");
        QByteArray wide = "HashFunction";
        for (int i = 1; i <= 20161; ++i)
            wide += ',' + QByteArray::number(i);
        QTest::newRow("wide") << wide << QStringLiteral("20161 minutes");
        QTest::newRow("long line") << QByteArray(5 * 1024 * 1024, 'x') << QStringLiteral("longer than 4 MiB");
    }
    void aBadTraceIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QTemporaryDir folder;
        const auto trace = ArrivalTrace::read(written(folder, text), {});
        QVERIFY(!trace);
        QVERIFY2(trace.error().message.contains(says), qPrintable(trace.error().message));
        QVERIFY(!trace.error().remedy.isEmpty());
    }

    void aMissingFileAndAFolderAreRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(!ArrivalTrace::read(folder.filePath(QStringLiteral("none.csv")), {}));
        QVERIFY(!ArrivalTrace::read(folder.path(), {}));
    }

    void memoryIsReadAndNamed()
    {
        const QTemporaryDir folder;
        ArrivalTrace trace = traceOf({ { 0 }, { 1 } }, 5);
        QVERIFY(trace.readMemory(written(folder, "HashFunction,SampleCount,AverageAllocatedMb\nf1,5,64.5\n")));
        QCOMPARE(trace.functions[1].memoryMb, 64.5);
        QCOMPARE(trace.functions[0].memoryMb, 1024.0);
        QVERIFY(trace.memorySource.contains(QStringLiteral("1 of 2")));
        QVERIFY(!trace.readMemory(written(folder, "HashFunction,AverageAllocatedMb\nf1,much\n")));
        QVERIFY(!trace.readMemory(written(folder, "HashFunction,Average\nf1,1\n")));
    }

    void uploadsAreRead()
    {
        const QTemporaryDir folder;
        const ArrivalTrace trace = traceOf({ { 7 }, { 9 } }, 20);
        const auto uploads = readUploads(written(folder, "HashFunction,minute\nf1,4\nf0,2\n"), trace);
        QVERIFY(uploads);
        QCOMPARE(*uploads, (UploadMinutes { { 2, 0 }, { 4, 1 } }));
        QCOMPARE(uploadsBefore(trace, 8), (UploadMinutes { { -1, 0 }, { 1, 1 } }));
        QVERIFY(!readUploads(written(folder, "f7,4\n"), trace));
        QVERIFY(!readUploads(written(folder, "f1,soon\nf1,x\n"), trace));
    }

    void policiesHaveNames()
    {
        const QStringList usual = WarmPolicy::usualNames();
        for (const QString& name : usual)
            QVERIFY(WarmPolicy::create(name));
        for (const char* name : { "", "fixed-", "fixed-0", "fixed--5", "fixed-99999999999", "best" })
            QVERIFY(!WarmPolicy::create(QString::fromLatin1(name)));
    }

    void thePriorIsSound()
    {
        QVERIFY(ArrivalPrior::builtIn().rows.size() > 1000);
        const auto again = ArrivalPrior::parse(ArrivalPrior::builtIn().toText());
        QVERIFY(again);
        QCOMPARE(again->toText(), ArrivalPrior::builtIn().toText());
        for (const char* bad : { "1,2,3", "1,2,nan,0", "1,2,-1,0", "a,2,1,0", "1,2,3,4,5" })
            QVERIFY(!ArrivalPrior::parse(bad));
    }

    void minutesMayBeLeftOut()
    {
        ForeguestPolicy policy;
        const auto program = policy.add({});
        std::vector<char> warm;
        policy.observe(10, { program });
        policy.plan(1'000'000, warm);
        policy.observe(1'000'000, { program });
        policy.plan(1'000'001, warm);
        policy.observe(3'000'000, {});
        policy.plan(9'000'000'000, warm);
        QVERIFY(!warm[0]);
    }
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "policytest.moc"
