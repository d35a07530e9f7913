// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/arrivaltrace.h"

#include <cmath>
#include <random>
#include <set>

namespace Foreguest::MadeTraces {

/// How the arrivals of a made function come about.
enum class Kind { Mixed, Timers, Poisson, Bursts, Diurnal, Chains };

/// Uniform numbers that are the same with every standard library.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    double share() { return static_cast<double>(m_engine()) / 4294967296.0; }
    int below(int n) { return static_cast<int>(share() * n); }
    double exponential(double mean) { return -std::log(1 - share()) * mean; }
    double between(double low, double high) { return low * std::pow(high / low, share()); } ///< Log-uniform.

private:
    std::mt19937 m_engine;
};

using Minutes = std::set<PolicyMinute>;

/// Periods as people choose them; some late or early by a minute, some runs missing.
inline Minutes timer(Dice& dice, int minutes)
{
    static constexpr int periods[] = { 1, 2, 3, 5, 5, 5, 10, 15, 15, 30, 60, 60, 120 };
    const int period = periods[dice.below(13)];
    const double jitter = dice.share() < 0.5 ? 0 : 0.3 * dice.share();
    Minutes arrivals;
    for (int m = dice.below(period); m < minutes; m += period) {
        const int late = dice.share() < jitter ? (dice.share() < 0.5 ? -1 : 1) : 0;
        if (dice.share() > 0.01 && m + late >= 0 && m + late < minutes)
            arrivals.insert(m + late);
    }
    return arrivals;
}

inline Minutes poisson(Dice& dice, int minutes)
{
    const double chance = 1 - std::exp(-dice.between(0.001, 1));
    Minutes arrivals;
    for (int m = 0; m < minutes; ++m) {
        if (dice.share() < chance)
            arrivals.insert(m);
    }
    return arrivals;
}

inline Minutes bursts(Dice& dice, int minutes)
{
    const double gap = dice.between(10, 320), length = 1 + 10 * dice.share(), density = 0.2 + 0.7 * dice.share();
    Minutes arrivals;
    for (double m = dice.share() * gap; m < minutes;) {
        const double end = m + 1 + dice.exponential(length);
        arrivals.insert(static_cast<PolicyMinute>(m));
        for (int i = static_cast<int>(m) + 1; i < end && i < minutes; ++i) {
            if (dice.share() < density)
                arrivals.insert(i);
        }
        m = end + dice.exponential(gap);
    }
    return arrivals;
}

inline Minutes diurnal(Dice& dice, int minutes)
{
    const double base = dice.between(0.01, 0.5), phase = 6.2832 * dice.share();
    Minutes arrivals;
    for (int m = 0; m < minutes; ++m) {
        if (dice.share() < base * (1 + 0.95 * std::sin(phase + 6.2832 * m / 1440)))
            arrivals.insert(m);
    }
    return arrivals;
}

/// What follows one to three minutes after most arrivals of another function.
inline Minutes follower(Dice& dice, const Minutes& leader, int minutes)
{
    const int delay = 1 + dice.below(3);
    Minutes arrivals;
    for (const PolicyMinute m : leader) {
        if (m + delay < minutes && dice.share() < 0.9)
            arrivals.insert(m + delay);
    }
    return arrivals;
}

inline Minutes ofKind(Dice& dice, Kind kind, int minutes)
{
    switch (kind) {
    case Kind::Timers:
        return timer(dice, minutes);
    case Kind::Bursts:
        return bursts(dice, minutes);
    case Kind::Diurnal:
        return diurnal(dice, minutes);
    default:
        return poisson(dice, minutes);
    }
}

inline ArrivalTrace make(Kind kind, int functions, int minutes, quint32 seed)
{
    static constexpr Kind mixture[] = { Kind::Timers, Kind::Timers, Kind::Timers, Kind::Timers, Kind::Poisson,
        Kind::Poisson, Kind::Poisson, Kind::Bursts, Kind::Bursts, Kind::Diurnal };
    Dice dice(seed);
    ArrivalTrace trace;
    trace.minutes = minutes;
    Minutes last;
    for (int i = 0; i < functions; ++i) {
        const bool follows = kind == Kind::Chains && i % 3 == 2 && !last.empty();
        const Kind own = kind == Kind::Mixed || kind == Kind::Chains ? mixture[dice.below(10)] : kind;
        const Minutes arrivals = follows ? follower(dice, last, minutes) : ofKind(dice, own, minutes);
        if (arrivals.empty())
            continue;
        last = arrivals;
        TracedFunction function;
        function.id = QStringLiteral("f%1").arg(i);
        function.traits.group = QStringLiteral("app%1").arg(kind == Kind::Chains ? i / 3 : i);
        function.traits.trigger = follows ? QStringLiteral("queue")
            : own == Kind::Timers         ? QStringLiteral("timer")
                                          : QStringLiteral("http");
        function.arrivals.assign(arrivals.begin(), arrivals.end());
        function.invocations = static_cast<qint64>(arrivals.size());
        function.memoryMb = 50 + 10 * (i % 20);
        trace.functions.push_back(std::move(function));
    }
    return trace;
}

/// The functions whose number fits, in the minutes from … to, moved to begin at 0.
inline ArrivalTrace piece(const ArrivalTrace& trace, int from, int to, int every = 1, int offset = 0)
{
    ArrivalTrace part;
    part.minutes = to - from;
    for (size_t i = static_cast<size_t>(offset); i < trace.functions.size(); i += static_cast<size_t>(every)) {
        TracedFunction function = trace.functions[i];
        Minutes kept;
        for (const PolicyMinute m : trace.functions[i].arrivals) {
            if (m >= trace.firstMinute + from && m < trace.firstMinute + to)
                kept.insert(m - trace.firstMinute - from);
        }
        function.arrivals.assign(kept.begin(), kept.end());
        if (!kept.empty())
            part.functions.push_back(std::move(function));
    }
    return part;
}

} // namespace Foreguest::MadeTraces
