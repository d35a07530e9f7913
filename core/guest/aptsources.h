// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace Foreguest {

/// One-line entries ("deb [signed-by="…"] URI suite components") of Debian's own archive for a release, out of files in
/// apt's two formats. Entries of other archives (another suite, component or key) are left out, so that an image is
/// made of Debian's packages only.
QStringList debianEntries(const QByteArray& oneLineFormat, const QString& suite);
QStringList debianEntriesDeb822(const QByteArray& deb822Format, const QString& suite);

/// The entries of this host's apt for a release; empty where it has none: then the tools use their default mirror.
QStringList hostDebianEntries(const QString& suite);

} // namespace Foreguest
