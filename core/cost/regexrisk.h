// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Foreguest {

/// Whether a backtracking engine may need exponential time for a pattern: a repeated group that itself ends in, or is
/// nothing but, something repeated (`(a+)+`, `(a*b?)*`), or one
/// of whose alternatives is another one several times (`(a|aa)*`). Said only of
/// what is certain by the pattern's own text, after Weideman et al., "Analyzing Matching Time Behavior of Backtracking
/// Regular Expression Matchers", 2016. O(length), nesting of groups bounded.
bool mayBacktrackForever(std::string_view pattern);

/// The text of the first literal in the arguments of a call, or of a `/pattern/`; empty where there is none.
std::string_view patternIn(std::string_view arguments);

} // namespace Foreguest
