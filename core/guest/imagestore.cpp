// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imagestore.h"

#include "core/base/paths.h"
#include "core/guest/childprocess.h"
#include "core/guest/filelock.h"
#include "core/guest/files.h"
#include "core/guest/imagebuild.h"
#include "core/guest/imagemetadata.h"
#include "core/guest/imageplan.h"
#include "core/guest/initramfs.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>

#include <algorithm>
#include <optional>

namespace Foreguest {

namespace {

const QString buildPrefix = QStringLiteral(".build-");

QString lockPath(const QString& store, const QString& item)
{
    return QStringLiteral("%1/.locks/%2").arg(store, item);
}

Bytes sizeOnDisk(const QString& folder)
{
    Bytes sum;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        sum.value += it.fileInfo().size();
    }
    return sum;
}

/// Holds the item's lock and runs `build` in a folder that becomes the item where all went well.
Result<> buildItem(const QString& store, const QString& item, const TaskContext& context,
    const std::function<bool()>& isThere, const std::function<Result<>(const QString& folder)>& build)
{
    FOREGUEST_TRY(Paths::ensureDirectory(store));
    FOREGUEST_TRY(Paths::ensureDirectory(store + QStringLiteral("/.locks")));
    FOREGUEST_TRY_ASSIGN(lock, FileLock::acquire(lockPath(store, item), context, [&] {
        context.report(QStringLiteral("Waiting for another process that builds %1").arg(item));
    }));
    if (isThere())
        return {};
    const QString path = store + u'/' + item;
    if (QFileInfo::exists(path) && !QDir(path).removeRecursively())
        return failure(ErrorCode::PermissionDenied,
            QStringLiteral("The damaged image folder %1 can't be removed.").arg(path),
            QStringLiteral("Remove it by hand, then try again."));
    FOREGUEST_TRY_ASSIGN(scratch, ScratchFolder::make(QStringLiteral("%1/%2%3-XXXXXX").arg(store, buildPrefix, item)));
    FOREGUEST_TRY(build(scratch->path()));
    FOREGUEST_TRY(context.checkpoint());
    return scratch->keepAs(path);
}

/// The images of a store that layers lie on.
QStringList usedBases(const QDir& store)
{
    QStringList bases;
    for (const QString& entry : store.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (const auto metadata = ImageMetadata::read(store.filePath(entry));
            metadata && !metadata->image.base.isEmpty())
            bases << metadata->image.base;
    }
    return bases;
}

/// One disk of an image in `folder`.
Result<> buildStep(const QString& folder, const ImageStep& step, const ImageMetadata* below, const TaskContext& context)
{
    Image image;
    image.name = step.recipe.name;
    image.hash = step.hash;
    image.packages = (below != nullptr ? below->image.packages : QStringList()) + step.packages;
    if (below == nullptr) {
        FOREGUEST_TRY(buildDisk(folder, step.recipe, context));
    } else {
        const QFileInfo disk(below->image.disk);
        FOREGUEST_TRY(buildLayer(folder,
            { .base = disk.filePath(),
                .baseName = QStringLiteral("../%1/%2").arg(QFileInfo(disk.path()).fileName(), disk.fileName()),
                .suite = step.recipe.suite,
                .packages = step.packages,
                .finish = step.finish },
            context));
    }
    return ImageMetadata::write(folder, std::move(image), below);
}

Result<> bootFiles(const QString& store, const QString& suite, Image& image, const TaskContext& context)
{
    const QByteArray key = buildProcedure() + suite.toUtf8();
    const QString item
        = QStringLiteral("kernel-%1-%2")
              .arg(suite,
                  QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(12)));
    const QString folder = store + u'/' + item;
    const auto isThere = [&] { return QFileInfo::exists(folder + QStringLiteral("/modules/order")); };
    if (!isThere())
        FOREGUEST_TRY(buildItem(store, item, context, isThere,
            [&](const QString& scratch) { return buildKernel(scratch, suite, context); }));
    const QString uncompressed = folder + QStringLiteral("/vmlinux");
    image.kernel = QFileInfo::exists(uncompressed) ? uncompressed : folder + QStringLiteral("/vmlinuz");
    FOREGUEST_TRY_ASSIGN(program, Paths::helperProgram(QStringLiteral("foreguest-guest")));
    FOREGUEST_TRY_ASSIGN(initramfs, ensureInitramfs(folder, program, folder + QStringLiteral("/modules")));
    image.initramfs = initramfs;
    return {};
}

} // namespace

