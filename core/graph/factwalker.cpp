// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include "core/source/sourcetext.h"
#include "core/source/treewalk.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint16 mostPartsWithoutField = 512;
constexpr quint32 longestText = 80;
constexpr quint32 longestName = 256;

/// Roles that steer control rather than compute a value.
bool isStatement(Role role)
{
    switch (role) {
    case Role::Block:
    case Role::If:
    case Role::ElseIf:
    case Role::Else:
    case Role::Switch:
    case Role::Case:
    case Role::Catch:
    case Role::ForEach:
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::Comprehension:
    case Role::ComprehensionClause:
    case Role::ComprehensionCondition:
    case Role::Break:
    case Role::Goto:
    case Role::Return:
    case Role::Throw:
    case Role::Yield:
        return true;
    default:
        return false;
    }
}
} // namespace

FactWalker::FactWalker(const Language& language, std::string_view text, FileFacts& facts)
    : m_language(language)
    , m_rules(language.rules)
    , m_text(text)
    , m_facts(facts)
    , m_validText(isValidUtf8({ text.data(), qsizetype(text.size()) }))
{
}

Slot FactWalker::slotOf(TSFieldId field) const
{
    if (field == 0 || m_frames.empty())
        return Slot::None;
    const auto& slotByField = m_rules.fieldSets[m_frames.back().kind->fieldSet];
    return field < slotByField.size() ? slotByField[field] : Slot::None;
}

void FactWalker::walk(const Tree& tree, const SnippetParser& parseSnippet)
{
    const TSNode root = tree.root();
    Definition module;
    module.kind = DefinitionKind::Module;
    module.line = 1;
    module.endLine = ts_node_end_point(root).row + 1;
    m_facts.definitions.push_back(module);
    m_scope = openScope(0, false);
    m_facts.definitions[0].scope = m_scope;
    openBody(0);
    visit(tree);
    if (parseSnippet)
        walkMacros(parseSnippet);
    closeBody(m_facts.definitions[0].endLine);
    callBareNames();
}

void FactWalker::finish()
{
    expandPatterns();
    bindNames();
    importRoots();
}

void FactWalker::walkText(const CodeText& text, const Tree& tree)
{
    OpenBody open;
    open.facts = text.body;
    open.definition = m_facts.bodies[text.body].node;
    m_scope = text.scope;
    m_bodies.push_back(std::move(open));
    visit(tree);
    m_bodies.pop_back();
}

void FactWalker::visit(const Tree& tree)
{
    walkTree(
        tree, [this](const Cursor& cursor) { return enter(cursor.node(), fieldOf(cursor)); }, [this] { leave(); });
}

/// Parts of a long repetition have no field, and asking for it costs more the longer that is.
TSFieldId FactWalker::fieldOf(const Cursor& cursor)
{
    if (m_frames.empty())
        return cursor.field();
    quint16& without = m_frames.back().partsWithoutField;
    if (without >= mostPartsWithoutField)
        return 0;
    const TSFieldId field = cursor.field();
    without = field == 0 ? quint16(without + 1) : quint16(0);
    return field;
}

bool FactWalker::hasInterpolations(const NodeKindRules& kind, TSNode node) const
{
    if (kind.role != Role::String || !(kind.flags & LambdaKind))
        return false;
    const uint32_t children = ts_node_named_child_count(node);
    // A plain string is its quotes and its content, if any.
    constexpr uint32_t mostOfPlain = 3;
    if (children > mostOfPlain)
        return true;
    for (uint32_t i = 0; i < children; ++i) {
        if (m_language.kind(ts_node_symbol(ts_node_named_child(node, i))).role != Role::None)
            return true;
    }
    return false;
}

