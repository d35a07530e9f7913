// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/paths.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QThreadStorage>
#include <QUrl>
#include <QUuid>

#include <unistd.h>

namespace Foreguest {

namespace {

/// The connections that a thread opened; closed when the thread ends.
struct ThreadConnections
{
    QStringList names;

    ~ThreadConnections()
    {
        for (const QString& name : names)
            QSqlDatabase::removeDatabase(name);
    }
};
QThreadStorage<ThreadConnections*> threadConnections;

Error sqlError(const QSqlError& error, const QString& what)
{
    enum SqliteCode { Busy = 5, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CantOpen = 14, NotADatabase = 26 };
    const QString details = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
        return { ErrorCode::TimedOut, QStringLiteral("The database is locked by another process: %1").arg(what),
            QStringLiteral("Close other Foreguest processes, then try again."), details };
    case ReadOnly:
    case CantOpen:
        return { ErrorCode::PermissionDenied, QStringLiteral("The database can't be written: %1").arg(what),
            QStringLiteral("Check the rights of the file and of its folder, or set FOREGUEST_HOME to another folder."),
            details };
    case Full:
    case IoError:
        return { ErrorCode::ResourceExhausted,
            QStringLiteral("The disk with the database is full or failing: %1").arg(what),
            QStringLiteral("Free some space (foreguestctl image gc), then try again."), details };
    case Corrupt:
    case NotADatabase:
        return { ErrorCode::Protocol, QStringLiteral("The database is damaged: %1").arg(what),
            QStringLiteral("Start Foreguest again: the damaged file is kept aside and a new one begun."), details };
    default:
        return { ErrorCode::Internal, QStringLiteral("A database statement failed: %1").arg(what), {}, details };
    }
}

bool isWritable(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists() && ::access(QFile::encodeName(path).constData(), W_OK) != 0)
        return false;
    return ::access(QFile::encodeName(info.absolutePath()).constData(), W_OK) == 0;
}

} // namespace

Statement::Statement(QSqlQuery query)
    : m_query(std::move(query))
{
}

Result<> Statement::execute(std::initializer_list<QVariant> values)
{
    int position = 0;
    for (const QVariant& value : values) {
        // Qt binds a null QString as NULL; an empty text is what the caller means. NULL is an invalid QVariant.
        const bool isNullText = value.userType() == QMetaType::QString && value.toString().isNull();
        m_query.bindValue(position++, isNullText ? QVariant(QStringLiteral("")) : value);
    }
    if (!m_query.exec())
        return tl::unexpected(sqlError(m_query.lastError(), m_query.lastQuery().simplified().left(200)));
    return {};
}

Database::Database(QString path)
    : m_path(std::move(path))
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    if (!threadConnections.hasLocalData())
        return;
    QStringList& names = threadConnections.localData()->names;
    const QStringList own = names.filter(m_id);
    for (const QString& name : own) {
        QSqlDatabase::removeDatabase(name);
        names.removeOne(name);
    }
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, const QStringList& migrations, Check check)
{
    std::unique_ptr<Database> database(new Database(QFileInfo(path).absoluteFilePath()));
    const QString folder = QFileInfo(database->m_path).absolutePath();
    const auto folderMade = Paths::ensureDirectory(folder);
    // Two processes that start together must not migrate, or move a damaged file aside, at the same time.
    QLockFile lock(database->m_path + QStringLiteral(".lock"));
    if (folderMade && isWritable(database->m_path) && lock.tryLock(10'000)) {
        auto ready = database->connect(Access::ReadWrite).and_then([&] { return database->checkIntegrity(check); });
        if (!ready && ready.error().code == ErrorCode::Protocol)
            ready = database->moveDamagedAside(ready.error());
        if (ready)
            ready = database->migrate(migrations);
        if (ready)
            return database;
        if (ready.error().code != ErrorCode::PermissionDenied && ready.error().code != ErrorCode::ResourceExhausted)
            return tl::unexpected(ready.error());
    }
    if (QFileInfo::exists(database->m_path) && database->connect(Access::ReadOnly) && database->checkIntegrity(check)) {
        database->m_notice
            = QStringLiteral("The history %1 can only be read: new runs are not kept. "
                             "Make the file and its folder writable, or set FOREGUEST_HOME to another folder.")
                  .arg(database->m_path);
        return database;
    }
    FOREGUEST_TRY(database->connect(Access::Memory));
    database->m_notice
        = QStringLiteral("The history %1 can't be used: runs are kept in memory only. "
                         "Check the rights and the free space of its folder, or set FOREGUEST_HOME to another folder.")
              .arg(database->m_path);
    FOREGUEST_TRY(database->migrate(migrations));
    return database;
}

QSqlDatabase Database::connection() const
{
    const QString name = QStringLiteral("%1-%2").arg(m_id).arg(int(m_access));
    if (!threadConnections.hasLocalData())
        threadConnections.setLocalData(new ThreadConnections);
    // The name holds the thread, since QSqlDatabase's names are of the whole process.
    const QString threadName
        = QStringLiteral("%1-%2").arg(name).arg(reinterpret_cast<quintptr>(threadConnections.localData()), 0, 16);
    if (QSqlDatabase::contains(threadName))
        return QSqlDatabase::database(threadName);

    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), threadName);
    threadConnections.localData()->names << threadName;
    const QString encodedPath = QString::fromUtf8(QUrl::toPercentEncoding(m_path, "/"));
    switch (m_access) {
    case Access::ReadWrite:
        connection.setDatabaseName(m_path);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        break;
    case Access::ReadOnly:
        // Without write access there may be no -shm file, which a plain read-only connection to a WAL database needs.
        connection.setDatabaseName(QStringLiteral("file:%1?immutable=1").arg(encodedPath));
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"));
        break;
    case Access::Memory:
        connection.setDatabaseName(QStringLiteral("file:%1?mode=memory&cache=shared").arg(m_id));
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=10000"));
        break;
    }
    if (connection.open()) {
        QSqlQuery pragma(connection);
        pragma.exec(QStringLiteral("PRAGMA foreign_keys = ON"));
        if (m_access == Access::ReadWrite) {
            pragma.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
            pragma.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
        }
    }
    return connection;
}

