// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apilookup.h"
#include "core/cost/callorder.h"
#include "core/cost/growthsummary.h"
#include "core/cost/loopscan.h"
#include "core/cost/sketchtree.h"

namespace Foreguest {

class Language;
struct LanguageRules;

/// What all bodies of a graph share.
struct GrowthContext
{
    const CodeGraph& graph;
    ApiLookup& apis;
    const CallOrder& order;
    InputTable inputs;
    std::vector<GrowthSummary> summaries; ///< By body.
    std::unordered_map<quint32, AbstractValue> constants; ///< Names that one literal is assigned to, once.
    std::unordered_map<quint32, ValueShape> shapes; ///< Of fields and variables of modules, by name, as declared.
    std::unordered_map<quint64, quint32> bodyByName; ///< File and name → body, for functions as values.
    std::vector<const Language*> languages; ///< By file.
    std::vector<bool> isMemoised;
    bool namesNumbers = false; ///< Literals are inputs with a number, and work is noted.
};

/// Reads one body's sketch from top to bottom: an abstract interpretation over magnitudes. Loops are read once; how
/// often they run follows from how the variables of their condition move. O(nodes × depth of loops), within a budget.
class BodyReader
{
public:
    BodyReader(GrowthContext& context, quint32 body);
    /// Without the recursion, which `ownCalls` tell of.
    GrowthSummary read();
    const std::vector<OwnCall>& ownCalls() const { return m_ownCalls; }
    /// The parameters' bounds where they rise: what they are compared with.
    Magnitude boundOf(quint32 parameter);
    /// Elements of the containers that the body marks by its parameters, as a set of visited nodes is; nothing: none.
    std::optional<Magnitude> marked() const { return m_marked; }
    std::optional<Magnitude> stored() const { return m_stored; } ///< As `marked`, with any values.
    quint32 markName() const { return m_markName; }
    bool clipsRange() const;
    bool unmarks() const { return m_unmarks; }
    bool returnsMark() const { return m_returnsMark; } ///< Gives what it has marked: a table of results.
    const TimeCost& workOfParts() const { return m_parts; }
    AbstractValue constantValue(quint32 node);

private:
    struct Variable
    {
        AbstractValue value;
        quint32 depth = 0; ///< Of the loops around where it was set.
    };
    struct Loop
    {
        quint32 node = 0, line = 0;
        LoopScan scan;
        Magnitude trips;
        Magnitude rounds; ///< With those of the loops around, as far as these do not share them.
        quint32 inner = 0; ///< Nodes of the loops in it.
        std::optional<qint64> literal; ///< Trips that a literal fixes.
        std::vector<quint32> variables; ///< Of a loop over something.
        bool multiplies = false; ///< Its variable grows or shrinks by factors.
        bool isWorklist = false;
        bool overParts = false;
        bool keeps = false; ///< Containers from before it get what it reads.
        bool carries = false; ///< Its rounds depend on earlier ones, or on something large from before.
        bool outerReads = false, outerWrites = false; ///< Whether anything before it does.
        InputId firstInput = 0;
        TimeCost outer; ///< Of the loop around, so far.
    };
    /// A cost that the loops around share: done when the loop at that depth is left.
    struct Shared
    {
        TimeCost cost;
        quint32 depth = 0;
    };
    struct Trips
    {
        Magnitude count;
        std::optional<qint64> literal;
        QString why;
        double confidence = 0.95;
        bool isKnown = true;
        bool multiplies = false;
        bool isWorklist = false;
        bool overParts = false;
        std::optional<quint32> sharedFrom; ///< All rounds of the loops deeper than that together.
    };

    // bodyreader.cpp: statements
    void run(quint32 node);
    void runChildren(quint32 node);
    void runIf(quint32 node);
    void runReturn(quint32 node);
    void runDeclaration(quint32 node);
    bool growsItself(quint32 target, quint32 source) const;
    void runAssignment(quint32 node);
    void runAugmented(quint32 node);
    void assign(quint32 target, AbstractValue value, quint32 line);
    AbstractValue undefinedValue(quint32 target, const AbstractValue& declared, quint32 name);
    AbstractValue constructedValue(quint32 arguments, const AbstractValue& declared);
    void assignParts(quint32 target, const AbstractValue& value, quint32 line);
    void setVariable(quint32 name, AbstractValue value);
    void storeElement(quint32 subscript, const AbstractValue& value);
    bool isLocal(quint32 name) const;
    bool alwaysLeaves(quint32 node) const;
    void keepLarger(size_t start, size_t middle);

