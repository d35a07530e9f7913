// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/hostcore.h"

#include "core/guest/guestcards.h"

#include "core/guest/childprocess.h"
#include "core/guest/kvmtrial.h"

#include <QUrl>

#include <libvirt/virterror.h>

namespace Foreguest {

namespace {

const QString installDriver
    = QStringLiteral("Install the driver and QEMU: sudo apt-get install libvirt-daemon-driver-qemu qemu-system-x86");

int lifecycleChanged(virConnectPtr /*connection*/, virDomainPtr domain, int event, int /*detail*/, void* opaque)
{
    const auto& core = *static_cast<std::weak_ptr<HostCore>*>(opaque);
    if (event != VIR_DOMAIN_EVENT_STOPPED && event != VIR_DOMAIN_EVENT_CRASHED)
        return 0;
    if (const auto alive = core.lock())
        alive->machineEnded(QString::fromUtf8(virDomainGetName(domain)));
    return 0;
}

void freeCore(void* opaque)
{
    delete static_cast<std::weak_ptr<HostCore>*>(opaque);
}

Accelerator acceleratorOf(virConnectPtr connection)
{
    char* capabilities = virConnectGetDomainCapabilities(connection, nullptr, "x86_64", nullptr, "kvm", 0);
    const bool kvm = capabilities != nullptr;
    std::free(capabilities);
    return kvm ? Accelerator::Kvm : Accelerator::Tcg;
}

} // namespace

Result<std::shared_ptr<HostCore>> HostCore::openEmbedded(const TaskContext& context)
{
    static std::mutex mutex;
    static auto* const kept = new std::shared_ptr<HostCore>; // never destroyed: see the class
    const std::lock_guard lock(mutex);
    if (*kept)
        return *kept;
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(emulator, findTool(QStringLiteral("qemu-system-x86_64")));
    FOREGUEST_TRY_ASSIGN(slot, Slot::take());
    context.report(QStringLiteral("Opening libvirt"));
    const QString uri
        = QStringLiteral("qemu:///embed?root=") + QString::fromLatin1(QUrl::toPercentEncoding(slot.root(), "/"));
    FOREGUEST_TRY_ASSIGN(core, connect(std::move(slot), uri, true));
    core->emulator = emulator;
    core->accelerator = HostFacts::read().accelerator;
    *kept = core;
    return core;
}

Result<std::shared_ptr<HostCore>> HostCore::openUri(const QString& uri, const TaskContext& context)
{
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(slot, Slot::take());
    context.report(QStringLiteral("Connecting to %1").arg(uri));
    FOREGUEST_TRY_ASSIGN(core, connect(std::move(slot), uri, false));
    core->accelerator = acceleratorOf(core->connection.get());
    return core;
}

Result<std::shared_ptr<HostCore>> HostCore::connect(Slot slot, const QString& uri, bool embedded)
{
    FOREGUEST_TRY(startLibvirtEvents());
    std::shared_ptr<HostCore> core(new HostCore(std::move(slot)));
    core->uri = uri;
    core->embedded = embedded;
    core->connection.reset(virConnectOpen(uri.toUtf8().constData()));
    if (!core->connection && QString::fromUtf8(virGetLastErrorMessage()).contains(QLatin1String("'libvirt-qemu'")))
        return libvirtFailure(
            QStringLiteral("libvirt can't be opened by root"), // it wants the account even where it is not used
            QStringLiteral("Make the account that libvirt's driver looks for: sudo adduser --system --group "
                           "--no-create-home libvirt-qemu"));
    if (!core->connection)
        return libvirtFailure(QStringLiteral("libvirt can't be opened at %1").arg(uri),
            embedded ? installDriver
                     : QStringLiteral("Check that its daemon runs and that you may use it, or leave --connect out."));
    FOREGUEST_TRY(core->watchLifecycle());
    return core;
}

Result<> HostCore::proveAccelerator(const Image& image, const TaskContext& context)
{
    const std::lock_guard lock(m_proofMutex);
    const bool isLocal = uri.startsWith(QLatin1String("qemu:///"));
    if (m_proven || !isLocal || accelerator != Accelerator::Kvm)
        return {};
    QString program = emulator;
    if (program.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(found, findTool(QStringLiteral("qemu-system-x86_64")));
        program = found;
    }
    FOREGUEST_TRY_ASSIGN(verdict, kvmVerdict(program, image, context));
    accelerator = verdict.works ? Accelerator::Kvm : Accelerator::Tcg;
    m_proven = true;
    return {};
}

Result<> HostCore::watchLifecycle()
{
    auto* self = new std::weak_ptr<HostCore>(weak_from_this());
    m_lifecycle = virConnectDomainEventRegisterAny(connection.get(), nullptr, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
        VIR_DOMAIN_EVENT_CALLBACK(lifecycleChanged), self, freeCore);
    if (m_lifecycle >= 0)
        return {};
    delete self;
    return libvirtFailure(
        QStringLiteral("libvirt's events can't be watched"), QStringLiteral("Use a libvirt host with QEMU."));
}

HostCore::~HostCore()
{
    if (connection && m_lifecycle >= 0)
        virConnectDomainEventDeregisterAny(connection.get(), m_lifecycle);
}

std::shared_ptr<GuestRecord> HostCore::addGuest(const GuestSpec& spec)
{
    static std::atomic<quint64> count = 0;
    auto record = std::make_shared<GuestRecord>();
    record->info.name = QStringLiteral("guest-%1-%2").arg(::getpid()).arg(++count);
    record->info.profile = spec.profile.name;
    record->info.image = spec.image.name;
    record->info.accelerator = accelerator;
    record->info.memory = spec.profile.memory.value;
    record->info.vcpus = spec.profile.vcpus.value;
    record->info.createdAt = QDateTime::currentDateTime();
    {
        const std::lock_guard lock(m_mutex);
        m_guests.emplace(record->info.name, record);
    }
    update(*record, [](GuestInfo&) {});
    return record;
}

void HostCore::removeGuest(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    m_guests.erase(name);
}

std::vector<std::shared_ptr<GuestRecord>> HostCore::guests() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<GuestRecord>> list;
    for (const auto& [name, record] : m_guests)
        list.push_back(record);
    return list;
}

