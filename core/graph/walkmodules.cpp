// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestPath = 64;

/// The name that a package is used by: the last part of its path, without its version.
std::string_view packageName(std::string_view path)
{
    const auto isVersion = [](std::string_view part) {
        return part.size() > 1 && part.front() == 'v'
            && std::all_of(part.begin() + 1, part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    size_t slash = path.rfind('/');
    std::string_view last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    if (isVersion(last) && slash != std::string_view::npos) {
        path = path.substr(0, slash);
        slash = path.rfind('/');
        last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    }
    if (const size_t dot = last.rfind('.'); dot != std::string_view::npos && isVersion(last.substr(dot + 1)))
        last = last.substr(0, dot);
    return last;
}
} // namespace

/// `import name "path"`: the package by its own name, by another, or all its names.
void FactWalker::closePackageImport(Frame& frame, Pieces pieces)
{
    const Piece* path = find(pieces, Slot::Path);
    if (!path)
        return;
    const std::string text(stringContent(*path));
    const quint32 module = addExpr(ExprKind::Module, 0, m_facts.strings.add(text), frame.line);
    addImport(module, 0, noIndex, frame.line);
    const Piece* alias = find(pieces, Slot::Name);
    if (alias && alias->kind->role == Role::Wildcard) {
        m_facts.opened.push_back({ module, 0 });
        return;
    }
    if (alias && !(alias->flags & HasName))
        return;
    const StringId bound = alias ? alias->name : m_facts.strings.add(packageName(text));
    declare(0, bound, BindingKind::Import, frame.line);
    addFlow(nameExpr(bound, frame.line), module, frame.line);
}

void FactWalker::closeModuleFile(Frame& frame, Pieces pieces)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name || !(name->flags & HasName))
        return;
    const quint32 module = addExpr(ExprKind::Module, 0, name->name, frame.line);
    addImport(module, 0, noIndex, frame.line);
    declare(m_scope, name->name, BindingKind::Import, frame.line);
    addFlow(nameExpr(name->name, frame.line), module, frame.line);
}

/// The module that the current definition is in, or one further out.
quint32 FactWalker::moduleAbove(quint32 levels, quint32 line)
{
    quint32 at = currentDefinition();
    const auto climb = [&] {
        while (at != 0 && m_facts.definitions[at].kind != DefinitionKind::Namespace)
            at = m_facts.definitions[at].parent;
    };
    climb();
    for (; levels > 0 && at != 0; --levels) {
        at = m_facts.definitions[at].parent;
        climb();
    }
    if (levels > 0)
        return addExpr(ExprKind::Module, levels, 0, line);
    return at == 0 ? addExpr(ExprKind::SelfModule, noIndex, 0, line) : addExpr(ExprKind::Definition, at, 0, line);
}

/// The first part of a path: a word of the language's, or a name.
quint32 FactWalker::pathRoot(const Piece& piece, quint32 line)
{
    if (piece.expr != noIndex || !(piece.flags & HasName))
        return exprOf(piece);
    const std::string_view text = m_facts.strings.stdView(piece.name);
    if (text == m_rules.rootModule)
        return addExpr(ExprKind::Module, 0, piece.name, line);
    if (text == m_rules.ownModule)
        return moduleAbove(0, line);
    if (text == m_rules.parentModule)
        return moduleAbove(1, line);
    return exprOf(piece);
}

/// `crate::shapes::Circle`; languages without such roots have paths of another kind.
bool FactWalker::closePath(const Piece* scope, const Piece& name, const Frame& frame, Piece& result)
{
    if (m_rules.rootModule.empty())
        return false;
    result.name = name.name;
    const quint32 base = scope ? pathRoot(*scope, frame.line) : noIndex;
    if (base == noIndex) {
        result.expr = scope ? noIndex : exprOf(name);
        return true;
    }
    if (m_facts.strings.stdView(name.name) == m_rules.parentModule) {
        const Expr& inner = m_facts.exprs[base];
        result.expr = addExpr(ExprKind::Module, inner.kind == ExprKind::Module ? inner.a + 1 : 1, 0, frame.line);
        return true;
    }
    if (m_facts.exprs[base].kind == ExprKind::Name) {
        m_facts.exprs[base].isCallee = true;
        m_pathRoots.push_back(base);
    }
    result.expr = addExpr(ExprKind::Member, base, name.name, frame.line);
    // Named by a path, not by a dot.
    m_facts.exprs[result.expr].count = 1;
    return true;
}

