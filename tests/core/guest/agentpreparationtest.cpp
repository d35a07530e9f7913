// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentpreparation.h"
#include "agentprocess.h"
#include "core/guest/agentmessages.h"
#include "resources/guest/protocol.h"

#include <QTest>

#include <array>
#include <thread>

using namespace Foreguest;
using namespace std::chrono_literals;

/// Programs that are started ahead of their run: the host's end against the real program of the guests, and against
/// guests that break the protocol.
class AgentPreparationTest : public QObject
{
    Q_OBJECT
private:
    ExecRequest shell(const QString& script) const
    {
        ExecRequest request;
        request.arguments = QStringList { QStringLiteral("sh"), QStringLiteral("-c"), script };
        request.workingDirectory = m_folder.path();
        request.environment << QStringLiteral("NAME=value");
        return request;
    }
    /// Waits, then prints what it is told.
    ExecRequest waiter() const
    {
        return shell(QStringLiteral(
            "echo ahead $NAME $AHEAD; printf R >&3; told=$(tr '\\0\\1' '|+' <&3); exec 3>&-; echo \"$told\"; cat"));
    }
    Result<double> prepare(const ExecRequest& request)
    {
        return m_client->prepare(request, { QStringLiteral("AHEAD=yes") }, TaskContext());
    }
    Result<ExecResult> execute(const ExecRequest& request)
    {
        m_output = {};
        return m_client->execute(request, m_output, TaskContext());
    }

    SharedFolder m_folder;
    std::unique_ptr<AgentProcess> m_process;
    std::unique_ptr<AgentClient> m_client;
    OutputCollector m_output;

private Q_SLOTS:
    void init()
    {
        m_process = std::make_unique<AgentProcess>();
        m_client = m_process->connect().value();
    }
    void cleanup()
    {
        m_client.reset();
        m_process.reset();
    }

    void theProgramThatWaitsIsTheRun()
    {
        const auto ready = prepare(waiter());
        QVERIFY2(ready.has_value(), ready ? "" : qPrintable(ready.error().toString()));
        QVERIFY(*ready > 0);
        QVERIFY(m_client->ping(10s).has_value());
        ExecRequest request = waiter();
        request.arguments << QStringLiteral("one") << QString() << QStringLiteral("two words");
        request.standardInput = "typed";
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QCOMPARE(result->aheadMs, *ready);
        QCOMPARE(m_output.text[0], QByteArray("ahead value yes\n+one||two words|\ntyped"));
        QCOMPARE(result->outputBytes[0], m_output.text[0].size());
        QVERIFY(result->usage.peakMemoryBytes > 0);
        // It is for one run.
        QCOMPARE(execute(shell(QStringLiteral("exit 4"))).value().exitCode, 4);
    }

    void withoutInputItIsToldSo()
    {
        QVERIFY(prepare(waiter()).has_value());
        QVERIFY(execute(waiter()).has_value());
        QCOMPARE(m_output.text[0], QByteArray("ahead value yes\n|\n"));
    }

    void whatIsForAnotherRunEnds_data()
    {
        QTest::addColumn<int>("difference");
        for (int difference = 0; difference < 7; ++difference)
            QTest::addRow("%d", difference) << difference;
    }
    void whatIsForAnotherRunEnds()
    {
        QFETCH(int, difference);
        const auto request
            = shell(QStringLiteral("test \"$AHEAD\" || { echo now; exit 3; }; printf R >&3; read x <&3"));
        QVERIFY(prepare(request).has_value());
        ExecRequest other = request;
        if (difference == 0)
            other.arguments[2].prepend(QStringLiteral(": ; "));
        else if (difference == 1)
            other.environment << QStringLiteral("MORE=1");
        else if (difference == 2)
            other.environment[0] = QStringLiteral("NAME=other");
        else if (difference == 3)
            other.workingDirectory = QStringLiteral("/");
        else if (difference == 4)
            other.processLimit = 99;
        else if (difference == 5)
            QVERIFY(m_client->putFile(m_folder.path() + QStringLiteral("/file"), "x", false, TaskContext()));
        else
            other.arguments << QString(FG_MAX_WAIT_MESSAGE, QLatin1Char('x'));
        const auto result = execute(other);
        QVERIFY(result.has_value());
        QCOMPARE(result->aheadMs, 0);
        QCOMPARE(result->exitCode, 3);
        QCOMPARE(m_output.text[0], QByteArray("now\n"));
    }

