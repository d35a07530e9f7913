// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preparedguests.h"

#include <algorithm>

using namespace Foreguest;
using namespace std::chrono_literals;

/// Request to first byte of a program whose interpreter waits, against the same agent's spawn of /bin/true, a spawn of
/// the program, and a cold start, in one guest; the agent's round trip; the claim of a guest that waits.
class PreparedBench : public QObject
{
    Q_OBJECT
private:
    using Samples = std::vector<double>;

    static double since(std::chrono::steady_clock::time_point start)
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    }
    static double percentile(Samples samples, double share)
    {
        if (samples.empty())
            return -1;
        std::sort(samples.begin(), samples.end());
        return samples[std::min(samples.size() - 1, size_t(share * double(samples.size())))];
    }
    static QString spread(const Samples& samples)
    {
        return QStringLiteral("%1 ms (p95 %2)")
            .arg(percentile(samples, 0.5), 0, 'f', 2)
            .arg(percentile(samples, 0.95), 0, 'f', 2);
    }

    /// Request to first byte; -1 where nothing came.
    static double firstByte(const Program& program, AgentClient& agent, bool& prepared)
    {
        OutputCollector output;
        RunRecord record;
        const auto now = std::chrono::steady_clock::now();
        const auto run = executeJob(program, {}, agent, now, output, record, TaskContext());
        prepared = record.prepared();
        if (!run || record.exitCode != 0 || record.signal != 0) {
            qWarning().noquote() << record.problem << record.exitCode << record.signal << output.text[1];
            return -1;
        }
        return record.requestToFirstByteMs.value_or(-1);
    }
    static double spawnTrue(AgentClient& agent)
    {
        ExecRequest request;
        request.arguments << QStringLiteral("/bin/true");
        OutputCollector output;
        const auto start = std::chrono::steady_clock::now();
        const auto result = agent.execute(request, output, TaskContext());
        return result && result->exitCode == 0 ? since(start) : -1;
    }

    std::shared_ptr<GuestHost> m_host;

private Q_SLOTS:
    void initTestCase()
    {
        auto host = GuestHost::open({}, TaskContext());
        if (!host && host.error().code == ErrorCode::Unavailable)
            QSKIP("Needs libvirt's QEMU driver and QEMU.");
        QVERIFY2(host.has_value(), host ? "" : qPrintable(host.error().toString()));
        m_host = std::move(*host);
    }

    void requestToFirstByte_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("image");
        QTest::newRow("Python") << QStringLiteral("hello.py") << QStringLiteral("python");
        QTest::newRow("Node.js") << QStringLiteral("hello.js") << QStringLiteral("node");
        QTest::newRow("C") << QStringLiteral("hello.c") << QStringLiteral("gcc");
    }
    void requestToFirstByte()
    {
        QFETCH(QString, name);
        QFETCH(QString, image);
        constexpr int rounds = 9;
        const QString path = QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/bench/programs/") + name;
        const auto program = loadProgram(path, TaskContext());
        QVERIFY2(program.has_value(), program ? "" : qPrintable(program.error().toString()));
        Program unprepared = *program;
        unprepared.tools.ahead = {};
        unprepared.tools.warm.clear();

        const auto asked = std::chrono::steady_clock::now();
        auto guest = RealGuest::boot(m_host, image);
        QVERIFY2(guest.has_value(), guest ? "" : qPrintable(guest.error().toString()));
        AgentClient& agent = (*guest)->agent();
        bool prepared = false;
        QVERIFY(prepareProgram(unprepared, agent, TaskContext()).has_value());
        QVERIFY(firstByte(unprepared, agent, prepared) > 0);
        const double cold = since(asked);

        Samples ready;
        Samples plain;
        Samples spawns;
        Samples pings;
        int held = 0;
        for (int round = 0; round < rounds; ++round) {
            spawns.push_back(spawnTrue(agent));
            plain.push_back(firstByte(unprepared, agent, prepared));
            QVERIFY(!prepared);
            QVERIFY(prepareProgram(*program, agent, TaskContext()).has_value());
            for (int ping = 0; ping < 10; ++ping) {
                const auto start = std::chrono::steady_clock::now();
                QVERIFY(agent.ping(10s).has_value());
                pings.push_back(since(start));
            }
            ready.push_back(firstByte(*program, agent, prepared));
            held += prepared ? 1 : 0;
            QVERIFY(ready.back() > 0 && plain.back() > 0 && spawns.back() > 0);
        }
        // An interpreter that does not get ready in time is replaced by a plain spawn, which a busy machine may see
        // once.
        const bool canHold = !program->tools.ahead.environments.empty();
        QVERIFY2(canHold ? 2 * held > rounds : held == 0, qPrintable(QString::number(held)));
        const double middle = percentile(ready, 0.5);
        qInfo().noquote() << QStringLiteral("%1: request to first byte prepared %2, spawned %3; /bin/true %4: ratio %5 "
                                            "(bar: at most 1.2); cold %6 ms: ratio %7 (bar: at least 100)")
                                 .arg(name, spread(ready), spread(plain), spread(spawns))
                                 .arg(middle / percentile(spawns, 0.5), 0, 'f', 2)
                                 .arg(cold, 0, 'f', 0)
                                 .arg(cold / middle, 0, 'f', 0);
        qInfo().noquote()
            << QStringLiteral("%1: the agent's round trip %2 (bar: p50 at most 1 ms)").arg(name, spread(pings));
    }

    void claimOfAWaitingGuest()
    {
        constexpr int claims = 6;
        ImageStore store(Paths::images());
        GuestSpec spec;
        spec.image = store.ensure(imageRecipe(QStringLiteral("python")).value(), {}, TaskContext()).value();
        spec.profile.name = QStringLiteral("claim");
        spec.profile.memory.value = Bytes::mib(192);
        GuestPool pool(m_host, {});
        Samples waited;
        for (int claim = 0; claim < claims; ++claim) {
            const Preparation nothing { QString::number(claim), QStringLiteral("nothing"), {}, {} };
            pool.instantiate(spec, nothing);
            QVERIFY(pool.waitReady(nothing.program, TaskContext()).has_value());
            const auto start = std::chrono::steady_clock::now();
            const auto taken = pool.take(spec, nothing, false, TaskContext());
            waited.push_back(since(start));
            QVERIFY(taken.has_value() && taken->warm);
        }
        qInfo().noquote() << QStringLiteral("claim of a guest that waits: %1, of %2 (bar: p95 at most 10 ms)")
                                 .arg(spread(waited))
                                 .arg(claims);
    }
};

QTEST_GUILESS_MAIN(PreparedBench)
#include "preparedbench.moc"
