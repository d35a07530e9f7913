// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/analysisjson.h"

#include "graphbuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Foreguest;

namespace {

Analysis analyse(GraphBuilder& builder)
{
    auto costs = builder.costs();
    return { std::make_shared<const CodeGraph>(std::move(builder.graph)), std::move(costs) };
}

QStringList missing(const QJsonObject& object, const QString& keys)
{
    QStringList absent;
    const QStringList wanted = keys.split(u' ');
    for (const QString& key : wanted) {
        if (!object.contains(key))
            absent << key;
    }
    return absent;
}

QJsonObject parse(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

GraphBuilder sample()
{
    GraphBuilder builder;
    const NodeId f = builder.function("f", { "n", "items" });
    builder.loop(f, "range(n)", builder.loop(f, "range(n)"));
    builder.call(f, builder.external("builtins.open"), "n", 1);
    builder.call(builder.module, f, "1, 2");
    builder.facts(f).halstead = { 3, 4, 5, 6 };
    builder.graph.skipped.push_back({ QStringLiteral("b\"ad"), QStringLiteral("It is binary.") });
    LibraryUse library;
    library.name = builder.graph.strings.add("numpy");
    library.ecosystem = QStringLiteral("pypi");
    library.package = QStringLiteral("python3-numpy");
    library.usedBy = { builder.module };
    builder.graph.libraries.push_back(library);
    return builder;
}

} // namespace

class AnalysisJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasTheShapeOfTheContract()
    {
        GraphBuilder builder = sample();
        const QJsonObject root = parse(analysisToJson(analyse(builder), false));
        const auto absent
            = [](const QJsonObject& object, const char* keys) { return missing(object, QString::fromLatin1(keys)); };
        const auto first = [&](const char* key) { return root.value(QLatin1String(key)).toArray().at(0).toObject(); };
        QCOMPARE(root.value(QStringLiteral("schema")).toString(), QStringLiteral("foreguest.analysis/1"));
        QCOMPARE(absent(root, "schema files functions nodes edges libraries program stats"), QStringList());
        QCOMPARE(absent(first("files"), "path language bytes lines errorBytes parseMs"), QStringList());
        const QJsonObject function = first("functions");
        QCOMPARE(absent(function,
                     "id name qualifiedName file line endLine language parameters cyclomatic cognitive halstead "
                     "nesting lines time space memory bottlenecks"),
            QStringList());
        QCOMPARE(
            absent(function.value(QStringLiteral("halstead")).toObject(), "volume difficulty effort"), QStringList());
        QCOMPARE(absent(function.value(QStringLiteral("time")).toObject(), "class expression confidence reasons"),
            QStringList());
        QCOMPARE(absent(function.value(QStringLiteral("memory")).toObject(), "low likely high"), QStringList());
        QCOMPARE(
            absent(function.value(QStringLiteral("bottlenecks")).toArray().at(0).toObject(), "kind line severity why"),
            QStringList());
        QCOMPARE(absent(first("nodes"), "id kind name qualifiedName file line"), QStringList());
        QCOMPARE(absent(first("edges"), "from to kind line confidence"), QStringList());
        QCOMPARE(absent(first("libraries"), "name ecosystem version package usedBy standard"), QStringList());
        QCOMPARE(absent(root.value(QStringLiteral("program")).toObject(), "time space memory entryPoints category"),
            QStringList());
        const QJsonObject stats = root.value(QStringLiteral("stats")).toObject();
        QCOMPARE(
            absent(stats, "files lines bytes skipped parseMs factsMs resolveMs costMs totalMs peakMemoryBytes threads"),
            QStringList());
        QCOMPARE(
            stats.value(QStringLiteral("skipped")).toArray().at(0).toObject().value(QStringLiteral("path")).toString(),
            QStringLiteral("b\"ad"));
    }

