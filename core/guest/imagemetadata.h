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

    static Result<ImageMetadata> read(const QString& folder);
    /// Fills in sizes and hashes and writes image.json; the last step of a build.
    static Result<> write(const QString& folder, Image image);
    /// Whether the disk is what was built: by size and time, by its hash where the time differs.
    bool isIntact() const;
    /// Notes that the image is used now.
    void touch() const;
};

} // namespace Foreguest
