// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history.h"

#include "core/base/paths.h"
#include "core/history/runtable.h"
#include "core/store/database.h"

namespace Foreguest {

struct History::Private
{
    std::unique_ptr<Database> database;
    QString notice;
};

namespace {

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

Result<QStringList> migrations()
{
    QStringList scripts;
    for (const QString& name : listResources(QStringLiteral("history"))) {
        FOREGUEST_TRY_ASSIGN(script, readResource(QStringLiteral("history/") + name));
        scripts << QString::fromUtf8(script);
    }
    return scripts;
}

} // namespace

History::History(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

History::~History() = default;

Result<std::unique_ptr<History>> History::open(const QString& path)
{
    FOREGUEST_TRY_ASSIGN(scripts, migrations());
    FOREGUEST_TRY_ASSIGN(database, Database::open(path, scripts));
    auto data = std::make_unique<Private>();
    data->database = std::move(database);
    QStringList notices { data->database->notice() };
    if (data->database->access() == Database::Access::ReadWrite) {
        FOREGUEST_TRY_ASSIGN(interrupted, RunTable(*data->database).markInterrupted());
        if (interrupted > 0)
            notices << QStringLiteral("%1 run(s) were interrupted by the end of an earlier Foreguest process.")
                           .arg(interrupted);
    }
    notices.removeAll(QString());
    data->notice = notices.join(u'\n');
    return std::unique_ptr<History>(new History(std::move(data)));
}

QString History::notice() const
{
    return d->notice;
}

Result<qint64> History::recordSource(const SourceRow& source)
{
    FOREGUEST_TRY_ASSIGN(transaction, Database::Transaction::begin(*d->database));
    FOREGUEST_TRY(d->database->run(
        QStringLiteral(
            "INSERT INTO sources (path, content_hash, language, first_seen, last_seen) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (path, content_hash) DO UPDATE SET last_seen = excluded.last_seen"),
        { source.path, source.contentHash, source.language, now(), now() }));
    FOREGUEST_TRY_ASSIGN(row,
        d->database->run(QStringLiteral("SELECT id FROM sources WHERE path = ? AND content_hash = ?"),
            { source.path, source.contentHash }));
    row.next();
    const qint64 id = row.integer(0);
    FOREGUEST_TRY(
        d->database->run(QStringLiteral("INSERT INTO graphs (source_id, created_at, summary_json) VALUES (?, ?, ?) "
                                        "ON CONFLICT (source_id) DO UPDATE SET created_at = excluded.created_at, "
                                        "summary_json = excluded.summary_json"),
            { id, now(), source.graphJson }));
    FOREGUEST_TRY(transaction.commit());
    return id;
}

Result<> History::recordPrediction(
    qint64 sourceId, const QString& profileName, const std::map<Quantity, PredictedQuantity>& values)
{
    FOREGUEST_TRY_ASSIGN(transaction, Database::Transaction::begin(*d->database));
    for (const auto& [quantity, value] : values)
        FOREGUEST_TRY(
            d->database->run(QStringLiteral("INSERT INTO predictions (source_id, created_at, profile_name, quantity, "
                                            "likely, bound, origin, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                { sourceId, now(), profileName, quantityName(quantity), value.likely, value.bound, value.origin,
                    value.why }));
    return transaction.commit();
}

Result<qint64> History::begin(const RunRecord& record)
{
    return RunTable(*d->database).insert(record);
}

Result<> History::append(const RunRecord& record)
{
    FOREGUEST_TRY_ASSIGN(transaction, Database::Transaction::begin(*d->database));
    FOREGUEST_TRY(RunTable(*d->database).update(record));
    return transaction.commit();
}

Result<std::vector<RunRecord>> History::runs(int limit, int offset) const
{
    return RunTable(*d->database).select(QStringLiteral("ORDER BY id DESC LIMIT ? OFFSET ?"), { limit, offset }, false);
}

Result<RunRecord> History::run(qint64 id) const
{
    FOREGUEST_TRY_ASSIGN(records, RunTable(*d->database).select(QStringLiteral("WHERE id = ?"), { id }, true));
    if (records.empty())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no run %1 in the history.").arg(id),
            QStringLiteral("List the runs: foreguestctl history list"));
    return std::move(records.front());
}

Result<std::vector<RunRecord>> History::runsOf(const QString& programHash, int limit) const
{
    return RunTable(*d->database)
        .select(QStringLiteral("WHERE program_hash = ? AND state <> 'running' ORDER BY id DESC LIMIT ?"),
            { programHash, limit }, false);
}

Result<qint64> History::runCount() const
{
    FOREGUEST_TRY_ASSIGN(row, d->database->run(QStringLiteral("SELECT count(*) FROM runs")));
    row.next();
    return row.integer(0);
}

Result<> History::saveProfile(const VmProfile& profile)
{
    FOREGUEST_TRY(d->database->run(
        QStringLiteral("INSERT INTO profiles (name, json, created_at, updated_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at"),
        { profile.name, QString::fromUtf8(profileToJson(profile)), now(), now() }));
    return {};
}

Result<std::vector<VmProfile>> History::savedProfiles() const
{
    FOREGUEST_TRY_ASSIGN(row, d->database->run(QStringLiteral("SELECT json FROM profiles ORDER BY name")));
    std::vector<VmProfile> profiles;
    while (row.next()) {
        // A row that can't be read costs that profile, not the others.
        if (auto profile = profileFromJson(row.text(0).toUtf8()))
            profiles.push_back(std::move(*profile));
    }
    return profiles;
}

Result<> History::removeProfile(const QString& name)
{
    FOREGUEST_TRY(d->database->run(QStringLiteral("DELETE FROM profiles WHERE name = ?"), { name }));
    return {};
}

Result<> History::saveOverride(const QString& programPath, const QString& fieldId, const std::optional<QString>& value)
{
    if (!value) {
        FOREGUEST_TRY(d->database->run(
            QStringLiteral("DELETE FROM overrides WHERE program_path = ? AND field = ?"), { programPath, fieldId }));
        return {};
    }
    FOREGUEST_TRY(
        d->database->run(QStringLiteral("INSERT INTO overrides (program_path, field, value) VALUES (?, ?, ?) "
                                        "ON CONFLICT (program_path, field) DO UPDATE SET value = excluded.value"),
            { programPath, fieldId, *value }));
    return {};
}

Result<std::map<QString, QString>> History::overrides(const QString& programPath) const
{
    FOREGUEST_TRY_ASSIGN(row,
        d->database->run(QStringLiteral("SELECT field, value FROM overrides WHERE program_path = ?"), { programPath }));
    std::map<QString, QString> values;
    while (row.next())
        values[row.text(0)] = row.text(1);
    return values;
}

Result<> History::recordGuest(const GuestRow& guest)
{
    const auto optionalMs = [](double ms) { return ms >= 0 ? QVariant(ms) : QVariant(); };
    FOREGUEST_TRY(d->database->run(
        QStringLiteral("INSERT INTO guests (name, profile, image, accelerator, state, problem, boot_ms, prepare_ms, "
                       "created_at, ended_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state, "
                       "problem = excluded.problem, boot_ms = excluded.boot_ms, prepare_ms = excluded.prepare_ms, "
                       "ended_at = excluded.ended_at"),
        { guest.name, guest.profile, guest.image, guest.accelerator, guest.state, guest.problem,
            optionalMs(guest.bootMs), optionalMs(guest.prepareMs), guest.createdAt.toUTC().toString(Qt::ISODateWithMs),
            guest.endedAt.isValid() ? QVariant(guest.endedAt.toUTC().toString(Qt::ISODateWithMs)) : QVariant() }));
    return {};
}

Result<std::vector<GuestRow>> History::guests(int limit) const
{
    FOREGUEST_TRY_ASSIGN(row,
        d->database->run(
            QStringLiteral("SELECT name, profile, image, accelerator, state, problem, boot_ms, prepare_ms, created_at, "
                           "ended_at FROM guests ORDER BY created_at DESC LIMIT ?"),
            { limit }));
    const auto optionalMs = [&row](int column) { return row.value(column).isNull() ? -1.0 : row.real(column); };
    std::vector<GuestRow> guests;
    while (row.next())
        guests.push_back({ row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), optionalMs(6),
            optionalMs(7), QDateTime::fromString(row.text(8), Qt::ISODateWithMs),
            QDateTime::fromString(row.text(9), Qt::ISODateWithMs) });
    return guests;
}

} // namespace Foreguest
