// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/sketch.h"

#include <QtGlobal>

#include <limits>
#include <vector>

namespace Foreguest {

using NodeId = quint32;
using StringId = quint32;
inline constexpr quint32 noIndex = std::numeric_limits<quint32>::max();

/// What the one walk over a file's tree notes about a body (a function, or a module's top-level code), so that the tree
/// can be dropped: everything that the cost estimates rest on.

enum class LoopKind : quint8 { ForEach, Counted, While, DoWhile, Comprehension };
/// How the loop's variable moves: `i += 2` is additive, `i /= 2` and `i <<= 1` are multiplicative.
enum class LoopStep : quint8 { Unknown, Additive, Multiplicative };

struct LoopFact
{
    quint32 line = 0, endLine = 0;
    quint32 parent = noIndex; ///< Index of the enclosing loop in the same body.
    LoopKind kind = LoopKind::ForEach;
    LoopStep step = LoopStep::Unknown;
    qint64 constantTrips = -1; ///< Iterations where literals fix them (`range(10)`), else -1.
    StringId over = 0; ///< Text of the iterated expression, bound or condition, at most 80 bytes.
    bool infinite = false; ///< `while True`, `for (;;)` with no way out seen in its body.
};

struct CallFact
{
    quint32 line = 0;
    quint32 loop = noIndex; ///< Innermost enclosing loop in the same body.
    StringId callee = 0; ///< As written, at most 80 bytes: `os.path.join`.
    NodeId target = noIndex; ///< The best resolved target, external ones included; noIndex where unresolved.
    StringId arguments = 0; ///< Text of the arguments without the parentheses, at most 80 bytes.
    quint16 argumentCount = 0;
};

/// Something that takes memory in an amount that can be told from the source.
enum class AllocationKind : quint8 { Bytes, List, Dictionary, String, Array };
struct AllocationFact
{
    quint32 line = 0;
    quint32 loop = noIndex;
    AllocationKind kind = AllocationKind::List;
    qint64 count = -1; ///< Elements (or bytes for Bytes) where literals fix them, else -1.
    StringId text = 0; ///< The expression, at most 80 bytes.
};

struct Halstead
{
    quint32 distinctOperators = 0, distinctOperands = 0, operators = 0, operands = 0;
};

/// What is counted in a body; see docs/metrics.md for the conventions.
struct BodyMetrics
{
    quint32 cyclomatic = 1; ///< lizard's CCN.
    quint32 cognitive = 0; ///< As SonarSource's analyser of the language counts it.
    quint32 cognitivePaper = 0; ///< G. Ann Campbell, "Cognitive Complexity", SonarSource 2023, to the letter.
    quint32 nesting = 0; ///< Deepest nesting of control structures.
    quint32 sourceLines = 0, commentLines = 0; ///< Lines with code, and with a comment, on them.
};

struct BodyFacts : BodyMetrics
{
    NodeId node = noIndex; ///< A function or a module.
    std::vector<StringId> parameters;
    quint32 lines = 0;
    Halstead halstead;
    std::vector<LoopFact> loops; ///< In source order; a parent stands before its children.
    std::vector<CallFact> calls;
    std::vector<AllocationFact> allocations;
    Sketch sketch;
    bool isAsync = false;
    bool isGenerator = false;
};

} // namespace Foreguest
