// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/effects.h"

#include "core/source/textparts.h"

#include <algorithm>
#include <charconv>

namespace Foreguest {

namespace {
struct EffectWord
{
    std::string_view word;
    EffectKind kind;
    bool takesName; ///< Its last word is a name, not an argument.
};

constexpr EffectWord effectWords[] {
    { "as", EffectKind::Type, true },
    { "add", EffectKind::Add, false },
    { "addAll", EffectKind::AddAll, false },
    { "merge", EffectKind::Merge, false },
    { "set", EffectKind::SetItem, false },
    { "get", EffectKind::GetItem, false },
    { "element", EffectKind::Element, false },
    { "argument", EffectKind::Argument, false },
    { "copy", EffectKind::Copy, false },
    { "gather", EffectKind::Gather, false },
    { "collect", EffectKind::Collect, false },
    { "pairs", EffectKind::Pairs, false },
    { "enumerate", EffectKind::Enumerate, false },
    { "zip", EffectKind::Zip, false },
    { "group", EffectKind::Group, false },
    { "gatherNested", EffectKind::GatherNested, false },
    { "values", EffectKind::Values, false },
    { "item", EffectKind::Item, false },
    { "factory", EffectKind::Factory, false },
    { "send", EffectKind::Send, false },
    { "made", EffectKind::Made, true },
    { "keys", EffectKind::Keys, false },
    { "callElements", EffectKind::CallElements, false },
    { "callFold", EffectKind::CallFold, false },
    { "callArguments", EffectKind::CallArguments, false },
    { "callSpread", EffectKind::CallSpread, false },
    { "results", EffectKind::Results, false },
    { "result", EffectKind::Result, false },
    { "method", EffectKind::Method, true },
    { "order", EffectKind::Order, true },
    { "iterate", EffectKind::Iterate, false },
    { "bind", EffectKind::Bind, false },
    { "attribute", EffectKind::Attribute, false },
    { "setAttribute", EffectKind::SetAttribute, false },
    { "module", EffectKind::Module, false },
    { "ownModule", EffectKind::OwnModule, false },
    { "classOf", EffectKind::ClassOf, false },
    { "instance", EffectKind::Instance, false },
};

std::optional<ArgumentRef> parseArgument(std::string_view text)
{
    ArgumentRef argument;
    if (text == "self") {
        argument.position = -1;
        return argument;
    }
    int position = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
    if (error != std::errc() || position > 16)
        return std::nullopt;
    argument.position = qint8(position);
    text.remove_prefix(size_t(end - text.data()));
    if (!text.empty() && text.front() == '+') {
        argument.andFollowing = true;
        text.remove_prefix(1);
    }
    if (!text.empty() && text.front() == ':') {
        argument.keyword = std::string(text.substr(1));
        text = {};
    }
    return text.empty() ? std::optional(argument) : std::nullopt;
}

std::optional<Effect> parseEffect(const std::vector<std::string_view>& words)
{
    const auto known = std::find_if(
        std::begin(effectWords), std::end(effectWords), [&](const auto& w) { return w.word == words[0]; });
    if (known == std::end(effectWords) || words.size() > 4)
        return std::nullopt;
    Effect effect;
    effect.kind = known->kind;
    size_t last = words.size();
    if (known->takesName)
        effect.name = std::string(words[--last]);
    ArgumentRef* places[] { &effect.first, &effect.second, &effect.third };
    for (size_t i = 1; i < last; ++i) {
        const auto argument = parseArgument(words[i]);
        if (!argument)
            return std::nullopt;
        *places[i - 1] = *argument;
    }
    return effect;
}
} // namespace

std::optional<std::vector<Effect>> parseEffects(std::string_view text)
{
    std::vector<Effect> effects;
    for (const std::string_view part : textParts(text, ';')) {
        const std::vector<std::string_view> words = textParts(part, ' ');
        const auto effect = words.empty() ? std::nullopt : parseEffect(words);
        if (!effect)
            return std::nullopt;
        effects.push_back(*effect);
    }
    return effects;
}

} // namespace Foreguest
