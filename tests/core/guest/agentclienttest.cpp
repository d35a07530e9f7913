// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentprocess.h"
#include "resources/guest/protocol.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Foreguest;
using namespace std::chrono_literals;

/// The host's end against the real program of the guests.
class AgentClientTest : public QObject
{
    Q_OBJECT
private:
    ExecRequest shell(const QString& script) const
    {
        ExecRequest request;
        request.arguments = QStringList { QStringLiteral("sh"), QStringLiteral("-c"), script };
        request.workingDirectory = m_folder.path();
        return request;
    }
    Result<ExecResult> execute(const ExecRequest& request)
    {
        return m_client->execute(request, m_output, TaskContext());
    }

    SharedFolder m_folder;
    std::unique_ptr<AgentProcess> m_process;
    std::unique_ptr<AgentClient> m_client;
    OutputCollector m_output;

private Q_SLOTS:
    void init()
    {
        m_output = {};
        m_process = std::make_unique<AgentProcess>();
        auto client = m_process->connect();
        QVERIFY2(client.has_value(), client ? "" : qPrintable(client.error().toString()));
        m_client = std::move(*client);
    }
    void cleanup()
    {
        m_client.reset();
        m_process.reset();
    }

    void theHelloSaysWhatTheGuestHas()
    {
        QCOMPARE(m_client->hello().version, FG_PROTOCOL_VERSION);
        QVERIFY(m_client->hello().memory.value > 0);
        QVERIFY(m_client->hello().cpus >= 1);
        QVERIFY(!m_client->hello().kernel.isEmpty());
        QVERIFY(m_client->ping(10s).has_value());
    }

