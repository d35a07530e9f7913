// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/metricrules.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>

namespace Foreguest {

namespace {
constexpr std::array<std::pair<const char*, quint16>, 12> kindLists { {
    { "separate", SeparateFunction },
    { "comments", CommentNode },
    { "uncounted", UncountedNode },
    { "levels", LevelNode },
    { "resets", ResetNode },
    { "flat", FlatFunction },
    { "parentheses", Parentheses },
    { "jumps", JumpNode },
    { "labels", LabelNode },
    { "returns", ReturnNode },
    { "silentParents", SilentParent },
    { "questionNodes", QuestionNode },
} };

QStringList words(const QJsonObject& json, const char* key)
{
    return json[QLatin1String(key)].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

std::map<QString, QuestionStyle> questionStyles()
{
    return { { QString(), QuestionStyle::None }, { QStringLiteral("each"), QuestionStyle::Each },
        { QStringLiteral("afterGap"), QuestionStyle::AfterGap }, { QStringLiteral("once"), QuestionStyle::Once },
        { QStringLiteral("noWildcard"), QuestionStyle::NoWildcard } };
}

std::map<QString, quint32> roleNames()
{
    return { { QStringLiteral("if"), IfRole }, { QStringLiteral("loop"), LoopRole },
        { QStringLiteral("switch"), SwitchRole }, { QStringLiteral("catch"), CatchRole },
        { QStringLiteral("ternary"), TernaryRole }, { QStringLiteral("case"), CaseRole } };
}

/// Sets a flag for all symbols of a name; a grammar may have several. False where it has none.
bool flagSymbols(MetricRules& rules, const TSLanguage* grammar, const std::string& name, bool isNamed, quint16 flag)
{
    bool found = false;
    for (size_t i = 1; i < rules.flags.size(); ++i) {
        const auto symbol = TSSymbol(i);
        const bool symbolIsNamed = ts_language_symbol_type(grammar, symbol) == TSSymbolTypeRegular;
        if (symbolIsNamed == isNamed && name == ts_language_symbol_name(grammar, symbol)) {
            rules.flags[symbol] |= flag;
            found = true;
        }
    }
    return found;
}
} // namespace

bool MetricRules::isWord(std::string_view text) const
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word == text; });
}

QString loadMetricRules(MetricRules& rules, const QJsonObject& json, const TSLanguage* grammar)
{
    rules.flags.assign(ts_language_symbol_count(grammar), 0);
    const QStringList counted = words(json, "words");
    for (const QString& word : counted) {
        rules.words.push_back(word.toStdString());
        flagSymbols(rules, grammar, rules.words.back(), false, CountedToken);
    }
    for (size_t i = 1; i < rules.flags.size(); ++i) {
        const auto symbol = TSSymbol(i);
        if (ts_language_symbol_type(grammar, symbol) == TSSymbolTypeRegular
            && std::string_view(ts_language_symbol_name(grammar, symbol)).ends_with("identifier"))
            rules.flags[symbol] |= NameToken;
    }
    for (const auto& [key, flag] : kindLists) {
        const QStringList kinds = words(json, key);
        for (const QString& kind : kinds) {
            // A language may have the data of another one whose grammar has more, as JavaScript's has JSX.
            if (!flagSymbols(rules, grammar, kind.toStdString(), true, flag) && flag != SilentParent)
                return QStringLiteral("metrics: the grammar has no node %1").arg(kind);
        }
    }
    const QStringList nodes = words(json, "nodes");
    for (const QString& kind : nodes)
        flagSymbols(rules, grammar, kind.toStdString(), true, CountedToken);
    const QStringList silent = words(json, "silentOperators");
    for (const QString& token : silent)
        flagSymbols(rules, grammar, token.toStdString(), false, SilentOperator);
    const auto styles = questionStyles();
    const auto style = styles.find(json[QStringLiteral("questions")].toString());
    if (style == styles.end())
        return QStringLiteral("metrics: questions");
    rules.questions = style->second;
    const auto names = roleNames();
    const QStringList roles = words(json, "bodyNesting");
    for (const QString& role : roles) {
        const auto found = names.find(role);
        if (found == names.end())
            return QStringLiteral("metrics: bodyNesting %1").arg(role);
        rules.bodyRoles |= found->second;
    }
    const auto flag = [&](const QString& key) { return json[key].toBool(); };
    rules.bodiesOnly = flag(QStringLiteral("bodiesOnly"));
    rules.assignedAndIsNone = flag(QStringLiteral("assignedAndIsNone"));
    rules.joinsParentheses = flag(QStringLiteral("joinsParentheses"));
    rules.ownOnly = flag(QStringLiteral("ownOnly"));
    rules.wrappers = flag(QStringLiteral("wrappers"));
    return {};
}

} // namespace Foreguest
