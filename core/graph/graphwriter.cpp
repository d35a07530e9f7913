// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include "core/graph/flowwriter.h"
#include "core/graph/librarymembers.h"

#include <algorithm>
#include <thread>

namespace Foreguest {

namespace {
constexpr size_t longestQualifiedName = 1024;
/// Of a call that only suits by its signature.
constexpr double guessed = 0.1;
} // namespace

GraphWriter::GraphWriter(SourceProgram& program, Solver& solver, CodeGraph& graph)
    : m_program(program)
    , m_solver(solver)
    , m_macros(program, solver)
    , m_graph(graph)
    , m_nodeOf(program.definitionCount(), noIndex)
    , m_variables(program.bindingCount(), noIndex)
{
}

void GraphWriter::write()
{
    const auto files = quint32(m_program.files.size());
    findConstructors();
    addDefinitions();
    joinInitializers();
    findSharedVariables();
    for (quint32 f = 0; f < files; ++f)
        addVariables(f);
    for (const auto& [binding, home] : m_sharedWith)
        m_variables[binding] = m_variables[home];
    FlowWriter flows(m_program, m_solver, m_graph, *this);
    std::thread origins;
    if (m_graph.stats.threads > 1)
        origins = std::thread([&] { flows.findOrigins(true); });
    else
        flows.findOrigins(true);
    addInheritance();
    for (quint32 f = 0; f < files; ++f)
        addCalls(f);
    addImports();
    for (quint32 f = 0; f < files; ++f)
        addNameUses(f);
    for (const ProgramFile& file : m_program.files) {
        const std::vector<quint64> written = writtenFields(file);
        m_writtenFields.insert(written.begin(), written.end());
    }
    for (quint32 f = 0; f < files; ++f)
        addFieldUses(f);
    LibraryMembers(m_program, m_solver, m_graph, m_nodeOf).write();
    if (origins.joinable())
        origins.join();
    flows.write();
    moveFacts();
}

NodeId GraphWriter::addNode(const Node& node)
{
    m_graph.nodes.push_back(node);
    return NodeId(m_graph.nodes.size()) - 1;
}

void GraphWriter::addEdge(NodeId from, NodeId to, EdgeKind kind, quint32 line, double confidence)
{
    if (from != noIndex && to != noIndex)
        (m_part ? m_part->edges : m_graph.edges).push_back({ from, to, kind, line, float(confidence) });
}

StringId GraphWriter::lambdaName(quint32 definition)
{
    const Definition& entry = m_program.definition(definition);
    std::string name = "<lambda@" + std::to_string(entry.line);
    if (m_lambdasOnLine[entry.line] > 1)
        name.append(":").append(std::to_string(entry.column));
    return m_program.strings.add(name.append(">"));
}

StringId GraphWriter::qualifiedName(quint32 definition)
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(definition)];
    const Definition& entry = m_program.definition(definition);
    if (entry.parent == noIndex)
        return m_program.strings.add(file.module);
    // Parents stand before their children, so theirs is known.
    quint32 parent = entry.parent;
    // What stands in initialising code is a part of the class.
    if (file.facts.definitions[parent].flags & InitializerFunction)
        parent = file.facts.definitions[parent].parent;
    std::string text(m_program.strings.stdView(m_graph.nodes[m_nodeOf[file.firstDefinition + parent]].qualifiedName));
    std::vector<std::string_view> qualifiers;
    for (quint32 at = entry.qualifier; at != noIndex; at = file.facts.exprs[at].a) {
        const Expr& expr = file.facts.exprs[at];
        if (expr.kind == ExprKind::Applied)
            continue;
        if (expr.kind == ExprKind::Module || expr.kind == ExprKind::SelfModule)
            break;
        qualifiers.push_back(m_program.strings.stdView(expr.text));
        if (expr.kind != ExprKind::Member)
            break;
    }
    for (auto part = qualifiers.rbegin(); part != qualifiers.rend(); ++part)
        text.append(".").append(*part);
    const StringId name = entry.name ? entry.name : lambdaName(definition);
    text.append(".").append(m_program.strings.stdView(name));
    if (text.size() > longestQualifiedName)
        text.erase(0, text.size() - longestQualifiedName);
    return m_program.strings.add(text);
}

void GraphWriter::addDefinitions()
{
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        addDefinitions(f);
}

