// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <vector>

namespace Foreguest {

/// Where something stands in the text of a query, in UTF-16 units.
struct QueryPlace
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

enum class TokenKind { Name, Integer, Real, Text, Parameter, Symbol, End };

struct Token
{
    TokenKind kind = TokenKind::End;
    QString text; ///< Of a name, text or parameter without its quotes and marks; else as written.
    QueryPlace place;
    bool isQuoted = false; ///< A name in backquotes: never a keyword.
};

/// Queries are at most this long.
inline constexpr qsizetype maximumQueryBytes = 64 * 1024;

/// Cuts a query into tokens; the last one is End. Comments are `//` and `/* */`. O(length).
Result<std::vector<Token>> readTokens(const QString& text);

/// A mistake in a query: `message` says what and at which line and column, `details` shows the line with a caret.
tl::unexpected<Error> queryFailure(const QString& text, const QueryPlace& place, const QString& what);

} // namespace Foreguest
