// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>
#include <vector>

#include <tree_sitter/api.h>

class QJsonObject;
class QString;

namespace Foreguest {

/// How `?` counts for the cyclomatic number: lizard sees characters, not syntax.
enum class QuestionStyle : quint8 {
    None,
    Each, ///< Every one: `a ?? b` is two.
    AfterGap, ///< As Each, but one right behind a word is part of that word: `a?.b` is none, `a() ?? b` two.
    Once, ///< `??` is one.
    NoWildcard, ///< Not as a whole type argument: `List<?>`.
};

/// What the counted metrics must know of a node kind.
enum MetricFlag : quint16 {
    CountedToken = 1, ///< Adds a path.
    NameToken = 2, ///< A name, which may read like a word that adds a path: `promise.catch`.
    SeparateFunction = 4, ///< Its paths are not those of the function around it.
    CommentNode = 8,
    UncountedNode = 16, ///< What it holds adds no path: it is text to lizard.
    LevelNode = 32, ///< Raises the nesting of what it holds, and adds nothing: a class in a function.
    ResetNode = 64, ///< What it holds starts without nesting.
    FlatFunction = 128, ///< Does not raise the nesting of what it holds.
    Parentheses = 256,
    JumpNode = 512, ///< Counts where it has a label.
    LabelNode = 1024,
    SilentOperator = 2048, ///< A boolean operator that SonarSource's analyser of the language leaves out.
    ReturnNode = 4096,
    QuestionNode = 16384, ///< A name for a token with `?`.
    SilentParent = 8192, ///< A sequence of boolean operators right in it counts nothing.
};

/// The section `metrics` of language.json: the conventions of lizard (cyclomatic) and of SonarSource's analyser of the
/// language (cognitive), as data.
struct MetricRules
{
    std::vector<quint16> flags; ///< By TSSymbol, MetricFlag bits.
    std::vector<std::string> words; ///< Texts that add a path wherever they stand as a token.
    QuestionStyle questions = QuestionStyle::None;
    bool bodiesOnly = false; ///< What stands before a function's body adds no path.
    bool assignedAndIsNone = false; ///< `&&` before the next `=` is taken for a reference: `auto&& x =`.
    bool joinsParentheses = false; ///< `a && (b && c)` is one sequence.
    bool ownOnly = false; ///< A nested function adds nothing to the function around it.
    bool wrappers = false; ///< A function that only holds another one and returns it adds no level.
    quint32 bodyRoles = 0; ///< Bits of MetricRole: structures that raise the nesting in their bodies alone.

    quint16 flagsOf(TSSymbol symbol) const { return symbol < flags.size() ? flags[symbol] : quint16(0); }
    bool isWord(std::string_view text) const;
};

/// Structures by how they nest.
enum MetricRole : quint8 { IfRole = 1, LoopRole = 2, SwitchRole = 4, CatchRole = 8, TernaryRole = 16, CaseRole = 32 };

/// Reads the section; the returned text names what is wrong and is empty where nothing is.
QString loadMetricRules(MetricRules& rules, const QJsonObject& json, const TSLanguage* grammar);

} // namespace Foreguest
