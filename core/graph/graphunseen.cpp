// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include <set>

namespace Foreguest {

/// What code outside of the sources calls of ours: methods of arguments, functions by reflection.
void GraphWriter::addCallbacks(
    quint32 call, const Solver::Target& target, NodeId caller, quint32 line, double confidence)
{
    if (target.value.kind != ValueKind::External)
        return;
    for (const Value& called : m_solver.callbacks(call, target.value.id)) {
        const EdgeKind kind = called.kind == ValueKind::Class ? EdgeKind::Instantiates : EdgeKind::Calls;
        addEdge(caller, m_nodeOf[called.id], kind, line, confidence);
    }
}

/// Calls that the source doesn't spell out: initialisers of classes that are used for the first time, and what makes
/// texts of objects.
void GraphWriter::addUnseenCalls(quint32 fileIndex)
{
    const ProgramFile& file = m_program.files[fileIndex];
    std::set<std::pair<NodeId, quint32>> known;
    const auto call = [&](NodeId caller, quint32 definition, quint32 line, double confidence) {
        if (known.emplace(caller, definition).second)
            addEdge(caller, m_nodeOf[definition], EdgeKind::Calls, line, confidence);
    };
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        const Expr& expr = file.facts.exprs[i];
        const NodeId caller = bodyNode(file.firstDefinition + file.facts.scopes[expr.scope].definition);
        if (expr.kind == ExprKind::Concatenation) {
            const std::vector<Value> methods = m_solver.conversions(file.firstExpr + i);
            for (const Value& method : methods)
                call(caller, method.id, expr.line, 1.0 / double(methods.size()));
        }
        for (const quint32 initializer : m_solver.initialized(file.firstExpr + i))
            call(caller, initializer, expr.line, 1);
    }
    // The class that a program starts with is initialised before its first line.
    const StringId entry = m_program.strings.find(file.language->rules.entryMethod);
    for (quint32 i = 0; i < file.facts.definitions.size(); ++i) {
        const Definition& definition = file.facts.definitions[i];
        if (definition.name != entry || entry == 0 || !(definition.flags & StaticFunction))
            continue;
        for (const quint32 initializer : m_solver.initializersOf(m_solver.classOf(file.firstDefinition + i)))
            call(m_nodeOf[file.firstDefinition + i], initializer, definition.line, 1);
    }
}

} // namespace Foreguest
