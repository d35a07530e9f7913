// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/greedydual.h"
#include "core/guest/guestpool.h"
#include "core/guest/warmpolicy.h"

#include <map>
#include <optional>
#include <set>

namespace Foreguest {

/// The pool's book for its policy: which programs there are, when they were uploaded and run, and what is to be made
/// of each. It hears of uploads and runs as they come and asks the policy once a minute. Not thread-safe; the pool
/// guards it.
///
/// A program is known by its place, so that an edit doesn't make it a stranger.
class PoolSchedule
{
public:
    explicit PoolSchedule(const QString& policy);

    struct Order
    {
        GuestSpec spec;
        Preparation preparation;
    };

    /// Runs of an earlier life, in any order: learned from as if they came now. Costs as much as their span of time,
    /// which is cut to the last two days.
    void remember(std::vector<PastRun> runs, PolicyMinute now);
    /// A guest was asked for: for an upload, or to refill what a run has taken.
    void instantiated(const Order& order, std::chrono::seconds keepAlive);
    void ran(const Order& order);
    /// Ends the minute that passes and plans `minute`; nothing where that has begun already.
    void pass(PolicyMinute minute);

    /// Whether a guest for the program should wait in this minute.
    bool isWanted(const Preparation& preparation) const;
    /// Programs that should have a guest in this minute, where it is known what one is made of.
    std::vector<Order> wanted() const;
    /// What a waiting guest of a program is worth when memory is short; higher is better.
    double worth(const GuestSpec& spec, const Preparation& preparation, double startMs) const;
    void gaveUp(double worth) { m_ranking.gaveUp(worth); }

private:
    struct Known
    {
        WarmPolicy::Program number = -1;
        std::optional<Order> order;
        QString uploaded; ///< Content of the last upload.
        double runs = 0;
    };
    Known& known(const QString& place);

    std::unique_ptr<WarmPolicy> m_policy;
    std::map<QString, Known> m_known;
    std::set<WarmPolicy::Program> m_ran; ///< In this minute.
    std::vector<char> m_wanted;
    PolicyMinute m_minute = 0;
    GreedyDual m_ranking;
};

} // namespace Foreguest
