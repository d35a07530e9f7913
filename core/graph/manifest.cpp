// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/manifest.h"

#include "core/manifest/manifestreader.h"

#include <QDir>
#include <QFileInfo>

#include <map>
#include <set>

namespace Foreguest {

namespace {
constexpr size_t mostFolders = 4000;
using DepthAndFolder = std::pair<qsizetype, QString>;

/// The folders that hold sources and those around them up to the root.
void addFolders(const QString& root, const QString& file, std::set<DepthAndFolder>& folders)
{
    folders.emplace(root.size(), root);
    QString folder = QFileInfo(file).absolutePath();
    while (folder.size() > root.size() && folder.startsWith(root) && folders.size() < mostFolders) {
        if (!folders.emplace(folder.size(), folder).second)
            break;
        folder.truncate(folder.lastIndexOf(QLatin1Char('/')));
    }
}
} // namespace

void readVersions(const SourceProgram& program, CodeGraph& graph)
{
    std::map<std::pair<QString, const Language*>, std::set<DepthAndFolder>> places;
    const ProgramFile* last = nullptr;
    for (const ProgramFile& file : program.files) {
        if (file.language->rules.manifests.empty())
            continue;
        // Neighbours mostly lie in one folder.
        const auto folder
            = [](const QString& path) { return QStringView(path).left(path.lastIndexOf(QLatin1Char('/'))); };
        const bool isKnown = last && last->language == file.language && last->root == file.root
            && folder(last->path) == folder(file.path);
        last = &file;
        if (isKnown)
            continue;
        const QString root = QDir::cleanPath(QFileInfo(file.root).absoluteFilePath());
        addFolders(root, file.path, places[{ root, file.language }]);
    }
    for (const auto& [place, found] : places) {
        const LanguageRules& rules = place.second->rules;
        QStringList folders;
        for (const DepthAndFolder& folder : found)
            folders.append(folder.second);
        const PackageVersions versions = readManifests(place.first, folders, rules.manifests);
        for (LibraryUse& library : graph.libraries) {
            if (library.standard || !library.version.isEmpty() || library.ecosystem.toStdString() != rules.ecosystem)
                continue;
            const std::string name(graph.strings.stdView(library.name));
            const auto known = rules.distributions.find(name);
            library.version
                = versions.find(QString::fromStdString(known == rules.distributions.end() ? name : known->second));
        }
    }
}

} // namespace Foreguest
