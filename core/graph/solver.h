// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/conditions.h"
#include "core/graph/dependencies.h"

#include <functional>
#include <unordered_set>

namespace Foreguest {

/// What an expression of a program may stand for: values flow along assignments, arguments, returns, fields and imports
/// until nothing changes. Flow-insensitive, field-based, context-insensitive, as in PyCG (Salis et al., ICSE 2021).
/// An expression is evaluated again only when something that it has read (a cell: another expression's value, a
/// variable's, a field's, what a function returns) has changed. Sets are bounded, so that is O(expressions × what each
/// reads). All that changes while solving must be a cell, or its readers won't hear of it.
class Solver
{
public:
    Solver(const SourceProgram& program, StringPool& strings);
    void solve(const std::function<bool()>& isCancelled);

    /// Something a call reaches.
    struct Target
    {
        Value value; ///< Function, Class (instantiated, without a constructor of its own) or External.
        bool isConstructor = false;
    };
    std::vector<Target> targets(quint32 callExpr);
    const std::vector<Value>& values(quint32 expr) const { return m_sets.members(m_exprValues[expr]); }
    const std::vector<Value>& bindingValues(quint32 binding) const { return m_sets.members(m_bindingValues[binding]); }
    /// Expressions evaluated and flows followed, repeated ones included: what solving cost.
    quint64 stepsDone() const { return m_dependencies.done(); }
    /// Base classes of the sources, and names of external ones.
    std::vector<Value> bases(quint32 classDefinition) const;
    /// The class that a method belongs to, also where it is defined outside of the class's braces; noIndex for none.
    quint32 classOf(quint32 function) const;
    const ImportTarget& importTarget(quint32 moduleExpr) const { return m_imports.at(moduleExpr); }
    /// The class in which a member is found, noIndex where in none.
    quint32 ownerOf(quint32 classDefinition, StringId name);
    /// What evaluating an expression calls without saying so: callbacks of `map(f, xs)`, getters, iterators.
    const std::vector<Value>& implicitCalls(quint32 expr) const;
    /// What a name means at the top level of a file.
    std::vector<Value> named(quint32 file, StringId name);
    /// False for what the sources' own conditions certainly leave out (`#if 0`).
    bool dropsArguments(quint32 file, StringId macro) const { return m_conditions.dropsArguments(file, macro); }
    bool isCompiled(quint32 file, quint32 condition) const { return m_conditions.holds(file, condition); }

private:
    struct Context
    {
        quint32 file = 0;
        const ProgramFile* source = nullptr;
        const LanguageRules* rules = nullptr;
        const Language* language = nullptr;
    };

    /// What a call hands over, whatever its syntax.
    struct Invocation
    {
        const Context* context = nullptr;
        quint32 expr = 0; ///< By whose evaluation it happens.
        SetId receiver = emptySet;
        std::vector<SetId> arguments;
        SetId rest = emptySet; ///< Further arguments, of unknown position.
        bool isNew = false;
        int depth = 0;
    };
    /// A function with its object and first arguments already given.
    struct BoundFunction
    {
        Value target;
        quint32 count = 0; ///< Arguments given, in fields of its own, as its object is.
    };
    struct NativeRun;

    // solvercalls.cpp
    SetId receiverOf(const Context& context, const Expr& call) const;
    Invocation invocationOf(const Context& context, quint32 local, const Expr& call);
    void spreadArguments(Invocation& call, SetId list);
    SetId callFunction(const Context& context, quint32 local, const Expr& call, quint32 function);
    SetId invoke(const Invocation& call, const Value& callee);
    SetId callResult(const Context& context, quint32 function);
    void passArgument(quint32 function, quint32 position, SetId value);
    void passRest(quint32 function, quint32 from, SetId value);
    void noteImplicit(quint32 expr, const Value& called);
    void callBack(const Invocation& call, StringId library);
    void joinReceiver(quint32 function, SetId receiver);
    SetId awaited(const Context& context, SetId promises);
    SetId elements(SetId lists);
    SetId iterate(const Context& context, quint32 expr, SetId iterables, int depth = 0);
    SetId throughAccessors(const Context& context, quint32 expr, const Value& owner, SetId found, int depth = 0);
    void storeThroughAccessors(const Context& context, quint32 expr, const Value& owner, SetId value);
    void storeElement(quint64 owner, StringId key, SetId value);
    void mergeFields(const Value& target, const Value& source);
    StringId indexKey(quint32 index);
    StringId objectType(quint32 object) const;
    Value objectAt(quint64 place, StringId type);
    Value boundAt(quint32 expr, const Value& target);
    SetId typeMember(const Context& context, const std::string& type, StringId name);
    SetId protoMember(const Context& context, quint64 owner, StringId name);

