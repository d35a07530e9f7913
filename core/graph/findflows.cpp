// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/findflows.h"

#include "core/graph/flowcatalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

namespace Foreguest {

namespace {
/// Calls that are remembered on the way.
constexpr size_t deepestStack = 4;
constexpr quint32 emptyStack = 0;
constexpr int deepestOwner = 64;

/// The calls that data has been carried into, the outermost first. Each stack once, by number.
class CallStacks
{
public:
    CallStacks() { push({}); }

    quint32 entered(quint32 stack, quint64 site)
    {
        std::vector<quint64> sites = m_stacks[stack];
        if (sites.size() == deepestStack)
            sites.erase(sites.begin());
        sites.push_back(site);
        return push(std::move(sites));
    }

    /// The stack after the innermost call returned to that site, or noIndex if it came from another one.
    quint32 left(quint32 stack, quint64 site)
    {
        std::vector<quint64> sites = m_stacks[stack];
        if (sites.empty())
            return stack;
        if (sites.back() != site)
            return noIndex;
        sites.pop_back();
        return push(std::move(sites));
    }

private:
    quint32 push(std::vector<quint64> sites)
    {
        const auto [place, isNew] = m_ids.try_emplace(sites, quint32(m_stacks.size()));
        if (isNew)
            m_stacks.push_back(std::move(sites));
        return place->second;
    }

    std::vector<std::vector<quint64>> m_stacks;
    std::map<std::vector<quint64>, quint32> m_ids;
};

/// Argument number `index` of a call, from its text.
std::string_view argumentText(std::string_view text, int index)
{
    int depth = 0;
    size_t start = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ',';
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        if (c != ',' || (depth > 0 && i < text.size()))
            continue;
        if (index-- == 0) {
            std::string_view found = text.substr(start, i - start);
            while (!found.empty() && found.front() == ' ')
                found.remove_prefix(1);
            while (!found.empty() && found.back() == ' ')
                found.remove_suffix(1);
            return found;
        }
        start = i + 1;
    }
    return {};
}

class FlowSearch
{
public:
    FlowSearch(const CodeGraph& graph, const FlowOptions& options)
        : m_graph(graph)
        , m_options(options)
        , m_owner(graph.nodes.size(), noIndex)
    {
        for (const SourceFile& file : graph.files)
            m_catalogues.push_back(&FlowCatalogue::of(file.language));
        for (const Edge& edge : graph.edges) {
            if (edge.kind == EdgeKind::Contains)
                m_owner[edge.to] = edge.from;
        }
    }

    FlowReport run()
    {
        collectSources();
        for (const auto& [place, starts] : m_sources) {
            if (m_report.flows.size() >= m_options.mostFlows || m_looked >= m_options.mostStates) {
                m_report.isCut = true;
                break;
            }
            follow(place, starts);
        }
        return std::move(m_report);
    }

private:
    struct Place
    {
        quint32 file = noIndex, line = 0;
        NodeId node = noIndex;
        auto operator<=>(const Place&) const = default;
    };
    struct State
    {
        NodeId node = noIndex;
        quint32 stack = emptyStack;
        quint32 parent = noIndex; ///< In m_states.
        quint32 file = noIndex, line = 0;
        quint32 length = 1;
    };

    const Node& node(NodeId id) const { return m_graph.nodes[id]; }
    bool isVariable(NodeId id, VariableScope scope) const
    {
        return node(id).kind == NodeKind::Variable && !node(id).external && node(id).scope == scope;
    }

    bool isWithin(NodeId id, NodeId function) const
    {
        for (int depth = 0; id != noIndex && depth < deepestOwner; ++depth) {
            if (id == function)
                return true;
            id = m_owner[id];
        }
        return false;
    }

