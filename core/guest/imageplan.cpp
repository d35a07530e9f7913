// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imageplan.h"

#include "core/guest/imagebuild.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr size_t mostBases = 4;

QStringList sortedSet(QStringList list)
{
    list.removeDuplicates();
    list.sort();
    return list;
}

QString hashOf(const QJsonObject& canonical, const QByteArray& procedure)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QJsonDocument(canonical).toJson(QJsonDocument::Compact));
    hash.addData(procedure);
    return QString::fromLatin1(hash.result().toHex());
}

QString wholeHash(const ImageRecipe& recipe)
{
    QJsonObject canonical { { QStringLiteral("name"), recipe.name }, { QStringLiteral("suite"), recipe.suite },
        { QStringLiteral("packages"), QJsonArray::fromStringList(sortedSet(recipe.packages)) },
        { QStringLiteral("extraPackages"), QJsonArray() }, { QStringLiteral("freeSpace"), recipe.freeSpace.value } };
    if (!recipe.finish.isEmpty())
        canonical.insert(QStringLiteral("finish"), QJsonArray::fromStringList(recipe.finish));
    return hashOf(canonical, buildProcedure());
}

QString layerHash(const QString& base, const QStringList& packages, const QStringList& finish)
{
    return hashOf({ { QStringLiteral("base"), base },
                      { QStringLiteral("packages"), QJsonArray::fromStringList(sortedSet(packages)) },
                      { QStringLiteral("finish"), QJsonArray::fromStringList(finish) } },
        layerProcedure());
}

/// The recipe and those below it, the lowest first.
Result<std::vector<ImageRecipe>> recipeChain(const ImageRecipe& recipe)
{
    std::vector<ImageRecipe> chain { recipe };
    while (!chain.back().base.isEmpty()) {
        if (chain.size() > mostBases)
            return failure(ErrorCode::Internal,
                QStringLiteral("The built-in image recipe %1 lies on too many others.").arg(recipe.name),
                QStringLiteral("This is a fault of the build: build Foreguest again."));
        FOREGUEST_TRY_ASSIGN(below, imageRecipe(chain.back().base));
        chain.push_back(std::move(below));
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

} // namespace

QString ImageStep::item() const
{
    return recipe.name + u'-' + hash.left(12);
}

Result<std::vector<ImageStep>> imageSteps(const ImageRecipe& recipe, const QStringList& extraPackages)
{
    FOREGUEST_TRY_ASSIGN(chain, recipeChain(recipe));
    std::vector<ImageStep> steps;
    steps.reserve(chain.size() + 1);
    QStringList libraries = sortedSet(extraPackages);
    for (const ImageRecipe& part : chain) {
        const bool isLayer = !steps.empty();
        const QString hash = isLayer ? layerHash(steps.back().hash, part.packages, part.finish) : wholeHash(part);
        steps.push_back({ part, part.packages, part.finish, hash, isLayer });
        libraries.removeIf([&part](const QString& name) { return part.packages.contains(name); });
    }
    if (!libraries.isEmpty())
        steps.push_back({ recipe, libraries, {}, layerHash(steps.back().hash, libraries, {}), true });
    return steps;
}

QString ImageStore::imageHash(const ImageRecipe& recipe, const QStringList& extraPackages)
{
    const auto steps = imageSteps(recipe, extraPackages);
    return steps ? steps->back().hash : QString();
}

} // namespace Foreguest
