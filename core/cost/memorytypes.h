// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/memorycell.h"

namespace Foreguest {

/// The types that a graph's sources declare, with the sizes of their members. A type's layout is found when it is
/// first asked for.
class TypeTable
{
public:
    explicit TypeTable(const CodeGraph& graph);

    /// Of the type at a node of a body's sketch. O(nodes of the type).
    TypePtr typeAt(quint32 body, quint32 node, int level = 0);
    /// With what the declarator adds: a pointer, an array's sizes where numbers or constants of the sources fix them.
    TypePtr declared(quint32 body, quint32 declarator, const TypePtr& type, int level = 0);
    /// Bytes of a type with members by its name; nothing where the sources declare none.
    std::optional<double> recordBytes(quint32 name, int level = 0);
    bool isRecord(quint32 name) const { return m_places.contains(name); }
    /// The type of a member, where its declaration says so.
    TypePtr member(quint32 record, quint32 name);
    const ObjectModel& modelOf(quint32 body) const;
    /// Numbers by names that macros or constants give.
    std::optional<double> constant(quint32 name) const;

private:
    struct Place
    {
        quint32 body = 0, node = 0;
    };
    struct Layout
    {
        double bytes = 0, alignment = 1;
        std::unordered_map<quint32, TypePtr> members;
        bool isOpen = false;
    };
    void findTypes(quint32 body);
    Layout* layout(quint32 name, int level);
    void addMember(Layout& layout, quint32 body, quint32 node, bool isUnion, int level);
    TypePtr named(quint32 body, quint32 name, int level);
    std::optional<double> value(quint32 body, quint32 node, int level) const;

    const CodeGraph& m_graph;
    std::vector<const ObjectModel*> m_models; ///< By file.
    std::unordered_map<quint32, Place> m_places; ///< By name.
    std::unordered_map<quint32, Place> m_aliases;
    std::unordered_map<quint32, Layout> m_layouts;
    std::unordered_map<quint32, double> m_constants;
};

} // namespace Foreguest
