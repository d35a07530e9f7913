// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/packagerules.h"

#include <QJsonObject>

namespace Foreguest {

namespace {
std::vector<std::string> words(const QJsonObject& json, const QString& key)
{
    std::vector<std::string> list;
    const QStringList parts = json[key].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& part : parts)
        list.push_back(part.toStdString());
    return list;
}

std::unordered_set<std::string> wordSet(const QJsonObject& json, const QString& key)
{
    const std::vector<std::string> list = words(json, key);
    return { list.begin(), list.end() };
}

std::unordered_map<std::string, std::string> texts(const QJsonObject& json, const QString& key)
{
    std::unordered_map<std::string, std::string> map;
    const QJsonObject object = json[key].toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        map.emplace(it.key().toStdString(), it.value().toString().toStdString());
    return map;
}
} // namespace

void loadPackageRules(LanguageRules& rules, const QJsonObject& json)
{
    const QJsonObject switches = json[QStringLiteral("rules")].toObject();
    const auto flag = [&](const QString& key) { return switches[key].toBool(); };
    const auto text = [&](const QString& key) { return switches[key].toString().toStdString(); };
    rules.conditionScopes = flag(QStringLiteral("conditionScopes"));
    rules.firstOfPair = flag(QStringLiteral("firstOfPair"));
    rules.extensibleTypes = flag(QStringLiteral("extensibleTypes"));
    rules.structuralInterfaces = flag(QStringLiteral("structuralInterfaces"));
    rules.dispatchesToAll = flag(QStringLiteral("dispatchesToAll"));
    rules.signatureDispatch = flag(QStringLiteral("signatureDispatch"));
    rules.externalsCallBack = flag(QStringLiteral("externalsCallBack"));
    rules.transparentContainers = flag(QStringLiteral("transparentContainers"));
    rules.blocksHaveValues = flag(QStringLiteral("blocksHaveValues"));
    rules.iterationKeys = flag(QStringLiteral("iterationKeys"));
    rules.selfType = text(QStringLiteral("selfType"));
    rules.selfName = text(QStringLiteral("selfName"));
    rules.rootModule = text(QStringLiteral("rootModule"));
    rules.parentModule = text(QStringLiteral("parentModule"));
    rules.ownModule = text(QStringLiteral("ownModule"));
    rules.manifestFile = text(QStringLiteral("manifestFile"));
    rules.manifestEntry = text(QStringLiteral("manifestEntry"));
    rules.rootFiles = words(switches, QStringLiteral("rootFiles"));
    rules.loopMethods = words(switches, QStringLiteral("loopMethods"));
    rules.operatorMethods = texts(json, QStringLiteral("operatorMethods"));
    rules.prelude = texts(json, QStringLiteral("prelude"));
    rules.interfaces = texts(json, QStringLiteral("interfaces"));
    rules.transparentCalls = wordSet(json, QStringLiteral("transparentCalls"));
    rules.transparentMethods = wordSet(json, QStringLiteral("transparentMethods"));
    rules.unwrappingMethods = wordSet(json, QStringLiteral("unwrappingMethods"));
    rules.wrapperTypes = wordSet(json, QStringLiteral("wrapperTypes"));
    rules.storingCalls = wordSet(json, QStringLiteral("storingCalls"));
    rules.makingCalls = wordSet(json, QStringLiteral("makingCalls"));
    rules.storingMethods = wordSet(json, QStringLiteral("storingMethods"));
    rules.silentCalls = wordSet(json, QStringLiteral("silentCalls"));
    rules.plainMacros = wordSet(json, QStringLiteral("plainMacros"));
    rules.listMacros = wordSet(json, QStringLiteral("listMacros"));
}

} // namespace Foreguest
