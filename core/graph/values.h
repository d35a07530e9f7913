// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/indexmap.h"

#include <deque>
#include <unordered_map>

namespace Foreguest {

/// What an expression may stand for.
enum class ValueKind : quint8 {
    Function, ///< A definition of the sources.
    Class, ///< A class or namespace of the sources.
    Instance, ///< An object of a class (or, in JavaScript, of a constructor function) of the sources.
    Module, ///< A file.
    Package, ///< A folder of modules, by the text of its dotted name.
    External, ///< Something outside the sources, by its qualified name.
    ExternalInstance, ///< An object of a type outside the sources, by the type's qualified name.
    Object, ///< A literal with elements, by its expression, or a container or other object made at a known place.
    Bound, ///< A function with its object or first arguments given, by its number in the solver.
    Text, ///< A short literal text; 0 for a text that may be any.
    Declared, ///< An object of a class of the sources or of one below it, as a declaration says.
    FieldHandle, ///< A field as a value, by the solver's number of it.
    Pair, ///< What the collection of the same expression has as elements, where these are collections themselves.
    Method, ///< A method of the sources together with its object.
};

struct Value
{
    ValueKind kind = ValueKind::Function;
    quint32 id = 0;

    quint64 key() const { return quint64(kind) << 32 | id; }
    static Value fromKey(quint64 key) { return { ValueKind(key >> 32), quint32(key) }; }
};

using SetId = quint32;
inline constexpr SetId emptySet = 0;

/// Small sets of values, each stored once: equal sets have equal ids. A set that would grow beyond `mostValues` becomes
/// the saturated one, which has no members: what may be anything tells nothing.
class ValueSets
{
public:
    static constexpr size_t mostValues = 32;
    /// More texts than these are any text.
    static constexpr size_t mostTexts = 6;

    ValueSets();
    SetId single(Value value);
    /// The union. Amortised O(1) for pairs that were joined before.
    SetId join(SetId a, SetId b);
    /// Stays where it is while other sets are made.
    const std::vector<Value>& members(SetId set) const { return m_sets[set]; }

private:
    static constexpr SetId saturatedSet = 1;
    SetId intern(std::vector<Value> values);
    static void limitTexts(std::vector<Value>& values);

    std::deque<std::vector<Value>> m_sets;
    IndexMap m_singles;
    IndexMap m_joins;
    std::unordered_map<quint64, std::vector<SetId>> m_byHash;
};

} // namespace Foreguest
