// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/program.h"

namespace Foreguest {

namespace {
/// The package of a library's type: `java.util` of `java.util.Map.Entry`.
std::string_view packageOf(std::string_view path)
{
    size_t start = 0;
    for (size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', start)) {
        if (start < path.size() && path[start] >= 'A' && path[start] <= 'Z')
            return path.substr(0, start == 0 ? 0 : start - 1);
        start = dot + 1;
    }
    const bool isType = start < path.size() && path[start] >= 'A' && path[start] <= 'Z';
    return isType && start > 0 ? path.substr(0, start - 1) : path;
}
} // namespace

/// The types of a file that others can name: not those inside functions.
void SourceProgram::indexTypes(quint32 fileIndex)
{
    const ProgramFile& file = files[fileIndex];
    const std::string package(strings.stdView(file.facts.package));
    for (size_t dot = package.find('.'); dot != std::string::npos; dot = package.find('.', dot + 1))
        m_packages.emplace(package.substr(0, dot), true);
    if (!package.empty())
        m_packages.emplace(package, true);
    std::vector<std::string> names(file.facts.definitions.size());
    for (quint32 i = 1; i < file.facts.definitions.size(); ++i) {
        const Definition& definition = file.facts.definitions[i];
        if (definition.kind != DefinitionKind::Class || definition.name == 0)
            continue;
        const std::string& around = names[definition.parent];
        if (definition.parent != 0 && around.empty())
            continue;
        names[i] = definition.parent == 0 ? package : around;
        if (!names[i].empty())
            names[i] += '.';
        names[i] += strings.stdView(definition.name);
        m_types.emplace(names[i], file.firstDefinition + i);
    }
}

quint32 SourceProgram::typeNamed(std::string_view dotted) const
{
    const auto found = m_types.find(std::string(dotted));
    return found == m_types.end() ? noIndex : found->second;
}

ImportTarget SourceProgram::resolvePackage(quint32 file, std::string_view path) const
{
    ImportTarget target;
    target.external = std::string(path);
    target.definition = typeNamed(path);
    if (target.definition != noIndex) {
        target.file = m_fileOfDefinition[target.definition];
        return target;
    }
    target.isPackage = isPackage(path);
    if (target.isPackage)
        return target;
    const std::string_view package = packageOf(path);
    target.library = std::string(package);
    for (const auto& [prefix, library] : files[file].language->rules.libraryPrefixes) {
        const bool isPrefix = path.substr(0, prefix.size()) == prefix;
        if (isPrefix && (path.size() == prefix.size() || path[prefix.size()] == '.')) {
            target.library = library;
            break;
        }
    }
    return target;
}

} // namespace Foreguest