Result<> Database::connect(Access access)
{
    m_access = access;
    const QSqlDatabase opened = connection();
    if (!opened.isOpen())
        return tl::unexpected(sqlError(opened.lastError(), m_path));
    return {};
}

Result<> Database::checkIntegrity(Check check) const
{
    if (check == Check::Header)
        return run(QStringLiteral("SELECT count(*) FROM sqlite_schema")).map([](const Statement&) {});
    FOREGUEST_TRY_ASSIGN(found, run(QStringLiteral("PRAGMA quick_check(1)")));
    if (found.next() && found.text(0) == QLatin1String("ok"))
        return {};
    return failure(ErrorCode::Protocol, QStringLiteral("The database %1 is damaged.").arg(m_path), {}, found.text(0));
}

Result<> Database::moveDamagedAside(const Error& cause)
{
    for (const QString& name : threadConnections.localData()->names.filter(m_id)) {
        QSqlDatabase::removeDatabase(name);
        threadConnections.localData()->names.removeOne(name);
    }
    const QString aside
        = QStringLiteral("%1.damaged-%2")
              .arg(m_path, QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    for (const QString& suffix : { QString(), QStringLiteral("-wal"), QStringLiteral("-shm") }) {
        if (QFile::exists(m_path + suffix) && !QFile::rename(m_path + suffix, aside + suffix))
            return failure(ErrorCode::PermissionDenied,
                QStringLiteral("The damaged database %1 can't be moved aside.").arg(m_path),
                QStringLiteral("Move it away by hand, then start Foreguest again."), cause.details);
    }
    m_notice = QStringLiteral("The history %1 was damaged. It is kept as %2; a new one was begun.").arg(m_path, aside);
    return connect(Access::ReadWrite);
}

Result<> Database::migrate(const QStringList& migrations)
{
    FOREGUEST_TRY_ASSIGN(query, run(QStringLiteral("PRAGMA user_version")));
    const qint64 version = query.next() ? query.integer(0) : 0;
    if (version > migrations.size())
        return failure(ErrorCode::InvalidInput,
            QStringLiteral(
                "The database %1 was written by a newer version of Foreguest (schema %2, this one knows %3).")
                .arg(m_path)
                .arg(version)
                .arg(migrations.size()),
            QStringLiteral("Use that version, or set FOREGUEST_HOME to another folder."));
    if (version == migrations.size())
        return {};
    FOREGUEST_TRY_ASSIGN(transaction, Transaction::begin(*this));
    for (qint64 next = version; next < migrations.size(); ++next)
        FOREGUEST_TRY(runScript(migrations[next]));
    FOREGUEST_TRY(run(QStringLiteral("PRAGMA user_version = %1").arg(migrations.size())));
    return transaction.commit();
}

sqlite3* Database::native() const
{
    const QVariant handle = connection().driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

Result<Statement> Database::prepare(const QString& sql) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return tl::unexpected(sqlError(query.lastError(), sql.simplified().left(200)));
    return Statement(std::move(query));
}

Result<Statement> Database::run(const QString& sql, std::initializer_list<QVariant> values) const
{
    FOREGUEST_TRY_ASSIGN(statement, prepare(sql));
    FOREGUEST_TRY(statement.execute(values));
    return statement;
}

Result<> Database::runScript(const QString& sql) const
{
    QString statement;
    for (const QString& line : sql.split(u'\n')) {
        if (line.startsWith(QLatin1String("--")))
            continue;
        statement += line + u'\n';
        if (!line.endsWith(u';'))
            continue;
        FOREGUEST_TRY(run(statement));
        statement.clear();
    }
    return {};
}

Database::Transaction::Transaction(const Database& database)
    : m_database(&database)
{
}

Database::Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Result<Database::Transaction> Database::Transaction::begin(const Database& database)
{
    FOREGUEST_TRY(database.run(QStringLiteral("BEGIN IMMEDIATE")));
    return Transaction(database);
}

Database::Transaction::~Transaction()
{
    if (m_database)
        (void)m_database->run(QStringLiteral("ROLLBACK"));
}

Result<> Database::Transaction::commit()
{
    FOREGUEST_TRY(m_database->run(QStringLiteral("COMMIT")));
    m_database = nullptr;
    return {};
}

} // namespace Foreguest
