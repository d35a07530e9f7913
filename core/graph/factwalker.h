// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/filefacts.h"
#include "core/source/language.h"
#include "core/source/treesitter.h"

#include <functional>
#include <optional>
#include <span>
#include <unordered_set>

namespace Foreguest {

/// The one walk over a file's tree. Iterative and bottom-up: each node that is left hands a Piece to its parent, whose
/// role (from the language's data) says what to make of its pieces. O(nodes), whatever the nesting.
class FactWalker
{
public:
    FactWalker(const Language& language, std::string_view text, FileFacts& facts);
    /// Parses a piece of text in the same language.
    using SnippetParser = std::function<Tree(QByteArrayView)>;
    /// The bodies of macros are read with `parseSnippet`, where there is one.
    void walk(const Tree& tree, const SnippetParser& parseSnippet = {});
    /// Code in a text of the file: `eval('f()')`.
    struct CodeText
    {
        quint32 start = 0, end = 0, line = 0, column = 0;
        quint32 scope = 0;
        quint32 body = 0; ///< In FileFacts::bodies.
    };
    const std::vector<CodeText>& codeTexts() const { return m_codeTexts; }
    /// Adds the facts of such a text, before `finish`.
    void walkText(const CodeText& text, const Tree& tree);
    /// Binds names, once all is walked.
    void finish();

private:
    enum PieceFlag : quint32 {
        HasConstant = 1,
        Scales = 2, ///< Holds a product, quotient or shift by a literal.
        Halves = 4, ///< Holds a quotient or right shift, or a name that was assigned one in this loop.
        Steps = 8, ///< A sum or difference.
        HasBreak = 16,
        FunctionShape = 32, ///< A declarator with parameters.
        PointerShape = 64, ///< A pointer or reference declarator.
        Sequence = 128, ///< A list or string, which `*` repeats.
        HasName = 256,
        Targets = 512, ///< A declared name with its value already noted.
        Interpolated = 1024, ///< A string with expressions in it.
        ArrayShape = 2048, ///< An array declarator.
        VirtualShape = 4096, ///< A declarator of a method that overrides.
        Promoted = 65536, ///< A parameter that is a field, too.
        Constructs = 8192, ///< A declared name with the arguments of its constructor.
        SpreadShape = 16384, ///< `*name`.
        PairsShape = 32768, ///< `**name`.
    };

    /// What a finished node leaves to its parent.
    struct Piece
    {
        const NodeKindRules* kind = nullptr;
        Slot slot = Slot::None;
        quint32 flags = 0;
        quint16 token = 0; ///< Symbol of its operator.
        quint32 start = 0, end = 0, line = 0;
        StringId name = 0;
        StringId alias = 0;
        quint32 expr = noIndex;
        quint32 first = noIndex, count = 0; ///< Arguments or elements.
        qint64 constant = 0;
        OperatorClass comparison = OperatorClass::None;
        bool hasBound = false; ///< A comparison with a literal: `constant`.
        quint32 type = noIndex; ///< Expression of a declared type, or qualifier of a declared name.
    };

    struct Frame
    {
        const NodeKindRules* kind = nullptr;
        Slot slot = Slot::None;
        quint16 token = 0;
        quint32 start = 0, end = 0, line = 0, endLine = 0, column = 0;
        quint32 firstPiece = 0;
        quint32 index = noIndex; ///< Definition, loop or scope that it opened.
        quint32 aux = 0;
        quint32 outerScope = noIndex;
        quint16 partsWithoutField = 0; ///< In a row.
        quint32 classScope = noIndex; ///< Around an initialiser.
        quint16 functionFlags = 0; ///< Of the modifiers among its tokens.
        bool sawStorage = false, sawVirtual = false, sawAsync = false, sawDefault = false, opened = false;
        bool sawModifier = false; ///< A parameter becomes a field.
        bool isAnonymous = false; ///< A namespace without a name.
        bool sawKeys = false; ///< Iterates over keys.
        quint32 condition = noIndex, outerCondition = noIndex;
        quint32 firstSite = 0; ///< Number of call sites before it.
        bool isClause = false; ///< Its parts belong to its parent.
        quint32 sketch = noIndex, sketchBody = 0, sketchCalls = 0; ///< Its node in the sketch of a body.
    };

