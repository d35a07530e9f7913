// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorytypes.h"

#include "core/graph/constants.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr int deepest = 16;
constexpr double mostElements = 1e15;

bool isNameOfType(Role role)
{
    return role == Role::TypeName || role == Role::PrimitiveType || role == Role::Identifier;
}
} // namespace

TypeTable::TypeTable(const CodeGraph& graph)
    : m_graph(graph)
{
    for (const SourceFile& file : graph.files)
        m_models.push_back(&ObjectModel::of(file.language));
    for (quint32 body = 0; body < graph.facts.size(); ++body)
        findTypes(body);
}

const ObjectModel& TypeTable::modelOf(quint32 body) const
{
    static const ObjectModel empty;
    const quint32 file = m_graph.nodes[m_graph.facts[body].node].file;
    return file < m_models.size() ? *m_models[file] : empty;
}

void TypeTable::findTypes(quint32 body)
{
    const std::vector<SketchNode>& nodes = m_graph.facts[body].sketch.nodes;
    if (m_graph.nodes[m_graph.facts[body].node].kind != NodeKind::Module && !modelOf(body).hasLayouts)
        return;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        const quint32 end = i + nodes[i].size;
        if (nodes[i].role == Role::Class && nodes[i].size > 2 && isNameOfType(nodes[i + 1].role)) {
            m_places.try_emplace(nodes[i + 1].text, Place { body, i });
        } else if (nodes[i].role == Role::TypeDefinition && nodes[i].size > 2) {
            const quint32 type = i + 1;
            for (quint32 j = type + nodes[type].size; j < end; j += nodes[j].size) {
                if (isNameOfType(nodes[j].role))
                    m_aliases.try_emplace(nodes[j].text, Place { body, type });
            }
        } else if (nodes[i].role == Role::Macro && nodes[i].size == 3) {
            if (const auto number = parseNumber(m_graph.strings.stdView(nodes[i + 2].text)))
                m_constants.try_emplace(nodes[i + 1].text, double(*number));
        } else if (nodes[i].role == Role::Declarator && nodes[i].size == 3 && nodes[i + 2].role == Role::Number) {
            const auto number = parseNumber(m_graph.strings.stdView(nodes[i + 2].text));
            if (number && m_graph.nodes[m_graph.facts[body].node].kind == NodeKind::Module)
                m_constants.try_emplace(nodes[i + 1].text, double(*number));
        }
    }
}

std::optional<double> TypeTable::constant(quint32 name) const
{
    const auto it = m_constants.find(name);
    if (it == m_constants.end())
        return std::nullopt;
    return it->second;
}

/// Of literals, constants and what is computed of them.
std::optional<double> TypeTable::value(quint32 body, quint32 node, int level) const
{
    const std::vector<SketchNode>& nodes = m_graph.facts[body].sketch.nodes;
    const SketchNode& at = nodes[node];
    if (level > deepest)
        return std::nullopt;
    if (at.role == Role::Number || at.role == Role::Constant) {
        const auto number = parseNumber(m_graph.strings.stdView(at.text));
        return number ? std::optional<double>(double(*number)) : std::nullopt;
    }
    if (at.role == Role::Identifier)
        return constant(at.text);
    if (at.role != Role::Binary || at.size < 3)
        return std::nullopt;
    const auto left = value(body, node + 1, level + 1);
    const auto right = value(body, node + 1 + nodes[node + 1].size, level + 1);
    if (!left || !right)
        return std::nullopt;
    switch (at.operation) {
    case OperatorClass::Add:
        return *left + *right;
    case OperatorClass::Subtract:
        return *left - *right;
    case OperatorClass::Multiply:
        return *left * *right;
    case OperatorClass::Divide:
        return *right != 0 ? std::optional(std::floor(*left / *right)) : std::nullopt;
    case OperatorClass::ShiftLeft:
        return *left * std::exp2(std::clamp(*right, 0.0, 60.0));
    default:
        return std::nullopt;
    }
}

TypePtr TypeTable::named(quint32 body, quint32 name, int level)
{
    const ObjectModel& model = modelOf(body);
    const std::string_view text = m_graph.strings.stdView(name);
    auto type = std::make_shared<TypeInfo>();
    type->bytes = model.reference;
    if (const auto bytes = model.primitive(text)) {
        type->bytes = *bytes;
        type->alignment = std::clamp(*bytes, 1.0, 16.0);
        type->isNumber = true;
        type->isFloat = text.find("float") != std::string_view::npos || text.find("double") != std::string_view::npos
            || text.starts_with("f") || text == "Double";
    } else if (m_places.contains(name)) {
        type->record = name;
        if (const auto whole = model.hasLayouts ? recordBytes(name, level + 1) : std::nullopt) {
            type->bytes = *whole;
            type->alignment = m_layouts[name].alignment;
        }
    } else if (const auto alias = m_aliases.find(name); alias != m_aliases.end() && level < deepest) {
        return typeAt(alias->second.body, alias->second.node, level + 1);
    } else if (const SizeRule* rule = model.ruleOfType(text)) {
        type->rule = rule;
        if (const auto handle = model.primitive(std::string("sizeof ").append(text)))
            type->bytes = *handle;
    }
    return type;
}

