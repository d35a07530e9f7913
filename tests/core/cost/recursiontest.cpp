// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphbuilder.h"

#include <QTest>

using namespace Foreguest;

class RecursionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void directRecursion_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QStringList>("calls"); // "line: arguments"
        QTest::addColumn<bool>("works"); // A loop over the input in each call.
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* parameters, const QStringList& calls, bool works,
                             const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(parameters) << calls << works << QString::fromLatin1(expected);
        };
        const auto s = [](const char* text) { return QString::fromLatin1(text); };
        row("factorial", "n", { s("9: n - 1") }, false, "O(n)");
        row("loop in each level", "n", { s("9: n - 1") }, true, "O(n^2)");
        row("rest of a list", "items", { s("9: items[1:]") }, false, "O(n^2)");
        row("fibonacci", "n", { s("9: n - 1"), s("9: n - 2") }, false, "O(2^n)");
        row("subsets", "items,i", { s("9: items, i + 1"), s("10: items, i + 1") }, false, "O(2^n)");
        row("binary search", "a,lo,hi", { s("9: a, lo, mid - 1"), s("11: a, mid + 1, hi") }, false, "O(log n)");
        row("fast power", "x,n", { s("9: x, n // 2") }, false, "O(log n)");
        row("euclid", "a,b", { s("9: b, a % b") }, false, "O(log n)");
        row("merge sort", "items", { s("9: items[:mid]"), s("10: items[mid:]") }, true, "O(n log n)");
        row("merge sort without a loop", "items", { s("9: items[:mid]"), s("10: items[mid:]") }, false, "O(n log n)");
        row("sum of halves", "a,lo,hi", { s("9: a, lo, mid"), s("9: a, mid + 1, hi") }, false, "O(n)");
        row("quick sort", "a,lo,hi", { s("9: a, lo, p - 1"), s("10: a, p + 1, hi") }, true, "O(n^2)");
        row("tree", "node", { s("9: node.left"), s("10: node.right") }, false, "O(n)");
        row("tree in C", "node", { s("9: node->left"), s("10: node->right") }, false, "O(n)");
        row("memo", "n,memo", { s("9: n - 1, memo"), s("9: n - 2, memo") }, false, "O(n)");
        row("memo of two", "i,j,memo", { s("9: i - 1, j, memo"), s("10: i - 1, j - 1, memo") }, false, "O(n^2)");
        row("visited", "graph,node,visited", { s("9: graph, next, visited") }, false, "O(n)");
    }
    void directRecursion()
    {
        QFETCH(QString, parameters);
        QFETCH(QStringList, calls);
        QFETCH(bool, works);
        QFETCH(QString, expected);
        GraphBuilder builder;
        std::vector<std::string> names;
        const QStringList split = parameters.split(u',');
        for (const QString& name : split)
            names.push_back(name.toStdString());
        const NodeId f = builder.function("f", names);
        if (works)
            builder.loop(f, "items");
        for (const QString& call : calls)
            builder.call(
                f, f, call.section(QStringLiteral(": "), 1).toStdString(), noIndex, call.section(u':', 0, 0).toUInt());
        QCOMPARE(growthName(builder.timeOf(f)), expected);
        const auto costs = builder.costs();
        QVERIFY(costs->of(builder.graph, f)->time.confidence > 0);
        QVERIFY(costs->of(builder.graph, f)->time.reasons.front().line >= 9);
    }

    void permutationsAreFactorial()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("permute", { "items", "k" });
        const quint32 loop = builder.loop(f, "range(k, len(items))");
        builder.call(f, f, "items, k + 1", loop);
        QCOMPARE(builder.timeOf(f), Growth::Factorial);
    }

    void combinationsAreExponential()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("combine", { "start", "path" });
        const quint32 loop = builder.loop(f, "range(start, n)");
        builder.call(f, f, "i + 1, path", loop);
        QCOMPARE(builder.timeOf(f), Growth::Exponential);
    }

    void fewChoicesEachLevelAreExponential()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("colour", { "node" });
        LoopFact three;
        three.constantTrips = 3;
        const quint32 loop = builder.loop(f, "range(3)", noIndex, three);
        builder.call(f, f, "node + 1", loop);
        QCOMPARE(builder.timeOf(f), Growth::Exponential);
    }

    void childrenInALoopAreVisitedOnce()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("walk", { "node" });
        const quint32 loop = builder.loop(f, "node.children");
        builder.call(f, f, "child", loop);
        QCOMPARE(builder.timeOf(f), Growth::Linear);
    }

    void cacheDecorator()
    {
        GraphBuilder builder;
        const NodeId cache = builder.external("functools.lru_cache");
        builder.call(builder.module, cache, "");
        const quint32 line = builder.facts(builder.module).calls.back().line;
        const NodeId fib = builder.function("fib", { "n" });
        QCOMPARE(builder.graph.nodes[fib].line, line + 1);
        builder.call(fib, fib, "n - 1", noIndex, line + 3);
        builder.call(fib, fib, "n - 2", noIndex, line + 3);
        QCOMPARE(builder.timeOf(fib), Growth::Linear);
    }

    void mutualRecursion()
    {
        GraphBuilder builder;
        const NodeId even = builder.function("even", { "n" });
        const NodeId odd = builder.function("odd", { "n" });
        builder.call(even, odd, "n - 1");
        builder.call(odd, even, "n - 1");
        QCOMPARE(builder.timeOf(even), Growth::Linear);
        QCOMPARE(builder.timeOf(odd), Growth::Linear);
    }

    void recursionTakesStack()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        builder.call(f, f, "n - 1");
        QCOMPARE(builder.spaceOf(f), Growth::Linear);
        GraphBuilder halving;
        const NodeId g = halving.function("g", { "n" });
        halving.call(g, g, "n // 2");
        QCOMPARE(halving.spaceOf(g), Growth::Logarithmic);
    }
};

QTEST_GUILESS_MAIN(RecursionTest)
#include "recursiontest.moc"
