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

Result<ExitCode> doctor(const Invocation& invocation)
{
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
        QStringLiteral("What of KVM, libvirt, QEMU, images and rights is missing, and what mends it."), 0, 0, {},
        doctor };
}

} // namespace Foreguest