    struct LoopState
    {
        quint32 fact = noIndex; ///< noIndex for a switch.
        bool hasExit = false;
        std::vector<StringId> halved; ///< Names that were assigned a quotient.
        std::vector<std::pair<StringId, LoopStep>> updates;
    };

    struct OpenBody
    {
        quint32 definition = 0;
        quint32 facts = 0;
        quint32 loop = noIndex;
        std::vector<LoopState> loops;
        std::vector<quint64> operands; ///< Name and line.
        std::vector<quint16> operatorTokens;
        quint32 sequence = noIndex; ///< What it yields.
    };

    /// In Piece::first of a pair: its value is elements without their type.
    static constexpr quint32 elementsMark = noIndex - 1;
    using Pieces = std::span<Piece>;

    /// A macro as it stands in the text.
    struct MacroText
    {
        StringId name = 0;
        std::string_view parameters; ///< Without parentheses.
        std::string_view body;
        quint32 line = 0;
        quint32 condition = noIndex;
        bool isFunctionLike = false;
    };

    // factwalker.cpp: the walk itself
    void visit(const Tree& tree);
    bool enter(TSNode node, TSFieldId field);
    TSFieldId fieldOf(const Cursor& cursor);
    bool hasInterpolations(const NodeKindRules& kind, TSNode node) const;
    void enterToken(TSSymbol symbol, const NodeKindRules& kind, Slot slot);
    void leaf(const NodeKindRules& kind, TSNode node, Slot slot);
    void leave();
    void childDone(Frame& parent, const Piece& piece);
    void opening(Frame& frame, TSNode node);
    void closing(Frame& frame, Pieces pieces, Piece& result);
    Slot slotOf(TSFieldId field) const;

    // walksketch.cpp
    quint32 addSketch(Role role, Slot slot, quint32 text, quint32 line);
    void openSketch(Frame& frame);
    void closeSketch(const Frame& frame);
    void sketchLeaf(const NodeKindRules& kind, const Piece& piece);

    // walkdefinitions.cpp
    void openDefinition(Frame& frame, DefinitionKind kind);
    void nameDefinition(Frame& frame, const Piece& piece);
    void closeFunction(Frame& frame, Pieces pieces, Piece& result);
    void noteMethod(const Frame& frame, Pieces pieces);
    void closeClass(Frame& frame, Pieces pieces, Piece& result);
    void closeNamespace(Frame& frame, Piece& result);
    void closeParameters(Frame& frame, Pieces pieces, Piece& result);
    void addParameter(quint32 definition, const Piece& piece);
    void addPatternParameter(quint32 definition, const Piece& piece);
    void addRestParameter(quint32 definition, const Piece& piece);
    void closeDecorated(Pieces pieces, Piece& result);
    void decorate(Pieces pieces, const Piece& definition);
    void closeDeclaration(Frame& frame, Pieces pieces, Piece& result);
    void closeDeclarator(Frame& frame, Pieces pieces, Piece& result);
    void closeTypeDefinition(Pieces pieces);
    void initialise(const std::vector<const Piece*>& names, const Piece& value, quint32 line);
    void embed(const Piece& type, Piece& result);
    void declareTyped(const Piece& declarator, quint32 type);
    void typeLiteral(quint32 value, quint32 type, bool ofElements);
    void closeParameter(const Frame& frame, Pieces pieces, Piece& result);
    void flowType(quint32 target, quint32 current, quint32 type, quint32 line, bool isIndirect = false);
    void closeAscription(Pieces pieces, Piece& result);
    void closeListType(const Frame& frame, Pieces pieces, Piece& result);
    void closeGenericType(const Frame& frame, Pieces pieces, Piece& result);
    void openBody(quint32 definition);
    void closeBody(quint32 endLine);

