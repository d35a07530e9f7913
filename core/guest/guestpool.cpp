// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guestpool.h"

#include "core/guest/poolentry.h"
#include "core/guest/poolschedule.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <tuple>

namespace Foreguest {

namespace {

using EntryPointer = std::shared_ptr<PoolEntry>;

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Result<std::unique_ptr<Guest>> prepareGuest(
    std::unique_ptr<Guest> guest, const Preparation& preparation, const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    guest->setState(GuestState::Preparing);
    if (preparation.prepare)
        FOREGUEST_TRY(preparation.prepare(*guest, context));
    FOREGUEST_TRY(context.checkpoint());
    guest->setProgram(preparation.program, milliseconds(timer));
    guest->setState(GuestState::Ready);
    return guest;
}

Result<std::unique_ptr<Guest>> makeGuest(
    const GuestPool::Boot& boot, const GuestSpec& spec, const Preparation& preparation, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(guest, boot(spec, context));
    return prepareGuest(std::move(guest), preparation, context);
}

/// Prepares a guest that waited for something else; one that can't be is as good as none, unless it is the program's
/// fault.
Result<std::unique_ptr<Guest>> remakeGuest(std::unique_ptr<Guest> reused, const GuestPool::Boot& boot,
    const GuestSpec& spec, const Preparation& preparation, const TaskContext& context)
{
    if (reused && reused->isAlive()) {
        auto again = prepareGuest(std::move(reused), preparation, context);
        if (again || again.error().code == ErrorCode::InvalidInput || again.error().code == ErrorCode::Cancelled)
            return again;
    }
    reused.reset();
    return makeGuest(boot, spec, preparation, context);
}

/// How much sooner than the clock's the policy's minutes begin: about a boot.
constexpr qint64 leadMs = 15'000, minuteMs = 60'000;
/// A guest that the policy asked for stays for its minute.
constexpr std::chrono::seconds prewarmedGrace { 75 };

/// Who is told of changes; it outlives a pool whose guests still change on other threads.
class Listener
{
public:
    void set(std::function<void(const GuestInfo&)> call)
    {
        const std::lock_guard lock(m_mutex);
        m_call = std::move(call);
    }
    void notify(const GuestInfo& info) const
    {
        std::function<void(const GuestInfo&)> call;
        {
            const std::lock_guard lock(m_mutex);
            call = m_call;
        }
        if (call)
            call(info);
    }

private:
    mutable std::mutex m_mutex;
    std::function<void(const GuestInfo&)> m_call;
};

} // namespace

struct GuestPool::Private
{
    std::shared_ptr<GuestHost> host;
    Boot boot;
    PoolLimits limits;
    PoolSchedule schedule; ///< Guarded by the mutex.

    mutable std::mutex mutex;
    std::condition_variable changed;
    std::vector<EntryPointer> entries;
    std::shared_ptr<Listener> listener = std::make_shared<Listener>();
    std::shared_ptr<void> observation;
    int booting = 0;
    bool closing = false;
    QThreadPool boots; ///< Boot and prepare.
    QThreadPool undertaker; ///< Destroys what left the pool, off everybody's path.
    std::thread timekeeper; ///< Ends guests that waited too long.

    Private(std::shared_ptr<GuestHost> ownHost, Boot ownBoot, PoolLimits ownLimits);
    ~Private();
    void bootEntry(const EntryPointer& entry);
    void keepTime();

    // With the mutex held:
    EntryPointer find(const QString& program) const;
    std::unique_ptr<Guest> takeOlder(const GuestSpec& spec, const Preparation& preparation);
    void retireOlder(const Preparation& preparation);
    void retire(const EntryPointer& entry);
    void makeRoom(Bytes wanted);
    Result<> admit(const GuestSpec& spec);
    EntryPointer makeEntry(const GuestSpec& spec, const Preparation& preparation, std::chrono::seconds grace) const;
    void startBoot(const EntryPointer& entry);
    void passMinute(PolicyMinute minute);
    PoolEntry::Clock::time_point retireLate();
    Result<TakenGuest> takeWaiting(std::unique_lock<std::mutex>& lock, const GuestSpec& spec,
        const Preparation& preparation, const TaskContext& context);
};

GuestPool::Private::Private(std::shared_ptr<GuestHost> ownHost, Boot ownBoot, PoolLimits ownLimits)
    : host(std::move(ownHost))
    , boot(std::move(ownBoot))
    , limits(std::move(ownLimits))
    , schedule(limits.policy)
{
    if (limits.followsClock) {
        const PolicyMinute now = minuteOf(QDateTime::currentDateTime());
        schedule.remember(std::exchange(limits.pastRuns, {}), now);
        schedule.pass(now);
    }
    if (limits.memoryBudget.value <= 0)
        limits.memoryBudget = { HostFacts::read().memoryTotal.value / 4 };
    boots.setMaxThreadCount(std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 2, 8));
    undertaker.setMaxThreadCount(2);
    if (host)
        observation = host->observe([told = listener](const GuestInfo& info) { told->notify(info); });
    timekeeper = std::thread([this] { keepTime(); });
}

