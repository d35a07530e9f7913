// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <array>

namespace Foreguest {

namespace {
quint64 keyOf(quint32 binding, StringId key)
{
    return quint64(binding) << 32 | key;
}
} // namespace

/// Variables that are only ever given literals with named elements; what such an element holds is told apart from the
/// others. Positions of lists are not names: they move.
void FlowWriter::findObjects(File& file)
{
    const FileFacts& facts = file.source->facts;
    std::vector<bool> isOther(facts.bindings.size());
    const auto isName = [&](StringId key) {
        const std::string_view text = m_program.strings.stdView(key);
        return !text.empty() && (text.front() < '0' || text.front() > '9');
    };
    for (const Flow& flow : facts.flows) {
        const Expr& target = facts.exprs[flow.target];
        if (target.kind != ExprKind::Name || target.a == noIndex || flow.value == noIndex)
            continue;
        const Expr& value = facts.exprs[flow.value];
        const bool isObject = value.kind == ExprKind::Object && value.count > 0 && isName(facts.arguments[value.b].key)
            && facts.bindings[target.a].kind == BindingKind::Variable;
        if (!isObject && value.kind != ExprKind::Literal)
            isOther[target.a] = true;
        else if (isObject)
            file.objects.insert(target.a);
    }
    std::erase_if(file.objects, [&](quint32 binding) { return isOther[binding]; });
    if (file.objects.empty())
        return;
    for (const Flow& flow : facts.flows) {
        const Expr& target = facts.exprs[flow.target];
        if (target.kind == ExprKind::Name && flow.value != noIndex && file.objects.contains(target.a)) {
            const Expr& value = facts.exprs[flow.value];
            for (quint32 i = 0; value.kind == ExprKind::Object && i < value.count; ++i) {
                if (const StringId key = facts.arguments[value.b + i].key; key != 0)
                    addElement(file, target.a, key, flow.line);
            }
        } else if ((target.kind == ExprKind::Member || target.kind == ExprKind::Subscript) && target.text != 0
            && target.a != noIndex && facts.exprs[target.a].kind == ExprKind::Name
            && file.objects.contains(facts.exprs[target.a].a)) {
            addElement(file, facts.exprs[target.a].a, target.text, flow.line);
        }
    }
}

void FlowWriter::addElement(File& file, quint32 binding, StringId key, quint32 line)
{
    const auto [place, isNew]
        = file.elements.try_emplace(keyOf(binding, key), firstElement + Carrier(m_elements.size()));
    if (isNew)
        m_elements.push_back({ file.source->firstBinding + binding, key, line });
}

std::optional<FlowWriter::Carrier> FlowWriter::elementOf(const File& file, const Expr& expr) const
{
    if (file.objects.empty() || expr.text == 0 || expr.a == noIndex)
        return std::nullopt;
    const Expr& object = file.expr(expr.a);
    if (object.kind != ExprKind::Name)
        return std::nullopt;
    const auto found = file.elements.find(keyOf(object.a, expr.text));
    return found == file.elements.end() ? std::nullopt : std::optional(found->second);
}

NodeId FlowWriter::elementNode(Element& element)
{
    if (element.isSeen)
        return element.node;
    const NodeId object = variableNode(element.binding);
    if (object == noIndex)
        return noIndex;
    element.isSeen = true;
    if (element.node == noIndex) {
        Node node = m_graph.nodes[object];
        node.line = element.line;
        node.endLine = element.line;
        node.name = element.key;
        node.qualifiedName = joined(node.qualifiedName, element.key);
        element.node = m_nodes.addNode(node);
    }
    m_nodes.addEdge(object, element.node, EdgeKind::Contains, element.line);
    return element.node;
}

/// Puts data into one element, which is a part of the whole.
void FlowWriter::storeIn(File& file, quint32 binding, StringId key, std::span<const Carrier> value, quint32 line)
{
    if (value.empty())
        return;
    const Carrier whole = file.source->firstBinding + binding;
    const auto found = file.elements.find(keyOf(binding, key));
    if (found == file.elements.end()) {
        transfer(value, std::array { whole }, line);
        return;
    }
    transfer(value, std::array { found->second }, line);
    transfer(std::array { found->second }, std::array { whole }, line);
}

bool FlowWriter::storeObject(File& file, const Flow& flow)
{
    const Expr& target = file.expr(flow.target);
    if (target.kind != ExprKind::Name || flow.value == noIndex || !file.objects.contains(target.a))
        return false;
    const Expr& value = file.expr(flow.value);
    for (quint32 i = 0; value.kind == ExprKind::Object && i < value.count; ++i) {
        const Argument& element = file.source->facts.arguments[value.b + i];
        storeIn(file, target.a, element.key, carried(file, element.expr), flow.line);
    }
    noteValue(file.source->firstBinding + target.a, file.isConstant[flow.value]);
    return true;
}

bool FlowWriter::storeElement(File& file, const Flow& flow)
{
    const Expr& target = file.expr(flow.target);
    const bool isPart = target.kind == ExprKind::Member || target.kind == ExprKind::Subscript;
    if (!isPart || flow.value == noIndex || !elementOf(file, target))
        return false;
    storeIn(file, file.expr(target.a).a, target.text, carried(file, flow.value), flow.line);
    return true;
}

} // namespace Foreguest
