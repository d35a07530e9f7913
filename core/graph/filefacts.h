// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"
#include "core/graph/indexmap.h"
#include "core/graph/stringpool.h"

#include <string>
#include <string_view>
#include <vector>

namespace Foreguest {

/// Stands before a text that is a key and looks like a number: `"1"` is not `1`.
inline constexpr char textMark = '\x01';
/// Stands before the position in a pattern where the rest of a collection begins.
inline constexpr char restMark = '\x02';
inline bool looksLikeNumber(std::string_view key)
{
    return !key.empty() && ((key[0] >= '0' && key[0] <= '9') || key[0] == '-');
}

/// What the walk over one file's tree leaves behind, without any knowledge of other files: flat tables of definitions,
/// names, expressions and flows of values, that the linker then joins. All indexes are of the same file.

enum class ExprKind : quint8 {
    Unknown,
    Name, ///< `a`: binding, once bound.
    Member, ///< `a`: object; `text`: name.
    Subscript, ///< `a`: object; `text`: a literal key; else `b`: the key's expression, noIndex: any element is meant.
    Slice, ///< `a`: object; `b`, `count`: the first and the end position, noIndex where unknown.
    Spread, ///< `a`: the collection whose elements stand here; `count`: 1 where it has keys.
    Operation, ///< `a`: operand; `b`: the other one; `text`: the operator, as the language's data name it.
    Call, ///< `a`: callee; `b`, `count`: arguments.
    New, ///< As Call, makes an instance.
    Definition, ///< `a`: the function or class.
    This, ///< `a`: the function whose object is meant.
    Super, ///< `a`: the function whose class's base is meant; `b`: which base, where it is named.
    Literal, ///< `text`: its type; `b`: a short value: a text's content, or any literal as a key; noIndex for none.
    Object, ///< A list, tuple, dictionary or object literal; `b`, `count`: its elements; `text`: its type.
    Module, ///< `text`: what is imported; `a`: leading dots of a relative import.
    SelfModule, ///< The module of the file itself, as its importers see it.
    ModuleObject, ///< JavaScript's `module`.
    Either, ///< `a` or `b`.
    Decorated, ///< `a`: the decorator's result, where known, else `b`.
    InstanceOf, ///< A value of the type `a`; `count`: 1 where it may be of a class below it.
    Applied, ///< The template or generic type `a` with the arguments `b`, `count`.
    Operator, ///< The functions `text` that the operands `a` and `b` choose.
    Computed, ///< Made from `b`, `count`, none of which it is; `a`: a literal of its type; `text`: the operator.
    Pattern, ///< A target of several names; `b`, `count`: its parts.
    Iterate, ///< What iterating over `a` gives.
    Typed, ///< `a` where that has a value, else any of the type `b`; `count` - 1, where given: the function whose
           ///< result stands in for `a`.
    Await, ///< What the promise `a` is kept with.
    Signature, ///< Any function of the signature `text`.
    Assertion, ///< The value `b`, known to be of the type `a`.
    Cast, ///< `a` as a value of the type `b`; without `a`, just some value of that type.
    ClassLiteral, ///< The type `a` as a value.
    Reference, ///< The method `text` of the object or type `a` as a value; without `text`, the constructor.
    Generic, ///< The type `a` with the type arguments `b`, `count`.
    ArrayOf, ///< Arrays of the type `a`.
    Concatenation, ///< Texts, or numbers, of `a` and `b`.
};

enum class Access : quint8 { Load, Store, Delete, Unpack };

struct Expr
{
    ExprKind kind = ExprKind::Unknown;
    bool isCallee = false;
    Access access = Access::Load; ///< Of a Member or Subscript.
    quint32 a = noIndex;
    quint32 b = noIndex;
    quint32 count = 0;
    StringId text = 0;
    quint32 scope = 0;
    quint32 line = 0;

    bool operator==(const Expr&) const = default;
};

/// An argument of a call (`key`: its keyword), or an element of a literal (`key`: its key, 0 where unknown). A spread
/// one stands for its elements.
struct Argument
{
    StringId key = 0;
    quint32 expr = noIndex;
    bool isSpread = false;

