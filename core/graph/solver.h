// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/conditions.h"
#include "core/graph/dependencies.h"
#include "core/graph/fileedit.h"
#include "core/graph/solverparts.h"
#include "core/graph/solvertrace.h"
#include "core/graph/statictypes.h"
#include "core/graph/typetables.h"

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
    /// With `keepsTrace` follow() may be called later, where the languages allow it.
    Solver(const SourceProgram& program, StringPool& strings, bool keepsTrace = false);
    void solve(const std::function<bool()>& isCancelled);
    void release() { m_dependencies.release(); } ///< Frees what only further solving needs.
    /// After one file of the program has changed: does again what depends on that, with the outcome that solve() would
    /// have. False where that can't be told for this kind of change; then this solver is of no use any more.
    bool follow(quint32 file, const ProgramFile& before, const std::function<bool()>& isCancelled);
    bool canFollow() const { return m_trace != nullptr; }
    /// Who reads what is asked for from now on; noIndex: nobody who wants to know.
    void setReader(quint32 reader);
    /// Those readers for whom the last follow() has changed something.
    std::vector<quint32> changedReaders() const;

    /// Something a call reaches.
    struct Target
    {
        Value value; ///< Function, Class (instantiated, without a constructor of its own) or External.
        bool isConstructor = false;
        bool isGuess = false; ///< Only its signature suits.
        double confidence = 1; ///< 0.3 where only the name tells.
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
    /// The files that a folder's package is made of.
    std::vector<quint32> filesOfPackage(const std::string& folder) const;
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
    /// The functions that an external function calls back: `map(f, xs)`.
    std::vector<Value> callbacks(quint32 callExpr, StringId external);
    /// The classes whose static code runs because of an expression, bases included.
    std::vector<quint32> initialized(quint32 expr);
    /// The static code of a class and its bases.
    std::vector<quint32> initializersOf(quint32 classDefinition);
    /// What the language calls to make a text of an expression's parts: `toString`.
    std::vector<Value> conversions(quint32 concatenation);

private:
    using Context = SolverContext;
    using Invocation = SolverInvocation;
    using BoundFunction = SolverBound;
    using Declared = SolverDeclared;
    using Dispatch = SolverDispatch;
    using Passed = SolverPassed;

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
    // solverglobals.cpp
    quint64 globalKey(const LanguageRules& rules) const;
    StringId lifetimeName(const LanguageRules& rules, quint32 classDefinition, StringId function);
    void joinLifetime(const LanguageRules& rules, quint32 classDefinition, quint32 function);
    bool isGlobalObject(const LanguageRules& rules, const Value& value) const;
    SetId globalMember(const Context& context, StringId name);
    bool storeGlobal(const Context& context, const Value& owner, const Expr& target, SetId value);
    StringId fieldName(const Context& context, StringId name) const;
    void callUnknown(const Context& context, quint32 local, const Expr& call);
    void callMethods(const Context& context, quint32 local, const std::vector<CallbackRules>& callbacks);
    StringId objectType(quint32 object) const;
    Value objectAt(quint64 place, StringId type);
    Value boundAt(quint32 expr, const Value& target);
    bool isFunctionMethod(const Context& context, StringId external, StringId name) const;
    SetId typeMember(const Context& context, const std::string& type, StringId name);
    SetId protoMember(const Context& context, quint64 owner, StringId name);

    // solvernatives.cpp
    const NativeSummary* nativeOf(const Context& context, StringId externalName);
    SetId runNative(const Invocation& call, const NativeSummary& native);
    SetId nativeValue(NativeRun& run, const NativeTerm& term);
    SetId nativeValue(NativeRun& run, const NativeTerms& terms);
    SetId nativeStep(NativeRun& run, SetId base, const NativeTerm::Step& step);
    SetId getters(const Invocation& call, SetId functions);
    void nativePut(NativeRun& run, const NativeAction& action);
    void nativeCall(NativeRun& run, const NativeAction& action);
    void nativeMerge(NativeRun& run, const NativeAction& action);
    void nativePairs(NativeRun& run, const NativeAction& action);
    void nativeBind(NativeRun& run, const NativeAction& action);
    void nativeArguments(NativeRun& run, const NativeAction& action, size_t first, Invocation& call);
    std::vector<StringId> keysOf(const NativeRun& run, const NativeTerm::Step& step);

    // solverpackages.cpp: names in packages
    SetId packageName(const Context& context, const Expr& expr);
    SetId ownMember(quint32 classDefinition, StringId name);
    quint32 inheritedOwner(const Context& context, const Expr& name);
    void storeTyped(const Context& context, const Expr& target, SetId value);
    SetId declaredMember(const Context& context, const Expr& expr);
    quint32 fieldBinding(quint32 classDefinition, StringId name);
    bool typesReady() const
    {
        if (!m_types.isReady)
            m_dependencies.note(m_types.readers);
        return m_types.isReady;
    }

    // solvertypes.cpp: declared types
    void computeTypes();
    void indexMethods();
    void typeFile(const Context& context);
    TypeId denote(const Context& context, const Expr& expr);
    TypeId typeOfExpr(const Context& context, quint32 local);
    TypeId typeOfName(const Context& context, const Expr& expr);
    TypeId typeOfMember(const Context& context, const Expr& expr);
    TypeId typeOfCall(const Context& context, quint32 local);
    quint32 nestedType(quint32 classDefinition, StringId name);
    TypeId importedType(const Context& context, StringId name);
    TypeId fieldType(quint32 classDefinition, StringId name);
    TypeId externalResult(const Context& context, StringId name, TypeId receiver, const Expr* call);
    TypeId parseType(const Context& context, std::string_view text, TypeId receiver, TypeId lambda);
    TypeId substituted(TypeId type, const std::unordered_map<quint32, TypeId>& arguments, int depth = 0);
    void unify(TypeId parameter, TypeId argument, std::unordered_map<quint32, TypeId>& arguments, int depth = 0);
    std::unordered_map<quint32, TypeId> argumentsAs(TypeId type, quint32 owner);
    TypeId boundOf(TypeId type);
    TypeId lambdaResult(const Context& context, quint32 local);
    void typeLambdas(const Context& context, const Expr& call, const Declared& declared);
    void typeLambda(const Context& context, quint32 lambda, TypeId target);
    TypeId typeAt(const Context& context, quint32 local) const
    {
        return m_types.ofExpr[context.source->firstExpr + local];
    }

    // solvermethods.cpp: methods by name and parameters
    Declared declaredCall(const Context& context, quint32 local);
    /// As declaredCall, remembered where it can't change any more.
    Declared declaredAt(const Context& context, quint32 local);
    void declareByName(const Context& context, const Expr& call, const Expr& callee, Declared& declared);
    void declareByMember(const Context& context, const Expr& call, const Expr& callee, Declared& declared);
    void declareConstructor(const Context& context, const Expr& call, quint32 made, Declared& declared);
    quint32 bestMethod(const Context& context, const Expr& call, const std::vector<quint32>& owners, StringId name);
    int fit(const Context& context, const Expr& call, quint32 method);
    int fitArgument(const Context& context, quint32 argument, quint32 parameterBinding, bool isElement);
    int fitTypes(const Context& context, TypeId argument, TypeId parameter);
    int fitLambda(const Context& context, const Expr& argument, TypeId parameter);
    quint32 implicitConstructor(const Context& context, quint32 made);
    const std::vector<quint32>& methodsNamed(quint32 owner, StringId name) const;
    quint32 functionalMethod(quint32 interface);
    quint32 superclass(quint32 classDefinition);
    quint32 enclosingClass(quint32 definition) const;
    bool isSubclass(quint32 classDefinition, quint32 base);
    bool hasExternalBase(const Context& context, quint32 classDefinition, std::string_view name);
    std::vector<StringId> externalBases(quint32 classDefinition);
    StringId inheritedExternal(const Context& context, quint32 classDefinition, StringId name);
    std::string knownIn(
        const Context& context, const std::string& name, const std::function<bool(const std::string&)>& isKnown) const;

    // solverdispatch.cpp: which methods a call meets
    std::vector<Dispatch> dispatch(const Context& context, quint32 local);
    void dispatchVirtual(
        const Context& context, const Declared& declared, StringId name, quint32 count, std::vector<Dispatch>& found);
    void dispatchHierarchy(quint32 base, quint32 method, std::vector<Dispatch>& found);
    void dispatchValue(const Context& context, const Declared& declared, const Value& value, StringId name,
        quint32 count, std::vector<Dispatch>& found);
    quint32 implementation(quint32 classDefinition, quint32 declared);
    quint32 implementationNamed(quint32 classDefinition, StringId name, quint32 count);
    bool overrides(quint32 method, quint32 declared);
    std::vector<quint32> subtypes(quint32 base, bool onlyInstantiated);
    std::vector<quint32> instancesOf(const Context& context, quint32 local, bool ofElements);
    SetId evaluateTyped(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateReference(const Context& context, const Expr& expr);
    SetId evaluateCast(const Context& context, const Expr& expr);
    SetId evaluateConcatenation(const Context& context, const Expr& expr);
    void passTyped(const Context& context, quint32 local, quint32 method, quint32 first);
    void construct(quint32 classDefinition);
    SetId ownThis(quint32 function);
    std::vector<quint32> usedClasses(const Context& context, quint32 local);
    quint32 staticOwner(const Context& context, const Expr& expr);
    std::vector<Target> typedTargets(const Context& context, quint32 local);

    // solverreflection.cpp: what code outside of the sources does with ours
    void joinThis(quint32 function, const Value& object) { joinReceiver(function, m_sets.single(object)); }
    const ReflectionRules* reflectionOf(const Context& context, StringId external);
    quint32 argumentAt(const Context& context, const Expr& call, int position) const;
    SetId evaluateReflection(const Context& context, quint32 local, const ReflectionRules& native);
    SetId evaluateContainer(const Context& context, quint32 local, const ReflectionRules& rules);
    SetId handElements(const Context& context, const Expr& call, SetId elements);
    void fillContainer(const Value& container, SetId elements);
    SetId joinTexts(SetId heads, SetId tails);
    SetId methodsByText(const Context& context, const Expr& call, const ReflectionRules& native);
    SetId fieldsByText(const Context& context, const Expr& call, const ReflectionRules& native);
    std::vector<Dispatch> invoked(const Context& context, const Expr& call, const ReflectionRules& native);
    std::vector<Value> revived(const Context& context, quint32 local, const ReflectionRules& native);
    void addHooks(quint32 classDefinition, StringId name, std::vector<Value>& found);
    void calledByArgument(
        const Context& context, const Expr& call, const CallbackRules& rules, std::vector<Value>& found);
    std::vector<Value> typedCallbacks(const Context& context, quint32 local, StringId external);

    void prepare();
    void findImports(quint32 file);
    void seedSelf();
    void indexGlobals();
    /// Ways of concluding, one after the other.
    enum class Phase : quint32 { Unsettled = 1, Settled, Guessed };
    void enter(Phase phase);
    void sweep(const std::function<bool()>& isCancelled);
    void doStep(const Context& context, quint32 local);
    void evaluateStep(const Context& context, quint32 local);
    void flowStep(const Context& context, const Flow& flow);
    void returnStep(const Context& context, const ReturnFact& fact);
    void qualifierStep(const Context& context, quint32 definition);
    SetId evaluate(const Context& context, quint32 local);
    SetId evaluateName(const Context& context, const Expr& expr);
    SetId bareName(const Context& context, const Expr& expr);
    SetId includedName(const Context& context, StringId name) const;
    SetId globalName(const Context& context, StringId name) const;
    SetId evaluateCall(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateThis(const Context& context, const Expr& expr);
    SetId evaluateDecorated(const Context& context, const Expr& expr);
    SetId evaluateLiteral(const Context& context, const Expr& expr);
    SetId evaluateSlice(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateOperation(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateDefinition(const Context& context, quint32 local, const Expr& expr);
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
    SetId memberBehindArrow(const Context& context, const std::vector<Value>& owners, const Expr& member);
    SetId exactMember(const Context& context, quint32 classDefinition, StringId name);
    SetId evaluateOperator(const Context& context, const Expr& expr);
    SetId evaluateApplied(const Context& context, quint32 local, const Expr& expr);
    SetId containerCall(const Context& context, const Expr& call, const Value& callee);
    StringId appliedType(quint32 expr);
    quint32 lookUpFrom(const ProgramFile& file, quint32 scope, StringId name) const;
    bool takesAny(quint32 function, const std::vector<Value>& objects);
    void indexMembers();
    quint32 wholeNamespace(quint32 definition) const;
    SetId namespaceMember(const Context& context, quint32 definition, StringId name);
    SetId ofDeclaredType(const ProgramFile& file, quint32 binding, SetId value);
    void selectByArity(const Expr& call, std::vector<Target>& found) const;
    bool isVisibleType(const Context& context, StringId name) const;
    SetId implicitMember(const Context& context, const Expr& name);
    SetId usedName(const Context& context, StringId name);
    void constructorTargets(const Context& context, quint32 classDefinition, std::vector<Target>& found);
    void targetsByName(const Context& context, const Expr& callee, std::vector<Target>& found);
    void superTargets(const Context& context, const Expr& callee, std::vector<Target>& found);
    std::vector<Value> calledObject(const Context& context, const Value& object);
    quint32 enclosingClass(const ProgramFile& file, quint32 scope) const;

    SetId instanceOf(const Context& context, const Value& type);
    SetId instancesOfTypes(const Context& context, SetId types);
    std::vector<quint32> classesBelow(quint32 classDefinition);
    SetId member(const Context& context, const Value& value, StringId name);
    std::vector<quint32> reached(const Expr& call, const Context& context, quint32 function);
    const std::vector<quint32>& implementors(quint32 interface);
    bool implements(quint32 type, quint32 interface, const std::vector<std::pair<StringId, quint32>>& methods);
    std::vector<quint32> implementations(quint32 interface, StringId name);
    std::vector<quint32> externalImplementations(const Context& context, StringId external);
    void indexTypes();
    quint32 methodOf(quint32 type, StringId name);
    std::vector<std::pair<StringId, quint32>> methodsOf(quint32 type);
    void addSameSignature(const Context& context, const Expr& call, std::vector<Target>& found);
    bool isKnownFunction(const Context& context, quint32 local) const;
    bool isInterface(quint32 type) const { return type != noIndex && m_program.definition(type).isInterface; }
    SetId heldMember(const Context& context, const std::vector<Value>& owners, StringId name);
    SetId ownValues(SetId values);
    bool hasMethod(const Context& context, const Value& object, StringId name) const;
    bool hasBase(quint32 type, quint32 base);
    static const Expr& calleeOf(const Context& context, const Expr& call);
    SetId callReached(const Context& context, const Expr& call, quint32 function);
    void passReceiver(const Context& context, const Expr& call, quint32 function);
    SetId callExternal(const Context& context, quint32 local, const Expr& call, const Value& callee);
    SetId callUnlisted(const Context& context, quint32 local, const Expr& call);
    SetId convert(const Context& context, const Expr& call, const Value& type);
    SetId effectsOfMethod(const Context& context, const Expr& call, SetId given);
    SetId runArguments(const Context& context, quint32 local, const Expr& call);
    SetId argumentValues(const Context& context, const Expr& call, quint32 first = 0);
    void storeParts(const Context& context, const Expr& call, quint32 type);
    void passVariadic(const Context& context, quint32 function, SetId value);
    void indexPackages();
    SetId packageMember(quint32 package, StringId name) const;
    SetId openedName(const Context& context, const Expr& expr);
    SetId evaluateGeneric(const Context& context, const Expr& expr);
    SetId evaluateAssertion(const Context& context, const Expr& expr);
    void extensionStep(const Context& context, const ExtensionFact& fact);
    /// With a receiver, methods become bound to it.
    SetId classMember(const Context& context, quint32 classDefinition, StringId name, const Value* receiver = nullptr);
    SetId moduleMember(quint32 file, StringId name, int depth = 0);
    SetId passedOn(quint32 file, StringId name, int depth);
    SetId superMember(const Context& context, quint32 function, StringId name);
    SetId memberBehind(const Context& context, quint32 owner, const Value& receiver, StringId name);
    SetId returned(const Context& context, StringId externalName);
    quint32 objectArguments(const Context& context, const Expr& call, quint32 function);
    bool isWrapper(const Context& context, const Value& value) const;
    SetId partOf(const Context& context, const Value& owner, StringId key);
    void passArguments(const Context& context, const Expr& call, quint32 function, quint32 offset);
    quint32 receiverOffset(const Context& context, const Expr& call, quint32 function) const;
    void store(const Context& context, quint32 target, SetId value);

    // solvercalls.cpp
    /// Where a call is made; collections that it makes are named by the expression.
    struct Site
    {
        const Context& context;
        quint32 expr = noIndex;
        bool isNew = false;
    };
    SetId applyCallExpr(const Context& context, quint32 local, const Expr& expr);
    SetId evaluateElement(const Context& context, quint32 local, const Expr& expr);
    SetId heldMember(const Context& context, const Value& owner, StringId name);
    Passed passedBy(const Context& context, const Expr& call);
    SetId callValue(const Site& site, const Value& callee, const Passed& passed);
    SetId applyFunction(quint32 function, const Passed& passed, quint32 offset);
    SetId callMethod(const Site& site, const Value& receiver, const std::vector<std::string>& names,
        const Passed& passed, bool* isFound = nullptr);
    SetId callEach(const Site& site, SetId callees, const Passed& passed);
    SetId instantiate(const Site& site, const Value& type, const Passed& passed);
    void makeRecord(const Site& site, const Value& object, const Passed& passed);
    bool hasMaker(quint32 classDefinition, const std::unordered_set<std::string>& makers, bool decorators);
    void callMetaclass(const Site& site, const Value& type, const std::string& name, const Passed& passed);
    void giveArguments(quint32 function, const Passed& passed, quint32 offset);
    void bindSpread(quint32 function, const Passed& passed, quint32 offset);
    void bindNamed(quint32 function, StringId name, SetId value);
    void bindReceiver(quint32 function, const Value& receiver);
    SetId boundTo(const Value& receiver, SetId members);
    SetId returnedByValues(SetId callees, quint32 call);
    SetId returnedBy(quint32 function, const Passed& passed, quint32 offset);
    void addTargets(const Context& context, const Value& callee, bool isNew, bool isPlain, std::vector<Target>& found);
    void findPassThrough();
    void findPassThrough(const ProgramFile& file);
    /// What reading a member gives: what a property returns, what answers for a member that is not there.
    SetId readMember(const Site& site, const Value& owner, StringId name, SetId found);
    SetId readProperties(const Site& site, SetId found);
    SetId metaclassMember(const Site& site, const Value& type, StringId name);
    bool isClassAttribute(quint32 classDefinition, StringId name);
    bool isExported(quint32 file, StringId name);
    void findSetters();
    bool callSetter(const Site& site, const Expr& expr, const Value& owner, SetId value);
    void log(const Site& site, const Value& called);
    void guess();
    void guessReceivers(bool appliesCalls);
    void guessReceiver(quint32 function);
    void guessHint(const Context& context, const Flow& flow);
    void once(quint32 step, const std::function<void()>& act);
    // solverreplay.cpp
    void beginTrace();
    void noteType(const Value& collection, StringId type);
    void moveIds(quint32 file, const ProgramFile& before, const FileEdit& edit);
    void moveValues(const ProgramFile& file, const FileEdit& edit);
    void moveTypes(const ProgramFile& file, const FileEdit& edit);
    void redoPassThrough(const ProgramFile& before, const ProgramFile& file, const FileEdit& edit);
    void replayStep(quint32 step);
    void forgetStep(quint32 step);
    quint32 fileOfStep(quint32 step) const;
    quint32 receiverStep(quint32 function) const { return m_program.stepCount() + function; }
    quint32 firstHintStep() const { return m_program.stepCount() + m_program.definitionCount(); }
    quint32 hintStep(const ProgramFile& file, quint32 flow) const { return firstHintStep() + file.firstStep + flow; }

    // solvereffects.cpp
    SetId callExternal(const Site& site, StringId name, const Passed& passed);
    struct Outcome
    {
        SetId result = emptySet;
        SetId called = emptySet; ///< What the functions that were called back return.
    };
    void apply(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome);
    bool applyToReceiver(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome);
    bool applyCall(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome);
    bool applyCollection(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome);
    void applyLookup(const Site& site, const Effect& effect, const Passed& passed, Outcome& outcome);
    SetId argument(const Passed& passed, const ArgumentRef& reference);
    std::vector<SetId> argumentsFrom(const Passed& passed, const ArgumentRef& reference);
    SetId attribute(const Site& site, SetId owners, SetId names);
    const std::vector<Effect>* effectsOf(const Context& context, StringId name);

    // solvercollections.cpp
    static bool isCollection(const Value& value)
    {
        return value.kind == ValueKind::Object || value.kind == ValueKind::Pair;
    }
    StringId typeOf(const Value& collection) const;
    bool isKeyed(const Context& context, const Value& collection) const;
    void put(const Value& owner, StringId key, SetId value);
    void storeUnder(const Value& owner, SetId keys, SetId value);
    void copyElements(const Value& from, const Value& to);
    SetId elementAt(const Value& owner, StringId key);
    SetId elementUnder(const Context& context, const Value& owner, SetId keys);
    SetId iterated(const Site& site, SetId collections, bool isAsync);
    SetId iterateObject(const Site& site, const Value& object, bool isAsync);
    SetId genericType(const Context& context, quint32 local, StringId name, SetId arguments);
    SetId operate(const Site& site, const Expr& expr, bool* isFound);
    const OperatorMethods* operatorOf(const Context& context, StringId name);
    StringId positionKey(size_t position);
    void joinField(quint64 owner, StringId name, SetId value);
    void joinHome(const Context& context, quint32 function, const Value& object);
    void storePositional(quint32 type, StringId key, SetId value);
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
            || value.kind == ValueKind::Declared || value.kind == ValueKind::Method;
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
    Cells m_throughReaders; ///< By function: who depends on how it returns its parameters. They hold nothing.
    FieldCells m_fields;
    std::unordered_map<quint32, ImportTarget> m_imports; ///< By Module expression.
    std::unordered_map<quint64, SetId> m_globals; ///< Functions and classes that a linker would find, by linkKey().
    IndexMap m_lineageOf; ///< By class: in `m_lineages`.
    std::vector<std::unique_ptr<Lineage>> m_lineages; ///< They stay where they are.
    std::unordered_map<StringId, std::vector<quint32>> m_byName; ///< Functions of languages that resolve by name.
    std::unordered_set<quint64> m_virtuals; ///< Class and method.
    std::unordered_map<quint32, std::vector<quint32>> m_subclasses;
    std::unordered_set<quint32> m_instantiated;
    bool m_hasSubclasses = false;
    std::unordered_map<StringId, quint32> m_namespaces; ///< The part of a namespace that stands for the whole.
    std::unordered_map<quint64, std::vector<quint32>> m_namespaceMembers; ///< Bindings by namespace and name.
    std::unordered_set<StringId> m_memberVariables; ///< Variables and aliases of namespaces.
    std::unordered_set<StringId> m_memberNames; ///< Names that some class or namespace has a member of.
    IndexMap m_joinedNames; ///< By both names.
    std::vector<SetId> m_elements; ///< By argument: the element last stored.
    IndexMap m_keysOf; ///< By owner of fields: in `m_keys`.
    std::vector<std::vector<StringId>> m_keys;
    std::vector<StringId> m_madeTypes; ///< Of objects that no literal makes; numbered after the expressions.
    std::unordered_map<quint64, quint32> m_made;
    std::vector<BoundFunction> m_bound;
    std::unordered_map<quint64, std::vector<quint32>> m_boundAt; ///< By expression.
    std::unordered_map<const Language*, std::unordered_map<StringId, const NativeSummary*>> m_natives;
    std::vector<StringId> m_indexKeys;
    std::vector<std::vector<std::pair<quint32, quint32>>> m_wildcards; ///< By file: scope and Module expression.
    PackageTables m_packages;
    TypeTables m_interfaces;
    StringId m_basesKey = 0, m_unwrappedKey = 0, m_anyKey = 0, m_allKeys = 0, m_exportsKey = 0, m_defaultKey = 0;
    StringId m_promisedKey = 0, m_iteratedKey = 0, m_protoKey = 0, m_keysKey = 0, m_receiverKey = 0;
    int m_memberDepth = 0;
    std::vector<quint32> m_asked; ///< Modules asked for a name that others pass on.
    StaticTypes m_types;
    std::unordered_map<quint32, Declared> m_declared; ///< By call.
    std::unordered_map<StringId, const ReflectionRules*> m_reflected;
    StringId m_tailKey = 0; ///< Elements behind those that a literal lists.
    StringId m_textKeys = 0; ///< The keys that a collection is known to have.
    StringId m_boundKey = 0; ///< What a collection of bound arguments calls.
    StringId m_implicitKey = 0; ///< Of an expression: functions called without saying so.
    IndexMap m_collectionTypes; ///< By collection that a call made.
    std::unordered_map<quint64, const std::vector<Effect>*> m_effects; ///< By language and name; null for none.
    std::unordered_map<quint64, const OperatorMethods*> m_operators; ///< By language and name; null for none.
    IndexMap m_throughOf; ///< By function: in `m_passThrough`.
    std::vector<std::vector<Through>> m_passThrough;
    std::vector<StringId> m_positionKeys;
    IndexMap m_setters; ///< By class and name: the function that runs on assignment.
    bool m_isQuiet = false; ///< What is called now is not noted.
    int m_depth = 0; ///< Of functions that outside functions call.
    mutable Dependencies::Readers m_settledReaders = noIndex;
    bool m_isSettled = false;
    bool m_keepsKeys = true; ///< Some language copies all fields of objects.
    std::unique_ptr<SolverTrace> m_trace; ///< Where follow() may be called.
    std::vector<std::pair<quint64, StringId>> m_formerTypes; ///< Types of collections that are noted again.
    std::unordered_set<quint64> m_freshTypes;
    quint32 m_gone = 0; ///< Objects of expressions that are gone.
};

} // namespace Foreguest
