// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guests/guestcolumns.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace Foreguest {

class GuestText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::GuestText)
};

namespace {

QString milliseconds(double ms)
{
    return ms < 0 ? QStringLiteral("–") : durationToString(ms / 1000);
}

double ageInSeconds(const GuestInfo& guest)
{
    return static_cast<double>(guest.createdAt.msecsTo(QDateTime::currentDateTime())) / 1000;
}

QVariant stateColour(const GuestInfo& guest)
{
    switch (guest.state) {
    case GuestState::Ready:
    case GuestState::Running:
        return themeColor(ColorRole::Good, QGuiApplication::palette());
    case GuestState::Failed:
        return themeColor(ColorRole::Bad, QGuiApplication::palette());
    default:
        return {};
    }
}

} // namespace

QString guestStateText(GuestState state)
{
    switch (state) {
    case GuestState::Booting:
        return GuestText::tr("Booting");
    case GuestState::Preparing:
        return GuestText::tr("Preparing");
    case GuestState::Ready:
        return GuestText::tr("Ready");
    case GuestState::Running:
        return GuestText::tr("Running");
    case GuestState::Stopping:
        return GuestText::tr("Stopping");
    case GuestState::Gone:
        return GuestText::tr("Gone");
    case GuestState::Failed:
        return GuestText::tr("Failed");
    }
    return guestStateName(state);
}

QString acceleratorText(Accelerator accelerator)
{
    return accelerator == Accelerator::Kvm ? QStringLiteral("KVM") : QStringLiteral("TCG");
}

std::vector<Column<GuestInfo>> guestColumns()
{
    using Row = GuestInfo;
    return {
        { .title = GuestText::tr("Guest"), .text = [](const Row& row) { return row.name; } },
        { .title = GuestText::tr("State"),
            .text = [](const Row& row) { return guestStateText(row.state); },
            .toolTip = [](const Row& row) { return row.problem.isEmpty() ? guestStateText(row.state) : row.problem; },
            .foreground = stateColour },
        { .title = GuestText::tr("Program"), .text = [](const Row& row) { return row.program; } },
        { .title = GuestText::tr("Profile"), .text = [](const Row& row) { return row.profile; } },
        { .title = GuestText::tr("Image"), .text = [](const Row& row) { return row.image; } },
        { .title = GuestText::tr("Accelerator"),
            .text = [](const Row& row) { return acceleratorText(row.accelerator); } },
        { .title = GuestText::tr("vCPUs"),
            .text = [](const Row& row) { return QString::number(row.vcpus); },
            .sortKey = [](const Row& row) { return row.vcpus; },
            .isNumber = true },
        { .title = GuestText::tr("Memory"),
            .text = [](const Row& row) { return row.memory.toString(); },
            .sortKey = [](const Row& row) { return row.memory.value; },
            .isNumber = true },
        { .title = GuestText::tr("Resident"),
            .text =
                [](const Row& row) {
                    return row.residentSize.value > 0 ? row.residentSize.toString() : QStringLiteral("–");
                },
            .sortKey = [](const Row& row) { return row.residentSize.value; },
            .isNumber = true,
            .titleToolTip = GuestText::tr("Memory of its QEMU process on this host") },
        { .title = GuestText::tr("Boot"),
            .text = [](const Row& row) { return milliseconds(row.bootMs); },
            .sortKey = [](const Row& row) { return row.bootMs; },
            .isNumber = true },
        { .title = GuestText::tr("Prepare"),
            .text = [](const Row& row) { return milliseconds(row.prepareMs); },
            .sortKey = [](const Row& row) { return row.prepareMs; },
            .isNumber = true },
        { .title = GuestText::tr("Age"),
            .text = [](const Row& row) { return durationToString(std::floor(ageInSeconds(row))); },
            .sortKey = [](const Row& row) { return -row.createdAt.toMSecsSinceEpoch(); },
            .isNumber = true },
        { .title = GuestText::tr("Problem"), .text = [](const Row& row) { return row.problem; } },
    };
}

} // namespace Foreguest
