// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/growthanalysis.h"
#include "core/cost/memorycell.h"
#include "core/cost/memoryinputs.h"
#include "core/cost/memorytypes.h"
#include "core/cost/sketchtree.h"

#include <set>

namespace Foreguest {

/// Runs a program's sketches once with numbers where they are known: each loop's body once, for as many rounds as the
/// loop has. What it holds on to counts as often as it was made; what it lets go of counts once, as in a runtime that
/// counts references. O(nodes of the sketches that are run), within a budget.
class MemoryWalk
{
public:
    MemoryWalk(GrowthContext& context, TypeTable& types, const MemoryInputs& inputs, quint32 budget);
    MemoryWalk(const MemoryWalk&) = delete;
    MemoryWalk& operator=(const MemoryWalk&) = delete;
    ~MemoryWalk();

    /// Variables of modules and classes.
    void runModules();
    /// A body, with whatever inputs its parameters stand for; calls of others run these, too, where `deep`.
    void runEntry(quint32 body, bool deep);

    MemoryMeter& meter() { return m_meter; }
    bool isSpent() const { return m_isSpent; }
    /// Names of the inputs whose sizes had to be assumed.
    const std::set<std::string>& assumed() const { return m_assumed; }
    /// Whether some loop's rounds could not be told.
    bool hasGuess() const { return m_hasGuess; }

private:
    using Value = MemoryValue;
    using CellPtr = std::shared_ptr<MemoryCell>;
    struct Variable
    {
        Value value;
        size_t depth = 0;
    };
    struct Frame
    {
        quint32 body = noIndex;
        Frame* lexical = nullptr; ///< Of the function that it stands in.
        Frame* caller = nullptr;
        Value self;
        Value result, yielded;
        double yields = 0;
        size_t depth = 0; ///< Of the loops around its call.
        bool hasResult = false, isDone = false, isGlobal = false;
        bool repeats = false; ///< It calls itself, and one loop stands for all of its calls.
        double calls = 1, deepest = 1; ///< All of its activations, and those at once.
        std::unordered_map<quint32, Variable> variables;
    };

    // memorywalk.cpp: statements
    void run(quint32 node);
    void runChildren(quint32 node);
    void runIf(quint32 node);
    double shareOf(quint32 condition) const;
    void runReturn(quint32 node);
    void runClass(quint32 node);
    void runDeclaration(quint32 node);
    void given(quint32 name, Value& value);
    Value declaredValue(quint32 target, const TypePtr& type, quint32 line);
    Value constructed(const TypePtr& type, quint32 arguments, quint32 line);
    void runAugmented(quint32 node);
    void assign(quint32 target, Value value, quint32 source);
    void assignParts(quint32 target, const Value& value);
    void chain(quint32 name, const Variable* old, Value& value, quint32 source);
    void setVariable(quint32 name, Value value, bool isOwn);
    Variable* find(quint32 name);
    void storeSubscript(quint32 target, Value value);
    void storeMember(quint32 target, Value value, quint32 source);

    // memoryloops.cpp
    void runLoop(quint32 node);
    void runForEach(quint32 node);
    void runCounted(quint32 node);
    void runWhile(quint32 node);
    Value runComprehension(quint32 node);
    void bindElement(quint32 target, const Value& over);
    double tripsOver(const Value& value);
    double tripsOfCondition(quint32 condition, const LoopScan& scan);
    double tripsOfComparison(quint32 condition, const LoopScan& scan);
    double worklistTrips();
    LoopScan scanOf(quint32 loop);
    void enter(double trips) { m_trips.push_back(trips); }
    void leave() { m_trips.pop_back(); }
    double rounds(size_t from, size_t to = size_t(-1)) const;
    size_t depth() const { return m_trips.size(); }

    // memoryexpressions.cpp
    Value eval(quint32 node);
    Value evalName(quint32 node);
    Value evalNumber(quint32 node) const;
    Value evalBinary(quint32 node);
    Value combine(OperatorClass operation, std::string_view text, const Value& left, const Value& right, quint32 node);
    static Value arithmetic(OperatorClass operation, std::string_view text, const Value& left, const Value& right);
    Value evalTernary(quint32 node);
    Value evalMember(quint32 node);
    Value evalSubscript(quint32 node);
    Value evalList(quint32 node, const char* rule);
    Value evalMap(quint32 node);
    Value evalNewArray(quint32 node);
    Value evalComposite(quint32 node);
    Value elementOf(const Value& value);
    std::optional<bool> truth(quint32 condition);
    double number(const Value& value, double otherwise);
    double countOf(const Value& value);
    double assume(quint32 name, double otherwise);
    double sizeOfOperand(quint32 node);