    // solvernatives.cpp
    const NativeSummary* nativeOf(const Context& context, StringId externalName);
    SetId runNative(const Invocation& call, const NativeSummary& native);
    SetId nativeValue(NativeRun& run, const NativeTerm& term);
    SetId nativeValue(NativeRun& run, const NativeTerms& terms);
    SetId nativeStep(NativeRun& run, SetId base, const NativeTerm::Step& step);
    void nativePut(NativeRun& run, const NativeAction& action);
    void nativeCall(NativeRun& run, const NativeAction& action);
    void nativeMerge(NativeRun& run, const NativeAction& action);
    void nativePairs(NativeRun& run, const NativeAction& action);
    void nativeBind(NativeRun& run, const NativeAction& action);
    void nativeArguments(NativeRun& run, const NativeAction& action, size_t first, Invocation& call);
    std::vector<StringId> keysOf(const NativeRun& run, const NativeTerm::Step& step);

    void prepare();
    void seedSelf();
    void indexGlobals();
    static quint32 stepsOf(const FileFacts& facts);
    static quint32 stepsOf(const SourceProgram& program);
    void sweep(const std::function<bool()>& isCancelled);
    void doStep(const Context& context, quint32 local);
    void evaluateStep(const Context& context, quint32 local);
    void flowStep(const Context& context, const Flow& flow);
    void returnStep(const Context& context, const ReturnFact& fact);
    void qualifierStep(const Context& context, quint32 definition);
    SetId evaluate(const Context& context, quint32 local);
    SetId evaluateName(const Context& context, const Expr& expr);
    SetId includedName(const Context& context, StringId name) const;
    SetId globalName(const Context& context, StringId name) const;
    SetId evaluateCall(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateThis(const Context& context, const Expr& expr);
    SetId evaluateObject(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateSubscript(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateMember(const Context& context, quint32 local, const Expr& expr);
    void nameFields(const Context& context, const Expr& literal, const Value& self);
    // solverobjects.cpp
    bool isVirtual(quint32 classDefinition, StringId name);
    void indexSubclasses();
    bool isMaker(const LanguageRules& rules, StringId externalName) const;
    SetId overriding(const Context& context, quint32 classDefinition, StringId name, SetId own);
    SetId objectsMember(const Context& context, const std::vector<Value>& owners, StringId name);
    SetId declaredMember(const Context& context, const std::vector<Value>& owners, const Expr& member);
    SetId exactMember(const Context& context, quint32 classDefinition, StringId name);
    SetId evaluateOperator(const Context& context, const Expr& expr);
    SetId evaluateApplied(const Context& context, quint32 local, const Expr& expr);
    SetId containerCall(const Context& context, const Expr& call, const Value& callee);
    StringId appliedType(quint32 expr);
    quint32 lookUpFrom(const ProgramFile& file, quint32 scope, StringId name) const;
    bool takesAny(quint32 function, const std::vector<Value>& objects);
    SetId implicitMember(const Context& context, const Expr& name);
    SetId usedName(const Context& context, StringId name);
    void constructorTargets(const Context& context, quint32 classDefinition, std::vector<Target>& found);
    std::vector<Value> calledObject(const Context& context, const Value& object);
    quint32 enclosingClass(const ProgramFile& file, quint32 scope) const;

    SetId instanceOf(const Context& context, const Value& type);
    SetId member(const Context& context, const Value& value, StringId name);
    SetId classMember(const Context& context, quint32 classDefinition, StringId name);
    SetId moduleMember(quint32 file, StringId name, int depth = 0);
    SetId passedOn(quint32 file, StringId name, int depth);
    SetId superMember(const Context& context, quint32 function, StringId name);
    SetId returned(const Context& context, StringId externalName);
    void passArguments(const Context& context, const Expr& call, quint32 function, quint32 offset);
    quint32 receiverOffset(const Context& context, const Expr& call, quint32 function) const;
    void store(const Context& context, quint32 target, SetId value);
    void joinField(quint64 owner, StringId name, SetId value);
    void joinHome(const Context& context, quint32 function, const Value& object);
    void joinBinding(quint32 binding, SetId value);
    SetId field(quint64 owner, StringId name) const { return m_fields.value(owner, name); }
    const std::vector<quint32>& lineage(quint32 classDefinition);
    SetId scopeValue(quint32 definition, StringId name) const;
    void sortExternal(std::vector<Target>& targets) const;
    StringId joined(StringId base, StringId name);
    quint32 enclosingFunction(quint32 definition) const;
    /// Imports and bases have been followed: what is unknown now is outside of the sources.
    bool isSettled() const
    {
        if (!m_isSettled)
            m_dependencies.note(m_settledReaders);
        return m_isSettled;
    }
    SetId externalMember(const std::vector<quint32>& lineage, StringId name, const std::string& rootType);
    /// Classes, their instances and functions share the fields of their definition.
    static quint64 ownerKey(const Value& value)
    {
        const bool isDefinition = value.kind == ValueKind::Instance || value.kind == ValueKind::Function
            || value.kind == ValueKind::Declared;
        return Value { isDefinition ? ValueKind::Class : value.kind, value.id }.key();
    }

    const SourceProgram& m_program;
    StringPool& m_strings;
    IncludeIndex m_includes;
    Conditions m_conditions;
    ValueSets m_sets;
    mutable Dependencies m_dependencies;
    Cells m_exprValues;
    Cells m_bindingValues;
    Cells m_returns; ///< By definition.
    Cells m_this; ///< By function: the objects that it was called on.
    Cells m_home; ///< By function: what it is a member of.
    Cells m_classOf; ///< By function defined outside of its class.
    FieldCells m_fields;
    std::unordered_map<quint32, ImportTarget> m_imports; ///< By Module expression.
    std::unordered_map<StringId, SetId> m_globals; ///< Functions and classes that a linker would find by name.
    struct Lineage
    {
        std::vector<quint32> classes;
        std::vector<std::pair<quint32, SetId>> bases; ///< Expressions with the values that it was made from.
    };
    std::unordered_map<quint32, Lineage> m_lineages;
    std::unordered_set<quint64> m_virtuals; ///< Class and method.
    std::unordered_map<quint32, std::vector<quint32>> m_subclasses;
    std::unordered_set<quint32> m_instantiated;
    bool m_hasSubclasses = false;
    std::unordered_map<StringId, std::vector<quint32>> m_namespaces;
    std::unordered_map<quint64, StringId> m_joinedNames;
    std::vector<SetId> m_elements; ///< By argument: the element last stored.
    std::unordered_map<quint64, std::vector<StringId>> m_keys; ///< By owner of fields.
    std::vector<StringId> m_madeTypes; ///< Of objects that no literal makes; numbered after the expressions.
    std::unordered_map<quint64, quint32> m_made;
    std::vector<BoundFunction> m_bound;
    std::unordered_map<quint64, std::vector<quint32>> m_boundAt; ///< By expression.
    std::unordered_map<quint32, SetId> m_implicit; ///< By expression: functions called without saying so.
    std::unordered_map<const Language*, std::unordered_map<StringId, const NativeSummary*>> m_natives;
    std::vector<StringId> m_indexKeys;
    std::vector<std::vector<std::pair<quint32, quint32>>> m_wildcards; ///< By file: scope and Module expression.
    StringId m_anyKey = 0, m_allKeys = 0, m_exportsKey = 0, m_defaultKey = 0;
    StringId m_promisedKey = 0, m_iteratedKey = 0, m_protoKey = 0, m_keysKey = 0, m_receiverKey = 0;
    int m_memberDepth = 0;
    std::vector<quint32> m_asked; ///< Modules asked for a name that others pass on.
    mutable Dependencies::Readers m_settledReaders = noIndex;
    bool m_isSettled = false;
};

} // namespace Foreguest
