// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/runtable.h"

#include "core/base/processidentity.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

QString isoTime(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QVariant optionalTime(const QDateTime& time)
{
    return time.isValid() ? QVariant(isoTime(time)) : QVariant();
}

QDateTime timeOf(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString argumentsJson(const QStringList& arguments)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact));
}

QStringList argumentsOf(const QString& json)
{
    QStringList arguments;
    for (const QJsonValue value : QJsonDocument::fromJson(json.toUtf8()).array())
        arguments << value.toString();
    return arguments;
}

RunState stateOf(const QString& name)
{
    for (const RunState state : { RunState::Running, RunState::Finished, RunState::Failed, RunState::Cancelled }) {
        if (runStateName(state) == name)
            return state;
    }
    return RunState::Interrupted;
}

const QString& columns()
{
    static const QString names = QStringLiteral(
        "id, source_id, state, started_at, ended_at, program, program_hash, language, arguments_json, input_bytes, "
        "profile_name, profile_json, guest_name, image, image_hash, warm, accelerator, guest_memory, guest_vcpus, "
        "request_to_first_byte_ms, exit_code, signal, oom_killed, timed_out, process_limit_hit, stdout_bytes, "
        "stderr_bytes, truncated, wall_seconds, cpu_user_seconds, cpu_system_seconds, peak_memory_bytes, "
        "cgroup_peak_bytes, read_bytes, written_bytes, net_bytes, problem");
    return names;
}

/// Reads the columns in the order of columns().
RunRecord recordOf(const Statement& row)
{
    int column = 0;
    const auto text = [&] { return row.text(column++); };
    const auto integer = [&] { return row.integer(column++); };
    const auto real = [&] { return row.real(column++); };
    const auto flag = [&] { return row.integer(column++) != 0; };

    RunRecord record;
    record.id = integer();
    record.sourceId = integer();
    record.state = stateOf(text());
    record.startedAt = timeOf(text());
    record.endedAt = timeOf(text());
    record.program = text();
    record.programHash = text();
    record.language = text();
    record.arguments = argumentsOf(text());
    record.inputBytes = integer();
    record.profileName = text();
    record.profileJson = text();
    record.guestName = text();
    record.image = text();
    record.imageHash = text();
    record.warm = flag();
    record.accelerator = text() == acceleratorName(Accelerator::Kvm) ? Accelerator::Kvm : Accelerator::Tcg;
    record.guestMemory = { integer() };
    record.guestVcpus = int(integer());
    const QVariant firstByte = row.value(column++);
    if (!firstByte.isNull())
        record.requestToFirstByteMs = firstByte.toDouble();
    record.exitCode = int(integer());
    record.signal = int(integer());
    record.oomKilled = flag();
    record.timedOut = flag();
    record.processLimitHit = flag();
    record.standardOutputBytes = integer();
    record.standardErrorBytes = integer();
    record.truncated = flag();
    record.measured.wallSeconds = real();
    record.measured.cpuUserSeconds = real();
    record.measured.cpuSystemSeconds = real();
    record.measured.peakMemoryBytes = integer();
    record.measured.cgroupPeakBytes = integer();
    record.measured.readBytes = integer();
    record.measured.writtenBytes = integer();
    record.measured.netBytes = integer();
    record.problem = text();
    return record;
}

} // namespace

Result<qint64> RunTable::insert(const RunRecord& record) const
{
    const ProcessIdentity owner = ProcessIdentity::self();
    FOREGUEST_TRY_ASSIGN(statement,
        m_database.run(
            QStringLiteral(
                "INSERT INTO runs (source_id, state, started_at, program, program_hash, language, arguments_json, "
                "input_bytes, profile_name, profile_json, owner_pid, owner_start) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            { record.sourceId > 0 ? QVariant(record.sourceId) : QVariant(), runStateName(record.state),
                isoTime(record.startedAt), record.program, record.programHash, record.language,
                argumentsJson(record.arguments), record.inputBytes, record.profileName, record.profileJson, owner.pid,
                owner.start }));
    return statement.lastInsertId();
}