void GraphWriter::addDefinitions(quint32 f)
{
    const ProgramFile& file = m_program.files[f];
    m_lambdasOnLine.clear();
    for (const Definition& definition : file.facts.definitions) {
        if (definition.name == 0 && definition.parent != noIndex)
            ++m_lambdasOnLine[definition.line];
    }
    for (quint32 i = 0; i < file.facts.definitions.size(); ++i) {
        const quint32 id = file.firstDefinition + i;
        const Definition& definition = file.facts.definitions[i];
        // What a macro's body defines exists only where the macro is used.
        if (definition.isMacro || m_constructors.contains(id))
            continue;
        Node node;
        node.kind = definition.kind == DefinitionKind::Function ? NodeKind::Function
            : definition.kind == DefinitionKind::Class          ? NodeKind::Class
                                                                : NodeKind::Module;
        node.file = f;
        node.line = definition.line;
        node.endLine = definition.endLine;
        node.qualifiedName = qualifiedName(id);
        const std::string_view whole = m_program.strings.stdView(node.qualifiedName);
        node.name = definition.parent == noIndex
            ? m_program.strings.add(std::string(whole.substr(whole.rfind('.') + 1)))
            : definition.name ? definition.name
                              : lambdaName(id);
        if (m_nodeOf[id] == noIndex)
            m_nodeOf[id] = addNode(node);
        else
            m_graph.nodes[m_nodeOf[id]] = node;
        if (definition.parent == noIndex)
            m_graph.files[f].module = m_nodeOf[id];
        else
            addEdge(
                m_nodeOf[file.firstDefinition + definition.parent], m_nodeOf[id], EdgeKind::Contains, definition.line);
    }
}

/// Variables of modules and attributes of classes are nodes; those of functions are not.
void GraphWriter::addVariables(quint32 f)
{
    const ProgramFile& file = m_program.files[f];
    for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
        const Binding& binding = file.facts.bindings[i];
        const Scope& scope = file.facts.scopes[binding.scope];
        const bool isShared = binding.scope == 0 || scope.isClass;
        if (file.facts.definitions[scope.definition].isMacro)
            continue;
        if (!isShared || binding.kind != BindingKind::Variable || m_sharedWith.contains(file.firstBinding + i))
            continue;
        const NodeId owner = m_nodeOf[file.firstDefinition + scope.definition];
        Node node;
        node.kind = NodeKind::Variable;
        node.file = f;
        node.line = binding.line;
        node.endLine = binding.line;
        node.name = binding.name;
        node.qualifiedName
            = m_program.strings.add(std::string(m_program.strings.stdView(m_graph.nodes[owner].qualifiedName)) + "."
                + std::string(m_program.strings.stdView(binding.name)));
        NodeId& known = m_variables[file.firstBinding + i];
        if (known == noIndex)
            known = addNode(node);
        else
            m_graph.nodes[known] = node;
        addEdge(owner, known, EdgeKind::Contains, binding.line);
        if (scope.isClass)
            m_fields.emplace(quint64(file.firstDefinition + scope.definition) << 32 | binding.name, known);
    }
}

NodeId GraphWriter::external(StringId qualifiedName)
{
    const auto [place, isNew] = m_external.try_emplace(qualifiedName, noIndex);
    if (!isNew) {
        if (m_part)
            m_part->touched.push_back(place->second);
        return place->second;
    }
    const std::string_view whole = m_program.strings.stdView(qualifiedName);
    Node node;
    node.external = true;
    node.qualifiedName = qualifiedName;
    node.name = m_program.strings.add(std::string(whole.substr(whole.rfind('.') + 1)));
    place->second = addNode(node);
    if (m_part)
        m_part->touched.push_back(place->second);
    return place->second;
}

NodeId GraphWriter::bodyNode(quint32 definition) const
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(definition)];
    quint32 local = definition - file.firstDefinition;
    while (file.facts.definitions[local].facts == noIndex)
        local = file.facts.definitions[local].parent;
    return m_nodeOf[file.firstDefinition + local];
}

void GraphWriter::addCalls(quint32 fileIndex)
{
    addCallsOf(fileIndex);
    addMentions(fileIndex);
    if (m_program.files[fileIndex].language->rules.initializesClasses)
        addUnseenCalls(fileIndex);
}

