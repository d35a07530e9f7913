// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Elements of one collection that are followed by their position.
constexpr size_t mostPositions = 256;
} // namespace

StringId Solver::positionKey(size_t position)
{
    while (m_positionKeys.size() <= std::min(position, mostPositions))
        m_positionKeys.push_back(m_strings.add(std::to_string(m_positionKeys.size())));
    return m_positionKeys[std::min(position, mostPositions)];
}

StringId Solver::typeOf(const Value& collection) const
{
    if (const StringId known = m_collectionTypes.find(collection.key()); known != noIndex && known != 0)
        return known;
    return collection.kind == ValueKind::Object ? objectType(collection.id) : 0;
}

bool Solver::isKeyed(const Context& context, const Value& collection) const
{
    const StringId type = typeOf(collection);
    return type != 0 && context.rules->keyedTypes.contains(std::string(m_strings.stdView(type)));
}

void Solver::put(const Value& owner, StringId key, SetId value)
{
    const quint64 owned = ownerKey(owner);
    joinField(owned, key, value);
    joinField(owned, m_allKeys, value);
    if (key != m_anyKey && key != m_tailKey)
        joinField(owned, m_textKeys, m_sets.single({ ValueKind::Text, key }));
}

/// Stores under keys that are values themselves: each known text, else any.
void Solver::storeUnder(const Value& owner, SetId keys, SetId value)
{
    const std::vector<Value>& known = m_sets.members(keys);
    const bool isKnown = !known.empty() && std::all_of(known.begin(), known.end(), [](const Value& key) {
        return key.kind == ValueKind::Text && key.id != 0;
    });
    if (!isKnown) {
        put(owner, m_anyKey, value);
        if (keys != emptySet)
            joinField(ownerKey(owner), m_textKeys, keys);
        return;
    }
    for (const Value& key : known)
        put(owner, key.id, value);
}

void Solver::copyElements(const Value& from, const Value& to)
{
    const quint64 source = ownerKey(from);
    for (const Value& key : m_sets.members(field(source, m_textKeys))) {
        if (key.kind == ValueKind::Text && key.id != 0)
            put(to, key.id, field(source, key.id));
    }
    for (size_t i = 0; i < mostPositions && m_fields.contains(source, positionKey(i)); ++i)
        put(to, positionKey(i), field(source, positionKey(i)));
    if (const SetId any = field(source, m_anyKey); any != emptySet)
        put(to, m_anyKey, any);
    if (const SetId tail = field(source, m_tailKey); tail != emptySet)
        put(to, m_tailKey, tail);
}

SetId Solver::elementAt(const Value& owner, StringId key)
{
    const quint64 owned = ownerKey(owner);
    // Keys of the engine's own are no elements.
    if (const std::string_view name = m_strings.stdView(key); !name.empty() && name.front() == '\0')
        return field(owned, key);
    const SetId any = field(owned, m_anyKey);
    const SetId tail = field(owned, m_tailKey);
    const std::string text(m_strings.stdView(key));
    const bool isNumber = looksLikeNumber(text);
    const Expr* literal = owner.kind == ValueKind::Object ? &m_program.expr(owner.id) : nullptr;
    const size_t count = literal && literal->kind == ExprKind::Object ? literal->count : 0;
    if (isNumber && text[0] == '-') {
        const size_t back = text.size() < 6 ? size_t(std::atoi(text.c_str() + 1)) : mostPositions;
        if (any != emptySet || tail != emptySet || back > count)
            return field(owned, m_allKeys);
        return field(owned, positionKey(count - back));
    }
    SetId found = m_sets.join(field(owned, key), any);
    // What is appended comes behind the elements of the literal.
    const bool isListed = isNumber && text.size() < 6 && size_t(std::atoi(text.c_str())) < count;
    return isListed ? found : m_sets.join(found, tail);
}

SetId Solver::elementUnder(const Context& context, const Value& owner, SetId keys)
{
    const std::vector<Value>& known = m_sets.members(keys);
    const bool isKnown = !known.empty() && std::all_of(known.begin(), known.end(), [](const Value& key) {
        return key.kind == ValueKind::Text && key.id != 0;
    });
    if (!isKnown)
        return keys == emptySet && !isSettled() && context.rules->textValues ? emptySet
                                                                             : field(ownerKey(owner), m_allKeys);
    SetId result = emptySet;
    for (const Value& key : known)
        result = m_sets.join(result, elementAt(owner, key.id));
    return result;
}

