// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/dependencies.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace Foreguest {

using TypeId = quint32;
inline constexpr TypeId noType = 0;

/// A declared type, with its type arguments.
struct StaticType
{
    enum Kind : quint8 { None, Own, External, Variable };
    Kind kind = None;
    quint8 dimensions = 0; ///< Of an array.
    quint32 id = 0; ///< Class definition, name, or binding of a type parameter.
    std::vector<TypeId> arguments;
};

/// Each type once, so that equal types have equal ids.
class TypeTable
{
public:
    TypeTable();
    TypeId intern(StaticType type);
    TypeId own(quint32 definition) { return intern({ StaticType::Own, 0, definition, {} }); }
    TypeId external(StringId name) { return intern({ StaticType::External, 0, name, {} }); }
    TypeId arrayOf(TypeId element);
    TypeId elementOf(TypeId array);
    TypeId with(TypeId type, std::vector<TypeId> arguments);
    /// Without arguments.
    TypeId erased(TypeId type);
    const StaticType& operator[](TypeId id) const { return m_types[id]; }

private:
    std::vector<StaticType> m_types;
    std::unordered_map<std::string, TypeId> m_ids;
};

/// What the solver knows of declared types once names are settled.
struct StaticTypes
{
    TypeTable table;
    std::vector<TypeId> denoted; ///< By expression: the type that it names.
    std::vector<TypeId> ofExpr; ///< By expression: of its value.
    std::vector<TypeId> ofBinding;
    std::unordered_map<quint64, std::vector<quint32>> methods; ///< By class and name.
    std::unordered_map<quint64, std::vector<quint32>> methodsOf; ///< By class.
    std::unordered_map<quint32, std::vector<quint32>> subclasses; ///< Direct ones of the sources.
    std::unordered_map<quint32, std::vector<quint32>> implementers; ///< Classes by external base.
    std::unordered_map<quint32, quint32> functional; ///< Interface → its one abstract method, or noIndex.
    std::vector<bool> instantiated; ///< By definition.
    std::vector<std::pair<quint32, StringId>> fieldHandles; ///< Class and name.
    mutable Dependencies::Readers instantiatedReaders = noIndex;
    mutable Dependencies::Readers readers = noIndex; ///< Steps that wait until types are known.
    bool isReady = false;
    mutable Dependencies::Readers hierarchyReaders = noIndex;
    bool usesHierarchy = false; ///< What no known object reaches is told by declared types.
};

} // namespace Foreguest
