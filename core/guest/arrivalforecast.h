// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/arrivalhistory.h"
#include "core/guest/arrivalprior.h"

#include <array>
#include <deque>
#include <optional>

namespace Foreguest {

/// How likely each program is to arrive in the next minute, learned as minutes pass.
///
/// A hazard model (the probability of an arrival in a minute, given the idle time so far) in two parts:
///  1. A base. The hazard of all programs alike (same idle time, number of idle times known, idle time against the
///     longest known, trigger), then of the program itself in ever narrower windows of idle time around the present
///     one: a third to three times as long, within 40 %, within 10 %, exactly as long. Each step is the posterior mean
///     of a gamma prior around the step before (exposure and arrivals of the window added to those of the prior), so
///     that little evidence moves little, whatever the scale.
///  2. Corrections, one after the other. Each names circumstances (how often did it arrive exactly now before? do the
///     last two idle times repeat? at this minute of the hour? after a peer?) and multiplies the odds by the ratio of
///     arrivals seen to arrivals expected in such circumstances over all programs, shrunk towards 1: the standardised
///     ratio of epidemiology with an empirical-Bayes prior.
/// All counts are shared by all programs or belong to one; nothing is fitted offline but the prior that
/// ArrivalPrior brings. A prediction is O(1).
class ArrivalForecast
{
public:
    static constexpr size_t corrections = 12;

    explicit ArrivalForecast(const ArrivalPrior& prior);

    void add(const PolicyProgram& program);
    /// Whether it has arrived or was uploaded: of others nothing can be said.
    bool isKnown(size_t program) const { return m_states[program].history.isStarted(); }
    void uploaded(size_t program, PolicyMinute minute);
    /// The probability that a known program arrives in `minute`; once a program and minute, before learn().
    double predict(size_t program, PolicyMinute minute);
    /// What came in `minute`: an entry a program.
    void learn(PolicyMinute minute, const std::vector<char>& arrived);
    /// What was learned of programs in general, to begin with elsewhere.
    ArrivalPrior learned() const;

private:
    struct Group
    {
        std::optional<PolicyMinute> lastArrival, otherArrival; ///< The latter: of the last program but `lastProgram`.
        size_t lastProgram = 0;
    };
    struct State
    {
        ArrivalHistory history;
        bool onlyUploaded = false;
        quint32 trigger = 0;
        int group = -1;
        PolicyMinute predicted = -1;
        std::array<Evidence*, 4> population {}; ///< What the last prediction read, to be taught its outcome.
        std::array<Evidence*, corrections> correction {};
        std::array<float, corrections> expected {};
        std::array<Evidence*, 5> own {};
        size_t owns = 0;
    };
    struct Situation;

    double base(State& state, Situation& now);
    double correct(State& state, const Situation& now, double probability);
    Evidence& own(State& state, quint32 circumstance);
    void teach(State& state, bool arrived);

    std::deque<State> m_states; ///< Never moves, as predictions hold pointers.
    std::vector<Group> m_groups;
    std::unordered_map<QString, int> m_groupNumbers;
    std::unordered_map<quint32, Evidence> m_population;
    std::array<std::unordered_map<quint32, Evidence>, corrections> m_corrections;
};

} // namespace Foreguest
