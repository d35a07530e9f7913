// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/source/grammars.h"
#include "core/source/language.h"
#include "core/source/packagerules.h"
#include "core/source/typerules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace Foreguest {

namespace {
QStringList toStringList(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue element : array)
        list.append(element.toString());
    return list;
}

std::unordered_set<std::string> toSet(const QJsonValue& value)
{
    std::unordered_set<std::string> set;
    const QJsonArray array = value.toArray();
    for (const QJsonValue element : array)
        set.insert(element.toString().toStdString());
    return set;
}

std::unordered_map<std::string, std::string> toMap(const QJsonValue& value)
{
    std::unordered_map<std::string, std::string> map;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        map.emplace(it.key().toStdString(), it.value().toString().toStdString());
    return map;
}

/// Reads language.json key by key; keeps the first thing that is wrong.
class Loader
{
public:
    Loader(Language& language, QJsonObject json, QJsonObject own)
        : m_language(language)
        , m_json(std::move(json))
        , m_own(std::move(own))
    {
    }

    QString load()
    {
        LanguageRules& rules = m_language.rules;
        m_language.extensions = toStringList(m_json[QStringLiteral("extensions")]);
        m_language.fileNames = toStringList(m_json[QStringLiteral("fileNames")]);
        m_language.interpreters = toStringList(m_json[QStringLiteral("interpreters")]);
        m_language.contentMarks = toStringList(m_json[QStringLiteral("contentMarks")]);
        m_language.foreignStarts = toStringList(m_json[QStringLiteral("foreignStarts")]);
        m_language.sharedExtensions = toStringList(m_json[QStringLiteral("sharedExtensions")]);
        rules.kinds.resize(ts_language_symbol_count(m_language.grammar));
        rules.fieldSets.push_back(fieldSet(m_json[QStringLiteral("fields")].toObject(), {}));
        loadKinds(m_json[QStringLiteral("nodes")].toObject());
        loadOperators();
        loadSwitches(m_json[QStringLiteral("rules")].toObject());
        loadKnowledge();
        return m_error;
    }

private:
    void fail(const QString& what)
    {
        if (m_error.isEmpty())
            m_error = what;
    }

