// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 deepestScope = 200;
constexpr uint32_t mostParts = 16;
constexpr size_t longestSignature = 512;
NodeKindRules kindOf(Role role)
{
    NodeKindRules kind;
    kind.role = role;
    return kind;
}

/// What a loop without a clause is.
const NodeKindRules plainLoop = kindOf(Role::While);
/// A type without members has nothing to tell.
const NodeKindRules emptyType = kindOf(Role::Constant);
const NodeKindRules moduleFile = kindOf(Role::ModuleFile);
} // namespace

const NodeKindRules& FactWalker::loopKind(TSNode node) const
{
    for (uint32_t i = 0, n = std::min(ts_node_named_child_count(node), mostParts); i < n; ++i) {
        const NodeKindRules& kind = m_language.kind(ts_node_symbol(ts_node_named_child(node, i)));
        if (kind.flags & ClauseKind)
            return kind;
    }
    return plainLoop;
}

bool FactWalker::hasMembers(const Language& language, TSNode node)
{
    const uint32_t count = ts_node_named_child_count(node);
    if (count != 1)
        return count > 0;
    const TSNode only = ts_node_named_child(node, 0);
    return language.kind(ts_node_symbol(only)).role != Role::Flatten || ts_node_named_child_count(only) > 0;
}

/// Namespaces, bodies of types and extensions of types.
void FactWalker::openShape(Frame& frame, TSNode node)
{
    if (frame.kind->role == Role::Extension) {
        openExtension(frame);
        return;
    }
    if (frame.kind->role == Role::Namespace) {
        static constexpr std::string_view body = "body";
        if ((frame.kind->flags & PointerKind)
            && ts_node_is_null(ts_node_child_by_field_name(node, body.data(), uint32_t(body.size()))))
            frame.kind = &moduleFile;
        else
            openDefinition(frame, DefinitionKind::Namespace);
        return;
    }
    const bool isNamed = !m_frames.empty() && m_frames.back().kind->role == Role::Class && m_frames.back().opened
        && frame.slot == Slot::Type;
    if (isNamed) {
        frame.isClause = true;
        m_facts.definitions[m_frames.back().index].isInterface = frame.kind->flags & InterfaceKind;
    } else if (hasMembers(m_language, node)) {
        openDefinition(frame, DefinitionKind::Class);
    } else {
        frame.kind = &emptyType;
    }
}

void FactWalker::openExtension(Frame& frame)
{
    if (m_scopeDepth >= deepestScope)
        return;
    frame.outerScope = m_scope;
    m_scope = openScope(currentDefinition(), false);
    ++m_scopeDepth;
}

void FactWalker::nameExtension(Frame& frame, const Piece& type)
{
    if (frame.outerScope == noIndex || frame.index != noIndex)
        return;
    frame.index = exprOf(type);
    m_facts.scopes[m_scope].extended = frame.index;
    if (m_rules.selfType.empty())
        return;
    const StringId self = m_facts.strings.add(m_rules.selfType);
    declare(m_scope, self, BindingKind::Definition, type.line);
    addFlow(nameExpr(self, type.line), frame.index, type.line);
}

/// A class, and the functions in it, may call it by a word of the language's.
void FactWalker::nameSelfType(quint32 definition)
{
    const Definition& entry = m_facts.definitions[definition];
    const bool isClass = entry.kind == DefinitionKind::Class;
    const bool isMethod = entry.kind == DefinitionKind::Function && m_facts.scopes[entry.outerScope].isClass;
    if (m_rules.selfType.empty() || (!isClass && !isMethod))
        return;
    const quint32 type = isClass ? definition : m_facts.scopes[entry.outerScope].definition;
    const quint32 line = entry.line;
    const StringId self = m_facts.strings.add(m_rules.selfType);
    declare(m_scope, self, BindingKind::Definition, line);
    addFlow(nameExpr(self, line), addExpr(ExprKind::Definition, type, 0, line), line);
}

/// `func (t *T) f()`: the function belongs to T, and `t` is its object.
void FactWalker::takeReceiver(Frame& frame, const Piece& receiver)
{
    if (receiver.type == noIndex)
        return;
    const StringId name = (receiver.flags & HasName) ? receiver.name : m_facts.strings.add({ "\0self", 5 });
    Definition& definition = m_facts.definitions[frame.index];
    definition.qualifier = receiver.type;
    definition.receiver = declare(definition.scope, name, BindingKind::Parameter, receiver.line);
    addFlow(
        nameExpr(name, receiver.line), addExpr(ExprKind::InstanceOf, receiver.type, 0, receiver.line), receiver.line);
}

