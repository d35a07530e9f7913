// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <QStringList>

namespace Foreguest {

/// A library that a manifest asks for, whether a source imports it or not.
struct DeclaredLibrary
{
    QString name; ///< As the manifest writes it.
    QString library; ///< As sources import it; the same where nothing else is known.
    QString package; ///< As LibraryUse has it.
};

/// What the manifests beside the sources (in the given folders, or the given files' folders) say that programs in the
/// graph's languages need to run. O(manifest bytes + the languages' package tables).
std::vector<DeclaredLibrary> declaredLibraries(const QStringList& paths, const CodeGraph& graph);

} // namespace Foreguest
