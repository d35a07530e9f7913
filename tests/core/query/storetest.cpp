// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/query.h"
#include "core/store/database.h"
#include "samplegraph.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Foreguest;

namespace {

/// Everything that a store says of its graph, without the numbers of its rows.
QStringList contents(const QString& path)
{
    QueryOptions options;
    options.maximumRows = 1'000'000;
    QStringList lines;
    for (const char* query :
        { "MATCH (n) RETURN n.kind, n.qualifiedName, n.file, n.language, n.line, n.endLine, n.external, n.cyclomatic, "
          "n.cognitive, n.lines, n.time, n.api, n.ecosystem, n.standard",
            "MATCH (a)-[r]->(b) RETURN a.qualifiedName, r.kind, b.qualifiedName, b.file, r.line, r.confidence, "
            "r.loopDepth",
            "MATCH (a)-[:CALLS*1..3]->(b) RETURN a.qualifiedName, b.qualifiedName",
            "MATCH (b)<-[:CALLS|CONTAINS*2..2]-(a) RETURN a.qualifiedName, b.qualifiedName" }) {
        const auto result = runQuery(path, QString::fromLatin1(query), options, TaskContext());
        if (!result) {
            lines << result.error().toString();
            continue;
        }
        for (const QueryList& row : result->rows) {
            QStringList cells;
            for (const QueryValue& value : row)
                cells << result->text(value);
            lines << cells.join(u'|');
        }
    }
    lines.sort();
    return lines;
}

/// A program of `files` modules with random functions and calls, the same for the same seeds. The seed of a file
/// decides its functions; calls go to functions of other files that may not be there any more.
CodeGraph randomProgram(const std::vector<quint32>& seeds)
{
    GraphBuilder g;
    std::vector<QByteArray> functions;
    std::vector<std::pair<QByteArray, quint32>> callers;
    for (size_t i = 0; i < seeds.size(); ++i) {
        if (seeds[i] == 0)
            continue;
        const QByteArray module = "m" + QByteArray::number(i);
        const QByteArray content = QByteArray::number(seeds[i]);
        const quint32 file = g.file((module + ".py").constData(), "python", content.constData());
        g.node(NodeKind::Module, file, module.constData(), 1, 1);
        std::mt19937 random(seeds[i]);
        const quint32 count = random() % 6;
        for (quint32 f = 0; f < count; ++f) {
            const QByteArray name = module + ".f" + QByteArray::number(random() % 10);
            // The same name may come twice, as overloads do.
            g.node(NodeKind::Function, file, name.constData(), 10 + f, 1 + random() % 5);
            g.edge(module.constData(), EdgeKind::Contains, name.constData(), 10 + f);
            functions.push_back(name);
            callers.emplace_back(name, random());
        }
    }
    const auto external = "lib.call" + QByteArray::number(functions.size() % 3);
    g.node(NodeKind::Function, noIndex, external.constData());
    for (const auto& [caller, seed] : callers) {
        std::mt19937 random(seed);
        for (quint32 i = 0; i < random() % 4; ++i) {
            // By name, so that other files' functions are called as long as they are there.
            const QByteArray callee
                = "m" + QByteArray::number(random() % seeds.size()) + ".f" + QByteArray::number(random() % 10);
            if (g.id(callee.constData()) != noIndex)
                g.edge(caller.constData(), EdgeKind::Calls, callee.constData(), 20 + i);
        }
        g.edge(caller.constData(), EdgeKind::Calls, external.constData(), 50);
    }
    return g.finish();
}

StoreUpdate store(const QString& path, const CodeGraph& graph)
{
    const auto opened = GraphStore::open(path);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    const auto update = (*opened)->update(
        graph, [&](NodeId node) { return sampleNote(graph, node); }, TaskContext());
    if (!update)
        qFatal("%s", qPrintable(update.error().toString()));
    return *update;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void theSameGraphWritesNothing()
    {
        const QString file = path(QStringLiteral("same.db"));
        store(file, sampleProgram().finish());
        const QStringList before = contents(file);
        QVERIFY(before.size() > 40);
        const StoreUpdate again = store(file, sampleProgram().finish());
        QCOMPARE(again.filesWritten, 0);
        QCOMPARE(again.nodesWritten, 0);
        QCOMPARE(again.edgesWritten, 0);
        QCOMPARE(contents(file), before);
    }

    void onlyTheChangedFileIsWritten()
    {
        const QString file = path(QStringLiteral("changed.db"));
        store(file, sampleProgram().finish());
        GraphBuilder changed = sampleProgram();
        changed.graph().files[2].contentHash = "util 2";
        changed.graph().nodes[changed.id("util.unused")].line = 31;
        const StoreUpdate update = store(file, changed.finish());
        QCOMPARE(update.filesWritten, 1);
        QCOMPARE(update.nodesWritten, 6);
        QVERIFY(contents(file).join(u'\n').contains(QStringLiteral("util.unused|shop/util.py|python|31")));
    }

    void nodesKeepTheirIdsAndFilesTheirVersions()
    {
        const QString file = path(QStringLiteral("versions.db"));
        store(file, sampleProgram().finish());
        const QString question = QStringLiteral("MATCH (f {qualifiedName: 'util.log'}) RETURN f.id");
        const auto before = runQuery(file, question, {}, TaskContext());
        GraphBuilder changed = sampleProgram();
        changed.graph().files[2].contentHash = "util 2";
        store(file, changed.finish());
        const auto after = runQuery(file, question, {}, TaskContext());
        QVERIFY(before && after);
        QCOMPARE(std::get<qint64>(before->rows[0][0].data), std::get<qint64>(after->rows[0][0].data));
        const auto database = Database::open(file, { QString() });
        QVERIFY(database);
        auto versions = (*database)->run(QStringLiteral("SELECT f.path, count(*) FROM versions AS v JOIN files AS f ON "
                                                        "f.id = v.file GROUP BY f.id ORDER BY f.path"));
        QVERIFY(versions);
        QStringList counts;
        while (versions->next())
            counts << versions->text(0) + u' ' + versions->text(1);
        QCOMPARE(counts,
            (QStringList { QStringLiteral(" 1"), QStringLiteral("shop/app.py 1"), QStringLiteral("shop/db.py 1"),
                QStringLiteral("shop/util.py 2") }));
    }

    void randomEditsEqualAFullWrite()
    {
        std::mt19937 random(7);
        const QString incremental = path(QStringLiteral("incremental.db"));
        std::vector<quint32> seeds(40);
        for (quint32& seed : seeds)
            seed = random() % 1000;
        for (int round = 0; round < 25; ++round) {
            const CodeGraph graph = randomProgram(seeds);
            store(incremental, graph);
            const QString full = path(QStringLiteral("full%1.db").arg(round));
            store(full, graph);
            QCOMPARE(contents(incremental), contents(full));
            for (quint32 edit = 0; edit <= random() % 3; ++edit)
                seeds[random() % seeds.size()] = random() % 4 == 0 ? 0 : random() % 1000; // 0: the file goes.
        }
    }

    void aCancelledUpdateLeavesTheOldGraph()
    {
        const QString file = path(QStringLiteral("cancelled.db"));
        store(file, sampleProgram().finish());
        const QStringList before = contents(file);
        const auto opened = GraphStore::open(file);
        QVERIFY(opened);
        const TaskContext context;
        context.cancel();
        const CodeGraph other = randomProgram({ 5, 6, 7 });
        const auto update = (*opened)->update(other, {}, context);
        QVERIFY(!update);
        QCOMPARE(update.error().code, ErrorCode::Cancelled);
        QCOMPARE(contents(file), before);
    }

    void aDamagedStoreIsMadeAgain()
    {
        const QString file = path(QStringLiteral("damaged.db"));
        store(file, sampleProgram().finish());
        const QStringList good = contents(file);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(4096);
        damaged.write(QByteArray(int(damaged.size()) - 4096, '\xee'));
        damaged.close();
        const auto asked = runQuery(file, QStringLiteral("MATCH (a)-[:CALLS*]->(b) RETURN a"), {}, TaskContext());
        QVERIFY(!asked);
        store(file, sampleProgram().finish());
        QCOMPARE(contents(file), good);

        QFile text(file);
        QVERIFY(text.open(QIODevice::WriteOnly | QIODevice::Truncate));
        text.write("no database at all, and long enough to be taken for one by its size");
        text.close();
        store(file, sampleProgram().finish());
        QCOMPARE(contents(file), good);
        QCOMPARE(QDir(m_folder.path()).entryList({ QStringLiteral("damaged.db.damaged*") }).size(), 0);
    }

    void theLatestStoreIsRemembered()
    {
        qputenv("FOREGUEST_HOME", m_folder.path().toUtf8());
        QVERIFY(!GraphStore::latest());
        const QString one = GraphStore::pathFor({ QStringLiteral("/one") });
        const QString two = GraphStore::pathFor({ QStringLiteral("/two") });
        QVERIFY(one != two);
        QCOMPARE(one, GraphStore::pathFor({ QStringLiteral("/one") }));
        store(one, sampleProgram().finish());
        store(two, sampleProgram().finish());
        QVERIFY(GraphStore::markLatest(one));
        QCOMPARE(GraphStore::latest().value(), one);
        QVERIFY(GraphStore::markLatest(two));
        QCOMPARE(GraphStore::latest().value(), two);
        qunsetenv("FOREGUEST_HOME");
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "storetest.moc"
