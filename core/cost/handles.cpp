// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/handles.h"

namespace Foreguest {

namespace {

constexpr size_t longestName = 200;

/// `connect(url).cursor` without its arguments: `connect.cursor`.
std::string withoutArguments(std::string_view text)
{
    std::string name;
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' || c == '[' ? 1 : 0;
        if (depth == 0 && c != ' ' && c != '\n')
            name += c;
        depth -= c == ')' || c == ']' ? 1 : 0;
    }
    return dotted(name);
}

/// The name that a node stands for as it is, or the field: `x` of `x` and of `self.x`.
quint32 nameIn(const std::vector<SketchNode>& nodes, quint32 node, bool& isField)
{
    if (nodes[node].role == Role::Identifier || nodes[node].role == Role::OwnField) {
        isField = nodes[node].role == Role::OwnField;
        return nodes[node].text;
    }
    if (nodes[node].role != Role::Member)
        return 0;
    isField = true;
    quint32 last = 0;
    for (quint32 i = node + 1; i < node + nodes[node].size; i += nodes[i].size)
        last = nodes[i].text;
    return last;
}

} // namespace

Handles::Handles(const CodeGraph& graph, const std::vector<const ApiCatalogue*>& catalogueOfFile)
    : m_graph(graph)
    , m_catalogueOfFile(catalogueOfFile)
{
    // Twice: what a function makes of a variable of its module may stand before that.
    for (int round = 0; round < 2; ++round) {
        for (const BodyFacts& facts : graph.facts) {
            const Source source = sourceOf(facts);
            if (!source.catalogue.hasHandles())
                continue;
            for (quint32 i = 0; i < facts.sketch.nodes.size(); ++i) {
                const Role role = facts.sketch.nodes[i].role;
                if (role == Role::Assignment || role == Role::Declarator || role == Role::ForEach)
                    note(source, i);
            }
        }
    }
}

Handles::Source Handles::sourceOf(const BodyFacts& facts) const
{
    static const ApiCatalogue none;
    const quint32 file = m_graph.nodes[facts.node].file;
    return { m_graph.nodes[facts.node].facts, file, facts,
        file < m_catalogueOfFile.size() ? *m_catalogueOfFile[file] : none };
}

void Handles::note(const Source& source, quint32 node)
{
    const std::vector<SketchNode>& nodes = source.facts.sketch.nodes;
    quint32 left = noIndex;
    quint32 right = noIndex;
    for (quint32 i = node + 1; i < node + nodes[node].size; i += nodes[i].size) {
        if (nodes[i].slot == Slot::Left || (left == noIndex && i == node + 1 && !Sketch::hasCall(nodes[i].role)))
            left = i;
        else if (Sketch::hasCall(nodes[i].role) && right == noIndex)
            right = i;
    }
    if (left == noIndex || right == noIndex || nodes[right].text >= source.facts.calls.size())
        return;
    const std::string value = made(source, source.facts.calls[nodes[right].text]);
    if (value.empty())
        return;
    const bool isModule = m_graph.nodes[source.facts.node].kind == NodeKind::Module;
    const bool isPattern = nodes[left].role == Role::Pattern || nodes[left].role == Role::Tuple;
    for (quint32 i = isPattern ? left + 1 : left; i < left + nodes[left].size; i += nodes[i].size) {
        bool isField = false;
        const quint32 name = nameIn(nodes, i, isField);
        if (name == 0)
            continue;
        const quint64 owner = isField || isModule ? fileMark | source.file : source.body;
        m_held.try_emplace({ owner, std::string(m_graph.strings.stdView(name)) }, value);
    }
}

/// What the value of a call is to be called by; empty for code of the sources.
std::string Handles::made(const Source& source, const CallFact& call) const
{
    std::string name;
    if (call.target < m_graph.nodes.size()) {
        if (!m_graph.nodes[call.target].external)
            return {};
        name = dotted(m_graph.strings.stdView(m_graph.nodes[call.target].qualifiedName));
    } else {
        name = replaced(source, withoutArguments(m_graph.strings.stdView(call.callee)));
    }
    if (name.empty() || name.size() > longestName)
        return {};
    const std::string& type = source.catalogue.typeMadeBy(name);
    if (!type.empty())
        return type;
    // What a class makes, or a function that the data lists for what it gives: not just any value.
    const std::string last = name.substr(name.rfind('.') + 1);
    const bool isClass = !last.empty() && last.front() >= 'A' && last.front() <= 'Z';
    return isClass || source.catalogue.typeMadeBy(last) == "*" ? name : std::string();
}

const std::string* Handles::find(quint64 owner, const std::string& name) const
{
    const auto known = m_held.find({ owner, name });
    return known == m_held.end() ? nullptr : &known->second;
}

/// A callee as written, with what its first name holds in its place; empty where that is not known.
std::string Handles::replaced(const Source& source, const std::string& callee) const
{
    const size_t dot = callee.find('.');
    const std::string first = callee.substr(0, dot);
    const std::string rest = dot == std::string::npos ? std::string() : callee.substr(dot);
    if (const std::string* held = find(source.body, first))
        return *held + rest;
    // `self.conn.commit`
    const size_t second = rest.find('.', 1);
    if (second != std::string::npos) {
        if (const std::string* held = find(fileMark | source.file, rest.substr(1, second - 1)))
            return *held + rest.substr(second);
    }
    if (const std::string* held = find(fileMark | source.file, first))
        return *held + rest;
    return {};
}

std::string Handles::nameOf(const BodyFacts& caller, const CallFact& call) const
{
    const Source source = sourceOf(caller);
    if (!source.catalogue.hasHandles())
        return {};
    const std::string written = withoutArguments(m_graph.strings.stdView(call.callee));
    std::string name = replaced(source, written);
    // `connect(url).cursor().execute`: what a call of a call gave.
    if (name.empty() && written.find('.') != std::string::npos) {
        const std::string& type = source.catalogue.typeMadeBy(written.substr(0, written.rfind('.')));
        if (!type.empty())
            name = type + written.substr(written.rfind('.'));
    }
    return name.size() > longestName ? std::string() : name;
}

} // namespace Foreguest