TypePtr TypeTable::typeAt(quint32 body, quint32 node, int level)
{
    const std::vector<SketchNode>& nodes = m_graph.facts[body].sketch.nodes;
    const SketchNode& at = nodes[node];
    const quint32 end = node + at.size;
    if (level > deepest)
        return std::make_shared<TypeInfo>();
    switch (at.role) {
    case Role::TypeName:
    case Role::PrimitiveType:
    case Role::Identifier:
        if (at.size == 1)
            return named(body, at.text, level);
        return typeAt(body, node + 1, level + 1);
    case Role::Class: {
        if (at.size > 1 && isNameOfType(nodes[node + 1].role))
            return named(body, nodes[node + 1].text, level);
        auto type = std::make_shared<TypeInfo>();
        Layout own;
        for (quint32 i = node + 1; i < end; i += nodes[i].size)
            addMember(own, body, i, false, level + 1);
        type->bytes = std::ceil(own.bytes / own.alignment) * own.alignment;
        type->alignment = own.alignment;
        return type;
    }
    case Role::Qualified: {
        quint32 last = node;
        for (quint32 i = node + 1; i < end; i += nodes[i].size)
            last = i;
        return last == node ? named(body, at.text, level) : typeAt(body, last, level + 1);
    }
    case Role::ArrayType:
    case Role::ListType:
    case Role::ContainerType:
    case Role::Applied:
    case Role::Generic:
    case Role::GenericType:
    case Role::AppliedType:
        break;
    default: {
        // A reference, a pointer or the like; of a wrapper, what is in it.
        const bool isWrapper = at.role == Role::None || at.role == Role::Group;
        if (isWrapper && at.size > 1)
            return typeAt(body, node + 1, level + 1);
        auto type = std::make_shared<TypeInfo>();
        type->bytes = modelOf(body).reference;
        type->isPointer = true;
        return type;
    }
    }
    auto type = std::make_shared<TypeInfo>();
    const ObjectModel& model = modelOf(body);
    std::vector<TypePtr> parts;
    quint32 name = 0;
    const bool isArray = at.role == Role::ArrayType || at.role == Role::ListType || at.role == Role::ContainerType;
    for (quint32 i = node + 1; i < end; i += nodes[i].size) {
        if (nodes[i].slot == Slot::Size) {
            type->count = value(body, i, 0).value_or(-1);
        } else if (!isArray && name == 0 && i == node + 1) {
            quint32 last = i;
            while (nodes[last].role == Role::Qualified && nodes[last].size > 1)
                last += nodes[last].size - 1;
            name = nodes[last].text;
        } else if (nodes[i].role == Role::Arguments) {
            for (quint32 j = i + 1; j < i + nodes[i].size; j += nodes[j].size) {
                if (nodes[j].role == Role::Number)
                    type->count = value(body, j, 0).value_or(-1);
                else if (nodes[j].role != Role::Declarator)
                    parts.push_back(typeAt(body, j, level + 1));
            }
        } else {
            parts.push_back(typeAt(body, i, level + 1));
        }
    }
    const std::string_view text = m_graph.strings.stdView(name);
    type->bytes = model.reference;
    if (isArray)
        type->rule = parts.size() > 1 ? model.rule("map") : model.rule("array");
    else if (model.isSmartPointer(text))
        type->isPointer = true;
    else if (m_places.contains(name))
        return named(body, name, level);
    else
        type->rule = model.ruleOfType(text);
    if (isArray)
        type->bytes = model.primitive(type->count >= 0 ? "sizeof fixed" : "sizeof array").value_or(model.reference);
    else if (const auto bytes = model.primitive(std::string("sizeof ").append(text)))
        type->bytes = *bytes;
    if (parts.size() == 1) {
        type->element = parts.front();
    } else if (parts.size() > 1) {
        // A table's place holds key and value.
        auto pair = std::make_shared<TypeInfo>(*parts[1]);
        const bool isPair = type->rule && type->rule->kind == CellKind::Map;
        if (isPair) {
            const double wide = std::max(parts[0]->alignment, parts[1]->alignment);
            pair->bytes = std::ceil((parts[0]->bytes + parts[1]->bytes) / wide) * wide;
            type->element = pair;
        } else {
            type->element = parts.front();
        }
    }
    if (!type->rule && !type->isPointer && text == "pair") {
        double sum = 0;
        for (const TypePtr& part : parts)
            sum += part->bytes;
        type->bytes = sum;
        type->element = nullptr;
    } else if (type->count >= 0 && type->element && model.hasLayouts) {
        type->bytes = type->count * type->element->bytes;
    }
    return type;
}