SetId Solver::evaluateElement(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    const Site site { context, file.firstExpr + local };
    const bool isAny = expr.text == 0 && expr.b == noIndex;
    const SetId keys = expr.text != 0 ? m_sets.single({ ValueKind::Text, expr.text })
        : isAny                       ? emptySet
                                      : m_exprValues[file.firstExpr + expr.b];
    SetId result = emptySet;
    for (const Value& owner : m_sets.members(m_exprValues[file.firstExpr + expr.a])) {
        switch (owner.kind) {
        case ValueKind::External:
            if (rules.membersAreKeys && expr.text != 0)
                result = m_sets.join(result, member(context, owner, expr.text));
            else
                result = m_sets.join(result, genericType(context, local, owner.id, keys));
            continue;
        case ValueKind::ExternalInstance:
        case ValueKind::Text:
            continue;
        case ValueKind::Module:
            if (rules.textValues) {
                for (const Value& key : m_sets.members(keys)) {
                    if (key.kind == ValueKind::Text && key.id != 0)
                        result = m_sets.join(result, moduleMember(owner.id, key.id));
                }
            }
            break;
        case ValueKind::Class:
            if (rules.textValues)
                result = m_sets.join(result, m_sets.single(owner));
            break;
        case ValueKind::Instance: {
            if (expr.access == Access::Store)
                break;
            if (expr.access == Access::Unpack) {
                result = m_sets.join(result, iterateObject(site, owner, false));
                continue;
            }
            const OperatorMethods* methods
                = operatorOf(context, m_strings.add(expr.access == Access::Delete ? "del []" : "[]"));
            bool isFound = false;
            if (methods) {
                Passed passed;
                passed.positional.push_back(keys);
                result = m_sets.join(result, callMethod(site, owner, methods->methods, passed, &isFound));
            }
            if (isFound)
                continue;
            break;
        }
        default:
            break;
        }
        if (isAny)
            result = m_sets.join(result, field(ownerKey(owner), m_allKeys));
        else
            result = m_sets.join(result, elementUnder(context, owner, keys));
        if (rules.membersAreKeys && expr.text != 0 && owner.kind != ValueKind::Object)
            result = m_sets.join(result, member(context, owner, expr.text));
    }
    return result;
}

SetId Solver::evaluateSlice(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const Value part { ValueKind::Object, file.firstExpr + local };
    SetId result = emptySet;
    for (const Value& owner : m_sets.members(m_exprValues[file.firstExpr + expr.a])) {
        if (!isCollection(owner)) {
            const bool isText = owner.kind == ValueKind::Text || owner.kind == ValueKind::ExternalInstance;
            if (isText)
                result = m_sets.join(
                    result, m_sets.single(owner.kind == ValueKind::Text ? Value { owner.kind, 0 } : owner));
            continue;
        }
        if (const StringId type = typeOf(owner))
            noteType(part, type);
        result = m_sets.join(result, m_sets.single(part));
        const quint64 key = owner.key();
        const SetId others = m_sets.join(field(key, m_anyKey), field(key, m_tailKey));
        if (others != emptySet)
            put(part, m_anyKey, others);
        for (size_t i = 0; i < mostPositions && m_fields.contains(key, positionKey(i)); ++i) {
            if (expr.b == noIndex)
                put(part, m_anyKey, field(key, positionKey(i)));
            else if (i >= expr.b && i < expr.count)
                put(part, positionKey(i - expr.b), field(key, positionKey(i)));
        }
    }
    return result;
}

/// What iterating over collections gives.
SetId Solver::iterated(const Site& site, SetId collections, bool isAsync)
{
    SetId result = emptySet;
    for (const Value& collection : m_sets.members(collections)) {
        switch (collection.kind) {
        case ValueKind::Object:
        case ValueKind::Pair:
            result = m_sets.join(
                result, field(collection.key(), isKeyed(site.context, collection) ? m_textKeys : m_allKeys));
            break;
        case ValueKind::Text:
            result = m_sets.join(result, m_sets.single({ ValueKind::Text, 0 }));
            break;
        case ValueKind::Instance:
            result = m_sets.join(result, iterateObject(site, collection, isAsync));
            break;
        case ValueKind::Class:
            if (hasMaker(collection.id, site.context.rules->memberMakers, false))
                result = m_sets.join(result, m_sets.single({ ValueKind::Instance, collection.id }));
            break;
        default:
            break;
        }
    }
    return result;
}

