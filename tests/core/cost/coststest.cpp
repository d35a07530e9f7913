// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphbuilder.h"

#include <QTest>

using namespace Foreguest;

class CostsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToCount()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f");
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, f)->time.growth, Growth::Constant);
        QCOMPARE(costs->of(builder.graph, f)->time.expression, QStringLiteral("1"));
        QVERIFY(!costs->of(builder.graph, f)->time.reasons.empty());
        QVERIFY(!costs->of(builder.graph, f)->space.reasons.empty());
    }

    void emptyGraph()
    {
        CodeGraph graph;
        graph.finish();
        const auto costs = estimateCosts(graph, TaskContext());
        QVERIFY(costs);
        QVERIFY((*costs)->bodies.empty());
        QVERIFY((*costs)->program.entryPoints.empty());
    }

    void nestedLoopsMultiply()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        const quint32 outer = builder.loop(f, "range(n)");
        const quint32 middle = builder.loop(f, "range(n)", outer);
        QCOMPARE(builder.timeOf(f), Growth::Quadratic);
        const quint32 inner = builder.loop(f, "range(n)", middle);
        QCOMPARE(builder.timeOf(f), Growth::Cubic);
        builder.loop(f, "range(n)", inner);
        QCOMPARE(builder.timeOf(f), Growth::Polynomial);
        QCOMPARE(builder.costs()->of(builder.graph, f)->time.expression, QStringLiteral("n^4"));
    }

    void loopsSideBySideDoNotMultiply()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        builder.loop(f, "range(n)");
        builder.loop(f, "range(n)");
        QCOMPARE(builder.timeOf(f), Growth::Linear);
    }

    void constantTripsDoNotGrowButAreCounted()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f");
        LoopFact thousand;
        thousand.constantTrips = 1000;
        const quint32 outer = builder.loop(f, "range(1000)", noIndex, thousand);
        builder.loop(f, "range(1000)", outer, thousand);
        builder.call(builder.module, f);
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, f)->time.growth, Growth::Constant);
        QVERIFY(costs->of(builder.graph, f)->fixedSteps >= 1e6);
        QVERIFY(costs->program.fixedSteps >= 1e6);
    }

    void multiplicativeStepIsLogarithmic()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        LoopFact halving;
        halving.kind = LoopKind::While;
        halving.step = LoopStep::Multiplicative;
        builder.loop(f, "n > 0", noIndex, halving);
        QCOMPARE(builder.timeOf(f), Growth::Logarithmic);
        const quint32 outer = builder.loop(f, "items");
        builder.loop(f, "n > 0", outer, halving);
        QCOMPARE(builder.timeOf(f), Growth::Linearithmic);
    }

    void endlessLoopIsUnknown()
    {
        GraphBuilder builder;
        const NodeId serve = builder.function("serve");
        LoopFact endless;
        endless.kind = LoopKind::While;
        endless.infinite = true;
        builder.loop(serve, "True", noIndex, endless);
        builder.call(builder.module, serve);
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, serve)->time.growth, Growth::Unknown);
        QCOMPARE(costs->program.time.growth, Growth::Unknown);
        builder.facts(serve).isGenerator = true;
        QCOMPARE(builder.timeOf(serve), Growth::Linear);
    }

    void sieveIsLinearithmic()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("sieve", { "n" });
        const quint32 outer = builder.loop(f, "range(2, n)");
        builder.loop(f, "range(i * i, n, i)", outer);
        QCOMPARE(builder.timeOf(f), Growth::Linearithmic);
    }

    void breadthFirstSearchCountsEdgesOnce()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("bfs", { "graph", "start" });
        LoopFact worklist;
        worklist.kind = LoopKind::While;
        const quint32 outer = builder.loop(f, "queue", noIndex, worklist);
        builder.loop(f, "graph[node]", outer);
        QCOMPARE(builder.timeOf(f), Growth::Linear);
    }

    void calleesComposeWithTheLoopAroundTheCall()
    {
        GraphBuilder builder;
        const NodeId inner = builder.function("inner", { "items" });
        builder.loop(inner, "items");
        const NodeId outer = builder.function("outer", { "items" });
        const quint32 loop = builder.loop(outer, "items");
        builder.call(outer, inner, "items", loop);
        builder.call(builder.module, outer, "data");
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, outer)->time.growth, Growth::Quadratic);
        QCOMPARE(costs->program.time.growth, Growth::Quadratic);
        const auto& reasons = costs->of(builder.graph, outer)->time.reasons;
        QVERIFY(std::any_of(reasons.begin(), reasons.end(),
            [](const Reason& reason) { return reason.text.contains(QStringLiteral("main.inner")); }));
        QVERIFY(std::all_of(reasons.begin(), reasons.end(), [](const Reason& reason) { return reason.line > 0; }));
    }

    void libraryCallsHaveTheirOwnCost()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "items" });
        builder.call(f, builder.external("builtins.sorted"), "items");
        QCOMPARE(builder.timeOf(f), Growth::Linearithmic);
        QCOMPARE(builder.spaceOf(f), Growth::Linear);

        GraphBuilder conditional;
        const NodeId g = conditional.function("g", { "items" });
        const NodeId most = conditional.external("builtins.max");
        conditional.call(g, most, "a, b");
        QCOMPARE(conditional.timeOf(g), Growth::Constant);
        conditional.call(g, most, "items");
        QCOMPARE(conditional.timeOf(g), Growth::Linear);
    }

    void headOfAListCostsItsLength()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "items" });
        const quint32 loop = builder.loop(f, "items");
        builder.unresolvedCall(f, "items.pop", "", loop);
        QCOMPARE(builder.timeOf(f), Growth::Linear);
        builder.unresolvedCall(f, "items.pop", "0", loop);
        QCOMPARE(builder.timeOf(f), Growth::Quadratic);
    }

    void memoryFromLiterals()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f");
        builder.allocate(f, AllocationKind::Bytes, 200 << 20, "bytearray(200 << 20)");
        builder.call(builder.module, f);
        const auto costs = builder.costs();
        const qint64 expected = qint64(200) << 20;
        QCOMPARE(*costs->of(builder.graph, f)->memory.likely, expected);
        QVERIFY(*costs->program.memory.likely > expected);
        QVERIFY(*costs->program.memory.likely < expected + (32 << 20));
        QVERIFY(costs->program.memory.high.has_value());
        QCOMPARE(costs->program.category, Category::Memory);
    }

    void memoryThatGrowsHasNoHighEnd()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        const quint32 loop = builder.loop(f, "range(n)");
        builder.unresolvedCall(f, "result.append", "i", loop);
        builder.call(builder.module, f, "n");
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, f)->space.growth, Growth::Linear);
        QVERIFY(!costs->program.memory.high.has_value());
    }

    void matrixTakesQuadraticSpace()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        LoopFact comprehension;
        comprehension.kind = LoopKind::Comprehension;
        const quint32 rows = builder.loop(f, "range(n)", noIndex, comprehension);
        builder.allocate(f, AllocationKind::List, -1, "[0] * n", rows);
        QCOMPARE(builder.spaceOf(f), Growth::Quadratic);
    }

    void callChainsOfAnyLength()
    {
        constexpr int length = 200'000;
        GraphBuilder builder;
        NodeId previous = builder.function("f");
        builder.loop(previous, "range(n)");
        const NodeId first = previous;
        for (int i = 1; i < length; ++i) {
            const NodeId next = builder.function("f");
            builder.call(next, previous);
            previous = next;
        }
        builder.call(builder.module, previous);
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, previous)->time.growth, Growth::Linear);
        QCOMPARE(costs->program.time.growth, Growth::Linear);
        // Closed to a circle, the chain is one group of mutual recursion.
        builder.call(first, previous);
        QVERIFY(builder.timeOf(first) >= Growth::Linear);
    }

    void deepLoopNestsSaturate()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        quint32 parent = noIndex;
        for (int i = 0; i < 100'000; ++i)
            parent = builder.loop(f, "range(n)", parent);
        QCOMPARE(builder.timeOf(f), Growth::Polynomial);
    }

    void entryPoints()
    {
        GraphBuilder builder(QStringLiteral("c"));
        const NodeId main = builder.function("main");
        builder.function("helper");
        const auto costs = builder.costs();
        QCOMPARE(costs->program.entryPoints, std::vector<NodeId> { main });
    }

    void literalArgumentsTellTheWork()
    {
        GraphBuilder builder;
        const NodeId fib = builder.function("fib", { "n" });
        builder.call(fib, fib, "n - 1", noIndex, 50);
        builder.call(fib, fib, "n - 2", noIndex, 50);
        builder.call(builder.module, fib, "30");
        QVERIFY(builder.costs()->program.literalSteps > 1e6);
    }

    void heatIsRanked()
    {
        GraphBuilder builder;
        const NodeId cold = builder.function("cold");
        const NodeId hot = builder.function("hot", { "n" });
        builder.loop(hot, "range(n)", builder.loop(hot, "range(n)"));
        builder.facts(hot).cyclomatic = 9;
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, hot)->heat, 1.0);
        QVERIFY(costs->of(builder.graph, cold)->heat < 0.5);
    }

    void sameGraphSameAnswer()
    {
        GraphBuilder builder;
        const NodeId a = builder.function("a", { "n" });
        const NodeId b = builder.function("b", { "n" });
        builder.call(a, b, "n");
        builder.call(b, a, "n - 1");
        builder.loop(b, "range(n)");
        const auto first = builder.costs();
        const auto second = builder.costs();
        for (size_t i = 0; i < first->bodies.size(); ++i) {
            QCOMPARE(first->bodies[i].time.growth, second->bodies[i].time.growth);
            QCOMPARE(first->bodies[i].time.confidence, second->bodies[i].time.confidence);
            QCOMPARE(first->bodies[i].heat, second->bodies[i].heat);
        }
    }

    void canBeCancelled()
    {
        GraphBuilder builder;
        builder.function("f");
        builder.graph.finish();
        TaskContext context;
        context.cancel();
        const auto costs = estimateCosts(builder.graph, context);
        QVERIFY(!costs);
        QCOMPARE(costs.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(CostsTest)
#include "coststest.moc"
