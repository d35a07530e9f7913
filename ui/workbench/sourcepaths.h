// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Foreguest {

/// Where a file of a graph lies on disk: graphs name files relative to the given paths or as they were given. Empty
/// where it can't be found.
QString locateSource(const QStringList& givenPaths, const QString& graphPath);

} // namespace Foreguest