    // walktypes.cpp
    void closeTyped(Frame& frame, Pieces pieces, Piece& result);
    void closeTypeTest(Pieces pieces, Piece& result);
    void closeTypedName(Pieces pieces, Piece& result);
    void closeGeneric(Pieces pieces, Piece& result);
    void closeReference(Pieces pieces, Piece& result);
    void closeResource(Frame& frame, Pieces pieces, Piece& result);
    void closeNewArray(Frame& frame, Pieces pieces, Piece& result);
    void closeTypedForEach(Pieces pieces, quint32 line);
    void closeTypeParameter(Pieces pieces);
    void closeImportType(Frame& frame, Pieces pieces);
    quint32 typeOf(const Piece& piece);
    quint32 declareOfType(const Piece& name, quint32 type, quint16 flags = 0);
    quint32 implicitCall(quint32 object, const std::string& method, quint32 line);
    StringId literalType(const Piece& piece);
    void closeMethodCall(Pieces pieces, Piece& callee);

    // walkclasses.cpp
    bool openClassPart(Frame& frame, TSNode node);
    void openInitializer(Frame& frame, bool isShared);
    void closeInitializer(Frame& frame);
    void finishInitializers(quint32 classDefinition);
    bool hasCode(TSNode declaration) const;
    quint16 modifiersOf(TSNode node) const;
    void closeAnonymousClass(Frame& frame, Pieces pieces, Piece& result);
    void closeEnumConstant(Frame& frame, Pieces pieces, Piece& result);
    void closeTypedFunction(Frame& frame, Pieces pieces);
    void addClassParameters(Pieces pieces);
    void chainConstructor(quint32 definition, quint32 line);

    // walknames.cpp
    quint32 openScope(quint32 definition, bool isClass);
    quint32 declare(quint32 scope, StringId name, BindingKind kind, quint32 line);
    quint32 functionScope() const;
    void declareTargets(quint32 target, quint32 scope, BindingKind kind);
    void bindNames();
    void bindArguments(quint32 expr);
    quint32 lookUp(quint32 scope, StringId name) const;
    void expandPatterns();
    quint32 addExpr(ExprKind kind, quint32 a, StringId text, quint32 line);
    quint32 exprOf(const Piece& piece);
    quint32 nameExpr(StringId name, quint32 line);
    quint32 computed(Pieces parts, quint32 type, quint16 token, quint32 line);
    void addFlow(quint32 target, quint32 value, quint32 line, FlowKind kind = FlowKind::Assignment);
    void closeImport(Frame& frame, Pieces pieces);
    void closeImportFrom(Frame& frame, Pieces pieces);
    void importNames(quint32 module, Pieces pieces, quint32 line, bool takesModule = false);
    void closeExport(Frame& frame, Pieces pieces);
    void closeInclude(Pieces pieces);
    void addImport(quint32 module, StringId member, quint32 scope, quint32 line);

    // walkobjects.cpp
    quint32 declaredInstance(quint32 type, bool isIndirect, quint32 line);
    void closeApplied(Pieces pieces, Piece& result);
    quint32 appliedAs(quint32 applied, quint32 name, quint32 line);
    bool closeConstruction(Pieces pieces, Piece& result);
    void closeFieldInitializer(Frame& frame, Pieces pieces);
    void closeUsing(Frame& frame, Pieces pieces);
    void operatorCall(std::string_view token, const Piece& left, const Piece* right, Piece& result);
    void rangeCalls(quint32 over, quint32 line);

    // walklifetimes.cpp
    void lifetimeCall(quint32 object, std::string_view what, quint32 line);
    void endObject(quint32 object, quint32 line);
    void endVariable(const Piece& declarator, quint32 type);
    void chainBases(const Frame& frame);
    std::vector<quint32> basesOf(quint32 classDefinition) const;
    StringId lastName(quint32 expr) const;
    void declareCaught(Pieces pieces);

