// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/cost/analysisjson.h"
#include "core/cost/memoryinputs.h"
#include "core/graph/buildgraph.h"

namespace Foreguest {

namespace {

void printSummary(const Invocation& invocation, const Analysis& analysis)
{
    const CodeGraph& graph = *analysis.graph;
    const ProgramCost& program = analysis.costs->program;
    invocation.print(QStringLiteral("%1 %2, %3 lines, %4 nodes, %5 edges in %6")
                         .arg(graph.files.size())
                         .arg(graph.files.size() == 1 ? QStringLiteral("file") : QStringLiteral("files"))
                         .arg(graph.stats.lines)
                         .arg(graph.nodes.size())
                         .arg(graph.edges.size())
                         .arg(durationToString((graph.stats.totalMs + analysis.costs->costMs) / 1000)));
    invocation.print(
        QStringLiteral("Time %1, space %2, category %3")
            .arg(growthName(program.time.growth), growthName(program.space.growth), categoryName(program.category)));
    if (program.memory.likely)
        invocation.print(QStringLiteral("Memory likely %1").arg(Bytes { *program.memory.likely }.toString()));
    for (const SkippedFile& skipped : graph.skipped)
        invocation.note(QStringLiteral("Skipped %1: %2").arg(skipped.path, skipped.reason));
}

void printHotspots(const Invocation& invocation, const Analysis& analysis)
{
    std::vector<const FunctionCost*> ranked;
    for (const FunctionCost& cost : analysis.costs->bodies)
        ranked.push_back(&cost);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto* a, const auto* b) { return a->heat > b->heat; });
    constexpr size_t shown = 20;
    for (const FunctionCost* cost : std::span(ranked).first(std::min(shown, ranked.size()))) {
        const Node& node = analysis.graph->nodes[cost->node];
        invocation.print(QStringLiteral("%1  %2  cyclomatic %3  cognitive %4  %5:%6")
                             .arg(growthName(cost->time.growth), -10)
                             .arg(analysis.graph->qualifiedName(cost->node), -40)
                             .arg(cost->cyclomatic, 3)
                             .arg(cost->cognitive, 3)
                             .arg(analysis.graph->path(cost->node))
                             .arg(node.line));
    }
}

Result<ExitCode> analyze(const Invocation& invocation)
{
    GraphOptions options;
    options.threads = invocation.options().value(QStringLiteral("threads")).toInt();
    FOREGUEST_TRY_ASSIGN(inputs, memoryInputs(invocation.options().values(QStringLiteral("input"))));
    FOREGUEST_TRY_ASSIGN(graph, buildGraph(invocation.arguments(), options, invocation.context()));
    FOREGUEST_TRY_ASSIGN(costs, estimateCosts(*graph, invocation.context(), inputs));
    const Analysis analysis { graph, costs };
    const bool summaryOnly = invocation.options().isSet(QStringLiteral("summary"));
    if (invocation.json()) {
        invocation.print(analysisToJson(analysis, summaryOnly));
        return ExitCode::Done;
    }
    printSummary(invocation, analysis);
    if (!summaryOnly)
        printHotspots(invocation, analysis);
    return ExitCode::Done;
}

} // namespace

Command analyzeCommand()
{
    return { QStringLiteral("analyze"), QStringLiteral("PATH…"),
        QStringLiteral("Code graph and costs of files and folders."), 1, -1,
        { { QStringLiteral("summary"), QStringLiteral("Print the program's figures and the statistics alone.") },
            { QStringLiteral("threads"), QStringLiteral("Number of parsing threads (default: one a processor)."),
                QStringLiteral("N"), QStringLiteral("0") },
            { QStringLiteral("input"),
                QStringLiteral("What is known of the input: a number or size by its name in the sources, argN=NUMBER, "
                               "stdin=FILE, stdin=BYTES, file:NAME=BYTES (repeatable)."),
                QStringLiteral("NAME=VALUE") } },
        analyze };
}

} // namespace Foreguest
