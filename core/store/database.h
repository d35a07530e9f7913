// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <initializer_list>
#include <memory>

struct sqlite3;

namespace Foreguest {

/// One prepared statement. Bind by position in the order of the `?`; then execute(), then next() for rows.
class Statement
{
public:
    Result<> execute(std::initializer_list<QVariant> values = {});
    bool next() { return m_query.next(); }
    QVariant value(int column) const { return m_query.value(column); }
    QString text(int column) const { return m_query.value(column).toString(); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    double real(int column) const { return m_query.value(column).toDouble(); }
    qint64 lastInsertId() const { return m_query.lastInsertId().toLongLong(); }

private:
    friend class Database;
    explicit Statement(QSqlQuery query);
    QSqlQuery m_query;
};

/// A SQLite file that several threads and processes use: WAL, foreign keys, a busy timeout, one connection a thread.
///
/// The version of its schema is `PRAGMA user_version`; opening applies the migrations that are missing, each in one
/// transaction (https://sqlite.org/pragma.html#pragma_user_version).
class Database
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly, ///< The file or its folder can't be written: what is there can be read.
        Memory, ///< The file can't be used at all: nothing outlives the process.
    };

    /// How much of the file open() looks at for damage.
    enum class Check {
        Pages, ///< All of it; takes as long as reading the file.
        Header, ///< That it is a database. For large files that can be made again, whose damage shows in use.
    };

    /// Opens or creates the file. `migrations` are SQL scripts: number n brings version n − 1 to version n.
    /// A damaged file is moved to `<path>.damaged-<time>` and a new one begun. Where writing is impossible the access
    /// becomes ReadOnly or Memory; notice() says what was done and what to do. Fails where the file is of a newer
    /// version of the program, or where a migration fails.
    static Result<std::unique_ptr<Database>> open(
        const QString& path, const QStringList& migrations, Check check = Check::Pages);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Access access() const { return m_access; }
    QString notice() const { return m_notice; }

    Result<Statement> prepare(const QString& sql) const;
    /// Prepares and executes.
    Result<Statement> run(const QString& sql, std::initializer_list<QVariant> values = {}) const;
    /// Executes a script: statements that end with `;` at the end of a line.
    Result<> runScript(const QString& sql) const;

    /// SQLite's own handle of this thread's connection, for SqliteStatement; valid as long as the thread and this
    /// object.
    sqlite3* native() const;

    /// Takes the write lock at once (BEGIN IMMEDIATE); rolls back at the end of its scope unless committed.
    class Transaction
    {
    public:
        static Result<Transaction> begin(const Database& database);
        Transaction(Transaction&& other) noexcept;
        Transaction& operator=(Transaction&&) = delete;
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        ~Transaction();
        Result<> commit();

    private:
        explicit Transaction(const Database& database);
        const Database* m_database;
    };

private:
    explicit Database(QString path);
    Result<> connect(Access access);
    Result<> checkIntegrity(Check check) const;
    Result<> migrate(const QStringList& migrations);
    Result<> moveDamagedAside(const Error& cause);
    QSqlDatabase connection() const;

    QString m_path;
    QString m_id; ///< Prefix of the connections' names.
    Access m_access = Access::ReadWrite;
    QString m_notice;
};

} // namespace Foreguest
