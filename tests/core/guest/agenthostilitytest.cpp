// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentprocess.h"
#include "core/guest/agentmessages.h"
#include "resources/guest/protocol.h"

#include <QTest>

#include <array>
#include <random>
#include <thread>

using namespace Foreguest;
using namespace std::chrono_literals;

namespace {
using Script = std::vector<QByteArray>;

QByteArray started(quint32 run = 1)
{
    return FrameWriter(FG_STARTED).u32(run).u64(1000).u64(0).finish();
}

QByteArray output(quint8 stream, const QByteArray& bytes)
{
    return FrameWriter(FG_OUTPUT).u32(1).u8(stream).bytes(bytes).finish();
}

QByteArray exited(quint64 outputBytes, quint8 flags = 0)
{
    FrameWriter frame(FG_EXITED);
    frame.u32(1).u8(flags).u8(0).u8(0).u64(outputBytes).u64(0);
    for (int i = 0; i < FG_USAGE_COUNT; ++i)
        frame.u64(0);
    return frame.finish();
}

/// A guest that answers the hello as it must, and then sends what a test wants.
class FakeGuest
{
public:
    explicit FakeGuest(Script script)
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()) != 0)
            qFatal("no socket pair");
        m_thread = std::thread([this, script = std::move(script)] { play(script); });
    }
    ~FakeGuest() { m_thread.join(); }
    int hostEnd() const { return m_ends[0]; }

private:
    void play(const Script& script)
    {
        QByteArray hello(FG_LENGTH_SIZE + 1 + FG_MAGIC_SIZE + 10, 0);
        ::recv(m_ends[1], hello.data(), size_t(hello.size()), MSG_WAITALL);
        PayloadReader payload(QByteArrayView(hello).last(8));
        send(FrameWriter(FG_GUEST_HELLO)
                 .bytes(QByteArrayView(FG_GUEST_MAGIC, FG_MAGIC_SIZE))
                 .u16(FG_PROTOCOL_VERSION)
                 .u64(payload.u64())
                 .u32(0)
                 .u64(1 << 28)
                 .u32(1)
                 .u64(0)
                 .string("fake")
                 .finish());
        std::array<char, 4096> request;
        ::recv(m_ends[1], request.data(), request.size(), 0);
        for (const QByteArray& bytes : script)
            send(bytes);
        ::shutdown(m_ends[1], SHUT_WR);
        while (::recv(m_ends[1], request.data(), request.size(), 0) > 0) { }
        ::close(m_ends[1]);
    }
    void send(const QByteArray& bytes) { ::send(m_ends[1], bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL); }

    std::array<int, 2> m_ends {};
    std::thread m_thread;
};

Result<ExecResult> executeAgainst(const Script& script, OutputCollector& collector)
{
    FakeGuest guest(script);
    auto client = AgentClient::adopt(guest.hostEnd(), 10s, TaskContext());
    if (!client)
        return tl::unexpected(client.error());
    ExecRequest request;
    request.arguments = QStringList { QStringLiteral("program") };
    request.outputLimit = 10;
    auto result = (*client)->execute(request, collector, TaskContext());
    client->reset();
    return result;
}
} // namespace

class AgentHostilityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGuestThatKeepsTheRulesIsBelieved()
    {
        OutputCollector collector;
        const auto result = executeAgainst({ started(), output(0, "ten bytes."), exited(25) }, collector);
        QVERIFY(result.has_value());
        QCOMPARE(result->outputBytes[0], 25);
        QCOMPARE(collector.text[0], QByteArray("ten bytes."));
    }

    void aGuestThatBreaksTheRulesIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("output before the start") << output(0, "x");
        QTest::newRow("start of another run") << started(2);
        QTest::newRow("started twice") << started() + started();
        QTest::newRow("exited before the start") << exited(0);
        QTest::newRow("third stream") << started() + output(2, "x");
        QTest::newRow("empty output") << started() + output(0, {});
        QTest::newRow("more output than asked for") << started() + output(0, QByteArray(11, 'x'));
        QTest::newRow("output that did not arrive") << started() + output(0, "x") + exited(5);
        QTest::newRow("unknown exit flag") << started() + exited(0, 0x80);
        QTest::newRow("input taken that was not sent")
            << started() + FrameWriter(FG_INPUT_TAKEN).u32(1).u32(1).finish();
        QTest::newRow("a pong") << FrameWriter(FG_PONG).u64(1).finish();
        QTest::newRow("a host's message") << FrameWriter(FG_EXEC).finish();
        QTest::newRow("unknown type") << FrameWriter(200).finish();
        QTest::newRow("short start") << FrameWriter(FG_STARTED).u32(1).u64(0).u32(0).finish();
        QTest::newRow("long start") << FrameWriter(FG_STARTED).u32(1).u64(0).u64(0).u8(0).finish();
        QTest::newRow("error without its text") << FrameWriter(FG_ERROR).u8(0).u32(2).u32(50).finish();
        QTest::newRow("error after the start") << started() + FrameWriter(FG_ERROR).u8(0).u32(2).string("x").finish();
        QTest::newRow("end of the session") << FrameWriter(FG_ERROR).u8(1).u32(71).string("x").finish();
        QTest::newRow("frame without a length") << QByteArray(4, 0);
        QTest::newRow("frame without an end") << QByteArray(4, '\xff');
    }
    void aGuestThatBreaksTheRulesIsGivenUp()
    {
        QFETCH(QByteArray, bytes);
        OutputCollector collector;
        const auto result = executeAgainst({ bytes }, collector);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Protocol);
        QVERIFY(collector.text[0].size() <= 10);
    }

    void randomBytesFromAGuestEndInAnError()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = round % 2 ? started() : QByteArray();
            for (int frames = int(random() % 4); frames >= 0; --frames) {
                QByteArray payload(qsizetype(random() % 100), 0);
                for (char& byte : payload)
                    byte = char(random() % (round % 3 ? 3 : 256));
                const QByteArray frame = FrameWriter(quint8(FG_GUEST_HELLO + random() % 9)).bytes(payload).finish();
                bytes += random() % 5 ? frame : frame.first(qsizetype(random() % size_t(frame.size())));
            }
            OutputCollector collector;
            const auto result = executeAgainst({ bytes }, collector);
            QVERIFY(!result);
            QVERIFY(result.error().code != ErrorCode::Internal && result.error().code != ErrorCode::TimedOut);
        }
    }

    void randomFramesFromAHostLeaveTheGuestUsable()
    {
        std::mt19937 random(11);
        AgentProcess process;
        const auto send = [&](const QByteArray& bytes) {
            QCOMPARE(::send(process.descriptor(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL), bytes.size());
            std::array<char, 65536> answers;
            while (::recv(process.descriptor(), answers.data(), answers.size(), MSG_DONTWAIT) > 0) { }
        };
        for (int round = 0; round < 3000; ++round) {
            if (round % 3 == 0)
                send(hostHelloFrame(random()));
            QByteArray payload(qsizetype(random() % 64), 0);
            for (char& byte : payload)
                byte = char(random() % (round % 2 ? 4 : 256));
            quint8 type = quint8(random() % 12);
            if (type == FG_EXEC || type == FG_PREPARE || type == FG_PUT_BEGIN)
                payload.append(QByteArray(4, '\xff'));
            send(FrameWriter(type).bytes(payload).finish());
        }
        auto client = process.connect();
        QVERIFY2(client.has_value(), client ? "" : qPrintable(client.error().toString()));
        QVERIFY((*client)->ping(10s).has_value());
        client->reset();
        QCOMPARE(process.waitForEnd(), 0);
    }

    void aHostThatLeavesInTheMiddleEndsTheGuestCleanly()
    {
        std::mt19937 random(13);
        for (int round = 0; round < 50; ++round) {
            AgentProcess process;
            ExecRequest request;
            request.arguments = QStringList { QStringLiteral("sleep"), QStringLiteral("1000") };
            request.workingDirectory = QStringLiteral("/");
            const QByteArray bytes = hostHelloFrame(1) + execFrame(1, request).value()
                + FrameWriter(FG_INPUT).u32(1).bytes(QByteArray(100, 'x')).finish();
            const auto size = size_t(random() % size_t(bytes.size()));
            QCOMPARE(::send(process.descriptor(), bytes.constData(), size, MSG_NOSIGNAL), ssize_t(size));
            process.closeHostEnd();
            QCOMPARE(process.waitForEnd(), 0);
        }
    }

    void aHelloInTheMiddleOfARunEndsThatRun()
    {
        AgentProcess process;
        ExecRequest request;
        request.arguments = QStringList { QStringLiteral("sleep"), QStringLiteral("1000") };
        request.workingDirectory = QStringLiteral("/");
        const QByteArray bytes = hostHelloFrame(1) + execFrame(1, request).value();
        QCOMPARE(::send(process.descriptor(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL), bytes.size());
        auto client = process.connect();
        QVERIFY(client.has_value());
        OutputCollector collector;
        request.arguments = QStringList { QStringLiteral("echo"), QStringLiteral("again") };
        QVERIFY((*client)->execute(request, collector, TaskContext()).has_value());
        QCOMPARE(collector.text[0], QByteArray("again\n"));
    }
};

QTEST_GUILESS_MAIN(AgentHostilityTest)
#include "agenthostilitytest.moc"
