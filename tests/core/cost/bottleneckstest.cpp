// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphbuilder.h"

#include <QTest>

using namespace Foreguest;

namespace {

const Bottleneck* find(const FunctionCost* cost, const QString& kind)
{
    for (const Bottleneck& bottleneck : cost->bottlenecks) {
        if (bottleneck.kind == kind)
            return &bottleneck;
    }
    return nullptr;
}

} // namespace

class BottlenecksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void familiesInALoop_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("callee");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char* language, const char* callee, const char* kind) {
            QTest::addRow("%s in %s", callee, language)
                << QString::fromLatin1(language) << QString::fromLatin1(callee) << QString::fromLatin1(kind);
        };
        row("python", "builtins.open", "file-io");
        row("python", "subprocess.run", "process");
        row("python", "sqlite3.Cursor.execute", "database");
        row("python", "requests.get", "network");
        row("python", "hashlib.sha256", "computation");
        row("python", "time.sleep", "wait");
        row("javascript", "fs.readFileSync", "file-io");
        row("javascript", "child_process.execSync", "process");
        row("javascript", "fetch", "network");
        row("javascript", "JSON.parse", "serialisation");
        row("c", "fopen", "file-io");
        row("c", "fork", "process");
        row("c", "connect", "network");
        row("c", "strcat", "string-building");
        row("cpp", "malloc", "allocation");
        row("cpp", "std.ifstream", "file-io");
    }
    void familiesInALoop()
    {
        QFETCH(QString, language);
        QFETCH(QString, callee);
        QFETCH(QString, kind);
        GraphBuilder builder(language);
        const NodeId f = builder.function("f", { "items" });
        const NodeId target = builder.external(callee.toStdString());
        builder.call(f, target, "x");
        const quint32 loop = builder.loop(f, "items");
        builder.call(f, target, "x", loop);
        const auto costs = builder.costs();
        const auto& found = costs->of(builder.graph, f)->bottlenecks;
        QVERIFY(!found.empty());
        QCOMPARE(found.back().kind, kind);
        QCOMPARE(found.back().line, builder.facts(f).calls.back().line);
        QVERIFY(found.back().severity > 0 && found.back().severity <= 1);
        QVERIFY(found.back().why.contains(QStringLiteral("in a loop")));
        if (found.size() > 1)
            QVERIFY(found.front().severity < found.back().severity);
    }

    void nestedLoops()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        const quint32 outer = builder.loop(f, "range(n)");
        builder.loop(f, "range(n)", outer);
        const auto costs = builder.costs();
        const Bottleneck* nested = find(costs->of(builder.graph, f), QStringLiteral("nested-loop"));
        QVERIFY(nested);
        QCOMPARE(nested->line, builder.facts(f).loops[1].line);
        QVERIFY(nested->why.contains(QStringLiteral("n^2")));
    }

    void explosiveRecursion()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        builder.call(f, f, "n - 1", noIndex, 50);
        builder.call(f, f, "n - 2", noIndex, 50);
        const auto costs = builder.costs();
        QVERIFY(find(costs->of(builder.graph, f), QStringLiteral("recursion")));
    }

    void aCallThatHidesInputAndOutput()
    {
        GraphBuilder builder;
        const NodeId load = builder.function("load", { "name" });
        builder.call(load, builder.external("builtins.open"), "name");
        const NodeId parse = builder.function("parse", { "name" });
        builder.call(parse, load, "name");
        const NodeId all = builder.function("all", { "names" });
        const quint32 loop = builder.loop(all, "names");
        builder.call(all, parse, "name", loop);
        const auto costs = builder.costs();
        const Bottleneck* hidden = find(costs->of(builder.graph, all), QStringLiteral("file-io"));
        QVERIFY(hidden);
        QVERIFY(hidden->why.contains(QStringLiteral("main.parse")));
    }

    void harmlessCodeHasNone()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "items" });
        const quint32 loop = builder.loop(f, "items");
        builder.call(f, builder.external("builtins.print"), "x", loop);
        const auto costs = builder.costs();
        QVERIFY(costs->of(builder.graph, f)->bottlenecks.empty());
    }

    void theirNumberIsBounded()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "items" });
        const NodeId open = builder.external("builtins.open");
        const quint32 loop = builder.loop(f, "items");
        for (int i = 0; i < 1000; ++i)
            builder.call(f, open, "x", loop);
        const auto costs = builder.costs();
        QCOMPARE(costs->of(builder.graph, f)->bottlenecks.size(), size_t(400));
    }

    void category_data()
    {
        QTest::addColumn<QString>("callee");
        QTest::addColumn<QString>("category");
        QTest::newRow("files") << QStringLiteral("builtins.open") << QStringLiteral("io");
        QTest::newRow("network") << QStringLiteral("requests.get") << QStringLiteral("network");
        QTest::newRow("print") << QStringLiteral("builtins.print") << QStringLiteral("mixed");
        QTest::newRow("hash") << QStringLiteral("hashlib.sha256") << QStringLiteral("cpu");
    }
    void category()
    {
        QFETCH(QString, callee);
        QFETCH(QString, category);
        GraphBuilder builder;
        const quint32 loop = builder.loop(builder.module, "items");
        builder.call(builder.module, builder.external(callee.toStdString()), "x", loop);
        QCOMPARE(categoryName(builder.costs()->program.category), category);
    }
};

QTEST_GUILESS_MAIN(BottlenecksTest)
#include "bottleneckstest.moc"