/// Collects the names of a `use`, and puts what stands in front of them there.
void FactWalker::useItems(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* front = frame.kind->role == Role::UseTree ? find(pieces, Slot::Path) : nullptr;
    const auto leftmost = [&](quint32 expr) {
        for (int depth = 0; depth < deepestPath && expr != noIndex; ++depth) {
            if (m_facts.exprs[expr].kind != ExprKind::Member)
                return m_facts.exprs[expr].kind == ExprKind::Name ? expr : noIndex;
            expr = m_facts.exprs[expr].a;
        }
        return noIndex;
    };
    std::vector<UseItem> items;
    const Piece* alias = find(pieces, Slot::Alias);
    for (const Piece& piece : pieces) {
        if (&piece == front || &piece == alias)
            continue;
        const Role role = piece.kind->role;
        if (role == Role::UseTree || role == Role::UseAs || role == Role::UseAll) {
            for (quint32 i = 0; i < piece.count; ++i)
                items.push_back(UseItem(m_useItems[piece.first + i]));
            continue;
        }
        UseItem item;
        item.name = alias ? alias->name : piece.name;
        item.line = piece.line;
        item.isAll = frame.kind->role == Role::UseAll;
        const bool isFront = piece.expr == noIndex && m_facts.strings.stdView(piece.name) == m_rules.ownModule;
        // `self` in a list is what stands in front of the list.
        if (isFront && frame.kind->role != Role::UseAll)
            item.name = alias ? alias->name : 0;
        else
            item.expr = pathRoot(piece, piece.line);
        item.root = leftmost(item.expr);
        items.push_back(item);
    }
    if (frame.kind->role == Role::UseAll && pieces.empty())
        items.push_back({ noIndex, noIndex, 0, true, frame.line });
    if (front) {
        const quint32 base = pathRoot(*front, front->line);
        for (UseItem& item : items) {
            if (item.expr == noIndex) {
                item.expr = base;
                item.name = item.name ? item.name : front->name;
            } else if (item.root != noIndex) {
                m_facts.exprs[item.root].kind = ExprKind::Member;
                m_facts.exprs[item.root].a = base;
            } else {
                continue;
            }
            item.root = leftmost(base);
        }
    }
    result.first = quint32(m_useItems.size());
    result.count = quint32(items.size());
    m_useItems.insert(m_useItems.end(), items.begin(), items.end());
}

void FactWalker::closeUse(Frame& frame, Pieces pieces, Piece& result)
{
    useItems(frame, pieces, result);
    if (frame.kind->role != Role::Use)
        return;
    for (quint32 i = 0; i < result.count; ++i) {
        const UseItem item = m_useItems[result.first + i];
        if (item.expr == noIndex)
            continue;
        if (item.root != noIndex) {
            Expr& root = m_facts.exprs[item.root];
            root.isCallee = true;
            if (!item.isAll && (root.text == item.name || item.root == item.expr)) {
                // The name that is being declared can't be what it comes from.
                root.kind = ExprKind::Module;
                root.a = 0;
                root.text = m_facts.strings.add("::" + std::string(m_facts.strings.stdView(root.text)));
                addImport(item.root, 0, noIndex, item.line);
            } else {
                m_pathRoots.push_back(item.root);
            }
        }
        if (item.isAll) {
            m_facts.opened.push_back({ item.expr, m_scope });
            continue;
        }
        declare(m_scope, item.name, BindingKind::Import, item.line);
        addFlow(nameExpr(item.name, item.line), item.expr, item.line);
    }
    m_useItems.clear();
}

/// First names of paths that nothing in the file declares are libraries.
void FactWalker::importRoots()
{
    std::unordered_set<StringId> known;
    for (const quint32 root : m_pathRoots) {
        const Expr expr = m_facts.exprs[root];
        const std::string text(m_facts.strings.stdView(expr.text));
        if (expr.kind != ExprKind::Name || expr.a != noIndex || text.empty() || m_rules.prelude.contains(text)
            || (text.front() >= 'A' && text.front() <= 'Z'))
            continue;
        const StringId path = m_facts.strings.add("::" + text);
        if (m_facts.opened.empty()) {
            m_facts.exprs[root].kind = ExprKind::Module;
            m_facts.exprs[root].a = 0;
            m_facts.exprs[root].text = path;
        }
        if (!known.insert(expr.text).second)
            continue;
        Expr module;
        module.kind = ExprKind::Module;
        module.a = 0;
        module.text = path;
        module.line = expr.line;
        m_facts.exprs.push_back(module);
        addImport(quint32(m_facts.exprs.size()) - 1, 0, noIndex, expr.line);
    }
}

} // namespace Foreguest