    void outputExitCodeAndEnvironmentAreTheProgramsOwn()
    {
        ExecRequest request = shell(QStringLiteral("echo out $NAME; pwd; echo err >&2; exit 3"));
        request.environment << QStringLiteral("NAME=value");
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 3);
        QCOMPARE(result->signal, 0);
        QCOMPARE(m_output.text[0], "out value\n" + m_folder.path().toUtf8() + '\n');
        QCOMPARE(m_output.text[1], QByteArray("err\n"));
        QCOMPARE(result->outputBytes[0], m_output.text[0].size());
        QCOMPARE(m_output.starts, 1);
        QVERIFY(result->usage.wallSeconds > 0);
        QVERIFY(result->usage.peakMemoryBytes > 0);
    }

    void programsRunWithoutRights()
    {
        if (!(m_client->hello().features & FG_HAS_UNPRIVILEGED_USER))
            QSKIP("Needs root, to change the user.");
        QVERIFY(execute(shell(QStringLiteral("id -u; grep -E '^(CapBnd|NoNewPrivs)' /proc/self/status; ulimit -c")))
                    .has_value());
        QCOMPARE(m_output.text[0].simplified(), QByteArray("1000 CapBnd: 0000000000000000 NoNewPrivs: 1 0"));
    }

    void aSignalIsReported()
    {
        const auto result = execute(shell(QStringLiteral("kill -SEGV $$")));
        QVERIFY(result.has_value());
        QCOMPARE(result->signal, SIGSEGV);
        QCOMPARE(result->exitCode, 0);
    }

    void whatCannotBeStartedIsAnErrorAndTheGuestStaysUsable()
    {
        ExecRequest request = shell({});
        request.arguments = QStringList { QStringLiteral("no-such-program") };
        auto result = execute(request);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        request = shell(QStringLiteral("true"));
        request.workingDirectory = QStringLiteral("/no/such/folder");
        result = execute(request);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(execute(shell(QStringLiteral("exit 4"))).value().exitCode, 4);
    }

    void atTheTimeoutTheWholeTreeIsKilled()
    {
        ExecRequest request = shell(QStringLiteral("sleep 1000 & setsid sleep 1000 & echo $$; sleep 1000"));
        request.timeout = 300ms;
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QVERIFY(result->timedOut);
        QCOMPARE(result->signal, SIGKILL);
        QCOMPARE(m_output.text[0].size(), result->outputBytes[0]);
    }

    void whatTheProgramLeavesBehindIsKilled()
    {
        const auto result = execute(shell(QStringLiteral("setsid sh -c 'sleep 1000; sleep 1000' & echo done")));
        QVERIFY(result.has_value());
        QVERIFY(!result->timedOut);
        QCOMPARE(result->exitCode, 0);
        QCOMPARE(m_output.text[0], QByteArray("done\n"));
    }

    void inputOfAnySizeComesThrough()
    {
        ExecRequest request = shell(QStringLiteral("cat"));
        for (int i = 0; i < 200'000; ++i)
            request.standardInput += QByteArray::number(i) + ' ';
        QVERIFY(request.standardInput.size() > 2 * FG_INPUT_WINDOW);
        QVERIFY(execute(request).has_value());
        QCOMPARE(m_output.text[0], request.standardInput);
    }

    void aProgramThatDoesNotReadItsInputEnds()
    {
        ExecRequest request = shell(QStringLiteral("exec <&-; sleep 0.1; exit 5"));
        request.standardInput = QByteArray(4 * FG_INPUT_WINDOW, 'x');
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 5);
        QCOMPARE(execute(shell(QStringLiteral("exit 6"))).value().exitCode, 6);
    }

    void outputBeyondTheLimitIsCountedAndThrownAway()
    {
        ExecRequest request = shell(QStringLiteral("head -c 1000000000 /dev/zero; echo end >&2"));
        request.outputLimit = 100'000;
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QCOMPARE(result->exitCode, 0);
        QCOMPARE(result->outputBytes[0], 1'000'000'000);
        QCOMPARE(m_output.text[0].size(), 100'000);
        QCOMPARE(m_output.text[1], QByteArray("end\n"));
    }

    void cancellingKillsTheTreeAndTheGuestStaysUsable()
    {
        TaskContext context;
        m_output.onOutput = [&context] { context.cancel(); };
        const auto result
            = m_client->execute(shell(QStringLiteral("sleep 1000 & echo up; sleep 1000")), m_output, context);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        m_output.onOutput = nullptr;
        QCOMPARE(execute(shell(QStringLiteral("exit 7"))).value().exitCode, 7);
    }

    void cancellingFromAnotherThreadWakesAWaitingRun()
    {
        TaskContext context;
        std::thread other;
        m_output.onOutput = [&] { other = std::thread([context] { context.cancel(); }); };
        const auto result = m_client->execute(shell(QStringLiteral("echo up; sleep 1000")), m_output, context);
        other.join();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void aForkBombIsBounded()
    {
        if (!(m_client->hello().features & FG_HAS_PROCESS_LIMIT))
            QSKIP("Needs a cgroup v2 with the pids controller.");
        ExecRequest request = shell(QStringLiteral("f() { f | f & }; f; sleep 1000"));
        request.timeout = 1s;
        request.processLimit = 50;
        const auto result = execute(request);
        QVERIFY(result.has_value());
        QVERIFY(result->processLimitHit);
        QCOMPARE(execute(shell(QStringLiteral("exit 8"))).value().exitCode, 8);
    }

    void filesArriveWithTheirFoldersAndModes()
    {
        QByteArray content(1'000'000, 0);
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = char(i * 7 + i / 256);
        const QString path = m_folder.path() + QStringLiteral("/deep/er/file name");
        QVERIFY(m_client->putFile(path, content, true, TaskContext()).has_value());
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), content);
        QVERIFY(file.permissions() & QFile::ExeOther);
        QVERIFY(m_client->putFile(path, {}, false, TaskContext()).has_value());
        QCOMPARE(QFile(path).size(), 0);
    }

    void filesThatCannotBeWrittenAreNamed()
    {
        const QString folder = m_folder.path();
        for (const QString& path :
            { QStringLiteral("relative"), folder + QStringLiteral("/../x"), folder + QStringLiteral("//x") }) {
            const auto put = m_client->putFile(path, "x", false, TaskContext());
            QVERIFY(!put);
            QCOMPARE(put.error().code, ErrorCode::InvalidInput);
        }
        QVERIFY(QFile::link(QStringLiteral("/etc/hostname"), folder + QStringLiteral("/link")));
        const auto put
            = m_client->putFile(folder + QStringLiteral("/link"), QByteArray(200'000, 'x'), false, TaskContext());
        QVERIFY(!put);
        QVERIFY2(put.error().message.contains(folder), qPrintable(put.error().message));
        QVERIFY(m_client->ping(10s).has_value());
    }

    void aGuestThatEndsDuringARunIsToldFromARunThatEnds()
    {
        m_output.onOutput = [this] { m_process->kill(); };
        const auto result = execute(shell(QStringLiteral("echo up; sleep 2")));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY2(result.error().message.startsWith(QStringLiteral("The guest ended during the run")),
            qPrintable(result.error().message));
        QVERIFY(!result.error().remedy.isEmpty());
        QVERIFY(!m_client->ping(1s));
    }

    void aSocketThatNeverAppearsIsATimeout()
    {
        const auto client = AgentClient::connect(m_folder.path() + QStringLiteral("/none"), 50ms, TaskContext());
        QVERIFY(!client);
        QCOMPARE(client.error().code, ErrorCode::TimedOut);
        const auto tooLong = AgentClient::connect(QString(200, QLatin1Char('x')), 50ms, TaskContext());
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(AgentClientTest)
#include "agentclienttest.moc"
