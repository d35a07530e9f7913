// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/imagestore.h"

namespace Foreguest {

/// What image.json beside a disk says about it.
struct ImageMetadata
{
    Image image; ///< `disk` is set; kernel and initramfs are not.
    QString diskHash; ///< SHA-256 (hex) of the disk file.
    qint64 diskModified = 0; ///< Its modification time, ms since 1970, when the hash was taken.
    QString baseHash; ///< Of a layer: SHA-256 of the disk below that it was made for.

    /// One image alone: `backing` is not filled in.
    static Result<ImageMetadata> read(const QString& folder);
    /// An image and those below it in the same store, from the top; fails where one is missing.
    static Result<std::vector<ImageMetadata>> readAll(const QString& folder);
    /// Fills in sizes and hashes and writes image.json; the last step of a build. `below` is what a layer lies on.
    static Result<> write(const QString& folder, Image image, const ImageMetadata* below = nullptr);
    /// Whether the disk is what was built: by size and time, by its hash where the time differs.
    bool isIntact() const;
    /// Notes that the image is used now.
    void touch() const;
};

} // namespace Foreguest