    // walkscripts.cpp
    void noteCodeText(const Piece& arguments);
    quint32 nestedScope(quint32 outer, quint32 inner, quint32 line);
    bool isAnonymousNamespace(const Frame& frame) const;
    quint32 openOuterNamespaces(const Frame& frame, TSNode node);
    void closeNestedName(const Frame& frame, Piece& result);
    void closeOwnField(const Frame& frame, Piece& result);
    bool closeSpecialName(std::string_view name, quint32 line, Piece& result);
    void joinCallee(Pieces pieces, Piece& callee);
    bool closeRequire(Pieces pieces, std::string_view name, quint32 line, Piece& result);
    void addMixin(quint32 expr);
    void callSuper(Piece& piece);
    void callBareNames();
    void noteMention(const Piece& piece);

    // walkmacros.cpp
    void closeMacro(Frame& frame, Pieces pieces);
    void noteMacro(const Piece& name, std::string_view parameters, std::string_view body, bool isFunctionLike);
    void walkMacros(const SnippetParser& parseSnippet);
    void closeMacroBody(Definition& definition, const MacroText& macro, const Tree& tree);
    void aliasMacro(const MacroText& macro, std::string_view body);
    void openConditional(Frame& frame);
    void closeConditional(Frame& frame);

    // walkexpressions.cpp
    void closeExpression(Frame& frame, Pieces pieces, Piece& result);
    void closeOperation(Frame& frame, Pieces pieces, Piece& result);
    void closeCall(Frame& frame, Pieces pieces, Piece& result);
    void closeArguments(Pieces pieces, Piece& result);
    void closeMember(Frame& frame, Pieces pieces, Piece& result);
    void closeComputedKey(Pieces pieces, Piece& result);
    StringId keyName(const Piece& piece);
    void closeKey(const Frame& frame, Piece& result);
    void closeAssignment(Frame& frame, Pieces pieces, Piece& result);
    void closeAugmented(Frame& frame, Pieces pieces, Piece& result);
    void closeBinary(Frame& frame, Pieces pieces, Piece& result);
    void closeUnary(Frame& frame, Pieces pieces, Piece& result);
    void closeLiteral(Frame& frame, Pieces pieces, Piece& result);
    void closePattern(Pieces pieces, Piece& result);
    void closeTernary(Pieces pieces, Piece& result);
    void closeSizeOf(Pieces pieces, Piece& result);
    void passThrough(Pieces pieces, Piece& result);
    void assign(const Piece& target, const Piece& value, quint32 line, bool declares, quint32 scope);
    bool closeImportCall(const Piece& callee, const Piece* arguments, quint32 line, Piece& result);
    void closeElement(const Frame& frame, Pieces pieces, Piece& result);
    quint32 noteCall(const Piece& callee, const Piece* arguments, quint32 expr, quint32 line);
    void noteAllocation(AllocationKind kind, qint64 count, quint32 start, quint32 end, quint32 line);
    void noteAllocator(const AllocatorRules& rules, const Piece& arguments, const Frame& frame);
    void noteArrayNew(const Piece& type, const Piece& size, const Frame& frame);
    std::vector<std::optional<qint64>> constantArguments(quint32 first, quint32 count) const;
    void noteConstant(StringId name, const Piece& value);
    void closeCollection(Frame& frame, Pieces pieces, Piece& result);
    void closeNamed(Frame& frame, Pieces pieces, Piece& result);
    void closeNames(Frame& frame, Pieces pieces);
    static Piece* find(Pieces pieces, Slot slot);

