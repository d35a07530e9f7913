// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/query.h"
#include "samplegraph.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

/// What queries mean: rows over the sample program, as a person who reads the program would say.
class LanguageTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_store;

    static void add(const char* query, const QStringList& rows)
    {
        QTest::newRow(query) << QString::fromUtf8(query) << rows;
    }
    static QStringList list(const char* words) { return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts); }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = m_folder.filePath(QStringLiteral("sample.db"));
        const CodeGraph graph = sampleProgram().finish();
        const auto store = GraphStore::open(m_store);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().toString()));
        const auto update = (*store)->update(
            graph, [&](NodeId node) { return sampleNote(graph, node); }, TaskContext());
        QVERIFY2(update, qPrintable(update ? QString() : update.error().toString()));
        QCOMPARE(update->nodesWritten, qint64(graph.nodes.size()));
        QCOMPARE(update->edgesWritten, qint64(graph.edges.size()));
    }

    /// Rows in the order of the answer.
    void ordered_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("rows");
        add("MATCH (c:Class) RETURN c.name ORDER BY c.name", list("Base Model Order"));
        add("MATCH (c:Class) RETURN c.name ORDER BY c.name DESC", list("Order Model Base"));
        add("MATCH (c:Class) RETURN c.name AS n ORDER BY n SKIP 1", list("Model Order"));
        add("MATCH (c:Class) RETURN c.name AS n ORDER BY n SKIP 1 LIMIT 1", list("Model"));
        add("MATCH (c:Class) RETURN c.name ORDER BY c.line DESC LIMIT 2", list("Order Model"));
        add("MATCH (f:Function)<-[c:CALLS]-() RETURN f.name, count(c) AS n ORDER BY n DESC, f.name LIMIT 2",
            { QStringLiteral("log|3"), QStringLiteral("even|1") });
        add("MATCH (f:Function) WHERE f.name IN ['main', 'print'] RETURN f.name, f.line ORDER BY f.line",
            { QStringLiteral("main|10"), QStringLiteral("print|") });
        add("MATCH (f:Function) WHERE f.name IN ['main', 'print'] RETURN f.name, f.line ORDER BY f.line DESC",
            { QStringLiteral("print|"), QStringLiteral("main|10") });
        add("MATCH (f:Function) WITH f ORDER BY f.cyclomatic DESC LIMIT 2 RETURN f.name ORDER BY f.name",
            list("execute print"));
        add("MATCH (f:Function) WHERE f.cyclomatic IS NOT NULL RETURN f.name ORDER BY f.cyclomatic DESC, f.name LIMIT "
            "3",
            list("unused handle save"));
        add("MATCH (a {name: 'main'})-[:CALLS*]->(b) RETURN b.name ORDER BY b.name",
            list("execute handle log print report save"));
    }

    /// Rows in any order.
    void unordered_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("rows");
        // Labels and properties.
        add("MATCH (m:Module) RETURN m", list("app db util"));
        add("MATCH (x:External) RETURN x", list("builtins.print sqlite3.Connection.execute"));
        add("MATCH (x:Function:External) RETURN x.name", list("print execute"));
        add("MATCH (x:Class|Library) RETURN x.name", list("Base Model Order sqlite3"));
        add("MATCH (x:`Library`) RETURN x.name", list("sqlite3"));
        add("match (x:library) return x.name", list("sqlite3"));
        add("MATCH (f:Function {name: 'save'}) RETURN f.qualifiedName", list("db.Order.save"));
        add("MATCH (f {name: 'save', external: false}) RETURN f", list("db.Order.save"));
        add("MATCH (f) WHERE f:Class AND f.name <> 'Base' RETURN f.name", list("Model Order"));
        add("MATCH (f {qualifiedName: 'app.main'}) RETURN f.file, f.line, f.endLine, f.language, f.kind",
            { QStringLiteral("shop/app.py|10|15|python|function") });
        add("MATCH (f {name: 'handle'}) RETURN f.cyclomatic, f.cognitive, f.lines", { QStringLiteral("7|6|6") });
        add("MATCH (f {name: 'print'}) RETURN f.file, f.external, f.cyclomatic", { QStringLiteral("|true|") });
        add("MATCH (f) WHERE f.time = 'O(n)' RETURN f.name", list("main"));
        add("MATCH (l:Library) RETURN l.ecosystem, l.standard", { QStringLiteral("pypi|true") });
        add("MATCH (f) WHERE f.api = 'database' RETURN f.name", list("execute"));
        // Relationships.
        add("MATCH (a)-[:CALLS]->(b {name: 'save'}) RETURN a", list("app.handle"));
        add("MATCH (b {name: 'save'})<-[:CALLS]-(a) RETURN a", list("app.handle"));
        add("MATCH (b {name: 'save'})-[:CALLS]-(a) RETURN a", list("app.handle sqlite3.Connection.execute"));
        add("MATCH (b {name: 'save'})--(a) RETURN a", list("app.handle sqlite3.Connection.execute db.Order"));
        add("MATCH (b {name: 'save'})-->(a) RETURN a", list("sqlite3.Connection.execute"));
        add("MATCH (b {name: 'save'})<--(a) RETURN a.name", list("handle Order"));
        add("MATCH ()-[r:READS|WRITES]->(v:Variable) RETURN type(r), v.name",
            { QStringLiteral("READS|count"), QStringLiteral("WRITES|count") });
        add("MATCH (a {name: 'handle'})-[r:CALLS]->(b {name: 'log'}) RETURN r.line", list("23 25"));
        add("MATCH (a {name: 'handle'})-[r:CALLS {line: 25}]->(b) RETURN b.name", list("log"));
        add("MATCH ()-[r:CALLS]->() WHERE r.confidence < 1 RETURN r.line, r.confidence", { QStringLiteral("32|0.5") });
        add("MATCH ()-[r:CALLS]->(f) WHERE r.loopDepth > 0 RETURN f.name", list("handle"));
        add("MATCH (a)-[r:INHERITS]->(b) RETURN r",
            { QStringLiteral("db.Model -INHERITS-> db.Base"), QStringLiteral("db.Order -INHERITS-> db.Model") });
        add("MATCH (a)-[r:INHERITS]->(b) RETURN startNode(r).name, endNode(r).name",
            { QStringLiteral("Model|Base"), QStringLiteral("Order|Model") });
        add("MATCH (c {name: 'Order'})-[:CONTAINS]->(m)<-[:CALLS]-(f) RETURN m.name, f.name",
            { QStringLiteral("save|handle") });
        add("MATCH (a)-[:CALLS]->(b)-[:CALLS]->(c {name: 'print'}) RETURN DISTINCT a.name, b.name",
            { QStringLiteral("handle|log"), QStringLiteral("report|log") });
        add("MATCH (a {name: 'main'}), (b:Library) RETURN a.name, b.name", { QStringLiteral("main|sqlite3") });
        add("MATCH (a:Function)-[:CALLS]->(b), (a)-[:WRITES]->(v) RETURN DISTINCT a.name, v.name",
            { QStringLiteral("handle|count") });
        // A relationship is used once: two calls of log are two rows, and no call pairs with itself.
        add("MATCH (a {name: 'handle'})-[r:CALLS]->(b)<-[s:CALLS]-(c {name: 'handle'}) RETURN r.line, s.line",
            { QStringLiteral("23|25"), QStringLiteral("25|23") });
        add("MATCH (a {name: 'even'})--()--(c) RETURN c.name", list("step util odd util log odd step unused app"));
        // Variable length.
        add("MATCH (a {name: 'app'})-[:CALLS*2]->(b) RETURN b.name", list("handle report"));
        add("MATCH (a {name: 'app'})-[:CALLS*1..2]->(b) RETURN b.name", list("main handle report"));
        add("MATCH (a {name: 'app'})-[:CALLS*..2]->(b) RETURN b.name", list("main handle report"));
        add("MATCH (a {name: 'app'})-[:CALLS*0..1]->(b) RETURN b.name", list("app main"));
        add("MATCH (a {name: 'main'})-[:CALLS*2..]->(b) RETURN b.name", list("save log execute print"));
        add("MATCH (a)-[:CALLS*]->(b {name: 'execute'}) RETURN a.name", list("app main handle save"));
        add("MATCH (b {name: 'execute'})<-[:CALLS*]-(a) RETURN a.name", list("app main handle save"));
        add("MATCH (a {name: 'Order'})-[:INHERITS*]->(b) RETURN b.name", list("Model Base"));
        add("MATCH (a {name: 'even'})-[:CALLS*3]->(b) RETURN b.name", list("even"));
        add("MATCH (a {name: 'even'})-[:CALLS*4]->(b) RETURN b.name", list("odd"));
        add("MATCH (a:Function)-[:CALLS*]->(a) RETURN a.name", list("even odd step"));
        add("MATCH (a {name: 'even'})-[:CALLS*0..]->(a) RETURN a.name", list("even"));
        add("MATCH p = (a {name: 'report'})-[:CALLS|READS|WRITES*2..2]-(b {name: 'report'}) RETURN p", {});
        add("MATCH p = (a:Class)-[:INHERITS*]-(a) RETURN p", {});
        add("MATCH (a {name: 'even'})-[:CALLS*]-(b) RETURN DISTINCT b.name", list("even odd step"));
        add("MATCH (a {name: 'report'})-[:CALLS|WRITES*1..2]-(b {name: 'app'}) RETURN b.name", list("app"));
        add("MATCH (a {name: 'app'})-[:CALLS*]->(b)-[:WRITES]->(v) RETURN b.name, v.name",
            { QStringLiteral("handle|count") });
        add("MATCH (a {name: 'main'})-[r:CALLS*]->(b {name: 'execute'}) RETURN size(r)", list("3"));
        // Paths.
        add("MATCH p = (a {name: 'main'})-[:CALLS]->(b {name: 'handle'}) RETURN p, length(p)",
            { QStringLiteral("app.main -CALLS-> app.handle|1") });
        add("MATCH p = shortestPath((a {name: 'app'})-[:CALLS*]->(b {name: 'print'})) RETURN length(p)", list("4"));
        add("MATCH p = shortestPath((a {name: 'main'})-[:CALLS*..2]->(b {name: 'print'})) RETURN p", {});
        add("MATCH p = shortestPath((a {name: 'main'})-[:CALLS*]->(b {name: 'execute'})) RETURN nodes(p)",
            { QStringLiteral("[app.main, app.handle, db.Order.save, sqlite3.Connection.execute]") });
        add("MATCH p = (b {name: 'execute'})<-[:CALLS*]-(a {name: 'handle'}) RETURN p",
            { QStringLiteral("sqlite3.Connection.execute <-CALLS- db.Order.save <-CALLS- app.handle") });
        add("MATCH p = (a {name: 'Order'})-[:INHERITS*]->(b {name: 'Base'})-[:CONTAINS]->(m) RETURN p",
            { QStringLiteral("db.Order -INHERITS-> db.Model -INHERITS-> db.Base -CONTAINS-> db.Base.__init__") });
        add("MATCH p = (a {name: 'even'})-[:CALLS*]->(a) RETURN length(p), size(relationships(p))",
            { QStringLiteral("3|3") });
        add("MATCH p = shortestPath((a {name: 'save'})-[*]-(b {name: 'report'})) RETURN length(p)", list("3"));
        // WHERE.
        add("MATCH (f:Function) WHERE f.name STARTS WITH 'e' RETURN f.name", list("even execute"));
        add("MATCH (f:Function) WHERE f.name ENDS WITH 'e' RETURN f.name", list("handle save execute"));
        add("MATCH (f:Function) WHERE f.qualifiedName CONTAINS 'Order' RETURN f.name", list("save"));
        add("MATCH (f:Function) WHERE f.name =~ '.*d.*' RETURN f.name", list("handle odd unused"));
        add("MATCH (f:Function) WHERE f.name =~ 'od' RETURN f.name", {});
        add("MATCH (f:Function) WHERE f.cyclomatic > 3 AND NOT f.name = 'unused' RETURN f.name", list("handle save"));
        add("MATCH (f:Function) WHERE f.name = 'odd' OR f.name = 'even' OR f.name = 'x' RETURN f.name",
            list("odd even"));
        add("MATCH (f:Class) WHERE f.name = 'Base' XOR f.line > 15 RETURN f.name", list("Base Order"));
        add("MATCH (f:Function) WHERE f.cyclomatic IS NULL RETURN f.name", list("print execute"));
        add("MATCH (f:Function) WHERE NOT (f)<-[:CALLS]-() RETURN f.name", list("unused __init__"));
        add("MATCH (f:Function) WHERE (f)-[:CALLS]->(:External) RETURN f.name", list("save log"));
        add("MATCH (f:Function) WHERE EXISTS((f)-[:WRITES]->()) RETURN f.name", list("handle"));
        add("MATCH (f:Function) WHERE EXISTS { MATCH (f)-[:CALLS]->(g) WHERE g.cyclomatic > 6 } RETURN f.name",
            list("main"));
        add("MATCH (f:Function) WHERE EXISTS { (f)-[:CALLS*]->({name: 'execute'}) } RETURN f.name",
            list("main handle save"));
        add("MATCH (f:Function) WHERE exists(f.cyclomatic) AND f.cyclomatic + 1 >= 2 * 4 RETURN f.name",
            list("handle unused"));
        add("MATCH (c:Class) WHERE c.line IN [5, 10] RETURN c.name", list("Base Model"));
        add("MATCH (c:Class) WHERE c.line IN $lines RETURN c.name", list("Base Order"));
        add("MATCH (c:Class) WHERE c.name = $name RETURN c.name", list("Model"));
        add("MATCH (f {name: 'main'}) WHERE f.external = false AND true RETURN f.name", list("main"));
        // Projection.
        add("MATCH (f:Function) RETURN count(*)", list("12"));
        add("MATCH (f:Function) RETURN count(f.cyclomatic), min(f.cyclomatic), max(f.cyclomatic), sum(f.cyclomatic)",
            { QStringLiteral("10|1|9|32") });
        add("MATCH (f:Class) RETURN avg(f.line)", list("11.6667"));
        add("MATCH (a {name: 'handle'})-[:CALLS]->(b) RETURN count(b), count(DISTINCT b)", { QStringLiteral("3|2") });
        add("MATCH (m:Module)-[:CONTAINS]->(c:Class) RETURN m.name, count(c)", { QStringLiteral("db|3") });
        add("MATCH (f:Klasse) RETURN f", {});
        add("MATCH (x:Function {name: 'nosuch'}) RETURN count(x), collect(x), sum(x.line)",
            { QStringLiteral("0|[]|0") });
        add("MATCH (a:Class) WITH a ORDER BY a.name RETURN collect(a.name)",
            { QStringLiteral("[Base, Model, Order]") });
        add("MATCH (a {name: 'even'})-[:CALLS]->(b) RETURN collect(b)", { QStringLiteral("[util.odd]") });
        add("MATCH (c:Class) WITH c.name AS n, c.line * 2 AS twice WHERE twice > 15 RETURN n + '!' AS s, twice",
            { QStringLiteral("Model!|20"), QStringLiteral("Order!|40") });
        add("MATCH (f)-[r:CALLS]->(g) WITH g, count(r) AS calls WHERE calls > 1 MATCH (g)-[:CALLS]->(h) "
            "RETURN g.name, calls, h.name",
            { QStringLiteral("log|3|print") });
        add("MATCH (c:Class) OPTIONAL MATCH (c)-[:CONTAINS]->(m) RETURN c.name, m.name",
            { QStringLiteral("Base|__init__"), QStringLiteral("Model|"), QStringLiteral("Order|save") });
        add("MATCH (c:Class) OPTIONAL MATCH (c)-[:CONTAINS]->(m) WHERE m.name = 'save' RETURN c.name, m",
            { QStringLiteral("Base|"), QStringLiteral("Model|"), QStringLiteral("Order|db.Order.save") });
        add("MATCH (f:Function) OPTIONAL MATCH (f)<-[r:CALLS]-() WITH f, count(r) AS n WHERE n = 0 RETURN f.name",
            list("unused __init__"));
        add("OPTIONAL MATCH (x {name: 'nosuch'}) RETURN x", { QString() });
        add("MATCH (f {name: 'main'}) RETURN labels(f), id(f) > 0", { QStringLiteral("[Function]|true") });
        add("MATCH (f {name: 'print'}) RETURN labels(f)", { QStringLiteral("[Function, External]") });
        add("MATCH (f {name: 'main'}) RETURN toUpper(f.name), size(f.name), substring(f.name, 1, 2), toString(f.line)",
            { QStringLiteral("MAIN|4|ai|10") });
        add("MATCH (f {name: 'print'}) RETURN coalesce(f.line, -1), replace(f.name, 'p', 'q')",
            { QStringLiteral("-1|qrint") });
        add("MATCH (c:Class {name: 'Base'}) RETURN [c.name, 'x'], head([1, 2]), 7 / 2, 7 % 2, 1.5 + 1, -3",
            { QStringLiteral("[Base, x]|1|3|1|2.5|-3") });
        add("MATCH (c:Class {name: 'Base'}) RETURN null, true, 1 = 1, NOT true",
            { QStringLiteral("|true|true|false") });
        add("MATCH (c:Class) WITH * WHERE c.line = 5 RETURN *", list("db.Base"));
        add("MATCH (c:Class) // a comment\n RETURN DISTINCT c.kind /* and one more */;", list("class"));
        add("MATCH p = (a {name: 'Order'})-[:INHERITS*]->(b) WHERE b IN nodes(p) RETURN b.name", list("Model Base"));
    }

    void ordered()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, rows);
        QCOMPARE(rowsOf(query), rows);
    }

    void unordered()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, rows);
        if (query.contains(QStringLiteral("Klasse"))) {
            QVERIFY(!runQuery(m_store, query, {}, TaskContext()));
            return;
        }
        QStringList found = rowsOf(query);
        found.sort();
        rows.sort();
        QCOMPARE(found, rows);
    }

    void rowsAreLimitedAndThatIsSaid()
    {
        QueryOptions options;
        options.maximumRows = 2;
        const auto few = runQuery(m_store, QStringLiteral("MATCH (c:Class) RETURN c"), options, TaskContext());
        QVERIFY(few);
        QCOMPARE(few->rows.size(), size_t(2));
        QVERIFY(few->truncated);
        options.maximumRows = 3;
        const auto all = runQuery(m_store, QStringLiteral("MATCH (c:Class) RETURN c"), options, TaskContext());
        QVERIFY(all);
        QVERIFY(!all->truncated);
    }

    void aQueryWithoutEndIsStopped()
    {
        const QString endless = QStringLiteral("MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN count(*)");
        QueryOptions options;
        options.timeout = std::chrono::milliseconds(50);
        const auto late = runQuery(m_store, endless, options, TaskContext());
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::TimedOut);
        QVERIFY(late.error().remedy.contains(QStringLiteral("--timeout")));
        const TaskContext context;
        context.cancel();
        const auto cancelled = runQuery(m_store, endless, {}, context);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    }

    void aMissingStoreIsSaid()
    {
        const auto none = runQuery(
            m_folder.filePath(QStringLiteral("none.db")), QStringLiteral("MATCH (a) RETURN a"), {}, TaskContext());
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

private:
    QStringList rowsOf(const QString& query)
    {
        QueryOptions options;
        options.parameters = { { QStringLiteral("name"), QStringLiteral("Model") },
            { QStringLiteral("lines"), QVariantList { 5, 20 } } };
        const auto result = runQuery(m_store, query, options, TaskContext());
        if (!result)
            return { result.error().toString(), explainQuery(query, options.parameters).value_or(QString()) };
        QStringList rows;
        for (const QueryList& row : result->rows) {
            QStringList cells;
            for (const QueryValue& value : row)
                cells << result->text(value);
            rows << cells.join(u'|');
        }
        return rows;
    }
};

QTEST_GUILESS_MAIN(LanguageTest)
#include "languagetest.moc"
