// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/effects.h"
#include "core/source/metricrules.h"
#include "core/source/natives.h"
#include "core/source/roles.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <tree_sitter/api.h>

namespace Foreguest {

/// What the engine must know of a node kind of a grammar.
struct NodeKindRules
{
    Role role = Role::None;
    quint32 flags = 0; ///< KindFlag bits.
    quint16 functionFlags = 0; ///< FunctionFlag bits that a modifier gives.
    bool isOperator = false; ///< Counts as a Halstead operator.
    bool isOperand = false; ///< Counts as a Halstead operand.
    bool isBooleanOperator = false;
    qint8 constant = -1; ///< 0 or 1 for the literals false and true.
    OperatorClass operatorClass = OperatorClass::None;
    quint16 fieldSet = 0; ///< Index in LanguageRules::fieldSets.
    std::string type; ///< Qualified name of the type of a literal: `builtins.str`.
};

/// A type of the language itself: its methods and what they return (a type's name, or empty).
using BuiltinType = std::unordered_map<std::string, std::string>;

/// What a function outside of the sources does with the program's own functions, types and names.
enum class ReflectionKind : quint8 {
    ClassNamed, ///< Gives the class that a text names.
    ClassOf, ///< Gives the class of an object.
    MethodNamed, ///< Gives the methods of a class that have a name.
    FieldNamed, ///< Gives a field of a class.
    Same, ///< Gives one of its arguments, or its object.
    Instantiate, ///< Makes an object of a class.
    Invoke, ///< Calls a method that it was given.
    FieldValue, ///< Gives what a field holds.
    Delegate, ///< Gives an object whose methods all run one method of an argument.
    Keep, ///< Puts an argument into a container, its object.
    Take, ///< Gives an element of a container.
    Wrap, ///< Makes a container of one of its arguments, or its object.
    Gather, ///< Makes a container of its arguments.
    Merge, ///< Puts a container's elements into another.
    Hand, ///< Gives a container's elements to the functions among its arguments.
    Transform, ///< As Hand; what the functions return is in a new container.
    Join, ///< Gives a text that continues its object with an argument.
    Revive, ///< Makes objects from data: calls the named methods of any class that can be made so.
};

/// `first` and `second` are positions of arguments; -1 is the object that the function is called on.
struct ReflectionRules
{
    ReflectionKind kind = ReflectionKind::Same;
    int first = -1;
    int second = -1;
    std::vector<std::string> names; ///< Methods.
};

/// Methods of an argument that a function outside of the sources calls.
struct CallbackRules
{
    int argument = -1; ///< -1: the object; -2: any object of the program.
    bool ofElements = false; ///< Of the argument's elements.
    std::vector<std::string> methods;
};

/// A call that takes memory: `bytearray(n)`, `malloc(n)`.
struct AllocatorRules
{
    quint8 kind = 0; ///< AllocationKind as number.
    int argument = 0;
    int factorArgument = -1; ///< A second argument that multiplies the first: calloc.
    qint64 unit = 1; ///< Bytes an element.
};

/// The methods that an operator calls: the left operand's first known one, else the right one's `reflected`.
struct OperatorMethods
{
    std::vector<std::string> methods;
    std::string reflected;
};

/// How a language names and finds modules.
enum class ModuleStyle { Dotted, Path, Include, Folder, Tree, Package };

/// The content of resources/languages/<name>/language.json: everything the engine knows of a language.
struct LanguageRules
{
    std::vector<NodeKindRules> kinds; ///< By TSSymbol.
    std::vector<std::vector<Slot>> fieldSets; ///< Slot by TSFieldId; set 0 is the language's common one.
    ModuleStyle moduleStyle = ModuleStyle::Dotted;
    bool assignmentDeclares = false; ///< `x = 1` makes a variable of the function.
    bool blockScopes = false; ///< A block has variables of its own.
    bool selfParameter = false; ///< A method's first parameter is its object.
    bool implicitThis = false; ///< A method may name members without their object.
    bool globalByName = false; ///< Functions of all files share one space of names, as a linker sees them.
    std::string linkSpace; ///< Languages with the same one share that space; by default the language's name.
    bool unknownCallsAreExternal = false; ///< A called name that is nowhere defined is a library's function.
    bool callInstantiates = false; ///< Calling a class makes an instance.
    bool conditionScopes = false; ///< Variables of a condition or of a `switch` belong to it.
    bool firstOfPair = false; ///< Two targets for one value: the second tells whether there was one.
    bool extensibleTypes = false; ///< Types get members and bases outside of their definition.
    bool structuralInterfaces = false; ///< Whatever has an interface's methods is of its type.
    bool dispatchesToAll = false; ///< A call through an interface may reach all of its types, seen or not.
    bool signatureDispatch = false; ///< A call of a function value may reach all functions of its signature.
    bool externalsCallBack = false; ///< A function that is given to one outside of the sources is called by it.
    bool transparentContainers = false; ///< A container's value stands for its elements too.
    bool blocksHaveValues = false; ///< A block is its last expression.
    bool iterationKeys = false; ///< A loop with one variable gets keys, with two keys and elements.
    bool staticTypes = false; ///< Declared types say what a name may hold.
    bool overloads = false; ///< Methods of one name are told apart by their parameters.
    bool classScopes = false; ///< A class's members are visible in its methods without their object.
    bool chainsConstructors = false; ///< A constructor calls one of its base class first.
    bool initializesClasses = false; ///< A class's static code runs when the class is first used.
    bool callsBackArguments = false; ///< A function given to code outside of the sources is called by it.
    std::string builtinsPrefix; ///< "builtins." where the language's own names live in a module.
    std::string constructorName; ///< `__init__`; empty: named like the class.
    std::string moduleFile; ///< Name of the file that stands for its folder: `__init__`, `index`.
    std::string superFunction; ///< Called to reach the base class: `super`.
    std::string requireFunction; ///< Called to import: `require`.
    std::string exportsObject; ///< `exports`, also as member of `moduleObject`.
    std::string moduleObject; ///< `module`.
    std::string prototypeMember; ///< `prototype`.
    std::string callMember; ///< Method that runs when an object is called: `__call__`.
    std::string instanceInitializer, classInitializer; ///< Names of the code that initialises objects and classes.
    std::unordered_map<std::string, std::string> literalSuffixes; ///< `l` → `long`.
    std::string inferredType; ///< Stands for the type of the value: `var`.
    std::string classType; ///< Type of a class as a value: `java.lang.Class`.
    std::string revivableType; ///< Base of classes that can be made from data: `java.io.Serializable`.
    std::string rebuiltType; ///< Those of them that their own constructor makes: `java.io.Externalizable`.
    std::string concatenationMethod; ///< Makes a text of an object: `toString`.
    std::string entryMethod; ///< Static method that a program starts with.
    std::string closeMethod; ///< Is called at the end of a resource's block.
    std::vector<std::string> iterationMethods; ///< Makes an iterator, asks for more, gives the next: for a loop.
    std::string rootType; ///< Base of every class: `builtins.object`.
    std::string stringType; ///< Type of texts; where given, short literals are followed as keys.
    std::string functionType; ///< Type whose methods functions have: `Function.prototype`.
    std::string promiseType; ///< What an asynchronous function returns.
    std::string argumentsObject; ///< `arguments`: what a function was called with.
    std::string globalObject; ///< `globalThis`: holds the names that no scope has.
    std::string protoMember; ///< Member that is what an object was made after: `__proto__`.
    std::string symbolPrefix; ///< `Symbol.`: members of it are keys of their own.
    std::string iteratorMember; ///< Called by iterating: `[Symbol.iterator]`.
    std::string nextMember; ///< Called on the iterator for each element.
    std::string nextValue; ///< Member of its result that is the element; empty: the result itself.
    bool thisByCall = false; ///< `this` is what stands in front of the call's dot.
    bool librariesCallBack = false; ///< Functions given to a library's function are called by it.
    bool typesAreFallback = false; ///< Declared types count where nothing is known of the value.
    bool catchesValues = false; ///< What is thrown reaches the handlers' names.
    bool declaredTypes = false; ///< A declared type says what methods a name has; calls go by it and its subclasses.
    std::string operatorPrefix; ///< Of the names of functions that operators call: `operator`.
    /// Of the names of functions that run at an object's end: `~`. Objects then end with the block that declares them.
    std::string destructorPrefix;
    std::vector<std::string> rangeMethods; ///< Called on an object that a loop runs over: `begin`, `end`.
    std::unordered_set<std::string> transparentTypes; ///< Types that stand for what they hold: `std.unique_ptr`.
    std::unordered_set<std::string> makers; ///< Functions that construct their type argument: `std.make_unique`.
    std::unordered_set<std::string> identities; ///< Functions that return their first argument: `std.move`.
    std::unordered_set<std::string> elementMethods; ///< Methods and members of a container that are its elements.
    std::unordered_set<std::string> storeMethods; ///< Methods of a container that put arguments into it.
    bool referenceTypes = false; ///< Variables of a class's type refer to objects.
    bool bareNamesCall = false; ///< A name that is no variable calls the method of that name.
    bool lastIsReturned = false; ///< A function returns what its last statement gives.
    bool openNamespaces = false; ///< Types in namespaces are found from everywhere by their own name.
    bool nameOnlyCalls = false; ///< A method that just one definition has is found by its name alone.
    bool superIsMethod = false; ///< `super` alone calls the base class's method of the same name.
    std::string newMember; ///< A class's member that makes an object: `new`.
    std::unordered_map<std::string, std::string> requireFunctions; ///< `require` → "", "relative" to the file.
    std::unordered_set<std::string> mixinCalls; ///< Called in a class with types whose methods become its own.
    std::unordered_set<std::string> thisNames; ///< `$this`.
    std::unordered_set<std::string> superNames; ///< `parent`.
    std::string allocatorName; ///< Method that makes an object before its constructor: `__new__`.
    std::string initializedName; ///< Method that runs after a record has been made: `__post_init__`.
    std::string subclassMember; ///< Method that runs when a class is derived: `__init_subclass__`.
    std::string metaclassKey; ///< Keyword among the bases: `metaclass`.
    std::string textType, numberType; ///< Types of literal texts and numbers.
    std::string restType, keywordsType; ///< Types of the collections that take remaining arguments.
    std::string exportList; ///< Variable that lists what a wildcard import takes: `__all__`.
    std::unordered_set<std::string> evaluators; ///< Functions that run a text: `eval`.
    std::string classAttribute; ///< Attribute that holds an object's class: `__class__`.
    std::string dictionaryAttribute; ///< Attribute that holds an object's members: `__dict__`.
    bool textValues = false; ///< Texts and numbers are followed, as keys and names of members.
    bool capitalisedTypes = false; ///< A library's name in capitals is a type.
    bool defaultsOutside = false; ///< A parameter's default value is evaluated where the function is defined.
    bool hintedTypes = false; ///< Declared types are not enforced.
    bool hasMacros = false; ///< Unexpanded macros may spoil the parse.
    std::unordered_map<std::string, qint64> predefinedMacros; ///< Of the guest's compiler: `__linux__` → 1.
    std::unordered_set<std::string> absentMacros; ///< Of other systems and compilers: `_WIN32`.
    std::unordered_set<std::string> blankMacros; ///< That stand for attributes, or for nothing a parser needs.
    std::string linkageMacro; ///< Tells that another language reads the file: `__cplusplus`.
    std::vector<std::string> blankSuffixes; ///< Of names of such macros: `_EXPORT`.
    std::unordered_map<std::string, std::string> keywordMacros; ///< `signals` → `public`, before a colon.
    std::string openMacros; ///< Pattern of names that settings or the system's headers may define.
    bool membersAreKeys = false; ///< An object literal's elements are its members.
    std::string defaultExport; ///< `default`.
    std::string dereference; ///< Operator in front of a pointer: what it points to is assigned.
    std::string packageFile; ///< Names a folder's entry: `package.json`, under `main`.
    std::string importPrefix; ///< Prefix of library names to drop: `node:`.
    std::string ecosystem; ///< "pypi", "npm", "c".
    /// Files beside the sources that name library versions, surest first: pattern (`*.lock`) and format.
    std::vector<std::pair<std::string, std::string>> manifests;
    std::unordered_map<std::string, std::string> distributions; ///< Library → the name that manifests give it.
    std::unordered_set<std::string> listTypes; ///< Types that hold elements by number: `Array.prototype`.
    std::string manifestFile; ///< Names the folder it stands in: `go.mod`.
    std::string manifestEntry; ///< Word in front of the name that the manifest gives to the folder it stands in.
    std::string selfType; ///< Names the type in its own members: `Self`.
    std::string selfName; ///< Names the object: `self`.
    std::string rootModule, parentModule, ownModule; ///< Words in paths: `crate`, `super`, `self`.
    std::vector<std::string> rootFiles; ///< Modules that are the root of their folder: `lib`, `main`.
    std::vector<std::string> loopMethods; ///< Run by a loop over an object, the last one for each element.
    std::unordered_map<std::string, std::string> operatorMethods; ///< `+` → `add`.
    std::unordered_map<std::string, std::string> prelude; ///< Names that need no import → their qualified names.
    std::unordered_map<std::string, std::string> interfaces; ///< Of libraries, with their methods by blanks.
    std::unordered_set<std::string> transparentCalls; ///< Give what they are given: `std.boxed.Box.new`.
    std::unordered_set<std::string> transparentMethods; ///< Give what their object is or holds: `unwrap`.
    std::unordered_set<std::string> unwrappingMethods; ///< Of the transparent ones: give what their object holds.
    std::unordered_set<std::string> wrapperTypes; ///< Hold one value: `std.option.Option`.
    std::unordered_set<std::string> storingCalls; ///< Put further arguments in the first, and give it: `append`.
    std::unordered_set<std::string> makingCalls; ///< Make a value of the type that they are given: `new`.
    std::unordered_set<std::string> storingMethods; ///< Put their arguments in their object: `push`.
    std::unordered_set<std::string> silentCalls; ///< Make values without running anything: `std.option.Option.Some`.
    std::unordered_set<std::string> plainMacros; ///< Macros whose arguments are expressions.
    std::unordered_set<std::string> listMacros; ///< Macros whose arguments are elements.
    std::unordered_map<std::string, std::pair<std::string, int>> elementTypes; ///< `Map` → its type, argument 1.
    std::vector<std::string> importExtensions; ///< Tried after a path, with the dot.
    std::unordered_set<std::string> globalObjects; ///< Other names of it: `window`.
    std::unordered_map<std::string, std::string> valueTypes; ///< Of values outside of the sources: `process.argv`.
    std::unordered_set<std::string> builtins;
    std::unordered_set<std::string> standardModules;
    std::unordered_map<std::string, BuiltinType> types;
    std::unordered_map<std::string, std::string> constructorTypes; ///< `list` → `builtins.list`.
    NativeFunctions natives; ///< What functions outside of the sources do with what they get.
    std::unordered_map<std::string, ReflectionRules> reflection;
    std::unordered_map<std::string, std::vector<CallbackRules>> calledBack; ///< By external function.
    std::unordered_map<std::string, std::string> callbackTypes; ///< Interface outside of the sources → its method.
    std::unordered_map<std::string, std::string> supertypes; ///< Of types outside of the sources, by blanks.
    std::unordered_map<std::string, std::string> boxes; ///< `int` → `java.lang.Integer`.
    std::vector<std::string> numberTypes; ///< From narrow to wide.
    std::vector<std::pair<std::string, std::string>> libraryPrefixes; ///< Of imports → library, longest first.
    std::unordered_map<std::string, std::vector<Effect>> effects; ///< What library functions do with values.
    std::unordered_map<std::string, OperatorMethods> operators; ///< `+`, `[]`, `for`, … → what they call.
    std::unordered_set<std::string> keyedTypes; ///< Collections that give their keys when iterated over.
    std::unordered_set<std::string> collectionTypes; ///< Types whose objects hold elements, made by calling them.
    std::unordered_set<std::string> recordMakers; ///< Decorators and bases: fields become constructor arguments.
    std::unordered_set<std::string> memberMakers; ///< Bases whose class attributes are instances: enumerations.
    std::unordered_map<std::string, std::string> genericTypes; ///< `typing.List` → "elements": what `List[A]` holds.
    std::unordered_map<std::string, AllocatorRules> allocators;
    std::unordered_map<std::string, qint64> typeSizes; ///< Bytes of `int`, `double`, ….
    std::unordered_set<std::string> countedCalls; ///< `range`: iterates as often as its arguments say.
    std::unordered_set<std::string> textCalls; ///< Calls that run their first argument's text: `eval`.
    std::unordered_set<std::string> exitCalls; ///< Calls that never come back: `exit`.
    std::unordered_map<std::string, quint16> decoratorFlags; ///< `staticmethod` → FunctionFlag bits.
    std::unordered_map<std::string, std::vector<std::string>> declaredIn; ///< Name → libraries that declare it.
    std::unordered_map<std::string, std::string> packages; ///< Library → package of the guest's distribution.
};

/// A language: how to recognise its files, its grammar and its rules. Immutable.
class Language
{
public:
    QString name; ///< The folder in resources/languages.
    QString base; ///< The language whose data its own extend.
    QStringList extensions; ///< With the dot, lower case.
    QStringList fileNames; ///< Whole names without a telling extension.
    QStringList interpreters; ///< Of a `#!` line.
    QStringList contentMarks; ///< Words that tell this language from others that share the extension.
    QStringList foreignStarts; ///< Content that begins so only shares the extension.
    QStringList sharedExtensions; ///< Extensions that also belong to another language.
    const TSLanguage* grammar = nullptr;
    LanguageRules rules;
    MetricRules metrics;

