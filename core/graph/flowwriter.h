// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/flowcatalogue.h"
#include "core/graph/graphwriter.h"

#include <array>
#include <deque>
#include <initializer_list>
#include <optional>
#include <span>

namespace Foreguest {

/// Writes the edges `flows`: from where data comes (a variable, field, function's result, source outside) to where it
/// goes (a variable, field, parameter, function's result, sink outside), along assignments, arguments, returns and what
/// unknown calls make of their arguments. Variables that carry data become nodes. Flow-insensitive, field-sensitive by
/// name. O(expressions) but for the unions of what they are made from, which are bounded.
class FlowWriter
{
public:
    FlowWriter(SourceProgram& program, Solver& solver, CodeGraph& graph, GraphWriter& nodes);
    /// Which external object a variable may hold; to be called first. Changes nothing but the writer itself, so another
    /// thread may write other edges meanwhile.
    /// With `isBeside` names that come up get their numbers later, in write().
    void findOrigins(bool isBeside);
    void write();

private:
    friend class GraphDraft;
    /// Where data may stand: a binding of the program; from bindingCount() on, a node of the graph; from firstElement
    /// on, an element of an object.
    using Carrier = quint32;
    /// A few of them, without memory of their own: each expression has some.
    class Carriers
    {
    public:
        /// What an expression is made from; a table of more variables than this is cut.
        static constexpr size_t most = 24;
        Carriers() = default;
        Carriers(std::initializer_list<Carrier> carriers)
        {
            for (const Carrier carrier : carriers)
                push_back(carrier);
        }
        void push_back(Carrier carrier)
        {
            if (m_count < most)
                m_items[m_count++] = carrier;
        }
        void clear() { m_count = 0; }
        size_t size() const { return m_count; }
        bool empty() const { return m_count == 0; }
        const Carrier* begin() const { return m_items.data(); }
        const Carrier* end() const { return m_items.data() + m_count; }
        operator std::span<const Carrier>() const { return { begin(), m_count }; }

    private:
        std::array<Carrier, most> m_items {};
        size_t m_count = 0;
    };
    static constexpr Carrier firstElement = 0x8000'0000;
    struct Span
    {
        quint32 first = 0, count = 0;
    };
    struct Transfer
    {
        Carrier from = 0, to = 0;
        quint32 line = 0;
    };
    /// What one file, or all, have to say.
    struct Part
    {
        std::vector<Transfer> transfers;
        std::vector<Transfer> arguments; ///< Parameter, what was passed for it, line of the call.
        std::vector<std::pair<Carrier, bool>> values; ///< What was given a value, and whether that is a literal.
        std::vector<quint32> changed; ///< Bindings: something is stored into what they hold.
        std::vector<HandleUse> handles;
    };
    /// A call, or an operator, of something outside.
    struct OutsideCall
    {
        quint32 receiver = noIndex; ///< Expression of the object, where it is a method.
        quint32 first = 0, count = 0; ///< Arguments.
        quint32 line = 0;
    };
    /// An element of an object that only one variable holds: `{'a': x}`.
    struct Element
    {
        quint32 binding = 0; ///< Of the program.
        StringId key = 0;
        quint32 line = 0;
        NodeId node = noIndex; ///< Once it is known to carry data.
        bool isAlive = false; ///< Something flows into it.
        bool isSeen = false; ///< Its node has been asked for.
    };
    /// The file at work: what each of its expressions carries.
    struct File
    {
        quint32 index = 0;
        const ProgramFile* source = nullptr;
        const LanguageRules* rules = nullptr;
        quint32 catalogue = 0; ///< In `m_catalogues`.
        std::vector<Carrier> pool;
        std::vector<Span> carried; ///< By expression, in `pool`.
        std::vector<bool> isConstant; ///< By expression.
        std::unordered_map<quint64, Carrier> elements; ///< By binding of the file, and key.
        std::unordered_set<quint32> objects; ///< Bindings that hold literal objects alone.
        std::unordered_map<quint32, Carrier> returned; ///< Objects that a function fills and returns: its result.
        std::vector<bool> isTarget, isImport; ///< By expression: of a flow; of an import's.
        std::vector<bool> isUsed; ///< By expression: something reads its value.

