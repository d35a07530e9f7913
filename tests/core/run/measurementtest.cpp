// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentprocess.h"
#include "core/base/paths.h"
#include "core/run/runner.h"

#include <QTest>

using namespace Foreguest;
using namespace std::chrono_literals;

/// What a real guest measures, against the figures that the programs are made for. Boots one guest.
class MeasurementTest : public QObject
{
    Q_OBJECT
private:
    Result<ExecResult> python(const QString& code, std::chrono::milliseconds timeout = 300s, bool privileged = false)
    {
        m_output = {};
        ExecRequest request;
        request.arguments = QStringList { QStringLiteral("python3"), QStringLiteral("-c"), code };
        request.timeout = timeout;
        request.processLimit = 100;
        request.privileged = privileged;
        request.outputLimit = 100'000;
        return m_guest->agent().execute(request, m_output, TaskContext());
    }

    std::unique_ptr<GuestHost> m_host;
    std::unique_ptr<Guest> m_guest;
    OutputCollector m_output;

private Q_SLOTS:
    void initTestCase()
    {
        auto host = GuestHost::open({}, TaskContext());
        if (!host && host.error().code == ErrorCode::Unavailable)
            QSKIP("Needs libvirt's QEMU driver and QEMU.");
        QVERIFY2(host.has_value(), host ? "" : qPrintable(host.error().toString()));
        m_host = std::move(*host);
        ImageStore store(Paths::images());
        auto image = store.ensure(imageRecipe(QStringLiteral("python")).value(), {}, TaskContext());
        QVERIFY2(image.has_value(), image ? "" : qPrintable(image.error().toString()));
        GuestSpec spec;
        spec.profile.name = QStringLiteral("measurement");
        spec.profile.memory.value = Bytes::mib(448);
        spec.image = *image;
        auto guest = m_host->boot(spec, TaskContext());
        QVERIFY2(guest.has_value(), guest ? "" : qPrintable(guest.error().toString()));
        m_guest = std::move(*guest);
    }
    void cleanupTestCase()
    {
        m_guest.reset();
        m_host.reset();
    }

    void twoHundredMebibytesAreReportedAsSuch()
    {
        const auto result = python(QStringLiteral("b = bytearray(b'x') * (200 << 20)"));
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 0);
        QVERIFY2(result->usage.peakMemoryBytes >= Bytes::mib(195).value
                && result->usage.peakMemoryBytes <= Bytes::mib(260).value,
            qPrintable(Bytes { result->usage.peakMemoryBytes }.toString()));
    }

    void processorTimeAgreesWithTheProgramsOwnCount()
    {
        const auto result = python(QStringLiteral(
            "import os\nn = 0\nwhile os.times().user < 2:\n  for i in range(200000): n += i\nprint(os.times().user)"));
        QVERIFY(result.has_value());
        const double own = m_output.text[0].trimmed().toDouble();
        QVERIFY(own >= 2);
        QVERIFY2(qAbs(result->usage.cpuUserSeconds - own) <= own / 4,
            qPrintable(QString::number(result->usage.cpuUserSeconds)));
    }

    void fiftyMegabytesWrittenAreReportedAsSuch()
    {
        const auto result = python(
            QStringLiteral("with open('/work/data', 'wb') as f:\n  for i in range(50): f.write(bytes(1000000))"));
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 0);
        QVERIFY2(result->usage.writtenBytes >= 50'000'000 && result->usage.writtenBytes <= 60'000'000,
            qPrintable(QString::number(result->usage.writtenBytes)));
    }

    void aProgramThatEatsAllMemoryIsKilledAlone()
    {
        const auto result = python(QStringLiteral("b = []\nwhile True: b.append(bytearray(b'x') * (1 << 20))"));
        QVERIFY(result.has_value());
        QVERIFY(result->oomKilled);
        QCOMPARE(result->signal, SIGKILL);
        QCOMPARE(python(QStringLiteral("exit(5)")).value().exitCode, 5);
    }

    void aForkBombIsBounded()
    {
        const auto result
            = python(QStringLiteral("import os\nwhile True:\n  try: os.fork()\n  except OSError: pass"), 3s);
        QVERIFY(result.has_value());
        QVERIFY(result->processLimitHit);
        QVERIFY(result->timedOut);
        QCOMPARE(python(QStringLiteral("exit(6)")).value().exitCode, 6);
    }

    /// As root, since a file system keeps a rest for root, which files from the host would be written to.
    void aFullDiskIsTheProgramsErrorAlone()
    {
        const auto result = python(
            QStringLiteral("with open('/work/fill', 'wb') as f:\n  while True: f.write(bytes(1 << 20))"), 300s, true);
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 1);
        QVERIFY(m_output.text[1].contains("No space left on device"));
        const auto put
            = m_guest->agent().putFile(QStringLiteral("/work/more"), QByteArray(4 << 20, 'x'), false, TaskContext());
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::ResourceExhausted);
        QVERIFY(python(QStringLiteral("import os; os.remove('/work/fill')")).has_value());
    }

    void aGigabyteOfOutputEndsInTime()
    {
        ExecRequest request;
        request.arguments = QStringList { QStringLiteral("head"), QStringLiteral("-c"), QStringLiteral("1000000000"),
            QStringLiteral("/dev/zero") };
        request.timeout = 300s;
        request.outputLimit = 1000;
        OutputCollector output;
        const auto result = m_guest->agent().execute(request, output, TaskContext());
        QVERIFY(result.has_value());
        QVERIFY(!result->timedOut);
        QCOMPARE(result->outputBytes[0], 1'000'000'000);
    }
};

QTEST_GUILESS_MAIN(MeasurementTest)
#include "measurementtest.moc"
