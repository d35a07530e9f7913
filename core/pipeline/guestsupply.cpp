// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/guestsupply.h"

#include <QFileInfo>

namespace Foreguest {

GuestSupply::GuestSupply(
    QString connectUri, QString imageFolder, PoolLimits limits, GuestObserver guests, FailureObserver failures)
    : m_connectUri(std::move(connectUri))
    , m_limits(std::move(limits))
    , m_guestObserver(std::move(guests))
    , m_failureObserver(std::move(failures))
    , m_images(std::move(imageFolder))
{
    m_workers.setMaxThreadCount(4);
}

GuestSupply::~GuestSupply()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [program, pending] : m_pending)
            pending->context.cancel();
    }
    m_workers.waitForDone();
}

void GuestSupply::order(const Order& order)
{
    auto pending = std::make_shared<Pending>();
    // The context is the pending order's own, so it must not keep the order alive.
    pending->context = TaskContext([this, weak = std::weak_ptr(pending)](const Progress& progress) {
        if (const PendingPtr current = weak.lock()) {
            const std::lock_guard lock(m_mutex);
            current->progress = progress;
            m_changed.notify_all();
        }
    });
    {
        const std::lock_guard lock(m_mutex);
        PendingPtr& slot = m_pending[order.preparation.program];
        if (slot)
            slot->context.cancel();
        slot = pending;
    }
    m_workers.start([this, order, pending] { finish(pending, workOff(order, pending->context)); });
}

void GuestSupply::finish(const PendingPtr& pending, const Result<>& result)
{
    {
        const std::lock_guard lock(m_mutex);
        pending->done = true;
        if (!result)
            pending->error = result.error();
        m_changed.notify_all();
    }
    if (!result && result.error().code != ErrorCode::Cancelled && m_failureObserver)
        m_failureObserver(result.error());
}

Result<> GuestSupply::workOff(const Order& order, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(guestSpec, spec(order.profile, context));
    FOREGUEST_TRY_ASSIGN(guestPool, pool(context));
    FOREGUEST_TRY(context.checkpoint());
    guestPool->instantiate(guestSpec, order.preparation);
    return {};
}

Result<> GuestSupply::waitForOrder(const QString& program, const TaskContext& context)
{
    const auto wake = context.whenCancelled([this] {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
    });
    std::unique_lock lock(m_mutex);
    QString lastText;
    for (;;) {
        const auto found = m_pending.find(program);
        if (found == m_pending.end())
            return {};
        const PendingPtr pending = found->second;
        if (pending->done)
            return pending->error ? Result<>(tl::unexpected(*pending->error)) : Result<>();
        FOREGUEST_TRY(context.checkpoint());
        if (pending->progress.text != lastText) {
            const Progress progress = pending->progress;
            lastText = progress.text;
            lock.unlock();
            context.report(progress.text, progress.fraction);
            lock.lock();
            continue;
        }
        m_changed.wait(lock);
    }
}

Result<GuestInfo> GuestSupply::waitReady(const QString& program, const TaskContext& context)
{
    FOREGUEST_TRY(waitForOrder(program, context));
    FOREGUEST_TRY_ASSIGN(guestPool, pool(context));
    return guestPool->waitReady(program, context);
}

Result<TakenGuest> GuestSupply::take(const Order& order, bool forceCold, const TaskContext& context)
{
    // A failed order is no reason to fail: the cold start below tells the same error, or succeeds by now.
    if (!forceCold && !waitForOrder(order.preparation.program, context))
        FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(guestSpec, spec(order.profile, context));
    FOREGUEST_TRY_ASSIGN(guestPool, pool(context));
    return guestPool->take(guestSpec, order.preparation, forceCold, context);
}

Result<GuestSpec> GuestSupply::spec(const VmProfile& profile, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(recipe, imageRecipe(profile.image.value));
    const QString hash = ImageStore::imageHash(recipe, profile.packages.value);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_knownImages.find(hash);
        if (known != m_knownImages.end() && QFileInfo::exists(known->second.disk))
            return GuestSpec { profile, known->second };
    }
    FOREGUEST_TRY_ASSIGN(image, m_images.ensure(recipe, profile.packages.value, context));
    const std::lock_guard lock(m_mutex);
    m_knownImages.insert_or_assign(hash, image);
    return GuestSpec { profile, image };
}

Result<std::shared_ptr<GuestHost>> GuestSupply::host(const TaskContext& context)
{
    const std::lock_guard opening(m_hostMutex);
    {
        const std::lock_guard lock(m_mutex);
        if (m_host)
            return m_host;
    }
    FOREGUEST_TRY_ASSIGN(opened, GuestHost::open(m_connectUri, context));
    const std::lock_guard lock(m_mutex);
    m_host = std::move(opened);
    m_pool = std::make_shared<GuestPool>(m_host, m_limits);
    m_pool->setObserver(m_guestObserver);
    return m_host;
}

Result<std::shared_ptr<GuestPool>> GuestSupply::pool(const TaskContext& context)
{
    FOREGUEST_TRY(host(context));
    const std::lock_guard lock(m_mutex);
    return m_pool;
}

std::vector<GuestInfo> GuestSupply::status() const
{
    std::shared_ptr<GuestPool> guestPool;
    {
        const std::lock_guard lock(m_mutex);
        guestPool = m_pool;
    }
    return guestPool ? guestPool->status() : std::vector<GuestInfo> {};
}

void GuestSupply::drain()
{
    std::shared_ptr<GuestPool> guestPool;
    {
        const std::lock_guard lock(m_mutex);
        guestPool = m_pool;
    }
    if (guestPool)
        guestPool->drain();
}

} // namespace Foreguest
