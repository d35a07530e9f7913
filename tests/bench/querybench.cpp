// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphstore.h"
#include "core/query/query.h"
#include "core/store/database.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Foreguest;

namespace {

constexpr quint32 nodeCount = 250'000;
constexpr quint32 edgeCount = 1'000'000;
constexpr quint32 nodesPerFile = 100;

/// Functions in files of 100. `near` of 10 calls stay within the 5,000 functions around, the rest go anywhere, so that
/// the graph is neither a line nor a ball.
CodeGraph syntheticGraph(quint32 near)
{
    CodeGraph graph;
    std::mt19937 random(1);
    for (quint32 i = 0; i < nodeCount; ++i) {
        if (i % nodesPerFile == 0) {
            SourceFile file;
            file.path = QStringLiteral("src/file%1.py").arg(i / nodesPerFile);
            file.language = QStringLiteral("python");
            file.contentHash = QByteArray::number(i);
            graph.files.push_back(file);
        }
        Node node;
        node.kind = NodeKind::Function;
        node.file = i / nodesPerFile;
        node.line = i % nodesPerFile + 1;
        node.endLine = node.line;
        const std::string name = std::string("f").append(std::to_string(i));
        node.name = graph.strings.add(name);
        node.qualifiedName
            = graph.strings.add(std::string("file").append(std::to_string(node.file)).append(".").append(name));
        graph.nodes.push_back(node);
    }
    for (quint32 i = 0; i < edgeCount; ++i) {
        const quint32 from = random() % nodeCount;
        const quint32 to = random() % 10 < near ? (from + random() % 5000) % nodeCount : random() % nodeCount;
        graph.edges.push_back({ from, to, EdgeKind::Calls, i, 1 });
    }
    graph.finish();
    return graph;
}

} // namespace

/// Queries over a graph of a million edges. Bars: neighbours 5 ms, reachability at depth 5 100 ms, shortest path 300
/// ms.
class QueryBench : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_store;

    /// Milliseconds of each of `count` runs with other start functions, sorted; each run opens the store anew.
    std::vector<double> measure(const char* text, int count = 15)
    {
        std::vector<double> times;
        std::mt19937 random(2);
        qint64 rows = 0;
        for (int i = 0; i < count; ++i) {
            QueryOptions options;
            options.maximumRows = 1'000'000;
            options.parameters = { { QStringLiteral("from"), QStringLiteral("f%1").arg(random() % nodeCount) },
                { QStringLiteral("to"), QStringLiteral("f%1").arg(random() % nodeCount) } };
            const auto result = runQuery(m_store, QString::fromLatin1(text), options, TaskContext());
            if (!result) {
                qWarning("%s", qPrintable(result.error().toString()));
                return { 1e9 };
            }
            rows += qint64(result->rows.size());
            times.push_back(result->elapsedMs);
        }
        std::sort(times.begin(), times.end());
        qInfo("%-100s median %8.2f ms, worst %8.2f ms, %lld rows a query", text, times[times.size() / 2], times.back(),
            rows / count);
        return times;
    }

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<quint32>("near");
        QTest::newRow("8 of 10 calls stay near") << 8U;
        QTest::newRow("all calls go anywhere") << 0U;
    }

    void queries()
    {
        QFETCH(quint32, near);
        m_store = m_folder.filePath(QStringLiteral("graph%1.db").arg(near));
        CodeGraph graph = syntheticGraph(near);
        {
            const auto store = GraphStore::open(m_store);
            QVERIFY(store);
            const auto full = (*store)->update(graph, {}, TaskContext());
            QVERIFY(full);
            qInfo("%zu nodes, %zu edges: written in %.0f ms, %.0f MB", graph.nodes.size(), graph.edges.size(),
                full->elapsedMs, double(QFileInfo(m_store).size()) / 1e6);
            graph.files[7].contentHash = "edited";
            graph.nodes[7 * nodesPerFile].line = 777;
            const auto edit = (*store)->update(graph, {}, TaskContext());
            QVERIFY(edit);
            QCOMPARE(edit->filesWritten, 1);
            qInfo("one edited file: brought up in %.0f ms (%lld edges written)", edit->elapsedMs, edit->edgesWritten);
        }
        measure("MATCH (f {name: $from})-[:CALLS]->(g) RETURN g.name");
        measure("MATCH (f {name: $from})<-[:CALLS]-(g) RETURN g");
        measure("MATCH (f {name: $from})-[:CALLS*1..5]->(g) RETURN count(g)");
        measure("MATCH (f {name: $from})<-[:CALLS*1..5]-(g) RETURN g.name");
        measure("MATCH (f {name: $from})-[:CALLS*]->(g) RETURN count(g)", 5);
        measure("MATCH p = shortestPath((f {name: $from})-[:CALLS*]->(g {name: $to})) RETURN p");
        measure("MATCH p = shortestPath((f {name: $from})-[*]-(g {name: $to})) RETURN length(p)");
        measure("MATCH (f)-[c:CALLS]->(g) RETURN g, count(c) AS n ORDER BY n DESC LIMIT 10", 3);
        measureRecursion();
    }

private:
    /// Reachability at depth 5 and without a limit in plain SQL, beside `traverse`.
    void measureRecursion()
    {
        const auto database = Database::open(m_store, { QString() }, Database::Check::Header);
        QVERIFY(database);
        for (const int depth : { 5, 1'000'000 }) {
            std::vector<double> times;
            std::mt19937 random(2);
            for (int i = 0; i < 5; ++i) {
                const QString name = QStringLiteral("f%1").arg(random() % nodeCount);
                QElapsedTimer timer;
                timer.start();
                // Without a limit the depth must not be part of a row, or cycles would never end.
                const QString sql = depth > 1000
                    ? QStringLiteral("WITH RECURSIVE r(node) AS (SELECT id FROM nodes WHERE name = ? UNION "
                                     "SELECT e.target FROM r JOIN edges AS e ON e.source = r.node AND e.kind = 1) "
                                     "SELECT count(*) FROM r")
                    : QStringLiteral(
                        "WITH RECURSIVE r(node, depth) AS (SELECT id, 0 FROM nodes WHERE name = ? UNION "
                        "SELECT e.target, r.depth + 1 FROM r JOIN edges AS e ON e.source = r.node AND e.kind = 1 "
                        "WHERE r.depth < 5) SELECT count(DISTINCT node) FROM r");
                auto rows = (*database)->run(sql, { name });
                QVERIFY(rows && rows->next());
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
            }
            std::sort(times.begin(), times.end());
            qInfo("recursive common table expression, depth %d: median %.2f ms, worst %.2f ms", depth,
                times[times.size() / 2], times.back());
        }
    }
};

QTEST_GUILESS_MAIN(QueryBench)
#include "querybench.moc"
