// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentprocess.h"
#include "core/run/runner.h"

#include <QStandardPaths>
#include <QTest>

using namespace Foreguest;

/// Preparation and jobs over the real program of the guests, on this machine.
class ExecuteJobTest : public QObject
{
    Q_OBJECT
private:
    Program shellProgram(const QByteArray& script) const
    {
        Program program;
        program.path = QStringLiteral("script.sh");
        program.entry = QStringLiteral("sub/script.sh");
        program.directory = m_folder.path();
        program.files = { { program.entry, script } };
        program.tools.run = QStringList { QStringLiteral("sh"), QStringLiteral("{entry}") };
        program.tools.environment = QStringList { QStringLiteral("COLOUR=green") };
        return program;
    }
    Result<> run(const Program& program, const Job& job, const TaskContext& context = {})
    {
        m_record = {};
        if (auto prepared = prepareProgram(program, *m_client, context); !prepared)
            return prepared;
        return executeJob(program, job, *m_client, std::chrono::steady_clock::now(), m_output, m_record, context);
    }

    SharedFolder m_folder;
    std::unique_ptr<AgentProcess> m_process;
    std::unique_ptr<AgentClient> m_client;
    OutputCollector m_output;
    RunRecord m_record;

private Q_SLOTS:
    void init()
    {
        m_output = {};
        m_process = std::make_unique<AgentProcess>();
        m_client = m_process->connect().value();
    }
    void cleanup()
    {
        m_client.reset();
        m_process.reset();
    }

    void aJobFillsTheRecord()
    {
        Job job;
        job.arguments << QStringLiteral("argument with spaces");
        job.standardInput = "typed in";
        QVERIFY(run(shellProgram("echo \"$1\" $COLOUR; cat; echo oops >&2; exit 3"), job).has_value());
        QCOMPARE(m_record.state, RunState::Finished);
        QCOMPARE(m_record.exitCode, 3);
        QVERIFY(!m_record.succeeded());
        QCOMPARE(m_record.standardOutput, QByteArray("argument with spaces green\ntyped in"));
        QCOMPARE(m_record.standardError, QByteArray("oops\n"));
        QCOMPARE(m_record.standardOutputBytes, m_record.standardOutput.size());
        QVERIFY(!m_record.truncated);
        QVERIFY(m_record.measured.wallSeconds > 0);
        QVERIFY(m_record.endedAt.isValid());
        QCOMPARE(m_output.text[0], m_record.standardOutput);
        const StageTimes& stages = m_record.stages;
        QVERIFY(stages.at(QStringLiteral("spawn")) <= stages.at(QStringLiteral("firstByte")));
        QVERIFY(stages.at(QStringLiteral("firstByte")) <= stages.at(QStringLiteral("exit")));
        QVERIFY(stages.at(QStringLiteral("exit")) <= stages.at(QStringLiteral("collect")));
        QCOMPARE(m_record.requestToFirstByteMs.value(), stages.at(QStringLiteral("firstByte")));
    }

    void aSilentJobHasNoFirstByte()
    {
        QVERIFY(run(shellProgram("exit 0"), {}).has_value());
        QVERIFY(m_record.succeeded());
        QVERIFY(!m_record.requestToFirstByteMs.has_value());
        QVERIFY(!m_record.stages.contains(QStringLiteral("firstByte")));
    }

    void outputBeyondTheLimitIsSaid()
    {
        Job job;
        job.outputLimit = 1000;
        QVERIFY(run(shellProgram("head -c 5000 /dev/zero"), job).has_value());
        QVERIFY(m_record.truncated);
        QCOMPARE(m_record.standardOutput.size(), 1000);
        QCOMPARE(m_record.standardOutputBytes, 5000);
    }

    void limitsAreInTheRecord()
    {
        Job job;
        job.timeout = std::chrono::milliseconds(200);
        QVERIFY(run(shellProgram("sleep 1000"), job).has_value());
        QVERIFY(m_record.timedOut);
        QCOMPARE(m_record.state, RunState::Finished);
        QVERIFY(!m_record.succeeded());
    }

    void aCancelledJobIsMarkedSoAndKeepsItsOutput()
    {
        TaskContext context;
        m_output.onOutput = [&context] { context.cancel(); };
        const auto result = run(shellProgram("echo partial; sleep 1000"), {}, context);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_record.state, RunState::Cancelled);
        QCOMPARE(m_record.standardOutput, QByteArray("partial\n"));
    }

    void aLostGuestIsAFailedRunWithItsReason()
    {
        m_output.onOutput = [this] { m_process->kill(); };
        QVERIFY(!run(shellProgram("echo up; sleep 2"), {}));
        QCOMPARE(m_record.state, RunState::Failed);
        QVERIFY(m_record.problem.contains(QStringLiteral("The guest ended during the run")));
    }

    void aProgramIsBuiltBeforeTheRequest()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("gcc")).isEmpty())
            QSKIP("Needs gcc.");
        Program program = shellProgram({});
        program.tools = toolchain(QStringLiteral("c")).value();
        program.entry = QStringLiteral("main.c");
        program.files = { { QStringLiteral("main.c"),
                              "#include \"part.h\"\n#include <stdio.h>\nint main(void) { puts(WORD); return 0; }\n" },
            { QStringLiteral("part.h"), "#define WORD \"built\"\n" } };
        const auto result = run(program, {});
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(m_record.standardOutput, QByteArray("built\n"));

        program.files.front().content = "int main(void) { return undeclared; }\n";
        const auto broken = run(program, {});
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
        QVERIFY2(broken.error().details.contains(QStringLiteral("undeclared")), qPrintable(broken.error().details));
    }
};

QTEST_GUILESS_MAIN(ExecuteJobTest)
#include "executejobtest.moc"