    // bodyexpressions.cpp
    AbstractValue eval(quint32 node);
    AbstractValue evalName(quint32 node);
    Magnitude literalMagnitude(qint64 literal, quint32 text) const;
    AbstractValue evalNumber(quint32 node) const;
    AbstractValue evalBinary(quint32 node);
    AbstractValue combine(OperatorClass operation, std::string_view text, const AbstractValue& left,
        const AbstractValue& right, quint32 line);
    AbstractValue evalTernary(quint32 node);
    AbstractValue evalMember(quint32 node);
    AbstractValue evalSubscript(quint32 node);
    AbstractValue evalList(quint32 node, ValueShape shape);
    AbstractValue evalNewArray(quint32 node);
    AbstractValue freeValue(quint32 name, quint32 body);
    AbstractValue shapeOf(quint32 type);
    quint32 nameOf(quint32 node) const;

    // bodycalls.cpp
    AbstractValue evalCall(quint32 node);
    AbstractValue callBody(
        const CallFact& call, quint32 callee, const AbstractValue* object, std::vector<AbstractValue> arguments);
    bool sees(quint32 callee, quint32 name) const;
    struct KnownCall
    {
        std::string callee;
        quint32 line = 0;
        const AbstractValue* object = nullptr;
        quint32 objectNode = noIndex;
        const std::vector<AbstractValue>& arguments;
        const std::vector<quint32>& argumentNodes;
    };
    AbstractValue callKnown(const KnownCall& call);
    AbstractValue makeObject(quint32 node, const std::vector<AbstractValue>& arguments);
    AbstractValue callRange(const std::vector<AbstractValue>& arguments) const;
    static AbstractValue extremeOf(const std::vector<AbstractValue>& arguments, bool isMost);
    bool isTakenApart(quint32 node) const;
    bool isRecord(quint32 name) const;
    bool makesNumbers(quint32 function) const;
    AbstractValue resultOf(const CallEffect& effect, const KnownCall& call);
    Magnitude magnitudeOf(const std::vector<CallEffect::Factor>& factors, const AbstractValue* object,
        const std::vector<AbstractValue>& arguments, const Magnitude& result, bool isTime) const;
    void grow(quint32 object, const AbstractValue* added);
    void noteOwnCall(const CallFact& call, bool isDirect, bool isMethod, const std::vector<quint32>& argumentNodes);
    bool isMiddle(quint32 name) const;
    OwnCall::Move moveOf(quint32 argument, quint32 parameter) const;
    bool isItem(quint32 argument, quint32 parameter, quint32 loop) const;
    AbstractValue readInput(ValueShape shape);
    std::vector<quint32> argumentsOf(quint32 node) const { return sketchArguments(m_nodes, node); }
    void noteUse(quint32 callee, const AbstractValue* object, const std::vector<AbstractValue>& arguments);
    void noteWork(quint32 node, quint32 inner, const Magnitude& rounds);
    Magnitude roundsHere() const { return m_loops.empty() ? Magnitude() : m_loops.back().rounds; }
    void callFunctionValue(quint32 argument, const Magnitude& times, quint32 line);

