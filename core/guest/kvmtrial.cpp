// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/kvmtrial.h"

#include "core/guest/childprocess.h"
#include "core/guest/domainxml.h"
#include "resources/guest/protocol.h"

#include <QFileInfo>

namespace Foreguest {

namespace {

/// Hardware needs about a second, nested virtualisation a few.
constexpr std::chrono::seconds patience { 10 };

QString firstLine(const QString& text)
{
    return text.section(u'\n', 0, 0, QString::SectionSkipEmpty).trimmed();
}

} // namespace

Result<KvmVerdict> tryAccelerator(
    const QString& emulator, const Image& image, Accelerator accelerator, const TaskContext& context)
{
    context.report(QStringLiteral("Trying whether KVM can run guests"));
    const bool kvm = accelerator == Accelerator::Kvm;
    const QStringList machine { QStringLiteral("-machine"), QStringLiteral("q35"), QStringLiteral("-accel"),
        acceleratorName(accelerator), QStringLiteral("-cpu"),
        kvm ? QStringLiteral("host,arch-capabilities=off") : QStringLiteral("Nehalem"), QStringLiteral("-m"),
        QStringLiteral("256"), QStringLiteral("-nodefaults"), QStringLiteral("-no-user-config"),
        QStringLiteral("-display"), QStringLiteral("none"), QStringLiteral("-serial"), QStringLiteral("stdio"),
        QStringLiteral("-no-reboot"), QStringLiteral("-kernel"), image.kernel, QStringLiteral("-initrd"),
        image.initramfs, QStringLiteral("-append"), kernelCommandLine({}) + QStringLiteral(" foreguest.trial=1") };
    const auto said = runChild(
        { .program = emulator, .arguments = machine, .workingDirectory = QStringLiteral("/"), .timeLimit = patience },
        context);
    FOREGUEST_TRY(context.checkpoint());
    KvmVerdict verdict;
    verdict.emulatorBuilt = QFileInfo(emulator).lastModified();
    verdict.works = said && said->contains(FG_TRIAL_TOKEN);
    if (verdict.works)
        return verdict;
    QString reason = QStringLiteral("the kernel did not reach its first process");
    if (!said && said.error().code == ErrorCode::TimedOut)
        reason = QStringLiteral("a kernel did not start within %1 s").arg(patience.count());
    else if (!said)
        reason = firstLine(said.error().details);
    verdict.why = QStringLiteral("/dev/kvm can be opened, but it can't run a guest: %1.").arg(reason);
    verdict.why += QStringLiteral(
        " Where this is a virtual machine itself, switch on nested virtualisation for it; after a change restart it.");
    return verdict;
}

Result<KvmVerdict> kvmVerdict(const QString& emulator, const Image& image, const TaskContext& context)
{
    const auto known = KvmVerdict::read();
    if (known && known->emulatorBuilt == QFileInfo(emulator).lastModified())
        return *known;
    FOREGUEST_TRY_ASSIGN(verdict, tryAccelerator(emulator, image, Accelerator::Kvm, context));
    // Where it can't be kept the next process tries again.
    (void)verdict.write();
    return verdict;
}

} // namespace Foreguest