GuestPool::Private::~Private()
{
    {
        const std::lock_guard lock(mutex);
        closing = true;
        for (const EntryPointer& entry : std::exchange(entries, {}))
            retire(entry);
    }
    changed.notify_all();
    timekeeper.join();
    boots.waitForDone();
    undertaker.waitForDone();
    observation.reset();
    listener->set({});
}

EntryPointer GuestPool::Private::find(const QString& program) const
{
    const auto found = std::find_if(entries.begin(), entries.end(),
        [&](const EntryPointer& entry) { return entry->preparation.program == program; });
    return found == entries.end() ? nullptr : *found;
}

/// The machine that waits for what the program was before, where it is one for the spec.
std::unique_ptr<Guest> GuestPool::Private::takeOlder(const GuestSpec& spec, const Preparation& preparation)
{
    for (const EntryPointer& entry : entries) {
        if (entry->guest && !preparation.place.isEmpty() && entry->preparation.place == preparation.place
            && entry->preparation.program != preparation.program && sameMachine(entry->spec, spec))
            return std::move(entry->guest);
    }
    return nullptr;
}

void GuestPool::Private::retireOlder(const Preparation& preparation)
{
    if (preparation.place.isEmpty())
        return;
    const auto waiting = entries;
    for (const EntryPointer& entry : waiting) {
        if (entry->preparation.place == preparation.place && entry->preparation.program != preparation.program)
            retire(entry);
    }
}

void GuestPool::Private::retire(const EntryPointer& entry)
{
    entry->retired = true;
    std::erase(entries, entry);
    // Elsewhere, since cancelling and destroying call observers, which may ask the pool.
    undertaker.start([context = entry->context, guest = std::shared_ptr<Guest>(std::move(entry->guest))] {
        context.cancel();
        if (guest)
            guest->destroy();
    });
    changed.notify_all();
}

void GuestPool::Private::makeRoom(Bytes wanted)
{
    while (true) {
        Bytes used;
        int count = 0;
        EntryPointer least;
        for (const EntryPointer& entry : entries) {
            if (entry->error)
                continue;
            used.value += entry->memory().value;
            ++count;
            const bool isLess = !least
                || std::tuple(entry->isBooting(), entry->worth, entry->since)
                    < std::tuple(least->isBooting(), least->worth, least->since);
            if (isLess)
                least = entry;
        }
        const bool fits = used.value + wanted.value <= limits.memoryBudget.value && count < limits.maximumGuests;
        if (fits || !least)
            return;
        schedule.gaveUp(least->worth);
        retire(least);
    }
}

Result<> GuestPool::Private::admit(const GuestSpec& spec)
{
    const Bytes wanted = spec.profile.memory.value;
    if (wanted > limits.memoryBudget || limits.maximumGuests < 1)
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("A guest with %1 doesn't fit into the %2 that waiting guests may use together.")
                .arg(wanted.toString(), limits.memoryBudget.toString()),
            QStringLiteral("It is started when the run is asked for; a larger memory budget lets it wait."));
    makeRoom(wanted);
    return {};
}

void GuestPool::Private::bootEntry(const EntryPointer& entry)
{
    auto made = remakeGuest(std::move(entry->reused), boot, entry->spec, entry->preparation, entry->context);
    std::unique_ptr<Guest> unwanted;
    {
        const std::lock_guard lock(mutex);
        if (!made) {
            entry->error = made.error();
            entry->failedInfo.state = GuestState::Failed;
            entry->failedInfo.problem = made.error().message;
        } else if (entry->retired) {
            unwanted = std::move(*made);
        } else {
            entry->guest = std::move(*made);
            entry->since = PoolEntry::Clock::now();
            const GuestInfo info = entry->guest->info();
            entry->worth = schedule.worth(entry->spec, entry->preparation, info.bootMs + info.prepareMs);
        }
    }
    unwanted.reset();
    made = failure(ErrorCode::Cancelled, {});
    {
        const std::lock_guard lock(mutex);
        --booting;
    }
    changed.notify_all();
    if (entry->error && entry->error->code != ErrorCode::Cancelled)
        listener->notify(entry->failedInfo);
}

