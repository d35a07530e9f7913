// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guestpool.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Foreguest;

namespace {

/// Guests without machines, and how many of them were asked for.
struct FakeHost
{
    std::atomic<int> boots = 0;
    std::atomic<int> waiting = 0;
    std::atomic<bool> fails = false;
    std::atomic<bool> blocks = false;
    QSemaphore gate;
    std::mutex mutex;
    Guest* last = nullptr;

    GuestPool::Boot boot()
    {
        return [this](const GuestSpec& spec, const TaskContext& context) -> Result<std::unique_ptr<Guest>> {
            ++boots;
            ++waiting;
            while (blocks && !gate.tryAcquire(1, 5)) {
                if (const auto go = context.checkpoint(); !go) {
                    --waiting;
                    return tl::unexpected(go.error());
                }
            }
            --waiting;
            if (fails)
                return failure(ErrorCode::Unavailable, QStringLiteral("no machine"));
            GuestInfo info;
            info.name = QStringLiteral("fake-%1").arg(boots.load());
            info.memory = spec.profile.memory.value;
            auto guest = Guest::detached(info);
            const std::lock_guard lock(mutex);
            last = guest.get();
            return guest;
        };
    }
};

GuestSpec spec(int mib = 100)
{
    GuestSpec s;
    s.profile.memory.value = Bytes::mib(mib);
    return s;
}

Preparation program(const char* key)
{
    return { QString::fromLatin1(key), QString::fromLatin1(key), {}, {} };
}

Preparation from(const char* key, const char* place)
{
    Preparation p = program(key);
    p.place = QString::fromLatin1(place);
    return p;
}

PoolLimits limits(int mib = 1000)
{
    PoolLimits l;
    l.memoryBudget = Bytes::mib(mib);
    return l;
}

/// A pool whose minutes pass as the test says, and where guests wait for as long as the policy wants.
PoolLimits byHand()
{
    PoolLimits l = limits();
    l.followsClock = false;
    l.keepAlive = std::chrono::seconds(0);
    return l;
}

} // namespace

class PoolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWaitingGuestIsTakenWarmAndOnce()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        std::atomic<int> prepared = 0;
        Preparation p = program("a");
        p.prepare = [&](Guest&, const TaskContext&) -> Result<> {
            ++prepared;
            return {};
        };
        pool.instantiate(spec(), p);
        QCOMPARE(pool.waitReady(QStringLiteral("a"), {})->state, GuestState::Ready);
        const auto first = pool.take(spec(), p, false, {});
        QVERIFY(first && first->warm);
        QCOMPARE(first->guest->info().program, QStringLiteral("a"));
        const auto second = pool.take(spec(), p, false, {});
        QVERIFY(second && !second->warm);
        QVERIFY(first->guest->name() != second->guest->name());
        QCOMPARE(host.boots.load(), 2);
        QCOMPARE(prepared.load(), 2);
    }

    void instantiatingAgainKeepsTheGuest()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        pool.instantiate(spec(), program("a"));
        QVERIFY(pool.take(spec(), program("a"), false, {})->warm);
        QCOMPARE(host.boots.load(), 1);
    }

    void aChangedProgramReplacesTheGuestOfWhatItWas()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), from("a1", "/a.py"));
        pool.instantiate(spec(), from("b1", "/b.py"));
        QVERIFY(pool.waitReady(QStringLiteral("a1"), {}));
        QVERIFY(pool.waitReady(QStringLiteral("b1"), {}));
        pool.instantiate(spec(), from("a2", "/a.py"));
        QVERIFY(pool.waitReady(QStringLiteral("a2"), {}));
        QCOMPARE(pool.status().size(), size_t(2));
        QVERIFY(!pool.waitReady(QStringLiteral("a1"), {}));
        QVERIFY(pool.waitReady(QStringLiteral("b1"), {}));
        QCOMPARE(host.boots.load(), 2); // What waited for a1 was prepared anew.
    }

    void aChangedProgramIsPreparedInTheSameMachine()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        QStringList prepared;
        const auto remember = [&prepared](Guest& guest, const TaskContext&) -> Result<> {
            prepared << guest.info().program;
            return {};
        };
        Preparation first = from("a1", "/a.py");
        Preparation second = from("a2", "/a.py");
        first.prepare = second.prepare = remember;
        pool.instantiate(spec(), first);
        const auto before = pool.waitReady(QStringLiteral("a1"), {});
        pool.instantiate(spec(), second);
        const auto after = pool.waitReady(QStringLiteral("a2"), {});
        QVERIFY(before && after);
        QCOMPARE(after->name, before->name);
        QCOMPARE(after->program, QStringLiteral("a2"));
        // The second preparation can see that it is not the first.
        QCOMPARE(prepared, QStringList({ QString(), QStringLiteral("a1") }));
        const auto taken = pool.take(spec(), second, false, {});
        QVERIFY(taken && taken->warm);
        QCOMPARE(host.boots.load(), 1);
    }

    void aMachineThatCanNotBePreparedAnewIsReplaced()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        Preparation second = from("a2", "/a.py");
        second.prepare = [](Guest& guest, const TaskContext&) -> Result<> {
            if (guest.info().program.isEmpty())
                return {};
            return failure(ErrorCode::Unavailable, QStringLiteral("nothing fits"));
        };
        pool.instantiate(spec(), from("a1", "/a.py"));
        QVERIFY(pool.waitReady(QStringLiteral("a1"), {}));
        pool.instantiate(spec(), second);
        QVERIFY(pool.waitReady(QStringLiteral("a2"), {}));
        QCOMPARE(host.boots.load(), 2);
        pool.instantiate(spec(200), from("a3", "/a.py"));
        QVERIFY(pool.waitReady(QStringLiteral("a3"), {}));
        QCOMPARE(host.boots.load(), 3);
    }

    void anotherProfileReplacesTheGuest()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(100), program("a"));
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        pool.instantiate(spec(200), program("a"));
        QCOMPARE(pool.waitReady(QStringLiteral("a"), {})->memory.toMib(), qint64(200));
        QCOMPARE(pool.status().size(), size_t(1));
        QVERIFY(!pool.take(spec(300), program("a"), false, {})->warm);
        QVERIFY(pool.status().empty());
    }

    void forcedColdIsColdAndLeavesTheWaitingGuest()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        QVERIFY(!pool.take(spec(), program("a"), true, {})->warm);
        QVERIFY(pool.take(spec(), program("a"), false, {})->warm);
    }

    void aBootingGuestIsWaitedForAndCountsAsCold()
    {
        FakeHost host;
        host.blocks = true;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QTRY_COMPARE(host.waiting.load(), 1);
        const TaskContext context([&](const Progress&) { host.gate.release(1); });
        const auto taken = pool.take(spec(), program("a"), false, context);
        QVERIFY(taken && !taken->warm);
        QCOMPARE(host.boots.load(), 1);
    }

    void aDeadGuestFallsThroughToAColdStart()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        host.last->destroy();
        const auto taken = pool.take(spec(), program("a"), false, {});
        QVERIFY(taken && !taken->warm && taken->guest->isAlive());
    }

    void aFailedBootIsToldAndTriedAgainAtTheRun()
    {
        FakeHost host;
        host.fails = true;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QCOMPARE(pool.waitReady(QStringLiteral("a"), {}).error().message, QStringLiteral("no machine"));
        QCOMPARE(pool.status().at(0).state, GuestState::Failed);
        QCOMPARE(pool.take(spec(), program("a"), false, {}).error().code, ErrorCode::Unavailable);
        host.fails = false;
        QVERIFY(pool.take(spec(), program("a"), false, {}));
    }

    void theBudgetEndsTheLongestWaitingGuest()
    {
        FakeHost host;
        GuestPool pool(host.boot(), limits(250));
        for (const char* key : { "a", "b", "c" }) {
            pool.instantiate(spec(100), program(key));
            QVERIFY(pool.waitReady(QString::fromLatin1(key), {}));
        }
        QCOMPARE(pool.status().size(), size_t(2));
        QVERIFY(!pool.waitReady(QStringLiteral("a"), {}));
        QVERIFY(pool.waitReady(QStringLiteral("b"), {}));
        pool.instantiate(spec(300), program("d"));
        QCOMPARE(pool.waitReady(QStringLiteral("d"), {}).error().code, ErrorCode::ResourceExhausted);
        QVERIFY(pool.waitReady(QStringLiteral("c"), {}));
        QVERIFY(pool.take(spec(300), program("d"), false, {}));
    }

    void guestsThatWaitedTooLongAreEnded()
    {
        FakeHost host;
        PoolLimits l = limits();
        l.keepAlive = std::chrono::seconds(0);
        GuestPool pool(host.boot(), l);
        pool.instantiate(spec(), program("a"));
        QTRY_VERIFY(!pool.waitReady(QStringLiteral("a"), {}));
        QCOMPARE(pool.waitReady(QStringLiteral("a"), {}).error().code, ErrorCode::NotFound);
        QCOMPARE(host.boots.load(), 1);
    }

    /// A program that runs every fifteen minutes has a guest in that minute, and none in between.
    void thePolicyWarmsWhatItExpects()
    {
        FakeHost host;
        GuestPool pool(host.boot(), byHand());
        PolicyMinute minute = 1;
        int warm = 0;
        for (int run = 0; run < 30; ++run) {
            const auto taken = pool.take(spec(), program("a"), false, {});
            QVERIFY(taken);
            warm += taken->warm && run >= 15;
            for (int i = 0; i < 15; ++i)
                pool.passMinute(++minute);
            (void)pool.waitReady(QStringLiteral("a"), {}); // One that boots is ready before its program comes.
        }
        QCOMPARE(warm, 15);
        // Fewer boots than minutes: the guest did not simply stay, or was not made anew each minute.
        QVERIFY(host.boots.load() < 200);
    }

    void whatIsNotExpectedIsEndedAfterItsTime()
    {
        FakeHost host;
        PoolLimits l = byHand();
        l.policy = QStringLiteral("fixed-10");
        GuestPool pool(host.boot(), l);
        QVERIFY(pool.take(spec(), program("a"), false, {}));
        pool.passMinute(1);
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        pool.instantiate(spec(), program("b")); // An upload: it may wait no time at all, and no run asks for it.
        QTRY_VERIFY(!pool.waitReady(QStringLiteral("b"), {}));
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
    }

    void aPolicyMakesNoGuestBeyondTheLowWaterMark()
    {
        FakeHost host;
        PoolLimits l = byHand();
        l.policy = QStringLiteral("fixed-10");
        l.memoryBudget = Bytes::mib(300); // Low water: 240.
        l.keepAlive = std::chrono::hours(1);
        GuestPool pool(host.boot(), l);
        for (const char* key : { "a", "b", "c" })
            QVERIFY(pool.take(spec(100), program(key), false, {}));
        const int boots = host.boots.load();
        pool.passMinute(1);
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        QVERIFY(pool.waitReady(QStringLiteral("b"), {}));
        QVERIFY(!pool.waitReady(QStringLiteral("c"), {}));
        QCOMPARE(host.boots.load(), boots + 2);
        pool.instantiate(spec(100), program("c")); // An upload may fill the budget, and evicts none here.
        QVERIFY(pool.waitReady(QStringLiteral("c"), {}));
        QCOMPARE(pool.status().size(), size_t(3));
    }

    void theBudgetSparesWhatRunsOften()
    {
        FakeHost host;
        PoolLimits l = limits(250);
        l.followsClock = false;
        GuestPool pool(host.boot(), l);
        for (int run = 0; run < 5; ++run)
            QVERIFY(pool.take(spec(100), program("often"), false, {}));
        for (const char* key : { "often", "seldom", "new" }) {
            pool.instantiate(spec(100), program(key));
            QVERIFY(pool.waitReady(QString::fromLatin1(key), {}));
        }
        QVERIFY(pool.waitReady(QStringLiteral("often"), {}));
        QVERIFY(!pool.waitReady(QStringLiteral("seldom"), {}));
    }

    void runsOfAnEarlierLifeAreRemembered()
    {
        FakeHost host;
        PoolLimits l = limits();
        const PolicyMinute now = GuestPool::minuteOf(QDateTime::currentDateTime());
        for (int i = 1; i <= 20; ++i)
            l.pastRuns.push_back({ QStringLiteral("/a.py"), now - 2 * i });
        l.pastRuns.push_back({ QStringLiteral("/b.py"), now - 1'000'000 });
        l.keepAlive = std::chrono::seconds(0);
        l.policy = QStringLiteral("hybrid");
        GuestPool pool(host.boot(), l);
        Preparation p = program("a");
        p.place = QStringLiteral("/a.py");
        pool.instantiate(spec(), p);
        // Its last run was two minutes ago, as always: it is wanted now, though an upload may wait no time.
        QVERIFY(pool.waitReady(QStringLiteral("a"), {}));
        pool.instantiate(spec(), program("b"));
        QTRY_VERIFY(!pool.waitReady(QStringLiteral("b"), {}));
    }

    void cancellingATakeThatWaits()
    {
        FakeHost host;
        host.blocks = true;
        GuestPool pool(host.boot(), limits());
        pool.instantiate(spec(), program("a"));
        QTRY_COMPARE(host.waiting.load(), 1);
        const TaskContext context;
        std::thread canceller([&] { context.cancel(); });
        QCOMPARE(pool.take(spec(), program("a"), false, context).error().code, ErrorCode::Cancelled);
        canceller.join();
        QCOMPARE(pool.waitReady(QStringLiteral("a"), context).error().code, ErrorCode::Cancelled);
        pool.drain();
        QVERIFY(pool.status().empty());
        QCOMPARE(host.waiting.load(), 0);
    }

    void destructionCancelsBoots()
    {
        FakeHost host;
        host.blocks = true;
        {
            GuestPool pool(host.boot(), limits());
            pool.instantiate(spec(), program("a"));
            pool.instantiate(spec(), program("b"));
            QTRY_COMPARE(host.waiting.load(), 2);
        }
        QCOMPARE(host.waiting.load(), 0);
    }
};

QTEST_GUILESS_MAIN(PoolTest)
#include "pooltest.moc"
