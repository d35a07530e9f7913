// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guestprivate.h"

#include <QFile>

#include <array>

#include <unistd.h>

namespace Foreguest {

QString guestStateName(GuestState state)
{
    static const std::array<QString, 7> names { QStringLiteral("booting"), QStringLiteral("preparing"),
        QStringLiteral("ready"), QStringLiteral("running"), QStringLiteral("stopping"), QStringLiteral("gone"),
        QStringLiteral("failed") };
    return names.at(static_cast<size_t>(state));
}

void readProcess(qint64 processId, GuestInfo& info)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (processId <= 0 || !file.open(QIODevice::ReadOnly))
        return;
    const QByteArray line = file.readAll();
    // Fields are counted from the end of the name, which may hold anything: state is the first (proc(5)).
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 22)
        return;
    info.cpuSeconds = static_cast<double>(fields[11].toLongLong() + fields[12].toLongLong())
        / static_cast<double>(::sysconf(_SC_CLK_TCK));
    info.residentSize = { fields[21].toLongLong() * ::sysconf(_SC_PAGESIZE) };
}

void Guest::Private::update(const std::function<void(GuestInfo&)>& change)
{
    if (host) {
        host->update(*record, change);
        return;
    }
    const std::lock_guard lock(record->mutex);
    change(record->info);
}

Guest::Guest(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Guest::~Guest()
{
    destroy();
    if (d->host)
        d->host->removeGuest(name());
}

std::unique_ptr<Guest> Guest::detached(const GuestInfo& info)
{
    auto p = std::make_unique<Private>();
    p->record = std::make_shared<GuestRecord>();
    p->record->info = info;
    return std::unique_ptr<Guest>(new Guest(std::move(p)));
}

QString Guest::name() const
{
    const std::lock_guard lock(d->record->mutex);
    return d->record->info.name;
}

AgentClient& Guest::agent()
{
    return *d->agent;
}

GuestInfo Guest::info() const
{
    const std::lock_guard lock(d->record->mutex);
    readProcess(d->record->processId, d->record->info);
    return d->record->info;
}

void Guest::setState(GuestState state)
{
    d->update([state](GuestInfo& info) { info.state = state; });
}

void Guest::setProgram(const QString& program, double prepareMs)
{
    d->update([&](GuestInfo& info) {
        info.program = program;
        info.prepareMs = prepareMs;
    });
}

bool Guest::isAlive()
{
    if (d->gone)
        return false;
    {
        const std::lock_guard lock(d->record->mutex);
        if (d->record->machineEnded)
            return false;
    }
    return !d->agent || d->agent->ping(std::chrono::seconds(1)).has_value();
}

void Guest::destroy()
{
    std::call_once(d->destroyed, [this] {
        d->gone = true;
        const bool failed = info().state == GuestState::Failed;
        if (!failed)
            setState(GuestState::Stopping);
        if (d->domain)
            virDomainDestroyFlags(d->domain.get(), VIR_DOMAIN_DESTROY_DEFAULT);
        QFile::remove(d->overlay);
        QFile::remove(d->socket);
        if (!failed)
            setState(GuestState::Gone);
    });
}

} // namespace Foreguest
