// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/loopscan.h"

#include "core/graph/constants.h"

#include <algorithm>

namespace Foreguest {

struct LoopScan::Scanner
{
    LoopScan& scan;
    const CodeGraph& graph;
    const BodyFacts& facts;
    const ApiCatalogue& apis;
    const std::function<bool(const CallFact&)>& reads;
    const std::vector<SketchNode>& nodes = facts.sketch.nodes;
    struct Setting
    {
        quint32 name;
        quint32 value;
    };
    std::vector<Setting> settings;
    std::vector<quint32> middles; ///< Names that hold a half or a remainder.
    std::vector<quint32> open; ///< Ancestors.

    quint32 end(quint32 node) const { return node + nodes[node].size; }
    std::string_view text(quint32 node) const { return graph.strings.stdView(nodes[node].text); }

    quint32 nameOf(quint32 node) const
    {
        if (nodes[node].role == Role::Identifier || nodes[node].role == Role::OwnField)
            return nodes[node].text;
        if (nodes[node].role == Role::Member) {
            // this.x, self.x
            quint32 last = 0;
            for (quint32 i = node + 1; i < end(node); i += nodes[i].size)
                last = nodes[i].text;
            return last;
        }
        if (nodes[node].role == Role::Declarator && nodes[node].size > 1)
            return nameOf(node + 1);
        // `i += 2`, where both sides are lists.
        const bool isAlone = nodes[node].size == 2
            && (nodes[node].role == Role::List || nodes[node].role == Role::Tuple || nodes[node].role == Role::Pattern);
        return isAlone ? nameOf(node + 1) : 0;
    }

    bool mentions(quint32 node, quint32 name) const
    {
        for (quint32 i = node; i < end(node); ++i) {
            if (nodes[i].role == Role::Identifier && nodes[i].text == name)
                return true;
        }
        return false;
    }

    bool isLiteral(quint32 node) const
    {
        const Role role = nodes[node].role;
        return role == Role::Number || role == Role::Constant || role == Role::String
            || (role == Role::Unary && nodes[node].size == 2 && nodes[node + 1].role == Role::Number);
    }

    bool isHalving(quint32 node) const
    {
        for (quint32 i = node; i < end(node); ++i) {
            const OperatorClass operation = nodes[i].operation;
            if (nodes[i].role == Role::Binary
                && (operation == OperatorClass::Divide || operation == OperatorClass::FloorDivide
                    || operation == OperatorClass::ShiftRight || operation == OperatorClass::Modulo))
                return true;
        }
        return false;
    }

    /// `3 * n + 1`
    bool multiplies(quint32 node, quint32 name) const
    {
        for (quint32 i = node; i < end(node); ++i) {
            if (nodes[i].role == Role::Binary && nodes[i].operation == OperatorClass::Multiply && mentions(i, name))
                return true;
        }
        return false;
    }

    bool readsInput(quint32 node) const
    {
        for (quint32 i = node; i < end(node); ++i) {
            if (Sketch::hasCall(nodes[i].role) && nodes[i].text < facts.calls.size()
                && reads(facts.calls[nodes[i].text]))
                return true;
        }
        return false;
    }

    std::vector<quint32> children(quint32 node) const
    {
        std::vector<quint32> list;
        for (quint32 i = node + 1; i < end(node); i += nodes[i].size) {
            if (nodes[i].slot != Slot::Type)
                list.push_back(i);
        }
        return list;
    }

    void move(quint32 name, OperatorClass operation, quint32 operand, bool isReversed)
    {
        if (name == 0)
            return;
        VariableMoves& moves = scan.m_moves[name];
        switch (operation) {
        case OperatorClass::Add:
        case OperatorClass::Subtract: {
            if (isReversed && operation == OperatorClass::Subtract) {
                moves.isSet = true;
                return;
            }
            if (operand != noIndex && mentions(operand, name)) {
                const bool isLowBit = operation == OperatorClass::Subtract || nodes[operand].role == Role::Binary;
                moves.grows = moves.grows || !isLowBit || operation == OperatorClass::Add;
                moves.shrinks = moves.shrinks || operation == OperatorClass::Subtract;
                return;
            }
            const bool isNegative = operand != noIndex && nodes[operand].role == Role::Unary;
            if ((operation == OperatorClass::Add) != isNegative)
                moves.rises = true;
            else
                moves.falls = true;
            if (operand != noIndex && !isLiteral(operand))
                moves.step = operand;
            return;
        }
        case OperatorClass::Multiply:
        case OperatorClass::ShiftLeft:
        case OperatorClass::Power:
            moves.grows = true;
            return;
        case OperatorClass::Divide:
        case OperatorClass::FloorDivide:
        case OperatorClass::ShiftRight:
        case OperatorClass::Modulo:
            moves.shrinks = true;
            return;
        default:
            moves.isSet = true;
        }
    }

