// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/arrivalforecast.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Foreguest {

namespace {

/// The hazard of anything after t idle minutes is about scale / t: idle times are spread over their orders of
/// magnitude.
constexpr double scaleFreeHazard = 0.4;
/// People choose round periods: such idle times end that much more often.
constexpr double roundPeriodFactor = 8;
/// Arrivals that a prior is worth: of all programs, then of the program's windows from wide to exact.
constexpr double populationShape = 2;
constexpr std::array<double, 4> windowShapes { 1, 0.5, 0.5, 0.3 };
/// Arrivals expected that a correction's neutral prior is worth, and how much of it is applied: corrections overlap.
constexpr double correctionPrior = 5;
constexpr double correctionPower = 0.7;
/// What is too little to be handed on.
constexpr float leastEvidence = 0.05F;
/// When older evidence is halved.
constexpr float populationLimit = 2000, correctionLimit = 600, ownLimit = 60;
/// How much the prior is weighed down: to this many arrivals (population), arrivals expected (corrections).
constexpr float priorArrivals = 30, priorExpected = 30;

double probabilityOf(double p)
{
    return std::clamp(p, 1e-6, 1 - 1e-6);
}

/// 3: full hours; 2: other periods that people choose; 0: the rest.
quint32 roundness(int minutes)
{
    static constexpr std::array<int, 7> chosen { 5, 10, 15, 20, 30, 45, 90 };
    if (minutes % 60 == 0)
        return 3;
    return std::find(chosen.begin(), chosen.end(), minutes) != chosen.end() ? 2 : 0;
}

/// 1 + floor(log2), so doublings are told apart.
quint32 doublings(int value)
{
    return static_cast<quint32>(std::bit_width(static_cast<unsigned>(std::max(0, value))));
}

/// The idle time against the longest one known: 0 where none is, then up to half, 0.8, 1, 1.2, 2, 4 times, more.
quint32 againstLongest(const ArrivalHistory& history, int age)
{
    static constexpr std::array<double, 6> bounds { 0.5, 0.8, 1, 1.2, 2, 4 };
    if (history.idleTimes() == 0)
        return 0;
    const double ratio = static_cast<double>(age) / history.longest();
    return 1 + static_cast<quint32>(std::lower_bound(bounds.begin(), bounds.end(), ratio) - bounds.begin());
}

/// A number that depends on the text alone, on every machine (FNV-1a, folded to 8 bits).
quint32 stableNumber(const QString& text)
{
    quint32 hash = 2166136261U;
    for (const QChar c : text.toLower())
        hash = (hash ^ c.unicode()) * 16777619U;
    return (hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) & 0xffU;
}

double posterior(const Evidence& evidence, double prior, double shape)
{
    return probabilityOf((evidence.seen + shape) / (evidence.exposure + shape / prior));
}

quint32 levels(const Evidence& evidence)
{
    return (countLevel(evidence.seen) << 4) | countLevel(evidence.unseen());
}

} // namespace

struct ArrivalForecast::Situation
{
    PolicyMinute minute;
    int age; ///< Idle minutes, this one included.
    quint32 known; ///< Level of the number of idle times; 9: uploaded, never run.
    quint32 tail; ///< againstLongest().
    Evidence near, exact; ///< Own windows.
    quint32 peer; ///< 0: has none; else doublings of the minutes since a peer's arrival, plus 1.
};

ArrivalForecast::ArrivalForecast(const ArrivalPrior& prior)
{
    for (const ArrivalPrior::Row& row : prior.rows) {
        if (row.table == 0) {
            const float weight = std::min(1.0F, priorArrivals / (row.seen + 0.3F));
            m_population[row.circumstance] = { row.exposure * weight, row.seen * weight };
        } else if (row.table <= corrections) {
            const float weight = std::min(1.0F, priorExpected / std::max(1e-6F, row.exposure));
            m_corrections[row.table - 1][row.circumstance] = { row.exposure * weight, row.seen * weight };
        }
    }
}