        const Expr& expr(quint32 local) const { return source->facts.exprs[local]; }
        quint32 global(quint32 local) const { return source->firstExpr + local; }
    };

    // flowwriter.cpp
    void writeFile(quint32 index);
    void finish(const std::vector<const Part*>& parts);
    /// Origins are looked for from nothing.
    void forget();
    void prepare();
    bool aliasesOf(const ProgramFile& file);
    void closeAliases();
    void sortTransfers();
    void transfer(std::span<const Carrier> from, std::span<const Carrier> to, quint32 line);
    void store(File& file, const Flow& flow);
    void passBack(const std::vector<const Part*>& parts);
    void noteValue(Carrier place, bool isConstant);
    void dropConstants();
    void writeCaptures(quint32 fileIndex);
    void writeEdges();
    NodeId nodeOf(Carrier carrier);
    NodeId variableNode(quint32 binding);

    // floworigins.cpp: which external object a variable may hold
    void takeOrigins();
    bool originsOf(const File& file);
    StringId originOf(const File& file, quint32 local);
    StringId originOfCall(const File& file, const Expr& call);
    enum class OriginOf : quint8 { Field, Binding, Return };
    static quint64 placeOf(OriginOf kind, quint64 of) { return of | quint64(kind) << 62; }
    bool giveOrigin(OriginOf kind, quint64 of, StringId origin);
    StringId originAt(OriginOf kind, quint64 of) const;
    bool confirmOrigin(quint64 place, StringId known, StringId origin);
    void findOriginsIn(quint32 fileIndex, bool& grew);
    bool confirmOrigins(const std::vector<quint32>& files);
    bool passCallbackTypes(const File& file, const Expr& call, const FlowEntry& known);
    bool passOrigins(const File& file, const Expr& call);
    StringId joined(StringId base, StringId name);
    const FlowEntry& entry(const File& file, StringId name);

    // flowexpressions.cpp
    void carry(File& file, quint32 local);
    Carriers carriersOf(File& file, quint32 local);
    Carriers nameCarriers(File& file, const Expr& expr, quint32 local);
    Carriers memberCarriers(File& file, const Expr& expr, quint32 local);
    Carriers fieldCarriers(File& file, quint32 object, StringId name);
    NodeId implicitField(const File& file, const Expr& expr);
    NodeId sourceNode(File& file, quint32 local);
    Carriers roots(File& file, quint32 local);
    // flowelements.cpp
    void findObjects(File& file);
    std::optional<Carrier> elementOf(const File& file, const Expr& expr) const;
    NodeId elementNode(Element& element);
    void addElement(File& file, quint32 binding, StringId key, quint32 line);
    bool storeObject(File& file, const Flow& flow);
    bool storeElement(File& file, const Flow& flow);
    void storeIn(File& file, quint32 binding, StringId key, std::span<const Carrier> value, quint32 line);
    std::span<const Carrier> carried(const File& file, quint32 local) const;
    static void add(Carriers& set, std::span<const Carrier> more);
    static bool isSameData(ExprKind kind);
    static bool isConstant(const File& file, const Expr& expr);
    void noteUse(const File& file, quint32 local, quint32 variable);
    quint32 meant(quint32 binding) const;
    static void markUses(File& file);
    bool isReceiver(const File& file, quint32 binding) const;

