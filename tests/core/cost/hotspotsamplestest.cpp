// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Foreguest;

/// Programs whose first line names the function that spent most time itself when they were profiled (cProfile, gprof,
/// V8's sampling): how often it is the one that is predicted, or among the three.
class HotspotSamplesTest : public QObject
{
    Q_OBJECT
private:
    static QString hottest(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).section(u' ', 2).trimmed()
                                              : QString();
    }

    static QStringList ranking(const CodeGraph& graph, const CostReport& costs)
    {
        std::vector<const FunctionCost*> functions;
        for (const FunctionCost& cost : costs.bodies) {
            if (graph.nodes[cost.node].kind == NodeKind::Function)
                functions.push_back(&cost);
        }
        std::stable_sort(functions.begin(), functions.end(),
            [](const FunctionCost* a, const FunctionCost* b) { return a->heat > b->heat; });
        QStringList names;
        for (const FunctionCost* cost : functions)
            names << graph.text(graph.nodes[cost->node].name);
        return names;
    }

private Q_SLOTS:
    void ranks()
    {
        const QDir folder(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/hotspots"));
        int first = 0;
        int amongThree = 0;
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const auto graph = buildGraph({ file.filePath() }, {}, TaskContext());
            QVERIFY(graph);
            const auto costs = estimateCosts(**graph, TaskContext());
            QVERIFY(costs);
            double sum = 0;
            for (const FunctionCost& cost : (*costs)->bodies) {
                QVERIFY(cost.share && *cost.share >= 0 && *cost.share <= 1);
                sum += *cost.share;
            }
            QVERIFY(std::abs(sum - 1) < 1e-6);
            const QStringList names = ranking(**graph, **costs);
            const qsizetype place = names.indexOf(hottest(file.filePath()));
            QVERIFY2(place >= 0, qPrintable(file.fileName()));
            if (place > 0)
                qInfo("%s: %s is number %lld of %s", qPrintable(file.fileName()), qPrintable(hottest(file.filePath())),
                    static_cast<long long>(place + 1), qPrintable(names.join(u' ')));
            first += place == 0 ? 1 : 0;
            amongThree += place < 3 ? 1 : 0;
        }
        qInfo("first %d, among three %d of %d", first, amongThree, int(files.size()));
        QVERIFY(files.size() >= 25);
        QVERIFY(first >= 0.65 * double(files.size()));
        QVERIFY(amongThree >= 0.85 * double(files.size()));
    }
};

QTEST_GUILESS_MAIN(HotspotSamplesTest)
#include "hotspotsamplestest.moc"
