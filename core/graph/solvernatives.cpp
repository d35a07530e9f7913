// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostArguments = 32;
}

/// One native function at one call: the summary's `r` and `new`.
struct Solver::NativeRun
{
    const Invocation* call = nullptr;
    SetId result = emptySet;
    SetId made[2] { emptySet, emptySet };
    int count = 0;
};

const NativeSummary* Solver::nativeOf(const Context& context, StringId externalName)
{
    const NativeFunctions& natives = context.rules->natives;
    if (natives.empty())
        return nullptr;
    const auto [place, isNew] = m_natives[context.language].try_emplace(externalName, nullptr);
    if (isNew) {
        const auto found = natives.find(std::string(m_strings.stdView(externalName)));
        if (found != natives.end())
            place->second = &found->second;
    }
    return place->second;
}

SetId Solver::runNative(const Invocation& call, const NativeSummary& native)
{
    NativeRun run;
    run.call = &call;
    SetId returned = emptySet;
    for (const NativeAction& action : native) {
        switch (action.kind) {
        case NativeAction::Kind::Call:
            nativeCall(run, action);
            break;
        case NativeAction::Kind::Put:
        case NativeAction::Kind::Getter:
            nativePut(run, action);
            break;
        case NativeAction::Kind::Merge:
            nativeMerge(run, action);
            break;
        case NativeAction::Kind::New:
            if (run.count < 2) {
                // Two natives in one call (`map.call(…)`) make objects of their own.
                const quint64 place = quint64(call.expr) << 8 | quint64(call.depth * 2 + run.count);
                run.made[run.count++] = m_sets.single(objectAt(place | quint64(1) << 44, m_strings.add(action.type)));
            }
            break;
        case NativeAction::Kind::Bind:
            nativeBind(run, action);
            break;
        case NativeAction::Kind::Pairs:
            nativePairs(run, action);
            break;
        case NativeAction::Kind::Return:
            for (const NativeTerms& terms : action.arguments)
                returned = m_sets.join(returned, nativeValue(run, terms));
            break;
        }
    }
    return returned;
}

SetId Solver::nativeValue(NativeRun& run, const NativeTerms& terms)
{
    SetId result = emptySet;
    for (const NativeTerm& term : terms)
        result = m_sets.join(result, nativeValue(run, term));
    return result;
}

SetId Solver::nativeValue(NativeRun& run, const NativeTerm& term)
{
    const Invocation& call = *run.call;
    SetId value = emptySet;
    switch (term.base) {
    case NativeTerm::Base::This:
        value = call.receiver;
        break;
    case NativeTerm::Base::Argument:
        value = size_t(term.index) < call.arguments.size() ? call.arguments[size_t(term.index)] : call.rest;
        break;
    case NativeTerm::Base::ArgumentsFrom:
        value = call.rest;
        for (size_t i = size_t(term.index); i < call.arguments.size(); ++i)
            value = m_sets.join(value, call.arguments[i]);
        break;
    case NativeTerm::Base::Result:
        value = run.result;
        break;
    case NativeTerm::Base::New:
        value = run.made[term.index];
        break;
    case NativeTerm::Base::Bound: {
        const Value bound = boundAt(call.expr, { ValueKind::External, m_strings.add(term.name) });
        joinField(bound.key(), m_receiverKey, run.made[0]);
        value = m_sets.single(bound);
        break;
    }
    }
    for (const NativeTerm::Step& step : term.path)
        value = nativeStep(run, value, step);
    return value;
}

/// The keys that a step stands for; 0 is any.
std::vector<StringId> Solver::keysOf(const NativeRun& run, const NativeTerm::Step& step)
{
    if (step.kind == NativeTerm::StepKind::Field)
        return { m_strings.add(step.name) };
    if (step.kind != NativeTerm::StepKind::Keyed)
        return { 0 };
    std::vector<StringId> keys;
    const auto index = size_t(step.argument);
    if (index < run.call->arguments.size()) {
        for (const Value& key : m_sets.members(run.call->arguments[index]))
            keys.push_back(key.kind == ValueKind::Text ? key.id : 0);
    }
    if (keys.empty())
        keys.push_back(0);
    return keys;
}

SetId Solver::nativeStep(NativeRun& run, SetId base, const NativeTerm::Step& step)
{
    const Context& context = *run.call->context;
    switch (step.kind) {
    case NativeTerm::StepKind::Elements:
    case NativeTerm::StepKind::Spread:
        return elements(base);
    case NativeTerm::StepKind::Iterated:
        return iterate(context, run.call->expr, base);
    case NativeTerm::StepKind::Awaited:
        return awaited(context, base);
    default:
        break;
    }
    SetId result = emptySet;
    const std::vector<StringId> keys = keysOf(run, step);
    for (const Value& owner : m_sets.members(base)) {
        for (const StringId key : keys) {
            if (key == 0) {
                result = m_sets.join(result, elements(m_sets.single(owner)));
                continue;
            }
            result = m_sets.join(result, field(ownerKey(owner), key));
            if (step.kind == NativeTerm::StepKind::Keyed)
                result = m_sets.join(result, field(ownerKey(owner), m_anyKey));
            else if (step.name[0] != '\0')
                result = m_sets.join(result, member(context, owner, key));
        }
    }
    return result;
}