    // flowcalls.cpp
    Carriers call(File& file, quint32 local);
    void callOwn(File& file, const Expr& call, const Solver::Target& target, Carriers& result);
    void addResult(quint32 function, Carriers& result);
    void callClass(File& file, const Expr& call, quint32 definition);
    void callExternal(File& file, const OutsideCall& call, StringId name, Carriers& result);
    void callKnownBacks(const File& file, const OutsideCall& call, const FlowEntry& known, Carrier node);
    std::vector<quint32> functionsGiven(const File& file, quint32 firstArgument, quint32 count) const;
    quint32 parameterAt(quint32 function, size_t position) const;
    OutsideCall outsideCall(const File& file, const Expr& call) const;
    void applyOperator(File& file, quint32 local, Carriers& result);
    void noteHandle(const File& file, const OutsideCall& call, const FlowEntry& known, NodeId function);
    Carriers changedPlaces(File& file, quint32 local);
    void callBack(File& file, const OutsideCall& call, Carriers& result);
    quint32 parameterOf(
        const ProgramFile& file, const Definition& definition, const Argument& argument, quint32 position);
    Carriers passedThrough(File& file, const OutsideCall& call);
    StringId operatorName(const File& file, StringId function);
    bool changesReceiver(const File& file, quint32 local) const;
    std::vector<StringId> externalNames(const File& file, quint32 local, const std::vector<Solver::Target>& targets);

    /// A name that stands for something without one, such as what was thrown.
    bool isHidden(StringId name) const { return m_program.strings.stdView(name).starts_with('\0'); }
    Carrier ofNode(NodeId node) const { return m_bindingCount + node; }
    quint32 firstArgumentOffset(const File& file, const Expr& call, const Solver::Target& target) const;

    SourceProgram& m_program;
    Solver& m_solver;
    CodeGraph& m_graph;
    GraphWriter& m_nodes;
    quint32 m_bindingCount;
    StringId m_unknown; ///< Stands for an object of which nothing is known: `?.execute`.
    std::vector<Element> m_elements;
    std::unordered_set<quint64> m_uses; ///< Of the file at work: body, variable and whether it is written.
    Part m_whole; ///< What files have to say, where nobody asks which.
    Part* m_at = &m_whole;
    std::vector<Transfer> m_transfers; ///< In the end.
    std::vector<bool> m_isSeen; ///< By binding: its node has been asked for.
    std::vector<std::vector<quint32>> m_seenOf; ///< The same, by file.
    std::vector<bool> m_isChanged; ///< By binding: something is stored into what it holds.
    std::vector<bool> m_isAssigned, m_holdsData; ///< By carrier: given a value; given one that is no literal.
    std::vector<bool> m_returns; ///< By definition.
    std::vector<quint32> m_aliasOf; ///< By binding of an import: the binding of the module it names, in the end.
    std::vector<quint32> m_namedBy; ///< The same, at first.
    std::vector<StringId> m_exprOrigin, m_bindingOrigin, m_returnOrigin;
    IndexMap m_fieldOrigin, m_joined; ///< By two numbers.
    /// When a place was given its origin; where that is kept at all.
    IndexMap m_givenAt;
    std::vector<std::vector<std::pair<quint32, quint64>>> m_givenBy; ///< By file: time and place.
    quint32 m_time = 0; ///< The round and the file in it.
    quint32 m_rounds = 0;
    bool m_keepsTimes = false;
    bool m_isConfirming = false; ///< Files are looked at again, which must give what they gave.
    bool m_isRefuted = false;
    std::unordered_set<quint64> m_confirmed; ///< Places, at this time.
    IndexMap m_entryOf; ///< By catalogue and name: in `m_entries`.
    std::deque<FlowEntry> m_entries; ///< They stay where they are.
    std::vector<quint64> m_entryKeys; ///< By entry.
    StringPool m_own; ///< While origins are looked for: the program's texts and more.
    StringPool* m_texts; ///< `m_own` or the program's.
    size_t m_sharedTexts = 0; ///< Of `m_own`: those that are the program's.
    std::vector<const FlowCatalogue*> m_catalogues; ///< Each once.
    std::vector<quint32> m_catalogueOf; ///< By file: in `m_catalogues`.
};

} // namespace Foreguest
