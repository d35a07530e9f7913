// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/hazards.h"

#include "core/base/paths.h"
#include "core/cost/regexrisk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <mutex>

namespace Foreguest {

namespace {
HazardPlace placeByName(const QString& name)
{
    static const std::map<QString, HazardPlace> places { { QStringLiteral("async"), HazardPlace::Async },
        { QStringLiteral("growingLoop"), HazardPlace::GrowingLoop },
        { QStringLiteral("waitingLoop"), HazardPlace::WaitingLoop },
        { QStringLiteral("pattern"), HazardPlace::Pattern }, { QStringLiteral("locked"), HazardPlace::Locked } };
    const auto found = places.find(name);
    return found == places.end() ? HazardPlace::Anywhere : found->second;
}

std::vector<std::string> texts(const QJsonValue& value)
{
    std::vector<std::string> list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue element : array)
        list.push_back(element.toString().toStdString());
    return list;
}

std::string_view trimmed(std::string_view text)
{
    const size_t start = text.find_first_not_of(" \t\n");
    return start == std::string_view::npos ? std::string_view()
                                           : text.substr(start, text.find_last_not_of(" \t\n") - start + 1);
}

/// Lines between the first taking of a lock and the last release after it.
struct LockedLines
{
    quint32 first = noIndex, last = 0;
    bool contains(quint32 line) const { return line > first && line < last; }
};

/// The lines within `with lock:`, where what is entered is called a lock.
std::vector<LockedLines> lockedBlocks(const CodeGraph& graph, const BodyFacts& facts, const HazardCatalogue& catalogue)
{
    std::vector<LockedLines> blocks;
    const std::vector<SketchNode>& nodes = facts.sketch.nodes;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role != Role::With || nodes[i].size < 3)
            continue;
        const quint32 entered = i + 1;
        quint32 name = 0;
        if (nodes[entered].role == Role::Identifier || nodes[entered].role == Role::OwnField)
            name = nodes[entered].text;
        for (quint32 j = entered + 1; nodes[entered].role == Role::Member && j < entered + nodes[entered].size;
             j += nodes[j].size)
            name = nodes[j].text;
        if (name == 0 || !catalogue.namesLock(graph.strings.stdView(name)))
            continue;
        LockedLines lines { nodes[entered].line, 0 };
        for (quint32 j = entered; j < i + nodes[i].size; ++j)
            lines.last = std::max(lines.last, nodes[j].line + 1);
        blocks.push_back(lines);
    }
    return blocks;
}

/// A body's calls as the rules see them.
class HazardFinder
{
public:
    HazardFinder(const BottleneckInput& input, const HazardCatalogue& catalogue, std::vector<Bottleneck>& found)
        : m_input(input)
        , m_catalogue(catalogue)
        , m_found(found)
        , m_blocks(lockedBlocks(input.graph, input.facts, catalogue))
    {
    }

    void run()
    {
        std::vector<std::string> names;
        names.reserve(m_input.facts.calls.size());
        for (const CallFact& call : m_input.facts.calls) {
            names.push_back(nameOf(call));
            if (names.back().empty())
                continue;
            if (m_locked.first == noIndex && m_catalogue.takesLock(names.back()))
                m_locked.first = call.line;
            else if (m_locked.first != noIndex && m_catalogue.releasesLock(names.back()))
                m_locked.last = std::max(m_locked.last, call.line);
        }
        for (size_t i = 0; i < names.size(); ++i) {
            if (!names[i].empty())
                look(m_input.facts.calls[i], names[i]);
        }
    }

private:
    /// Empty where the call stays inside the sources.
    std::string nameOf(const CallFact& call) const
    {
        const CodeGraph& graph = m_input.graph;
        const bool isResolved = call.target < graph.nodes.size();
        if (isResolved && !graph.nodes[call.target].external)
            return {};
        return dotted(graph.strings.stdView(isResolved ? graph.nodes[call.target].qualifiedName : call.callee));
    }

    bool holds(const HazardRule& rule, const CallFact& call) const
    {
        const std::string_view arguments = trimmed(m_input.graph.strings.stdView(call.arguments));
        if (!rule.arguments.empty()
            && std::find(rule.arguments.begin(), rule.arguments.end(), arguments) == rule.arguments.end())
            return false;
        const bool isInLoop = call.loop < m_input.loops.size();
        switch (rule.place) {
        case HazardPlace::Anywhere:
            return true;
        case HazardPlace::Async:
            return m_input.facts.isAsync;
        case HazardPlace::GrowingLoop:
            return isInLoop && m_input.loops[call.loop].growingDepth > 0;
        case HazardPlace::WaitingLoop:
            return isInLoop
                && (m_input.facts.loops[call.loop].kind == LoopKind::While
                    || m_input.facts.loops[call.loop].kind == LoopKind::DoWhile);
        case HazardPlace::Pattern:
            return mayBacktrackForever(patternIn(arguments))
                || mayBacktrackForever(patternIn(m_input.graph.strings.stdView(call.callee)));
        case HazardPlace::Locked:
            return m_locked.contains(call.line)
                || std::any_of(m_blocks.begin(), m_blocks.end(),
                    [&](const LockedLines& lines) { return lines.contains(call.line); });
        }
        return false;
    }

