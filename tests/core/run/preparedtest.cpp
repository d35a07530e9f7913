// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preparedguests.h"

#include <QRegularExpression>
#include <QStandardPaths>

using namespace Foreguest;
using namespace std::chrono_literals;

/// A run whose interpreter waited for it, beside one that was started for it: a program must not be able to tell.
/// With FOREGUEST_TEST_GUESTS set in real guests, otherwise with the guests' program and the interpreters of this
/// machine.
class PreparedTest : public QObject
{
    Q_OBJECT
private:
    struct Outcome
    {
        RunRecord record;
        OutputCollector output;
    };

    static bool inGuests() { return qEnvironmentVariableIsSet("FOREGUEST_TEST_GUESTS"); }

    static bool canRun(const QString& image)
    {
        const QString program = image == QLatin1String("python") ? QStringLiteral("python3") : image;
        return inGuests() || !QStandardPaths::findExecutable(program, { QStringLiteral("/usr/bin") }).isEmpty();
    }

    static QString imageFor(const QString& program)
    {
        const bool isNode = program.contains(QLatin1String("js")) || program == QLatin1String("packages")
            || program == QLatin1String("imports");
        return isNode ? QStringLiteral("node") : QStringLiteral("python");
    }

    /// The guest for an image, the one before given up; null where this machine has none.
    TestGuest* guestFor(const QString& image)
    {
        if (m_image == image)
            return m_guest.get();
        m_guest.reset();
        m_image = image;
        if (!inGuests()) {
            m_guest = std::make_unique<LocalGuest>();
            return m_guest.get();
        }
        auto guest = RealGuest::boot(m_host, image);
        if (!guest)
            qWarning().noquote() << guest.error().toString();
        else
            m_guest = std::move(*guest);
        return m_guest.get();
    }

    static QByteArray comparable(const QByteArray& text)
    {
        static const QRegularExpression changing(QStringLiteral("0x[0-9a-f]+|started \\d+|node:internal\\S+"));
        QString known = QString::fromUtf8(text);
        known.replace(changing, QStringLiteral("…"));
        return known.toUtf8();
    }

    Outcome runNow(const Program& program, const Job& job)
    {
        Outcome outcome;
        if (auto run = executeJob(program, job, m_guest->agent(), std::chrono::steady_clock::now(), outcome.output,
                outcome.record, TaskContext());
            !run)
            outcome.record.problem = run.error().toString();
        return outcome;
    }

    Outcome runPrepared(const Program& program, const Job& job)
    {
        if (auto prepared = prepareProgram(program, m_guest->agent(), TaskContext()); !prepared) {
            Outcome outcome;
            outcome.record.problem = prepared.error().toString();
            return outcome;
        }
        return runNow(program, job);
    }

    /// As the program would run without an interpreter that waits.
    Outcome runUnprepared(Program program, const Job& job)
    {
        program.tools.ahead.environments.clear();
        return runPrepared(program, job);
    }

    std::shared_ptr<GuestHost> m_host;
    std::unique_ptr<TestGuest> m_guest;
    QString m_image;

private Q_SLOTS:
    void initTestCase()
    {
        if (!inGuests())
            return;
        auto host = GuestHost::open({}, TaskContext());
        if (!host && host.error().code == ErrorCode::Unavailable)
            QSKIP("Needs libvirt's QEMU driver and QEMU.");
        QVERIFY2(host.has_value(), host ? "" : qPrintable(host.error().toString()));
        m_host = std::move(*host);
    }
    void cleanupTestCase()
    {
        m_guest.reset();
        m_host.reset();
    }