    std::vector<Slot> fieldSet(const QJsonObject& fields, std::vector<Slot> base)
    {
        base.resize(ts_language_field_count(m_language.grammar) + 1, Slot::None);
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            const std::string name = it.key().toStdString();
            const TSFieldId id = ts_language_field_id_for_name(m_language.grammar, name.data(), uint32_t(name.size()));
            const auto slot = slotByName(it.value().toString().toStdString());
            if (id == 0 && isInherited(QStringLiteral("fields"), it.key()))
                continue;
            if (id == 0 || !slot)
                fail(QStringLiteral("field %1: %2").arg(it.key(), it.value().toString()));
            else
                base[id] = *slot;
        }
        return base;
    }

    /// Calls `apply` for each symbol of that name; a grammar may have several (aliases).
    template <typename F> void forSymbols(const QString& name, bool isNamed, F apply, bool isOptional = false)
    {
        const std::string wanted = name.toStdString();
        bool found = false;
        for (size_t i = 0; i < m_language.rules.kinds.size(); ++i) {
            const auto symbol = TSSymbol(i);
            const bool symbolIsNamed = ts_language_symbol_type(m_language.grammar, symbol) == TSSymbolTypeRegular;
            if (symbolIsNamed == isNamed && wanted == ts_language_symbol_name(m_language.grammar, symbol)) {
                apply(m_language.rules.kinds[symbol]);
                found = true;
            }
        }
        if (!found && !isOptional)
            fail(QStringLiteral("the grammar has no node %1").arg(name));
    }

    NodeKindRules kindFrom(const QString& name, const QJsonValue& value)
    {
        NodeKindRules kind;
        const QJsonObject object = value.toObject();
        const QString roleName = value.isString() ? value.toString() : object[QStringLiteral("role")].toString();
        if (const auto role = roleByName(roleName.toStdString()))
            kind.role = *role;
        else
            fail(QStringLiteral("node %1 has the unknown role %2").arg(name, roleName));
        for (const QString& flagName : toStringList(object[QStringLiteral("flags")])) {
            if (const auto flag = kindFlagByName(flagName.toStdString()))
                kind.flags |= *flag;
            else
                fail(QStringLiteral("node %1 has the unknown flag %2").arg(name, flagName));
        }
        if (const QJsonValue fields = object[QStringLiteral("fields")]; fields.isObject()) {
            kind.fieldSet = quint16(m_language.rules.fieldSets.size());
            m_language.rules.fieldSets.push_back(fieldSet(fields.toObject(), m_language.rules.fieldSets.front()));
        }
        for (const QString& flagName : toStringList(object[QStringLiteral("functionFlags")])) {
            if (const auto flag = functionFlagByName(flagName.toStdString()))
                kind.functionFlags |= *flag;
            else
                fail(QStringLiteral("node %1 has the unknown function flag %2").arg(name, flagName));
        }
        kind.type = object[QStringLiteral("type")].toString().toStdString();
        kind.constant = qint8(object[QStringLiteral("constant")].toInt(-1));
        return kind;
    }

    void loadKinds(const QJsonObject& nodes)
    {
        for (auto it = nodes.begin(); it != nodes.end(); ++it) {
            const NodeKindRules kind = kindFrom(it.key(), it.value());
            forSymbols(
                it.key(), true, [&](NodeKindRules& entry) { entry = kind; },
                isInherited(QStringLiteral("nodes"), it.key()));
        }
        const QStringList operands = toStringList(m_json[QStringLiteral("operands")]);
        for (const QString& name : operands)
            forSymbols(
                name, true, [](NodeKindRules& entry) { entry.isOperand = true; }, !m_own.isEmpty());
    }

    /// Every token that is no closing or separating one is an operator, as in rust-code-analysis.
    void loadOperators()
    {
        const auto punctuation = toSet(m_json[QStringLiteral("punctuation")]);
        const auto booleans = toSet(m_json[QStringLiteral("booleanOperators")]);
        for (size_t i = 1; i < m_language.rules.kinds.size(); ++i) {
            const auto symbol = TSSymbol(i);
            if (ts_language_symbol_type(m_language.grammar, symbol) != TSSymbolTypeAnonymous)
                continue;
            const std::string text = ts_language_symbol_name(m_language.grammar, symbol);
            NodeKindRules& kind = m_language.rules.kinds[symbol];
            kind.isOperator = !punctuation.contains(text);
            kind.isBooleanOperator = booleans.contains(text);
            kind.operatorClass = operatorClassOf(text);
        }
        const QJsonObject tokens = m_json[QStringLiteral("tokens")].toObject();
        for (auto it = tokens.begin(); it != tokens.end(); ++it) {
            const NodeKindRules read = kindFrom(it.key(), it.value());
            forSymbols(it.key(), false, [&](NodeKindRules& entry) {
                entry.role = read.role;
                entry.functionFlags = read.functionFlags;
            });
        }
    }

    void loadSwitches(const QJsonObject& json)
    {
        LanguageRules& rules = m_language.rules;
        const auto flag = [&](const QString& key) { return json[key].toBool(); };
        const auto text = [&](const QString& key) { return json[key].toString().toStdString(); };
        const QString style = json[QStringLiteral("moduleStyle")].toString();
        rules.moduleStyle = style == QStringLiteral("path") ? ModuleStyle::Path
            : style == QStringLiteral("include")            ? ModuleStyle::Include
            : style == QStringLiteral("folder")             ? ModuleStyle::Folder
            : style == QStringLiteral("tree")               ? ModuleStyle::Tree
            : style == QStringLiteral("package")            ? ModuleStyle::Package
                                                            : ModuleStyle::Dotted;
        rules.assignmentDeclares = flag(QStringLiteral("assignmentDeclares"));
        rules.blockScopes = flag(QStringLiteral("blockScopes"));
        rules.selfParameter = flag(QStringLiteral("selfParameter"));
        rules.implicitThis = flag(QStringLiteral("implicitThis"));
        rules.globalByName = flag(QStringLiteral("globalByName"));
        rules.linkSpace = text(QStringLiteral("linkSpace"));
        if (rules.linkSpace.empty())
            rules.linkSpace = m_language.name.toStdString();
        rules.unknownCallsAreExternal = flag(QStringLiteral("unknownCallsAreExternal"));
        rules.callInstantiates = flag(QStringLiteral("callInstantiates"));
        rules.builtinsPrefix = text(QStringLiteral("builtinsPrefix"));
        rules.constructorName = text(QStringLiteral("constructorName"));
        rules.moduleFile = text(QStringLiteral("moduleFile"));
        rules.superFunction = text(QStringLiteral("superFunction"));
        rules.requireFunction = text(QStringLiteral("requireFunction"));
        rules.exportsObject = text(QStringLiteral("exportsObject"));
        rules.moduleObject = text(QStringLiteral("moduleObject"));
        rules.prototypeMember = text(QStringLiteral("prototypeMember"));
        rules.defaultExport = text(QStringLiteral("defaultExport"));
        rules.callMember = text(QStringLiteral("callMember"));
        rules.stringType = text(QStringLiteral("stringType"));
        rules.functionType = text(QStringLiteral("functionType"));
        rules.promiseType = text(QStringLiteral("promiseType"));
        rules.argumentsObject = text(QStringLiteral("argumentsObject"));
        rules.globalObject = text(QStringLiteral("globalObject"));
        rules.protoMember = text(QStringLiteral("protoMember"));
        rules.symbolPrefix = text(QStringLiteral("symbolPrefix"));
        rules.iteratorMember = text(QStringLiteral("iteratorMember"));
        rules.nextMember = text(QStringLiteral("nextMember"));
        rules.nextValue = text(QStringLiteral("nextValue"));
        rules.thisByCall = flag(QStringLiteral("thisByCall"));
        rules.librariesCallBack = flag(QStringLiteral("librariesCallBack"));
        rules.typesAreFallback = flag(QStringLiteral("typesAreFallback"));
        rules.catchesValues = flag(QStringLiteral("catchesValues"));
        rules.rootType = text(QStringLiteral("rootType"));
        rules.allocatorName = text(QStringLiteral("allocatorName"));
        rules.initializedName = text(QStringLiteral("initializedName"));
        rules.subclassMember = text(QStringLiteral("subclassMember"));
        rules.metaclassKey = text(QStringLiteral("metaclassKey"));
        rules.textType = text(QStringLiteral("textType"));
        rules.numberType = text(QStringLiteral("numberType"));
        rules.restType = text(QStringLiteral("restType"));
        rules.keywordsType = text(QStringLiteral("keywordsType"));
        rules.exportList = text(QStringLiteral("exportList"));
        rules.classAttribute = text(QStringLiteral("classAttribute"));
        rules.dictionaryAttribute = text(QStringLiteral("dictionaryAttribute"));
        rules.textValues = flag(QStringLiteral("textValues"));
        rules.capitalisedTypes = flag(QStringLiteral("capitalisedTypes"));
        rules.defaultsOutside = flag(QStringLiteral("defaultsOutside"));
        rules.hintedTypes = flag(QStringLiteral("hintedTypes"));
        rules.hasMacros = flag(QStringLiteral("hasMacros"));
        rules.referenceTypes = flag(QStringLiteral("referenceTypes"));
        rules.bareNamesCall = flag(QStringLiteral("bareNamesCall"));
        rules.lastIsReturned = flag(QStringLiteral("lastIsReturned"));
        rules.openNamespaces = flag(QStringLiteral("openNamespaces"));
        rules.nameOnlyCalls = flag(QStringLiteral("nameOnlyCalls"));
        rules.superIsMethod = flag(QStringLiteral("superIsMethod"));
        rules.newMember = text(QStringLiteral("newMember"));
        rules.declaredTypes = flag(QStringLiteral("declaredTypes"));
        rules.operatorPrefix = text(QStringLiteral("operatorPrefix"));
        rules.destructorPrefix = text(QStringLiteral("destructorPrefix"));
        rules.membersAreKeys = flag(QStringLiteral("membersAreKeys"));
        rules.dereference = text(QStringLiteral("dereference"));
        rules.packageFile = text(QStringLiteral("packageFile"));
        rules.importPrefix = text(QStringLiteral("importPrefix"));
        rules.ecosystem = text(QStringLiteral("ecosystem"));
    }

    void loadTypes()
    {
        const QJsonObject types = m_json[QStringLiteral("types")].toObject();
        for (auto it = types.begin(); it != types.end(); ++it) {
            BuiltinType& type = m_language.rules.types[it.key().toStdString()];
            const QJsonObject methods = it.value().toObject();
            for (auto result = methods.begin(); result != methods.end(); ++result) {
                const QStringList names = result.value().toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
                const std::string returned = result.key() == QStringLiteral("-") ? "" : result.key().toStdString();
                for (const QString& name : names)
                    type.emplace(name.toStdString(), returned);
            }
        }
    }

    void loadMacros()
    {
        const QJsonObject macros = m_json[QStringLiteral("macros")].toObject();
        const QJsonObject defined = macros[QStringLiteral("defined")].toObject();
        for (auto it = defined.begin(); it != defined.end(); ++it)
            m_language.rules.predefinedMacros.emplace(it.key().toStdString(), it.value().toInteger(1));
        const QStringList absent
            = macros[QStringLiteral("absent")].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& name : absent)
            m_language.rules.absentMacros.insert(name.toStdString());
        const QStringList blank
            = macros[QStringLiteral("blank")].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& name : blank)
            m_language.rules.blankMacros.insert(name.toStdString());
        const QStringList suffixes
            = macros[QStringLiteral("blankSuffixes")].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& suffix : suffixes)
            m_language.rules.blankSuffixes.push_back(suffix.toStdString());
        m_language.rules.keywordMacros = toMap(macros[QStringLiteral("keywords")]);
        m_language.rules.linkageMacro = macros[QStringLiteral("linkage")].toString().toStdString();
        m_language.rules.openMacros = macros[QStringLiteral("open")].toString().toStdString();
        if (!QRegularExpression(macros[QStringLiteral("open")].toString()).isValid())
            fail(QStringLiteral("macros.open is no pattern"));
    }

    void loadAllocators()
    {
        static const QStringList kinds { QStringLiteral("bytes"), QStringLiteral("list"), QStringLiteral("dictionary"),
            QStringLiteral("string"), QStringLiteral("array") };
        const QJsonObject allocators = m_json[QStringLiteral("allocators")].toObject();
        for (auto it = allocators.begin(); it != allocators.end(); ++it) {
            const QJsonObject entry = it.value().toObject();
            const qsizetype kind = kinds.indexOf(entry[QStringLiteral("kind")].toString());
            if (kind < 0)
                fail(QStringLiteral("allocator %1 has an unknown kind").arg(it.key()));
            m_language.rules.allocators.emplace(it.key().toStdString(),
                AllocatorRules { quint8(std::max<qsizetype>(kind, 0)), entry[QStringLiteral("argument")].toInt(),
                    entry[QStringLiteral("factorArgument")].toInt(-1), entry[QStringLiteral("unit")].toInteger(1) });
        }
    }

    void loadEffects()
    {
        LanguageRules& rules = m_language.rules;
        const QJsonObject effects = m_json[QStringLiteral("effects")].toObject();
        for (auto it = effects.begin(); it != effects.end(); ++it) {
            const auto parsed = parseEffects(it.value().toString().toStdString());
            if (!parsed)
                fail(QStringLiteral("effects of %1").arg(it.key()));
            const QStringList names = it.key().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString& name : names)
                rules.effects.emplace(name.toStdString(), parsed.value_or(std::vector<Effect>()));
        }
        const QJsonObject operators = m_json[QStringLiteral("operators")].toObject();
        for (auto it = operators.begin(); it != operators.end(); ++it) {
            const QStringList parts = it.value().toString().split(QLatin1Char(' '));
            OperatorMethods& methods = rules.operators[it.key().toStdString()];
            const QStringList names = parts.value(0).split(QLatin1Char('|'), Qt::SkipEmptyParts);
            for (const QString& name : names)
                methods.methods.push_back(name.toStdString());
            methods.reflected = parts.value(1).toStdString();
        }
    }

    void loadKnowledge()
    {
        LanguageRules& rules = m_language.rules;
        const auto words = [&](const QString& key) {
            std::unordered_set<std::string> set;
            const QStringList list = m_json[key].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString& word : list)
                set.insert(word.toStdString());
            return set;
        };
        rules.listTypes = words(QStringLiteral("listTypes"));
        const QJsonObject elements = m_json[QStringLiteral("elementTypes")].toObject();
        for (auto it = elements.begin(); it != elements.end(); ++it) {
            const QStringList parts = it.value().toString().split(QLatin1Char(' '));
            rules.elementTypes.emplace(
                it.key().toStdString(), std::pair(parts.value(0).toStdString(), parts.value(1).toInt()));
        }
        for (const QString& extension : toStringList(m_json[QStringLiteral("importExtensions")]))
            rules.importExtensions.push_back(extension.toStdString());
        rules.globalObjects = words(QStringLiteral("globalObjects"));
        rules.valueTypes = toMap(m_json[QStringLiteral("valueTypes")]);
        rules.builtins = words(QStringLiteral("builtins"));
        rules.standardModules = words(QStringLiteral("standardModules"));
        rules.countedCalls = words(QStringLiteral("countedCalls"));
        rules.textCalls = words(QStringLiteral("textCalls"));
        rules.exitCalls = words(QStringLiteral("exitCalls"));
        rules.requireFunctions = toMap(m_json[QStringLiteral("requireFunctions")]);
        rules.mixinCalls = words(QStringLiteral("mixinCalls"));
        rules.thisNames = words(QStringLiteral("thisNames"));
        rules.superNames = words(QStringLiteral("superNames"));
        rules.transparentTypes = words(QStringLiteral("transparentTypes"));
        rules.makers = words(QStringLiteral("makers"));
        rules.identities = words(QStringLiteral("identities"));
        rules.elementMethods = words(QStringLiteral("elementMethods"));
        rules.storeMethods = words(QStringLiteral("storeMethods"));
        const QStringList range
            = m_json[QStringLiteral("rangeMethods")].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& method : range)
            rules.rangeMethods.push_back(method.toStdString());
        rules.constructorTypes = toMap(m_json[QStringLiteral("constructorTypes")]);
        rules.evaluators = words(QStringLiteral("evaluators"));
        rules.keyedTypes = words(QStringLiteral("keyedTypes"));
        rules.collectionTypes = words(QStringLiteral("collectionTypes"));
        rules.recordMakers = words(QStringLiteral("recordMakers"));
        rules.memberMakers = words(QStringLiteral("memberMakers"));
        rules.genericTypes = toMap(m_json[QStringLiteral("genericTypes")]);
        loadTypes();
        loadMacros();
        loadEffects();
        loadAllocators();
        const QJsonObject natives = m_json[QStringLiteral("natives")].toObject();
        for (auto it = natives.begin(); it != natives.end(); ++it) {
            const auto summary = parseNative(it.key().toStdString());
            if (!summary)
                fail(QStringLiteral("native %1").arg(it.key()));
            const QStringList names = it.value().toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString& name : names)
                rules.natives.emplace(name.toStdString(), summary.value_or(NativeSummary()));
        }
        const QJsonObject callbacks = m_json[QStringLiteral("callbacks")].toObject();
        for (auto it = callbacks.begin(); it != callbacks.end(); ++it)
            rules.natives.emplace(it.key().toStdString(),
                parseNative("call " + std::to_string(it.value().toInt())).value_or(NativeSummary()));
        const QJsonObject sizes = m_json[QStringLiteral("typeSizes")].toObject();
        for (auto it = sizes.begin(); it != sizes.end(); ++it)
            rules.typeSizes.emplace(it.key().toStdString(), it.value().toInteger());
        const QJsonObject decorators = m_json[QStringLiteral("decorators")].toObject();
        for (auto it = decorators.begin(); it != decorators.end(); ++it) {
            if (const auto flag = functionFlagByName(it.value().toString().toStdString()))
                rules.decoratorFlags.emplace(it.key().toStdString(), *flag);
            else
                fail(QStringLiteral("decorator %1").arg(it.key()));
        }
        rules.packages = mapFile(QStringLiteral("packages.json"));
        for (const auto& [library, names] : mapFile(QStringLiteral("members.json"))) {
            const QStringList members = QString::fromStdString(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString& member : members)
                rules.declaredIn[member.toStdString()].push_back(library);
        }
        rules.distributions = mapFile(QStringLiteral("distributions.json"));
        const QJsonArray manifests = m_json[QStringLiteral("manifests")].toArray();
        for (const QJsonValue manifest : manifests)
            rules.manifests.emplace_back(manifest[QStringLiteral("file")].toString().toStdString(),
                manifest[QStringLiteral("format")].toString().toStdString());
    }

    /// A data file beside language.json that maps names to names; a language may have none.
    std::unordered_map<std::string, std::string> mapFile(const QString& fileName) const
    {
        auto bytes = readResource(QStringLiteral("languages/%1/%2").arg(m_language.name, fileName));
        if (!bytes && !m_language.base.isEmpty())
            bytes = readResource(QStringLiteral("languages/%1/%2").arg(m_language.base, fileName));
        return bytes ? toMap(QJsonDocument::fromJson(*bytes).object()) : std::unordered_map<std::string, std::string>();
    }

    /// What comes from the base may name things that this grammar does not have.
    bool isInherited(const QString& section, const QString& key) const
    {
        return !m_own.isEmpty() && !m_own[section].toObject().contains(key);
    }

    Language& m_language;
    QJsonObject m_json;
    QJsonObject m_own; ///< Without what the base says; empty where there is none.
    QString m_error;
};