    void augmented(quint32 node)
    {
        const std::vector<quint32> parts = children(node);
        if (parts.size() < 2)
            return;
        const quint32 name = nameOf(parts[0]);
        const std::string_view token = text(node);
        if (nodes[parts[0]].role == Role::Subscript) {
            scan.m_marks.push_back(parts[0]);
            return;
        }
        if (token == "&=" && name != 0 && mentions(parts[1], name)) {
            scan.m_moves[name].shrinks = true;
            return;
        }
        move(name, nodes[node].operation, parts[1], false);
    }

    /// `a, b = b, a`
    bool isSwap(const std::vector<quint32>& targets, const std::vector<quint32>& values) const
    {
        return std::all_of(values.begin(), values.end(), [&](quint32 value) {
            return nodes[value].role == Role::Identifier
                && std::any_of(targets.begin(), targets.end(),
                    [&](quint32 target) { return nodeName(target) == nodes[value].text; });
        });
    }

    quint32 nodeName(quint32 node) const { return nodes[node].role == Role::Identifier ? nodes[node].text : 0; }

    void assignment(quint32 target, quint32 value)
    {
        const Role role = nodes[target].role;
        if (role == Role::Subscript) {
            scan.m_marks.push_back(target);
            return;
        }
        if (role == Role::Pattern || role == Role::Tuple || role == Role::List) {
            const std::vector<quint32> targets = children(target);
            const std::vector<quint32> values = children(value);
            const bool isPaired = targets.size() == values.size()
                && (nodes[value].role == Role::List || nodes[value].role == Role::Tuple);
            if (isPaired && isSwap(targets, values))
                return;
            for (size_t i = 0; i < targets.size(); ++i) {
                if (nodes[targets[i]].role == Role::Subscript)
                    scan.m_marks.push_back(targets[i]);
                else if (const quint32 name = nameOf(targets[i]); name != 0)
                    settings.push_back({ name, isPaired ? values[i] : value });
            }
            return;
        }
        if (const quint32 name = nameOf(target); name != 0) {
            settings.push_back({ name, value });
            if (isHalving(value))
                middles.push_back(name);
        }
    }

    /// What `name = value` does to the name, once all middles are known.
    void set(const Setting& setting)
    {
        const quint32 value = setting.value;
        VariableMoves& moves = scan.m_moves[setting.name];
        const SketchNode& node = nodes[value];
        const std::vector<quint32> parts = children(value);
        if (isLiteral(value)) {
            moves.isFlag = !moves.isSet;
            moves.isSet = true;
            return;
        }
        moves.isFlag = false;
        if (readsInput(value)) {
            moves.isRead = true;
        } else if (isHalving(value) && (mentions(value, setting.name) || node.operation == OperatorClass::Modulo)) {
            moves.shrinks = true;
        } else if (node.role == Role::Binary && parts.size() == 2 && nameOf(parts[0]) == setting.name) {
            move(setting.name, node.operation, parts[1], false);
        } else if (node.role == Role::Binary && parts.size() == 2 && nameOf(parts[1]) == setting.name) {
            move(setting.name, node.operation, parts[0], true);
        } else if (mentionsMiddle(value) && node.role != Role::Subscript) {
            moves.shrinks = true;
        } else if (node.role == Role::Member || (node.role == Role::Subscript && mentions(value, setting.name))
            || (node.role == Role::Call && mentions(value, setting.name))) {
            const bool isSlice = std::any_of(nodes.begin() + value, nodes.begin() + end(value),
                [](const SketchNode& n) { return n.role == Role::Slice; });
            (isSlice ? moves.loses : moves.follows) = true;
        } else if (multiplies(value, setting.name)) {
            moves.grows = true;
        } else {
            moves.isSet = true;
        }
    }

    /// `i = j`, where j began at i and only rises: then i does, too.
    void chase(const Setting& setting)
    {
        const quint32 leader = nodeName(setting.value);
        const bool begins = leader != 0 && std::any_of(settings.begin(), settings.end(), [&](const Setting& other) {
            return other.name == leader && mentions(other.value, setting.name);
        });
        if (!begins || leader == setting.name)
            return;
        VariableMoves& led = scan.m_moves[leader];
        if (!led.rises || led.falls || led.grows || led.shrinks)
            return;
        led.leads = true;
        VariableMoves& own = scan.m_moves[setting.name];
        own.isSet = false;
        own.rises = true;
    }

