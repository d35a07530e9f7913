// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace Foreguest {

/// What kind of thing takes memory.
enum class CellKind : quint8 { Raw, Text, List, Set, Map, Record, Lazy };

/// How many bytes a container of a runtime takes for a number of elements, all in bytes.
struct SizeRule
{
    CellKind kind = CellKind::List;
    double header = 0; ///< Of each, whatever it holds.
    double slot = 8; ///< An element's place; of a table, a place's, taken or free.
    double node = 0; ///< What each element takes beside its place.
    double load = 1; ///< The share of a table's places that may be taken.
    double spare = 1; ///< Room on average against elements, where it grows in steps.
    double least = 0; ///< Places of the smallest one that holds anything.
    bool doubles = false; ///< Its places are a power of two.
    bool isUnboxed = false; ///< Elements stand in their places, in the size of their type.

    /// With places of another size than usual, where `place` is positive. O(1).
    double bytes(double count, double place = 0) const;
};

/// What a call outside of the sources does to memory: an operation on its object `o` and its arguments `a`, `b`, `c`.
struct MemoryCall
{
    enum class Operation : quint8 {
        Range, ///< Numbers up to its arguments.
        Count, ///< The number of elements.
        Grow, ///< Adds its last argument.
        Put, ///< Sets the value of a key.
        GrowAll, ///< Adds all elements of its argument.
        Take, ///< Gives an element.
        Clear,
        Copy,
        Make, ///< A container of a rule by its elements: "make:list a".
        Empty, ///< An empty container: "empty:list".
        Array, ///< As many elements of some bytes: "array:8 a".
        Bytes, ///< "bytes ab" is their product.
        Rebytes,
        Free,
        Resize,
        Reserve,
        Repeat,
        Text, ///< A short text, "text:20".
        Join,
        Split,
        Transform, ///< A list by a function of each element.
        Select, ///< A list of some elements.
        Each, ///< Runs a function for each element.
        Lazy, ///< Elements one by one.
        Touch, ///< Writes all of it.
        Read, ///< All of the input or a file.
        Line,
        Word,
        Argument,
        Arguments,
        Same, ///< Gives one of them as it is.
        Number, ///< Gives a number up to it.
        Size, ///< The number itself, or its bytes.
        Root,
        Logarithm,
        Power,
        Least,
        Most,
        Otherwise, ///< Its object, if there is one, else its argument.
        Random, ///< A number up to its last argument.
        Real, ///< Some number with a fraction.
    };
    Operation operation = Operation::Same;
    std::string of;
    std::string rule;
    double item = 0;

    static std::optional<MemoryCall> fromText(std::string_view text);
};

/// resources/languages/<name>/memory.json: what a runtime's objects take, and what calls do. Immutable after loading.
class ObjectModel
{
public:
    double baseBytes = 4e6; ///< Resident set of an empty program.
    double liveFactor = 1; ///< Resident bytes for each live byte, at the peak.
    double garbageShare = 0; ///< Of all bytes ever taken, what stays resident until the first collections,
    double mostGarbage = 0; ///< up to that.
    double reference = 8;
    double box = 0; ///< A whole number as an object.
    double smallNumbers = 0; ///< Numbers below are shared objects.
    double floatBox = 0;
    double frame = 64; ///< A waiting call of a function.
    double mostDepth = 1e7; ///< Of calls, before the runtime gives up.
    bool growsByIndex = false; ///< `a[i] = x` makes a list long enough.
    bool isLazy = false; ///< Bytes are resident only once they are written.
    bool hasLayouts = false; ///< Types have a layout by their members' declared types.
    double givenArguments = 0; ///< Elements of the argument list where none is given.

    const SizeRule* rule(std::string_view name) const;
    /// The rule of a type's name: `vector`; nullptr where it is no container.
    const SizeRule* ruleOfType(std::string_view type) const;
    /// The bytes of a primitive type.
    std::optional<double> primitive(std::string_view type) const;
    /// By the whole dotted name, then as a method or function by the last part. O(length).
    const MemoryCall* call(std::string_view callee, bool isMethod) const;
    /// A name or member that gives the program's arguments: `sys.argv`.
    bool isArguments(std::string_view name) const { return m_arguments.contains(std::string(name)); }
    bool isCountMember(std::string_view name) const { return m_counts.contains(std::string(name)); }
    double libraryBytes(std::string_view library) const;
    bool isSmartPointer(std::string_view type) const { return m_pointers.contains(std::string(type)); }

    /// Of a language by its folder's name; of one without data, an empty model.
    static const ObjectModel& of(const QString& language);

private:
    friend class ObjectModelReader;
    std::unordered_map<std::string, SizeRule> m_rules;
    std::unordered_map<std::string, std::string> m_types;
    std::unordered_map<std::string, double> m_primitives, m_libraries;
    std::unordered_map<std::string, MemoryCall> m_calls;
    std::unordered_map<std::string, bool> m_arguments, m_counts, m_pointers;
};

} // namespace Foreguest