void FactWalker::declareSelf(quint32 definition, const Piece& piece)
{
    Definition& owner = m_facts.definitions[definition];
    owner.receiver = declare(owner.scope, piece.name, BindingKind::Parameter, piece.line);
    const quint32 type = nameExpr(m_facts.strings.add(m_rules.selfType), piece.line);
    addFlow(nameExpr(piece.name, piece.line), addExpr(ExprKind::InstanceOf, type, 0, piece.line), piece.line);
    m_awaitingParameters = noIndex;
}

/// Parameters whose type stands behind several names, or alone: `(a, b int, rest ...string)`, `(int, error)`.
void FactWalker::takeGroupedParameters(Frame& frame, Pieces pieces, Piece& result)
{
    std::vector<std::pair<StringId, const Piece*>> parts;
    std::vector<StringId> names;
    std::string text;
    for (const Piece& piece : pieces) {
        if (piece.slot == Slot::Name && (piece.flags & HasName)) {
            names.push_back(piece.name);
            continue;
        }
        if (piece.slot != Slot::Type && piece.kind->role != Role::Parameter)
            continue;
        if (names.empty())
            names.push_back(piece.kind->role == Role::Parameter ? piece.name : 0);
        for (const StringId name : names) {
            parts.emplace_back(name, &piece);
            if (m_rules.signatureDispatch && text.size() < longestSignature)
                text.append(text.empty() ? "" : ",").append(typeText(piece));
        }
        names.clear();
    }
    result.alias = m_facts.strings.add(text);
    if (frame.slot == Slot::Receiver && !parts.empty()) {
        result.name = parts.front().first;
        result.flags = result.name ? quint32(HasName) : 0U;
        result.type = exprOf(*parts.front().second);
        return;
    }
    if (frame.slot == Slot::Result) {
        declareResults(parts, result);
        return;
    }
    if (frame.index == noIndex)
        return;
    m_awaitingParameters = noIndex;
    for (const auto& [name, type] : parts) {
        quint32 typeExpr = type->kind->role == Role::Parameter ? type->type : exprOf(*type);
        if (type->kind->flags & VariadicKind) {
            m_facts.definitions[frame.index].flags |= VariadicFunction;
            typeExpr = listOf(typeExpr, type->line);
        }
        quint32 binding = noIndex;
        if (name != 0) {
            binding = declare(m_facts.definitions[frame.index].scope, name, BindingKind::Parameter, type->line);
            m_facts.bodies[m_facts.definitions[frame.index].facts].parameters.push_back(name);
            if (typeExpr != noIndex)
                addFlow(nameExpr(name, type->line), addExpr(ExprKind::InstanceOf, typeExpr, 0, type->line), type->line);
        }
        m_facts.definitions[frame.index].parameters.push_back(binding);
    }
}

/// A container type of `element`s.
quint32 FactWalker::listOf(quint32 element, quint32 line)
{
    const quint32 value = element == noIndex ? noIndex : addExpr(ExprKind::InstanceOf, element, 0, line);
    const quint32 list = addExpr(ExprKind::Object, noIndex, 0, line);
    m_facts.exprs[list].b = quint32(m_facts.arguments.size());
    m_facts.exprs[list].count = 1;
    m_facts.arguments.push_back({ 0, value });
    return list;
}

