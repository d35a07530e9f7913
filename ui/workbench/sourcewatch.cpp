// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/sourcewatch.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>
#include <QTimer>

namespace Foreguest {

namespace {
/// Below what systems allow a user by default.
constexpr qsizetype mostWatched = 10'000;
constexpr std::chrono::milliseconds quiet { 200 };
} // namespace

/// Lives in the watch's thread: looking at thousands of files would block the window.
class SourceWatch::Worker : public QObject
{
public:
    explicit Worker(SourceWatch* watch)
        : m_watch(watch)
        , m_files(new QFileSystemWatcher(this))
        , m_timer(new QTimer(this))
    {
        m_timer->setSingleShot(true);
        m_timer->setInterval(quiet);
        connect(m_timer, &QTimer::timeout, this, [this] { tell(); });
        connect(m_files, &QFileSystemWatcher::fileChanged, this, [this](const QString& path) {
            m_changed.insert(path);
            m_timer->start();
        });
        connect(m_files, &QFileSystemWatcher::directoryChanged, this, [this] {
            m_hasOthers = true;
            m_timer->start();
        });
    }

    void watch(const CodeGraph& graph)
    {
        // Without its folder a file that is written anew is lost, so both or none.
        QSet<QString> wanted;
        const auto want = [&](const QString& path) {
            if (wanted.size() + 2 <= mostWatched)
                wanted << path << QFileInfo(path).path();
        };
        for (const SourceFile& file : graph.files)
            want(file.path);
        for (const SkippedFile& file : graph.skipped)
            want(file.path);
        const QStringList known = m_files->files() + m_files->directories();
        QStringList gone;
        for (const QString& path : known) {
            if (!wanted.contains(path))
                gone << path;
        }
        if (!gone.isEmpty())
            m_files->removePaths(gone);
        m_wanted = std::move(wanted);
        watchMissing();
    }

private:
    /// Files that were written anew under their name are no longer watched by it.
    void watchMissing()
    {
        const QStringList known = m_files->files() + m_files->directories();
        QSet<QString> missing = m_wanted;
        missing.subtract(QSet<QString>(known.begin(), known.end()));
        missing.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
        if (!missing.isEmpty())
            m_files->addPaths(missing.values());
    }

    void tell()
    {
        watchMissing();
        QStringList files(m_changed.begin(), m_changed.end());
        files.sort();
        const bool others = m_hasOthers;
        m_changed.clear();
        m_hasOthers = false;
        Q_EMIT m_watch->changed(files, others);
    }

    SourceWatch* m_watch;
    QFileSystemWatcher* m_files;
    QTimer* m_timer;
    QSet<QString> m_wanted;
    QSet<QString> m_changed;
    bool m_hasOthers = false;
};

SourceWatch::SourceWatch(QObject* parent)
    : QObject(parent)
    , m_worker(new Worker(this))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

SourceWatch::~SourceWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void SourceWatch::watch(std::shared_ptr<const CodeGraph> graph)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, graph = std::move(graph)] { worker->watch(*graph); }, Qt::QueuedConnection);
}

} // namespace Foreguest
