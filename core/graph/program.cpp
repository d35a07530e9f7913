// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/program.h"

#include "core/source/sourcetext.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint64 largestPackageFile = 256ULL * 1024;
/// Ids by which even an empty file may grow.
constexpr size_t leastRoom = 48;

/// The files that an imported path may mean: as it stands, with an extension (also in place of the one it has, since
/// sources may name what they are compiled to), a folder.
QStringList pathCandidates(const Language& language, const QString& base)
{
    QStringList extensions = language.extensions;
    if (!language.rules.importExtensions.empty())
        extensions.clear();
    for (const std::string& extension : language.rules.importExtensions)
        extensions << QString::fromStdString(extension);
    QStringList candidates { base };
    for (const QString& extension : extensions)
        candidates << base + extension;
    const qsizetype dot = base.lastIndexOf(QLatin1Char('.'));
    if (dot > base.lastIndexOf(QLatin1Char('/')) && extensions.contains(base.mid(dot))) {
        for (const QString& extension : extensions)
            candidates << base.left(dot) + extension;
    }
    for (const QString& extension : extensions)
        candidates << base + QLatin1Char('/') + QString::fromStdString(language.rules.moduleFile) + extension;
    return candidates;
}
} // namespace

std::pair<std::string, bool> moduleName(const Language& language, const QString& path, const QString& root)
{
    // Absolute, since QDir takes a relative path for one below the folder itself.
    QString relative = QDir(QFileInfo(root).absoluteFilePath()).relativeFilePath(QFileInfo(path).absoluteFilePath());
    const qsizetype slash = relative.lastIndexOf(QLatin1Char('/'));
    const qsizetype dot = relative.lastIndexOf(QLatin1Char('.'));
    if (dot > slash + 1)
        relative.truncate(dot);
    bool standsForFolder = false;
    const QString folderFile = QString::fromStdString(language.rules.moduleFile);
    if (!folderFile.isEmpty() && relative.mid(slash + 1) == folderFile) {
        standsForFolder = true;
        relative = slash > 0 ? relative.left(slash) : QFileInfo(QDir(root).absolutePath()).fileName();
    }
    return { relative.replace(QLatin1Char('/'), QLatin1Char('.')).toStdString(), standsForFolder };
}

void SourceProgram::renumber(ProgramFile& file)
{
    if (file.isRenumbered)
        return;
    FileFacts& facts = file.facts;
    std::vector<StringId> ids(facts.strings.size());
    for (StringId id = 0; id < ids.size(); ++id)
        ids[id] = strings.add(facts.strings.stdView(id), facts.strings.hashOf(id));
    const auto map = [&](StringId& id) { id = ids[id]; };
    for (Definition& definition : facts.definitions) {
        map(definition.name);
        map(definition.signature);
    }
    for (Binding& binding : facts.bindings)
        map(binding.name);
    for (Expr& expr : facts.exprs) {
        map(expr.text);
        if (expr.kind == ExprKind::Literal && expr.b != noIndex)
            map(expr.b);
    }
    map(facts.package);
    for (Argument& argument : facts.arguments)
        map(argument.key);
    for (ImportFact& import : facts.imports)
        map(import.member);
    for (Condition& condition : facts.conditions)
        map(condition.directive);
    for (auto& [definition, name] : facts.virtuals)
        map(name);
    for (MacroFact& macro : facts.macros)
        map(macro.name);
    for (NameUse& use : facts.uses)
        map(use.name);
    for (BodyFacts& body : facts.bodies) {
        std::for_each(body.parameters.begin(), body.parameters.end(), map);
        for (LoopFact& loop : body.loops)
            map(loop.over);
        for (CallFact& call : body.calls) {
            map(call.callee);
            map(call.arguments);
        }
        for (AllocationFact& allocation : body.allocations)
            map(allocation.text);
        for (SketchNode& node : body.sketch.nodes) {
            if (!Sketch::hasCall(node.role))
                map(node.text);
        }
    }
    facts.bindingOf.clear();
    facts.bindingOf.reserve(facts.bindings.size());
    for (quint32 i = 0; i < facts.bindings.size(); ++i)
        facts.bindingOf.emplace(FileFacts::bindingKey(facts.bindings[i].scope, facts.bindings[i].name), i);
    facts.strings = StringPool();
    facts.exprs.shrink_to_fit();
    facts.arguments.shrink_to_fit();
    facts.flows.shrink_to_fit();
    facts.uses.shrink_to_fit();
    facts.bindings.shrink_to_fit();
    facts.definitions.shrink_to_fit();
    facts.callSites.shrink_to_fit();
    file.isRenumbered = true;
}