    void whatDoesNotWaitIsAnErrorAndTheGuestStaysUsable_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::newRow("ends") << QStringLiteral("echo last words >&2; exit 1") << int(ErrorCode::Unavailable);
        QTest::newRow("closes its socket")
            << QStringLiteral("exec 3>&-; echo last words >&2; exec 2>&-; sleep 100") << int(ErrorCode::Unavailable);
        QTest::newRow("says something else")
            << QStringLiteral("echo last words >&2; echo x >&3; sleep 100") << int(ErrorCode::Unavailable);
        QTest::newRow("is late") << QStringLiteral("echo last words >&2; sleep 100 & sleep 100")
                                 << int(ErrorCode::Unavailable);
    }
    void whatDoesNotWaitIsAnErrorAndTheGuestStaysUsable()
    {
        QFETCH(QString, script);
        QFETCH(int, code);
        ExecRequest request = shell(script);
        request.timeout = script.contains(QLatin1Char('&') + QStringLiteral(" sleep")) ? 300ms : 60'000ms;
        const auto ready = prepare(request);
        QVERIFY(!ready);
        QCOMPARE(int(ready.error().code), code);
        QVERIFY2(ready.error().message.contains(QStringLiteral("last words")), qPrintable(ready.error().message));
        QCOMPARE(execute(shell(QStringLiteral("exit 8"))).value().exitCode, 8);
    }

    void whatCanNotBeStartedIsAnError()
    {
        ExecRequest request;
        request.arguments << QStringLiteral("/does/not/exist");
        const auto ready = prepare(request);
        QVERIFY(!ready);
        QCOMPARE(ready.error().code, ErrorCode::NotFound);
        QVERIFY(m_client->ping(10s).has_value());
    }

    void cancellingEndsTheStart()
    {
        const QString marker = m_folder.path() + QStringLiteral("/started");
        const TaskContext context;
        std::thread canceller([&] {
            while (!QFile::exists(marker))
                std::this_thread::yield();
            context.cancel();
        });
        const auto ready = m_client->prepare(shell(QStringLiteral("touch started; sleep 100")), {}, context);
        canceller.join();
        QVERIFY(!ready);
        QCOMPARE(ready.error().code, ErrorCode::Cancelled);
        QCOMPARE(execute(shell(QStringLiteral("exit 8"))).value().exitCode, 8);
    }

    void preparingAgainReplacesWhatWaits()
    {
        QVERIFY(prepare(shell(QStringLiteral("printf R >&3; cat <&3; echo first"))).has_value());
        QVERIFY(prepare(waiter()).has_value());
        QVERIFY(execute(waiter()).has_value());
        QCOMPARE(m_output.text[0], QByteArray("ahead value yes\n|\n"));
    }

    void aGuestThatBreaksTheRulesIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another run") << FrameWriter(FG_PREPARED).u32(2).u64(1).finish();
        QTest::newRow("short") << FrameWriter(FG_PREPARED).u32(1).u32(1).finish();
        QTest::newRow("long") << FrameWriter(FG_PREPARED).u32(1).u64(1).u8(1).finish();
        QTest::newRow("impossible time") << FrameWriter(FG_PREPARED).u32(1).u64(~0ULL).finish();
        QTest::newRow("a start") << FrameWriter(FG_STARTED).u32(1).u64(1).u64(1).finish();
        QTest::newRow("output") << FrameWriter(FG_OUTPUT).u32(1).u8(0).bytes("x").finish();
        QTest::newRow("malformed error") << FrameWriter(FG_ERROR).u8(0).u32(2).u32(50).finish();
        QTest::newRow("end of the session") << FrameWriter(FG_ERROR).u8(1).u32(71).string("x").finish();
    }
    void aGuestThatBreaksTheRulesIsGivenUp()
    {
        QFETCH(QByteArray, bytes);
        std::array<int, 2> ends {};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
        AgentChannel channel { Descriptor(ends[0]) };
        channel.greet(7);
        QByteArray answer = FrameWriter(FG_GUEST_HELLO)
                                .bytes(QByteArrayView(FG_GUEST_MAGIC, FG_MAGIC_SIZE))
                                .u16(FG_PROTOCOL_VERSION)
                                .u64(7)
                                .finish();
        answer += bytes;
        QCOMPARE(::send(ends[1], answer.constData(), size_t(answer.size()), 0), answer.size());
        std::optional<AgentFrame> hello;
        while (!hello)
            hello = channel.wait(std::chrono::steady_clock::now() + 10s).value();
        AgentPreparation preparation(1, 10s);
        const auto ready = preparation.run(channel, TaskContext());
        ::close(ends[1]);
        QVERIFY(!ready);
        QCOMPARE(ready.error().code, ErrorCode::Protocol);
        QVERIFY(!preparation.channelIsUsable());
    }
};

QTEST_GUILESS_MAIN(AgentPreparationTest)
#include "agentpreparationtest.moc"
