// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/declared.h"

#include "core/manifest/manifestreader.h"
#include "core/source/language.h"

#include <QFileInfo>
#include <QHash>

#include <set>

namespace Foreguest {

namespace {

/// Packaging tools take these for the same.
QString folded(const QString& name)
{
    return name.toLower().replace(QLatin1Char('_'), QLatin1Char('-')).replace(QLatin1Char('.'), QLatin1Char('-'));
}

/// The names that manifests use, folded, with the library that sources import.
QHash<QString, QString> namesInManifests(const LanguageRules& rules)
{
    QHash<QString, QString> names;
    for (const auto& [library, package] : rules.packages) {
        const QString name = QString::fromStdString(library);
        names.insert(folded(name), name);
    }
    for (const auto& [library, distribution] : rules.distributions) {
        const QString name = folded(QString::fromStdString(distribution));
        if (!names.contains(name) || rules.packages.contains(library))
            names.insert(name, QString::fromStdString(library));
    }
    return names;
}

std::set<QString> foldersOf(const QStringList& paths)
{
    std::set<QString> folders;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        folders.insert(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    }
    return folders;
}

} // namespace

std::vector<DeclaredLibrary> declaredLibraries(const QStringList& paths, const CodeGraph& graph)
{
    std::set<QString> languages;
    for (const SourceFile& file : graph.files)
        languages.insert(file.language);
    std::vector<DeclaredLibrary> declared;
    for (const QString& name : languages) {
        const Language* language = LanguageRegistry::instance().byName(name);
        if (language == nullptr || language->rules.manifests.empty())
            continue;
        const LanguageRules& rules = language->rules;
        const QHash<QString, QString> names = namesInManifests(rules);
        for (const QString& folder : foldersOf(paths)) {
            const PackageVersions versions = readManifests(folder, { folder }, rules.manifests);
            for (const QString& entry : versions.declared()) {
                const QString library = names.value(folded(entry), entry);
                const auto package = rules.packages.find(library.toStdString());
                declared.push_back({ entry, library,
                    package == rules.packages.end() ? QString() : QString::fromStdString(package->second) });
            }
        }
    }
    return declared;
}

} // namespace Foreguest