    // memorycalls.cpp
    Value evalCall(quint32 node);
    Value makeObject(quint32 node, const CallFact* fact, std::vector<Value> arguments);
    Value callBody(quint32 callee, const Value& self, const std::vector<Value>& arguments, quint32 line);
    void runBody(Frame& frame, const std::vector<Value>& arguments);
    Value callAgain(Frame& frame, quint32 line);
    void prepareRecursion(Frame& frame, const std::vector<Value>& arguments);
    double depthByArguments(quint32 body, const std::vector<Value>& arguments);
    double parsedNumber(quint32 node) const;
    double magnitude(const Magnitude& magnitude, quint32 callee, const std::vector<Value>& arguments);
    Value callFunction(const Value& function, const std::vector<Value>& arguments, quint32 line);
    quint32 lambdaAt(quint32 node);
    quint32 constructorOf(quint32 callee) const;

    // memoryapis.cpp
    struct KnownCall
    {
        const MemoryCall& effect;
        quint32 node = 0, line = 0;
        Value object;
        quint32 objectNode = noIndex;
        std::vector<Value> arguments;
        std::vector<quint32> argumentNodes;
    };
    Value callKnown(KnownCall& call);
    Value callContainer(KnownCall& call);
    Value callNumber(KnownCall& call);
    Value callInput(KnownCall& call);
    const Value& operand(const KnownCall& call, char letter) const;
    double product(const KnownCall& call);
    void resize(KnownCall& call);
    void addTo(quint32 objectNode, MemoryCell& container, const Value* key, const Value& added, double share);
    void absorb(MemoryCell& container, const Value& added);
    void boxIn(MemoryCell& container, const Value& value, double times);
    CellPtr makeCell(const char* rule, double count, quint32 line, double place = 0);
    CellPtr makeFrom(const TypePtr& type, double count, quint32 line);
    CellPtr makeRaw(double bytes, quint32 line);
    CellPtr newCell(quint32 line, const char* what);
    void fill(MemoryCell& cell, const Value& element);
    double losing(quint32 objectNode) const;

    // helpers on the sketch
    const SketchNode& at(quint32 node) const { return (*m_nodes)[node]; }
    quint32 end(quint32 node) const { return node + at(node).size; }
    std::vector<quint32> children(quint32 node) const { return sketchChildren(*m_nodes, node); }
    quint32 child(quint32 node, Slot slot) const { return sketchChild(*m_nodes, node, slot); }
    quint32 nameOf(quint32 node) const;
    std::string_view textOf(quint32 node) const { return m_context.graph.strings.stdView(at(node).text); }
    bool mentions(quint32 node, quint32 name) const;
    bool leaves(quint32 node) const;
    std::vector<quint32> argumentsOf(quint32 node) const { return sketchArguments(*m_nodes, node); }
    bool spend();

    GrowthContext& m_context;
    TypeTable& m_types;
    const MemoryInputs& m_inputs;
    MemoryMeter m_meter;
    Frame m_globals;
    Frame* m_frame = &m_globals;
    const std::vector<SketchNode>* m_nodes = nullptr;
    const BodyFacts* m_facts = nullptr;
    const ObjectModel* m_model = nullptr;
    const LanguageRules* m_rules = nullptr;
    std::vector<double> m_trips; ///< Of the loops around, over all calls.
    struct LoopMoves
    {
        LoopScan scan;
        size_t depth = 0;
        bool isWorklist = false;
    };
    std::vector<LoopMoves> m_scans;
    std::set<std::string> m_assumed;
    size_t m_nextToken = 0;
    quint32 m_steps = 0, m_budget = 0;
    int m_nesting = 0;
    quint32 m_assigned = 0; ///< Name that the expression at work is for.
    TypePtr m_wanted; ///< The type that is declared for it.
    bool m_isDeep = true, m_isSpent = false, m_hasGuess = false;
};

} // namespace Foreguest
