// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/apireader.h"

#include "core/base/paths.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

std::optional<Category> categoryFromName(const QString& name)
{
    for (const Category category :
        { Category::Cpu, Category::Memory, Category::Io, Category::Network, Category::Mixed }) {
        if (categoryName(category) == name)
            return category;
    }
    return std::nullopt;
}

ValueRule valueRuleFromName(const QString& name)
{
    static const std::array<std::pair<QString, ValueRule>, 10> rules { {
        { QStringLiteral("argument"), ValueRule::Argument },
        { QStringLiteral("range"), ValueRule::Range },
        { QStringLiteral("least"), ValueRule::Least },
        { QStringLiteral("root"), ValueRule::Root },
        { QStringLiteral("logarithm"), ValueRule::Logarithm },
        { QStringLiteral("power"), ValueRule::Power },
        { QStringLiteral("factorial"), ValueRule::Factorial },
        { QStringLiteral("choose"), ValueRule::Choose },
        { QStringLiteral("repeat"), ValueRule::Repeat },
        { QStringLiteral("constant"), ValueRule::Constant },
    } };
    for (const auto& [text, rule] : rules) {
        if (text == name)
            return rule;
    }
    return ValueRule::None;
}

QStringList texts(const QJsonObject& object, const QString& key)
{
    QStringList list;
    const QJsonArray array = object.value(key).toArray();
    for (const QJsonValue value : array)
        list << value.toString();
    return list;
}

} // namespace

std::unique_ptr<const ApiCatalogue> ApiReader::read(const QString& language)
{
    ApiReader reader;
    reader.readLanguage(language, 0);
    reader.completeNames();
    return std::move(reader.m_catalogue);
}