/// Which call sites no compiler sees: conditions exclude them, or they are arguments of a macro that drops its
/// arguments.
std::vector<bool> GraphWriter::leftOut(quint32 fileIndex) const
{
    const ProgramFile& file = m_program.files[fileIndex];
    if (!file.language->rules.hasMacros)
        return {};
    std::vector<bool> result(file.facts.callSites.size());
    for (size_t i = 0; i < result.size(); ++i) {
        const CallSite& site = file.facts.callSites[i];
        if (!m_solver.isCompiled(fileIndex, site.condition))
            result[i] = true;
        const quint32 callee = file.facts.exprs[site.expr].a;
        if (site.firstInner >= i || callee == noIndex || file.facts.exprs[callee].kind != ExprKind::Name)
            continue;
        const Expr& name = file.facts.exprs[callee];
        const bool isLocal = name.a != noIndex && file.facts.bindings[name.a].scope != 0;
        if (!isLocal && m_solver.dropsArguments(fileIndex, name.text))
            std::fill(result.begin() + site.firstInner, result.begin() + qsizetype(i), true);
    }
    return result;
}

void GraphWriter::addCallsOf(quint32 fileIndex)
{
    ProgramFile& file = m_program.files[fileIndex];
    std::vector<bool> isRecursive(file.facts.bodies.size());
    const std::vector<bool> isLeftOut = leftOut(fileIndex);
    for (const CallSite& site : file.facts.callSites) {
        const NodeId caller = m_nodeOf[file.firstDefinition + site.definition];
        const auto index = size_t(&site - file.facts.callSites.data());
        if (caller == noIndex || (!isLeftOut.empty() && isLeftOut[index]))
            continue;
        const size_t firstEdge = m_graph.edges.size();
        const quint32 call = file.firstExpr + site.expr;
        const std::vector<Solver::Target> targets = m_macros.targets(call);
        NodeId best = noIndex;
        const auto guesses = size_t(
            std::count_if(targets.begin(), targets.end(), [](const Solver::Target& target) { return target.isGuess; }));
        for (const Solver::Target& target : targets) {
            const bool isOwn = target.value.kind == ValueKind::Function || target.value.kind == ValueKind::Class;
            // A declaration of a library's type constructs something only the library knows.
            if (isOwn || (site.call != noIndex && !isHidden(target.value))) {
                const NodeId node = isOwn ? m_nodeOf[target.value.id] : external(target.value.id);
                const EdgeKind kind = target.value.kind == ValueKind::Class ? EdgeKind::Instantiates : EdgeKind::Calls;
                const double share = target.isGuess ? guessed : target.confidence / double(targets.size() - guesses);
                addEdge(caller, node, kind, site.line, share);
                if (best == noIndex)
                    best = node;
            }
            if (file.language->rules.staticTypes)
                addCallbacks(call, target, caller, site.line, 1.0 / double(targets.size()));
        }
        repeatEdges(file.firstDefinition + site.definition, firstEdge);
        const quint32 body = file.facts.definitions[site.definition].facts;
        if (site.call != noIndex)
            file.facts.bodies[body].calls[site.call].target = best;
        if (best == caller && best != noIndex && !isRecursive[body]) {
            isRecursive[body] = true;
            if (m_recursive)
                m_recursive->push_back(body);
            else
                ++file.facts.bodies[body].cognitivePaper;
        }
    }
    addImplicitCalls(file);
}

/// Functions of ours that only the solver knows: the one that keeps a promise.
bool GraphWriter::isHidden(const Value& external) const
{
    return m_program.strings.stdView(external.id).find('%') != std::string_view::npos;
}

/// Callbacks of natives, getters, iterators.
void GraphWriter::addImplicitCalls(const ProgramFile& file)
{
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        const std::vector<Value>& called = m_solver.implicitCalls(file.firstExpr + i);
        if (called.empty())
            continue;
        const Expr& expr = file.facts.exprs[i];
        const NodeId caller = bodyNode(file.firstDefinition + file.facts.scopes[expr.scope].definition);
        for (const Value& value : called) {
            const bool isClass = value.kind == ValueKind::Class;
            const bool isOwn = value.kind == ValueKind::Function || isClass;
            if (isOwn || !isHidden(value))
                addEdge(caller, isOwn ? m_nodeOf[value.id] : external(value.id),
                    isClass ? EdgeKind::Instantiates : EdgeKind::Calls, expr.line, 1.0 / double(called.size()));
        }
    }
}