    bool operator==(const Argument&) const = default;
};

enum class FlowKind : quint8 {
    Assignment,
    Default, ///< A parameter's default value.
    Hint, ///< A declared type that nothing enforces: it counts where nothing else is known.
};

/// `value` may become what `target` (a Name, Member, Subscript or Pattern) holds.
struct Flow
{
    FlowKind kind = FlowKind::Assignment;
    quint32 target = noIndex;
    quint32 value = noIndex;
    quint32 line = 0;
    quint32 definition = 0; ///< The body it stands in.
    bool isThrough = false; ///< Stored where the target points to: `*p = x`.

    bool operator==(const Flow&) const = default;
};

enum class DefinitionKind : quint8 { Module, Namespace, Class, Function };

struct Definition
{
    DefinitionKind kind = DefinitionKind::Function;
    quint16 flags = 0; ///< FunctionFlag bits.
    bool isArrow = false; ///< Its `this` is that of its parent.
    bool isLambda = false; ///< Has no name in the source.
    bool isMacro = false; ///< A macro's body: its users are the callers of what it calls.
    bool isMention = false; ///< A macro without parameters: its name alone uses it.
    StringId name = 0;
    quint32 parent = noIndex; ///< The enclosing definition.
    quint32 scope = noIndex; ///< Its own scope.
    quint32 outerScope = noIndex;
    quint32 line = 0, column = 0, endLine = 0;
    quint32 facts = noIndex; ///< In FileFacts::bodies; functions and modules.
    quint32 qualifier = noIndex; ///< Expression before the name: `A::B` of `void A::B::f()`.
    StringId signature = 0; ///< Types of parameters and results, where they tell functions apart.
    quint32 underlying = noIndex; ///< The type that a class is made from, where it has no members of its own.
    quint32 receiver = noIndex; ///< Binding of the object, where it is no parameter.
    quint32 firstBase = 0, baseCount = 0; ///< In FileFacts::arguments.
    quint32 condition = noIndex; ///< In FileFacts::conditions: under which it is compiled at all.
    /// Bindings, in order; noIndex for those that are no single name. Of a class: what objects are made from.
    std::vector<quint32> parameters;
    std::vector<quint32> typeParameters; ///< Bindings.
    quint32 returnType = noIndex; ///< Expression of the declared one.
    bool isInterface = false;
    quint32 firstDecorator = 0, decoratorCount = 0; ///< In FileFacts::arguments.
    quint32 rest = noIndex; ///< Object expression of the arguments from `restFrom` on.
    quint32 restFrom = 0;
    quint32 keywords = noIndex; ///< Object expression of the keyword arguments that no parameter takes.
    quint32 allArguments = noIndex; ///< Object expression of all arguments, where the body asks for them.
    /// Where the parameter stands that takes the remaining arguments; behind all where there is none.
    quint32 restPosition() const { return rest == noIndex ? noIndex : restFrom; }

    bool operator==(const Definition&) const = default;
};

struct Scope
{
    quint32 parent = noIndex;
    quint32 definition = 0;
    bool isClass = false;
    quint32 extended = noIndex; ///< The type that functions in here belong to.

    bool operator==(const Scope&) const = default;
};

enum class BindingKind : quint8 { Variable, Parameter, Definition, Import, Macro, Prototype, TypeParameter };

struct Binding
{
    quint32 scope = 0;
    StringId name = 0;
    BindingKind kind = BindingKind::Variable;
    quint32 line = 0;
    quint32 type = noIndex; ///< Expression of the declared one.
    quint16 flags = 0; ///< FunctionFlag bits of its modifiers; AbstractFunction: a constant of a literal.

    bool operator==(const Binding&) const = default;
};

/// A place where something is called; `call` is its index in the body's calls, or noIndex where it has none there.
struct CallSite
{
    quint32 definition = 0;
    quint32 call = noIndex;
    quint32 expr = noIndex;
    quint32 line = 0;
    quint32 condition = noIndex; ///< In FileFacts::conditions.
    quint32 firstInner = noIndex; ///< First of the call sites before this one that stand in its arguments.

