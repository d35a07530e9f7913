// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/macroexpansion.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestExpansion = 16;
constexpr size_t mostUses = 512;

void add(std::vector<Solver::Target>& list, const Solver::Target& target)
{
    const bool isKnown = std::any_of(
        list.begin(), list.end(), [&](const Solver::Target& known) { return known.value.key() == target.value.key(); });
    if (!isKnown)
        list.push_back(target);
}
} // namespace

MacroExpansion::MacroExpansion(const SourceProgram& program, Solver& solver)
    : m_program(program)
    , m_solver(solver)
{
    index();
}

void MacroExpansion::index()
{
    for (const ProgramFile& file : m_program.files) {
        if (!file.language->rules.hasMacros)
            continue;
        for (const Definition& definition : file.facts.definitions) {
            if (definition.isMacro && definition.isMention)
                m_mentionable.insert(definition.name);
        }
        for (const CallSite& site : file.facts.callSites) {
            if (file.facts.definitions[site.definition].isMacro)
                m_bodies[file.firstDefinition + site.definition].calls.push_back(file.firstExpr + site.expr);
        }
    }
    if (m_mentionable.empty())
        return;
    for (const ProgramFile& file : m_program.files) {
        for (const NameUse& use : file.facts.uses) {
            const Definition& definition = file.facts.definitions[use.definition];
            if (definition.isMacro && definition.name != use.name && m_mentionable.contains(use.name))
                m_bodies[file.firstDefinition + use.definition].mentions.push_back(use.name);
        }
    }
}

std::vector<Solver::Target> MacroExpansion::targets(quint32 callExpr)
{
    return expand(m_solver.targets(callExpr), callExpr);
}

std::vector<Solver::Target> MacroExpansion::mentioned(quint32 file, StringId name)
{
    if (!m_mentionable.contains(name))
        return {};
    std::vector<Solver::Target> found;
    for (const Value& value : m_solver.named(file, name)) {
        const bool isMacro = value.kind == ValueKind::Function && m_program.definition(value.id).isMacro;
        if (isMacro && m_program.definition(value.id).isMention)
            found.push_back({ value, false });
    }
    return found.empty() ? found : expand(found, noIndex);
}

std::vector<Solver::Target> MacroExpansion::expand(const std::vector<Solver::Target>& found, quint32 callExpr)
{
    const auto isMacro = [this](const Solver::Target& target) {
        return target.value.kind == ValueKind::Function && m_program.definition(target.value.id).isMacro;
    };
    if (std::none_of(found.begin(), found.end(), isMacro))
        return found;
    std::vector<Solver::Target> result;
    m_uses.clear();
    const auto take = [&](const std::vector<Solver::Target>& targets, quint32 call, int outer, int depth) {
        for (const Solver::Target& target : targets) {
            if (!isMacro(target)) {
                add(result, target);
                continue;
            }
            // A macro does not expand within itself.
            bool isInside = depth >= deepestExpansion || m_uses.size() >= mostUses;
            for (int use = outer; use >= 0 && !isInside; use = m_uses[size_t(use)].outer)
                isInside = m_uses[size_t(use)].macro == target.value.id;
            if (!isInside)
                m_uses.push_back({ target.value.id, call, outer, depth });
        }
    };
    take(found, callExpr, -1, 0);
    for (size_t i = 0; i < m_uses.size(); ++i) {
        const Use use = m_uses[i];
        const auto body = m_bodies.find(use.macro);
        if (body == m_bodies.end())
            continue;
        for (const quint32 call : body->second.calls)
            take(calledIn(int(i), call), call, int(i), use.depth + 1);
        for (const StringId name : body->second.mentions) {
            std::vector<Solver::Target> named;
            for (const Value& value : m_solver.named(m_program.fileOfDefinition(use.macro), name)) {
                if (value.kind == ValueKind::Function && m_program.definition(value.id).isMention)
                    named.push_back({ value, false });
            }
            take(named, noIndex, int(i), use.depth + 1);
        }
    }
    return result;
}