EntryPointer GuestPool::Private::makeEntry(
    const GuestSpec& spec, const Preparation& preparation, std::chrono::seconds grace) const
{
    auto entry = std::make_shared<PoolEntry>();
    entry->spec = spec;
    entry->preparation = preparation;
    entry->grace = grace;
    entry->worth = schedule.worth(spec, preparation, 0);
    entry->failedInfo.profile = spec.profile.name;
    entry->failedInfo.image = spec.image.name;
    entry->failedInfo.program = preparation.program;
    entry->failedInfo.name = preparation.title;
    entry->failedInfo.memory = spec.profile.memory.value;
    entry->failedInfo.createdAt = QDateTime::currentDateTime();
    return entry;
}

void GuestPool::Private::startBoot(const EntryPointer& entry)
{
    entries.push_back(entry);
    ++booting;
    boots.start([this, entry] { bootEntry(entry); });
}

void GuestPool::Private::passMinute(PolicyMinute minute)
{
    schedule.pass(minute);
    const double lowMark = limits.lowWater * static_cast<double>(limits.memoryBudget.value);
    for (const PoolSchedule::Order& order : schedule.wanted()) {
        if (find(order.preparation.program))
            continue;
        qint64 used = 0;
        for (const EntryPointer& entry : entries)
            used += entry->memory().value;
        // Never at the expense of a guest that waits.
        if (static_cast<double>(used + order.spec.profile.memory.value.value) <= lowMark
            && entries.size() < static_cast<size_t>(std::max(0, limits.maximumGuests)))
            startBoot(makeEntry(order.spec, order.preparation, prewarmedGrace));
    }
}

/// Ends guests that have waited long enough and are not wanted; when to look again.
PoolEntry::Clock::time_point GuestPool::Private::retireLate()
{
    auto wake = PoolEntry::Clock::now() + std::chrono::hours(1);
    const auto waiting = entries;
    for (const EntryPointer& entry : waiting) {
        if (!entry->guest)
            continue;
        const auto end = entry->since + entry->grace;
        if (end > PoolEntry::Clock::now())
            wake = std::min(wake, end);
        else if (!schedule.isWanted(entry->preparation))
            retire(entry);
    }
    return wake;
}

void GuestPool::Private::keepTime()
{
    std::unique_lock lock(mutex);
    while (!closing) {
        if (limits.followsClock)
            passMinute(minuteOf(QDateTime::currentDateTime()));
        auto wake = retireLate();
        if (limits.followsClock) {
            const qint64 intoMinute = (QDateTime::currentMSecsSinceEpoch() + leadMs) % minuteMs;
            wake = std::min(wake, PoolEntry::Clock::now() + std::chrono::milliseconds(minuteMs - intoMinute));
        }
        changed.wait_until(lock, wake);
    }
}

/// Without a guest where none waits, boots, or lives.
Result<TakenGuest> GuestPool::Private::takeWaiting(std::unique_lock<std::mutex>& lock, const GuestSpec& spec,
    const Preparation& preparation, const TaskContext& context)
{
    TakenGuest taken;
    EntryPointer entry = find(preparation.program);
    if (!entry)
        return taken;
    if (!sameMachine(entry->spec, spec)) {
        retire(entry);
        return taken;
    }
    taken.warm = !entry->isBooting();
    if (!taken.warm) {
        lock.unlock();
        context.report(QStringLiteral("Waiting for the guest that boots"));
        lock.lock();
    }
    changed.wait(lock, [&] { return !entry->isBooting() || entry->retired || context.isCancelled(); });
    FOREGUEST_TRY(context.checkpoint());
    taken.guest = std::move(entry->guest);
    std::erase(entries, entry);
    lock.unlock();
    if (taken.guest && !taken.guest->isAlive()) {
        undertaker.start([dead = std::shared_ptr<Guest>(std::move(taken.guest))]() mutable { dead.reset(); });
        taken.guest.reset();
    }
    return taken;
}

GuestPool::GuestPool(const std::shared_ptr<GuestHost>& host, PoolLimits limits)
    : d(std::make_shared<Private>(
        host,
        [raw = host.get()](const GuestSpec& spec, const TaskContext& context) { return raw->boot(spec, context); },
        std::move(limits)))
{
}

