// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/fileedit.h"

#include <algorithm>
#include <numeric>

namespace Foreguest {

namespace {
/// Pairs what is the same at the beginning and at the end of two lists.
template <typename Entry, typename IsSame>
std::vector<quint32> paired(const std::vector<Entry>& before, const std::vector<Entry>& after, IsSame&& isSame)
{
    std::vector<quint32> to(before.size(), noIndex);
    const size_t most = std::min(before.size(), after.size());
    size_t head = 0;
    for (; head < most && isSame(before[head], after[head]); ++head)
        to[head] = quint32(head);
    size_t tail = 0;
    while (tail < most - head && isSame(before[before.size() - 1 - tail], after[after.size() - 1 - tail]))
        ++tail;
    for (size_t i = 0; i < tail; ++i)
        to[before.size() - 1 - i] = quint32(after.size() - 1 - i);
    return to;
}

/// Gives what is gone the number of the next one.
void closeGaps(std::vector<quint32>& to, quint32 count)
{
    quint32 next = count;
    for (auto entry = to.rbegin(); entry != to.rend(); ++entry)
        next = *entry = *entry == noIndex ? next : *entry;
}

/// What other files can ask for by name.
bool isVisible(const FileFacts& facts, const Binding& binding)
{
    return binding.scope == 0 || facts.scopes[binding.scope].isClass || binding.kind == BindingKind::Parameter
        || binding.kind == BindingKind::TypeParameter;
}

std::vector<quint32> visible(const FileFacts& facts)
{
    std::vector<quint32> found;
    for (quint32 i = 0; i < facts.bindings.size(); ++i) {
        if (isVisible(facts, facts.bindings[i]))
            found.push_back(i);
    }
    return found;
}

bool isLeftOver(const FileFacts& facts, quint32 binding)
{
    return facts.findBinding(facts.bindings[binding].scope, facts.bindings[binding].name) != binding;
}

class Comparison
{
public:
    Comparison(const ProgramFile& before, const ProgramFile& after)
        : m_old(before.facts)
        , m_new(after.facts)
    {
    }

    std::optional<FileEdit> edit()
    {
        // Names decide about bindings, so what only has another number is the same.
        m_edit.exprs = paired(m_old.exprs, m_new.exprs, [](const Expr& a, const Expr& b) {
            return a.kind == b.kind && a.isCallee == b.isCallee && a.access == b.access && a.text == b.text
                && a.count == b.count && a.scope == b.scope;
        });
        if (!pairBindings() || !isSameAround() || !areDefinitionsSame())
            return std::nullopt;
        pairSteps();
        return std::move(m_edit);
    }

private:
    bool pairBindings()
    {
        if (m_old.scopes != m_new.scopes)
            return false;
        const auto isPlain = [](const Scope& scope) { return scope.extended == noIndex; };
        if (!std::all_of(m_old.scopes.begin(), m_old.scopes.end(), isPlain))
            return false;
        const std::vector<quint32> before = visible(m_old);
        const std::vector<quint32> after = visible(m_new);
        const auto isSame = [&](quint32 a, quint32 b) {
            const Binding& old = m_old.bindings[a];
            const Binding& now = m_new.bindings[b];
            return old.scope == now.scope && old.name == now.name && old.kind == now.kind && old.flags == now.flags
                && m_edit.expr(old.type) == now.type;
        };
        if (!std::equal(before.begin(), before.end(), after.begin(), after.end(), isSame))
            return false;
        m_edit.bindings.reserve(m_old.bindings.size());
        for (quint32 i = 0; i < m_old.bindings.size(); ++i) {
            const Binding& binding = m_old.bindings[i];
            const quint32 now = isLeftOver(m_old, i) ? noIndex : m_new.findBinding(binding.scope, binding.name);
            m_edit.bindings.push_back(now != noIndex && m_new.bindings[now].kind == binding.kind ? now : noIndex);
        }
        return true;
    }

    /// What is taken from other files as a whole, and what languages without a trace have.
    bool isSameAround() const
    {
        std::vector<std::pair<quint32, quint32>> before, after; ///< Scope and module.
        for (const ImportFact& import : m_old.imports) {
            if (import.scope != noIndex)
                before.emplace_back(import.scope, m_edit.expr(import.module));
        }
        for (const ImportFact& import : m_new.imports) {
            if (import.scope != noIndex)
                after.emplace_back(import.scope, import.module);
        }
        const auto hasMore = [](const FileFacts& facts) {
            return !facts.extensions.empty() || !facts.opened.empty() || !facts.usings.empty()
                || !facts.virtuals.empty() || !facts.conditions.empty() || !facts.macros.empty();
        };
        return before == after && !hasMore(m_old) && !hasMore(m_new) && m_old.package == m_new.package;
    }

    bool isSameArgument(quint32 before, quint32 after) const
    {
        const Argument& a = m_old.arguments[before];
        const Argument& b = m_new.arguments[after];
        if (a.key != b.key || a.isSpread != b.isSpread || m_edit.expr(a.expr) != b.expr)
            return false;
        if (a.expr == noIndex)
            return true;
        // Of a call it counts what is called.
        const bool isCall = m_old.exprs[a.expr].kind == ExprKind::Call;
        return !isCall || m_edit.expr(m_old.exprs[a.expr].a) == m_new.exprs[b.expr].a;
    }

    bool areSameArguments(quint32 before, quint32 after, quint32 count) const
    {
        for (quint32 i = 0; i < count; ++i) {
            if (!isSameArgument(before + i, after + i))
                return false;
        }
        return true;
    }

