// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace Foreguest {

/// What a node kind means to the engine, whatever the language; language.json assigns them.
enum class Role : quint8 {
    None, ///< Nothing: passed over, its children are visited.
    Group, ///< Stands for its content: parentheses, casts, `await`.
    Flatten, ///< A list whose elements belong to the parent.
    Block, ///< Statements in braces or an indented suite.
    Function,
    Class,
    Namespace,
    Parameters,
    Parameter,
    Spread,
    Decorated,
    Decorator,
    FunctionDeclarator,
    ArrayDeclarator,
    Declaration,
    Declarator,
    TypeDefinition,
    If,
    ElseIf,
    Else,
    Switch,
    Case,
    Catch,
    Ternary,
    Try,
    ForEach,
    Counted,
    While,
    DoWhile,
    Comprehension,
    ComprehensionClause,
    ComprehensionCondition,
    Break,
    Goto,
    Return,
    Throw,
    Yield,
    Await,
    With,
    Delete,
    Interpolation,
    Slice,
    TypePattern,
    Call,
    New,
    Arguments,
    KeywordArgument,
    Member,
    Subscript,
    Identifier,
    This,
    Super,
    Qualified,
    TypeName,
    PrimitiveType,
    SizeOf,
    Assignment,
    AugmentedAssignment,
    Increment,
    Binary,
    Unary,
    Pattern,
    PatternPair,
    List,
    Dictionary,
    Set,
    Pair,
    Key,
    String,
    Number,
    Constant,
    Import,
    ImportFrom,
    ImportedName,
    ModulePath,
    RelativePath,
    Wildcard,
    NamespaceImport,
    Export,
    Include,
    Global,
    Macro,
    Bases,
    Storage,
    Field,
    Heritage,
    Label,
    Async,
    Modifier, ///< A token that gives a function its flags: `get`.
    Keys, ///< A token that makes a loop go over keys: `in`.
    ComputedKey, ///< `[key]` where a name might stand.
    Element, ///< `<Component/>`, which calls it.
    Ascription, ///< A value and the type that it is taken for: `x as T`.
    ListType, ///< `T[]`
    GenericType, ///< `Array<T>`
    ImportFunction, ///< `import` as it is called.
    Applied, ///< A name with template or type arguments.
    FieldInitializer, ///< `member(value)` or `Base(value)` before a constructor's body.
    Using,
    NestedName, ///< `a::b` as the name of a namespace.
    OwnField, ///< A member of the object at work: `@name`.
    Mixin, ///< Names types whose methods become the class's.
    Virtual, ///< A token that makes a method one that classes below may override.
    Conditional, ///< `#if` and its like: compiled only where a condition holds.
    Tuple, ///< Expressions in a row: with one element, that element; on the left of an assignment, its targets.
    Composite, ///< Makes a value of a type from elements: `T{a: 1}`.
    Elements, ///< The elements of a Composite.
    ClassBody, ///< A type's members, which belong to the class it stands in; alone, a class without a name.
    FunctionType,
    ContainerType, ///< A type with elements: slices, maps, channels.
    AppliedType, ///< A type with type arguments.
    Alternatives, ///< Any of its parts.
    Assertion, ///< A value taken for one of a type.
    Send, ///< Puts a value in a channel.
    PackageClause, ///< Names the package that the file is a part of.
    PackageImport,
    TypeBounds, ///< Names type parameters and what they must be.
    TypeAlias,
    Extension, ///< Adds members, and perhaps a base, to a type defined elsewhere.
    ModuleFile, ///< Says that another file is a module of this one.
    Use, ///< Makes names of other modules visible.
    UseTree, ///< Several of one module.
    UseAs,
    UseAll,
    Variant, ///< One of the alternatives of a type.
    VariantPattern, ///< Takes a variant apart.
    Match, ///< A pattern with the value that it is matched with.
    Unwrap, ///< What is in a value: `x?`.
    AnyLoop, ///< A loop whose clause, if any, says of which kind it is.
    Package, ///< Says which package the file belongs to.
    ImportType, ///< Imports a type, its members or all types of a package by a dotted path.
    TypeParameter,
    Generic, ///< A type with type arguments.
    ArrayType,
    Cast,
    ClassLiteral,
    Reference, ///< Names a method or constructor as a value: `Type::method`.
    TypeTest, ///< `value instanceof Type name`.
    TypedName, ///< A name declared with its type in passing: in patterns and catch clauses.
    Resource, ///< Is closed at the end of its block.
    EnumConstant,
    NewArray,
};

