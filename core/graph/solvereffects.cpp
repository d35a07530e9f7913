// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>
#include <utility>

namespace Foreguest {

namespace {
/// `a|b` as a list.
std::vector<std::string> alternatives(std::string_view names)
{
    std::vector<std::string> found;
    while (!names.empty()) {
        const size_t end = std::min(names.find('|'), names.size());
        found.emplace_back(names.substr(0, end));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return found;
}
} // namespace

const std::vector<Effect>* Solver::effectsOf(const Context& context, StringId name)
{
    if (context.rules->effects.empty())
        return nullptr;
    const auto language = quint64(reinterpret_cast<quintptr>(context.language));
    const auto [place, isNew] = m_effects.try_emplace(language << 20 ^ name, nullptr);
    if (isNew) {
        const auto known = context.rules->effects.find(std::string(m_strings.stdView(name)));
        if (known != context.rules->effects.end())
            place->second = &known->second;
    }
    return place->second;
}

SetId Solver::callExternal(const Site& site, StringId name, const Passed& passed)
{
    const std::vector<Effect>* effects = effectsOf(site.context, name);
    if (!effects)
        return returned(site.context, name);
    Outcome outcome;
    for (const Effect& effect : *effects)
        apply(site, effect, passed, outcome);
    return outcome.result;
}

SetId Solver::argument(const Passed& passed, const ArgumentRef& reference)
{
    const int position = reference.position;
    if (position < 0)
        return position == -1 ? passed.receiver : emptySet;
    SetId result = emptySet;
    const auto first = size_t(position);
    for (size_t i = first; i < passed.positional.size(); ++i) {
        if (i == first || reference.andFollowing)
            result = m_sets.join(result, passed.positional[i]);
    }
    for (const auto& [name, value] : passed.named) {
        if (!reference.keyword.empty() && m_strings.stdView(name) == reference.keyword)
            result = m_sets.join(result, value);
    }
    if (passed.spread == emptySet || (first < passed.spreadAt && !reference.andFollowing))
        return result;
    for (const Value& spread : m_sets.members(passed.spread)) {
        if (!isCollection(spread))
            continue;
        result = m_sets.join(result,
            reference.andFollowing ? field(spread.key(), m_allKeys)
                                   : elementAt(spread, positionKey(first - passed.spreadAt)));
    }
    return result;
}

std::vector<SetId> Solver::argumentsFrom(const Passed& passed, const ArgumentRef& reference)
{
    std::vector<SetId> found;
    for (size_t i = size_t(std::max<qint8>(reference.position, 0)); i < passed.positional.size(); ++i)
        found.push_back(passed.positional[i]);
    if (found.empty() || passed.spread != emptySet)
        found.push_back(argument(passed, reference));
    return found;
}

void Solver::apply(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome)
{
    if (!applyToReceiver(site, effect, passed, outcome) && !applyCall(site, effect, passed, outcome)
        && !applyCollection(site, effect, passed, outcome))
        applyLookup(site, effect, passed, outcome);
}

/// Effects on the object that a method was called on.
bool Solver::applyToReceiver(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome)
{
    const auto join = [&](SetId value) { outcome.result = m_sets.join(outcome.result, value); };
    const bool isAdded = effect.kind == EffectKind::Add || effect.kind == EffectKind::AddAll
        || effect.kind == EffectKind::Merge || effect.kind == EffectKind::SetItem || effect.kind == EffectKind::GetItem
        || effect.kind == EffectKind::Send;
    if (!isAdded)
        return false;
    for (const Value& owner : m_sets.members(passed.receiver)) {
        if (!isCollection(owner) && owner.kind != ValueKind::Instance)
            continue;
        switch (effect.kind) {
        case EffectKind::Add:
            put(owner, m_tailKey, argument(passed, effect.first));
            break;
        case EffectKind::AddAll:
            if (const SetId added = iterated(site, argument(passed, effect.first), false); added != emptySet)
                put(owner, m_tailKey, added);
            break;
        case EffectKind::Merge:
            for (const Value& other : m_sets.members(argument(passed, effect.first))) {
                if (isCollection(other))
                    copyElements(other, owner);
            }
            for (const auto& [name, value] : passed.named)
                put(owner, name, value);
            break;
        case EffectKind::SetItem:
            if (const SetId value = argument(passed, effect.second); value != emptySet)
                storeUnder(owner, argument(passed, effect.first), value);
            break;
        case EffectKind::Send:
            joinField(ownerKey(owner), m_strings.add(hiddenName("sent")), argument(passed, effect.first));
            break;
        default:
            if (passed.positional.size() <= size_t(std::max<qint8>(effect.first.position, 0))) {
                join(field(ownerKey(owner), m_allKeys));
                break;
            }
            join(elementUnder(site.context, owner, argument(passed, effect.first)));
            break;
        }
    }
    return true;
}

/// Effects that call something.
bool Solver::applyCall(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome)
{
    Passed given;
    const SetId functions = argument(passed, effect.first);
    switch (effect.kind) {
    case EffectKind::CallElements:
        for (const SetId collection : argumentsFrom(passed, effect.second))
            given.positional.push_back(iterated(site, collection, false));
        break;
    case EffectKind::CallFold: {
        const SetId elements = iterated(site, argument(passed, effect.second), false);
        const SetId start = argument(passed, effect.third);
        given.positional = { m_sets.join(start, elements), elements };
        const SetId first = callEach(site, functions, given);
        given.positional[0] = m_sets.join(given.positional[0], first);
        break;
    }
    case EffectKind::CallArguments:
        if (effect.second.position >= 0 && size_t(effect.second.position) < passed.positional.size())
            given.positional.assign(passed.positional.begin() + effect.second.position, passed.positional.end());
        if (effect.second.position >= 0) {
            given.named = passed.named;
            given.spread = passed.spread;
            given.pairs = passed.pairs;
            given.spreadAt = passed.spreadAt - std::min(passed.spreadAt, size_t(effect.second.position));
        }
        break;
    case EffectKind::CallSpread:
        given.spread = argument(passed, effect.second);
        given.pairs = argument(passed, effect.third);
        break;
    case EffectKind::Method: {
        const std::vector<std::string> names = alternatives(effect.name);
        for (const Value& object : m_sets.members(functions)) {
            if (object.kind == ValueKind::Instance)
                outcome.called = m_sets.join(outcome.called, callMethod(site, object, names, {}));
        }
        return true;
    }
    case EffectKind::Order: {
        const auto isKey = [&](const auto& entry) { return m_strings.stdView(entry.first) == "key"; };
        if (std::any_of(passed.named.begin(), passed.named.end(), isKey))
            return true;
        const SetId elements = iterated(site, functions, false);
        given.positional = { elements };
        for (const Value& object : m_sets.members(elements)) {
            if (object.kind == ValueKind::Instance)
                callMethod(site, object, alternatives(effect.name), given);
        }
        return true;
    }
    case EffectKind::Iterate:
        iterated(site, functions, false);
        return true;
    default:
        return false;
    }
    outcome.called = m_sets.join(outcome.called, callEach(site, functions, given));
    return true;
}

/// Effects whose result is a collection that the call makes.
bool Solver::applyCollection(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome)
{
    const Value made { ValueKind::Object, site.expr };
    const Value pair { ValueKind::Pair, site.expr };
    const auto give = [&](SetId elements) {
        outcome.result = m_sets.join(outcome.result, m_sets.single(made));
        if (elements != emptySet)
            put(made, m_anyKey, elements);
    };
    switch (effect.kind) {
    case EffectKind::Type:
        noteType(made, m_strings.add(effect.name));
        give(emptySet);
        return true;
    case EffectKind::Copy: {
        give(emptySet);
        for (const Value& from : m_sets.members(argument(passed, effect.first))) {
            if (isCollection(from) && isKeyed(site.context, from) == isKeyed(site.context, made))
                copyElements(from, made);
            else
                give(iterated(site, m_sets.single(from), false));
        }
        if (isKeyed(site.context, made)) {
            for (const auto& [name, value] : passed.named)
                put(made, name, value);
        }
        return true;
    }
    case EffectKind::Gather:
        give(iterated(site, argument(passed, effect.first), false));
        return true;
    case EffectKind::Collect: {
        give(emptySet);
        const std::vector<SetId> collected = argumentsFrom(passed, effect.first);
        for (size_t i = 0; i < collected.size(); ++i)
            put(made, positionKey(i), collected[i]);
        return true;
    }
    case EffectKind::GatherNested:
        give(iterated(site, iterated(site, argument(passed, effect.first), false), false));
        return true;
    case EffectKind::Values:
        give(emptySet);
        for (const Value& owner : m_sets.members(passed.receiver))
            give(field(ownerKey(owner), m_allKeys));
        return true;
    case EffectKind::Factory: {
        // Whoever looks for a missing element calls it, which is not seen here.
        const bool wasQuiet = std::exchange(m_isQuiet, true);
        give(callEach(site, argument(passed, effect.first), {}));
        m_isQuiet = wasQuiet;
        return true;
    }
    case EffectKind::Keys:
        give(emptySet);
        for (const Value& owner : m_sets.members(passed.receiver))
            give(field(ownerKey(owner), m_textKeys));
        return true;
    case EffectKind::Item:
    case EffectKind::Pairs:
        for (const Value& owner : m_sets.members(passed.receiver)) {
            put(pair, positionKey(0), field(ownerKey(owner), m_textKeys));
            put(pair, positionKey(1), field(ownerKey(owner), m_allKeys));
        }
        if (effect.kind == EffectKind::Item)
            outcome.result = m_sets.join(outcome.result, m_sets.single(pair));
        else
            give(m_sets.single(pair));
        return true;
    case EffectKind::Enumerate:
        put(pair, positionKey(1), iterated(site, argument(passed, effect.first), false));
        give(m_sets.single(pair));
        return true;
    case EffectKind::Zip:
        for (size_t i = 0; i < passed.positional.size(); ++i)
            put(pair, positionKey(i), iterated(site, passed.positional[i], false));
        give(m_sets.single(pair));
        return true;
    case EffectKind::Group:
        put(pair, m_anyKey, iterated(site, argument(passed, effect.first), false));
        give(m_sets.single(pair));
        return true;
    case EffectKind::Results:
        give(outcome.called);
        return true;
    case EffectKind::Bind: {
        give(emptySet);
        joinField(made.key(), m_boundKey, argument(passed, effect.first));
        const auto from = size_t(std::max<qint8>(effect.second.position, 0));
        for (size_t i = from; i < passed.positional.size(); ++i)
            put(made, positionKey(i - from), passed.positional[i]);
        for (const auto& [name, value] : passed.named)
            put(made, name, value);
        return true;
    }
    default:
        return false;
    }
}

/// Effects whose result is something that is there already.
void Solver::applyLookup(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome)
{
    const auto join = [&](SetId value) { outcome.result = m_sets.join(outcome.result, value); };
    switch (effect.kind) {
    case EffectKind::Element:
        join(iterated(site, argument(passed, effect.first), false));
        if (effect.first.position == -1) {
            // An element of the object itself, whatever iterating over it gives.
            for (const Value& owner : m_sets.members(passed.receiver))
                join(field(ownerKey(owner), m_allKeys));
        }
        break;
    case EffectKind::Argument:
        join(argument(passed, effect.first));
        break;
    case EffectKind::Made:
        join(m_sets.single({ ValueKind::ExternalInstance, m_strings.add(effect.name) }));
        break;
    case EffectKind::Result:
        join(outcome.called);
        break;
    case EffectKind::Attribute: {
        const SetId found = attribute(site, argument(passed, effect.first), argument(passed, effect.second));
        join(found);
        join(argument(passed, effect.third));
        break;
    }
    case EffectKind::SetAttribute:
        for (const Value& owner : m_sets.members(argument(passed, effect.first))) {
            for (const Value& name : m_sets.members(argument(passed, effect.second))) {
                const bool isKnown = name.kind == ValueKind::Text && name.id != 0;
                const quint32 binding = isKnown && owner.kind == ValueKind::Module
                    ? m_program.files[owner.id].facts.findBinding(0, name.id)
                    : noIndex;
                if (binding != noIndex)
                    joinBinding(m_program.files[owner.id].firstBinding + binding, argument(passed, effect.third));
                else if (isKnown && owner.kind != ValueKind::External && owner.kind != ValueKind::ExternalInstance)
                    joinField(ownerKey(owner), name.id, argument(passed, effect.third));
            }
        }
        break;
    case EffectKind::Module:
        for (const Value& name : m_sets.members(argument(passed, effect.first))) {
            if (name.kind != ValueKind::Text || name.id == 0)
                continue;
            const std::string path(m_strings.stdView(name.id));
            const ImportTarget target = m_program.resolveImport(site.context.file, path, 0);
            if (target.file != noIndex)
                join(m_sets.single({ ValueKind::Module, target.file }));
            else if (!target.external.empty())
                join(m_sets.single(
                    { target.isPackage ? ValueKind::Package : ValueKind::External, m_strings.add(target.external) }));
        }
        break;
    case EffectKind::OwnModule:
        join(m_sets.single({ ValueKind::Module, site.context.file }));
        break;
    case EffectKind::ClassOf:
        for (const Value& object : m_sets.members(argument(passed, effect.first))) {
            if (object.kind == ValueKind::Instance)
                join(m_sets.single({ ValueKind::Class, object.id }));
            else if (object.kind == ValueKind::ExternalInstance)
                join(m_sets.single({ ValueKind::External, object.id }));
        }
        break;
    case EffectKind::Instance:
        for (const Value& type : m_sets.members(argument(passed, effect.first)))
            join(instanceOf(site.context, type));
        break;
    default:
        break;
    }
}

/// Members by names that are values: `getattr(object, "name")`.
SetId Solver::attribute(const Site& site, SetId owners, SetId names)
{
    SetId result = emptySet;
    for (const Value& name : m_sets.members(names)) {
        if (name.kind != ValueKind::Text || name.id == 0)
            continue;
        for (const Value& owner : m_sets.members(owners))
            result = m_sets.join(result, member(site.context, owner, name.id));
    }
    return result;
}

} // namespace Foreguest