    void collectSources()
    {
        for (const Edge& edge : m_graph.edges) {
            if (edge.kind != EdgeKind::Flows || !node(edge.from).external)
                continue;
            if (!node(edge.to).external) {
                m_sources[{ node(edge.to).file, edge.line, edge.from }].push_back(edge.to);
                continue;
            }
            // From outside to outside: the file is that of the body that mentions the source there.
            for (const quint32 file : filesThatUse(edge.from, edge.line))
                m_sources[{ file, edge.line, edge.from }].push_back(edge.to);
        }
        for (NodeId id = 0; id < m_graph.nodes.size(); ++id) {
            if (!isVariable(id, VariableScope::Parameter) || m_owner[id] == noIndex || node(id).file == noIndex)
                continue;
            const QString kind
                = m_catalogues[node(id).file]->entryParameterKind(m_graph.strings.stdView(node(m_owner[id]).name));
            if (!kind.isEmpty())
                m_sources[{ node(id).file, node(id).line, id }].push_back(id);
        }
    }

    std::set<quint32> filesThatUse(NodeId external, quint32 line) const
    {
        std::set<quint32> files;
        for (const quint32 index : m_graph.incoming(external)) {
            const Edge& edge = m_graph.edges[index];
            if (edge.line == line && edge.kind != EdgeKind::Flows && node(edge.from).file != noIndex)
                files.insert(node(edge.from).file);
        }
        return files;
    }

    void follow(const Place& source, const std::vector<NodeId>& starts)
    {
        m_states.clear();
        std::unordered_set<quint64> seen;
        std::set<Place> reached;
        const bool isParameter = starts.size() == 1 && starts.front() == source.node;
        m_states.push_back({ source.node, emptyStack, noIndex, source.file, source.line, 1 });
        if (!isParameter) {
            for (const NodeId start : starts) {
                State first = next(0, { source.node, start, EdgeKind::Flows, source.line, 1 });
                first.file = source.file;
                visit(first, seen);
            }
        }
        for (quint32 i = isParameter ? 0 : 1; i < m_states.size(); ++i) {
            const bool isEnough = i >= m_options.mostStatesOfSource || reached.size() >= m_options.mostFlowsOfSource;
            if (++m_looked >= m_options.mostStates || m_report.flows.size() >= m_options.mostFlows || isEnough) {
                m_report.isCut = true;
                return;
            }
            const State state = m_states[i];
            if (node(state.node).external) {
                if (reached.insert({ state.file, state.line, state.node }).second)
                    note(i);
                continue;
            }
            if (state.length >= m_options.longestPath)
                continue;
            for (const Edge& edge : m_graph.outgoing(state.node)) {
                if (edge.kind == EdgeKind::Flows)
                    visit(next(i, edge), seen);
            }
        }
    }

    void visit(const State& state, std::unordered_set<quint64>& seen)
    {
        if (state.stack == noIndex)
            return;
        // A sink is reached once a line, whichever calls lead there.
        const quint32 context = node(state.node).external ? state.line : state.stack;
        if (seen.insert(quint64(state.node) << 32 | context).second)
            m_states.push_back(state);
    }

    State next(quint32 index, const Edge& edge)
    {
        const State& state = m_states[index];
        State result { edge.to, state.stack, index, placeOf(edge), edge.line, state.length + 1 };
        const quint64 line = quint64(edge.line) << 32;
        const NodeId from = edge.from;
        // Out of the function whose result or changed parameter it is, then into the one that it is given to.
        NodeId left = noIndex;
        if (node(from).kind == NodeKind::Function)
            left = from;
        else if (isVariable(from, VariableScope::Parameter) && !isLineOf(m_owner[from], edge, fileOfLine(edge)))
            left = m_owner[from];
        if (left != noIndex && !isWithin(edge.to, left))
            result.stack = m_stacks.left(state.stack, line | left);
        if (result.stack == noIndex)
            return result;
        const NodeId called = isVariable(edge.to, VariableScope::Parameter) ? m_owner[edge.to] : noIndex;
        const bool isFromBody = isVariable(from, VariableScope::Local) || isVariable(from, VariableScope::Parameter);
        if (called != noIndex && !isWithin(from, called)
            && !isLineOf(called, edge, node(isFromBody && left == noIndex ? from : called).file))
            result.stack = m_stacks.entered(result.stack, line | called);
        // Whoever reads a shared variable later: no call waits for that.
        if (isVariable(edge.to, VariableScope::Shared))
            result.stack = emptyStack;
        return result;
    }