/// What a function gives: results with names are variables of it.
void FactWalker::declareResults(const std::vector<std::pair<StringId, const Piece*>>& parts, Piece& result)
{
    const bool isOwn = !m_frames.empty() && m_frames.back().kind->role == Role::Function && m_frames.back().opened;
    std::vector<Argument> values;
    for (const auto& [name, type] : parts) {
        const quint32 typeExpr = exprOf(*type);
        quint32 value = typeExpr == noIndex ? noIndex : addExpr(ExprKind::InstanceOf, typeExpr, 0, type->line);
        if (name != 0 && isOwn) {
            declare(m_scope, name, BindingKind::Variable, type->line);
            if (value != noIndex)
                addFlow(nameExpr(name, type->line), value, type->line);
            value = nameExpr(name, type->line);
        }
        values.push_back({ m_facts.strings.add(std::to_string(values.size())), value });
    }
    if (values.size() == 1) {
        result.expr = values.front().expr;
        return;
    }
    result.expr = addExpr(ExprKind::Object, noIndex, 0, result.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(values.size());
    m_facts.arguments.insert(m_facts.arguments.end(), values.begin(), values.end());
}

/// The declared result of a function is among what it gives.
void FactWalker::closeSignature(Frame& frame, Pieces pieces)
{
    std::string text;
    const Piece* parameters = find(pieces, Slot::Parameters);
    const Piece* result = find(pieces, Slot::Result);
    if (m_rules.signatureDispatch) {
        const StringId types = parameters ? parameters->alias : 0;
        text.append("(").append(m_facts.strings.stdView(types)).append(")");
        text.append(result ? typeText(*result) : "");
        m_facts.definitions[frame.index].signature = m_facts.strings.add(text);
    }
    if (!result)
        return;
    quint32 value = exprOf(*result);
    if (value == noIndex)
        return;
    if (result->kind->role != Role::Parameters)
        value = addExpr(ExprKind::InstanceOf, value, 0, result->line);
    m_facts.returns.push_back({ frame.index, value });
}

/// A type as text that is equal where the types are: without blanks, names of parameters, and packages. Type
/// parameters are `$`.
std::string FactWalker::typeText(const Piece& piece) const
{
    if (piece.kind->role == Role::FunctionType)
        return std::string(m_facts.strings.stdView(piece.alias));
    if (piece.kind->role == Role::Parameters)
        return std::string("(").append(m_facts.strings.stdView(piece.alias)).append(")");
    std::string_view source = slice(piece.start, piece.end).substr(0, longestSignature);
    std::string text;
    if (piece.kind->role == Role::Parameter) {
        const size_t dots = std::min(source.find("..."), source.size());
        source.remove_prefix(dots);
    }
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); };
    for (size_t i = 0; i < source.size();) {
        if (!isPart(source[i])) {
            const char c = source[i++];
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
                text.push_back(c);
            continue;
        }
        const size_t start = i;
        while (i < source.size() && isPart(source[i]))
            ++i;
        const std::string_view word = source.substr(start, i - start);
        if (i + 1 < source.size() && source[i] == '.' && isPart(source[i + 1])) {
            ++i;
            continue;
        }
        const StringId known = m_facts.strings.find(word);
        text.append(known && m_typeParameters.contains(known) ? "$" : word);
    }
    static constexpr std::string_view anything = "interface{}";
    for (size_t at = text.find(anything); at != std::string::npos; at = text.find(anything))
        text.replace(at, anything.size(), "any");
    return text;
}

quint32 FactWalker::anyOf(const std::vector<quint32>& parts, quint32 line)
{
    quint32 all = noIndex;
    for (const quint32 part : parts) {
        if (part == noIndex)
            continue;
        if (all == noIndex) {
            all = part;
            continue;
        }
        const quint32 either = addExpr(ExprKind::Either, all, 0, line);
        m_facts.exprs[either].b = part;
        all = either;
    }
    return all;
}

void FactWalker::closeType(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::FunctionType: {
        const Piece* parameters = find(pieces, Slot::Parameters);
        const Piece* given = find(pieces, Slot::Result);
        if (!m_rules.signatureDispatch)
            break;
        std::string text = "(";
        text.append(m_facts.strings.stdView(parameters ? parameters->alias : 0)).append(")");
        text.append(given ? typeText(*given) : "");
        result.alias = m_facts.strings.add(text);
        result.expr = addExpr(ExprKind::Signature, noIndex, result.alias, frame.line);
        break;
    }
    case Role::ContainerType:
        closeContainerType(frame, pieces, result);
        break;
    case Role::AppliedType: {
        if (pieces.empty())
            break;
        std::vector<Argument> arguments;
        for (const Piece& piece : pieces.subspan(1))
            arguments.push_back({ 0, exprOf(piece) });
        const quint32 type = exprOf(pieces.front());
        result.name = pieces.front().name;
        result.expr = addExpr(ExprKind::Applied, type, 0, frame.line);
        m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
        m_facts.exprs[result.expr].count = quint32(arguments.size());
        m_facts.arguments.insert(m_facts.arguments.end(), arguments.begin(), arguments.end());
        break;
    }
    case Role::Alternatives: {
        std::vector<quint32> parts;
        for (const Piece& piece : pieces)
            parts.push_back(exprOf(piece));
        result.expr = anyOf(parts, frame.line);
        break;
    }
    case Role::TypeBounds:
        closeTypeBounds(pieces);
        break;
    case Role::TypeAlias:
        closeTypeAlias(frame, pieces);
        break;
    case Role::Extension:
        closeExtension(frame, pieces);
        break;
    case Role::Variant:
        closeVariant(frame, pieces);
        break;
    default:
        break;
    }
}

