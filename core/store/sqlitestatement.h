// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace Foreguest {

/// A prepared statement on SQLite's own interface, for the millions of rows of a graph, where a QVariant a value costs
/// more than the row. Of one thread, as its connection is. Positions of bound values count from 1, columns from 0.
class SqliteStatement
{
public:
    static Result<SqliteStatement> prepare(sqlite3* connection, QByteArrayView sql);

    void bind(int position, qint64 value);
    void bind(int position, double value);
    void bindNull(int position);
    /// `text` must live until the next step() has ended.
    void bindText(int position, QByteArrayView text);
    void bindBlob(int position, QByteArrayView blob);

    /// True: a row is there; false: the end was reached, and the statement may be bound and stepped again.
    Result<bool> step();
    /// Steps through a statement that has no rows, and makes it ready for the next values.
    Result<> execute();
    void reset();

    bool isReadOnly() const;
    int columnCount() const;
    enum class ValueType { Null, Integer, Real, Text, Blob };
    ValueType type(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QByteArrayView text(int column) const; ///< Valid until the next step().
    QByteArrayView blob(int column) const; ///< Valid until the next step().

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit SqliteStatement(sqlite3_stmt* statement);
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// What SQLite says of the last failure on a connection, as an Error: interrupted is Cancelled, damage is Protocol.
Error sqliteError(sqlite3* connection, const QString& what);

} // namespace Foreguest