    /// Where a parameter's edge leaves it: what it is given to stands in its own body, what it changed in the caller's.
    quint32 fileOfLine(const Edge& edge) const
    {
        const bool isGiven = node(edge.to).external || isVariable(edge.to, VariableScope::Parameter);
        return node(isGiven ? edge.from : edge.to).file;
    }

    /// The edge's line stands inside of the function.
    bool isLineOf(NodeId function, const Edge& edge, quint32 file) const
    {
        return function != noIndex && node(function).file == file && edge.line >= node(function).line
            && edge.line <= node(function).endLine;
    }

    quint32 placeOf(const Edge& edge) const
    {
        const bool isIntoCall = isVariable(edge.to, VariableScope::Parameter);
        const bool isLocal
            = isVariable(edge.from, VariableScope::Local) || isVariable(edge.from, VariableScope::Parameter);
        const bool isOutOfHere
            = node(edge.to).external || isIntoCall || (isVariable(edge.to, VariableScope::Shared) && isLocal);
        const quint32 file = node(isOutOfHere ? edge.from : edge.to).file;
        return file == noIndex ? node(edge.from).file : file;
    }

    void note(quint32 last)
    {
        DataFlow flow;
        for (quint32 at = last; at != noIndex; at = m_states[at].parent)
            flow.path.push_back({ m_states[at].node, m_states[at].file, m_states[at].line });
        std::reverse(flow.path.begin(), flow.path.end());
        flow.sourceKind = kindOf(flow.path.front(), true);
        flow.sinkKind = kindOf(flow.path.back(), false);
        if (!flow.sourceKind.isEmpty() && !flow.sinkKind.isEmpty())
            m_report.flows.push_back(std::move(flow));
    }

    QString kindOf(const FlowStep& step, bool isSource)
    {
        if (step.file == noIndex)
            return {};
        const FlowCatalogue& catalogue = *m_catalogues[step.file];
        if (!node(step.node).external)
            return catalogue.entryParameterKind(m_graph.strings.stdView(node(m_owner[step.node]).name));
        const std::string_view name = m_graph.strings.stdView(node(step.node).qualifiedName);
        const FlowEntry entry = catalogue.find(name);
        QString kind = isSource ? entry.source : entry.sink;
        if (kind.isEmpty() || entry.kindArgument == FlowEntry::noTarget)
            return kind;
        const QString told = handleKind(step, catalogue, entry.kindArgument);
        return told.isEmpty() ? kind : told;
    }

    /// What the call's handle is: as noted when the graph was written, or as its text says.
    QString handleKind(const FlowStep& step, const FlowCatalogue& catalogue, int argument) const
    {
        const HandleUse wanted { step.node, step.file, step.line, 0 };
        const auto known = std::lower_bound(m_graph.handles.begin(), m_graph.handles.end(), wanted);
        if (known != m_graph.handles.end() && known->function == step.node && known->file == step.file
            && known->line == step.line)
            return catalogue.handleKind(m_graph.strings.stdView(known->origin));
        for (const quint32 index : m_graph.incoming(step.node)) {
            const Edge& edge = m_graph.edges[index];
            const quint32 facts = node(edge.from).facts;
            if (edge.kind != EdgeKind::Calls || edge.line != step.line || facts == noIndex)
                continue;
            for (const CallFact& call : m_graph.facts[facts].calls) {
                if (call.target == step.node && call.line == step.line)
                    return catalogue.handleKind(argumentText(m_graph.strings.stdView(call.arguments), argument));
            }
        }
        return {};
    }

    const CodeGraph& m_graph;
    const FlowOptions& m_options;
    std::vector<NodeId> m_owner;
    std::vector<const FlowCatalogue*> m_catalogues;
    std::map<Place, std::vector<NodeId>> m_sources; ///< With what they flow into first.
    std::vector<State> m_states;
    CallStacks m_stacks;
    FlowReport m_report;
    size_t m_looked = 0;
};
} // namespace

FlowReport findFlows(const CodeGraph& graph, const FlowOptions& options)
{
    return FlowSearch(graph, options).run();
}

} // namespace Foreguest