ImageStore::ImageStore(const QString& folder)
    : m_folder(QDir::cleanPath(QDir(folder).absolutePath()))
{
}

Result<std::vector<Image>> ImageStore::list() const
{
    std::vector<Image> images;
    const QDir store(m_folder);
    for (const QString& entry : store.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto metadata = ImageMetadata::read(store.filePath(entry));
        if (metadata && entry == metadata->image.name + u'-' + metadata->image.hash.left(12))
            images.push_back(metadata->image);
    }
    std::sort(images.begin(), images.end(), [](const Image& a, const Image& b) { return a.lastUsed > b.lastUsed; });
    return images;
}

bool ImageStore::isBuilt(const QString& item) const
{
    const auto all = ImageMetadata::readAll(m_folder + u'/' + item);
    if (!all)
        return false;
    for (size_t i = 0; i < all->size(); ++i) {
        const ImageMetadata& metadata = (*all)[i];
        if (!metadata.isIntact() || (i + 1 < all->size() && metadata.baseHash != (*all)[i + 1].diskHash))
            return false;
    }
    return true;
}

bool ImageStore::has(const ImageRecipe& recipe, const QStringList& extraPackages) const
{
    const auto steps = imageSteps(recipe, extraPackages);
    return steps && isBuilt(steps->back().item());
}

Result<Image> ImageStore::ensure(
    const ImageRecipe& recipe, const QStringList& extraPackages, const TaskContext& context)
{
    FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY(checkPackageNames(extraPackages));
    FOREGUEST_TRY_ASSIGN(steps, imageSteps(recipe, extraPackages));
    const QString path = m_folder + u'/' + steps.back().item();
    std::optional<ImageMetadata> below;
    for (const ImageStep& step : steps) {
        const QString item = step.item();
        const auto isThere = [&] { return isBuilt(item); };
        if (!isThere()) {
            context.report(step.packages == step.recipe.packages
                    ? QStringLiteral("Building the image %1").arg(step.recipe.title)
                    : QStringLiteral("Adding %1 to the image %2")
                          .arg(step.packages.join(QStringLiteral(", ")), step.recipe.title),
                0);
            FOREGUEST_TRY(buildItem(m_folder, item, context, isThere,
                [&](const QString& scratch) { return buildStep(scratch, step, below ? &*below : nullptr, context); }));
        }
        FOREGUEST_TRY_ASSIGN(built, ImageMetadata::read(m_folder + u'/' + item));
        below = std::move(built);
    }
    FOREGUEST_TRY_ASSIGN(all, ImageMetadata::readAll(path));
    Image image = all.front().image;
    for (const ImageMetadata& metadata : all) {
        metadata.touch();
        if (metadata.image.disk != image.disk)
            image.backing << metadata.image.disk;
    }
    FOREGUEST_TRY(bootFiles(m_folder, recipe.suite, image, context));
    image.lastUsed = QDateTime::currentDateTime();
    return image;
}

Result<Bytes> ImageStore::collect(const QDateTime& unusedSince)
{
    Bytes freed;
    const QDir store(m_folder);
    const auto remove = [&](const QString& entry, const QString& item) -> Result<> {
        FOREGUEST_TRY_ASSIGN(lock, FileLock::tryAcquire(lockPath(m_folder, item)));
        if (!lock)
            return {};
        const Bytes size = sizeOnDisk(store.filePath(entry));
        if (QDir(store.filePath(entry)).removeRecursively())
            freed.value += size.value;
        return {};
    };
    FOREGUEST_TRY(Paths::ensureDirectory(m_folder));
    FOREGUEST_TRY(Paths::ensureDirectory(m_folder + QStringLiteral("/.locks")));
    for (const QString& entry : store.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (entry.startsWith(buildPrefix))
            FOREGUEST_TRY(remove(entry, entry.mid(buildPrefix.size()).section(u'-', 0, -2)));
    }
    // From the top of the layers: what nothing lies on any more may be removed in the next round.
    for (qint64 before = -1; before != freed.value;) {
        before = freed.value;
        const QStringList bases = usedBases(store);
        for (const QString& entry : store.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto metadata = ImageMetadata::read(store.filePath(entry));
            if (metadata && metadata->image.lastUsed < unusedSince && !bases.contains(entry))
                FOREGUEST_TRY(remove(entry, entry));
        }
    }
    for (QDirIterator it(m_folder, { QStringLiteral("initramfs-*.cpio") }, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        if (it.fileInfo().lastModified() < unusedSince && QFile::remove(path))
            freed.value += it.fileInfo().size();
    }
    return freed;
}

} // namespace Foreguest