bool FactWalker::enter(TSNode node, TSFieldId field)
{
    const TSSymbol symbol = ts_node_symbol(node);
    const NodeKindRules& kind = m_language.kind(symbol);
    const Slot slot = slotOf(field);
    if (!ts_node_is_named(node)) {
        enterToken(symbol, kind, slot);
        return false;
    }
    if (ts_node_child_count(node) == 0 || kind.role == Role::String) {
        const size_t sketched = bodyFacts().sketch.nodes.size();
        leaf(kind, node, slot);
        // Interpolations in a string may call something.
        if (!hasInterpolations(kind, node))
            return false;
        m_pieces.pop_back();
        std::vector<SketchNode>& sketch = bodyFacts().sketch.nodes;
        if (sketch.size() > sketched)
            sketch.resize(sketched);
    }
    Frame frame;
    frame.kind = kind.role == Role::AnyLoop ? &loopKind(node) : &kind;
    frame.slot = slot;
    frame.isClause = kind.flags & ClauseKind;
    frame.start = ts_node_start_byte(node);
    frame.end = ts_node_end_byte(node);
    const TSPoint start = ts_node_start_point(node);
    frame.line = start.row + 1 + m_firstRow;
    frame.column = start.column + 1;
    frame.endLine = ts_node_end_point(node).row + 1 + m_firstRow;
    frame.firstPiece = quint32(m_pieces.size());
    frame.firstSite = quint32(m_facts.callSites.size());
    openSketch(frame);
    if (kind.role > Role::Flatten && !frame.isClause)
        opening(frame, node);
    m_frames.push_back(frame);
    return true;
}

void FactWalker::enterToken(TSSymbol symbol, const NodeKindRules& kind, Slot slot)
{
    if (kind.isOperator)
        body().operatorTokens.push_back(symbol);
    if (m_frames.empty())
        return;
    Frame& frame = m_frames.back();
    if (kind.isBooleanOperator) {
        frame.token = symbol;
    } else if (frame.token == 0
        && (kind.operatorClass != OperatorClass::None
            || (kind.isOperator
                && (frame.kind->role == Role::Binary || frame.kind->role == Role::AugmentedAssignment
                    || frame.kind->role == Role::Unary || !m_rules.operatorMethods.empty())))) {
        frame.token = symbol;
    }
    if (kind.role == Role::Storage || slot == Slot::Definition)
        frame.sawStorage = true;
    else if (kind.role == Role::Virtual)
        frame.sawVirtual = true;
    else if (kind.role == Role::Async)
        frame.sawAsync = true;
    else if (kind.role == Role::Export)
        frame.sawDefault = true;
    else if (kind.role == Role::This || kind.role == Role::Super) {
        Piece piece;
        piece.kind = &kind;
        piece.slot = slot;
        piece.start = frame.start;
        piece.end = frame.start;
        piece.line = frame.line;
        piece.expr
            = addExpr(kind.role == Role::This ? ExprKind::This : ExprKind::Super, currentDefinition(), 0, piece.line);
        m_pieces.push_back(piece);
        addSketch(kind.role, slot, 0, piece.line);
    } else if (kind.role == Role::Modifier) {
        frame.functionFlags |= kind.functionFlags;
        frame.sawModifier = frame.sawModifier || kind.functionFlags == 0;
    } else if (kind.role == Role::Keys)
        frame.sawKeys = true;
}

void FactWalker::leaf(const NodeKindRules& kind, TSNode node, Slot slot)
{
    Piece piece;
    piece.kind = &kind;
    piece.slot = slot;
    piece.start = ts_node_start_byte(node);
    piece.end = ts_node_end_byte(node);
    piece.line = ts_node_start_point(node).row + 1 + m_firstRow;
    switch (kind.role) {
    case Role::Identifier:
    case Role::TypeName:
    case Role::Key:
        piece.name = nameText(piece.start, piece.end);
        piece.flags = HasName;
        if (kind.role == Role::Identifier)
            noteMention(piece);
        if (const auto known = m_constants.find(piece.name); known != m_constants.end() && known->second.second) {
            piece.constant = known->second.first;
            piece.flags |= HasConstant;
        }
        if (!m_bodies.back().loops.empty()) {
            const auto& halved = m_bodies.back().loops.back().halved;
            if (std::find(halved.begin(), halved.end(), piece.name) != halved.end())
                piece.flags |= Halves;
        }
        break;
    case Role::Break:
    case Role::Return:
        noteExit(kind.role == Role::Return);
        break;
    case Role::None:
        return;
    case Role::Block:
        sketchLeaf(kind, piece);
        return;
    default: {
        Frame frame;
        frame.kind = &kind;
        frame.start = piece.start;
        frame.end = piece.end;
        frame.line = piece.line;
        closeLiteral(frame, {}, piece);
        if (kind.role == Role::Super && m_rules.superIsMethod && slot != Slot::Callee)
            callSuper(piece);
        break;
    }
    }
    if (kind.isOperand) {
        const StringId id = piece.name ? piece.name : nameText(piece.start, piece.end);
        body().operands.push_back(quint64(id) << 32 | piece.line);
    }
    sketchLeaf(kind, piece);
    m_pieces.push_back(piece);
    if (!m_frames.empty())
        childDone(m_frames.back(), piece);
}