    bool mentionsMiddle(quint32 value) const
    {
        return std::any_of(middles.begin(), middles.end(), [&](quint32 name) { return mentions(value, name); });
    }

    void call(quint32 node)
    {
        const std::vector<quint32> parts = children(node);
        if (parts.empty() || nodes[node].text >= facts.calls.size())
            return;
        const CallFact& fact = facts.calls[nodes[node].text];
        const std::string callee = dotted(graph.strings.stdView(fact.callee));
        quint32 object = noIndex;
        if (nodes[parts[0]].role == Role::Member)
            object = parts[0] + 1;
        else if (nodes[parts[0]].slot == Slot::Object)
            object = parts[0];
        const CallEffect* effect = apis.effectOf(callee, ValueShape::Unknown, object != noIndex);
        if (!effect)
            return;
        const quint32 name = object == noIndex ? 0 : baseOf(object);
        if (name != 0 && (effect->grows || effect->takes)) {
            scan.m_moves[name].gains |= effect->grows;
            scan.m_moves[name].loses |= effect->takes;
        }
        if (!effect->growsFirst && !effect->takesFirst)
            return;
        for (quint32 i = node + 1; i < end(node); i += nodes[i].size) {
            if (nodes[i].role != Role::Arguments || nodes[i].size < 2)
                continue;
            if (const quint32 first = baseOf(i + 1); first != 0) {
                scan.m_moves[first].gains |= effect->growsFirst;
                scan.m_moves[first].loses |= effect->takesFirst;
            }
        }
    }

    /// `a` of `a`, but nothing of `a[i]`.
    quint32 baseOf(quint32 node) const { return nameOf(node); }

    void exit(quint32 node)
    {
        scan.m_leaves = true;
        for (auto it = open.rbegin(); it != open.rend(); ++it) {
            const Role role = nodes[*it].role;
            if (role == Role::ForEach || role == Role::Counted || role == Role::While || role == Role::DoWhile
                || role == Role::Switch)
                return;
            if (role != Role::If && role != Role::ElseIf)
                continue;
            for (quint32 i = *it + 1; i < end(*it); i += nodes[i].size) {
                if (nodes[i].slot == Slot::Condition || i == *it + 1) {
                    if (nodes[i].slot == Slot::Condition && i + nodes[i].size <= node)
                        scan.m_exits.push_back(i);
                    if (nodes[i].slot == Slot::Condition)
                        return;
                }
            }
            return;
        }
    }

    void visit(quint32 node)
    {
        switch (nodes[node].role) {
        case Role::Increment: {
            const std::vector<quint32> parts = children(node);
            if (!parts.empty() && nodes[parts[0]].role == Role::Subscript)
                scan.m_marks.push_back(parts[0]);
            else if (!parts.empty())
                move(nameOf(parts[0]), nodes[node].operation, noIndex, false);
            break;
        }
        case Role::AugmentedAssignment:
            augmented(node);
            break;
        case Role::Assignment:
        case Role::Declarator: {
            const std::vector<quint32> parts = children(node);
            if (parts.size() < 2)
                break;
            if (nodes[node].role == Role::Assignment && nodes[node].operation != OperatorClass::None)
                augmented(node);
            else if (nodes[node].role == Role::Assignment && !text(node).empty() && text(node) != "="
                && text(node) != ":=")
                augmented(node);
            else
                assignment(parts[0], parts.back());
            break;
        }
        case Role::Call:
            call(node);
            break;
        case Role::Break:
        case Role::Return:
            exit(node);
            break;
        default:
            break;
        }
    }

    void run(quint32 loop)
    {
        for (quint32 i = loop + 1; i < end(loop);) {
            while (!open.empty() && i >= end(open.back()))
                open.pop_back();
            if (nodes[i].role == Role::Function || nodes[i].role == Role::Class) {
                i = end(i);
                continue;
            }
            // What a counted loop begins with is done once.
            if (nodes[i].slot == Slot::Initializer && open.empty()) {
                i = end(i);
                continue;
            }
            visit(i);
            if (nodes[i].size > 1)
                open.push_back(i);
            ++i;
        }
        for (const Setting& setting : settings)
            set(setting);
        for (const Setting& setting : settings)
            chase(setting);
    }
};

LoopScan::LoopScan(const CodeGraph& graph, const BodyFacts& facts, const ApiCatalogue& apis, quint32 loop,
    const std::function<bool(const CallFact&)>& reads)
{
    Scanner scanner { *this, graph, facts, apis, reads, facts.sketch.nodes, {}, {}, {} };
    scanner.run(loop);
}

} // namespace Foreguest
