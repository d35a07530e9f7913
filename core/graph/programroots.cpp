// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/program.h"
#include "core/source/sourcetext.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace Foreguest {

namespace {
constexpr quint64 largestManifest = 1024LL * 1024;
constexpr int deepestTree = 64;

/// The value of the first line `entry value` or `entry = "value"`.
std::string namedBy(const QByteArray& manifest, const std::string& entry)
{
    const QList<QByteArray> lines = manifest.split('\n');
    for (const QByteArray& line : lines) {
        QByteArray text = line.trimmed();
        if (!text.startsWith(entry.data()))
            continue;
        text = text.mid(qsizetype(entry.size())).trimmed();
        if (text.startsWith('='))
            text = text.mid(1).trimmed();
        text = text.left(text.indexOf("//") < 0 ? text.size() : text.indexOf("//")).trimmed();
        text.replace('"', "");
        if (!text.isEmpty())
            return text.toStdString();
    }
    return {};
}

std::string joinName(const std::string& folder, std::string_view path)
{
    std::string name = folder;
    if (!name.empty() && !path.empty())
        name.append(".");
    name.append(path);
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}
} // namespace

quint32 SourceProgram::fileAt(const QString& path) const
{
    const auto found = m_fileByPath.find(QDir::cleanPath(path).toStdString());
    return found == m_fileByPath.end() ? noIndex : found->second;
}

/// The names that manifests (`go.mod`, `Cargo.toml`) give to the folders they stand in.
void SourceProgram::findRoots()
{
    std::set<std::pair<QString, const Language*>> seen;
    m_namedRoots.clear();
    m_lastNames.clear();
    for (const ProgramFile& file : files) {
        const LanguageRules& rules = file.language->rules;
        const size_t dot = file.module.rfind('.');
        m_lastNames.emplace(dot == std::string::npos ? file.module : file.module.substr(dot + 1), true);
        if (rules.manifestEntry.empty())
            continue;
        const QString root = QDir(file.root).absolutePath();
        QString folder = QFileInfo(file.path).absolutePath();
        for (int depth = 0; depth < deepestTree && seen.emplace(folder, file.language).second; ++depth) {
            const auto bytes
                = readSource(folder + QLatin1Char('/') + QString::fromStdString(rules.manifestFile), largestManifest);
            if (bytes) {
                NamedRoot named;
                named.name = namedBy(*bytes, rules.manifestEntry);
                const QString relative = QDir(root).relativeFilePath(folder);
                named.module = relative == QStringLiteral(".") ? "" : joinName({}, relative.toStdString());
                for (const std::string& rootFile : rules.rootFiles) {
                    if (named.file != noIndex || file.language->extensions.isEmpty())
                        break;
                    const QString name = QString::fromStdString(rootFile) + file.language->extensions.first();
                    const QString inside = folder.startsWith(root) ? file.root + folder.mid(root.size()) : folder;
                    named.file = fileAt(inside + QStringLiteral("/src/") + name);
                }
                if (rules.moduleStyle == ModuleStyle::Tree)
                    std::replace(named.name.begin(), named.name.end(), '-', '_');
                if (!named.name.empty())
                    m_namedRoots.push_back(std::move(named));
            }
            if (folder == root || folder.size() <= root.size())
                break;
            folder = QFileInfo(folder).path();
        }
    }
    // The longest name that is a beginning of a path counts.
    std::sort(m_namedRoots.begin(), m_namedRoots.end(),
        [](const NamedRoot& a, const NamedRoot& b) { return a.name.size() > b.name.size(); });
}

