// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/typerules.h"

#include <QJsonArray>

#include <algorithm>

namespace Foreguest {

namespace {
constexpr std::pair<std::string_view, ReflectionKind> reflectionKinds[] {
    { "classNamed", ReflectionKind::ClassNamed },
    { "classOf", ReflectionKind::ClassOf },
    { "methodNamed", ReflectionKind::MethodNamed },
    { "fieldNamed", ReflectionKind::FieldNamed },
    { "same", ReflectionKind::Same },
    { "instantiate", ReflectionKind::Instantiate },
    { "invoke", ReflectionKind::Invoke },
    { "fieldValue", ReflectionKind::FieldValue },
    { "delegate", ReflectionKind::Delegate },
    { "keep", ReflectionKind::Keep },
    { "take", ReflectionKind::Take },
    { "wrap", ReflectionKind::Wrap },
    { "gather", ReflectionKind::Gather },
    { "merge", ReflectionKind::Merge },
    { "hand", ReflectionKind::Hand },
    { "transform", ReflectionKind::Transform },
    { "join", ReflectionKind::Join },
    { "revive", ReflectionKind::Revive },
};

QStringList wordsOf(const QJsonValue& value)
{
    return value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// `this` is the object, else the number of an argument.
int position(const QString& word)
{
    return word == QStringLiteral("this") ? -1 : word == QStringLiteral("any") ? -2 : word.toInt();
}

bool isPosition(const QString& word)
{
    bool isNumber = false;
    word.toInt(&isNumber);
    return isNumber || word == QStringLiteral("this");
}

/// `methodNamed this 0`: what it does, positions, names of methods.
QString loadReflection(LanguageRules& rules, const QJsonObject& json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        QStringList words = wordsOf(it.value());
        const std::string kind = words.isEmpty() ? std::string() : words.takeFirst().toStdString();
        const auto* const known = std::find_if(std::begin(reflectionKinds), std::end(reflectionKinds),
            [&](const auto& entry) { return entry.first == kind; });
        if (known == std::end(reflectionKinds))
            return QStringLiteral("reflection %1").arg(it.key());
        ReflectionRules native;
        native.kind = known->second;
        if (!words.isEmpty() && isPosition(words.front()))
            native.first = position(words.takeFirst());
        if (!words.isEmpty() && isPosition(words.front()))
            native.second = position(words.takeFirst());
        for (const QString& word : words)
            native.names.push_back(word.toStdString());
        rules.reflection.emplace(it.key().toStdString(), std::move(native));
    }
    return {};
}

/// `0 compareTo; 1 run`: `0*` means the elements of the argument.
void loadCallbacks(LanguageRules& rules, const QJsonObject& json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QStringList parts = it.value().toString().split(QLatin1Char(';'), Qt::SkipEmptyParts);
        for (const QString& part : parts) {
            QStringList words = part.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (words.size() < 2)
                continue;
            CallbackRules callback;
            QString where = words.takeFirst();
            callback.ofElements = where.endsWith(QLatin1Char('*'));
            if (callback.ofElements)
                where.chop(1);
            callback.argument = position(where);
            for (const QString& word : words)
                callback.methods.push_back(word.toStdString());
            rules.calledBack[it.key().toStdString()].push_back(std::move(callback));
        }
    }
}

std::unordered_map<std::string, std::string> textMap(const QJsonObject& object)
{
    std::unordered_map<std::string, std::string> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.emplace(it.key().toStdString(), it.value().toString().toStdString());
    return map;
}

void loadSwitches(LanguageRules& rules, const QJsonObject& json)
{
    const auto flag = [&](const char* key) { return json[QLatin1String(key)].toBool(); };
    const auto text = [&](const char* key) { return json[QLatin1String(key)].toString().toStdString(); };
    rules.staticTypes = flag("staticTypes");
    rules.overloads = flag("overloads");
    rules.classScopes = flag("classScopes");
    rules.chainsConstructors = flag("chainsConstructors");
    rules.initializesClasses = flag("initializesClasses");
    rules.callsBackArguments = flag("callsBackArguments");
    rules.instanceInitializer = text("instanceInitializer");
    rules.classInitializer = text("classInitializer");
    rules.inferredType = text("inferredType");

    rules.classType = text("classType");
    rules.revivableType = text("revivableType");
    rules.rebuiltType = text("rebuiltType");
    rules.concatenationMethod = text("concatenationMethod");
    rules.closeMethod = text("closeMethod");
    rules.entryMethod = text("entryMethod");
    for (const QString& word : wordsOf(json[QStringLiteral("iterationMethods")]))
        rules.iterationMethods.push_back(word.toStdString());
    if (rules.iterationMethods.size() < 3)
        rules.iterationMethods.clear();
}
} // namespace

QString loadStaticTypes(LanguageRules& rules, const QJsonObject& json)
{
    loadSwitches(rules, json[QStringLiteral("rules")].toObject());
    loadCallbacks(rules, json[QStringLiteral("calledBack")].toObject());
    rules.callbackTypes = textMap(json[QStringLiteral("callbackTypes")].toObject());
    rules.supertypes = textMap(json[QStringLiteral("supertypes")].toObject());
    rules.literalSuffixes = textMap(json[QStringLiteral("literalSuffixes")].toObject());
    rules.boxes = textMap(json[QStringLiteral("boxes")].toObject());
    for (const QString& word : wordsOf(json[QStringLiteral("numberTypes")]))
        rules.numberTypes.push_back(word.toStdString());
    for (const auto& [prefix, library] : textMap(json[QStringLiteral("libraryPrefixes")].toObject()))
        rules.libraryPrefixes.emplace_back(prefix, library);
    std::sort(rules.libraryPrefixes.begin(), rules.libraryPrefixes.end(), [](const auto& a, const auto& b) {
        return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first < b.first;
    });
    return loadReflection(rules, json[QStringLiteral("reflection")].toObject());
}

} // namespace Foreguest
