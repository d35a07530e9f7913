// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Foreguest {

/// How well `pattern` fits `text`: its characters must stand in the text in order, ignoring case and spaces. Characters
/// at the start of a word and next to each other count more. Negative: no match. O(length of text).
int fuzzyScore(const QString& pattern, const QString& text);

} // namespace Foreguest
