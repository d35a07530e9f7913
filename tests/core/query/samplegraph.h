// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphstore.h"

#include <QMap>

namespace Foreguest {

/// Builds code graphs for tests, node by node.
class GraphBuilder
{
public:
    quint32 file(const char* path, const char* language, const char* content)
    {
        SourceFile file;
        file.path = QString::fromLatin1(path);
        file.language = QString::fromLatin1(language);
        file.contentHash = QByteArray(content);
        file.lines = 100;
        m_graph.files.push_back(file);
        return quint32(m_graph.files.size() - 1);
    }

    NodeId node(NodeKind kind, quint32 file, const char* qualifiedName, quint32 line = 0, quint32 cyclomatic = 0)
    {
        Node node;
        node.kind = kind;
        node.file = file;
        node.external = file == noIndex && kind != NodeKind::Library;
        node.line = line;
        node.endLine = line == 0 ? 0 : line + 5;
        const std::string_view whole = qualifiedName;
        const size_t dot = whole.rfind('.');
        node.name = m_graph.strings.add(dot == whole.npos ? whole : whole.substr(dot + 1));
        node.qualifiedName = m_graph.strings.add(whole);
        const auto id = NodeId(m_graph.nodes.size());
        if (cyclomatic > 0) {
            BodyFacts facts;
            facts.node = id;
            facts.cyclomatic = cyclomatic;
            facts.cognitive = cyclomatic - 1;
            facts.lines = 6;
            node.facts = quint32(m_graph.facts.size());
            m_graph.facts.push_back(facts);
        }
        m_graph.nodes.push_back(node);
        m_ids[QString::fromLatin1(qualifiedName)] = id;
        return id;
    }

    void edge(const char* from, EdgeKind kind, const char* to, quint32 line = 1, float confidence = 1)
    {
        m_graph.edges.push_back({ id(from), id(to), kind, line, confidence });
    }

    /// A call at `line` of `from` stands in a loop.
    void loop(const char* from, quint32 line, const char* callee)
    {
        BodyFacts& facts = m_graph.facts[m_graph.nodes[id(from)].facts];
        facts.loops.push_back({});
        CallFact call;
        call.line = line;
        call.loop = quint32(facts.loops.size() - 1);
        call.target = id(callee);
        facts.calls.push_back(call);
    }

    NodeId id(const char* qualifiedName) const { return m_ids.value(QString::fromLatin1(qualifiedName), noIndex); }

    CodeGraph& graph() { return m_graph; }
    CodeGraph finish()
    {
        m_graph.finish();
        return std::move(m_graph);
    }

private:
    CodeGraph m_graph;
    QMap<QString, NodeId> m_ids;
};

/// A program of three files: a shop that saves orders in a database, with a cycle of three functions, a class hierarchy
/// of three, and a function that nobody calls.
inline GraphBuilder sampleProgram()
{
    GraphBuilder g;
    const quint32 app = g.file("shop/app.py", "python", "app 1");
    const quint32 db = g.file("shop/db.py", "python", "db 1");
    const quint32 util = g.file("shop/util.py", "python", "util 1");
    using enum NodeKind;
    g.node(Module, app, "app", 1, 1);
    g.node(Function, app, "app.main", 10, 3);
    g.node(Function, app, "app.handle", 20, 7);
    g.node(Function, app, "app.report", 30, 2);
    g.node(Variable, app, "app.count", 3);
    g.node(Module, db, "db", 1, 1);
    g.node(Class, db, "db.Base", 5);
    g.node(Class, db, "db.Model", 10);
    g.node(Class, db, "db.Order", 20);
    g.node(Function, db, "db.Base.__init__", 6, 1);
    g.node(Function, db, "db.Order.save", 22, 4);
    g.node(Module, util, "util", 1, 1);
    g.node(Function, util, "util.log", 5, 1);
    g.node(Function, util, "util.even", 10, 2);
    g.node(Function, util, "util.odd", 15, 2);
    g.node(Function, util, "util.step", 20, 1);
    g.node(Function, util, "util.unused", 30, 9);
    g.node(Function, noIndex, "builtins.print");
    g.node(Function, noIndex, "sqlite3.Connection.execute");
    g.node(Library, noIndex, "sqlite3");
    using enum EdgeKind;
    for (const auto& [owner, member] : { std::pair("app", "app.main"), { "app", "app.handle" }, { "app", "app.report" },
             { "app", "app.count" }, { "db", "db.Base" }, { "db", "db.Model" }, { "db", "db.Order" },
             { "db.Base", "db.Base.__init__" }, { "db.Order", "db.Order.save" }, { "util", "util.log" },
             { "util", "util.even" }, { "util", "util.odd" }, { "util", "util.step" }, { "util", "util.unused" } })
        g.edge(owner, Contains, member);
    g.edge("app", Imports, "db", 1);
    g.edge("app", Imports, "util", 2);
    g.edge("db", Imports, "sqlite3", 1);
    g.edge("app", Calls, "app.main", 99);
    g.edge("app.main", Calls, "app.handle", 12);
    g.edge("app.main", Calls, "app.report", 14);
    g.edge("app.handle", Calls, "db.Order.save", 22);
    g.edge("app.handle", Calls, "util.log", 23);
    g.edge("app.handle", Calls, "util.log", 25);
    g.edge("app.handle", Instantiates, "db.Order", 21);
    g.edge("app.handle", Writes, "app.count", 24);
    g.edge("app.report", Reads, "app.count", 31);
    g.edge("app.report", Calls, "util.log", 32, 0.5F);
    g.edge("db.Order.save", Calls, "sqlite3.Connection.execute", 24);
    g.edge("util.log", Calls, "builtins.print", 6);
    g.edge("util.even", Calls, "util.odd", 11);
    g.edge("util.odd", Calls, "util.step", 16);
    g.edge("util.step", Calls, "util.even", 21);
    g.edge("db.Model", Inherits, "db.Base", 10);
    g.edge("db.Order", Inherits, "db.Model", 20);
    g.loop("app.main", 12, "app.handle");
    LibraryUse library;
    library.node = g.id("sqlite3");
    library.name = g.graph().nodes[library.node].name;
    library.ecosystem = QStringLiteral("pypi");
    library.standard = true;
    g.graph().libraries.push_back(library);
    return g;
}

/// What the cost estimate would note of the sample's functions.
inline NodeNote sampleNote(const CodeGraph& graph, NodeId node)
{
    const QString name = graph.qualifiedName(node);
    if (name == QLatin1String("sqlite3.Connection.execute"))
        return { {}, QStringLiteral("database") };
    if (name == QLatin1String("app.main"))
        return { QStringLiteral("O(n)"), {} };
    return {};
}

} // namespace Foreguest
