// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/abstractvalue.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace Foreguest {

/// How a known function's value follows from its arguments, where it bounds a loop.
enum class ValueRule : quint8 {
    None,
    Argument,
    Range,
    Least,
    Root,
    Logarithm,
    Power,
    Factorial,
    Choose,
    Repeat,
    Constant
};

/// A group of calls that matter for the same reason: files, network, processes, …
struct ApiFamily
{
    QString kind; ///< Kind of its bottlenecks.
    QString verb; ///< "reads or writes files".
    QString advice; ///< What usually helps, a sentence.
    double severity = 0; ///< Once; 0: no bottleneck outside a loop.
    double severityInLoop = 0; ///< 0: none in a loop either.
    std::optional<Category> category; ///< What many such calls make of a program.
};

/// What is known of a call.
struct ApiEntry
{
    const ApiFamily* family = nullptr;
    GrowthOrder time, space;
    bool hasCost = false;
    bool grows = false; ///< Adds an element to a container that stays.
    bool memoises = false;
    std::string onlyArguments; ///< The cost is for exactly these arguments: `pop(0)`.
    int onlyCount = -1; ///< The cost is for that number of arguments: `max(list)` against `max(a, b)`.
};

/// What resources/languages/<name>/apis.json says of a language's calls, memory and speed. Immutable after loading.
class ApiCatalogue
{
public:
    qint64 baseBytes = 0; ///< Memory of the runtime with an empty program.
    std::array<qint64, 5> elementBytes {}; ///< By AllocationKind.
    qint64 boxedBytes = 0; ///< Of an object that a container's slot points to.
    double stepsPerSecond = 1e8; ///< Rounds of a small loop on one processor.
    double startSeconds = 0; ///< Processor time of an empty program.
    std::vector<std::string> entryFunctions;

    /// What is known of a call by its dotted name; nullptr where nothing is. Tried in this order: the whole name, its
    /// leading parts ("os.path.*"), its last part ("*.sort"), a part in its middle ("*.objects.*"). O(length).
    const ApiEntry* find(std::string_view dottedName) const;
    ValueRule valueRule(std::string_view dottedName) const;
    const ApiFamily* familyOfLibrary(std::string_view library) const;
    /// What a call costs and gives, by the shape of its object (of a method) and its name: first `list.pop`, then
    /// `.pop`; of a function, its whole dotted name, then its last part. nullptr where nothing is known.
    const CallEffect* effectOf(std::string_view callee, ValueShape object, bool isMethod) const;
    /// What making an object of a type gives; Unknown where nothing is known.
    ValueShape shapeOfType(std::string_view type) const;
    /// The type of what a call gives, as the data names it; empty where it says nothing.
    const std::string& typeMadeBy(const std::string& dottedName) const;
    bool hasHandles() const { return !m_made.empty(); }
    bool isSizeMember(std::string_view name) const { return m_sizeMembers.contains(std::string(name)); }

    /// Of a language by its folder's name. A language without apis.json has an empty catalogue.
    static const ApiCatalogue& of(const QString& language);

private:
    friend class ApiReader;
    std::vector<std::unique_ptr<ApiFamily>> m_families;
    std::unordered_map<std::string, ApiEntry> m_names, m_prefixes, m_suffixes, m_infixes;
    std::unordered_map<std::string, ValueRule> m_values;
    std::unordered_map<std::string, const ApiFamily*> m_libraries;
    std::unordered_map<std::string, std::string> m_made;
    std::unordered_set<std::string> m_quiet; ///< Methods that do nothing of what their family does.
    bool isQuiet(std::string_view dottedName) const;
    std::unordered_map<std::string, CallEffect> m_effects;
    std::unordered_map<std::string, ValueShape> m_shapes;
    std::unordered_set<std::string> m_sizeMembers;
};

/// `std::vector<int>::push_back` and `list->next` as dotted names: `std.vector.push_back`, `list.next`.
std::string dotted(std::string_view name);

} // namespace Foreguest
