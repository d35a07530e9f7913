// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QtConcurrentRun>

#include <atomic>
#include <functional>
#include <memory>

namespace Foreguest {

/// How far a long job is. `fraction` is 0…1, or negative where the end is not known.
struct Progress
{
    QString text;
    double fraction = -1;
};

/// What a long job gets from its caller: a way to say how far it is and to learn that it should stop.
/// Cheap to copy; all copies share one state; may be used from any thread.
class TaskContext
{
public:
    using Reporter = std::function<void(const Progress&)>;

    /// A context that nobody listens to and nobody cancels.
    TaskContext();
    explicit TaskContext(Reporter reporter);

    void report(QString text, double fraction = -1) const;
    bool isCancelled() const;
    void cancel() const;
    /// An Error with ErrorCode::Cancelled once the job was cancelled: `FOREGUEST_TRY(context.checkpoint());`
    Result<> checkpoint() const;
    /// Calls `onCancel` once, from the cancelling thread, when the job is cancelled (at once if it already is).
    /// For jobs that wait in a system call. The registration lasts as long as the returned object.
    [[nodiscard]] std::shared_ptr<void> whenCancelled(std::function<void()> onCancel) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// A job on a worker thread, seen from the thread of `context`: progress, then exactly one result, unless `context`
/// is destroyed first. Destroying the Task cancels the job; it does not wait for it.
///
/// Jobs return Result<T>; they don't throw, since an exception out of QtConcurrent loses its text.
template <typename T = void> class Task
{
public:
    using Job = std::function<Result<T>(const TaskContext&)>;
    using Finished = std::function<void(Result<T>)>;

    Task() = default;
    ~Task() { cancel(); }
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;

    /// Starts `job`; a job that still runs is cancelled and its result dropped: the latest request wins.
    void start(QObject* context, Job job, Finished finished, TaskContext::Reporter progress = {})
    {
        cancel();
        const quint64 generation = ++*m_generation;
        auto isCurrent = [current = m_generation, generation] { return *current == generation; };
        m_running = std::make_shared<std::atomic<bool>>(true);
        QPointer<QObject> receiver(context);
        m_context = TaskContext([receiver, isCurrent, progress = std::move(progress)](const Progress& step) {
            if (!progress || !receiver)
                return;
            QMetaObject::invokeMethod(
                receiver,
                [=] {
                    if (isCurrent())
                        progress(step);
                },
                Qt::QueuedConnection);
        });
        auto* watcher = new QFutureWatcher<std::shared_ptr<Result<T>>>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context,
            [watcher, isCurrent, finished = std::move(finished), running = m_running] {
                watcher->deleteLater();
                if (!isCurrent())
                    return;
                *running = false;
                finished(std::move(*watcher->result()));
            });
        watcher->setFuture(QtConcurrent::run(
            [job = std::move(job), taskContext = m_context] { return std::make_shared<Result<T>>(job(taskContext)); }));
    }

    /// Asks the job to stop and drops its result: `finished` is not called.
    void cancel()
    {
        ++*m_generation;
        m_context.cancel();
        if (m_running)
            *m_running = false;
    }
    /// Asks the job to stop; `finished` is called with what it returns, normally ErrorCode::Cancelled.
    void requestCancel() { m_context.cancel(); }
    bool isRunning() const { return m_running && *m_running; }

private:
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
    std::shared_ptr<std::atomic<bool>> m_running;
    TaskContext m_context;
};

} // namespace Foreguest