void FactWalker::closeContainerType(Frame& frame, Pieces pieces, Piece& result)
{
    std::vector<Argument> parts;
    for (const Piece& piece : pieces) {
        if (piece.slot != Slot::Element && piece.slot != Slot::Value && piece.slot != Slot::Key)
            continue;
        const quint32 type = exprOf(piece);
        const quint32 value = type == noIndex ? noIndex : addExpr(ExprKind::InstanceOf, type, 0, frame.line);
        parts.push_back({ piece.slot == Slot::Key ? m_facts.strings.add(keysName()) : 0, value });
    }
    result.expr = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(frame.kind->type), frame.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(parts.size());
    m_facts.arguments.insert(m_facts.arguments.end(), parts.begin(), parts.end());
}

/// `T Shape`, `T: Shape + Clone`: the parameter stands for what it must be.
void FactWalker::closeTypeBounds(Pieces pieces)
{
    std::vector<quint32> bounds;
    for (const Piece& piece : pieces) {
        if (piece.slot != Slot::Name)
            bounds.push_back(exprOf(piece));
    }
    for (const Piece& piece : pieces) {
        if (piece.slot != Slot::Name || !(piece.flags & HasName)
            || m_facts.strings.stdView(piece.name) == m_rules.selfType)
            continue;
        m_typeParameters.insert(piece.name);
        declare(m_scope, piece.name, BindingKind::Definition, piece.line);
        if (const quint32 bound = anyOf(bounds, piece.line); bound != noIndex)
            addFlow(nameExpr(piece.name, piece.line), bound, piece.line);
    }
}

void FactWalker::closeTypeAlias(Frame& frame, Pieces pieces)
{
    const Piece* name = find(pieces, Slot::Name);
    const Piece* type = find(pieces, Slot::Type);
    if (!name || !type || !(name->flags & HasName))
        return;
    const quint32 typeExpr = exprOf(*type);
    if (m_facts.scopes[m_scope].extended != noIndex) {
        const quint32 self = nameExpr(m_facts.strings.add(m_rules.selfType), frame.line);
        addFlow(addExpr(ExprKind::Member, self, name->name, frame.line), typeExpr, frame.line);
        return;
    }
    declare(m_scope, name->name, BindingKind::Definition, frame.line);
    addFlow(nameExpr(name->name, frame.line), typeExpr, frame.line);
}

void FactWalker::closeExtension(Frame& frame, Pieces pieces)
{
    if (frame.index == noIndex)
        return;
    const Piece* base = find(pieces, Slot::Bases);
    m_facts.extensions.push_back({ frame.index, base ? exprOf(*base) : noIndex, frame.line });
}

/// A variant is made like a value of its type; its parts are fields of the type.
void FactWalker::closeVariant(Frame& frame, Pieces pieces)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name || !(name->flags & HasName) || !m_facts.scopes[m_scope].isClass)
        return;
    declare(m_scope, name->name, BindingKind::Definition, frame.line);
    addFlow(nameExpr(name->name, frame.line), addExpr(ExprKind::Definition, currentDefinition(), 0, frame.line),
        frame.line);
    declareElements(pieces, name->name);
}

/// Fields without names are called by their position, with the name of their variant in front.
void FactWalker::declareElements(Pieces pieces, StringId owner)
{
    quint32 position = 0;
    for (const Piece& piece : pieces) {
        if (piece.slot != Slot::Element)
            continue;
        const std::string number = std::to_string(position++);
        const quint32 type = exprOf(piece);
        if (type == noIndex)
            continue;
        const std::string whole = std::string(m_facts.strings.stdView(owner)) + "." + number;
        for (const std::string& key : { number, whole }) {
            const StringId name = m_facts.strings.add(key);
            declare(m_scope, name, BindingKind::Definition, piece.line);
            addFlow(nameExpr(name, piece.line), addExpr(ExprKind::InstanceOf, type, 0, piece.line), piece.line);
        }
    }
}

} // namespace Foreguest