    // bodyloops.cpp
    void runLoop(quint32 node);
    void runForEach(quint32 node);
    void runComprehension(quint32 node);
    void runConditional(quint32 node);
    void enterLoop(quint32 node, const Trips& trips, LoopScan scan, std::vector<quint32> variables);
    void leaveLoop(const Trips& trips);
    void moveVariables(const LoopScan& scan, const Magnitude& trips);
    Magnitude withCases(const Magnitude& trips, const Magnitude& body, const Loop& loop, const TimeCost& outer);
    bool keepsState(const LoopScan& scan, quint32 loop) const;
    bool carriesState(const LoopScan& scan, const Loop& loop) const;
    bool isOutput(quint32 name, quint32 loop) const;
    const CallEffect* effectAt(quint32 node) const;
    LoopScan scanOf(quint32 node) const;
    Trips overTrips(quint32 over, const AbstractValue& value);
    bool shareParts(quint32 over, const AbstractValue& value, Trips& trips);
    bool shareHarmonic(quint32 node, Trips& trips) const;
    bool shareGeometric(quint32 node, Trips& trips) const;
    void namesIn(quint32 target, std::vector<quint32>& names) const;
    size_t loopOf(quint32 node) const;

    // bodytrips.cpp
    Trips tripsOf(quint32 condition, quint32 loop, const LoopScan& scan);
    Trips tripsOfExits(quint32 loop, const LoopScan& scan);
    void sharePointer(quint32 loop, const LoopScan& scan, Trips& trips);
    Trips markTrips(quint32 condition, const LoopScan& scan);
    Trips comparisonTrips(quint32 condition, quint32 loop, const LoopScan& scan);
    Trips variableTrips(quint32 name, quint32 side, quint32 other, quint32 loop, const LoopScan& scan);
    Trips sumTrips(quint32 name, quint32 other, const VariableMoves& moves, const AbstractValue& start);
    Trips containerTrips(quint32 name, const LoopScan& scan);
    Trips worklistTrips(const LoopScan& scan);
    static Trips unknownTrips(const QString& why);
    Trips nameTrips(quint32 condition, quint32 loop, const LoopScan& scan);
    std::optional<quint32> sharedDepth(quint32 name, int direction) const;
    Magnitude roundsBelow(quint32 depth) const;

    // small helpers
    const SketchNode& at(quint32 node) const { return m_nodes[node]; }
    std::string_view textOf(quint32 node) const { return m_context.graph.strings.stdView(m_nodes[node].text); }
    quint32 end(quint32 node) const { return node + m_nodes[node].size; }
    std::vector<quint32> children(quint32 node) const { return sketchChildren(m_nodes, node); }
    quint32 child(quint32 node, Slot slot) const { return sketchChild(m_nodes, node, slot); }
    quint32 depth() const { return quint32(m_loops.size()); }
    bool mentions(quint32 node, quint32 name) const;
    void spend(const TimeCost& cost) { m_cost.add(cost); }
    void spend(const Magnitude& time, quint32 line, const QString& why);
    QString excerpt(quint32 node) const;
    QString text(const Magnitude& magnitude) const;
    InputId freshInput(Input::Kind kind, quint32 name);

    GrowthContext& m_context;
    quint32 m_body;
    const BodyFacts& m_facts;
    const std::vector<SketchNode>& m_nodes;
    const ApiCatalogue& m_apis;
    const LanguageRules* m_rules = nullptr;
    bool m_isGlobalBody = false;
    GrowthSummary m_summary;
    TimeCost m_cost; ///< Of the loop body at hand.
    TimeCost m_parts; ///< Of loops over a structure's parts that are shared by all calls.
    std::vector<Shared> m_shared;
    std::vector<Loop> m_loops;
    std::unordered_map<quint32, Variable> m_variables;
    std::unordered_map<quint32, bool> m_declared; ///< Names that are the body's own.
    std::vector<OwnCall> m_ownCalls;
    std::optional<Magnitude> m_marked;
    quint32 m_markName = 0;
    std::optional<Magnitude> m_stored;
    std::unordered_map<quint32, qint64> m_wasSet; ///< Containers whose elements are set to literals: to which.
    std::unordered_map<quint32, bool> m_gained; ///< Containers that something was put into.
    bool m_unmarks = false, m_returnsMark = false;
    AbstractValue m_lastAssigned;
    AbstractValue m_comprehension; ///< What the last one gave.
    quint32 m_innerNodes = 0; ///< Of the outermost loops.
    int m_nesting = 0;
    quint32 m_steps = 0;
    bool m_assignsParts = false; ///< It is taken apart into several names.
    quint32 m_assigned = 0; ///< Name that the expression at hand is assigned to.
};

} // namespace Foreguest
