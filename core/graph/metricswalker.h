// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"
#include "core/source/language.h"
#include "core/source/treesitter.h"

#include <string_view>
#include <vector>

namespace Foreguest {

struct FileFacts;

/// What was counted for a function, or, as the first one, for the file's top-level code.
struct FunctionMetrics
{
    quint32 line = 1, column = 1; ///< Where its node starts.
    BodyMetrics counted;
};

/// One walk over a tree that counts. The cyclomatic number goes by T. Yin's lizard, token by token; cognitive
/// complexity by G. Ann Campbell, "Cognitive Complexity", SonarSource 2023, once as the analyser of the language has it
/// and once as the paper has it. The differences between languages are MetricRules. O(nodes), whatever the nesting.
class MetricsWalker
{
public:
    MetricsWalker(const Language& language, std::string_view text);
    std::vector<FunctionMetrics> walk(const Tree& tree);

private:
    /// Increments of a function and how many of them grow with the nesting, so that the function around it can add them
    /// at its own nesting.
    struct Score
    {
        quint32 sum = 0, structures = 0;
    };
    struct OpenFunction
    {
        quint32 result = 0;
        quint32 nesting = 0; ///< At this point, seen from the function.
        quint32 level = 0; ///< What its nesting is more in the function around it.
        quint32 bodyStart = 0; ///< Byte; tokens before it add no path.
        quint32 codeBefore = 0, commentsBefore = 0; ///< Rows.
        bool isSeparate = false;
        quint32 nestedStructures = 0; ///< Of the paper's score: in functions inside.
        Score analyser, paper;
    };
    struct Frame
    {
        TSSymbol symbol = 0;
        Role role = Role::None;
        quint8 structure = 0; ///< MetricRole bit.
        quint8 raises = 0; ///< Levels of nesting.
        bool isElseIf = false, isFunction = false, isUncounted = false, isReset = false;
        quint32 group = noIndex; ///< Sequence of boolean operators that operands go on with.
        quint32 savedNesting = 0;
    };
    /// A sequence of boolean operators, in the order of the source.
    struct Group
    {
        TSSymbol last = 0;
        bool isSilent = false;
    };
    /// Rows with something on them, counted as they go by.
    struct Rows
    {
        quint32 count = 0, last = noIndex;
        void add(quint32 first, quint32 end);
        quint32 before(quint32 row) const { return last == row ? count - 1 : count; }
    };

    bool enter(TSNode node, const Cursor& cursor);
    void leave();
    void leaf(TSNode node, quint16 flags);
    void token(TSNode node, quint16 flags);
    quint32 questionMarks(quint32 start, std::string_view text) const;
    bool isWholeTypeArgument(quint32 at) const;
    void noteReference(std::string_view text, bool isCounted);
    void openFunction(Frame& frame, TSNode node);
    void closeFunction();
    void openStructure(Frame& frame, const Cursor& cursor);
    void raise(Frame& frame);
    bool jumps(const Frame& frame, TSNode node) const;
    bool isInReset() const;
    bool isBodyOf(const Frame& parent, const Frame& child, TSFieldId field) const;
    void openSequence(Frame& frame, TSNode node);
    void operatorToken(TSSymbol symbol, quint16 flags);
    bool isWrapped(TSNode function) const;
    void structural(bool countsForAnalyser = true);
    void flat(bool countsForAnalyser = true);
    bool addPaths(quint32 count, quint32 at);

    const Language& m_language;
    const MetricRules& m_rules;
    std::string_view m_text;
    TSFieldId m_alternative = 0, m_consequence = 0, m_body = 0;
    std::vector<FunctionMetrics> m_results;
    std::vector<OpenFunction> m_open;
    std::vector<Frame> m_frames;
    std::vector<Group> m_groups;
    Rows m_code, m_comments;
    quint32 m_uncounted = 0; ///< Open nodes whose tokens don't count.
    bool m_inReference = false;
    quint32 m_referenceResult = noIndex; ///< The function that the `&&` was counted for.
};

/// Puts what was counted at each function into the facts of its body. O(functions).
void addMetrics(FileFacts& facts, const std::vector<FunctionMetrics>& metrics);

} // namespace Foreguest