/// What a child is to its parent; language.json maps the grammar's field names to these.
enum class Slot : quint8 {
    None,
    Name,
    Parameters,
    Body,
    Condition,
    Consequence,
    Alternative,
    Initializer,
    Step,
    Left,
    Right,
    Value,
    Callee,
    Arguments,
    Object,
    Property,
    Index,
    Operator,
    Operand,
    Type,
    Bases,
    Module,
    Alias,
    Key,
    Size,
    Scope,
    Declarator,
    Definition,
    Label,
    Path,
    Receiver,
    Element,
    Result,
};

/// Additions to a role.
enum KindFlag : quint32 {
    LambdaKind = 1, ///< A function without a name of its own.
    ArrowKind = 2, ///< `this` is that of the enclosing function.
    GeneratorKind = 4,
    HoistedKind = 8, ///< The variable belongs to the function, not the block.
    BreakableKind = 16, ///< `break` leaves it: a switch.
    ComprehensionListKind = 32, ///< A comprehension that builds a list.
    MethodKind = 64,
    DestructuringKind = 128,
    ConstantKind = 256, ///< Declares a name that is never assigned again.
    PointerKind = 1024,
    ClauseKind = 0x1000000, ///< The head of a loop, which says what kind of loop it is.
    VariadicKind = 0x2000000, ///< A parameter for any number of arguments.
    TransparentKind = 8192, ///< A unary operator that gives its operand: `&a`, `*a`.
    AbstractKind = 16384, ///< A function without a body of its own.
    StaticKind = 2048, ///< A method of the class rather than its objects.
    VirtualKind = 4096, ///< A class whose methods others define: an interface.
    InitializerKind = 0x10000, ///< In a class: its code runs when the class or an object of it is initialised.
    SharedKind = 0x20000, ///< Belongs to the class rather than its objects, whatever its modifiers say.
    ConstructorKind = 0x40000, ///< A function named like its class that initialises objects.
    AnonymousClassKind = 0x80000, ///< Behind an instantiation: a class without a name.
    InterfaceKind = 0x100000,
    TypeKind = 0x400000, ///< Holds a type; a text in it is the type's name.
    PairsKind = 0x800000, ///< A spread collection with keys.
};

/// What a decorator or a keyword makes of a function.
enum FunctionFlag : quint16 {
    StaticFunction = 1,
    ClassFunction = 2,
    PropertyFunction = 4,
    MethodFunction = 8,
    AsyncFunction = 16,
    FileLocalFunction = 32,
    SetterFunction = 64, ///< Runs when the attribute of its name is assigned to.
    AbstractFunction = 0x100, ///< Has no body.
    PrivateFunction = 0x200,
    PublicFunction = 0x400, ///< Can be overridden in other packages.
    ConstructorFunction = 0x800,
    InitializerFunction = 0x1000, ///< Code of a class that runs when it, or an object of it, is initialised.
    VariadicFunction = 0x2000,
    FinalFunction = 0x4000,
    NativeFunction = 0x8000,
};

enum class OperatorClass : quint8 {
    None,
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    NotEqual,
    Or,
    Receive,
    Otherwise, ///< One operand or the other: `??`.
};

std::optional<Role> roleByName(std::string_view name);
std::optional<Slot> slotByName(std::string_view name);
std::optional<quint32> kindFlagByName(std::string_view name);
std::optional<quint16> functionFlagByName(std::string_view name);
OperatorClass operatorClassOf(std::string_view text); ///< `//` and `//=` alike.

} // namespace Foreguest