    const NodeKindRules& kind(TSSymbol symbol) const
    {
        static const NodeKindRules none;
        return symbol < rules.kinds.size() ? rules.kinds[symbol] : none;
    }
};

/// All languages of resources/languages, loaded once at first use; a damaged data file is a fault of ours and ends the
/// program with its name. Thread-safe.
class LanguageRegistry
{
public:
    static const LanguageRegistry& instance();

    const std::vector<std::unique_ptr<Language>>& languages() const { return m_languages; }
    const Language* byName(const QString& name) const;
    /// By the name of the file alone; nullptr where that doesn't tell.
    const Language* byFileName(const QString& path) const;
    /// By name, then by the first line (`#!`), then, for extensions that several share (`.h`), by content.
    const Language* detect(const QString& path, QByteArrayView content) const;
    /// Whether a file found in a folder should be read: by name, or, without an extension, by its `#!` line.
    bool isSource(const QString& path) const;

private:
    LanguageRegistry();

    std::vector<std::unique_ptr<Language>> m_languages;
    QHash<QString, const Language*> m_byExtension;
};

/// Fills a language from its data, which may extend that of another (`base`); the error names the key that is wrong.
Result<std::unique_ptr<Language>> loadLanguage(const QString& name, QByteArrayView json);

} // namespace Foreguest
