// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/imagestore.h"

namespace Foreguest {

/// One disk that an image is made of: made from nothing, or a layer on the one before it.
struct ImageStep
{
    ImageRecipe recipe; ///< Of a layer of libraries, the one of the runtime below it.
    QStringList packages; ///< What this disk adds.
    QStringList finish;
    QString hash;
    bool isLayer = false;

    QString item() const; ///< Its folder in the store.
};

/// The disks of an image, the lowest first.
Result<std::vector<ImageStep>> imageSteps(const ImageRecipe& recipe, const QStringList& extraPackages);

} // namespace Foreguest