void HostCore::update(GuestRecord& record, const std::function<void(GuestInfo&)>& change)
{
    GuestInfo info;
    {
        const std::lock_guard lock(record.mutex);
        change(record.info);
        info = record.info;
        GuestCards::update(slot.root(), info, record.processId);
    }
    std::map<quint64, std::function<void(const GuestInfo&)>> observers;
    {
        const std::lock_guard lock(m_mutex);
        observers = m_observers;
    }
    for (const auto& [id, observer] : observers)
        observer(info);
}

std::shared_ptr<void> HostCore::observe(std::function<void(const GuestInfo&)> observer)
{
    const std::lock_guard lock(m_mutex);
    const quint64 id = ++m_count;
    m_observers.emplace(id, std::move(observer));
    return std::shared_ptr<void>(nullptr, [self = weak_from_this(), id](void*) {
        if (const auto core = self.lock()) {
            const std::lock_guard inner(core->m_mutex);
            core->m_observers.erase(id);
        }
    });
}

void HostCore::machineEnded(const QString& name)
{
    std::shared_ptr<GuestRecord> record;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_guests.find(name);
        if (found == m_guests.end())
            return;
        record = found->second;
    }
    bool unexpected = false;
    {
        const std::lock_guard lock(record->mutex);
        record->machineEnded = true;
        unexpected = record->info.state != GuestState::Stopping && record->info.state != GuestState::Gone;
    }
    if (unexpected)
        update(*record, [](GuestInfo& info) {
            info.state = GuestState::Failed;
            info.problem = QStringLiteral("Its machine ended by itself.");
        });
    record->boot.cancel();
}

} // namespace Foreguest
