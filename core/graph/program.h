// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"
#include "core/graph/filefacts.h"
#include "core/source/language.h"

#include <unordered_map>

namespace Foreguest {

/// One file of a program: its facts, with texts numbered by the program's pool.
struct ProgramFile
{
    const Language* language = nullptr;
    QString path;
    QString root; ///< The folder that module names start from.
    std::string module; ///< Dotted name.
    bool isFolderModule = false; ///< `__init__.py`, `index.js`: stands for its folder.
    FileFacts facts;
    bool isRenumbered = false; ///< Its texts are numbered by the program's pool.
    quint32 firstExpr = 0, firstBinding = 0, firstDefinition = 0, firstArgument = 0; ///< Offsets of its global ids.
    quint32 firstStep = 0; ///< Of the solver's.
    /// How many ids it may use.
    quint32 exprRoom = 0, bindingRoom = 0, argumentRoom = 0, stepRoom = 0;
};

/// Where something that a file imports leads.
struct ImportTarget
{
    quint32 file = noIndex; ///< Of the sources.
    std::string external; ///< Else its qualified name: `os.path`.
    std::string library; ///< The library it belongs to: `os`.
    quint32 definition = noIndex; ///< A type of the sources, in `file`.
    bool isPackage = false; ///< A folder of the sources without a file of its own.
};

/// All files together, before values flow.
class SourceProgram
{
public:
    std::vector<ProgramFile> files;
    StringPool strings;

    /// Renumbers texts and expressions and indexes modules. Files must be in their final order. O(facts). May be called
    /// again after files have changed. With `isRoomy` each file may grow a little without others being renumbered.
    void join(bool isRoomy = false);
    /// Numbers the file's texts by the program's pool, if they aren't yet.
    void renumber(ProgramFile& file);
    /// What a Module expression of a file names.
    ImportTarget resolveImport(quint32 file, std::string_view path, quint32 dots) const;
    quint32 fileOfModule(std::string_view dotted) const;
    bool isPackage(std::string_view dotted) const { return m_packages.contains(std::string(dotted)); }
    /// The type of that name, package and nesting in front; noIndex where the sources define none.
    quint32 typeNamed(std::string_view dotted) const;
    quint32 fileOfDefinition(quint32 definition) const { return m_fileOfDefinition[definition]; }
    quint32 fileOfExpr(quint32 expr) const { return m_fileOfExpr[expr]; }
    quint32 definitionCount() const { return quint32(m_fileOfDefinition.size()); }
    quint32 exprCount() const { return quint32(m_fileOfExpr.size()); }
    quint32 bindingCount() const { return m_bindingCount; }
    quint32 argumentCount() const { return m_argumentCount; }
    quint32 stepCount() const { return m_stepCount; }
    const Definition& definition(quint32 id) const
    {
        const ProgramFile& file = files[m_fileOfDefinition[id]];
        return file.facts.definitions[id - file.firstDefinition];
    }
    const Expr& expr(quint32 id) const
    {
        const ProgramFile& file = files[m_fileOfExpr[id]];
        return file.facts.exprs[id - file.firstExpr];
    }

private:
    ImportTarget resolveDotted(quint32 file, std::string_view path, quint32 dots) const;
    quint32 resolvePackage(const ProgramFile& importer, const QString& folder) const;
    ImportTarget resolvePath(quint32 file, std::string_view path) const;
    ImportTarget resolveFolder(quint32 file, std::string_view path) const;
    ImportTarget resolveTree(quint32 file, std::string_view path, quint32 dots) const;
    quint32 fileAt(const QString& path) const;
    quint32 parentModule(quint32 file) const;
    quint32 rootModule(quint32 file) const;
    void findRoots();
    ImportTarget resolvePackage(quint32 file, std::string_view path) const;
    void indexTypes(quint32 file);
    ImportTarget resolveInclude(quint32 file, std::string_view path, bool isOwn) const;

    std::vector<quint32> m_fileOfDefinition;
    std::vector<quint32> m_fileOfExpr;
    quint32 m_bindingCount = 0;
    quint32 m_argumentCount = 0;
    quint32 m_stepCount = 0;
    std::unordered_map<std::string, quint32> m_fileByModule;
    std::unordered_map<std::string, quint32> m_fileByPath; ///< Clean path.
    std::unordered_map<std::string, quint32> m_filesBySuffix; ///< File name → file, where only one has it.
    std::unordered_map<std::string, bool> m_packages;
    std::unordered_map<std::string, bool> m_lastNames; ///< Last parts of module names.
    struct NamedRoot
    {
        std::string name; ///< What the manifest in a folder calls it.
        std::string module; ///< Dotted name of the folder.
        quint32 file = noIndex; ///< The root module, where the language has one.
    };
    std::vector<NamedRoot> m_namedRoots;
    std::unordered_map<std::string, quint32> m_types; ///< By name with package and nesting.
};

/// The dotted name of a file's module, relative to `root`, and whether it stands for its folder.
std::pair<std::string, bool> moduleName(const Language& language, const QString& path, const QString& root);

/// Names a function or variable for all files that a linker would join.
inline quint64 linkKey(StringPool& strings, const LanguageRules& rules, StringId name)
{
    return quint64(strings.add(rules.linkSpace)) << 32 | name;
}

} // namespace Foreguest
