// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/namedqueries.h"
#include "core/query/query.h"
#include "core/query/queryjson.h"
#include "samplegraph.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Foreguest;

namespace {

const char* const nasty = "a\"b<c>&'\\\n,;\x01=é";

/// Lines and cells of a CSV document by RFC 4180.
QList<QStringList> readCsv(const QString& text)
{
    QList<QStringList> lines { {} };
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else if (c == u'"')
                quoted = false;
            else
                cell += c;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',' || c == u'\n') {
            lines.back() << cell;
            cell.clear();
            if (c == u'\n')
                lines << QStringList();
        } else if (c != u'\r') {
            cell += c;
        }
    }
    lines.removeLast();
    return lines;
}

} // namespace

/// Exports parse back to what was asked, whatever names hold.
class ExportTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_store;
    qsizetype m_nodes = 0, m_edges = 0;

    QueryResult ask(const char* query) const
    {
        const auto result = runQuery(m_store, QString::fromUtf8(query), {}, TaskContext());
        if (!result)
            qFatal("%s", qPrintable(result.error().toString()));
        return *result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        GraphBuilder program = sampleProgram();
        program.node(NodeKind::Function, 0, nasty, 40, 1);
        program.edge("app.main", EdgeKind::Calls, nasty, 13);
        const CodeGraph graph = program.finish();
        m_nodes = qsizetype(graph.nodes.size());
        m_edges = qsizetype(graph.edges.size());
        m_store = m_folder.filePath(QStringLiteral("export.db"));
        const auto store = GraphStore::open(m_store);
        QVERIFY(store);
        QVERIFY((*store)->update(
            graph, [&](NodeId node) { return sampleNote(graph, node); }, TaskContext()));
    }

    void graphMlParsesBack()
    {
        const auto whole = readWholeGraph(m_store, TaskContext());
        QVERIFY(whole);
        const auto document = exportGraph(*whole, QStringLiteral("graphml"));
        QVERIFY(document);
        QXmlStreamReader xml(*document);
        QStringList names;
        qsizetype nodes = 0;
        qsizetype edges = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            nodes += xml.name() == QLatin1String("node") ? 1 : 0;
            edges += xml.name() == QLatin1String("edge") ? 1 : 0;
            if (xml.attributes().value(QLatin1String("key")) == QLatin1String("node.qualifiedName"))
                names << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(nodes, m_nodes);
        QCOMPARE(edges, m_edges);
        QVERIFY(names.contains(QString::fromUtf8(nasty).replace(QChar(1), QChar(QChar::ReplacementCharacter))));
        QVERIFY(names.contains(QStringLiteral("db.Order.save")));
    }

    void jsonParsesBack()
    {
        const auto document
            = exportGraph(ask("MATCH p = (a:Class)-[:INHERITS*]->(b:Class) RETURN p"), QStringLiteral("json"));
        QVERIFY(document);
        const QJsonObject graph = QJsonDocument::fromJson(*document).object();
        QCOMPARE(graph.value(QStringLiteral("schema")).toString(), QStringLiteral("foreguest.graph/1"));
        QCOMPARE(graph.value(QStringLiteral("nodes")).toArray().size(), 3);
        QCOMPARE(graph.value(QStringLiteral("edges")).toArray().size(), 2);
    }

    void csvParsesBack()
    {
        const auto rows = exportGraph(
            ask("MATCH (f:Function)<-[:CALLS]-({name: 'main'}) RETURN f.name AS name, f.line ORDER BY f.line DESC"),
            QStringLiteral("csv"));
        QVERIFY(rows);
        const QList<QStringList> lines = readCsv(QString::fromUtf8(*rows));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], (QStringList { QStringLiteral("name"), QStringLiteral("f.line") }));
        QCOMPARE(lines[1][0], QString::fromUtf8(nasty));
        QCOMPARE(lines[2], (QStringList { QStringLiteral("report"), QStringLiteral("30") }));
        const auto whole = readWholeGraph(m_store, TaskContext());
        QVERIFY(whole);
        const QList<QStringList> all = readCsv(QString::fromUtf8(*exportGraph(*whole, QStringLiteral("csv"))));
        QCOMPARE(all.size(), m_nodes + m_edges + 1);
        for (const QStringList& line : all)
            QCOMPARE(line.size(), all[0].size());
    }

    void formulasAreDisarmed()
    {
        const auto rows = exportGraph(
            ask("MATCH (f {name: 'main'}) RETURN '=1+1' AS a, -3 AS b, '@x' AS c"), QStringLiteral("csv"));
        QVERIFY(rows);
        QCOMPARE(*rows, QByteArray("a,b,c\r\n'=1+1,-3,'@x\r\n"));
    }

    void dotQuotesEveryText()
    {
        const auto document
            = exportGraph(ask("MATCH (a)-[r:CALLS]->(b) WHERE r.line = 13 RETURN r"), QStringLiteral("dot"));
        QVERIFY(document);
        QVERIFY(document->startsWith("digraph \"code\" {\n"));
        QVERIFY(document->endsWith("}\n"));
        QVERIFY(document->contains("a\\\"b<c>&'\\\\\\n,;"));
        QCOMPARE(document->count('\n'), 5);
    }

    void anUnknownFormatIsRefused()
    {
        const auto document = exportGraph({}, QStringLiteral("xlsx"));
        QVERIFY(!document);
        QVERIFY(document.error().remedy.contains(QStringLiteral("graphml, dot, json, csv")));
    }

    void theAnswerAsJson()
    {
        const QJsonObject answer
            = QJsonDocument::fromJson(queryToJson(ask("MATCH p = (a {name: 'Order'})-[r:INHERITS]->(b) RETURN a, r, p, "
                                                      "a.line, [1.5, 'x', null, true] AS l, a.cyclomatic")))
                  .object();
        QCOMPARE(answer.value(QStringLiteral("schema")).toString(), QStringLiteral("foreguest.query/1"));
        QCOMPARE(answer.value(QStringLiteral("columns")).toArray().size(), 6);
        QCOMPARE(answer.value(QStringLiteral("truncated")).toBool(true), false);
        QVERIFY(answer.value(QStringLiteral("elapsedMs")).isDouble());
        const QJsonArray row = answer.value(QStringLiteral("rows")).toArray().at(0).toArray();
        QCOMPARE(row[0].toObject().value(QStringLiteral("qualifiedName")).toString(), QStringLiteral("db.Order"));
        QCOMPARE(row[1].toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("inherits"));
        QCOMPARE(row[1].toObject().value(QStringLiteral("from")), row[0].toObject().value(QStringLiteral("id")));
        QCOMPARE(row[2].toObject().value(QStringLiteral("nodes")).toArray().size(), 2);
        QCOMPARE(row[3].toInt(), 20);
        QCOMPARE(row[4].toArray().size(), 4);
        QVERIFY(row[4].toArray().at(2).isNull());
        QVERIFY(row[5].isNull());
    }

    void everyReadyMadeQuestionIsAnswered()
    {
        const auto queries = namedQueries();
        QVERIFY(queries);
        QVERIFY(queries->size() >= 10);
        for (const NamedQuery& query : *queries) {
            QVERIFY(!query.title.isEmpty() && !query.description.isEmpty());
            QueryOptions options;
            options.parameters = query.parameters;
            const auto result = runQuery(m_store, query.text, options, TaskContext());
            QVERIFY2(result, qPrintable(query.name + (result ? QString() : u' ' + result.error().toString())));
        }
        QVERIFY(!namedQuery(QStringLiteral("nosuch")));
    }

    void readyMadeQuestionsFindWhatTheyAsk_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("first"); // The first column's cells.
        const auto row = [](const char* name, const char* cells) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(cells).split(u' ');
        };
        row("never-called", "db.Base.__init__ util.unused");
        row("reaches-database", "db.Order.save app.handle app.main");
        row("call-cycles", "util.even util.odd util.step");
        row("subclasses-of", "db.Model db.Order");
        row("library-users", "sqlite3");
        row("uncertain-calls", "app.report");
    }

    void readyMadeQuestionsFindWhatTheyAsk()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, first);
        const auto query = namedQuery(name);
        QVERIFY(query);
        QueryOptions options;
        options.parameters = query->parameters;
        const auto result = runQuery(m_store, query->text, options, TaskContext());
        QVERIFY(result);
        QStringList cells;
        for (const QueryList& row : result->rows)
            cells << result->text(row[0]);
        QCOMPARE(cells, first);
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "exporttest.moc"