void FactWalker::leave()
{
    Frame frame = m_frames.back();
    m_frames.pop_back();
    const Role role = frame.kind->role;
    if (role == Role::Flatten || frame.isClause || role == Role::None || role == Role::Conditional)
        closeSketch(frame);
    if (role == Role::Flatten || frame.isClause) {
        if (frame.sawStorage && !m_frames.empty())
            m_frames.back().sawStorage = true;
        if (frame.sawVirtual && !m_frames.empty())
            m_frames.back().sawVirtual = true;
        if (!m_frames.empty())
            m_frames.back().functionFlags |= frame.functionFlags;
        return;
    }
    if (role == Role::None) {
        m_pieces.resize(frame.firstPiece);
        return;
    }
    if (role == Role::Conditional) {
        closeConditional(frame);
        return;
    }
    Piece result;
    result.kind = frame.kind;
    result.slot = frame.slot;
    result.start = frame.start;
    result.end = frame.end;
    result.line = frame.line;
    result.token = frame.token;
    const auto first = m_pieces.begin() + frame.firstPiece;
    closing(frame, Pieces(first, m_pieces.end()), result);
    closeSketch(frame);
    // Definitions close their scopes themselves.
    if (frame.outerScope != noIndex && !frame.opened) {
        m_scope = frame.outerScope;
        --m_scopeDepth;
    }
    if (frame.classScope != noIndex)
        closeInitializer(frame);
    m_pieces.resize(frame.firstPiece);
    m_pieces.push_back(result);
    if (!m_frames.empty())
        childDone(m_frames.back(), result);
}

void FactWalker::childDone(Frame& parent, const Piece& piece)
{
    const bool isNamed = parent.kind->role == Role::Function || parent.kind->role == Role::Class
        || parent.kind->role == Role::Namespace;
    if (parent.kind->role == Role::Extension && piece.slot == Slot::Type)
        nameExtension(parent, piece);
    if (!isNamed || !parent.opened)
        return;
    if (piece.slot == Slot::Receiver)
        takeReceiver(parent, piece);
    else if (piece.slot == Slot::Name || piece.slot == Slot::Declarator)
        nameDefinition(parent, piece);
    else if (piece.slot == Slot::Parameters && piece.kind->role != Role::Parameters)
        addParameter(parent.index, piece);
}

void FactWalker::opening(Frame& frame, TSNode node)
{
    if (m_facts.scopes[m_scope].isClass || (frame.kind->flags & AnonymousClassKind)) {
        if (openClassPart(frame, node))
            return;
    }
    switch (frame.kind->role) {
    case Role::Function:
        openDefinition(frame, DefinitionKind::Function);
        break;
    case Role::Class:
        // `struct point` without a body only mentions the type.
        if (frame.kind->flags & PointerKind) {
            bool hasBody = false;
            for (uint32_t i = 0, n = std::min(ts_node_named_child_count(node), 16U); i < n && !hasBody; ++i) {
                const TSSymbol symbol = ts_node_symbol(ts_node_named_child(node, i));
                hasBody = m_language.kind(symbol).role == Role::Block;
            }
            if (!hasBody)
                break;
        }
        openDefinition(frame, DefinitionKind::Class);
        if (frame.kind->flags & VirtualKind)
            m_virtualClass = frame.index;
        break;
    case Role::ClassBody:
    case Role::Extension:
        openShape(frame, node);
        break;
    case Role::Namespace: {
        if (frame.kind->flags & PointerKind) {
            openShape(frame, node);
            break;
        }
        if (isAnonymousNamespace(frame)) {
            // Its names are those of the scope around, in this file alone.
            frame.isAnonymous = true;
            ++m_anonymous;
            break;
        }
        const quint32 outer = m_scope;
        frame.aux = openOuterNamespaces(frame, node);
        openDefinition(frame, DefinitionKind::Namespace);
        if (frame.opened || frame.aux > 0)
            frame.outerScope = outer;
        break;
    }
    case Role::Conditional:
        openConditional(frame);
        break;
    case Role::Parameters:
        if (frame.slot != Slot::Receiver && m_frames.back().kind->role != Role::FunctionType
            && m_awaitingParameters != noIndex && currentDefinition() == m_awaitingParameters) {
            frame.index = m_awaitingParameters;
            m_awaitingParameters = noIndex;
        }
        break;
    default:
        openControl(frame, node);
        break;
    }
}

