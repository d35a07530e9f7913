// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

#include <QSemaphore>
#include <QTest>

using namespace Foreguest;

class TaskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resultAndProgressArriveOnTheCallersThread()
    {
        Task<int> task;
        QThread* progressThread = nullptr;
        QThread* resultThread = nullptr;
        int value = 0;
        task.start(
            this,
            [](const TaskContext& context) -> Result<int> {
                context.report(QStringLiteral("half"), 0.5);
                return 42;
            },
            [&](const Result<int>& result) {
                value = result.value_or(-1);
                resultThread = QThread::currentThread();
            },
            [&](const Progress& progress) {
                QCOMPARE(progress.fraction, 0.5);
                progressThread = QThread::currentThread();
            });
        QTRY_COMPARE(value, 42);
        QCOMPARE(resultThread, thread());
        QCOMPARE(progressThread, thread());
        QVERIFY(!task.isRunning());
    }

    void theLatestRequestWins()
    {
        QSemaphore release;
        Task<int> task;
        QList<int> results;
        auto finished = [&](const Result<int>& result) { results << result.value_or(-1); };
        task.start(
            this,
            [&](const TaskContext&) -> Result<int> {
                release.acquire();
                return 1;
            },
            finished);
        task.start(
            this, [&](const TaskContext&) -> Result<int> { return 2; }, finished);
        QTRY_COMPARE(results, QList<int> { 2 });
        release.release();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(results, QList<int> { 2 });
    }

    void aRequestedCancelReachesTheJobAndItsResultArrives()
    {
        Task<> task;
        std::optional<ErrorCode> code;
        QSemaphore started;
        task.start(
            this,
            [&](const TaskContext& context) -> Result<> {
                QSemaphore stopped;
                const auto hook = context.whenCancelled([&] { stopped.release(); });
                started.release();
                stopped.acquire();
                return context.checkpoint();
            },
            [&](const Result<>& result) { code = result ? ErrorCode::Internal : result.error().code; });
        started.acquire();
        task.requestCancel();
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, ErrorCode::Cancelled);
    }

    void aDestroyedContextDropsTheResult()
    {
        auto* context = new QObject;
        bool called = false;
        QSemaphore release;
        {
            Task<int> task;
            task.start(
                context,
                [&](const TaskContext&) -> Result<int> {
                    release.acquire();
                    return 1;
                },
                [&](const Result<int>&) { called = true; });
            delete context;
            release.release();
            QThreadPool::globalInstance()->waitForDone();
        }
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TaskTest)
#include "tasktest.moc"