Result<> RunTable::update(const RunRecord& record) const
{
    const Usage& used = record.measured;
    FOREGUEST_TRY(m_database.run(
        QStringLiteral(
            "UPDATE runs SET state = ?, ended_at = ?, guest_name = ?, image = ?, image_hash = ?, warm = ?, "
            "accelerator = ?, guest_memory = ?, guest_vcpus = ?, request_to_first_byte_ms = ?, exit_code = ?, "
            "signal = ?, oom_killed = ?, timed_out = ?, process_limit_hit = ?, stdout = ?, stderr = ?, "
            "stdout_bytes = ?, stderr_bytes = ?, truncated = ?, wall_seconds = ?, cpu_user_seconds = ?, "
            "cpu_system_seconds = ?, peak_memory_bytes = ?, cgroup_peak_bytes = ?, read_bytes = ?, "
            "written_bytes = ?, net_bytes = ?, problem = ? WHERE id = ?"),
        { runStateName(record.state), optionalTime(record.endedAt), record.guestName, record.image, record.imageHash,
            record.warm, acceleratorName(record.accelerator), record.guestMemory.value, record.guestVcpus,
            record.requestToFirstByteMs ? QVariant(*record.requestToFirstByteMs) : QVariant(), record.exitCode,
            record.signal, record.oomKilled, record.timedOut, record.processLimitHit, record.standardOutput,
            record.standardError, record.standardOutputBytes, record.standardErrorBytes, record.truncated,
            used.wallSeconds, used.cpuUserSeconds, used.cpuSystemSeconds, used.peakMemoryBytes, used.cgroupPeakBytes,
            used.readBytes, used.writtenBytes, used.netBytes, record.problem, record.id }));
    for (const auto& [stage, ms] : record.stages)
        FOREGUEST_TRY(
            m_database.run(QStringLiteral("INSERT OR REPLACE INTO run_stages (run_id, stage, ms) VALUES (?, ?, ?)"),
                { record.id, stage, ms }));
    for (const auto& [quantity, predicted] : record.predicted)
        FOREGUEST_TRY(m_database.run(
            QStringLiteral("INSERT OR REPLACE INTO run_predictions (run_id, quantity, likely, bound, "
                           "origin, why) VALUES (?, ?, ?, ?, ?, ?)"),
            { record.id, quantityName(quantity), predicted.likely, predicted.bound, predicted.origin, predicted.why }));
    return {};
}

Result<std::vector<RunRecord>> RunTable::select(
    const QString& tail, std::initializer_list<QVariant> values, bool withOutput) const
{
    const QString output = withOutput ? QStringLiteral(", stdout, stderr") : QString();
    FOREGUEST_TRY_ASSIGN(
        row, m_database.run(QStringLiteral("SELECT %1%2 FROM runs %3").arg(columns(), output, tail), values));
    const auto columnCount = int(columns().count(u',')) + 1;
    std::vector<RunRecord> records;
    while (row.next()) {
        records.push_back(recordOf(row));
        if (withOutput) {
            records.back().standardOutput = row.value(columnCount).toByteArray();
            records.back().standardError = row.value(columnCount + 1).toByteArray();
        }
    }
    for (RunRecord& record : records) {
        FOREGUEST_TRY(fillStages(record));
        FOREGUEST_TRY(fillPredictions(record));
    }
    return records;
}

Result<> RunTable::fillStages(RunRecord& record) const
{
    FOREGUEST_TRY_ASSIGN(
        row, m_database.run(QStringLiteral("SELECT stage, ms FROM run_stages WHERE run_id = ?"), { record.id }));
    while (row.next())
        record.stages[row.text(0)] = row.real(1);
    return {};
}

Result<> RunTable::fillPredictions(RunRecord& record) const
{
    FOREGUEST_TRY_ASSIGN(row,
        m_database.run(
            QStringLiteral("SELECT quantity, likely, bound, origin, why FROM run_predictions WHERE run_id = ?"),
            { record.id }));
    while (row.next()) {
        const QString name = row.text(0);
        for (const Quantity quantity : allQuantities) {
            if (quantityName(quantity) == name)
                record.predicted[quantity] = { row.real(1), row.real(2), row.text(3), row.text(4) };
        }
    }
    return {};
}

Result<int> RunTable::markInterrupted() const
{
    FOREGUEST_TRY_ASSIGN(
        row, m_database.run(QStringLiteral("SELECT id, owner_pid, owner_start FROM runs WHERE state = 'running'")));
    std::vector<qint64> orphans;
    while (row.next()) {
        if (!ProcessIdentity { row.integer(1), row.text(2) }.isAlive())
            orphans.push_back(row.integer(0));
    }
    for (const qint64 id : orphans) {
        FOREGUEST_TRY(m_database.run(
            QStringLiteral(
                "UPDATE runs SET state = 'interrupted', ended_at = ?, problem = ? WHERE id = ? AND state = 'running'"),
            { isoTime(QDateTime::currentDateTimeUtc()),
                QStringLiteral("The Foreguest process that did this run ended before the run did. Run it again."),
                id }));
    }
    return int(orphans.size());
}

} // namespace Foreguest
