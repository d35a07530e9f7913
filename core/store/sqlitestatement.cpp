// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitestatement.h"

#include <sqlite3.h>

namespace Foreguest {

Error sqliteError(sqlite3* connection, const QString& what)
{
    const QString details = QString::fromUtf8(sqlite3_errmsg(connection));
    switch (sqlite3_errcode(connection) & 0xff) {
    case SQLITE_INTERRUPT:
        return { ErrorCode::Cancelled, QStringLiteral("Stopped: %1").arg(what), {}, details };
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return { ErrorCode::TimedOut, QStringLiteral("The database is locked by another process: %1").arg(what),
            QStringLiteral("Close other Foreguest processes, then try again."), details };
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return { ErrorCode::Protocol, QStringLiteral("The database is damaged: %1").arg(what),
            QStringLiteral("Analyse the sources again: a new database is begun."), details };
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
        return { ErrorCode::ResourceExhausted, QStringLiteral("Disk or memory is used up: %1").arg(what),
            QStringLiteral("Free some space, then try again."), details };
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return { ErrorCode::PermissionDenied, QStringLiteral("The database can't be used: %1").arg(what),
            QStringLiteral("Check the rights of the file and of its folder, or set FOREGUEST_HOME to another folder."),
            details };
    default:
        return { ErrorCode::Internal, QStringLiteral("A database statement failed: %1").arg(what), {}, details };
    }
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3_stmt* statement)
    : m_statement(statement)
{
}

Result<SqliteStatement> SqliteStatement::prepare(sqlite3* connection, QByteArrayView sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, sql.data(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return tl::unexpected(
            sqliteError(connection, QString::fromUtf8(sql.first(std::min<qsizetype>(200, sql.size())))));
    return SqliteStatement(statement);
}

void SqliteStatement::bind(int position, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), position, value);
}

void SqliteStatement::bind(int position, double value)
{
    sqlite3_bind_double(m_statement.get(), position, value);
}

void SqliteStatement::bindNull(int position)
{
    sqlite3_bind_null(m_statement.get(), position);
}

void SqliteStatement::bindText(int position, QByteArrayView text)
{
    // An empty view may have no address, which SQLite would take for NULL.
    const char* data = text.isEmpty() ? "" : text.data();
    sqlite3_bind_text(m_statement.get(), position, data, int(text.size()), nullptr);
}

void SqliteStatement::bindBlob(int position, QByteArrayView blob)
{
    const char* data = blob.isEmpty() ? "" : blob.data();
    sqlite3_bind_blob(m_statement.get(), position, data, int(blob.size()), nullptr);
}

Result<bool> SqliteStatement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        sqlite3_reset(m_statement.get());
        return false;
    default: {
        const QString sql = QString::fromUtf8(sqlite3_sql(m_statement.get())).simplified().left(200);
        Error error = sqliteError(sqlite3_db_handle(m_statement.get()), sql);
        sqlite3_reset(m_statement.get());
        return tl::unexpected(std::move(error));
    }
    }
}

Result<> SqliteStatement::execute()
{
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, step());
        if (!more)
            return {};
    }
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool SqliteStatement::isReadOnly() const
{
    return sqlite3_stmt_readonly(m_statement.get()) != 0;
}

int SqliteStatement::columnCount() const
{
    return sqlite3_column_count(m_statement.get());
}

SqliteStatement::ValueType SqliteStatement::type(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return ValueType::Integer;
    case SQLITE_FLOAT:
        return ValueType::Real;
    case SQLITE_TEXT:
        return ValueType::Text;
    case SQLITE_BLOB:
        return ValueType::Blob;
    default:
        return ValueType::Null;
    }
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QByteArrayView SqliteStatement::text(int column) const
{
    const auto* data = sqlite3_column_text(m_statement.get(), column);
    return { reinterpret_cast<const char*>(data), qsizetype(sqlite3_column_bytes(m_statement.get(), column)) };
}

QByteArrayView SqliteStatement::blob(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    return { data, qsizetype(sqlite3_column_bytes(m_statement.get(), column)) };
}

} // namespace Foreguest