void SourceProgram::join(bool isRoomy)
{
    const auto roomFor = [isRoomy](size_t count) { return quint32(isRoomy ? count + count / 8 + leastRoom : count); };
    m_fileOfDefinition.clear();
    m_fileOfExpr.clear();
    m_bindingCount = 0;
    m_argumentCount = 0;
    m_stepCount = 0;
    m_fileByModule.clear();
    m_fileByPath.clear();
    m_filesBySuffix.clear();
    m_packages.clear();
    m_types.clear();
    quint32 exprs = 0;
    for (quint32 i = 0; i < files.size(); ++i) {
        ProgramFile& file = files[i];
        renumber(file);
        file.firstExpr = exprs;
        file.firstBinding = m_bindingCount;
        file.firstDefinition = quint32(m_fileOfDefinition.size());
        file.firstArgument = m_argumentCount;
        file.firstStep = m_stepCount;
        file.exprRoom = roomFor(file.facts.exprs.size());
        file.bindingRoom = roomFor(file.facts.bindings.size());
        file.argumentRoom = roomFor(file.facts.arguments.size());
        file.stepRoom = roomFor(file.facts.steps());
        exprs += file.exprRoom;
        m_bindingCount += file.bindingRoom;
        m_argumentCount += file.argumentRoom;
        m_stepCount += file.stepRoom;
        m_fileOfDefinition.insert(m_fileOfDefinition.end(), file.facts.definitions.size(), i);
        m_fileOfExpr.insert(m_fileOfExpr.end(), file.exprRoom, i);
        m_fileByModule.emplace(file.module, i);
        const std::string path = QDir::cleanPath(file.path).toStdString();
        m_fileByPath.emplace(path, i);
        const auto [place, isNew] = m_filesBySuffix.try_emplace(path.substr(path.rfind('/') + 1), i);
        if (!isNew)
            place->second = noIndex;
        for (size_t dot = file.module.find('.'); dot != std::string::npos; dot = file.module.find('.', dot + 1))
            m_packages.emplace(file.module.substr(0, dot), true);
        if (file.language->rules.moduleStyle == ModuleStyle::Package)
            indexTypes(i);
    }
    findRoots();
}

quint32 SourceProgram::fileOfModule(std::string_view dotted) const
{
    const auto found = m_fileByModule.find(std::string(dotted));
    return found == m_fileByModule.end() ? noIndex : found->second;
}

ImportTarget SourceProgram::resolveImport(quint32 file, std::string_view path, quint32 dots) const
{
    switch (files[file].language->rules.moduleStyle) {
    case ModuleStyle::Dotted:
        return resolveDotted(file, path, dots);
    case ModuleStyle::Path:
        return resolvePath(file, path);
    case ModuleStyle::Include:
        return resolveInclude(file, path, dots > 0);
    case ModuleStyle::Folder:
        return resolveFolder(file, path);
    case ModuleStyle::Tree:
        return resolveTree(file, path, dots);
    case ModuleStyle::Package:
        return resolvePackage(file, path);
    }
    return {};
}

ImportTarget SourceProgram::resolveDotted(quint32 file, std::string_view path, quint32 dots) const
{
    const ProgramFile& importer = files[file];
    ImportTarget target;
    std::string name(path);
    if (dots > 0) {
        // One dot is the importer's package, each further one its parent.
        std::string package = importer.module;
        for (quint32 up = importer.isFolderModule ? 1 : 0; up < dots; ++up) {
            const size_t dot = package.rfind('.');
            package.resize(dot == std::string::npos ? 0 : dot);
        }
        name = package.empty() || name.empty() ? package + name : package + "." + name;
        target.file = fileOfModule(name);
        target.isPackage = target.file == noIndex && (isPackage(name) || name.empty());
        if (target.file == noIndex)
            target.external = name;
        return target;
    }
    // Absolute names start at the root; a script's own folder is searched as well, and a root that is a package itself
    // may be named in front.
    std::vector<std::string> candidates { name };
    const size_t lastDot = importer.module.rfind('.');
    if (lastDot != std::string::npos)
        candidates.push_back(importer.module.substr(0, lastDot + 1) + name);
    const std::string rootName = QFileInfo(QDir(importer.root).absolutePath()).fileName().toStdString();
    if (name.size() > rootName.size() && name.compare(0, rootName.size(), rootName) == 0
        && name[rootName.size()] == '.')
        candidates.push_back(name.substr(rootName.size() + 1));
    for (const std::string& candidate : candidates) {
        target.file = fileOfModule(candidate);
        target.isPackage = target.file == noIndex && isPackage(candidate);
        if (target.file != noIndex || target.isPackage) {
            target.external = candidate;
            return target;
        }
    }
    target.external = name;
    target.library = name.substr(0, name.find('.'));
    return target;
}