TypePtr TypeTable::declared(quint32 body, quint32 declarator, const TypePtr& type, int level)
{
    const std::vector<SketchNode>& nodes = m_graph.facts[body].sketch.nodes;
    const SketchNode& at = nodes[declarator];
    if (level > deepest || at.size < 2)
        return type;
    if (at.role == Role::FunctionDeclarator) {
        auto pointer = std::make_shared<TypeInfo>();
        pointer->isPointer = true;
        return pointer;
    }
    if (at.role == Role::Declarator) {
        // A declarator with a value says nothing; one without is a pointer.
        const quint32 inner = declarator + 1;
        if (inner + nodes[inner].size < declarator + at.size)
            return declared(body, inner, type, level + 1);
        auto pointer = std::make_shared<TypeInfo>();
        pointer->isPointer = true;
        pointer->element = type;
        return declared(body, inner, pointer, level + 1);
    }
    if (at.role != Role::ArrayDeclarator)
        return type;
    auto array = std::make_shared<TypeInfo>();
    const quint32 inner = declarator + 1;
    const quint32 size = inner + nodes[inner].size;
    const double count = size < declarator + at.size ? value(body, size, 0).value_or(-1) : -1;
    array->count = std::min(count, mostElements);
    array->element = type;
    array->bytes = count >= 0 ? count * type->bytes : 8;
    array->alignment = type->alignment;
    return declared(body, inner, array, level + 1);
}

void TypeTable::addMember(Layout& layout, quint32 body, quint32 node, bool isUnion, int level)
{
    const std::vector<SketchNode>& nodes = m_graph.facts[body].sketch.nodes;
    const quint32 end = node + nodes[node].size;
    const Role role = nodes[node].role;
    if (role == Role::Block || role == Role::ClassBody) {
        for (quint32 i = node + 1; i < end; i += nodes[i].size)
            addMember(layout, body, i, isUnion, level + 1);
        return;
    }
    if (role != Role::Declaration || level > deepest)
        return;
    quint32 type = noIndex;
    for (quint32 i = node + 1; i < end; i += nodes[i].size) {
        if (nodes[i].slot == Slot::Type && type == noIndex)
            type = i;
    }
    if (type == noIndex)
        return;
    const TypePtr base = typeAt(body, type, level + 1);
    const bool isReference = !modelOf(body).hasLayouts;
    for (quint32 i = node + 1; i < end; i += nodes[i].size) {
        if (i == type || nodes[i].role == Role::FunctionDeclarator || nodes[i].slot == Slot::Value)
            continue;
        TypePtr member = declared(body, i, base, 0);
        if (isReference && !member->isNumber) {
            auto reference = std::make_shared<TypeInfo>(*member);
            reference->bytes = modelOf(body).reference;
            reference->alignment = reference->bytes;
            member = reference;
        }
        quint32 name = i;
        while (nodes[name].size > 1)
            ++name;
        layout.members.try_emplace(nodes[name].text, member);
        const double alignment = std::max(1.0, member->alignment);
        layout.bytes = std::ceil(layout.bytes / alignment) * alignment + member->bytes;
        layout.alignment = std::max(layout.alignment, alignment);
    }
}

TypeTable::Layout* TypeTable::layout(quint32 name, int level)
{
    const auto place = m_places.find(name);
    if (place == m_places.end() || level > deepest)
        return nullptr;
    if (const auto known = m_layouts.find(name); known != m_layouts.end())
        return known->second.isOpen ? nullptr : &known->second;
    m_layouts[name].isOpen = true;
    Layout own;
    const std::vector<SketchNode>& nodes = m_graph.facts[place->second.body].sketch.nodes;
    const quint32 node = place->second.node;
    for (quint32 i = node + 1; i < node + nodes[node].size; i += nodes[i].size)
        addMember(own, place->second.body, i, false, level + 1);
    own.bytes = std::ceil(own.bytes / own.alignment) * own.alignment;
    Layout& kept = m_layouts[name];
    kept = std::move(own);
    return &kept;
}

std::optional<double> TypeTable::recordBytes(quint32 name, int level)
{
    const Layout* known = layout(name, level);
    if (!known || known->members.empty())
        return std::nullopt;
    return known->bytes;
}

TypePtr TypeTable::member(quint32 record, quint32 name)
{
    const Layout* known = layout(record, 0);
    if (!known)
        return nullptr;
    const auto it = known->members.find(name);
    return it == known->members.end() ? nullptr : it->second;
}

} // namespace Foreguest