    bool operator==(const CallSite&) const = default;
};

/// `#if` and its like: the directive as written, or what is left where it does not hold; and all around it.
struct Condition
{
    quint32 parent = noIndex;
    StringId directive = 0; ///< `ifdef A`, `if A > 1`.
    quint32 line = 0;
    bool isNegated = false;

    bool operator==(const Condition&) const = default;
};

struct MacroFact
{
    StringId name = 0;
    quint32 line = 0;
    quint32 condition = noIndex;
    bool hasValue = false;
    bool dropsArguments = false; ///< Function-like, and none of its parameters is in its body.
    qint64 value = 0;

    bool operator==(const MacroFact&) const = default;
};

/// Stands in a macro's body where `##` joins two words; a letter that no real source uses.
inline constexpr std::string_view pasteMark = "\xC7\x82";

struct ImportFact
{
    quint32 module = noIndex; ///< A Module expression.
    StringId member = 0; ///< The name taken from it, which may be a module itself.
    quint32 scope = noIndex; ///< Where all its names become visible (`from m import *`, `#include`); else noIndex.
    quint32 line = 0;

    bool operator==(const ImportFact&) const = default;
};

/// A type gets a base outside of its definition.
struct ExtensionFact
{
    quint32 type = noIndex;
    quint32 base = noIndex;
    quint32 line = 0;

    bool operator==(const ExtensionFact&) const = default;
};

/// All members of a module or type become visible in a scope.
struct OpenedFact
{
    quint32 expr = noIndex;
    quint32 scope = 0;

    bool operator==(const OpenedFact&) const = default;
};

struct ReturnFact
{
    quint32 definition = 0;
    quint32 expr = noIndex;

    bool operator==(const ReturnFact&) const = default;
};

/// A name that a body mentions, at the first line where it does.
struct NameUse
{
    quint32 definition = 0;
    StringId name = 0;
    quint32 line = 0;
    quint32 times = 1;
};

/// The name of something that no source can spell: files with NUL bytes are not read.
inline std::string hiddenName(std::string_view name)
{
    return std::string(1, '\0').append(name);
}

/// The members by which constructors and destructors are found, whatever their classes are called.
inline constexpr std::string_view beginName { "\0begin", 6 };
inline constexpr std::string_view endName { "\0end", 4 };

/// What is added here and steers values must also be compared in graphsession.cpp, and what holds texts be renumbered
/// in program.cpp.
struct FileFacts
{
    StringPool strings;
    std::vector<Definition> definitions; ///< The module first; a parent before its children.
    std::vector<Scope> scopes;
    std::vector<Binding> bindings;
    std::vector<Expr> exprs; ///< Parts before the whole.
    std::vector<Argument> arguments;
    std::vector<Flow> flows;
    std::vector<CallSite> callSites;
    std::vector<ImportFact> imports;
    std::vector<ReturnFact> returns;
    std::vector<ExtensionFact> extensions;
    std::vector<OpenedFact> opened;
    std::vector<NameUse> uses;
    std::vector<quint32> usings; ///< Namespaces whose names are visible everywhere in the file.
    std::vector<std::pair<quint32, StringId>> virtuals; ///< Class and method.
    std::vector<Condition> conditions; ///< A parent before its children.
    std::vector<MacroFact> macros;
    StringId package = 0; ///< Dotted, as the file says.
    std::vector<BodyFacts> bodies; ///< BodyFacts::node is an index in `definitions` here.
    IndexMap bindingOf; ///< By scope and name.

    /// What a solver does for the file: its expressions, flows, returns, definitions and extensions, in that order.
    size_t steps() const
    {
        return exprs.size() + flows.size() + returns.size() + definitions.size() + extensions.size();
    }
    static quint64 bindingKey(quint32 scope, StringId name) { return quint64(scope) << 32 | name; }
    quint32 findBinding(quint32 scope, StringId name) const { return bindingOf.find(bindingKey(scope, name)); }
};

} // namespace Foreguest