ArrivalPrior ArrivalForecast::learned() const
{
    ArrivalPrior prior;
    const auto keep = [&](quint32 table, const std::unordered_map<quint32, Evidence>& counts) {
        prior.rows.reserve(prior.rows.size() + counts.size());
        for (const auto& [circumstance, evidence] : counts) {
            if (evidence.exposure + evidence.seen >= leastEvidence)
                prior.rows.push_back({ table, circumstance, evidence.exposure, evidence.seen });
        }
    };
    keep(0, m_population);
    for (size_t i = 0; i < corrections; ++i)
        keep(static_cast<quint32>(i) + 1, m_corrections[i]);
    return prior;
}

void ArrivalForecast::add(const PolicyProgram& program)
{
    State& state = m_states.emplace_back();
    state.trigger = stableNumber(program.trigger);
    if (program.group.isEmpty())
        return;
    const auto [found, isNew] = m_groupNumbers.try_emplace(program.group, static_cast<int>(m_groups.size()));
    if (isNew)
        m_groups.emplace_back();
    state.group = found->second;
}

void ArrivalForecast::uploaded(size_t program, PolicyMinute minute)
{
    State& state = m_states[program];
    if (state.history.isStarted() && !state.onlyUploaded)
        return;
    state.onlyUploaded = true;
    state.history.start(minute);
}

double ArrivalForecast::predict(size_t program, PolicyMinute minute)
{
    State& state = m_states[program];
    const ArrivalHistory& history = state.history;
    const int age = std::clamp(history.age(minute), 1, ArrivalHistory::longestIdle);
    Situation now { minute, age, countLevel(history.idleTimes()), againstLongest(history, age), {}, {}, 0 };
    if (state.onlyUploaded)
        now.known = 9;
    if (state.group >= 0) {
        const Group& group = m_groups[static_cast<size_t>(state.group)];
        const auto last = group.lastProgram == program ? group.otherArrival : group.lastArrival;
        if (last)
            now.peer = 1 + std::min(doublings(static_cast<int>(std::min<PolicyMinute>(minute - *last, 64))), 4U);
    }
    state.predicted = minute;
    state.owns = 0;
    return correct(state, now, base(state, now));
}

double ArrivalForecast::base(State& state, Situation& now)
{
    const int age = now.age;
    const auto halves = static_cast<quint32>(std::floor(2 * std::log2(static_cast<double>(age))));
    const quint32 known = now.known << 10, tail = now.tail << 16;
    state.population = { &m_population[halves], &m_population[(1U << 28) | known | halves],
        &m_population[(2U << 28) | tail | known | halves],
        &m_population[(3U << 28) | (state.trigger << 20) | (std::min(now.tail, 6U) << 16)
            | (std::min(now.known, 3U) << 10) | doublings(age)] };
    double p = posterior(*state.population[0], scaleFreeHazard / (age + 1), populationShape);
    p = probabilityOf(roundness(age) ? p * roundPeriodFactor : p);
    for (size_t i = 1; i < state.population.size(); ++i)
        p = posterior(*state.population[i], p, populationShape);

    const ArrivalHistory& history = state.history;
    const auto tenths = [age](int n) { return age * n / 10; };
    now.near = history.between(tenths(9) - 1, tenths(11) + 1, age);
    now.exact = history.between(age, age, age);
    p = posterior(history.between(age / 3, age * 3, age), p, windowShapes[0]);
    p = posterior(history.between(tenths(7), tenths(14) + 1, age), p, windowShapes[1]);
    p = posterior(now.near, p, windowShapes[2]);
    return posterior(now.exact, p, windowShapes[3]);
}

Evidence& ArrivalForecast::own(State& state, quint32 circumstance)
{
    Evidence& evidence = state.history.own(circumstance);
    state.own[state.owns++] = &evidence;
    return evidence;
}