void Solver::nativePut(NativeRun& run, const NativeAction& action)
{
    SetId value = emptySet;
    for (const NativeTerms& terms : action.arguments)
        value = m_sets.join(value, nativeValue(run, terms));
    if (action.kind == NativeAction::Kind::Getter)
        value = getters(*run.call, value);
    if (value == emptySet)
        return;
    for (NativeTerm place : action.target) {
        if (place.path.empty())
            continue;
        const NativeTerm::Step last = place.path.back();
        place.path.pop_back();
        const std::vector<StringId> keys = keysOf(run, last);
        for (const Value& owner : m_sets.members(nativeValue(run, place))) {
            if (owner.kind == ValueKind::External || owner.kind == ValueKind::Text)
                continue;
            for (const StringId key : keys) {
                const bool isHidden = last.kind == NativeTerm::StepKind::Field && last.name[0] == '\0';
                if (isHidden)
                    joinField(ownerKey(owner), key, value);
                else
                    storeElement(ownerKey(owner), key, value);
            }
        }
    }
}

SetId Solver::getters(const Invocation& call, SetId functions)
{
    SetId result = emptySet;
    for (const Value& function : m_sets.members(functions)) {
        if (function.kind != ValueKind::Function)
            continue;
        const Value bound = boundAt(call.expr, function);
        m_bound[bound.id].isGetter = true;
        result = m_sets.join(result, m_sets.single(bound));
    }
    return result;
}

void Solver::nativeMerge(NativeRun& run, const NativeAction& action)
{
    for (const Value& target : m_sets.members(nativeValue(run, action.target))) {
        const bool hasFields = target.kind != ValueKind::External && target.kind != ValueKind::Text
            && target.kind != ValueKind::ExternalInstance;
        for (size_t i = 0; hasFields && i < action.arguments.size(); ++i) {
            for (const Value& source : m_sets.members(nativeValue(run, action.arguments[i])))
                mergeFields(target, source);
        }
    }
}

/// `new Map([['a', f]])`
void Solver::nativePairs(NativeRun& run, const NativeAction& action)
{
    const std::vector<Value>& targets = m_sets.members(nativeValue(run, action.target));
    for (const auto& argument : action.arguments) {
        for (const Value& pair : m_sets.members(nativeValue(run, argument))) {
            if (pair.kind != ValueKind::Object)
                continue;
            const SetId any = field(pair.key(), m_anyKey);
            const SetId value = m_sets.join(field(pair.key(), indexKey(1)), any);
            const SetId keys = m_sets.join(field(pair.key(), indexKey(0)), any);
            // A pair whose key is not known may have any.
            const SetId known = keys == emptySet ? m_sets.single({ ValueKind::Text, 0 }) : keys;
            for (const Value& key : m_sets.members(known)) {
                for (const Value& target : targets) {
                    if (target.kind == ValueKind::Object || target.kind == ValueKind::Instance)
                        storeElement(ownerKey(target), key.kind == ValueKind::Text ? key.id : 0, value);
                }
            }
        }
    }
}

void Solver::nativeArguments(NativeRun& run, const NativeAction& action, size_t first, Invocation& call)
{
    for (size_t i = first; i < action.arguments.size() && call.arguments.size() < mostArguments; ++i) {
        const NativeTerm& only = action.arguments[i].front();
        const bool isSpread = !only.path.empty() && only.path.back().kind == NativeTerm::StepKind::Spread;
        if (isSpread) {
            NativeTerm list = only;
            list.path.pop_back();
            spreadArguments(call, nativeValue(run, list));
        } else if (only.base == NativeTerm::Base::ArgumentsFrom && only.path.empty()) {
            for (size_t at = size_t(only.index); at < run.call->arguments.size(); ++at)
                call.arguments.push_back(run.call->arguments[at]);
            call.rest = m_sets.join(call.rest, run.call->rest);
        } else {
            call.arguments.push_back(nativeValue(run, action.arguments[i]));
        }
    }
}

void Solver::nativeCall(NativeRun& run, const NativeAction& action)
{
    Invocation call;
    call.context = run.call->context;
    call.expr = run.call->expr;
    call.depth = run.call->depth + 1;
    call.receiver = action.receiver.empty() ? emptySet : nativeValue(run, action.receiver);
    nativeArguments(run, action, 0, call);
    const auto isField
        = [](const NativeTerm::Step& step) { return step.kind == NativeTerm::StepKind::Field && step.name[0] != '\0'; };
    const auto& path = action.target.front().path;
    const bool isHook = std::any_of(path.begin(), path.end(), isField);
    SetId result = emptySet;
    for (const Value& callee : m_sets.members(nativeValue(run, action.target))) {
        Value target = callee;
        for (int depth = 0; target.kind == ValueKind::Bound && depth < 8; ++depth)
            target = m_bound[target.id].target;
        // A hook like `toJSON` counts where the program has one.
        if (isHook && target.kind != ValueKind::Function)
            continue;
        if (target.kind == ValueKind::Function || target.kind == ValueKind::External)
            noteImplicit(call.expr, target);
        result = m_sets.join(result, invoke(call, callee));
    }
    run.result = result;
}

void Solver::nativeBind(NativeRun& run, const NativeAction& action)
{
    if (action.arguments.empty())
        return;
    Invocation given;
    given.context = run.call->context;
    given.expr = run.call->expr;
    nativeArguments(run, action, 1, given);
    const SetId receiver = nativeValue(run, action.arguments[0]);
    SetId result = emptySet;
    for (const Value& target : m_sets.members(nativeValue(run, action.target))) {
        const bool isFunction = target.kind == ValueKind::Function || target.kind == ValueKind::External
            || target.kind == ValueKind::Bound;
        if (!isFunction)
            continue;
        const Value bound = boundAt(run.call->expr, target);
        BoundFunction& entry = m_bound[bound.id];
        entry.count = std::max(entry.count, quint32(given.arguments.size()));
        joinField(bound.key(), m_receiverKey, receiver);
        for (quint32 i = 0; i < given.arguments.size(); ++i)
            joinField(bound.key(), indexKey(i), given.arguments[i]);
        result = m_sets.join(result, m_sets.single(bound));
    }
    run.result = result;
}

} // namespace Foreguest
