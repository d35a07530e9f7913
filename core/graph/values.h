// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/indexmap.h"

#include <array>
#include <bit>
#include <functional>
#include <memory>
#include <vector>

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
    Signature, ///< Any function of a signature, by its text.
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

/// Things by number, which never move: a thread may read those that it knows of while another adds more.
template <typename T> class Segments
{
public:
    size_t size() const { return m_size; }
    const T& operator[](size_t index) const
    {
        const size_t segment = segmentOf(index);
        return m_segments[segment][index - firstOf(segment)];
    }
    T& operator[](size_t index)
    {
        const size_t segment = segmentOf(index);
        return m_segments[segment][index - firstOf(segment)];
    }
    void push_back(T item)
    {
        const size_t segment = segmentOf(m_size);
        if (!m_segments[segment])
            m_segments[segment] = std::make_unique<T[]>(smallest << segment);
        m_segments[segment][m_size - firstOf(segment)] = std::move(item);
        ++m_size;
    }

private:
    /// Each segment is twice as long as the one before it.
    static constexpr size_t smallest = 1024;
    static size_t segmentOf(size_t index) { return size_t(std::bit_width(index / smallest + 1)) - 1; }
    static size_t firstOf(size_t segment) { return smallest * ((size_t(1) << segment) - 1); }

    std::array<std::unique_ptr<T[]>, 32> m_segments;
    size_t m_size = 0;
};

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
    /// Gives values that satisfy `concerns` the keys that `moved` has for theirs, which must be different ones.
    /// O(values).
    void rename(const std::function<bool(quint64)>& concerns, const std::function<quint64(quint64)>& moved);
    /// Stays where it is while other sets are made.
    const std::vector<Value>& members(SetId set) const { return m_sets[set]; }

private:
    static constexpr SetId saturatedSet = 1;
    SetId intern(const std::vector<Value>& values);
    void addHash(SetId set);
    static quint32 hashOf(const std::vector<Value>& values);
    void growHashes();
    static void limitTexts(std::vector<Value>& values);

    Segments<std::vector<Value>> m_sets;
    IndexMap m_singles;
    IndexMap m_joins;
    struct HashSlot
    {
        quint32 hash = 0;
        SetId set = emptySet;
    };
    std::vector<HashSlot> m_byHash; ///< Sets of several values; a power of two of them, at most half in use.
    size_t m_hashed = 0;
    std::vector<Value> m_merged; ///< The set at work.
};

} // namespace Foreguest
