// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/guest/imagestore.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {

Result<ImageRecipe> parseRecipe(const QString& file)
{
    FOREGUEST_TRY_ASSIGN(bytes, readResource(QStringLiteral("images/") + file));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    ImageRecipe recipe { .name = object[QStringLiteral("name")].toString(),
        .title = object[QStringLiteral("title")].toString(),
        .suite = object[QStringLiteral("suite")].toString(),
        .base = object[QStringLiteral("base")].toString(),
        .packages = object[QStringLiteral("packages")].toVariant().toStringList(),
        .finish = object[QStringLiteral("finish")].toVariant().toStringList(),
        .freeSpace = Bytes::mib(object[QStringLiteral("freeSpaceMiB")].toInteger()) };
    if (recipe.name.isEmpty() || recipe.suite.isEmpty() || recipe.packages.isEmpty()
        || (recipe.base.isEmpty() && recipe.freeSpace.value <= 0))
        return failure(ErrorCode::Internal, QStringLiteral("The built-in image recipe %1 is incomplete.").arg(file),
            QStringLiteral("This is a fault of the build: build Foreguest again."));
    return recipe;
}

} // namespace

Result<std::vector<ImageRecipe>> imageRecipes()
{
    std::vector<ImageRecipe> recipes;
    for (const QString& file : listResources(QStringLiteral("images"))) {
        if (!file.endsWith(QLatin1String(".json")))
            continue;
        FOREGUEST_TRY_ASSIGN(recipe, parseRecipe(file));
        recipes.push_back(std::move(recipe));
    }
    return recipes;
}

Result<ImageRecipe> imageRecipe(const QString& name)
{
    FOREGUEST_TRY_ASSIGN(recipes, imageRecipes());
    QStringList names;
    for (ImageRecipe& recipe : recipes) {
        if (recipe.name == name)
            return std::move(recipe);
        names << recipe.name;
    }
    return failure(ErrorCode::NotFound, QStringLiteral("There is no guest image named \"%1\".").arg(name),
        QStringLiteral("Known images: %1.").arg(names.join(QStringLiteral(", "))));
}

} // namespace Foreguest
