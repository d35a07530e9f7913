// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/imagestore.h"

#include <memory>

namespace Foreguest {

/// A folder for what a build makes on its way; removed with all that is in it, also what mmdebstrap left there under
/// the subordinate user ids of its unshare mode.
class ScratchFolder
{
public:
    static Result<std::unique_ptr<ScratchFolder>> make(const QString& pathTemplate);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    QString path() const { return m_path; }
    QString file(const QString& name) const { return m_path + u'/' + name; }
    /// Moves the folder to its final place instead of removing it.
    Result<> keepAs(const QString& path);

private:
    explicit ScratchFolder(QString path)
        : m_path(std::move(path))
    {
    }
    QString m_path;
};

/// Identifies the way images are made, for imageHash(): version and scripts.
QByteArray buildProcedure();
/// The same of layers.
QByteArray layerProcedure();

/// Makes disk.qcow2 in `folder` from a recipe. Reports progress from 0 to 1.
Result<> buildDisk(const QString& folder, const ImageRecipe& recipe, const TaskContext& context);

/// Makes disk.qcow2 in `folder`, an overlay with what packages change in the disk `base`, which it names as
/// `baseName`. Seconds rather than a minute, since what is there is copied and not installed again.
struct LayerOrder
{
    QString base, baseName;
    QString suite;
    QStringList packages;
    QStringList finish; ///< See ImageRecipe.
};
Result<> buildLayer(const QString& folder, const LayerOrder& order, const TaskContext& context);

/// Fails where one is no name of a Debian package.
Result<> checkPackageNames(const QStringList& packages);
/// What the words of mmdebstrap or apt mean to a user.
Error explainPackageTools(Error error);

/// Makes vmlinuz, vmlinux (where the kernel is LZ4-compressed) and modules/ in `folder` from a release's cloud kernel.
Result<> buildKernel(const QString& folder, const QString& suite, const TaskContext& context);

} // namespace Foreguest
