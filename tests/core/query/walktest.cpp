// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/query.h"
#include "samplegraph.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>

using namespace Foreguest;

namespace {

constexpr int nodes = 7;

struct Arc
{
    int from = 0, to = 0;
};

QByteArray nameOf(int node)
{
    return "f" + QByteArray::number(node);
}

std::vector<Arc> randomArcs(quint32 seed)
{
    std::mt19937 random(seed);
    std::vector<Arc> arcs(2 + random() % 9);
    for (Arc& arc : arcs)
        arc = { int(random() % nodes), int(random() % nodes) };
    return arcs;
}

QString writeStore(const QString& path, const std::vector<Arc>& arcs)
{
    GraphBuilder g;
    const quint32 file = g.file("m.py", "python", "content");
    for (int i = 0; i < nodes; ++i)
        g.node(NodeKind::Function, file, nameOf(i).constData(), quint32(i) + 1, 1);
    quint32 line = 10;
    for (const Arc& arc : arcs)
        g.edge(nameOf(arc.from).constData(), EdgeKind::Calls, nameOf(arc.to).constData(), line++);
    const auto store = GraphStore::open(path);
    return store && (*store)->update(g.finish(), {}, TaskContext()) ? path : QString();
}

/// The nodes at the ends of all walks of an allowed length that never turn back, by trying every edge at every step.
std::set<int> reached(const std::vector<Arc>& arcs, int start, int least, int most, bool isUndirected)
{
    std::set<int> found;
    std::set<std::pair<int, int>> places { { start, -1 } }; ///< Node, and the edge that led there.
    if (least == 0)
        found.insert(start);
    for (int length = 1; length <= most; ++length) {
        std::set<std::pair<int, int>> next;
        for (const auto& [node, came] : places) {
            for (int i = 0; i < int(arcs.size()); ++i) {
                const Arc& arc = arcs[size_t(i)];
                if (i == came)
                    continue;
                if (arc.from == node)
                    next.emplace(arc.to, i);
                if (isUndirected && arc.to == node)
                    next.emplace(arc.from, i);
            }
        }
        places = std::move(next);
        for (const auto& [node, came] : places) {
            if (length >= least)
                found.insert(node);
        }
    }
    return found;
}

std::set<int> asked(const QString& store, const QString& query)
{
    const auto result = runQuery(store, query, QueryOptions(), TaskContext());
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
    std::set<int> found;
    for (const QueryList& row : result->rows) {
        const bool isNew = found.insert(result->text(row.front()).mid(1).toInt()).second;
        if (!isNew)
            qFatal("A pair of ends twice");
    }
    return found;
}

} // namespace

/// Relationships of variable length against a search that tries everything, on small random graphs with cycles, loops
/// and parallel edges.
class WalkTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::vector<std::pair<std::vector<Arc>, QString>> m_graphs; ///< Edges and store.

private Q_SLOTS:
    void initTestCase()
    {
        for (quint32 seed = 1; seed <= 30; ++seed) {
            const std::vector<Arc> arcs = randomArcs(seed);
            const QString store = writeStore(m_folder.filePath(QStringLiteral("%1.db").arg(seed)), arcs);
            QVERIFY(!store.isEmpty());
            m_graphs.emplace_back(arcs, store);
        }
    }

    void everyLengthAndDirection_data()
    {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("isUndirected");
        for (const auto& [least, most] : { std::pair(1, 4), { 0, 3 }, { 2, 2 }, { 3, 3 }, { 2, 5 }, { 4, 4 } }) {
            for (const bool isUndirected : { false, true })
                QTest::addRow("%d..%d %s", least, most, isUndirected ? "undirected" : "directed")
                    << least << most << isUndirected;
        }
    }
    void everyLengthAndDirection()
    {
        QFETCH(int, least);
        QFETCH(int, most);
        QFETCH(bool, isUndirected);
        const QString walk = QStringLiteral("-[:CALLS*%1..%2]-%3")
                                 .arg(least)
                                 .arg(most)
                                 .arg(isUndirected ? QString() : QStringLiteral(">"));
        for (const auto& [arcs, store] : m_graphs) {
            const std::set<int> expected = reached(arcs, 0, least, most, isUndirected);
            QVERIFY2(asked(store, QStringLiteral("MATCH (a {name: 'f0'})%1(b) RETURN b.name").arg(walk)) == expected,
                qPrintable(store));
            const QString back = QStringLiteral("MATCH (a {name: 'f0'})%1(a) RETURN a.name").arg(walk);
            QCOMPARE(asked(store, back).size(), expected.count(0));
        }
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walktest.moc"