/// Macros without parameters that call something are used by their name alone.
void GraphWriter::addMentions(quint32 fileIndex)
{
    const ProgramFile& file = m_program.files[fileIndex];
    if (!file.language->rules.hasMacros)
        return;
    for (const NameUse& use : file.facts.uses) {
        const NodeId user = m_nodeOf[file.firstDefinition + use.definition];
        // The module itself mentions a macro by defining it.
        if (user == noIndex || use.definition == 0)
            continue;
        for (const Solver::Target& target : m_macros.mentioned(fileIndex, use.name)) {
            if (target.value.kind == ValueKind::Function)
                addEdge(user, m_nodeOf[target.value.id], EdgeKind::Calls, use.line);
        }
    }
}

void GraphWriter::addInheritance()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const Definition& definition = m_program.definition(id);
        if (definition.kind != DefinitionKind::Class)
            continue;
        for (const Value& base : m_solver.bases(id)) {
            NodeId node = noIndex;
            if (base.kind == ValueKind::External) {
                node = external(base.id);
                m_graph.nodes[node].kind = NodeKind::Class;
            } else {
                node = m_nodeOf[base.id];
            }
            addEdge(m_nodeOf[id], node, EdgeKind::Inherits, definition.line);
        }
    }
}

void GraphWriter::addImports()
{
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        const NodeId module = m_nodeOf[file.firstDefinition];
        for (const ImportFact& import : file.facts.imports) {
            const ImportTarget& target = m_solver.importTarget(file.firstExpr + import.module);
            quint32 imported = target.file;
            if (import.member != 0) {
                // `from package import module`
                const std::string base = imported != noIndex ? m_program.files[imported].module : target.external;
                const std::string name(m_program.strings.stdView(import.member));
                const quint32 part
                    = m_program.fileOfModule(base.empty() ? name : std::string(base).append(".").append(name));
                if (part == noIndex || part == imported || (!target.isPackage && imported == noIndex))
                    continue;
                imported = part;
            }
            if (imported != noIndex)
                addEdge(module, m_nodeOf[m_program.files[imported].firstDefinition], EdgeKind::Imports, import.line);
            else if (!target.library.empty())
                addLibrary(f, target.library, import.line, module);
            else if (target.isPackage) {
                for (const quint32 part : m_solver.filesOfPackage(target.external))
                    addEdge(module, m_nodeOf[m_program.files[part].firstDefinition], EdgeKind::Imports, import.line);
            }
        }
    }
}

void GraphWriter::addLibrary(quint32 file, const std::string& name, quint32 line, NodeId user)
{
    const LanguageRules& rules = m_program.files[file].language->rules;
    const auto [place, isNew] = m_libraries.try_emplace(
        std::string(rules.ecosystem).append("\n").append(name), quint32(m_graph.libraries.size()));
    if (isNew) {
        Node node;
        node.kind = NodeKind::Library;
        node.external = true;
        node.name = m_program.strings.add(name);
        node.qualifiedName = node.name;
        LibraryUse use;
        NodeId& library = m_libraryNodes.try_emplace(place->first, noIndex).first->second;
        if (library == noIndex)
            library = addNode(node);
        use.node = library;
        use.name = node.name;
        use.ecosystem = QString::fromStdString(rules.ecosystem);
        const bool isPart = rules.moduleStyle == ModuleStyle::Package
            && rules.standardModules.contains(name.substr(0, name.find('.')));
        use.standard = isPart || rules.standardModules.contains(name);
        if (const auto package = rules.packages.find(name); package != rules.packages.end())
            use.package = QString::fromStdString(package->second);
        m_graph.libraries.push_back(std::move(use));
    }
    LibraryUse& use = m_graph.libraries[place->second];
    if (use.usedBy.empty() || use.usedBy.back() != user)
        use.usedBy.push_back(user);
    addEdge(user, use.node, EdgeKind::Imports, line);
}