std::pair<quint32, int> MacroExpansion::argumentFor(int use, StringId parameter) const
{
    quint32 expr = noIndex;
    while (use >= 0 && m_uses[size_t(use)].call != noIndex) {
        const Use& at = m_uses[size_t(use)];
        const ProgramFile& macroFile = m_program.files[m_program.fileOfDefinition(at.macro)];
        const Definition& macro = m_program.definition(at.macro);
        size_t position = 0;
        while (position < macro.parameters.size()
            && (macro.parameters[position] == noIndex
                || macroFile.facts.bindings[macro.parameters[position]].name != parameter))
            ++position;
        const Expr& call = m_program.expr(at.call);
        if (position >= macro.parameters.size() || position >= call.count)
            break;
        const ProgramFile& callFile = m_program.files[m_program.fileOfExpr(at.call)];
        const quint32 argument = callFile.facts.arguments[call.b + quint32(position)].expr;
        if (argument == noIndex)
            return { noIndex, use };
        expr = callFile.firstExpr + argument;
        use = at.outer;
        // The argument may be a parameter of the macro around.
        if (m_program.expr(expr).kind != ExprKind::Name)
            break;
        parameter = m_program.expr(expr).text;
    }
    return { expr, use };
}

/// `do_##name` with what the parameters stand for.
std::string MacroExpansion::pasted(int use, std::string_view text) const
{
    std::string whole;
    while (!text.empty()) {
        const size_t mark = std::min(text.find(pasteMark), text.size());
        const std::string_view part = text.substr(0, mark);
        const auto [argument, place] = argumentFor(use, m_program.strings.find(part));
        if (argument != noIndex)
            whole.append(m_program.strings.stdView(m_program.expr(argument).text));
        else
            whole.append(part);
        text.remove_prefix(std::min(mark + pasteMark.size(), text.size()));
    }
    return whole;
}

/// What one call in a macro's body reaches in this use of it.
std::vector<Solver::Target> MacroExpansion::calledIn(int use, quint32 call)
{
    const ProgramFile& file = m_program.files[m_program.fileOfExpr(call)];
    const Expr& entry = m_program.expr(call);
    if (entry.a == noIndex)
        return {};
    const Expr& callee = file.facts.exprs[entry.a];
    if (callee.kind != ExprKind::Name)
        return m_solver.targets(call);
    const std::string_view text = m_program.strings.stdView(callee.text);
    std::vector<Value> values;
    // A macro's names are looked up where it is used.
    int outermost = use;
    while (m_uses[size_t(outermost)].outer >= 0)
        outermost = m_uses[size_t(outermost)].outer;
    const quint32 userCall = m_uses[size_t(outermost)].call;
    const quint32 user = userCall == noIndex ? m_program.fileOfExpr(call) : m_program.fileOfExpr(userCall);
    if (text.find(pasteMark) != std::string_view::npos) {
        const StringId name = m_program.strings.find(pasted(use, text));
        if (name == noIndex || name == 0)
            return {};
        values = m_solver.named(user, name);
    } else {
        const auto [argument, place] = argumentFor(use, callee.text);
        if (argument == noIndex) {
            std::vector<Solver::Target> found = m_solver.targets(call);
            const bool isOutside = found.empty() || (found.size() == 1 && found[0].value.kind == ValueKind::External);
            if (!isOutside)
                return found;
            values = m_solver.named(user, callee.text);
        } else {
            const Expr& named = m_program.expr(argument);
            values = named.kind == ExprKind::Name ? m_solver.named(m_program.fileOfExpr(argument), named.text)
                                                  : m_solver.values(argument);
            if (values.empty())
                values = m_solver.values(argument);
        }
    }
    std::vector<Solver::Target> found;
    for (const Value& value : values) {
        if (value.kind == ValueKind::Function || value.kind == ValueKind::External)
            found.push_back({ value, false });
    }
    return found;
}

} // namespace Foreguest
