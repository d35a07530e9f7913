// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/predictor.h"

#include "core/cost/apicatalogue.h"
#include "core/cost/objectmodel.h"

#include <algorithm>

namespace Foreguest {

namespace {

QString mainLanguage(const CodeGraph& graph)
{
    std::map<QString, quint64> bytes;
    for (const SourceFile& file : graph.files)
        bytes[file.language] += file.bytes;
    const auto largest = std::max_element(
        bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return largest == bytes.end() ? QString() : largest->first;
}

using Values = std::map<QString, double>;

void countGraph(const CodeGraph& graph, Values& values)
{
    for (const Node& node : graph.nodes) {
        if (!node.external && node.scope == VariableScope::Shared)
            values[QStringLiteral("nodes.") + nodeKindName(node.kind)] += 1;
    }
    for (const Edge& edge : graph.edges)
        values[QStringLiteral("edges.") + edgeKindName(edge.kind)] += 1;
    values[QStringLiteral("functions")] = values[QStringLiteral("nodes.function")];
    values[QStringLiteral("files")] = double(graph.stats.files);
    values[QStringLiteral("lines")] = double(graph.stats.lines);
    values[QStringLiteral("bytes")] = double(graph.stats.bytes);
}

void countBodies(const CodeGraph& graph, const CostReport& costs, Values& values)
{
    for (const BodyFacts& facts : graph.facts) {
        values[QStringLiteral("loops")] += double(facts.loops.size());
        values[QStringLiteral("calls")] += double(facts.calls.size());
        values[QStringLiteral("allocations")] += double(facts.allocations.size());
        double& depth = values[QStringLiteral("loops.depth")];
        std::vector<int> depths(facts.loops.size(), 1);
        for (size_t i = 0; i < facts.loops.size(); ++i) {
            if (const quint32 parent = facts.loops[i].parent; parent < i)
                depths[i] = depths[parent] + 1;
            depth = std::max(depth, double(depths[i]));
        }
        double& complexity = values[QStringLiteral("cyclomatic.most")];
        complexity = std::max(complexity, double(facts.cyclomatic));
        values[QStringLiteral("cyclomatic.sum")] += facts.cyclomatic;
    }
    for (const FunctionCost& cost : costs.bodies) {
        double& growth = values[QStringLiteral("growth.most")];
        growth = std::max(growth, double(cost.time.growth));
        values[QStringLiteral("bottlenecks")] += double(cost.bottlenecks.size());
    }
    for (const auto& [kind, calls] : costs.program.apiCalls)
        values[QStringLiteral("calls.") + kind] = calls;
}

void readLibraries(const CodeGraph& graph, const ApiCatalogue& apis, Features& features)
{
    for (const LibraryUse& library : graph.libraries) {
        features.libraries << graph.text(library.name);
        if (!library.package.isEmpty())
            features.packages << library.package;
        else if (!library.standard)
            features.unresolved << graph.text(library.name);
        if (!library.standard)
            features.values[QStringLiteral("libraries.foreign")] += 1;
        if (const ApiFamily* family = apis.familyOfLibrary(graph.strings.stdView(library.name)))
            features.values[QStringLiteral("libraries.") + family->kind] += 1;
    }
    features.libraries.removeDuplicates();
    features.unresolved.sort();
    features.unresolved.removeDuplicates();
    features.packages.sort();
    features.packages.removeDuplicates();
}

} // namespace

Features extractFeatures(const Analysis& analysis, qint64 inputBytes)
{
    const CodeGraph& graph = *analysis.graph;
    const ProgramCost& program = analysis.costs->program;
    Features features;
    features.language = mainLanguage(graph);
    features.category = program.category;
    features.growth = program.time.growth;
    features.memory = program.memory;
    features.inputBytes = std::max<qint64>(0, inputBytes);
    countGraph(graph, features.values);
    countBodies(graph, *analysis.costs, features.values);
    const ApiCatalogue& apis = ApiCatalogue::of(features.language);
    readLibraries(graph, apis, features);

    Values& values = features.values;
    values[QStringLiteral("growth.time")] = double(program.time.growth);
    values[QStringLiteral("growth.space")] = double(program.space.growth);
    values[QStringLiteral("steps.fixed")] = program.fixedSteps;
    values[QStringLiteral("steps.literal")] = program.literalSteps;
    // What its memory was reckoned from.
    const double base = ObjectModel::of(features.language).baseBytes;
    values[QStringLiteral("bytes.base")] = base;
    values[QStringLiteral("bytes.literals")]
        = std::max(0.0, double(program.memory.likely.value_or(qint64(base))) - base);
    values[QStringLiteral("bytes.input")] = double(features.inputBytes);
    values[QStringLiteral("speed.steps")] = apis.stepsPerSecond;
    values[QStringLiteral("speed.start")] = apis.startSeconds;
    return features;
}

} // namespace Foreguest
