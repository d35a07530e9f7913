// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/bottlenecks.h"

namespace Foreguest {

/// Where a call does harm that does none elsewhere.
enum class HazardPlace : quint8 {
    Anywhere,
    Async, ///< In a function that others wait on without a thread of their own.
    GrowingLoop, ///< In a loop whose rounds grow with the input.
    WaitingLoop, ///< In a loop that runs until something happens.
    Pattern, ///< Where its argument is a pattern that may backtrack without end.
    Locked, ///< Between taking and releasing a lock.
};

struct HazardRule
{
    QString kind; ///< Of the bottleneck.
    HazardPlace place = HazardPlace::Anywhere;
    QString saw; ///< What is wrong, after the call: "keeps every result for ever".
    QString advice; ///< What usually helps, a sentence.
    double severity = 0;
    std::vector<std::string> arguments; ///< Only with exactly these arguments; empty: with any.
};

/// What resources/languages/<name>/hazards.json says of calls. Immutable after loading.
class HazardCatalogue
{
public:
    /// Of a language by its folder's name; empty where it has no such file.
    static const HazardCatalogue& of(const QString& language);

    bool isEmpty() const { return m_rules.empty(); }
    bool takesLock(std::string_view dottedName) const;
    /// A variable of that name is taken for a lock where a block enters it.
    bool namesLock(std::string_view name) const;
    bool releasesLock(std::string_view dottedName) const;
    /// Indexes in `rules()` of those for a call by its dotted name. O(length).
    std::vector<quint32> find(std::string_view dottedName) const;
    const HazardRule& rule(quint32 index) const { return m_rules[index]; }

private:
    using Names = std::unordered_map<std::string, std::vector<quint32>>;
    void read(const QString& language, int depth);
    void add(const QString& pattern, quint32 rule);
    static bool matches(const std::vector<std::string>& patterns, std::string_view name);

    std::vector<HazardRule> m_rules;
    Names m_names, m_prefixes, m_suffixes;
    std::vector<std::string> m_takes, m_releases, m_lockNames;
};

/// Adds what the language's rules find in a body. O(calls).
void addHazards(const BottleneckInput& input, std::vector<Bottleneck>& found);

} // namespace Foreguest
