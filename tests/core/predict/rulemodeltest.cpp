// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/rulemodel.h"

#include "../cost/graphbuilder.h"

#include <QTest>

using namespace Foreguest;

namespace {

Features featuresOf(GraphBuilder& builder, qint64 inputBytes = 0)
{
    auto costs = builder.costs();
    return extractFeatures(
        { std::make_shared<const CodeGraph>(std::move(builder.graph)), std::move(costs) }, inputBytes);
}

RunRecord successful(qint64 peak, double cpu = 1)
{
    RunRecord run;
    run.state = RunState::Finished;
    run.measured.peakMemoryBytes = peak;
    run.measured.cpuUserSeconds = cpu;
    run.measured.wallSeconds = cpu;
    run.guestMemory = Bytes::mib(256);
    return run;
}

RunRecord killed(Bytes guestMemory)
{
    RunRecord run = successful(guestMemory.value);
    run.oomKilled = true;
    run.signal = 9;
    run.guestMemory = guestMemory;
    return run;
}

double mib(qint64 n)
{
    return double(Bytes::mib(n).value);
}

} // namespace

class RuleModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void features()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f", { "n" });
        builder.loop(f, "range(n)", builder.loop(f, "range(n)"));
        builder.allocate(f, AllocationKind::Bytes, 1 << 20, "bytes(1 << 20)");
        builder.call(builder.module, f, "n");
        builder.call(builder.module, builder.external("requests.get"), "url");
        LibraryUse library;
        library.name = builder.graph.strings.add("requests");
        library.package = QStringLiteral("python3-requests");
        library.usedBy = { builder.module };
        builder.graph.libraries.push_back(library);
        const Features features = featuresOf(builder, 1234);
        QCOMPARE(features.language, QStringLiteral("python"));
        QCOMPARE(features.growth, Growth::Quadratic);
        QCOMPARE(features.inputBytes, 1234);
        QCOMPARE(features.packages, QStringList { QStringLiteral("python3-requests") });
        QCOMPARE(featureValue(features, QStringLiteral("functions")), 1.0);
        QCOMPARE(featureValue(features, QStringLiteral("loops.depth")), 2.0);
        // The literal, and what the library that is imported keeps.
        QVERIFY(featureValue(features, QStringLiteral("bytes.literals")) >= mib(1));
        QVERIFY(featureValue(features, QStringLiteral("bytes.literals")) < mib(32));
        QCOMPARE(featureValue(features, QStringLiteral("calls.network")), 1.0);
        QVERIFY(usesNetwork(features));
    }

    void everyQuantityHasAReason()
    {
        GraphBuilder builder;
        const Forecast forecast = ruleForecast(featuresOf(builder));
        for (const Quantity quantity : allQuantities) {
            const PredictedQuantity& predicted = forecast.at(quantity);
            QCOMPARE(predicted.origin, QStringLiteral("rule"));
            QVERIFY(!predicted.why.isEmpty());
            QVERIFY(predicted.bound >= predicted.likely);
        }
        QCOMPARE(forecast.at(Quantity::NetBytes).bound, 0.0);
    }

    void literalsDecideMemory()
    {
        GraphBuilder builder;
        const NodeId f = builder.function("f");
        builder.allocate(f, AllocationKind::Bytes, 200 << 20, "bytearray(200 << 20)");
        builder.call(builder.module, f);
        const auto memory = ruleForecast(featuresOf(builder)).at(Quantity::PeakMemory);
        QVERIFY(memory.likely >= mib(195) && memory.likely <= mib(260));
        QVERIFY(memory.bound > memory.likely);
        QVERIFY(memory.why.contains(QStringLiteral("200 MiB")));
    }

    void moreInputMoreTime()
    {
        GraphBuilder small;
        small.loop(small.module, "items");
        GraphBuilder large;
        large.loop(large.module, "items");
        const double less = ruleForecast(featuresOf(small, 1000)).at(Quantity::CpuSeconds).likely;
        const double more = ruleForecast(featuresOf(large, 1'000'000'000)).at(Quantity::CpuSeconds).likely;
        QVERIFY(more > 10 * less);
    }

    void threeRunsReplaceTheRules()
    {
        GraphBuilder builder;
        const Features features = featuresOf(builder);
        const auto model = makeRuleModel();
        const std::vector<RunRecord> runs { successful(Bytes::mib(30).value), successful(Bytes::mib(20).value),
            successful(Bytes::mib(22).value) };
        const Forecast two = model->forecast(features, std::span(runs).subspan(0, 2));
        QCOMPARE(two.at(Quantity::PeakMemory).origin, QStringLiteral("rule"));
        const Forecast three = model->forecast(features, runs);
        const PredictedQuantity& memory = three.at(Quantity::PeakMemory);
        QCOMPARE(memory.origin, QStringLiteral("history"));
        QCOMPARE(memory.likely, mib(22));
        QCOMPARE(memory.bound, mib(30) * 1.15 + mib(16));
        QVERIFY(memory.why.contains(QStringLiteral("measured in 3 runs")));
        for (const Quantity quantity : allQuantities)
            QCOMPARE(three.at(quantity).origin, QStringLiteral("history"));
    }

    void oneRunAboveTheBoundRaisesIt()
    {
        GraphBuilder builder;
        const auto model = makeRuleModel();
        const std::vector<RunRecord> runs { successful(Bytes::mib(900).value) };
        const Forecast forecast = model->forecast(featuresOf(builder), runs);
        QVERIFY(forecast.at(Quantity::PeakMemory).bound > mib(900));
        QCOMPARE(forecast.at(Quantity::PeakMemory).origin, QStringLiteral("history"));
        QVERIFY(forecast.at(Quantity::PeakMemory).why.contains(QStringLiteral("measured in 1 run;")));
    }

    void failedRunsTeachNothing()
    {
        GraphBuilder builder;
        RunRecord failed = successful(Bytes::mib(900).value);
        failed.exitCode = 1;
        const std::vector<RunRecord> runs(5, failed);
        const Forecast forecast = makeRuleModel()->forecast(featuresOf(builder), runs);
        QCOMPARE(forecast.at(Quantity::PeakMemory).origin, QStringLiteral("rule"));
    }

    void outOfMemoryDoublesTheLimit()
    {
        GraphBuilder builder;
        const Features features = featuresOf(builder);
        const auto model = makeRuleModel();
        std::vector<RunRecord> runs { killed(Bytes::mib(512)) };
        const PredictedQuantity raised = model->forecast(features, runs).at(Quantity::PeakMemory);
        QCOMPARE(raised.bound, mib(1024));
        QCOMPARE(raised.origin, QStringLiteral("history"));
        // Three successes since then say more than the old kill.
        runs.insert(runs.begin(), 3, successful(Bytes::mib(40).value));
        QVERIFY(model->forecast(features, runs).at(Quantity::PeakMemory).bound < mib(100));
    }
};

QTEST_GUILESS_MAIN(RuleModelTest)
#include "rulemodeltest.moc"