void FactWalker::closing(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::Function:
        closeFunction(frame, pieces, result);
        break;
    case Role::Class:
    case Role::ClassBody:
        closeClass(frame, pieces, result);
        break;
    case Role::Namespace:
        closeNamespace(frame, result);
        break;
    case Role::Parameters:
        closeParameters(frame, pieces, result);
        break;
    case Role::Decorated:
        closeDecorated(pieces, result);
        break;
    case Role::Declaration:
        if (frame.classScope != noIndex)
            closeInitializer(frame);
        closeDeclaration(frame, pieces, result);
        break;
    case Role::EnumConstant:
        closeEnumConstant(frame, pieces, result);
        break;
    case Role::Package:
        if (!pieces.empty())
            m_facts.package = pieces.back().name;
        break;
    case Role::ImportType:
        closeImportType(frame, pieces);
        break;
    case Role::TypeParameter:
        closeTypeParameter(pieces);
        break;
    case Role::Declarator:
    case Role::FunctionDeclarator:
    case Role::ArrayDeclarator:
        closeDeclarator(frame, pieces, result);
        break;
    case Role::Parameter:
        closeParameter(frame, pieces, result);
        break;
    case Role::TypeDefinition:
        closeTypeDefinition(pieces);
        break;
    case Role::Import:
        closeImport(frame, pieces);
        break;
    case Role::ImportFrom:
        closeImportFrom(frame, pieces);
        break;
    case Role::Export:
        closeExport(frame, pieces);
        break;
    case Role::Include:
        closeInclude(pieces);
        break;
    case Role::PackageClause:
        if (!pieces.empty())
            m_facts.package = pieces.back().name;
        break;
    case Role::PackageImport:
        closePackageImport(frame, pieces);
        break;
    case Role::ModuleFile:
        closeModuleFile(frame, pieces);
        break;
    case Role::Use:
    case Role::UseTree:
    case Role::UseAs:
    case Role::UseAll:
        closeUse(frame, pieces, result);
        break;
    case Role::FunctionType:
    case Role::ContainerType:
    case Role::AppliedType:
    case Role::Alternatives:
    case Role::TypeBounds:
    case Role::TypeAlias:
    case Role::Extension:
    case Role::Variant:
        closeType(frame, pieces, result);
        break;
    case Role::Tuple:
    case Role::Elements:
    case Role::Composite:
    case Role::Assertion:
    case Role::Send:
    case Role::VariantPattern:
    case Role::Unwrap:
        closeValue(frame, pieces, result);
        break;
    default:
        if (frame.opened && (frame.kind->flags & AnonymousClassKind))
            closeAnonymousClass(frame, pieces, result);
        else if (isStatement(frame.kind->role))
            closeControl(frame, pieces, result);
        else
            closeExpression(frame, pieces, result);
        break;
    }
}

StringId FactWalker::shortText(quint32 start, quint32 end)
{
    quint32 limit = std::min(end, start + longestText);
    // A text is cut between characters.
    while (limit < end && limit > start && (static_cast<unsigned char>(m_text[limit]) & 0xC0) == 0x80)
        --limit;
    return nameText(start, limit);
}

StringId FactWalker::nameText(quint32 start, quint32 end)
{
    const std::string_view text = slice(start, std::min(end, start + longestName));
    if (m_validText && end - start <= longestName)
        return m_facts.strings.add(text);
    const QByteArray valid = toValidUtf8({ text.data(), qsizetype(text.size()) });
    return m_facts.strings.add({ valid.constData(), size_t(valid.size()) });
}

} // namespace Foreguest
