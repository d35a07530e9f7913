// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/base/paths.h"

#include <QJsonArray>

namespace Foreguest {

namespace {

QJsonObject imageJson(const Image& image)
{
    return { { QStringLiteral("name"), image.name }, { QStringLiteral("hash"), image.hash },
        { QStringLiteral("packages"), QJsonArray::fromStringList(image.packages) },
        { QStringLiteral("base"), image.base }, { QStringLiteral("sizeBytes"), image.size.value },
        { QStringLiteral("disk"), image.disk }, { QStringLiteral("built"), image.built.toUTC().toString(Qt::ISODate) },
        { QStringLiteral("lastUsed"), image.lastUsed.toUTC().toString(Qt::ISODate) } };
}

/// What a disk holds: "python3", or, of a layer, what it lies on as well.
QString placeText(const Image& image)
{
    const QString packages = image.packages.join(QStringLiteral(", "));
    return image.base.isEmpty() ? packages : QStringLiteral("%1, a layer on %2").arg(packages, image.base);
}

void printImages(const Invocation& invocation, const std::vector<Image>& images)
{
    if (invocation.json()) {
        QJsonArray array;
        for (const Image& image : images)
            array.append(imageJson(image));
        invocation.print(QJsonObject {
            { QStringLiteral("schema"), QStringLiteral("foreguest.images/1") }, { QStringLiteral("images"), array } });
        return;
    }
    for (const Image& image : images)
        invocation.print(
            QStringLiteral("%1  %2  %3  last used %4  %5")
                .arg(image.name, -10)
                .arg(image.hash.left(12))
                .arg(image.size.toString(), -10)
                .arg(image.lastUsed.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")), placeText(image)));
}

Result<ExitCode> build(const Invocation& invocation, ImageStore& store)
{
    QStringList names = invocation.arguments().mid(1);
    if (names.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(recipes, imageRecipes());
        for (const ImageRecipe& recipe : recipes)
            names << recipe.name;
    }
    std::vector<Image> built;
    for (const QString& name : names) {
        FOREGUEST_TRY_ASSIGN(recipe, imageRecipe(name));
        FOREGUEST_TRY_ASSIGN(
            image, store.ensure(recipe, invocation.options().values(QStringLiteral("package")), invocation.context()));
        built.push_back(std::move(image));
    }
    printImages(invocation, built);
    return ExitCode::Done;
}

Result<ExitCode> collect(const Invocation& invocation, ImageStore& store)
{
    bool isNumber = false;
    const int days = invocation.options().value(QStringLiteral("days")).toInt(&isNumber);
    if (!isNumber || days < 0)
        return wrongUse(QStringLiteral("--days needs a whole number of days."));
    FOREGUEST_TRY_ASSIGN(freed, store.collect(QDateTime::currentDateTime().addDays(-days)));
    if (invocation.json())
        invocation.print(QJsonObject { { QStringLiteral("schema"), QStringLiteral("foreguest.collected/1") },
            { QStringLiteral("freedBytes"), freed.value } });
    else
        invocation.print(QStringLiteral("Freed %1").arg(freed.toString()));
    return ExitCode::Done;
}

Result<ExitCode> runImage(const Invocation& invocation)
{
    const QString action = invocation.arguments().front();
    ImageStore store(Paths::images());
    if (action == QLatin1String("list")) {
        FOREGUEST_TRY_ASSIGN(images, store.list());
        printImages(invocation, images);
        return ExitCode::Done;
    }
    if (action == QLatin1String("build"))
        return build(invocation, store);
    if (action == QLatin1String("gc"))
        return collect(invocation, store);
    return wrongUse(QStringLiteral("image knows list, build [NAME…] and gc, not \"%1\".").arg(action));
}

} // namespace

Command imageCommand()
{
    return { QStringLiteral("image"), QStringLiteral("list|build [NAME…]|gc"), QStringLiteral("Guest images."), 1, -1,
        { { QStringLiteral("package"),
              QStringLiteral("build: a Debian package to preload (may be given several times)."),
              QStringLiteral("NAME") },
            { QStringLiteral("days"), QStringLiteral("gc: remove images unused for this long (default 30)."),
                QStringLiteral("N"), QStringLiteral("30") } },
        runImage };
}

} // namespace Foreguest
