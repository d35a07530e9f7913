// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

namespace Foreguest {

namespace {
/// Operators that a mark in the text names: their token tells them apart.
bool hasOperator(Role role)
{
    return role == Role::Binary || role == Role::Unary || role == Role::AugmentedAssignment || role == Role::Increment
        || role == Role::Assignment;
}

/// Code that neither takes time nor says how much of it is needed.
bool isDeclarative(Role role)
{
    return role == Role::Import || role == Role::ImportFrom || role == Role::Include || role == Role::Package
        || role == Role::ImportType || role == Role::PackageImport || role == Role::Use;
}

/// Of a text, its length without its quotes is all that the sketch keeps.
std::string lengthOf(quint32 start, quint32 end)
{
    constexpr quint32 quotes = 2;
    return std::to_string(end > start + quotes ? end - start - quotes : 0);
}
} // namespace

quint32 FactWalker::addSketch(Role role, Slot slot, quint32 text, quint32 line)
{
    Sketch& sketch = bodyFacts().sketch;
    if (sketch.isCut || m_sketchPause > 0)
        return noIndex;
    if (sketch.nodes.size() >= Sketch::mostNodes) {
        sketch.isCut = true;
        sketch.nodes = {};
        return noIndex;
    }
    if (slot == Slot::None && !m_frames.empty() && m_frames.back().kind->role == Role::Group)
        slot = m_frames.back().slot;
    // `while (condition)` in C++: the value of a clause that is the condition; in C, `while (*text)`.
    if ((slot == Slot::Value || slot == Slot::Operand) && !m_frames.empty()
        && m_frames.back().kind->role <= Role::Flatten && m_frames.back().slot == Slot::Condition)
        slot = Slot::Condition;
    SketchNode node;
    node.role = role;
    node.slot = slot;
    node.text = text;
    node.line = line;
    sketch.nodes.push_back(node);
    return quint32(sketch.nodes.size() - 1);
}

/// Group, lists and nodes without a role stand for their parts.
void FactWalker::openSketch(Frame& frame)
{
    const Role role = frame.kind->role;
    if (isDeclarative(role))
        ++m_sketchPause;
    if (role == Role::Group && frame.slot == Slot::None && !m_frames.empty()
        && m_frames.back().kind->role == Role::Group)
        frame.slot = m_frames.back().slot;
    if (role <= Role::Flatten || frame.isClause)
        return;
    frame.sketchBody = body().facts;
    frame.sketch = addSketch(role, frame.slot, Sketch::hasCall(role) ? Sketch::noCall : 0, frame.line);
    frame.sketchCalls = quint32(bodyFacts().calls.size());
}

void FactWalker::closeSketch(const Frame& frame)
{
    if (isDeclarative(frame.kind->role))
        --m_sketchPause;
    if (frame.sketch == noIndex)
        return;
    BodyFacts& facts = m_facts.bodies[frame.sketchBody];
    if (facts.sketch.isCut || frame.sketch >= facts.sketch.nodes.size())
        return;
    SketchNode& node = facts.sketch.nodes[frame.sketch];
    // `$name`: a variable made of its sign and its name.
    if (node.role == Role::Key) {
        node.role = Role::Identifier;
        node.text = nameText(frame.start, frame.end);
        facts.sketch.nodes.resize(size_t(frame.sketch) + 1);
        return;
    }
    node.size = quint32(facts.sketch.nodes.size()) - frame.sketch;
    if (node.role == Role::PrimitiveType && node.text == 0)
        node.text = shortText(frame.start, frame.end); // `unsigned long`
    else if (node.role == Role::Comprehension && frame.end > frame.start)
        node.text = shortText(frame.start, frame.start + 1); // Its bracket says what it makes.
    else if (node.role == Role::String)
        node.text = m_facts.strings.add(lengthOf(frame.start, frame.end));
    if (hasOperator(node.role) && frame.token != 0) {
        node.operation = m_language.kind(frame.token).operatorClass;
        node.text = m_facts.strings.add(tokenName(frame.token));
    } else if (Sketch::hasCall(node.role) && facts.calls.size() > frame.sketchCalls) {
        node.text = quint32(facts.calls.size() - 1);
    }
}

void FactWalker::sketchLeaf(const NodeKindRules& kind, const Piece& piece)
{
    if (kind.role <= Role::Flatten)
        return;
    StringId text = piece.name;
    if (text == 0 && kind.role != Role::String && kind.role != Role::Block)
        text = shortText(piece.start, piece.end);
    if (kind.role == Role::String)
        text = m_facts.strings.add(lengthOf(piece.start, piece.end));
    if (kind.role == Role::Constant && kind.constant >= 0)
        text = m_facts.strings.add(kind.constant == 0 ? "0" : "1");
    addSketch(kind.role, piece.slot, text, piece.line);
}

} // namespace Foreguest
