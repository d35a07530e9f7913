// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/statictypes.h"

#include <cstring>

namespace Foreguest {

namespace {
constexpr size_t mostArguments = 8;
constexpr quint8 mostDimensions = 16;
} // namespace

TypeTable::TypeTable()
    : m_types(1)
{
}

TypeId TypeTable::intern(StaticType type)
{
    if (type.arguments.size() > mostArguments)
        type.arguments.resize(mostArguments);
    std::string key(6 + type.arguments.size() * sizeof(TypeId), '\0');
    key[0] = char(type.kind);
    key[1] = char(type.dimensions);
    std::memcpy(key.data() + 2, &type.id, sizeof(type.id));
    if (!type.arguments.empty())
        std::memcpy(key.data() + 6, type.arguments.data(), type.arguments.size() * sizeof(TypeId));
    const auto [place, isNew] = m_ids.try_emplace(std::move(key), TypeId(m_types.size()));
    if (isNew)
        m_types.push_back(std::move(type));
    return place->second;
}

TypeId TypeTable::arrayOf(TypeId element)
{
    if (element == noType || m_types[element].dimensions >= mostDimensions)
        return noType;
    StaticType type = m_types[element];
    ++type.dimensions;
    return intern(std::move(type));
}

TypeId TypeTable::elementOf(TypeId array)
{
    if (array == noType || m_types[array].dimensions == 0)
        return noType;
    StaticType type = m_types[array];
    --type.dimensions;
    return intern(std::move(type));
}

TypeId TypeTable::with(TypeId type, std::vector<TypeId> arguments)
{
    if (type == noType)
        return noType;
    StaticType changed = m_types[type];
    changed.arguments = std::move(arguments);
    return intern(std::move(changed));
}

TypeId TypeTable::erased(TypeId type)
{
    return type == noType || m_types[type].arguments.empty() ? type : with(type, {});
}

} // namespace Foreguest