/// A folder may say which file stands for it.
quint32 SourceProgram::resolvePackage(const ProgramFile& importer, const QString& folder) const
{
    const LanguageRules& rules = importer.language->rules;
    const QString package = folder + QLatin1Char('/') + QString::fromStdString(rules.packageFile);
    if (rules.packageFile.empty() || !QFileInfo(package).isFile())
        return noIndex;
    const Result<QByteArray> bytes = readSource(package, largestPackageFile);
    if (!bytes)
        return noIndex;
    const QString main = QJsonDocument::fromJson(*bytes)[QStringLiteral("main")].toString();
    const QString base = QDir::cleanPath(folder + QLatin1Char('/') + main);
    const QStringList candidates = pathCandidates(*importer.language, base);
    for (const QString& candidate : candidates) {
        const auto found = m_fileByPath.find(candidate.toStdString());
        if (!main.isEmpty() && found != m_fileByPath.end())
            return found->second;
    }
    return noIndex;
}

ImportTarget SourceProgram::resolvePath(quint32 file, std::string_view path) const
{
    const ProgramFile& importer = files[file];
    const LanguageRules& rules = importer.language->rules;
    ImportTarget target;
    if (!path.empty() && (path.front() == '.' || path.front() == '/')) {
        const QString folder = QFileInfo(importer.path).path();
        const QString base
            = QDir::cleanPath(folder + QLatin1Char('/') + QString::fromUtf8(path.data(), qsizetype(path.size())));
        const quint32 entry = resolvePackage(importer, base);
        if (entry != noIndex) {
            target.file = entry;
            return target;
        }
        const QStringList candidates = pathCandidates(*importer.language, base);
        for (const QString& candidate : candidates) {
            if (const auto found = m_fileByPath.find(candidate.toStdString()); found != m_fileByPath.end()) {
                target.file = found->second;
                return target;
            }
        }
        return target;
    }
    if (!rules.importPrefix.empty() && path.substr(0, rules.importPrefix.size()) == rules.importPrefix)
        path.remove_prefix(rules.importPrefix.size());
    target.external = std::string(path);
    // `@scope/name/part` belongs to `@scope/name`, `name/part` to `name`.
    size_t slash = path.find('/');
    if (!path.empty() && path.front() == '@' && slash != std::string_view::npos)
        slash = path.find('/', slash + 1);
    target.library = std::string(path.substr(0, slash));
    std::replace(target.external.begin(), target.external.end(), '/', '.');
    return target;
}

ImportTarget SourceProgram::resolveInclude(quint32 file, std::string_view path, bool isOwn) const
{
    ImportTarget target;
    const QString name = QString::fromUtf8(path.data(), qsizetype(path.size()));
    const QString folder = QFileInfo(files[file].path).path();
    const QStringList candidates { folder + QLatin1Char('/') + name, files[file].root + QLatin1Char('/') + name,
        files[file].root + QStringLiteral("/include/") + name };
    for (const QString& candidate : candidates) {
        if (const auto found = m_fileByPath.find(QDir::cleanPath(candidate).toStdString());
            found != m_fileByPath.end()) {
            target.file = found->second;
            return target;
        }
    }
    const auto bySuffix = m_filesBySuffix.find(std::string(path.substr(path.rfind('/') + 1)));
    if (isOwn && bySuffix != m_filesBySuffix.end() && bySuffix->second != noIndex) {
        target.file = bySuffix->second;
        return target;
    }
    target.external = std::string(path);
    target.library = std::string(path);
    return target;
}

} // namespace Foreguest
