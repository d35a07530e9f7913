// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/analysisjson.h"
#include "core/graph/buildsteps.h"
#include "core/graph/findflows.h"
#include "core/graph/graphwriter.h"

using namespace Foreguest;

namespace {

/// The variable FOREGUEST_FUZZ_FILE names the input, which tells its language as any file's name does.
const FoundFile& inputFile()
{
    static const FoundFile file = [] {
        const QString name = qEnvironmentVariable("FOREGUEST_FUZZ_FILE");
        if (name.isEmpty())
            qFatal("Set FOREGUEST_FUZZ_FILE to a file's name that tells the language, such as input.py");
        return FoundFile { QStringLiteral("/input/") + name, QStringLiteral("/input") };
    }();
    return file;
}

/// Inputs that hold a line `--- NAME` are several files, so that what joins files is met too.
std::vector<std::pair<FoundFile, QByteArray>> filesOf(const QByteArray& input)
{
    std::vector<std::pair<FoundFile, QByteArray>> files { { inputFile(), QByteArray() } };
    constexpr size_t most = 8;
    for (qsizetype at = 0; at < input.size();) {
        const qsizetype end = input.indexOf('\n', at);
        const QByteArray line = input.mid(at, end < 0 ? -1 : end + 1 - at);
        if (line.startsWith("--- ") && files.size() < most) {
            const QString name = QString::fromUtf8(line.mid(4).trimmed()).left(60).remove(QLatin1Char('/'));
            files.push_back({ { QStringLiteral("/input/") + name, inputFile().root }, QByteArray() });
        } else {
            files.back().second += line;
        }
        at += line.size();
    }
    return files;
}

CodeGraph graphOf(const QByteArray& input)
{
    static const GraphOptions options;
    static const TaskContext context;
    static FileReader reader(options, context);
    SourceProgram program;
    CodeGraph graph;
    for (const auto& [found, text] : filesOf(input)) {
        ReadFile file = reader.read(found, text);
        if (!file.skipped.isEmpty())
            continue;
        program.files.push_back(toProgramFile(file, found));
        addFile(graph, std::move(file.source));
    }
    program.join();
    Solver solver(program, program.strings);
    solver.solve([] { return false; });
    GraphWriter(program, solver, graph).write();
    graph.finish();
    return graph;
}

} // namespace

/// A language's front end and all behind it: any bytes are a graph, its flows, its costs and its document.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), qsizetype(size));
    // As readSource() refuses them.
    if (input.contains('\0'))
        return 0;
    const auto graph = std::make_shared<const CodeGraph>(graphOf(input));
    for (const Edge& edge : graph->edges) {
        if (edge.from >= graph->nodes.size() || edge.to >= graph->nodes.size())
            qFatal("An edge to a node that there is not");
    }
    (void)findFlows(*graph);
    const auto costs = estimateCosts(*graph, TaskContext());
    if (!costs)
        qFatal("No costs: %s", qPrintable(costs.error().toString()));
    if (analysisToJson({ graph, *costs }, false).isEmpty())
        qFatal("No document");
    return 0;
}
