// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runcolumns.h"

#include "ui/guests/guestcolumns.h"
#include "ui/profile/forecastcolumns.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

#include <cmath>

namespace Foreguest {

class RunText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::RunText)
};

namespace {

const QString missing = QStringLiteral("–");

std::optional<double> predictedMemory(const RunRecord& record)
{
    const auto predicted = record.predicted.find(Quantity::PeakMemory);
    return predicted == record.predicted.end() ? std::nullopt : std::optional(predicted->second.likely);
}

QVariant outcomeColour(const RunRecord& record)
{
    if (record.state == RunState::Running)
        return {};
    return themeColor(record.succeeded() ? ColorRole::Good : ColorRole::Bad, QGuiApplication::palette());
}

/// A run that did not finish has measured nothing.
QString measured(const RunRecord& record, Quantity quantity)
{
    return record.state == RunState::Finished ? quantityToString(quantity, record.measured.value(quantity)) : missing;
}

Column<RunRecord> quantityColumn(Quantity quantity, const QString& title)
{
    return { .title = title,
        .text = [quantity](const RunRecord& row) { return measured(row, quantity); },
        .sortKey = [quantity](const RunRecord& row) { return row.measured.value(quantity); },
        .isNumber = true };
}

} // namespace

QString outcomeText(const RunRecord& record)
{
    switch (record.state) {
    case RunState::Running:
        return RunText::tr("running");
    case RunState::Failed:
        return RunText::tr("failed");
    case RunState::Cancelled:
        return RunText::tr("cancelled");
    case RunState::Interrupted:
        return RunText::tr("interrupted");
    case RunState::Finished:
        break;
    }
    if (record.oomKilled)
        return RunText::tr("out of memory");
    if (record.timedOut)
        return RunText::tr("timed out");
    if (record.signal != 0)
        return RunText::tr("signal %1").arg(record.signal);
    return RunText::tr("exit %1").arg(record.exitCode);
}

QString deltaText(double measuredValue, double predictedValue)
{
    if (predictedValue <= 0)
        return {};
    const double ratio = measuredValue / predictedValue;
    if (ratio >= 10)
        return QStringLiteral("×%1").arg(qRound(ratio));
    const int percent = qRound((ratio - 1) * 100);
    const QString sign = percent > 0 ? QStringLiteral("+") : percent < 0 ? QStringLiteral("−") : QStringLiteral("±");
    return QStringLiteral("%1%2 %").arg(sign).arg(std::abs(percent));
}

std::vector<MeasuredRow> measuredRows(const RunRecord& record)
{
    std::vector<MeasuredRow> rows;
    for (const Quantity quantity : allQuantities) {
        const auto predicted = record.predicted.find(quantity);
        rows.push_back(
            { quantity, predicted == record.predicted.end() ? std::nullopt : std::optional(predicted->second),
                record.measured.value(quantity) });
    }
    return rows;
}

std::vector<Column<MeasuredRow>> measuredColumns()
{
    using Row = MeasuredRow;
    const auto why = [](const Row& row) { return row.predicted ? row.predicted->why : QString(); };
    return {
        { .title = RunText::tr("Quantity"),
            .text = [](const Row& row) { return quantityTitle(row.quantity); },
            .toolTip = why },
        { .title = RunText::tr("Predicted"),
            .text =
                [](const Row& row) {
                    return row.predicted ? quantityToString(row.quantity, row.predicted->likely) : missing;
                },
            .toolTip = why,
            .isNumber = true },
        { .title = RunText::tr("Planned"),
            .text =
                [](const Row& row) {
                    return row.predicted ? quantityToString(row.quantity, row.predicted->bound) : missing;
                },
            .toolTip = why,
            .isNumber = true },
        { .title = RunText::tr("Measured"),
            .text = [](const Row& row) { return quantityToString(row.quantity, row.measured); },
            .isNumber = true },
        { .title = RunText::tr("Delta"),
            .text
            = [](const Row& row) { return row.predicted ? deltaText(row.measured, row.predicted->likely) : QString(); },
            .isNumber = true,
            .titleToolTip = RunText::tr("Measured against predicted") },
    };
}

std::vector<Column<RunRecord>> runColumns()
{
    using Row = RunRecord;
    return {
        { .title = RunText::tr("Run"),
            .text = [](const Row& row) { return QString::number(row.id); },
            .sortKey = [](const Row& row) { return row.id; },
            .isNumber = true },
        { .title = RunText::tr("Started"),
            .text =
                [](const Row& row) {
                    return QLocale().toString(row.startedAt.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
                },
            .sortKey = [](const Row& row) { return row.startedAt; } },
        { .title = RunText::tr("Program"),
            .text = [](const Row& row) { return QFileInfo(row.program).fileName(); },
            .toolTip = [](const Row& row) { return row.program; } },
        { .title = RunText::tr("Result"),
            .text = outcomeText,
            .toolTip = [](const Row& row) { return row.problem.isEmpty() ? outcomeText(row) : row.problem; },
            .foreground = outcomeColour },
        { .title = RunText::tr("Guest"),
            .text = [](const Row& row) { return row.warm ? RunText::tr("warm") : RunText::tr("cold"); },
            .titleToolTip = RunText::tr("Warm: the guest was booted and prepared before the request") },
        { .title = RunText::tr("Accel"),
            .text = [](const Row& row) { return acceleratorText(row.accelerator); },
            .titleToolTip = RunText::tr("Accelerator: KVM, or TCG where the hardware can't be used") },
        { .title = RunText::tr("First byte"),
            .text =
                [](const Row& row) {
                    return row.requestToFirstByteMs ? durationToString(*row.requestToFirstByteMs / 1000) : missing;
                },
            .sortKey = [](const Row& row) { return row.requestToFirstByteMs.value_or(-1); },
            .isNumber = true,
            .titleToolTip = RunText::tr("From the request to the first byte of output") },
        quantityColumn(Quantity::WallSeconds, RunText::tr("Wall")),
        quantityColumn(Quantity::CpuSeconds, RunText::tr("CPU")),
        quantityColumn(Quantity::PeakMemory, RunText::tr("Peak memory")),
        { .title = RunText::tr("Predicted"),
            .text =
                [](const Row& row) {
                    const auto predicted = predictedMemory(row);
                    return predicted ? quantityToString(Quantity::PeakMemory, *predicted) : missing;
                },
            .sortKey = [](const Row& row) { return predictedMemory(row).value_or(-1); },
            .isNumber = true,
            .titleToolTip = RunText::tr("Peak memory as it was predicted before the run") },
        { .title = RunText::tr("Delta"),
            .text =
                [](const Row& row) {
                    const auto predicted = predictedMemory(row);
                    return predicted && row.state == RunState::Finished
                        ? deltaText(row.measured.value(Quantity::PeakMemory), *predicted)
                        : QString();
                },
            .isNumber = true,
            .titleToolTip = RunText::tr("Measured peak memory against predicted") },
    };
}

} // namespace Foreguest
