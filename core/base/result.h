// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace Foreguest {

/// What kind of failure an Error is, for programs that react to it; people read `message` and `remedy`.
enum class ErrorCode {
    Cancelled, ///< The user asked to stop. Never shown as a failure.
    InvalidInput, ///< What was given can't be used.
    NotFound, ///< A file, program, guest or row that should be there is not.
    PermissionDenied, ///< The system refused.
    Unavailable, ///< A service, tool or device that is needed is missing.
    ResourceExhausted, ///< Memory, disk or a limit of ours is used up.
    TimedOut, ///< No answer within the time allowed.
    Protocol, ///< A peer (guest, database file) sent what it must not send.
    Internal, ///< A fault of ours.
};

/// A failure: what failed and why (`message`), what to do (`remedy`), and raw text of the cause (`details`).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString remedy;
    QString details;

    /// Message, remedy and details in one text of up to three lines.
    QString toString() const;
};

/// What every function that can fail returns.
template <typename T = void> using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::NotFound, u"…"_qs, u"…"_qs);`
tl::unexpected<Error> failure(ErrorCode code, QString message, QString remedy = {}, QString details = {});

/// The stable lower-case name of a code, as JSON documents carry it.
QString errorCodeName(ErrorCode code);

} // namespace Foreguest

/// Passes an error on: `FOREGUEST_TRY(readAll(path));`
#define FOREGUEST_TRY(expression)                                                                                      \
    do {                                                                                                               \
        if (auto triedResult = (expression); !triedResult)                                                             \
            return tl::unexpected(std::move(triedResult.error()));                                                     \
    } while (false)

#define FOREGUEST_CONCAT_INNER(a, b) a##b
#define FOREGUEST_CONCAT(a, b) FOREGUEST_CONCAT_INNER(a, b)
/// Declares `name` from a Result's value or passes the error on: `FOREGUEST_TRY_ASSIGN(text, readAll(path));`
#define FOREGUEST_TRY_ASSIGN(name, expression)                                                                         \
    auto FOREGUEST_CONCAT(triedResult, __LINE__) = (expression);                                                       \
    if (!FOREGUEST_CONCAT(triedResult, __LINE__))                                                                      \
        return tl::unexpected(std::move(FOREGUEST_CONCAT(triedResult, __LINE__).error()));                             \
    /* a declared name cannot stand in parentheses: NOLINTNEXTLINE(bugprone-macro-parentheses) */                      \
    auto name = std::move(*FOREGUEST_CONCAT(triedResult, __LINE__))