GuestPool::GuestPool(Boot boot, PoolLimits limits)
    : d(std::make_shared<Private>(nullptr, std::move(boot), std::move(limits)))
{
}

GuestPool::~GuestPool() = default;

void GuestPool::instantiate(const GuestSpec& spec, const Preparation& preparation)
{
    const std::lock_guard lock(d->mutex);
    d->schedule.instantiated({ spec, preparation }, d->limits.keepAlive);
    const EntryPointer entry = d->makeEntry(spec, preparation, d->limits.keepAlive);
    const EntryPointer old = d->find(preparation.program);
    const bool waits = old && !old->error && sameMachine(old->spec, spec);
    if (!waits)
        entry->reused = d->takeOlder(spec, preparation);
    d->retireOlder(preparation);
    if (waits)
        return;
    if (old)
        d->retire(old);
    if (const auto admitted = d->admit(spec); !admitted) {
        entry->error = admitted.error();
        entry->failedInfo.state = GuestState::Failed;
        entry->failedInfo.problem = admitted.error().message;
        if (entry->reused)
            d->undertaker.start([unfit = std::shared_ptr<Guest>(std::move(entry->reused))] { unfit->destroy(); });
        d->entries.push_back(entry);
        d->changed.notify_all();
        return;
    }
    d->startBoot(entry);
}

Result<TakenGuest> GuestPool::take(
    const GuestSpec& spec, const Preparation& preparation, bool forceCold, const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    const std::shared_ptr<void> registration = context.whenCancelled([p = d] {
        const std::lock_guard lock(p->mutex);
        p->changed.notify_all();
    });
    TakenGuest taken;
    {
        const std::lock_guard lock(d->mutex);
        d->schedule.ran({ spec, preparation });
    }
    if (!forceCold) {
        std::unique_lock lock(d->mutex);
        FOREGUEST_TRY_ASSIGN(waiting, d->takeWaiting(lock, spec, preparation, context));
        taken = std::move(waiting);
    }
    if (!taken.guest) {
        taken.warm = false;
        FOREGUEST_TRY_ASSIGN(guest, makeGuest(d->boot, spec, preparation, context));
        taken.guest = std::move(guest);
    }
    taken.waitedMs = milliseconds(timer);
    return taken;
}

Result<GuestInfo> GuestPool::waitReady(const QString& program, const TaskContext& context)
{
    const std::shared_ptr<void> registration = context.whenCancelled([p = d] {
        const std::lock_guard lock(p->mutex);
        p->changed.notify_all();
    });
    std::unique_lock lock(d->mutex);
    EntryPointer entry;
    d->changed.wait(lock, [&] {
        entry = d->find(program);
        return !entry || !entry->isBooting() || context.isCancelled();
    });
    FOREGUEST_TRY(context.checkpoint());
    if (!entry)
        return failure(ErrorCode::NotFound, QStringLiteral("No guest waits for this program."),
            QStringLiteral("Upload it again, or run it: a guest is started then."));
    if (entry->error)
        return tl::unexpected(*entry->error);
    return entry->guest->info();
}

std::vector<GuestInfo> GuestPool::status() const
{
    std::vector<GuestInfo> list;
    if (d->host)
        list = d->host->guests();
    const std::lock_guard lock(d->mutex);
    for (const EntryPointer& entry : d->entries) {
        if (entry->error)
            list.push_back(entry->failedInfo);
        else if (!d->host && entry->guest)
            list.push_back(entry->guest->info());
    }
    return list;
}

void GuestPool::drain()
{
    {
        std::unique_lock lock(d->mutex);
        const auto all = d->entries;
        for (const EntryPointer& entry : all)
            d->retire(entry);
        d->changed.wait(lock, [&] { return d->booting == 0; });
    }
    d->undertaker.waitForDone();
}

void GuestPool::passMinute(PolicyMinute minute)
{
    {
        const std::lock_guard lock(d->mutex);
        d->passMinute(minute);
    }
    d->changed.notify_all();
}

PolicyMinute GuestPool::minuteOf(const QDateTime& time)
{
    return (time.toMSecsSinceEpoch() + leadMs) / minuteMs;
}

void GuestPool::setObserver(std::function<void(const GuestInfo&)> observer)
{
    d->listener->set(std::move(observer));
}

} // namespace Foreguest