SetId Solver::iterateObject(const Site& site, const Value& object, bool isAsync)
{
    const OperatorMethods* first = operatorOf(site.context, m_strings.add(isAsync ? "async for" : "for"));
    const OperatorMethods* next = operatorOf(site.context, m_strings.add(isAsync ? "async next" : "next"));
    SetId result = field(ownerKey(object), m_allKeys);
    if (!first || !next)
        return result;
    bool isFound = false;
    const SetId iterators = callMethod(site, object, first->methods, {}, &isFound);
    for (const Value& iterator : m_sets.members(iterators)) {
        if (iterator.kind == ValueKind::Instance)
            result = m_sets.join(result, callMethod(site, iterator, next->methods, {}));
        else if (isCollection(iterator))
            result
                = m_sets.join(result, field(iterator.key(), isKeyed(site.context, iterator) ? m_textKeys : m_allKeys));
    }
    if (!isFound) {
        if (const OperatorMethods* at = operatorOf(site.context, m_strings.add("[]"))) {
            Passed passed;
            passed.positional.push_back(m_sets.single({ ValueKind::Text, 0 }));
            result = m_sets.join(result, callMethod(site, object, at->methods, passed, &isFound));
        }
    }
    return result;
}

/// `List[A]` is a collection of objects of A, `Optional[A]` is A.
SetId Solver::genericType(const Context& context, quint32 local, StringId name, SetId arguments)
{
    const auto known = context.rules->genericTypes.find(std::string(m_strings.stdView(name)));
    if (known == context.rules->genericTypes.end())
        return emptySet;
    const Value made { ValueKind::Object, context.source->firstExpr + local };
    SetId types = emptySet;
    for (const Value& type : m_sets.members(arguments)) {
        if (!isCollection(type) || m_program.expr(type.id).kind != ExprKind::Object)
            types = m_sets.join(types, m_sets.single(type));
        else
            types = m_sets.join(
                types, known->second == "values" ? elementAt(type, positionKey(1)) : field(type.key(), m_allKeys));
    }
    if (known->second == "same")
        return types;
    SetId objects = emptySet;
    for (const Value& type : m_sets.members(types))
        objects = m_sets.join(objects, instanceOf(context, type));
    if (known->second == "instance")
        return types;
    const auto type = context.rules->constructorTypes.find(std::string(m_strings.stdView(name)));
    if (type != context.rules->constructorTypes.end())
        noteType(made, m_strings.add(type->second));
    put(made, m_anyKey, objects);
    return m_sets.single(made);
}

const OperatorMethods* Solver::operatorOf(const Context& context, StringId name)
{
    const auto language = quint64(reinterpret_cast<quintptr>(context.language));
    const auto [place, isNew] = m_operators.try_emplace(language << 20 ^ name, nullptr);
    if (isNew) {
        const auto known = context.rules->operators.find(std::string(m_strings.stdView(name)));
        if (known != context.rules->operators.end())
            place->second = &known->second;
    }
    return place->second;
}

SetId Solver::operate(const Site& site, const Expr& expr, bool* isFound)
{
    const ProgramFile& file = *site.context.source;
    const OperatorMethods* methods = operatorOf(site.context, expr.text);
    if (!methods)
        return emptySet;
    const auto valueOf = [&](quint32 part) { return part == noIndex ? emptySet : m_exprValues[file.firstExpr + part]; };
    const SetId left = valueOf(expr.a);
    const SetId right = valueOf(expr.b);
    SetId result = emptySet;
    Passed passed;
    if (expr.b != noIndex)
        passed.positional.push_back(right);
    for (const Value& operand : m_sets.members(left)) {
        if (operand.kind == ValueKind::Instance)
            result = m_sets.join(result, callMethod(site, operand, methods->methods, passed, isFound));
    }
    if (*isFound || methods->reflected.empty() || (left == emptySet && !isSettled()))
        return result;
    passed.positional.assign(1, left);
    for (const Value& operand : m_sets.members(right)) {
        if (operand.kind == ValueKind::Instance)
            result = m_sets.join(result, callMethod(site, operand, { methods->reflected }, passed, isFound));
    }
    return result;
}

SetId Solver::evaluateOperation(const Context& context, quint32 local, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const Site site { context, file.firstExpr + local };
    bool isFound = false;
    SetId result = operate(site, expr, &isFound);
    // A comparison gives no operand back.
    if (expr.count != 0)
        return result;
    const std::string_view name = m_strings.stdView(expr.text);
    const bool enters = name == "with" || name == "async with";
    for (const quint32 part : { expr.a, expr.b }) {
        if (part == noIndex)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + part])) {
            if (value.kind == ValueKind::Text)
                result = m_sets.join(result, m_sets.single({ ValueKind::Text, 0 }));
            else if (enters && isCollection(value))
                // A generator as context manager gives what it yields.
                result = m_sets.join(result, field(value.key(), m_allKeys));
            else if (value.kind != ValueKind::Instance || !isFound)
                result = m_sets.join(result, m_sets.single(value));
        }
    }
    return result;
}

} // namespace Foreguest
