// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/runjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

QJsonObject jobJson(const RunRecord& record)
{
    return { { QStringLiteral("path"), record.program }, { QStringLiteral("hash"), record.programHash },
        { QStringLiteral("language"), record.language },
        { QStringLiteral("arguments"), QJsonArray::fromStringList(record.arguments) },
        { QStringLiteral("inputBytes"), record.inputBytes } };
}

QJsonObject guestJson(const RunRecord& record)
{
    return { { QStringLiteral("name"), record.guestName }, { QStringLiteral("image"), record.image },
        { QStringLiteral("imageHash"), record.imageHash }, { QStringLiteral("warm"), record.warm },
        { QStringLiteral("start"), record.warm ? QStringLiteral("warm") : QStringLiteral("cold") },
        { QStringLiteral("prepared"), record.prepared() },
        { QStringLiteral("accelerator"), acceleratorName(record.accelerator) },
        { QStringLiteral("memoryBytes"), record.guestMemory.value }, { QStringLiteral("vcpus"), record.guestVcpus } };
}

QJsonObject measuredJson(const Usage& used)
{
    return { { QStringLiteral("wallSeconds"), used.wallSeconds },
        { QStringLiteral("cpuUserSeconds"), used.cpuUserSeconds },
        { QStringLiteral("cpuSystemSeconds"), used.cpuSystemSeconds },
        { QStringLiteral("peakMemoryBytes"), used.peakMemoryBytes },
        { QStringLiteral("cgroupPeakBytes"), used.cgroupPeakBytes }, { QStringLiteral("readBytes"), used.readBytes },
        { QStringLiteral("writtenBytes"), used.writtenBytes }, { QStringLiteral("netBytes"), used.netBytes } };
}

QByteArray csvField(const QString& text)
{
    QString quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return '"' + quoted.toUtf8() + '"';
}

} // namespace

QJsonObject forecastToJson(const std::map<Quantity, PredictedQuantity>& forecast)
{
    QJsonObject object;
    for (const auto& [quantity, predicted] : forecast) {
        object[quantityName(quantity)] = QJsonObject { { QStringLiteral("likely"), predicted.likely },
            { QStringLiteral("bound"), predicted.bound }, { QStringLiteral("origin"), predicted.origin },
            { QStringLiteral("why"), predicted.why } };
    }
    return object;
}

QJsonObject runToJson(const RunRecord& record, bool withOutput)
{
    QJsonObject stages;
    for (const auto& [stage, ms] : record.stages)
        stages[stage] = ms;
    QJsonObject run { { QStringLiteral("schema"), QStringLiteral("foreguest.run/1") },
        { QStringLiteral("id"), record.id }, { QStringLiteral("state"), runStateName(record.state) },
        { QStringLiteral("startedAt"), record.startedAt.toUTC().toString(Qt::ISODateWithMs) },
        { QStringLiteral("job"), jobJson(record) },
        { QStringLiteral("profile"), QJsonDocument::fromJson(record.profileJson.toUtf8()).object() },
        { QStringLiteral("guest"), guestJson(record) }, { QStringLiteral("stages"), stages },
        { QStringLiteral("requestToFirstByteMs"),
            record.requestToFirstByteMs ? QJsonValue(*record.requestToFirstByteMs) : QJsonValue() },
        { QStringLiteral("exitCode"), record.signal == 0 ? QJsonValue(record.exitCode) : QJsonValue() },
        { QStringLiteral("signal"), record.signal != 0 ? QJsonValue(record.signal) : QJsonValue() },
        { QStringLiteral("oomKilled"), record.oomKilled }, { QStringLiteral("timedOut"), record.timedOut },
        { QStringLiteral("processLimitHit"), record.processLimitHit },
        { QStringLiteral("stdoutBytes"), record.standardOutputBytes },
        { QStringLiteral("stderrBytes"), record.standardErrorBytes }, { QStringLiteral("truncated"), record.truncated },
        { QStringLiteral("measured"), measuredJson(record.measured) },
        { QStringLiteral("predicted"), forecastToJson(record.predicted) } };
    if (record.endedAt.isValid())
        run[QStringLiteral("endedAt")] = record.endedAt.toUTC().toString(Qt::ISODateWithMs);
    if (!record.problem.isEmpty())
        run[QStringLiteral("problem")] = record.problem;
    if (withOutput) {
        run[QStringLiteral("stdout")] = QString::fromUtf8(record.standardOutput);
        run[QStringLiteral("stderr")] = QString::fromUtf8(record.standardError);
    }
    return run;
}

QByteArray runsToCsv(const std::vector<RunRecord>& records)
{
    QByteArray csv
        = "id,started,program,language,state,exit_code,signal,oom_killed,timed_out,start,accelerator,profile,"
          "request_to_first_byte_ms,wall_seconds,cpu_user_seconds,cpu_system_seconds,peak_memory_bytes,"
          "predicted_peak_memory_bytes,read_bytes,written_bytes,net_bytes\r\n";
    const auto number = [](double value) { return QByteArray::number(value, 'g', 12); };
    for (const RunRecord& record : records) {
        const Usage& used = record.measured;
        const auto predicted = record.predicted.find(Quantity::PeakMemory);
        const QList<QByteArray> fields { QByteArray::number(record.id),
            record.startedAt.toUTC().toString(Qt::ISODateWithMs).toUtf8(), csvField(record.program),
            record.language.toUtf8(), runStateName(record.state).toUtf8(), QByteArray::number(record.exitCode),
            QByteArray::number(record.signal), QByteArray::number(int(record.oomKilled)),
            QByteArray::number(int(record.timedOut)), record.warm ? "warm" : "cold",
            acceleratorName(record.accelerator).toUtf8(), csvField(record.profileName),
            record.requestToFirstByteMs ? number(*record.requestToFirstByteMs) : QByteArray(), number(used.wallSeconds),
            number(used.cpuUserSeconds), number(used.cpuSystemSeconds), QByteArray::number(used.peakMemoryBytes),
            predicted == record.predicted.end() ? QByteArray() : number(predicted->second.likely),
            QByteArray::number(used.readBytes), QByteArray::number(used.writtenBytes),
            QByteArray::number(used.netBytes) };
        csv += fields.join(',') + "\r\n";
    }
    return csv;
}

} // namespace Foreguest
