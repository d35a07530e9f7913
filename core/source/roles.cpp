// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/roles.h"

#include <utility>

namespace Foreguest {

namespace {
constexpr std::pair<std::string_view, Role> roles[] {
    { "group", Role::Group },
    { "flatten", Role::Flatten },
    { "block", Role::Block },
    { "function", Role::Function },
    { "class", Role::Class },
    { "namespace", Role::Namespace },
    { "parameters", Role::Parameters },
    { "parameter", Role::Parameter },
    { "spread", Role::Spread },
    { "decorated", Role::Decorated },
    { "decorator", Role::Decorator },
    { "functionDeclarator", Role::FunctionDeclarator },
    { "arrayDeclarator", Role::ArrayDeclarator },
    { "declaration", Role::Declaration },
    { "declarator", Role::Declarator },
    { "typeDefinition", Role::TypeDefinition },
    { "if", Role::If },
    { "elseIf", Role::ElseIf },
    { "else", Role::Else },
    { "switch", Role::Switch },
    { "case", Role::Case },
    { "catch", Role::Catch },
    { "ternary", Role::Ternary },
    { "try", Role::Try },
    { "forEach", Role::ForEach },
    { "counted", Role::Counted },
    { "while", Role::While },
    { "doWhile", Role::DoWhile },
    { "comprehension", Role::Comprehension },
    { "comprehensionClause", Role::ComprehensionClause },
    { "comprehensionCondition", Role::ComprehensionCondition },
    { "break", Role::Break },
    { "goto", Role::Goto },
    { "return", Role::Return },
    { "throw", Role::Throw },
    { "yield", Role::Yield },
    { "await", Role::Await },
    { "with", Role::With },
    { "delete", Role::Delete },
    { "interpolation", Role::Interpolation },
    { "slice", Role::Slice },
    { "typePattern", Role::TypePattern },
    { "call", Role::Call },
    { "new", Role::New },
    { "arguments", Role::Arguments },
    { "keywordArgument", Role::KeywordArgument },
    { "member", Role::Member },
    { "subscript", Role::Subscript },
    { "identifier", Role::Identifier },
    { "this", Role::This },
    { "super", Role::Super },
    { "qualified", Role::Qualified },
    { "typeName", Role::TypeName },
    { "primitiveType", Role::PrimitiveType },
    { "sizeOf", Role::SizeOf },
    { "assignment", Role::Assignment },
    { "augmentedAssignment", Role::AugmentedAssignment },
    { "increment", Role::Increment },
    { "binary", Role::Binary },
    { "unary", Role::Unary },
    { "pattern", Role::Pattern },
    { "patternPair", Role::PatternPair },
    { "list", Role::List },
    { "dictionary", Role::Dictionary },
    { "set", Role::Set },
    { "pair", Role::Pair },
    { "key", Role::Key },
    { "string", Role::String },
    { "number", Role::Number },
    { "constant", Role::Constant },
    { "import", Role::Import },
    { "importFrom", Role::ImportFrom },
    { "importedName", Role::ImportedName },
    { "modulePath", Role::ModulePath },
    { "relativePath", Role::RelativePath },
    { "wildcard", Role::Wildcard },
    { "namespaceImport", Role::NamespaceImport },
    { "export", Role::Export },
    { "include", Role::Include },
    { "global", Role::Global },
    { "macro", Role::Macro },
    { "bases", Role::Bases },
    { "storage", Role::Storage },
    { "field", Role::Field },
    { "heritage", Role::Heritage },
    { "label", Role::Label },
    { "async", Role::Async },
    { "modifier", Role::Modifier },
    { "keys", Role::Keys },
    { "computedKey", Role::ComputedKey },
    { "element", Role::Element },
    { "ascription", Role::Ascription },
    { "listType", Role::ListType },
    { "genericType", Role::GenericType },
    { "importFunction", Role::ImportFunction },
    { "conditional", Role::Conditional },
    { "applied", Role::Applied },
    { "fieldInitializer", Role::FieldInitializer },
    { "using", Role::Using },
    { "virtual", Role::Virtual },
    { "nestedName", Role::NestedName },
    { "ownField", Role::OwnField },
    { "mixin", Role::Mixin },
    { "package", Role::Package },
    { "importType", Role::ImportType },
    { "typeParameter", Role::TypeParameter },
    { "generic", Role::Generic },
    { "arrayType", Role::ArrayType },
    { "cast", Role::Cast },
    { "classLiteral", Role::ClassLiteral },
    { "reference", Role::Reference },
    { "typeTest", Role::TypeTest },
    { "typedName", Role::TypedName },
    { "resource", Role::Resource },
    { "enumConstant", Role::EnumConstant },
    { "newArray", Role::NewArray },
};
constexpr std::pair<std::string_view, Slot> slots[] {
    { "none", Slot::None },
    { "name", Slot::Name },
    { "parameters", Slot::Parameters },
    { "body", Slot::Body },
    { "condition", Slot::Condition },
    { "consequence", Slot::Consequence },
    { "alternative", Slot::Alternative },
    { "initializer", Slot::Initializer },
    { "step", Slot::Step },
    { "left", Slot::Left },
    { "right", Slot::Right },
    { "value", Slot::Value },
    { "callee", Slot::Callee },
    { "arguments", Slot::Arguments },
    { "object", Slot::Object },
    { "property", Slot::Property },
    { "index", Slot::Index },
    { "operator", Slot::Operator },
    { "operand", Slot::Operand },
    { "type", Slot::Type },
    { "bases", Slot::Bases },
    { "module", Slot::Module },
    { "alias", Slot::Alias },
    { "key", Slot::Key },
    { "size", Slot::Size },
    { "scope", Slot::Scope },
    { "declarator", Slot::Declarator },
    { "definition", Slot::Definition },
    { "label", Slot::Label },
    { "path", Slot::Path },
};
constexpr std::pair<std::string_view, quint32> kindFlags[] {
    { "lambda", LambdaKind },
    { "arrow", ArrowKind },
    { "generator", GeneratorKind },
    { "hoisted", HoistedKind },
    { "list", ComprehensionListKind },
    { "method", MethodKind },
    { "destructuring", DestructuringKind },
    { "constant", ConstantKind },
    { "default", DefaultCaseKind },
    { "pointer", PointerKind },
    { "static", StaticKind },
    { "virtual", VirtualKind },
    { "breakable", BreakableKind },
    { "initializer", InitializerKind },
    { "shared", SharedKind },
    { "constructor", ConstructorKind },
    { "anonymousClass", AnonymousClassKind },
    { "interface", InterfaceKind },
    { "patternLabel", PatternLabelKind },
    { "type", TypeKind },
    { "pairs", PairsKind },
};
constexpr std::pair<std::string_view, quint16> functionFlags[] {
    { "static", StaticFunction },
    { "class", ClassFunction },
    { "property", PropertyFunction },
    { "fileLocal", FileLocalFunction },
    { "setter", SetterFunction },
    { "abstract", AbstractFunction },
    { "private", PrivateFunction },
    { "public", PublicFunction },
    { "final", FinalFunction },
    { "native", NativeFunction },
};
constexpr std::pair<std::string_view, OperatorClass> operatorClasses[] {
    { "+", OperatorClass::Add },
    { "+=", OperatorClass::Add },
    { "-", OperatorClass::Subtract },
    { "-=", OperatorClass::Subtract },
    { "*", OperatorClass::Multiply },
    { "*=", OperatorClass::Multiply },
    { "/", OperatorClass::Divide },
    { "/=", OperatorClass::Divide },
    { "//", OperatorClass::FloorDivide },
    { "//=", OperatorClass::FloorDivide },
    { "%", OperatorClass::Modulo },
    { "**", OperatorClass::Power },
    { "<<", OperatorClass::ShiftLeft },
    { "<<=", OperatorClass::ShiftLeft },
    { ">>", OperatorClass::ShiftRight },
    { ">>=", OperatorClass::ShiftRight },
    { ">>>", OperatorClass::ShiftRight },
    { ">>>=", OperatorClass::ShiftRight },
    { "++", OperatorClass::Add },
    { "--", OperatorClass::Subtract },
    { "<", OperatorClass::Less },
    { "<=", OperatorClass::LessEqual },
    { ">", OperatorClass::Greater },
    { ">=", OperatorClass::GreaterEqual },
    { "!=", OperatorClass::NotEqual },
    { "!==", OperatorClass::NotEqual },
    { "|", OperatorClass::Or },
    { "??", OperatorClass::Otherwise },
    { "?\?=", OperatorClass::Otherwise },
    { "||=", OperatorClass::Otherwise },
    { "&&=", OperatorClass::Otherwise },
};

template <typename T, size_t N>
std::optional<T> lookUp(const std::pair<std::string_view, T> (&table)[N], std::string_view name)
{
    for (const auto& [known, value] : table) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}
} // namespace

std::optional<Role> roleByName(std::string_view name)
{
    return lookUp(roles, name);
}
std::optional<Slot> slotByName(std::string_view name)
{
    return lookUp(slots, name);
}
std::optional<quint32> kindFlagByName(std::string_view name)
{
    return lookUp(kindFlags, name);
}
std::optional<quint16> functionFlagByName(std::string_view name)
{
    return lookUp(functionFlags, name);
}
OperatorClass operatorClassOf(std::string_view text)
{
    return lookUp(operatorClasses, text).value_or(OperatorClass::None);
}

} // namespace Foreguest
