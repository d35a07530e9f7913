// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/natives.h"

#include "core/source/textparts.h"

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {
bool isNumber(std::string_view text)
{
    return text.size() == 1 && std::isdigit(static_cast<unsigned char>(text[0]));
}

std::optional<NativeTerm::Step> parseStep(std::string_view text)
{
    using Kind = NativeTerm::StepKind;
    if (text == "*")
        return NativeTerm::Step { Kind::Elements, 0, {} };
    if (text == "@")
        return NativeTerm::Step { Kind::Iterated, 0, {} };
    if (text == "+")
        return NativeTerm::Step { Kind::Spread, 0, {} };
    if (text == "~")
        return NativeTerm::Step { Kind::Awaited, 0, {} };
    if (text[0] == '$')
        return isNumber(text.substr(1)) ? std::optional(NativeTerm::Step { Kind::Keyed, text[1] - '0', {} })
                                        : std::nullopt;
    if (text[0] == '%')
        return NativeTerm::Step { Kind::Field, 0, std::string(1, '\0').append(text.substr(1)) };
    return NativeTerm::Step { Kind::Field, 0, std::string(text) };
}

std::optional<NativeTerm> parseTerm(std::string_view text)
{
    using Base = NativeTerm::Base;
    const auto parts = textParts(text, '/');
    if (parts.empty())
        return std::nullopt;
    NativeTerm term;
    const std::string_view base = parts[0];
    if (base == "this") {
        term.base = Base::This;
    } else if (base == "r") {
        term.base = Base::Result;
    } else if (base == "new" || base == "new2") {
        term.base = Base::New;
        term.index = base == "new" ? 0 : 1;
    } else if (base[0] == '=') {
        term.base = Base::Bound;
        term.name = base.substr(1);
    } else if (isNumber(base.substr(0, 1)) && (base.size() == 1 || base.substr(1) == "+")) {
        term.base = base.size() == 1 ? Base::Argument : Base::ArgumentsFrom;
        term.index = base[0] - '0';
    } else {
        return std::nullopt;
    }
    for (size_t i = 1; i < parts.size(); ++i) {
        const auto step = parseStep(parts[i]);
        if (!step)
            return std::nullopt;
        term.path.push_back(*step);
    }
    return term;
}

std::optional<NativeTerms> parseTerms(std::string_view text)
{
    NativeTerms terms;
    for (const std::string_view part : textParts(text, '|')) {
        const auto term = parseTerm(part);
        if (!term)
            return std::nullopt;
        terms.push_back(*term);
    }
    return terms;
}

std::optional<NativeAction> parseAction(std::string_view text)
{
    using Kind = NativeAction::Kind;
    static constexpr std::pair<std::string_view, Kind> kinds[] { { "call", Kind::Call }, { "put", Kind::Put },
        { "merge", Kind::Merge }, { "new", Kind::New }, { "bind", Kind::Bind }, { "pairs", Kind::Pairs },
        { "getter", Kind::Getter }, { "return", Kind::Return } };
    const auto words = textParts(text, ' ');
    if (words.empty())
        return std::nullopt;
    const auto* const kind
        = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& entry) { return entry.first == words[0]; });
    if (kind == std::end(kinds) || words.size() < 2)
        return std::nullopt;
    NativeAction action;
    action.kind = kind->second;
    if (action.kind == Kind::New) {
        action.type = words[1];
        return action;
    }
    for (size_t i = 1; i < words.size(); ++i) {
        const bool isReceiver = words[i][0] == '@';
        const auto terms = parseTerms(words[i].substr(isReceiver ? 1 : 0));
        if (!terms)
            return std::nullopt;
        if (isReceiver)
            action.receiver = *terms;
        else if (i == 1 && action.kind != Kind::Return)
            action.target = *terms;
        else
            action.arguments.push_back(*terms);
    }
    return action;
}
} // namespace

std::optional<NativeSummary> parseNative(std::string_view text)
{
    NativeSummary summary;
    for (const std::string_view part : textParts(text, ';')) {
        const auto action = parseAction(part);
        if (!action)
            return std::nullopt;
        summary.push_back(*action);
    }
    return summary;
}

} // namespace Foreguest