double ArrivalForecast::correct(State& state, const Situation& now, double probability)
{
    ArrivalHistory& history = state.history;
    const auto age = static_cast<quint32>(now.age);
    const quint32 span = std::min(doublings(now.age), 4U);
    const int g1 = history.previous(), g2 = history.beforePrevious();
    const auto ago = [&](int minutes) { return history.arrivedAgo(minutes) ? 1U : 0U; };
    const auto is = [](bool condition, int bit) { return condition ? 1U << bit : 0U; };
    // Long idle times after each particular one are too many to remember, and seldom repeat to the minute.
    const bool isShort = now.age <= 127 && g1 <= 127;

    const std::array<quint32, corrections> keys {
        // A round period, or a minute beside one.
        (std::min(now.known, 3U) << 6) | (roundness(now.age) << 4)
            | is(roundness(now.age + 1) || roundness(now.age - 1), 3) | std::min(doublings(now.age) / 2, 4U),
        // How often idle times ended exactly now, or about now.
        (levels(now.exact) << 4) | span,
        levels(now.near),
        // The last idle times repeat.
        (std::min(now.known, 3U) << 16) | (std::min(doublings(now.age), 5U) << 8) | is(now.age == g1, 0)
            | is(now.age == g2, 1) | is(std::abs(now.age - g1) <= 1, 2) | is(std::abs(now.age - g2) <= 1, 3)
            | is(now.age > g1, 4) | is(now.age == g1 + g2, 5),
        // What followed the same idle time, and the same two, before.
        isShort ? (levels(own(state, (1U << 28) | (static_cast<quint32>(g1) << 10) | age)) << 4) | span : 0xfffU,
        isShort && g2 <= 127 && g2 > 0
            ? levels(own(state, (2U << 28) | (static_cast<quint32>(g1) << 17) | (static_cast<quint32>(g2) << 10) | age))
            : 0xfffU,
        // This minute of the hour, before.
        (levels(own(state, (4U << 28) | static_cast<quint32>(now.minute % 60))) << 4) | std::min(now.tail, 5U),
        // An hour, half, a quarter of an hour, ten minutes ago.
        (ago(60) << 6) | (ago(30) << 4) | (ago(15) << 2) | ago(10),
        // How busy it is.
        (countLevel(history.arrivedInLast(5)) << 8) | (countLevel(history.arrivedInLast(30)) << 4)
            | countLevel(history.arrivedInLast(120)),
        // How long ago a peer arrived, and what followed then.
        now.peer == 0
            ? 0U
            : (levels(own(state, (8U << 28) | (now.peer << 10) | std::min(doublings(now.age), 6U))) | 0x1000U),
        (state.trigger << 4) | std::min(doublings(now.age), 9U),
        // This time yesterday.
        is(ago(1440), 0) | is(ago(1439) || ago(1441), 1) | is(now.minute >= 1440, 2),
    };
    for (size_t i = 0; i < corrections; ++i) {
        Evidence& evidence = m_corrections[i][keys[i]];
        state.correction[i] = &evidence;
        state.expected[i] = static_cast<float>(probability);
        const double ratio = (evidence.seen + correctionPrior) / (evidence.exposure + correctionPrior);
        const double odds = probability / (1 - probability) * std::pow(ratio, correctionPower);
        probability = probabilityOf(odds / (1 + odds));
    }
    return probability;
}

void ArrivalForecast::teach(State& state, bool arrived)
{
    for (Evidence* evidence : state.population)
        evidence->add(1, arrived, populationLimit);
    for (size_t i = 0; i < corrections; ++i)
        state.correction[i]->add(state.expected[i], arrived, correctionLimit);
    for (size_t i = 0; i < state.owns; ++i)
        state.own[i]->add(1, arrived, ownLimit);
}

void ArrivalForecast::learn(PolicyMinute minute, const std::vector<char>& arrived)
{
    for (size_t i = 0; i < arrived.size(); ++i) {
        State& state = m_states[i];
        const bool comes = arrived[i] != 0;
        if (state.history.isStarted() && state.predicted == minute)
            teach(state, comes);
        if (comes) {
            if (!state.history.isStarted() || state.onlyUploaded)
                state.history.start(minute);
            else
                state.history.arrived(minute);
            state.onlyUploaded = false;
            if (state.group >= 0) {
                Group& group = m_groups[static_cast<size_t>(state.group)];
                if (group.lastArrival && group.lastProgram != i)
                    group.otherArrival = group.lastArrival;
                group.lastArrival = minute;
                group.lastProgram = i;
            }
        }
        if (state.history.isStarted())
            state.history.record(minute, comes);
    }
}

} // namespace Foreguest