/// What a language says on top of its base: objects are joined, null takes away, `+ words` adds words.
QJsonObject extended(QJsonObject base, const QJsonObject& own)
{
    static const QString more = QStringLiteral("+ ");
    for (auto it = own.begin(); it != own.end(); ++it) {
        const QJsonValue known = base[it.key()];
        if (it.value().isNull())
            base.remove(it.key());
        else if (it.value().isObject() && known.isObject() && !it.value().toObject().contains(QStringLiteral("role")))
            base[it.key()] = extended(known.toObject(), it.value().toObject());
        else if (it.value().toString().startsWith(more))
            base[it.key()] = known.toString() + it.value().toString().mid(1);
        else
            base[it.key()] = it.value();
    }
    return base;
}
} // namespace

Result<std::unique_ptr<Language>> loadLanguage(const QString& name, QByteArrayView json)
{
    const auto fault = [&](const QString& what) {
        return failure(ErrorCode::Internal, QStringLiteral("languages/%1/language.json: %2").arg(name, what),
            QStringLiteral("Install Foreguest again."));
    };
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &parseError);
    if (!document.isObject())
        return fault(parseError.errorString());
    auto language = std::make_unique<Language>();
    language->name = name;
    language->base = document[QStringLiteral("base")].toString();
    QJsonObject merged = document.object();
    if (!language->base.isEmpty()) {
        const auto base = readResource(QStringLiteral("languages/%1/language.json").arg(language->base));
        if (!base)
            return fault(base.error().message);
        const QJsonDocument known = QJsonDocument::fromJson(*base);
        // One step only: a base has no base.
        if (!known.isObject() || known.object().contains(QStringLiteral("base")))
            return fault(QStringLiteral("its base %1 can't be extended").arg(language->base));
        merged = extended(known.object(), merged);
    }
    const QString grammarName = document[QStringLiteral("grammar")].toString(name);
    language->grammar = grammar(grammarName.toUtf8());
    if (!language->grammar)
        return fault(QStringLiteral("there is no grammar %1").arg(grammarName));
    if (const QString error
        = Loader(*language, merged, language->base.isEmpty() ? QJsonObject() : document.object()).load();
        !error.isEmpty())
        return fault(error);
    if (const QString error = loadStaticTypes(language->rules, document.object()); !error.isEmpty())
        return fault(error);
    loadPackageRules(language->rules, document.object());
    if (const QString error
        = loadMetricRules(language->metrics, merged[QStringLiteral("metrics")].toObject(), language->grammar);
        !error.isEmpty())
        return fault(error);
    return language;
}

} // namespace Foreguest
