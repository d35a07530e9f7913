// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"
#include "core/guest/libvirt.h"
#include "core/guest/slot.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace Foreguest {

/// What the host, its guests and libvirt's events know together about one guest.
struct GuestRecord
{
    mutable std::mutex mutex;
    GuestInfo info;
    bool machineEnded = false; ///< libvirt said that the domain stopped.
    TaskContext boot; ///< Cancelled when the caller cancels or the machine ends.
    qint64 processId = 0; ///< QEMU's, where it runs on this host under our rights; else 0.
};

/// The connection that a GuestHost and its guests share; it lives as long as any of them. The embedded one lives as
/// long as the process, since libvirt allows one embedded root a process.
class HostCore : public std::enable_shared_from_this<HostCore>
{
public:
    static Result<std::shared_ptr<HostCore>> openEmbedded(const TaskContext& context);
    static Result<std::shared_ptr<HostCore>> openUri(const QString& uri, const TaskContext& context);
    ~HostCore();

    std::shared_ptr<GuestRecord> addGuest(const GuestSpec& spec);
    void removeGuest(const QString& name);
    std::vector<std::shared_ptr<GuestRecord>> guests() const;
    /// Changes a guest's information and tells the observers.
    void update(GuestRecord& record, const std::function<void(GuestInfo&)>& change);
    std::shared_ptr<void> observe(std::function<void(const GuestInfo&)> observer);
    void machineEnded(const QString& name);

    ConnectHandle connection;
    Slot slot;
    QString uri;
    QString emulator; ///< Of the embedded driver.
    bool embedded = false;
    std::atomic<Accelerator> accelerator = Accelerator::Tcg;
    /// Where KVM looks usable on this machine, finds out by a trial boot whether it is (once a process), else settles
    /// for TCG. Blocks for seconds at the first time.
    Result<> proveAccelerator(const Image& image, const TaskContext& context);

private:
    HostCore(Slot ownSlot)
        : slot(std::move(ownSlot))
    {
    }
    static Result<std::shared_ptr<HostCore>> connect(Slot slot, const QString& uri, bool embedded);
    Result<> watchLifecycle();

    mutable std::mutex m_mutex;
    std::mutex m_proofMutex;
    bool m_proven = false;
    int m_lifecycle = -1;
    quint64 m_count = 0;
    std::map<QString, std::shared_ptr<GuestRecord>> m_guests;
    std::map<quint64, std::function<void(const GuestInfo&)>> m_observers;
};

} // namespace Foreguest