/// `example.com/shop/cart` is the folder `cart` where a manifest calls the sources `example.com/shop`.
ImportTarget SourceProgram::resolveFolder(quint32 file, std::string_view path) const
{
    ImportTarget target;
    const LanguageRules& rules = files[file].language->rules;
    const auto take = [&](const std::string& name) {
        if (!isPackage(name) && !name.empty())
            return false;
        target.external = name;
        target.isPackage = true;
        return true;
    };
    for (const NamedRoot& root : m_namedRoots) {
        const bool isInside = path.substr(0, root.name.size()) == root.name
            && (path.size() == root.name.size() || path[root.name.size()] == '/');
        if (isInside && take(joinName(root.module, path.substr(std::min(root.name.size() + 1, path.size())))))
            return target;
    }
    const std::string text(path);
    if (!rules.standardModules.contains(text)) {
        // Without a manifest, the end of the path tells the folder.
        for (size_t at = 0; at != std::string::npos && m_namedRoots.empty();) {
            if (take(joinName({}, path.substr(at))))
                return target;
            const size_t slash = path.find('/', at);
            at = slash == std::string_view::npos ? slash : slash + 1;
        }
    }
    target.external = joinName({}, path);
    target.library = text;
    return target;
}

/// The module that declares a file's module; noIndex for a root.
quint32 SourceProgram::parentModule(quint32 file) const
{
    const ProgramFile& entry = files[file];
    const QFileInfo info(entry.path);
    const QString extension = QLatin1Char('.') + info.suffix();
    const auto& roots = entry.language->rules.rootFiles;
    const std::string stem = info.completeBaseName().toStdString();
    if (std::find(roots.begin(), roots.end(), stem) != roots.end())
        return noIndex;
    const QString folder = entry.isFolderModule ? QFileInfo(info.path()).path() : info.path();
    QStringList candidates { folder + QLatin1Char('/') + QString::fromStdString(entry.language->rules.moduleFile) };
    for (const std::string& root : roots)
        candidates << folder + QLatin1Char('/') + QString::fromStdString(root);
    candidates << folder;
    for (const QString& candidate : candidates) {
        const quint32 found = fileAt(candidate + extension);
        if (found != noIndex && found != file)
            return found;
    }
    return noIndex;
}

quint32 SourceProgram::rootModule(quint32 file) const
{
    for (int depth = 0; depth < deepestTree; ++depth) {
        const quint32 parent = parentModule(file);
        if (parent == noIndex)
            break;
        file = parent;
    }
    return file;
}

/// A module that a file declares (`mod shapes;`), its parents (`dots` levels up), the root, or, behind `::`, a library.
ImportTarget SourceProgram::resolveTree(quint32 file, std::string_view path, quint32 dots) const
{
    ImportTarget target;
    const ProgramFile& importer = files[file];
    const LanguageRules& rules = importer.language->rules;
    if (path.empty()) {
        target.file = file;
        for (quint32 up = 0; up < std::min<quint32>(dots, deepestTree) && target.file != noIndex; ++up)
            target.file = parentModule(target.file);
        return target;
    }
    if (path == rules.rootModule) {
        target.file = rootModule(file);
        return target;
    }
    if (path.substr(0, 2) == "::") {
        const std::string name(path.substr(2));
        for (const NamedRoot& root : m_namedRoots) {
            if (root.name == name && root.file != noIndex) {
                target.file = root.file;
                return target;
            }
        }
        if (m_lastNames.contains(name))
            return target;
        target.external = name;
        target.library = name;
        return target;
    }
    const QFileInfo info(importer.path);
    const std::string stem = info.completeBaseName().toStdString();
    const bool isRoot = std::find(rules.rootFiles.begin(), rules.rootFiles.end(), stem) != rules.rootFiles.end();
    const QString name = QString::fromUtf8(path.data(), qsizetype(path.size()));
    const QString extension = QLatin1Char('.') + info.suffix();
    const QString own = info.path() + QLatin1Char('/') + info.completeBaseName();
    const QStringList folders
        = importer.isFolderModule || isRoot ? QStringList { info.path() } : QStringList { own, info.path() };
    for (const QString& folder : folders) {
        for (const QString& candidate : { QString(folder + QLatin1Char('/') + name + extension),
                 QString(folder + QLatin1Char('/') + name + QLatin1Char('/') + QString::fromStdString(rules.moduleFile)
                     + extension) }) {
            target.file = fileAt(candidate);
            if (target.file != noIndex && target.file != file)
                return target;
        }
    }
    target.file = noIndex;
    return target;
}

} // namespace Foreguest
