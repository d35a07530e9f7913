// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/agentmessages.h"
#include "resources/guest/protocol.h"

#include <QTest>

#include <random>

using namespace Foreguest;

namespace {
constexpr quint64 nonce = 0x1122334455667788;

QByteArray guestHello(quint16 version = FG_PROTOCOL_VERSION, quint64 answered = nonce)
{
    return FrameWriter(FG_GUEST_HELLO)
        .bytes(QByteArrayView(FG_GUEST_MAGIC, FG_MAGIC_SIZE))
        .u16(version)
        .u64(answered)
        .u32(0)
        .u64(1 << 28)
        .u32(2)
        .u64(1500)
        .string("6.1.0")
        .finish();
}
} // namespace

class AgentFramesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesArriveWholeHoweverTheyAreCut()
    {
        const QByteArray stream = FrameWriter(7).u32(5).string("text").finish() + FrameWriter(8).finish();
        FrameReader reader;
        QList<QByteArray> payloads;
        for (const char byte : stream) {
            reader.append(QByteArrayView(&byte, 1));
            while (auto frame = reader.next().value())
                payloads << frame->payload;
        }
        QCOMPARE(payloads, (QList<QByteArray> { stream.sliced(5, 12), QByteArray() }));
    }

    void aLengthThatCannotBeIsAViolation()
    {
        for (const quint32 length : { 0U, quint32(FG_MAX_FRAME) + 1, 0xffffffffU }) {
            FrameReader reader;
            QByteArray bytes(4, 0);
            for (int i = 0; i < 4; ++i)
                bytes[i] = char(length >> (8 * i));
            reader.append(bytes);
            const auto frame = reader.next();
            QVERIFY(!frame);
            QCOMPARE(frame.error().code, ErrorCode::Protocol);
        }
    }

    void theHelloIsFoundBehindTheRestOfAnotherSession()
    {
        FrameReader reader;
        reader.awaitHello(nonce);
        reader.append(QByteArray(100'000, 'x') + guestHello(FG_PROTOCOL_VERSION, nonce + 1) + "half a frame");
        QVERIFY(!reader.next().value().has_value());
        reader.append(guestHello() + FrameWriter(FG_PONG).u64(1).finish());
        const auto hello = reader.next().value();
        QVERIFY(hello.has_value());
        const auto read = readGuestHello(*hello);
        QVERIFY(read.has_value());
        QCOMPARE(read->memory, Bytes::mib(256));
        QCOMPARE(read->cpus, 2);
        QCOMPARE(read->kernel, QStringLiteral("6.1.0"));
        QCOMPARE(reader.next().value()->type, quint8(FG_PONG));
    }

    void aGuestOfAnotherVersionIsNamed()
    {
        FrameReader reader;
        reader.awaitHello(nonce);
        reader.append(guestHello(9));
        const auto hello = readGuestHello(*reader.next().value());
        QVERIFY(!hello);
        QCOMPARE(hello.error().code, ErrorCode::Protocol);
        QVERIFY2(hello.error().message.contains(QStringLiteral("version 9")), qPrintable(hello.error().message));
    }

    void aPayloadNeverGivesMoreThanItHas()
    {
        PayloadReader longString(QByteArrayView("\xff\xff\xff\xff"
                                                "abc",
            7));
        QVERIFY(longString.string(1 << 30).isEmpty());
        QVERIFY(!longString.ok());
        PayloadReader numbers(QByteArrayView("\x01\x02\x03", 3));
        QCOMPARE(numbers.u16(), quint16(0x0201));
        QCOMPARE(numbers.u16(), quint16(0));
        QVERIFY(!numbers.ok());
        const QByteArray ones(8, '\xff');
        PayloadReader huge(ones);
        QCOMPARE(huge.count(), qint64(0));
        QVERIFY(!huge.ok());
    }

    void randomBytesNeverPassForMessages()
    {
        std::mt19937 random(20261124);
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            AgentFrame frame { quint8(random()), QByteArray(qsizetype(random() % 140), 0) };
            for (char& byte : frame.payload)
                byte = char(random());
            accepted += readExited(frame).has_value() + readGuestHello(frame).has_value();
            const auto error = readGuestError(frame);
            QVERIFY(!error || error->text.size() <= 1000);
        }
        QCOMPARE(accepted, 0);
    }

    void requestsThatCannotBeMadeAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("environment");
        QTest::newRow("no program") << QStringList() << QStringList();
        QTest::newRow("NUL") << QStringList { QString(QChar(0)) + QStringLiteral("a") } << QStringList();
        QTest::newRow("no value") << QStringList { QStringLiteral("a") } << QStringList { QStringLiteral("NAME") };
        QTest::newRow("no name") << QStringList { QStringLiteral("a") } << QStringList { QStringLiteral("=value") };
        QTest::newRow("too many") << QStringList(FG_MAX_ARGUMENTS + 1, QStringLiteral("a")) << QStringList();
        QTest::newRow("too long") << QStringList { QStringLiteral("a"), QString(FG_MAX_FRAME, QLatin1Char('a')) }
                                  << QStringList();
    }
    void requestsThatCannotBeMadeAreRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, environment);
        ExecRequest request;
        request.arguments = arguments;
        request.environment = environment;
        const auto frame = execFrame(1, request);
        QVERIFY(!frame);
        QCOMPARE(frame.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(AgentFramesTest)
#include "agentframestest.moc"
