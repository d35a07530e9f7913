// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/base/units.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace Foreguest {

/// How a guest image is made; data in resources/images/<name>.json.
struct ImageRecipe
{
    QString name; ///< "python", "node", "gcc".
    QString title;
    QString suite; ///< Debian release: "bookworm".
    QString base; ///< The recipe that it is a layer on; empty: it is made from nothing.
    QStringList packages; ///< The runtime.
    QStringList finish; ///< Lines of a shell script that is run in the new system at last.
    Bytes freeSpace; ///< Left free in the file system; a layer's is that of its base.
};
Result<std::vector<ImageRecipe>> imageRecipes();
Result<ImageRecipe> imageRecipe(const QString& name);

/// A built image: a read-only qcow2 disk, and the kernel and initramfs that boot it.
struct Image
{
    QString name;
    QString hash; ///< SHA-256 (hex) of the recipe, the preloaded packages and the build procedure's version.
    QStringList packages; ///< All of them, those of the layers below included.
    QString disk, kernel, initramfs; ///< Absolute paths.
    QString base; ///< Of a layer: the folder in the store of the image it lies on.
    QStringList backing; ///< Of a layer: the disks below its own, the next one first.
    Bytes size; ///< Of its own disk.
    QDateTime built, lastUsed;
};

/// Images by the hash of their recipe, in Paths::images(); shared between processes (a build holds a lock file, a
/// second process waits for it). Built with mmdebstrap and mke2fs, without root rights or loop devices.
///
/// Libraries, and runtimes whose recipe names a base, are layers: a qcow2 overlay with what their packages change in
/// the disk below, which any number of layers share. A layer is fit for that very disk, so it is built again when the
/// one below is. A disk is kept as long as a layer lies on it.
class ImageStore
{
public:
    explicit ImageStore(const QString& folder);

    /// The hash that `ensure` would look for. Packages that the recipe has anyway make no difference.
    static QString imageHash(const ImageRecipe& recipe, const QStringList& extraPackages);
    /// Built images, the most recently used first.
    Result<std::vector<Image>> list() const;
    bool has(const ImageRecipe& recipe, const QStringList& extraPackages) const;
    /// The image, built where it is missing or damaged: tens of seconds, with progress and cancel.
    /// Fails with Unavailable and a remedy where a tool or the network is missing; a failed build leaves nothing
    /// behind.
    Result<Image> ensure(const ImageRecipe& recipe, const QStringList& extraPackages, const TaskContext& context);
    /// Removes images that were not used since `unusedSince`, and what failed builds left. Returns the bytes freed.
    Result<Bytes> collect(const QDateTime& unusedSince);

private:
    bool isBuilt(const QString& item) const;
    QString m_folder;
};

} // namespace Foreguest
