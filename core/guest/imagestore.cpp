// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imagestore.h"

#include "core/base/paths.h"
#include "core/guest/childprocess.h"
#include "core/guest/filelock.h"
#include "core/guest/files.h"
#include "core/guest/imagebuild.h"
#include "core/guest/imagemetadata.h"
#include "core/guest/initramfs.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace Foreguest {

namespace {

const QString buildPrefix = QStringLiteral(".build-");

QString shortHash(const QString& hash)
{
    return hash.left(12);
}

QString folderName(const QString& name, const QString& hash)
{
    return name + u'-' + shortHash(hash);
}

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
        if (metadata && entry == folderName(metadata->image.name, metadata->image.hash))
            images.push_back(metadata->image);
    }
    std::sort(images.begin(), images.end(), [](const Image& a, const Image& b) { return a.lastUsed > b.lastUsed; });
    return images;
}

bool ImageStore::has(const ImageRecipe& recipe, const QStringList& extraPackages) const
{
    const auto metadata
        = ImageMetadata::read(m_folder + u'/' + folderName(recipe.name, imageHash(recipe, extraPackages)));
    return metadata && metadata->isIntact();
}

Result<Image> ImageStore::ensure(
    const ImageRecipe& recipe, const QStringList& extraPackages, const TaskContext& context)
{
    FOREGUEST_TRY(context.checkpoint());
    const QString hash = imageHash(recipe, extraPackages);
    const QString item = folderName(recipe.name, hash);
    const QString path = m_folder + u'/' + item;
    const auto isThere = [&] { return has(recipe, extraPackages); };
    if (!isThere()) {
        context.report(QStringLiteral("Building the image %1").arg(recipe.title), 0);
        const auto build = [&](const QString& scratch) -> Result<> {
            FOREGUEST_TRY(buildDisk(scratch, recipe, extraPackages, context));
            Image image;
            image.name = recipe.name;
            image.hash = hash;
            image.packages = recipe.packages + extraPackages;
            return ImageMetadata::write(scratch, std::move(image));
        };
        FOREGUEST_TRY(buildItem(m_folder, item, context, isThere, build));
    }
    FOREGUEST_TRY_ASSIGN(metadata, ImageMetadata::read(path));
    FOREGUEST_TRY(bootFiles(m_folder, recipe.suite, metadata.image, context));
    metadata.touch();
    metadata.image.lastUsed = QDateTime::currentDateTime();
    return metadata.image;
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
        if (entry.startsWith(buildPrefix)) {
            FOREGUEST_TRY(remove(entry, entry.mid(buildPrefix.size()).section(u'-', 0, -2)));
        } else if (const auto metadata = ImageMetadata::read(store.filePath(entry))) {
            if (metadata->image.lastUsed < unusedSince)
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
