// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/doctor.h"

#include "core/base/hostfacts.h"
#include "core/base/paths.h"
#include "core/guest/guesthost.h"
#include "core/guest/imagestore.h"
#include "core/history/history.h"

#include <QStandardPaths>
#include <QStorageInfo>

namespace Foreguest {

namespace {

using State = DoctorFinding::State;

struct Tool
{
    const char* program;
    const char* package;
    const char* purpose;
};
constexpr Tool tools[] {
    { "qemu-system-x86_64", "qemu-system-x86", "runs guests" },
    { "qemu-img", "qemu-utils", "makes guests' disks" },
    { "mmdebstrap", "mmdebstrap", "builds images" },
    { "mke2fs", "e2fsprogs", "builds images" },
    { "fakeroot", "fakeroot", "builds images without root rights" },
    { "newuidmap", "uidmap", "builds images without root rights" },
    { "lz4", "lz4", "unpacks the guests' kernel" },
};

QString findProgram(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(name, { QStringLiteral("/usr/sbin"), QStringLiteral("/sbin") })
        : found;
}

DoctorFinding examineTool(const Tool& tool)
{
    const QString name = QString::fromLatin1(tool.program);
    const QString path = findProgram(name);
    if (!path.isEmpty())
        return { name, QStringLiteral("%1 (%2)").arg(name, QString::fromLatin1(tool.purpose)), State::Ok, path, {} };
    return { name, QStringLiteral("%1 (%2)").arg(name, QString::fromLatin1(tool.purpose)), State::Missing,
        QStringLiteral("not found in PATH"),
        QStringLiteral("sudo apt-get install %1").arg(QString::fromLatin1(tool.package)) };
}

DoctorFinding examineAcceleration(const HostFacts& host)
{
    if (host.accelerator == Accelerator::Kvm)
        return { QStringLiteral("kvm"), QStringLiteral("Hardware virtualisation (KVM)"), State::Ok,
            host.accelerationProven
                ? QStringLiteral("/dev/kvm runs guests")
                : QStringLiteral("/dev/kvm can be opened; the first guest shows whether it runs guests"),
            {} };
    return { QStringLiteral("kvm"), QStringLiteral("Hardware virtualisation (KVM)"), State::Warning,
        QStringLiteral("Guests run under QEMU's translator (TCG): many times slower, and not an isolation boundary."),
        host.accelerationNote };
}

DoctorFinding examineMemory(const HostFacts& host)
{
    const bool enough = host.memoryAvailable >= Bytes::gib(1);
    return { QStringLiteral("memory"), QStringLiteral("Memory for guests"), enough ? State::Ok : State::Warning,
        QStringLiteral("%1 of %2 available").arg(host.memoryAvailable.toString(), host.memoryTotal.toString()),
        enough ? QString() : QStringLiteral("Close other programs, or choose smaller profiles.") };
}

DoctorFinding examineDisk()
{
    (void)Paths::ensureDirectory(Paths::data());
    const QStorageInfo storage(Paths::data());
    const Bytes available { storage.bytesAvailable() };
    const bool enough = available >= Bytes::gib(3);
    return { QStringLiteral("disk"), QStringLiteral("Disk for images"), enough ? State::Ok : State::Warning,
        QStringLiteral("%1 available in %2").arg(available.toString(), Paths::data()),
        enough ? QString()
               : QStringLiteral("foreguestctl image gc, or set FOREGUEST_HOME to a folder on a larger disk") };
}

/// The image that was used last, where it is built from today's recipe.
Result<Image> imageAtHand(const TaskContext& context)
{
    ImageStore store(Paths::images());
    FOREGUEST_TRY_ASSIGN(images, store.list());
    if (!images.empty()) {
        FOREGUEST_TRY_ASSIGN(recipe, imageRecipe(images.front().name));
        if (store.has(recipe, {}))
            return store.ensure(recipe, {}, context);
    }
    return failure(ErrorCode::NotFound, QStringLiteral("No guest image is built yet."),
        QStringLiteral("foreguestctl image build python"));
}

/// With an image at hand a trial boot tells what /dev/kvm is worth.
void proveAccelerator(GuestHost& host, const TaskContext& context)
{
    if (const auto image = imageAtHand(context))
        (void)host.proveAccelerator(*image, context);
}

DoctorFinding examineConnection(const QString& uri, const TaskContext& context)
{
    const QString title = QStringLiteral("libvirt connection");
    auto host = GuestHost::open(uri, context);
    if (host)
        proveAccelerator(**host, context);
    if (host)
        return { QStringLiteral("libvirt"), title, State::Ok,
            QStringLiteral("%1, %2").arg((*host)->uri(), acceleratorName((*host)->accelerator())), {} };
    return { QStringLiteral("libvirt"), title, State::Missing, host.error().message, host.error().remedy };
}

DoctorFinding examineImages()
{
    const QString title = QStringLiteral("Guest images");
    const auto images = ImageStore(Paths::images()).list();
    if (!images)
        return { QStringLiteral("images"), title, State::Missing, images.error().message, images.error().remedy };
    QStringList names;
    for (const Image& image : *images)
        names << image.name;
    names.removeDuplicates();
    if (names.isEmpty())
        return { QStringLiteral("images"), title, State::Warning,
            QStringLiteral("none is built yet; the first run builds its own"),
            QStringLiteral("foreguestctl image build") };
    return { QStringLiteral("images"), title, State::Ok, names.join(QStringLiteral(", ")), {} };
}

DoctorFinding examineHistory()
{
    const QString title = QStringLiteral("History");
    const auto history = History::open(Paths::historyDatabase());
    if (!history)
        return { QStringLiteral("history"), title, State::Missing, history.error().message, history.error().remedy };
    const QString notice = (*history)->notice();
    return { QStringLiteral("history"), title, notice.isEmpty() ? State::Ok : State::Warning,
        notice.isEmpty() ? Paths::historyDatabase() : notice, {} };
}

} // namespace

QString doctorStateName(DoctorFinding::State state)
{
    switch (state) {
    case State::Ok:
        return QStringLiteral("ok");
    case State::Warning:
        return QStringLiteral("warning");
    case State::Missing:
        return QStringLiteral("missing");
    }
    return {};
}

std::vector<DoctorFinding> examineHost(const QString& connectUri, const TaskContext& context)
{
    const DoctorFinding connection = examineConnection(connectUri, context);
    const HostFacts host = HostFacts::read();
    std::vector<DoctorFinding> findings { examineAcceleration(host) };
    for (const Tool& tool : tools)
        findings.push_back(examineTool(tool));
    findings.push_back(connection);
    findings.push_back(examineImages());
    findings.push_back(examineHistory());
    findings.push_back(examineMemory(host));
    findings.push_back(examineDisk());
    return findings;
}

Result<std::vector<HardeningPoint>> examineSecurity(GuestHost& host, const TaskContext& context)
{
    GuestSpec spec;
    FOREGUEST_TRY_ASSIGN(image, imageAtHand(context));
    spec.image = image;
    spec.profile.name = spec.profile.title = QStringLiteral("security");
    FOREGUEST_TRY_ASSIGN(guest, host.boot(spec, context));
    FOREGUEST_TRY_ASSIGN(evidence, guest->hardeningEvidence(context));
    return examineHardening(evidence);
}

Result<std::vector<HardeningPoint>> examineSecurity(const QString& connectUri, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(host, GuestHost::open(connectUri, context));
    return examineSecurity(*host, context);
}

} // namespace Foreguest
