// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runner.h"

namespace Foreguest {

/// A source of a language whose syntax is like C's with comments and the insides of texts made blank; lines and
/// offsets stay as they are. O(bytes).
QString withoutComments(const QByteArray& source);

/// Whether a program begins in this file, as the toolchain's data tells; false where they don't tell.
bool beginsHere(const Toolchain& tools, const QByteArray& source);

/// What the runtime calls the place where a program begins: the types around it, the outermost first, behind the
/// namespace that the file declares ("com.example.App$Inner"). The file's own name stands for types where none is
/// found.
QString entrySymbol(const Toolchain& tools, const QString& fileName, const QByteArray& source);

} // namespace Foreguest