    // walkoperations.cpp
    quint32 addOperation(std::string_view name, quint32 left, quint32 right, quint32 line);
    std::string_view tokenName(quint16 token) const;
    bool isLiteral(quint32 expr) const;
    StringId textKey(std::string_view content);
    StringId keyOf(const Piece& piece);
    quint32 spreadExpr(const Piece& piece);
    quint32 dottedExpr(std::string_view name, quint32 line);
    void closeSubscript(const Piece* object, const Piece* index, Frame& frame, Piece& result);
    void closeWith(Frame& frame, Pieces pieces);
    void closeDelete(Pieces pieces);
    void closeInterpolation(Frame& frame, Pieces pieces, Piece& result);
    void askTruth(Pieces pieces);
    void moveOutside(quint32 expr, quint32 function);
    void moveCall(quint32 expr, quint32 function);
    void closeThrow(Pieces pieces, quint32 line);
    void closeCatch(Pieces pieces);
    void closeCase(Pieces pieces);
    quint32 evaluated(const Piece& arguments, quint32 line);
    void addRest(Definition& owner, const Piece& piece, quint32 position);

    // walkshapes.cpp
    const NodeKindRules& loopKind(TSNode node) const;
    static bool hasMembers(const Language& language, TSNode node);
    void openShape(Frame& frame, TSNode node);
    void openExtension(Frame& frame);
    void nameSelfType(quint32 definition);
    void nameExtension(Frame& frame, const Piece& type);
    void takeReceiver(Frame& frame, const Piece& receiver);
    void declareSelf(quint32 definition, const Piece& piece);
    void takeGroupedParameters(Frame& frame, Pieces pieces, Piece& result);
    void declareResults(const std::vector<std::pair<StringId, const Piece*>>& parts, Piece& result);
    void declareElements(Pieces pieces, StringId owner);
    quint32 listOf(quint32 element, quint32 line);
    void closeSignature(Frame& frame, Pieces pieces);
    std::string typeText(const Piece& piece) const;
    void closeType(Frame& frame, Pieces pieces, Piece& result);
    void closeContainerType(Frame& frame, Pieces pieces, Piece& result);
    void closeTypeBounds(Pieces pieces);
    void closeTypeAlias(Frame& frame, Pieces pieces);
    void closeExtension(Frame& frame, Pieces pieces);
    void closeVariant(Frame& frame, Pieces pieces);
    quint32 anyOf(const std::vector<quint32>& parts, quint32 line);

    // walkvalues.cpp
    void closeValue(Frame& frame, Pieces pieces, Piece& result);
    void closeTuple(Frame& frame, Pieces pieces, Piece& result);
    void closeElements(Frame& frame, Pieces pieces, Piece& result);
    void closeComposite(Frame& frame, Pieces pieces, Piece& result);
    void closeSend(Frame& frame, Pieces pieces);
    void closeVariantPattern(Frame& frame, Pieces pieces, Piece& result);
    void closeArm(Frame& frame, Pieces pieces, Piece& result);
    void closeOperatorCall(const Piece& left, const Piece* right, const Frame& frame, Piece& result);
    void valueOfBlock(Frame& frame, Pieces pieces, Piece& result);
    quint32 patternTarget(const Piece& piece);

    // walkmodules.cpp
    void closePackageImport(Frame& frame, Pieces pieces);
    void closeModuleFile(Frame& frame, Pieces pieces);
    bool closePath(const Piece* scope, const Piece& name, const Frame& frame, Piece& result);
    quint32 pathRoot(const Piece& piece, quint32 line);
    quint32 moduleAbove(quint32 levels, quint32 line);
    void closeUse(Frame& frame, Pieces pieces, Piece& result);
    void useItems(Frame& frame, Pieces pieces, Piece& result);
    void importRoots();