    bool isSameDefinition(Definition before, const Definition& after) const
    {
        const auto follow = [&](quint32& expr) { expr = m_edit.expr(expr); };
        const auto followBinding = [&](quint32& binding) {
            if (binding != noIndex)
                binding = m_edit.bindings[binding];
        };
        for (quint32* expr : { &before.qualifier, &before.underlying, &before.returnType, &before.rest,
                 &before.keywords, &before.allArguments })
            follow(*expr);
        std::for_each(before.parameters.begin(), before.parameters.end(), followBinding);
        std::for_each(before.typeParameters.begin(), before.typeParameters.end(), followBinding);
        followBinding(before.receiver);
        before.line = after.line;
        before.endLine = after.endLine;
        before.column = after.column;
        if (before.baseCount != after.baseCount || before.decoratorCount != after.decoratorCount
            || !areSameArguments(before.firstBase, after.firstBase, before.baseCount)
            || !areSameArguments(before.firstDecorator, after.firstDecorator, before.decoratorCount))
            return false;
        before.firstBase = after.firstBase;
        before.firstDecorator = after.firstDecorator;
        return before == after;
    }

    bool areDefinitionsSame() const
    {
        return std::equal(m_old.definitions.begin(), m_old.definitions.end(), m_new.definitions.begin(),
            m_new.definitions.end(),
            [this](const Definition& a, const Definition& b) { return isSameDefinition(a, b); });
    }

    void pairSteps()
    {
        m_edit.flows = paired(m_old.flows, m_new.flows, [this](const Flow& a, const Flow& b) {
            return a.kind == b.kind && a.definition == b.definition && m_edit.expr(a.target) == b.target
                && m_edit.expr(a.value) == b.value;
        });
        std::vector<quint32> returns
            = paired(m_old.returns, m_new.returns, [this](const ReturnFact& a, const ReturnFact& b) {
                  return a.definition == b.definition && m_edit.expr(a.expr) == b.expr;
              });
        std::vector<quint32> definitions(m_old.definitions.size());
        std::iota(definitions.begin(), definitions.end(), 0);
        quint32 first = 0;
        const auto append = [&](std::vector<quint32> part, size_t count) {
            closeGaps(part, quint32(count));
            for (const quint32 entry : part)
                m_edit.steps.push_back(first + entry);
            first += quint32(count);
        };
        append(m_edit.exprs, m_new.exprs.size());
        append(m_edit.flows, m_new.flows.size());
        append(returns, m_new.returns.size());
        append(definitions, m_new.definitions.size());
        closeGaps(m_edit.flows, m_new.flows.empty() ? 0 : quint32(m_new.flows.size()) - 1);
    }

    const FileFacts& m_old;
    const FileFacts& m_new;
    FileEdit m_edit;
};
} // namespace

void alignBindings(const FileFacts& before, FileFacts& after)
{
    const std::vector<quint32> known = visible(before);
    const std::vector<quint32> now = visible(after);
    const auto isSame = [&](quint32 a, quint32 b) {
        const Binding& old = before.bindings[a];
        return old.scope == after.bindings[b].scope && old.name == after.bindings[b].name;
    };
    if (before.scopes != after.scopes || !std::equal(known.begin(), known.end(), now.begin(), now.end(), isSame))
        return;
    std::vector<quint32> to(after.bindings.size(), noIndex);
    std::vector<Binding> aligned = before.bindings;
    std::vector<bool> isTaken(aligned.size());
    for (quint32 i = 0; i < to.size(); ++i) {
        to[i] = before.findBinding(after.bindings[i].scope, after.bindings[i].name);
        if (to[i] == noIndex)
            continue;
        if (isTaken[to[i]])
            return;
        isTaken[to[i]] = true;
    }
    quint32 free = 0;
    for (quint32 i = 0; i < to.size(); ++i) {
        while (to[i] == noIndex && free < isTaken.size() && isTaken[free])
            ++free;
        if (to[i] == noIndex)
            to[i] = free++;
        if (to[i] >= aligned.size())
            aligned.resize(to[i] + 1);
        aligned[to[i]] = after.bindings[i];
    }
    const auto follow = [&](quint32& binding) { binding = binding == noIndex ? noIndex : to[binding]; };
    for (Expr& expr : after.exprs) {
        if (expr.kind == ExprKind::Name)
            follow(expr.a);
    }
    for (Definition& definition : after.definitions) {
        std::for_each(definition.parameters.begin(), definition.parameters.end(), follow);
        std::for_each(definition.typeParameters.begin(), definition.typeParameters.end(), follow);
        follow(definition.receiver);
    }
    after.bindings = std::move(aligned);
    after.bindingOf.clear();
    after.bindingOf.reserve(after.bindings.size());
    for (const quint32 binding : to)
        after.bindingOf.emplace(
            FileFacts::bindingKey(after.bindings[binding].scope, after.bindings[binding].name), binding);
}

std::optional<FileEdit> FileEdit::between(const ProgramFile& before, const ProgramFile& after)
{
    const FileFacts& facts = after.facts;
    const bool hasRoom = facts.exprs.size() <= before.exprRoom && facts.bindings.size() <= before.bindingRoom
        && facts.arguments.size() <= before.argumentRoom && facts.steps() <= before.stepRoom;
    if (!hasRoom || before.language != after.language || before.module != after.module
        || before.isFolderModule != after.isFolderModule)
        return std::nullopt;
    return Comparison(before, after).edit();
}

} // namespace Foreguest
