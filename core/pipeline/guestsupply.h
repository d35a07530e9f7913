// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guestpool.h"
#include "core/guest/imagestore.h"

#include <QThreadPool>

#include <condition_variable>
#include <map>
#include <mutex>

namespace Foreguest {

/// Where guests come from: the image (built where it is missing), the connection to libvirt (opened at the first use),
/// and the pool. An order is worked off in the background; what became of it is asked for by its program. Thread-safe.
class GuestSupply
{
public:
    struct Order
    {
        VmProfile profile;
        Preparation preparation;
    };
    using GuestObserver = std::function<void(const GuestInfo&)>;
    using FailureObserver = std::function<void(const Error&)>;

    GuestSupply(
        QString connectUri, QString imageFolder, PoolLimits limits, GuestObserver guests, FailureObserver failures);
    /// Cancels image builds and boots, destroys all guests.
    ~GuestSupply();

    /// Builds the image if need be, then has the pool boot and prepare a guest, all in the background.
    /// An order for the same program that is still worked on is cancelled.
    void order(const Order& order);
    /// Waits until the program's guest is ready; progress of image build and boot is passed on.
    Result<GuestInfo> waitReady(const QString& program, const TaskContext& context);
    /// A prepared guest, waiting or not.
    Result<TakenGuest> take(const Order& order, bool forceCold, const TaskContext& context);

    Result<std::shared_ptr<GuestHost>> host(const TaskContext& context);
    Result<GuestSpec> spec(const VmProfile& profile, const TaskContext& context);
    ImageStore& images() { return m_images; }
    std::vector<GuestInfo> status() const;
    void drain();

private:
    struct Pending
    {
        TaskContext context;
        Progress progress;
        bool done = false;
        std::optional<Error> error;
    };
    using PendingPtr = std::shared_ptr<Pending>;

    Result<std::shared_ptr<GuestPool>> pool(const TaskContext& context);
    Result<> workOff(const Order& order, const TaskContext& context);
    /// Waits until the order that is worked on for the program has reached the pool.
    Result<> waitForOrder(const QString& program, const TaskContext& context);
    void finish(const PendingPtr& pending, const Result<>& result);

    const QString m_connectUri;
    const PoolLimits m_limits;
    const GuestObserver m_guestObserver;
    const FailureObserver m_failureObserver;
    ImageStore m_images;

    std::mutex m_hostMutex; ///< Held while the connection is opened.
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<GuestHost> m_host;
    std::shared_ptr<GuestPool> m_pool;
    std::map<QString, PendingPtr> m_pending; ///< By program.
    std::map<QString, Image> m_knownImages; ///< Checked by this process already; by hash.
    QThreadPool m_workers;
};

} // namespace Foreguest
