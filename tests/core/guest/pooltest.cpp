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
