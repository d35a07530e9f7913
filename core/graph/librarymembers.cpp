// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/librarymembers.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// `@scope/name` and `fs/promises` are dotted where they are part of a qualified name.
std::string dottedName(std::string_view library)
{
    std::string name(library);
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

std::string keyOf(std::string_view ecosystem, std::string_view name)
{
    return std::string(ecosystem).append("\n").append(name);
}
} // namespace

LibraryMembers::LibraryMembers(
    SourceProgram& program, const Solver& solver, CodeGraph& graph, const std::vector<NodeId>& nodeOf)
    : m_program(program)
    , m_solver(solver)
    , m_graph(graph)
    , m_nodeOf(nodeOf)
{
}

void LibraryMembers::write()
{
    if (m_graph.libraries.empty())
        return;
    prepare();
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        countFile(f, mentionsOf(f));
    sort();
}

void LibraryMembers::write(const std::vector<Mentions>& byFile)
{
    prepare();
    for (quint32 f = 0; f < byFile.size(); ++f)
        countFile(f, byFile[f]);
    sort();
}

void LibraryMembers::prepare()
{
    indexLibraries();
    for (const ProgramFile& file : m_program.files)
        m_languages.try_emplace(file.language, quint32(m_languages.size()));
}

void LibraryMembers::sort()
{
    for (LibraryUse& library : m_graph.libraries) {
        for (LibraryMember& member : library.members) {
            std::sort(member.usedBy.begin(), member.usedBy.end());
            member.usedBy.erase(std::unique(member.usedBy.begin(), member.usedBy.end()), member.usedBy.end());
        }
        std::stable_sort(library.members.begin(), library.members.end(),
            [](const LibraryMember& a, const LibraryMember& b) { return a.count > b.count; });
    }
}

void LibraryMembers::indexLibraries()
{
    for (quint32 i = 0; i < m_graph.libraries.size(); ++i) {
        const LibraryUse& library = m_graph.libraries[i];
        m_libraries.emplace(
            keyOf(library.ecosystem.toStdString(), dottedName(m_program.strings.stdView(library.name))), i);
    }
}

LibraryMembers::Mentions LibraryMembers::mentionsOf(quint32 index) const
{
    Mentions mentions;
    const ProgramFile& file = m_program.files[index];
    const FileFacts& facts = file.facts;
    // Parts of longer names and the names that imports declare are no uses of their own.
    std::vector<bool> isPart(facts.exprs.size());
    for (const Expr& expr : facts.exprs) {
        if (expr.kind == ExprKind::Member && expr.a < isPart.size())
            isPart[expr.a] = true;
    }
    for (const Flow& flow : facts.flows) {
        const Expr& target = facts.exprs[flow.target];
        isPart[flow.target] = true;
        if (target.kind == ExprKind::Name && target.a != noIndex && flow.value != noIndex
            && facts.bindings[target.a].kind == BindingKind::Import)
            isPart[flow.value] = true;
    }
    for (quint32 i = 0; i < facts.exprs.size(); ++i) {
        const Expr& expr = facts.exprs[i];
        const bool isNamed = expr.kind == ExprKind::Member || expr.kind == ExprKind::Name;
        if (!isNamed || isPart[i])
            continue;
        NodeId user = noIndex;
        bool isOther = false;
        for (const Value& value : m_solver.values(file.firstExpr + i)) {
            if (value.kind != ValueKind::External)
                continue;
            quint32 body = facts.scopes[expr.scope].definition;
            while (!isOther && facts.definitions[body].facts == noIndex)
                body = facts.definitions[body].parent;
            if (!isOther)
                user = m_nodeOf[file.firstDefinition + body];
            mentions.push_back({ value.id, user, isOther });
            isOther = true;
        }
    }
    return mentions;
}

/// Each mention counts for the first of its meanings that is of a library.
void LibraryMembers::countFile(quint32 index, const Mentions& mentions)
{
    const ProgramFile& file = m_program.files[index];
    bool isCounted = false;
    for (const Mention& mention : mentions) {
        if (mention.isOther && isCounted)
            continue;
        const Place place = placeOf(file, mention.name);
        isCounted = place.library != noIndex;
        if (isCounted && mention.user != noIndex)
            count(place, mention.user);
    }
}

LibraryMembers::Place LibraryMembers::placeOf(const ProgramFile& file, StringId externalName)
{
    const LanguageRules& rules = file.language->rules;
    const auto known = m_places.find(quint64(m_languages.at(file.language)) << 32 | externalName);
    if (known != m_places.end())
        return known->second;
    Place place;
    const std::string name(m_program.strings.stdView(externalName));
    const auto libraryNamed = [&](std::string_view library) {
        const auto found = m_libraries.find(keyOf(rules.ecosystem, library));
        return found == m_libraries.end() ? noIndex : found->second;
    };
    // Either the name begins with its library's, or the language's data tell where it is declared.
    for (size_t end = name.size(); end != std::string::npos && end > 0 && place.library == noIndex;
         end = name.rfind('.', end - 1)) {
        const std::string head = name.substr(0, end);
        if (const auto declared = rules.declaredIn.find(head); declared != rules.declaredIn.end()) {
            for (const std::string& library : declared->second) {
                if (place.library == noIndex)
                    place.library = libraryNamed(dottedName(library));
            }
            place.member = externalName;
        } else if (end < name.size()) {
            place.library = libraryNamed(head);
            if (place.library != noIndex)
                place.member = m_program.strings.add(name.substr(end + 1));
        }
    }
    return m_places[quint64(m_languages.at(file.language)) << 32 | externalName] = place;
}

void LibraryMembers::count(const Place& place, NodeId user)
{
    std::vector<LibraryMember>& members = m_graph.libraries[place.library].members;
    const auto [index, isNew]
        = m_members.try_emplace(quint64(place.library) << 32 | place.member, quint32(members.size()));
    if (isNew)
        members.push_back({ place.member, 0, {} });
    LibraryMember& member = members[index->second];
    ++member.count;
    // A file's expressions come in the order of the text but for nested bodies, so few users are met twice.
    if (member.usedBy.empty() || member.usedBy.back() != user)
        member.usedBy.push_back(user);
}

} // namespace Foreguest
