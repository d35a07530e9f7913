// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphstore.h"

#include "core/base/paths.h"
#include "core/graph/storewriter.h"
#include "core/store/database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace Foreguest {

namespace {

QString graphFolder()
{
    return Paths::cache() + QStringLiteral("/graphs");
}

QString latestMark()
{
    return graphFolder() + QStringLiteral("/latest");
}

Result<QStringList> migrations()
{
    QStringList scripts;
    for (const QString& name : listResources(QStringLiteral("graph"))) {
        FOREGUEST_TRY_ASSIGN(script, readResource(QStringLiteral("graph/") + name));
        scripts << QString::fromUtf8(script);
    }
    return scripts;
}

void removeStore(const QString& path)
{
    for (const QString& suffix : { QString(), QStringLiteral("-wal"), QStringLiteral("-shm") })
        QFile::remove(path + suffix);
}

} // namespace

GraphStore::GraphStore(QString path)
    : m_path(std::move(path))
{
}

GraphStore::~GraphStore() = default;

QString GraphStore::path() const
{
    return m_path;
}

QString GraphStore::pathFor(const QStringList& paths)
{
    QStringList absolute;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const QString canonical = info.canonicalFilePath();
        absolute << (canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical);
    }
    absolute.sort();
    // The paths as they were given are part of the file names in the graph, so they are part of its identity.
    const QByteArray key = (absolute + paths).join(u'\n').toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32);
    return graphFolder() + u'/' + QString::fromLatin1(hash) + QStringLiteral(".db");
}

Result<QString> GraphStore::latest()
{
    QFile mark(latestMark());
    if (mark.open(QIODevice::ReadOnly)) {
        const QString path = graphFolder() + u'/' + QFileInfo(QString::fromUtf8(mark.read(4096)).trimmed()).fileName();
        if (QFileInfo(path).isFile())
            return path;
    }
    const QFileInfoList stores = QDir(graphFolder()).entryInfoList({ QStringLiteral("*.db") }, QDir::Files, QDir::Time);
    if (!stores.isEmpty())
        return stores.front().absoluteFilePath();
    return failure(ErrorCode::NotFound, QStringLiteral("No graph has been stored yet."),
        QStringLiteral("Name the sources to ask about: foreguestctl query 'MATCH …' PATH."));
}

Result<> GraphStore::markLatest(const QString& path)
{
    FOREGUEST_TRY(Paths::ensureDirectory(graphFolder()));
    QSaveFile mark(latestMark());
    const QByteArray name = QFileInfo(path).fileName().toUtf8();
    if (!mark.open(QIODevice::WriteOnly) || mark.write(name) != name.size() || !mark.commit())
        return failure(ErrorCode::PermissionDenied,
            QStringLiteral("%1 can't be written: %2").arg(latestMark(), mark.errorString()),
            QStringLiteral("Check the rights of the folder, or set FOREGUEST_HOME to another one."));
    // The oldest go, so that the cache does not grow with every folder that was ever looked at.
    constexpr qsizetype storesKept = 32;
    const QFileInfoList stores = QDir(graphFolder()).entryInfoList({ QStringLiteral("*.db") }, QDir::Files, QDir::Time);
    for (qsizetype i = storesKept; i < stores.size(); ++i)
        removeStore(stores[i].absoluteFilePath());
    return {};
}

Result<> GraphStore::reopen()
{
    FOREGUEST_TRY_ASSIGN(scripts, migrations());
    auto opened = Database::open(m_path, scripts, Database::Check::Header);
    if (!opened && opened.error().code == ErrorCode::InvalidInput) {
        // Written by another version of the program: what is in it can be made again.
        removeStore(m_path);
        opened = Database::open(m_path, scripts, Database::Check::Header);
    }
    if (!opened)
        return tl::unexpected(opened.error());
    if ((*opened)->access() != Database::Access::ReadWrite)
        return failure(ErrorCode::PermissionDenied, QStringLiteral("The graph can't be stored in %1.").arg(m_path),
            QStringLiteral("Make its folder writable, or set FOREGUEST_HOME to another folder."));
    m_database = std::move(*opened);
    // Database keeps what was damaged; a graph is only a cache.
    const QFileInfo info(m_path);
    for (const QString& name : info.dir().entryList({ info.fileName() + QStringLiteral(".damaged-*") }, QDir::Files))
        info.dir().remove(name);
    return {};
}

Result<std::unique_ptr<GraphStore>> GraphStore::open(const QString& path)
{
    std::unique_ptr<GraphStore> store(new GraphStore(path));
    FOREGUEST_TRY(store->reopen());
    return store;
}

Result<StoreUpdate> GraphStore::update(const CodeGraph& graph, const NodeNotes& notes, const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    const GraphRows rows(graph, notes);
    const auto write = [&]() -> Result<StoreUpdate> {
        FOREGUEST_TRY_ASSIGN(transaction, Database::Transaction::begin(*m_database));
        StoreWriter writer(m_database->native(), graph, rows, context);
        FOREGUEST_TRY_ASSIGN(update, writer.write());
        FOREGUEST_TRY(transaction.commit());
        return update;
    };
    auto update = write();
    if (!update && (update.error().code == ErrorCode::Protocol || update.error().code == ErrorCode::Internal)) {
        m_database.reset();
        removeStore(m_path);
        FOREGUEST_TRY(reopen());
        update = write();
    }
    if (update)
        update->elapsedMs = double(timer.nsecsElapsed()) / 1e6;
    return update;
}

} // namespace Foreguest