    // walkcontrol.cpp
    void openControl(Frame& frame, TSNode node);
    void closeControl(Frame& frame, Pieces pieces, Piece& result);
    void openComprehension(Frame& frame, TSNode node);
    void closeComprehension(Frame& frame, Pieces pieces, Piece& result);
    void closeYield(Frame& frame, Pieces pieces, Piece& result);
    quint32 thrownExpr(quint32 line);
    quint32 addSequence(quint32 element, const Frame& frame);
    quint32 addLoop(LoopKind kind, quint32 line, quint32 endLine);
    void closeLoop(Frame& frame, Pieces pieces);
    void closeForEach(
        const Piece* target, const Piece* over, LoopFact& loop, bool declares, quint32 line, const Frame& frame);
    void iterateKeyed(quint32 target, quint32 iterated, quint32 yielded, quint32 line);
    quint32 iterateFunction(quint32 function, quint32 line);
    quint32 iterateOwn(quint32 element, quint32 iterated, quint32 line);
    /// Where a container keeps its keys: a name that no source can spell.
    static std::string_view unwrappedName() { return { "\0unwrapped", 10 }; }
    static std::string_view keysName() { return { "\0keys", 5 }; }
    void countTrips(LoopFact& loop, const Piece& start, const Piece& condition, const Piece& step);
    void classifyStep(LoopFact& loop, const LoopState& state, std::string_view condition);
    static qint64 countedTrips(const std::vector<std::optional<qint64>>& values);
    void noteUpdate(StringId name, LoopStep step);
    void noteExit(bool leavesBody);

    std::string_view slice(quint32 start, quint32 end) const { return m_text.substr(start, end - start); }
    StringId shortText(quint32 start, quint32 end);
    StringId nameText(quint32 start, quint32 end);
    std::string_view stringContent(const Piece& piece) const;
    OpenBody& body() { return m_bodies.back(); }
    BodyFacts& bodyFacts() { return m_facts.bodies[m_bodies.back().facts]; }
    quint32 currentDefinition() const { return m_facts.scopes[m_scope].definition; }

    const Language& m_language;
    const LanguageRules& m_rules;
    std::string_view m_text;
    FileFacts& m_facts;
    bool m_validText = true;
    std::vector<Frame> m_frames;
    std::vector<Piece> m_pieces;
    std::vector<OpenBody> m_bodies;
    quint32 m_scope = 0;
    quint32 m_sketchPause = 0; ///< Open nodes that the sketches leave out.
    quint32 m_condition = noIndex;
    quint32 m_anonymous = 0; ///< Anonymous namespaces around.
    quint32 m_firstRow = 0; ///< Of the text at hand in the file.
    bool m_isMacro = false;
    std::vector<MacroText> m_macros;
    struct Mention
    {
        quint32 definition = 0;
        quint32 scope = 0;
        StringId name = 0;
        quint32 line = 0;
    };
    quint32 m_virtualClass = noIndex; ///< The interface at hand.
    std::vector<Mention> m_mentions;
    std::unordered_map<quint32, std::vector<quint32>> m_mixins; ///< Expressions by class.
    quint32 m_scopeDepth = 0;
    quint32 m_awaitingParameters = noIndex;
    std::unordered_set<quint64> m_foreign; ///< Scope and name of `global` and `nonlocal`.
    std::unordered_map<StringId, std::pair<qint64, bool>> m_constants; ///< Value, and whether it still holds.
    std::unordered_map<quint32, qint64> m_values; ///< Folded values of arguments.
    /// A name that a `use` makes visible, before what stands in front of it is known.
    struct UseItem
    {
        quint32 root = noIndex; ///< Leftmost name of its path; noIndex: the path in front itself.
        quint32 expr = noIndex;
        StringId name = 0;
        bool isAll = false;
        quint32 line = 0;
    };
    std::vector<UseItem> m_useItems;
    std::vector<quint32> m_pathRoots; ///< Leftmost names of paths that are used as libraries, if they are nothing else.
    std::unordered_set<StringId> m_typeParameters;
    struct Initializer
    {
        quint32 definition = noIndex;
        OpenBody body;
    };
    std::unordered_map<quint64, Initializer> m_initializers; ///< By class, and whether it is the class's own.
    std::unordered_set<quint32> m_chained; ///< Constructors that say which other they call.
    std::unordered_set<quint32> m_constructed; ///< Classes with constructors.
    std::unordered_map<quint32, std::vector<StringId>> m_initialised; ///< What constructors name before their bodies.
    std::vector<CodeText> m_codeTexts;
    std::unordered_map<quint32, quint32> m_flowOf; ///< Definition → the flow that gives it to its name.
};

} // namespace Foreguest
