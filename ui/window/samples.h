// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace Foreguest {

/// Names of the sample programs that come with Foreguest.
QStringList sampleNames();
/// Writes a sample to the cache folder, where it can be read and run like any file; its path.
Result<QString> unpackSample(const QString& name);

} // namespace Foreguest