    void look(const CallFact& call, const std::string& name)
    {
        for (const quint32 index : m_catalogue.find(name)) {
            const HazardRule& rule = m_catalogue.rule(index);
            if (!holds(rule, call))
                continue;
            m_found.push_back({ rule.kind, call.line, rule.severity,
                QStringLiteral("%1 %2. %3").arg(quoted(m_input.graph, call.callee), rule.saw, rule.advice) });
        }
    }

    const BottleneckInput& m_input;
    const HazardCatalogue& m_catalogue;
    std::vector<Bottleneck>& m_found;
    LockedLines m_locked;
    std::vector<LockedLines> m_blocks;
};
} // namespace

const HazardCatalogue& HazardCatalogue::of(const QString& language)
{
    static std::mutex mutex;
    static std::map<QString, std::unique_ptr<const HazardCatalogue>> catalogues;
    const std::scoped_lock lock(mutex);
    auto& catalogue = catalogues[language];
    if (!catalogue) {
        auto made = std::make_unique<HazardCatalogue>();
        made->read(language, 0);
        catalogue = std::move(made);
    }
    return *catalogue;
}

void HazardCatalogue::read(const QString& language, int depth)
{
    constexpr int deepest = 4;
    const auto json = readResource(QStringLiteral("languages/%1/hazards.json").arg(language));
    if (!json || depth > deepest)
        return;
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    for (const std::string& base : texts(object[QStringLiteral("extends")]))
        read(QString::fromStdString(base), depth + 1);
    const QJsonArray rules = object[QStringLiteral("rules")].toArray();
    for (const QJsonValue value : rules) {
        HazardRule rule;
        rule.kind = value[QStringLiteral("kind")].toString();
        rule.place = placeByName(value[QStringLiteral("place")].toString());
        rule.saw = value[QStringLiteral("saw")].toString();
        rule.advice = value[QStringLiteral("advice")].toString();
        rule.severity = value[QStringLiteral("severity")].toDouble();
        rule.arguments = texts(value[QStringLiteral("arguments")]);
        const auto index = quint32(m_rules.size());
        m_rules.push_back(std::move(rule));
        for (const std::string& pattern : texts(value[QStringLiteral("calls")]))
            add(QString::fromStdString(pattern), index);
    }
    for (const std::string& name : texts(object[QStringLiteral("takesLock")]))
        m_takes.push_back(name);
    for (const std::string& name : texts(object[QStringLiteral("lockNames")]))
        m_lockNames.push_back(name);
    for (const std::string& name : texts(object[QStringLiteral("releasesLock")]))
        m_releases.push_back(name);
}

void HazardCatalogue::add(const QString& pattern, quint32 rule)
{
    if (pattern.startsWith(QStringLiteral("*.")))
        m_suffixes[pattern.mid(2).toStdString()].push_back(rule);
    else if (pattern.endsWith(QStringLiteral(".*")))
        m_prefixes[pattern.chopped(2).toStdString()].push_back(rule);
    else
        m_names[pattern.toStdString()].push_back(rule);
}

std::vector<quint32> HazardCatalogue::find(std::string_view dottedName) const
{
    std::vector<quint32> rules;
    const auto take = [&](const Names& names, std::string_view key) {
        if (const auto found = names.find(std::string(key)); found != names.end())
            rules.insert(rules.end(), found->second.begin(), found->second.end());
    };
    take(m_names, dottedName);
    size_t dot = dottedName.rfind('.');
    if (dot != std::string_view::npos)
        take(m_suffixes, dottedName.substr(dot + 1));
    for (; dot != std::string_view::npos && dot > 0; dot = dottedName.rfind('.', dot - 1))
        take(m_prefixes, dottedName.substr(0, dot));
    return rules;
}

bool HazardCatalogue::matches(const std::vector<std::string>& patterns, std::string_view name)
{
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
        return pattern.starts_with("*.") ? pattern.substr(2) == last && last.size() < name.size() : pattern == name;
    });
}

bool HazardCatalogue::namesLock(std::string_view name) const
{
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::any_of(m_lockNames.begin(), m_lockNames.end(),
        [&](const std::string& part) { return lower.find(part) != std::string::npos; });
}

bool HazardCatalogue::takesLock(std::string_view dottedName) const
{
    return matches(m_takes, dottedName);
}

bool HazardCatalogue::releasesLock(std::string_view dottedName) const
{
    return matches(m_releases, dottedName);
}

void addHazards(const BottleneckInput& input, std::vector<Bottleneck>& found)
{
    const quint32 file = input.graph.nodes[input.facts.node].file;
    if (file >= input.graph.files.size())
        return;
    const HazardCatalogue& catalogue = HazardCatalogue::of(input.graph.files[file].language);
    if (!catalogue.isEmpty())
        HazardFinder(input, catalogue, found).run();
}

} // namespace Foreguest