/// Which bodies read and write variables of modules: by the names they mention and the assignments among them.
void GraphWriter::addNameUses(quint32 fileIndex)
{
    const ProgramFile& file = m_program.files[fileIndex];
    std::unordered_map<quint64, quint32> writes;
    for (const Flow& flow : file.facts.flows) {
        const Expr& target = file.facts.exprs[flow.target];
        if (target.kind != ExprKind::Name)
            continue;
        const quint32 binding = target.a == noIndex ? sharedVariable(file, target.text) : file.firstBinding + target.a;
        const NodeId variable = binding == noIndex ? noIndex : variableOf(binding);
        if (variable == noIndex)
            continue;
        addEdge(bodyNode(file.firstDefinition + flow.definition), variable, EdgeKind::Writes, flow.line);
        ++writes[quint64(flow.definition) << 32 | target.text];
    }
    for (const NameUse& use : file.facts.uses) {
        const Definition& definition = file.facts.definitions[use.definition];
        quint32 binding = noIndex;
        for (quint32 scope = definition.scope, depth = 0; scope != noIndex && depth < 64; ++depth) {
            if (scope != definition.scope && file.facts.scopes[scope].isClass && !file.language->rules.classScopes) {
                scope = file.facts.scopes[scope].parent;
                continue;
            }
            binding = file.facts.findBinding(scope, use.name);
            if (binding != noIndex)
                break;
            scope = file.facts.scopes[scope].parent;
        }
        const quint32 meant = binding == noIndex ? sharedVariable(file, use.name) : file.firstBinding + binding;
        if (meant == noIndex || variableOf(meant) == noIndex)
            continue;
        const auto written = writes.find(quint64(use.definition) << 32 | use.name);
        if (written == writes.end() || use.times > written->second)
            addEdge(m_nodeOf[file.firstDefinition + use.definition], variableOf(meant), EdgeKind::Reads, use.line);
    }
}

/// The node of a field, which the first file that writes it gives; noIndex where the line gives it none.
NodeId GraphWriter::fieldNode(quint64 key, quint32 f, quint32 line)
{
    const NodeId known = m_fields.find(key);
    const auto [since, isNew] = m_fieldSince.try_emplace(key, known == noIndex ? f : noIndex);
    // A class's own variable is there from the beginning.
    if (since->second == noIndex)
        return known;
    if (since->second != f || !m_givenFields.insert(key).second) {
        m_isLost = m_isLost || since->second > f;
        return known;
    }
    const NodeId holder = m_nodeOf[key >> 32];
    Node node;
    node.kind = NodeKind::Variable;
    node.file = f;
    node.line = line;
    node.endLine = line;
    node.name = StringId(key);
    node.qualifiedName
        = m_program.strings.add(std::string(m_program.strings.stdView(m_graph.nodes[holder].qualifiedName)) + "."
            + std::string(m_program.strings.stdView(node.name)));
    if (known != noIndex)
        m_graph.nodes[known] = node;
    const NodeId field = known != noIndex ? known : m_fields.emplace(key, addNode(node)).first;
    addEdge(holder, field, EdgeKind::Contains, line);
    return field;
}

/// Attributes that methods set or read on their objects.
void GraphWriter::addFieldUses(quint32 f)
{
    const ProgramFile& file = m_program.files[f];
    std::vector<bool> isTarget(file.facts.exprs.size());
    m_givenFields.clear();
    const auto use = [&](const Expr& expr, quint32 definition, quint32 line, bool writes) {
        for (const Value& owner : m_solver.values(file.firstExpr + expr.a)) {
            if (owner.kind != ValueKind::Instance && owner.kind != ValueKind::Class
                && owner.kind != ValueKind::Declared)
                continue;
            const quint32 holder = holderOf(owner.id, expr.text);
            if (holder == noIndex || m_nodeOf[holder] == noIndex)
                continue;
            const quint64 key = quint64(holder) << 32 | expr.text;
            const NodeId known = writes ? fieldNode(key, f, line) : fieldBefore(key, f);
            if (known != noIndex)
                addEdge(bodyNode(file.firstDefinition + definition), known, writes ? EdgeKind::Writes : EdgeKind::Reads,
                    line);
        }
    };
    for (const Flow& flow : file.facts.flows) {
        const Expr& target = file.facts.exprs[flow.target];
        if (target.kind != ExprKind::Member || target.a == noIndex)
            continue;
        isTarget[flow.target] = true;
        use(target, flow.definition, flow.line, true);
    }
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        const Expr& expr = file.facts.exprs[i];
        if (expr.kind == ExprKind::Member && expr.a != noIndex && !expr.isCallee && !isTarget[i])
            use(expr, file.facts.scopes[expr.scope].definition, expr.line, false);
    }
}

/// A field's node, if no later file is the first to write it.
NodeId GraphWriter::fieldBefore(quint64 key, quint32 f) const
{
    if (!m_part)
        return m_fields.find(key);
    const auto since = m_fieldSince.find(key);
    const bool isLater = since != m_fieldSince.end() && since->second != noIndex && since->second > f;
    return isLater ? noIndex : m_fields.find(key);
}

} // namespace Foreguest
