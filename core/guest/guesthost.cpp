// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guesthost.h"

#include "core/guest/domainxml.h"
#include "core/guest/guestprivate.h"
#include "core/guest/qcowoverlay.h"

#include <QElapsedTimer>
#include <QFile>
#include <QUuid>

namespace Foreguest {

namespace {

constexpr std::chrono::seconds bootPatience { 120 };

QString tailOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - 2000));
    return QString::fromUtf8(file.readAll()).section(u'\n', -8).trimmed();
}

/// Of the embedded driver's QEMU, from the pid file that libvirt writes.
qint64 processIdOf(const HostCore& host, const QString& name)
{
    QFile file(QStringLiteral("%1/run/qemu/%2.pid").arg(host.slot.root(), name));
    return host.embedded && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

/// Why a guest that libvirt started didn't get as far as its agent's hello.
Error bootFailure(
    const HostCore& host, GuestRecord& record, virDomainPtr domain, const Error& error, const TaskContext& context)
{
    const bool ended = virDomainIsActive(domain) != 1;
    const std::lock_guard lock(record.mutex);
    if (context.isCancelled())
        return { ErrorCode::Cancelled, QStringLiteral("The start of the guest was cancelled."), {}, {} };
    const QString log = tailOf(host.slot.guestLog(record.info.name));
    if (record.machineEnded || ended)
        return { ErrorCode::Unavailable, QStringLiteral("The guest %1 ended while it booted.").arg(record.info.name),
            QStringLiteral("Give its profile more memory, or build its image again; the end of QEMU's log is below."),
            log };
    if (error.code == ErrorCode::TimedOut)
        return { ErrorCode::TimedOut,
            QStringLiteral("The guest %1 runs, but its agent has not answered within %2 s.")
                .arg(record.info.name)
                .arg(bootPatience.count()),
            QStringLiteral("The machine may be overloaded: stop other work and try again."), log };
    return error;
}

} // namespace

struct GuestHost::Private
{
    std::shared_ptr<HostCore> core;

    Result<> start(Guest::Private& guest, const GuestSpec& spec, const TaskContext& context);
};

GuestHost::GuestHost(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

GuestHost::~GuestHost() = default;

Result<std::unique_ptr<GuestHost>> GuestHost::open(const QString& uri, const TaskContext& context)
{
    reapOrphans();
    auto p = std::make_unique<Private>();
    FOREGUEST_TRY_ASSIGN(core, uri.isEmpty() ? HostCore::openEmbedded(context) : HostCore::openUri(uri, context));
    p->core = core;
    return std::unique_ptr<GuestHost>(new GuestHost(std::move(p)));
}

QString GuestHost::uri() const
{
    return d->core->uri;
}

Accelerator GuestHost::accelerator() const
{
    return d->core->accelerator;
}

Result<Accelerator> GuestHost::proveAccelerator(const Image& image, const TaskContext& context)
{
    FOREGUEST_TRY(d->core->proveAccelerator(image, context));
    return d->core->accelerator.load();
}

Result<> GuestHost::Private::start(Guest::Private& guest, const GuestSpec& spec, const TaskContext& context)
{
    const QString name = guest.record->info.name;
    guest.overlay = core->slot.overlay(name);
    guest.socket = core->slot.agentSocket(name);
    FOREGUEST_TRY(createOverlay(guest.overlay, spec.image.disk, spec.profile.storageSize.value));
    const QByteArray xml = domainXml({ .name = name,
        .title = spec.profile.title,
        .spec = spec,
        .accelerator = core->accelerator,
        .overlay = guest.overlay,
        .agentSocket = guest.socket,
        .machineId = QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex()),
        .emulator = core->emulator });
    unsigned flags = VIR_DOMAIN_START_VALIDATE;
    if (!core->embedded) // which refuses it; there the reaper does the same
        flags |= VIR_DOMAIN_START_AUTODESTROY;
    context.report(QStringLiteral("Starting the guest %1").arg(name));
    guest.domain.reset(virDomainCreateXML(core->connection.get(), xml.constData(), flags));
    if (!guest.domain)
        return libvirtFailure(QStringLiteral("The guest %1 can't be started").arg(name),
            QStringLiteral("Run foreguestctl doctor; smaller memory in the profile may help."));
    {
        const std::lock_guard lock(guest.record->mutex);
        guest.record->processId = processIdOf(*core, name);
    }
    context.report(QStringLiteral("Waiting for the guest %1").arg(name));
    auto agent = AgentClient::connect(guest.socket, bootPatience, guest.record->boot);
    if (!agent)
        return tl::unexpected(bootFailure(*core, *guest.record, guest.domain.get(), agent.error(), context));
    guest.agent = std::move(*agent);
    return {};
}

Result<std::unique_ptr<Guest>> GuestHost::boot(const GuestSpec& spec, const TaskContext& context)
{
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY(d->core->proveAccelerator(spec.image, context));
    QElapsedTimer timer;
    timer.start();
    auto p = std::make_unique<Guest::Private>();
    p->host = d->core;
    p->record = d->core->addGuest(spec);
    Guest::Private& inside = *p;
    const std::shared_ptr<void> registration = context.whenCancelled([record = p->record] { record->boot.cancel(); });
    std::unique_ptr<Guest> guest(new Guest(std::move(p)));
    if (const auto started = d->start(inside, spec, context); !started) {
        inside.update([&](GuestInfo& info) {
            info.state = GuestState::Failed;
            info.problem = started.error().message;
        });
        return tl::unexpected(started.error());
    }
    inside.update([&](GuestInfo& info) { info.bootMs = static_cast<double>(timer.nsecsElapsed()) / 1e6; });
    guest->setState(GuestState::Preparing);
    return guest;
}

std::vector<GuestInfo> GuestHost::guests() const
{
    std::vector<GuestInfo> list;
    for (const auto& record : d->core->guests()) {
        const std::lock_guard lock(record->mutex);
        readProcess(record->processId, record->info);
        list.push_back(record->info);
    }
    return list;
}

int GuestHost::reapOrphans()
{
    return Slot::cleanFree();
}

std::shared_ptr<void> GuestHost::observe(std::function<void(const GuestInfo&)> observer)
{
    return d->core->observe(std::move(observer));
}

} // namespace Foreguest