void ApiReader::readLanguage(const QString& language, int depth)
{
    constexpr int deepest = 4;
    const auto json = readResource(QStringLiteral("languages/%1/apis.json").arg(language));
    if (!json || depth > deepest)
        return;
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    for (const QString& base : texts(object, QStringLiteral("extends")))
        readLanguage(base, depth + 1);
    readMemory(object);
    readFamilies(object);
    readCosts(object);
    readGrowth(object.value(QStringLiteral("growth")).toObject());
    const QJsonObject values = object.value(QStringLiteral("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QJsonArray names = it.value().toArray();
        for (const QJsonValue name : names)
            m_catalogue->m_values[name.toString().toStdString()] = valueRuleFromName(it.key());
    }
    const QJsonObject made = object.value(QStringLiteral("made")).toObject();
    for (auto it = made.begin(); it != made.end(); ++it) {
        const QStringList names = it.value().toString().split(u' ', Qt::SkipEmptyParts);
        for (const QString& name : names)
            m_catalogue->m_made[name.toStdString()] = it.key().toStdString();
    }
    for (const QString& name : texts(object, QStringLiteral("quietMethods")))
        m_catalogue->m_quiet.insert(name.toStdString());
    for (const QString& name : texts(object, QStringLiteral("grows")))
        entry(name).grows = true;
    for (const QString& name : texts(object, QStringLiteral("memoises")))
        entry(name).memoises = true;
    for (const QString& name : texts(object, QStringLiteral("entryFunctions")))
        m_catalogue->entryFunctions.push_back(name.toStdString());
}

/// A whole name that says nothing of its family belongs to that of its leading part.
void ApiReader::completeNames()
{
    for (auto& [name, known] : m_catalogue->m_names) {
        for (size_t dot = name.rfind('.'); !known.family && dot != std::string::npos && dot > 0;
             dot = name.rfind('.', dot - 1)) {
            if (const auto it = m_catalogue->m_prefixes.find(name.substr(0, dot)); it != m_catalogue->m_prefixes.end())
                known.family = it->second.family;
        }
    }
}

void ApiReader::readMemory(const QJsonObject& object)
{
    static const std::array<QString, 5> kinds { QStringLiteral("bytes"), QStringLiteral("list"),
        QStringLiteral("dictionary"), QStringLiteral("string"), QStringLiteral("array") };
    const QJsonObject memory = object.value(QStringLiteral("memory")).toObject();
    m_catalogue->baseBytes = memory.value(QStringLiteral("baseBytes")).toInteger(m_catalogue->baseBytes);
    m_catalogue->boxedBytes = memory.value(QStringLiteral("boxedBytes")).toInteger(m_catalogue->boxedBytes);
    const QJsonObject elements = memory.value(QStringLiteral("elementBytes")).toObject();
    for (size_t kind = 0; kind < kinds.size(); ++kind)
        m_catalogue->elementBytes[kind] = elements.value(kinds[kind]).toInteger(m_catalogue->elementBytes[kind]);
    const QJsonObject speed = object.value(QStringLiteral("speed")).toObject();
    m_catalogue->stepsPerSecond = speed.value(QStringLiteral("stepsPerSecond")).toDouble(m_catalogue->stepsPerSecond);
    m_catalogue->startSeconds = speed.value(QStringLiteral("startSeconds")).toDouble(m_catalogue->startSeconds);
}

void ApiReader::readFamilies(const QJsonObject& object)
{
    const QJsonArray families = object.value(QStringLiteral("families")).toArray();
    for (const QJsonValue value : families) {
        const QJsonObject data = value.toObject();
        auto family = std::make_unique<ApiFamily>();
        family->kind = data.value(QStringLiteral("kind")).toString();
        family->verb = data.value(QStringLiteral("verb")).toString();
        family->advice = data.value(QStringLiteral("advice")).toString();
        family->severity = data.value(QStringLiteral("severity")).toDouble();
        family->severityInLoop = data.value(QStringLiteral("severityInLoop")).toDouble();
        family->category = categoryFromName(data.value(QStringLiteral("category")).toString());
        for (const QString& name : texts(data, QStringLiteral("calls")))
            entry(name).family = family.get();
        for (const QString& name : texts(data, QStringLiteral("libraries")))
            m_catalogue->m_libraries[name.toStdString()] = family.get();
        m_catalogue->m_families.push_back(std::move(family));
    }
}

void ApiReader::readCosts(const QJsonObject& object)
{
    const QJsonArray costs = object.value(QStringLiteral("costs")).toArray();
    for (const QJsonValue value : costs) {
        const QJsonObject data = value.toObject();
        for (const QString& name : texts(data, QStringLiteral("calls"))) {
            ApiEntry& known = entry(name);
            known.hasCost = true;
            known.time = GrowthOrder::fromExpression(
                data.value(QStringLiteral("time")).toString(QStringLiteral("1")).toStdString());
            known.space = GrowthOrder::fromExpression(
                data.value(QStringLiteral("space")).toString(QStringLiteral("1")).toStdString());
            known.onlyArguments = data.value(QStringLiteral("arguments")).toString().toStdString();
            known.onlyCount = data.value(QStringLiteral("argumentCount")).toInt(-1);
        }
    }
}

/// Effects of calls by what they do, shapes of types, and members that tell a size.
void ApiReader::readGrowth(const QJsonObject& object)
{
    const QJsonObject calls = object.value(QStringLiteral("calls")).toObject();
    for (auto it = calls.begin(); it != calls.end(); ++it) {
        const std::optional<CallEffect> effect = CallEffect::fromText(it.key().toStdString());
        const QStringList names = it.value().toString().split(u' ', Qt::SkipEmptyParts);
        for (const QString& name : names) {
            if (effect)
                m_catalogue->m_effects[name.toStdString()] = *effect;
        }
    }
    const QJsonObject types = object.value(QStringLiteral("types")).toObject();
    for (auto it = types.begin(); it != types.end(); ++it) {
        const QStringList names = it.value().toString().split(u' ', Qt::SkipEmptyParts);
        for (const QString& name : names)
            m_catalogue->m_shapes[name.toStdString()]
                = valueShapeByName(it.key().toStdString()).value_or(ValueShape::Unknown);
    }
    const QStringList sizes = object.value(QStringLiteral("sizes")).toString().split(u' ', Qt::SkipEmptyParts);
    for (const QString& name : sizes)
        m_catalogue->m_sizeMembers.insert(name.toStdString());
}

ApiEntry& ApiReader::entry(const QString& pattern)
{
    if (pattern.startsWith(QStringLiteral("*.")) && pattern.endsWith(QStringLiteral(".*")))
        return m_catalogue->m_infixes[pattern.mid(2).chopped(2).toStdString()];
    if (pattern.startsWith(QStringLiteral("*.")))
        return m_catalogue->m_suffixes[pattern.mid(2).toStdString()];
    if (pattern.endsWith(QStringLiteral(".*")))
        return m_catalogue->m_prefixes[pattern.chopped(2).toStdString()];
    return m_catalogue->m_names[pattern.toStdString()];
}

} // namespace Foreguest
