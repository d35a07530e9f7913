// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/poolschedule.h"

#include "core/guest/foreguestpolicy.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr PolicyMinute rememberedMinutes = 2 * 24 * 60;
/// Programs are few; a folder of generated ones must not make each minute dear.
constexpr size_t mostPrograms = 2000, mostRemembered = 100;

QString placeOf(const Preparation& preparation)
{
    return preparation.place.isEmpty() ? preparation.program : preparation.place;
}

} // namespace

PoolSchedule::PoolSchedule(const QString& policy)
{
    auto made = WarmPolicy::create(policy);
    m_policy = made ? std::move(*made) : std::make_unique<ForeguestPolicy>();
}

PoolSchedule::Known& PoolSchedule::known(const QString& place)
{
    Known& entry = m_known[place];
    if (entry.number < 0 && m_known.size() <= mostPrograms)
        entry.number = m_policy->add({});
    return entry;
}

void PoolSchedule::remember(std::vector<PastRun> runs, PolicyMinute now)
{
    std::erase_if(runs, [&](const PastRun& run) { return run.minute >= now || run.minute < now - rememberedMinutes; });
    std::sort(runs.begin(), runs.end(), [](const PastRun& a, const PastRun& b) { return a.minute < b.minute; });
    std::map<PolicyMinute, std::set<WarmPolicy::Program>> minutes;
    for (const PastRun& run : runs) {
        if (m_known.size() >= mostRemembered && !m_known.contains(run.place))
            continue;
        Known& entry = known(run.place);
        ++entry.runs;
        minutes[run.minute].insert(entry.number);
    }
    if (minutes.empty())
        return;
    for (PolicyMinute minute = minutes.begin()->first; minute < now; ++minute) {
        m_policy->plan(minute, m_wanted);
        const auto& ran = minutes[minute];
        m_policy->observe(minute, { ran.begin(), ran.end() });
    }
    m_minute = now - 1;
}

void PoolSchedule::instantiated(const Order& order, std::chrono::seconds keepAlive)
{
    Known& entry = known(placeOf(order.preparation));
    entry.order = order;
    if (entry.uploaded == order.preparation.program && entry.runs > 0)
        return;
    entry.uploaded = order.preparation.program;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(keepAlive).count();
    if (entry.number >= 0)
        m_policy->uploaded(entry.number, m_minute, static_cast<int>(std::clamp<qint64>(minutes, 0, 24 * 60)));
}

void PoolSchedule::ran(const Order& order)
{
    Known& entry = known(placeOf(order.preparation));
    entry.order = order;
    ++entry.runs;
    if (entry.number >= 0)
        m_ran.insert(entry.number);
}

void PoolSchedule::pass(PolicyMinute minute)
{
    if (minute <= m_minute)
        return;
    m_policy->observe(m_minute, { m_ran.begin(), m_ran.end() });
    m_ran.clear();
    m_minute = minute;
    m_policy->plan(minute, m_wanted);
}

bool PoolSchedule::isWanted(const Preparation& preparation) const
{
    const auto found = m_known.find(placeOf(preparation));
    if (found == m_known.end() || found->second.number < 0)
        return false;
    const auto number = static_cast<size_t>(found->second.number);
    return number < m_wanted.size() && m_wanted[number] != 0;
}

std::vector<PoolSchedule::Order> PoolSchedule::wanted() const
{
    std::vector<Order> orders;
    for (const auto& [place, entry] : m_known) {
        if (entry.order && isWanted(entry.order->preparation))
            orders.push_back(*entry.order);
    }
    return orders;
}

double PoolSchedule::worth(const GuestSpec& spec, const Preparation& preparation, double startMs) const
{
    const auto found = m_known.find(placeOf(preparation));
    const double runs = found == m_known.end() ? 0 : found->second.runs;
    // An upload announces a run, so it counts as one.
    return m_ranking.worth(
        runs + 1, startMs > 0 ? startMs : 1000, static_cast<double>(spec.profile.memory.value.value));
}

} // namespace Foreguest