    void valuesAreThoseOfTheReport()
    {
        GraphBuilder builder = sample();
        const QJsonObject root = parse(analysisToJson(analyse(builder), false));
        const QJsonArray functions = root.value(QStringLiteral("functions")).toArray();
        QCOMPARE(functions.size(), 1);
        const QJsonObject function = functions.at(0).toObject();
        QCOMPARE(function.value(QStringLiteral("qualifiedName")).toString(), QStringLiteral("main.f"));
        QCOMPARE(function.value(QStringLiteral("time")).toObject().value(QStringLiteral("class")).toString(),
            QStringLiteral("O(n^2)"));
        QCOMPARE(function.value(QStringLiteral("parameters")).toArray().size(), 2);
        QCOMPARE(root.value(QStringLiteral("libraries"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("usedBy"))
                     .toArray()
                     .at(0)
                     .toString(),
            QStringLiteral("main"));
    }

    void idsOfEdgesAndFunctionsAreNodes()
    {
        GraphBuilder builder = sample();
        const QJsonObject root = parse(analysisToJson(analyse(builder), false));
        QSet<QString> ids;
        const QJsonArray nodes = root.value(QStringLiteral("nodes")).toArray();
        for (const QJsonValue node : nodes)
            ids.insert(node.toObject().value(QStringLiteral("id")).toString());
        QCOMPARE(ids.size(), nodes.size());
        const QJsonArray edges = root.value(QStringLiteral("edges")).toArray();
        QVERIFY(!edges.isEmpty());
        for (const QJsonValue edge : edges) {
            QVERIFY(ids.contains(edge.toObject().value(QStringLiteral("from")).toString()));
            QVERIFY(ids.contains(edge.toObject().value(QStringLiteral("to")).toString()));
        }
        const QJsonArray functions = root.value(QStringLiteral("functions")).toArray();
        for (const QJsonValue function : functions)
            QVERIFY(ids.contains(function.toObject().value(QStringLiteral("id")).toString()));
    }

    void externalNodesSaySo()
    {
        GraphBuilder builder = sample();
        const QJsonObject root = parse(analysisToJson(analyse(builder), false));
        const QJsonObject last = root.value(QStringLiteral("nodes")).toArray().last().toObject();
        QCOMPARE(last.value(QStringLiteral("external")).toBool(), true);
        QVERIFY(last.value(QStringLiteral("file")).isNull());
    }

    void memoryIsNullWhereNothingBoundsIt()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        builder.allocate(f, AllocationKind::List, -1, "[0] * n");
        const QJsonObject root = parse(analysisToJson(analyse(builder), false));
        const QJsonObject memory = root.value(QStringLiteral("functions"))
                                       .toArray()
                                       .at(0)
                                       .toObject()
                                       .value(QStringLiteral("memory"))
                                       .toObject();
        QVERIFY(memory.value(QStringLiteral("high")).isNull());
        QVERIFY(memory.value(QStringLiteral("low")).isDouble());
    }

    void summaryIsProgramAndStatsAlone()
    {
        GraphBuilder builder = sample();
        const QJsonObject root = parse(analysisToJson(analyse(builder), true));
        QCOMPARE(
            root.keys(), QStringList({ QStringLiteral("program"), QStringLiteral("schema"), QStringLiteral("stats") }));
    }

    void damagedTextsBecomeValidJson()
    {
        GraphBuilder builder;
        builder.function(std::string("\xff\xfe\"\\\x01", 5));
        const QByteArray json = analysisToJson(analyse(builder), false);
        QVERIFY(QUtf8StringView(json).isValidUtf8());
        QCOMPARE(parse(json).value(QStringLiteral("functions")).toArray().size(), 1);
    }

    void tenThousandFunctions()
    {
        GraphBuilder builder;
        for (int i = 0; i < 10'000; ++i) {
            const NodeId f = builder.function("function_" + std::to_string(i), { "a", "b" });
            builder.loop(f, "range(n)");
            builder.call(builder.module, f, "1");
        }
        const Analysis analysis = analyse(builder);
        QByteArray json;
        QBENCHMARK_ONCE
        {
            json = analysisToJson(analysis, false);
        }
        QCOMPARE(parse(json).value(QStringLiteral("functions")).toArray().size(), 10'000);
    }
};

QTEST_GUILESS_MAIN(AnalysisJsonTest)
#include "analysisjsontest.moc"