    void aProgramCanNotTell_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("timeoutMs");
        const auto add = [](const char* name, const QStringList& arguments = {}, const QByteArray& input = {},
                             int timeoutMs = 60'000) {
            QTest::addRow(
                "%s %s, %lld bytes in", name, qPrintable(arguments.value(0).left(20)), qlonglong(input.size()))
                << QString::fromLatin1(name) << arguments << input << timeoutMs;
        };
        const QStringList odd { QStringLiteral("--flag=a b"), QString(), QStringLiteral("-c"),
            QStringLiteral("ä\n'\"") };
        for (const char* name : { "surroundings.py", "echo.py", "surroundings.js", "echo.js" }) {
            add(name, odd);
            add(name, odd, "one\ntwo\nthree without an end");
        }
        add("package");
        add("packages");
        add("endless.py", {}, {}, 1500);
        add("surroundings.py", QStringList(3000, QStringLiteral("many long arguments")));
        if (inGuests())
            return; // Where each start takes seconds, the rest is for the same code on this machine.
        add("bytes_in.py", {}, QByteArray(3'000'000, 'x'));
        for (const char* how : { "number", "text", "none", "large", "object", "hard", "exception", "interrupt",
                 "closed", "hook", "group", "abort", "SIGTERM", "SIGSEGV", "SIGKILL", "SIGINT", "SIGPIPE", "SIGCHLD" })
            add("ends.py", { QString::fromLatin1(how) });
        for (const char* how :
            { "number", "later", "exception", "rejection", "text", "abort", "handled", "SIGTERM", "SIGINT", "SIGKILL" })
            add("ends.js", { QString::fromLatin1(how) });
        for (const char* name : { "frames.py", "handler.py", "processes.py", "missing.py", "fallback.py", "order.py",
                 "lazy.py", "this_prints.py", "syntax.py", "clocks.py", "shadow", "shadow_folder", "timers.js",
                 "module.mjs", "missing.js", "syntax.js", "imports" })
            add(name);
        add("memory.py", { QStringLiteral("3") });
        add("memory.js", { QStringLiteral("3") });
    }
    void aProgramCanNotTell()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, input);
        QFETCH(int, timeoutMs);
        if (!canRun(imageFor(name)))
            QSKIP("Needs the interpreter on this machine.");
        QVERIFY(guestFor(imageFor(name)));
        const auto program = testProgramFor(*m_guest, name);
        QVERIFY2(program.has_value(), program ? "" : qPrintable(program.error().toString()));
        const Job job {
            .arguments = arguments, .standardInput = input, .timeout = std::chrono::milliseconds(timeoutMs)
        };

        const Outcome plain = runUnprepared(*program, job);
        const Outcome prepared = runPrepared(*program, job);
        QCOMPARE(prepared.record.problem, plain.record.problem);
        QVERIFY(plain.record.problem.isEmpty());
        QVERIFY(!plain.record.prepared());
        const bool fitsIntoOneMessage = arguments.size() < 100;
        QCOMPARE(prepared.record.prepared(), fitsIntoOneMessage);
        for (int stream = 0; stream < 2; ++stream) {
            const auto got = comparable(prepared.output.text[stream]).split('\n');
            const auto expected = comparable(plain.output.text[stream]).split('\n');
            for (qsizetype line = 0; line < std::min(got.size(), expected.size()); ++line)
                QVERIFY2(
                    got[line] == expected[line], (got[line] + "\n--- instead of ---\n" + expected[line]).constData());
            QCOMPARE(got.size(), expected.size());
        }
        QCOMPARE(prepared.record.exitCode, plain.record.exitCode);
        QCOMPARE(prepared.record.signal, plain.record.signal);
        QCOMPARE(prepared.record.timedOut, plain.record.timedOut);
        QCOMPARE(prepared.record.timedOut, timeoutMs < 10'000);
        QCOMPARE(prepared.record.oomKilled, plain.record.oomKilled);
    }

    void noTwoRunsShareRandomNumbers()
    {
        if (!canRun(QStringLiteral("python")))
            QSKIP("Needs the interpreter on this machine.");
        QVERIFY(guestFor(QStringLiteral("python")));
        const auto program = testProgramFor(*m_guest, QStringLiteral("random_numbers.py"));
        QVERIFY(program.has_value());
        QSet<QByteArray> seen;
        constexpr int runs = 4;
        for (int run = 0; run < runs; ++run) {
            const Outcome outcome = runPrepared(*program, {});
            QVERIFY(outcome.record.prepared());
            const QList<QByteArray> numbers = outcome.output.text[0].trimmed().split(' ');
            QCOMPARE(numbers.size(), 4);
            seen.unite(QSet<QByteArray>(numbers.begin(), numbers.end()));
        }
        QCOMPARE(seen.size(), 4 * runs);
    }

    void whatWaitsIsForTheSourceAsItIs()
    {
        if (!canRun(QStringLiteral("python")))
            QSKIP("Needs the interpreter on this machine.");
        QVERIFY(guestFor(QStringLiteral("python")));
        auto program = testProgramFor(*m_guest, QStringLiteral("package"));
        QVERIFY(program.has_value());
        QVERIFY(runPrepared(*program, {}).output.text[0].contains("counting is executed once"));
        QVERIFY(prepareProgram(*program, m_guest->agent(), TaskContext()).has_value());
        for (Program::File& file : program->files)
            file.content.replace("is executed once", "was changed");
        const Outcome changed = runPrepared(*program, {});
        QVERIFY(changed.record.prepared());
        QVERIFY2(changed.output.text[0].contains("counting was changed"), changed.output.text[0].constData());
    }

    void aWaitingInterpreterThatDiedIsReplacedByTheRun()
    {
        if (!canRun(QStringLiteral("python")))
            QSKIP("Needs the interpreter on this machine.");
        LocalGuest guest;
        auto program = testProgramFor(guest, QStringLiteral("echo.py"));
        QVERIFY(program.has_value());
        // The interpreter says that it is ready and ends.
        const QByteArray dies = "import os\nos.write(3, b'R')\nos._exit(0)\n";
        for (Toolchain::Ahead::File& file : program->tools.ahead.files) {
            if (file.name == QLatin1String("sitecustomize.py"))
                file.content = dies;
        }
        Job job;
        job.arguments << QStringLiteral("x");
        QVERIFY(prepareProgram(*program, guest.agent(), TaskContext()).has_value());
        QTRY_VERIFY(!guest.hasChildren());
        OutputCollector output;
        RunRecord record;
        const auto now = std::chrono::steady_clock::now();
        QVERIFY(executeJob(*program, job, guest.agent(), now, output, record, TaskContext()).has_value());
        QVERIFY(!record.prepared());
        QCOMPARE(output.text[0], QByteArray("['x']\n"));
        QCOMPARE(record.exitCode, 0);
    }

    void memoryIsWhatARunByItselfNeeds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("mebibytes");
        for (const int mebibytes : { 0, 20, 120 })
            QTest::addRow("memory.py %d", mebibytes) << QStringLiteral("memory.py") << mebibytes;
        for (const int mebibytes : { 0, 20, 120 })
            QTest::addRow("memory.js %d", mebibytes) << QStringLiteral("memory.js") << mebibytes;
        QTest::addRow("package") << QStringLiteral("package") << 0;
    }
    void memoryIsWhatARunByItselfNeeds()
    {
        QFETCH(QString, name);
        QFETCH(int, mebibytes);
        if (!canRun(imageFor(name)))
            QSKIP("Needs the interpreter on this machine.");
        QVERIFY(guestFor(imageFor(name)));
        const auto program = testProgramFor(*m_guest, name);
        QVERIFY(program.has_value());
        Job job;
        job.arguments << QString::number(mebibytes);
        const auto plain = double(runUnprepared(*program, job).record.measured.peakMemoryBytes);
        const Outcome prepared = runPrepared(*program, job);
        QVERIFY(prepared.record.prepared());
        const auto peak = double(prepared.record.measured.peakMemoryBytes);
        const QString numbers = QStringLiteral("%1: %2 MiB prepared, %3 MiB not")
                                    .arg(name)
                                    .arg(peak / (1 << 20), 0, 'f', 2)
                                    .arg(plain / (1 << 20), 0, 'f', 2);
        qInfo().noquote() << numbers;
        // The kernel counts resident pages of a thread in batches of 64.
        constexpr double batch = 64 * 4096;
        QVERIFY2(std::abs(peak - plain) <= 0.05 * plain + batch, qPrintable(numbers));
        QVERIFY(peak >= double(mebibytes) * (1 << 20));
    }

    void aProgramThatNeedsTooMuchIsKilledAsEver()
    {
        if (!inGuests())
            QSKIP("Needs a guest, whose memory is bounded.");
        if (!canRun(QStringLiteral("python")))
            QSKIP("Needs the interpreter on this machine.");
        QVERIFY(guestFor(QStringLiteral("python")));
        const auto program = testProgramFor(*m_guest, QStringLiteral("hog.py"));
        QVERIFY(program.has_value());
        const Outcome outcome = runPrepared(*program, {});
        QVERIFY(outcome.record.prepared());
        QVERIFY(outcome.record.oomKilled);
        QCOMPARE(outcome.record.signal, SIGKILL);
    }
};

QTEST_GUILESS_MAIN(PreparedTest)
#include "preparedtest.moc"
