// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/workbench/outputbuffer.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace Foreguest;

class WorkbenchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUploadIsShownAndAnalysedAgain()
    {
        const auto workbench = m_fixture.workbench();
        QVERIFY(!workbench->notRunnable().isEmpty());
        const QString path = m_fixture.writeProgram();
        workbench->open({ path });
        QVERIFY(workbench->isAnalysing());
        QCOMPARE(workbench->activities()->running().size(), 1U);
        QTRY_VERIFY(workbench->upload());
        QVERIFY(workbench->activities()->running().empty());
        QVERIFY(workbench->notRunnable().isEmpty());
        workbench->selection()->select(workbench->selection()->analysis().graph->find("pairs.pairs"));
        const UploadPtr first = workbench->upload();
        workbench->reanalyse();
        QTRY_VERIFY(workbench->upload() != first);
        const Selection* selection = workbench->selection();
        QCOMPARE(selection->analysis().graph->qualifiedName(selection->node()), QStringLiteral("pairs.pairs"));
    }

    void filesThatChangeAreAnalysedAgain()
    {
        const auto workbench = m_fixture.workbench();
        m_fixture.write(QStringLiteral("followed/a.py"), "import b\nb.f()\n");
        const QString second = QStringLiteral("followed/b.py");
        m_fixture.write(second, "def f():\n    return 1\n");
        workbench->open({ m_fixture.sources.filePath(QStringLiteral("followed")) });
        QTRY_VERIFY(workbench->upload());
        const auto has = [&](const char* name) {
            return workbench->upload()->analysis.graph->find(QByteArrayView(name)) != noIndex;
        };
        QCOMPARE(workbench->upload()->effort.filesRead, size_t(2));
        // The watch may not have started yet, so the edit is made until it is seen.
        int edits = 0;
        const auto isEdited = [&](const QString& name, const QByteArray& text, const char* seen) {
            m_fixture.write(name, text + QByteArray(++edits, '\n'));
            return QTest::qWaitFor([&] { return has(seen); }, 1000);
        };
        QTRY_VERIFY(isEdited(second, "def f():\n    return 1\ndef g(): f()\n", "b.g"));
        // Written anew under its name, as editors do.
        QVERIFY(QFile::remove(m_fixture.sources.filePath(second)));
        QTRY_VERIFY(isEdited(second, "def f():\n    return 1\ndef h(): f()\n", "b.h"));
        QVERIFY(!has("b.g"));
        QTRY_VERIFY(isEdited(QStringLiteral("followed/c.py"), "def added(): pass\n", "c.added"));
    }

    void aPathThatIsNotThereIsToldAndKeepsWhatIsShown()
    {
        const auto workbench = m_fixture.workbench();
        workbench->open({ m_fixture.writeProgram() });
        QTRY_VERIFY(workbench->upload());
        const UploadPtr before = workbench->upload();
        QSignalSpy problems(workbench.get(), &Workbench::problem);
        QSignalSpy failed(workbench.get(), &Workbench::uploadFailed);
        workbench->open({ m_fixture.sources.filePath(QStringLiteral("none.py")) });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(workbench->upload(), before);
    }

    void aCancelledAnalysisIsNoProblem()
    {
        const auto workbench = m_fixture.workbench();
        QSignalSpy problems(workbench.get(), &Workbench::problem);
        QSignalSpy ended(workbench->activities(), &Activities::changed);
        workbench->open({ m_fixture.sources.path() });
        workbench->activities()->requestCancel(workbench->activities()->running().front().id);
        QTRY_VERIFY(workbench->activities()->running().empty());
        QVERIFY(problems.isEmpty());
        QVERIFY(ended.size() >= 3);
    }

    void destructionWaitsForJobsAndRefusesLaterOnes()
    {
        auto workbench = m_fixture.workbench();
        QSemaphore started;
        std::atomic<bool> isLeft = false;
        Task<> task;
        workbench->start<void>(
            task, this,
            [&](Pipeline& pipeline, const TaskContext& context) -> Result<> {
                QSemaphore cancelled;
                const auto hook = context.whenCancelled([&] { cancelled.release(); });
                started.release();
                cancelled.acquire();
                const auto runs = pipeline.history().runCount();
                isLeft = true;
                return runs ? context.checkpoint() : Result<>(tl::unexpected(runs.error()));
            },
            [](const Result<>&) {});
        started.acquire();
        workbench.reset();
        QVERIFY(isLeft);
    }

    void aClosedGateLetsNobodyIn()
    {
        JobGate gate;
        const TaskContext context;
        QVERIFY(gate.enter(context) != nullptr);
        gate.closeAndWait();
        QVERIFY(gate.enter(context) == nullptr);
    }

    void anUnusableHistoryIsReplacedForTheSession()
    {
        PipelineOptions options;
        options.historyPath = QStringLiteral("/proc/no/such/place/history.db");
        Result<Session> session = openSession(options);
        QVERIFY2(session, session ? "" : qPrintable(session.error().toString()));
        QVERIFY(session->problem.has_value());
        QVERIFY(session->pipeline->history().runCount());
    }

private:
    Fixture m_fixture;
};

QTEST_MAIN(WorkbenchTest)
#include "workbenchtest.moc"
