// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowcatalogue.h"

#include "core/base/paths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

namespace Foreguest {

namespace {
constexpr int deepestExtends = 4;

/// `*` stands for any text, dots included.
bool matches(std::string_view pattern, std::string_view text)
{
    size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

std::string lastPart(std::string_view name)
{
    return std::string(name.substr(name.rfind('.') + 1));
}

ArgumentSet argumentSet(const QJsonValue& value)
{
    ArgumentSet set;
    if (value.isString()) {
        set.all = value.toString() == QStringLiteral("all");
        return set;
    }
    const QJsonArray array = value.toArray();
    for (const QJsonValue position : array)
        set.positions.push_back(position.toInt());
    return set;
}

void fill(FlowEntry& entry, const QString& section, const QJsonObject& rule)
{
    const QString kind = rule[QStringLiteral("kind")].toString();
    if (section == QStringLiteral("sources")) {
        entry.source = kind;
        entry.into = argumentSet(rule[QStringLiteral("into")]);
        entry.callback = argumentSet(rule[QStringLiteral("callback")]);
        const QJsonObject types = rule[QStringLiteral("callbackTypes")].toObject();
        for (auto it = types.begin(); it != types.end(); ++it)
            entry.callbackTypes.emplace_back(it.key().toInt(), it.value().toString().toStdString());
    } else if (section == QStringLiteral("sinks")) {
        entry.sink = kind;
        entry.sinks = argumentSet(rule.contains(QStringLiteral("arguments")) ? rule[QStringLiteral("arguments")]
                                                                             : QJsonValue(QStringLiteral("all")));
    } else if (section == QStringLiteral("copies")) {
        entry.from = argumentSet(rule[QStringLiteral("from")]);
        entry.to = rule[QStringLiteral("to")].toInt();
    } else if (section == QStringLiteral("handles")) {
        entry.isHandle = true;
        entry.type = rule[QStringLiteral("type")].toString().toStdString();
    } else {
        entry.stops = true;
    }
    if (rule.contains(QStringLiteral("kindOf")))
        entry.kindArgument = rule[QStringLiteral("kindOf")].toInt();
}
/// What is known already stays: it was the more exact pattern's.
void merge(FlowEntry& known, const FlowEntry& other)
{
    if (known.source.isEmpty()) {
        known.source = other.source;
        known.into = other.into;
        known.callback = other.callback;
        known.callbackTypes = other.callbackTypes;
    }
    if (known.sink.isEmpty()) {
        known.sink = other.sink;
        known.sinks = other.sinks;
    }
    if (known.to == FlowEntry::noTarget) {
        known.from = other.from;
        known.to = other.to;
    }
    if (known.kindArgument == FlowEntry::noTarget)
        known.kindArgument = other.kindArgument;
    if (known.type.empty())
        known.type = other.type;
    known.isHandle = known.isHandle || other.isHandle;
    known.stops = known.stops || other.stops;
}
} // namespace

bool ArgumentSet::contains(int position) const
{
    return all || std::find(positions.begin(), positions.end(), position) != positions.end();
}

FlowEntry FlowCatalogue::find(std::string_view dottedName) const
{
    FlowEntry found;
    if (const auto exact = m_exact.find(std::string(dottedName)); exact != m_exact.end())
        found = exact->second;
    for (const std::string& part : { lastPart(dottedName), std::string("*") }) {
        const auto bucket = m_patterns.find(part);
        if (bucket == m_patterns.end())
            continue;
        for (const auto& [pattern, entry] : bucket->second) {
            if (matches(pattern, dottedName))
                merge(found, entry);
        }
    }
    return found;
}

QString FlowCatalogue::entryParameterKind(std::string_view function) const
{
    const auto found = m_entries.find(std::string(function));
    return found == m_entries.end() ? QString() : found->second;
}

QString FlowCatalogue::handleKind(std::string_view origin) const
{
    const auto found = m_handles.find(std::string(origin));
    return found == m_handles.end() ? QString() : found->second;
}

FlowEntry& FlowCatalogue::entryOf(const std::string& pattern)
{
    if (pattern.find('*') == std::string::npos)
        return m_exact[pattern];
    auto& bucket = m_patterns[lastPart(pattern)];
    for (auto& [known, entry] : bucket) {
        if (known == pattern)
            return entry;
    }
    return bucket.emplace_back(pattern, FlowEntry()).second;
}

void FlowCatalogue::read(const QByteArray& json, int depth)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonArray bases = object[QStringLiteral("extends")].toArray();
    for (const QJsonValue base : bases) {
        const auto content = readResource(QStringLiteral("languages/%1/flows.json").arg(base.toString()));
        if (content && depth < deepestExtends)
            read(*content, depth + 1);
    }
    for (const QString& section : { QStringLiteral("sources"), QStringLiteral("sinks"), QStringLiteral("copies"),
             QStringLiteral("handles"), QStringLiteral("stops") }) {
        const QJsonArray rules = object[section].toArray();
        for (const QJsonValue value : rules) {
            const QJsonObject rule = value.toObject();
            const QStringList names
                = rule[QStringLiteral("names")].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString& name : names)
                fill(entryOf(name.toStdString()), section, rule);
        }
    }
    const auto kinds = [&](const QString& key, auto& map) {
        const QJsonObject entries = object[key].toObject();
        for (auto it = entries.begin(); it != entries.end(); ++it)
            map[it.key().toStdString()] = it.value().toString();
    };
    kinds(QStringLiteral("entryParameters"), m_entries);
    kinds(QStringLiteral("handleKinds"), m_handles);
}

Result<FlowCatalogue> FlowCatalogue::parse(const QByteArray& json)
{
    QJsonParseError error;
    QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::Internal, error.errorString(), QStringLiteral("Install Foreguest again."));
    FlowCatalogue catalogue;
    catalogue.read(json, 0);
    return catalogue;
}

const FlowCatalogue& FlowCatalogue::of(const QString& language)
{
    static std::mutex mutex;
    static std::map<QString, std::unique_ptr<const FlowCatalogue>> loaded;
    const std::lock_guard lock(mutex);
    auto& entry = loaded[language];
    if (!entry) {
        auto catalogue = std::make_unique<FlowCatalogue>();
        if (const auto json = readResource(QStringLiteral("languages/%1/flows.json").arg(language)))
            catalogue->read(*json, 0);
        entry = std::move(catalogue);
    }
    return *entry;
}

} // namespace Foreguest
