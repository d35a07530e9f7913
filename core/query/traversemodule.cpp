// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/traversemodule.h"

#include "core/query/traversal.h"

#include <sqlite3.h>

#include <array>

namespace Foreguest {

namespace {

enum Column { Source, Target, Depth, Path, Kinds, Undirected, Least, Most, ColumnCount };
/// Bits of the plan: which ends are given. The arguments come in the order of the columns.
enum Plan { FromSource = 1, FromTarget = 2 };

struct Table
{
    sqlite3_vtab base {};
    LinkReader* links = nullptr;
};

struct Cursor
{
    sqlite3_vtab_cursor base {};
    Traversal search;
    int plan = 0;
    qint64 given = 0; ///< The end that the search began from.
    qint64 rowId = 0;
    bool atEnd = true;

    explicit Cursor(LinkReader& links)
        : search(links)
    {
    }
};

int connectTable(sqlite3* connection, void* links, int, const char* const*, sqlite3_vtab** table, char**)
{
    const int declared = sqlite3_declare_vtab(connection,
        "CREATE TABLE x(source INTEGER, target INTEGER, depth INTEGER, path TEXT, kinds INTEGER HIDDEN, "
        "undirected INTEGER HIDDEN, least INTEGER HIDDEN, most INTEGER HIDDEN)");
    if (declared != SQLITE_OK)
        return declared;
    auto* made = new Table;
    made->links = static_cast<LinkReader*>(links);
    *table = &made->base;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete reinterpret_cast<Table*>(table);
    return SQLITE_OK;
}

int planSearch(sqlite3_vtab*, sqlite3_index_info* info)
{
    std::array<int, ColumnCount> constraintOf;
    constraintOf.fill(-1);
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        if (constraint.op != SQLITE_INDEX_CONSTRAINT_EQ || constraint.iColumn < 0)
            continue;
        if (constraint.usable && constraintOf[size_t(constraint.iColumn)] < 0)
            constraintOf[size_t(constraint.iColumn)] = i;
    }
    const bool hasSource = constraintOf[Source] >= 0;
    const bool hasTarget = constraintOf[Target] >= 0;
    int argument = 0;
    for (const int column : { Source, Target, Kinds, Undirected, Least, Most }) {
        const int constraint = constraintOf[size_t(column)];
        if (constraint < 0 && column >= Kinds)
            return SQLITE_CONSTRAINT;
        if (constraint < 0)
            continue;
        info->aConstraintUsage[constraint].argvIndex = ++argument;
        info->aConstraintUsage[constraint].omit = 1;
    }
    if (!hasSource && !hasTarget)
        return SQLITE_CONSTRAINT;
    info->idxNum = (hasSource ? FromSource : 0) | (hasTarget ? FromTarget : 0);
    const bool isBetween = hasSource && hasTarget;
    info->estimatedCost = isBetween ? 2'000 : 10'000;
    info->estimatedRows = isBetween ? 1 : 500;
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor)
{
    auto* made = new Cursor(*reinterpret_cast<Table*>(table)->links);
    *cursor = &made->base;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete reinterpret_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int report(sqlite3_vtab_cursor* cursor, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return SQLITE_INTERRUPT;
    sqlite3_free(cursor->pVtab->zErrMsg);
    cursor->pVtab->zErrMsg = sqlite3_mprintf("%s", error.message.toUtf8().constData());
    return error.code == ErrorCode::Protocol ? SQLITE_CORRUPT_VTAB : SQLITE_ERROR;
}

int nextRow(sqlite3_vtab_cursor* base)
{
    auto* cursor = reinterpret_cast<Cursor*>(base);
    const auto found = cursor->search.next();
    if (!found)
        return report(base, found.error());
    cursor->atEnd = !*found;
    ++cursor->rowId;
    return SQLITE_OK;
}

int beginSearch(sqlite3_vtab_cursor* base, int plan, const char*, int count, sqlite3_value** values)
{
    auto* cursor = reinterpret_cast<Cursor*>(base);
    cursor->plan = plan;
    cursor->rowId = 0;
    cursor->atEnd = true;
    const int ends = plan == (FromSource | FromTarget) ? 2 : 1;
    if (count != ends + 4)
        return SQLITE_INTERNAL;
    std::array<qint64, 6> numbers {};
    constexpr qint64 highest = 1LL << 31;
    for (int i = 0; i < count; ++i) {
        // What is no node (null, of an OPTIONAL MATCH) has no walks.
        if (sqlite3_value_type(values[i]) != SQLITE_INTEGER)
            return SQLITE_OK;
        numbers[size_t(i)] = sqlite3_value_int64(values[i]);
        if (numbers[size_t(i)] < 0 || numbers[size_t(i)] > highest)
            return SQLITE_OK;
    }
    const qint64* rest = numbers.data() + ends;
    const WalkRule rule { quint32(rest[0]), rest[1] != 0, quint32(rest[2]), quint32(rest[3]) };
    cursor->given = numbers[0];
    const Result<> begun = ends == 2 ? cursor->search.beginBetween(rule, quint32(numbers[0]), quint32(numbers[1]))
                                     : cursor->search.begin(rule, quint32(numbers[0]), plan == FromTarget);
    if (!begun)
        return report(base, begun.error());
    return nextRow(base);
}

int isAtEnd(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<Cursor*>(cursor)->atEnd ? 1 : 0;
}

QByteArray toJson(const std::vector<quint32>& ids)
{
    QByteArray json = "[";
    for (const quint32 id : ids)
        json += (json.size() > 1 ? "," : "") + QByteArray::number(id);
    return json + ']';
}

int readColumn(sqlite3_vtab_cursor* base, sqlite3_context* context, int column)
{
    const auto* cursor = reinterpret_cast<Cursor*>(base);
    const bool fromTarget = cursor->plan == FromTarget;
    switch (column) {
    case Source:
        sqlite3_result_int64(context, fromTarget ? cursor->search.node() : cursor->given);
        break;
    case Target:
        sqlite3_result_int64(context, fromTarget ? cursor->given : cursor->search.node());
        break;
    case Depth:
        sqlite3_result_int64(context, cursor->search.depth());
        break;
    case Path: {
        const QByteArray json = toJson(cursor->search.path());
        sqlite3_result_text(context, json.constData(), int(json.size()), SQLITE_TRANSIENT);
        break;
    }
    default:
        sqlite3_result_null(context);
        break;
    }
    return SQLITE_OK;
}

int readRowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = reinterpret_cast<Cursor*>(cursor)->rowId;
    return SQLITE_OK;
}

sqlite3_module makeModule()
{
    sqlite3_module module {};
    // No xCreate: the table is always there, and none can be made.
    module.xConnect = connectTable;
    module.xBestIndex = planSearch;
    module.xDisconnect = disconnectTable;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = beginSearch;
    module.xNext = nextRow;
    module.xEof = isAtEnd;
    module.xColumn = readColumn;
    module.xRowid = readRowId;
    return module;
}

} // namespace

Result<> registerTraverse(sqlite3* connection, LinkReader& links)
{
    static const sqlite3_module module = makeModule();
    if (sqlite3_create_module(connection, "traverse", &module, &links) != SQLITE_OK)
        return tl::unexpected(sqliteError(connection, QStringLiteral("traverse")));
    return {};
}

} // namespace Foreguest
