// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/pipeline/doctor.h"

#include <QJsonArray>

namespace Foreguest {

namespace {

QJsonObject reportJson(const std::vector<DoctorFinding>& findings, bool usable)
{
    QJsonArray array;
    for (const DoctorFinding& finding : findings)
        array.append(QJsonObject { { QStringLiteral("id"), finding.id }, { QStringLiteral("title"), finding.title },
            { QStringLiteral("state"), doctorStateName(finding.state) }, { QStringLiteral("detail"), finding.detail },
            { QStringLiteral("remedy"), finding.remedy } });
    return { { QStringLiteral("schema"), QStringLiteral("foreguest.doctor/1") }, { QStringLiteral("usable"), usable },
        { QStringLiteral("findings"), array } };
}

Result<ExitCode> security(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(
        points, examineSecurity(invocation.options().value(QStringLiteral("connect")), invocation.context()));
    if (!invocation.json()) {
        for (const HardeningPoint& point : points) {
            invocation.print(
                QStringLiteral("%1  %2: %3").arg(hardeningStateName(point.state), -8).arg(point.title, point.evidence));
            if (!point.remedy.isEmpty())
                invocation.print(QStringLiteral("          → ") + point.remedy);
        }
        return ExitCode::Done;
    }
    QJsonArray array;
    for (const HardeningPoint& point : points)
        array.append(QJsonObject { { QStringLiteral("id"), point.id }, { QStringLiteral("title"), point.title },
            { QStringLiteral("state"), hardeningStateName(point.state) },
            { QStringLiteral("evidence"), point.evidence }, { QStringLiteral("remedy"), point.remedy } });
    invocation.print(QJsonObject { { QStringLiteral("schema"), QStringLiteral("foreguest.security/1") },
        { QStringLiteral("isolated"), points.front().state == HardeningPoint::State::Holds },
        { QStringLiteral("points"), array } });
    return ExitCode::Done;
}

Result<ExitCode> doctor(const Invocation& invocation)
{
    if (invocation.options().isSet(QStringLiteral("security")))
        return security(invocation);
    const std::vector<DoctorFinding> findings
        = examineHost(invocation.options().value(QStringLiteral("connect")), invocation.context());
    const bool usable = std::none_of(findings.begin(), findings.end(),
        [](const DoctorFinding& finding) { return finding.state == DoctorFinding::State::Missing; });
    if (invocation.json()) {
        invocation.print(reportJson(findings, usable));
    } else {
        for (const DoctorFinding& finding : findings) {
            invocation.print(QStringLiteral("%1  %2: %3")
                                 .arg(doctorStateName(finding.state), -8)
                                 .arg(finding.title, finding.detail));
            if (!finding.remedy.isEmpty())
                invocation.print(QStringLiteral("          → ") + finding.remedy);
        }
    }
    return usable ? ExitCode::Done : ExitCode::Failed;
}

} // namespace

Command doctorCommand()
{
    return { QStringLiteral("doctor"), QString(),
        QStringLiteral("What of KVM, libvirt, QEMU, images and rights is missing, and what mends it."), 0, 0,
        { QCommandLineOption(QStringLiteral("security"),
            QStringLiteral("Boot a guest and say which of the walls around it hold on this host.")) },
        doctor };
}

} // namespace Foreguest
