// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildgraph.h"

#include "core/graph/filereader.h"
#include "core/graph/graphwriter.h"
#include "core/graph/manifest.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

namespace Foreguest {

namespace {
qint64 peakMemoryBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

/// Reads all files on `threads` threads. The result is by position, so it does not depend on who read what.
std::vector<ReadFile> readAll(
    const std::vector<FoundFile>& files, const GraphOptions& options, int threads, const TaskContext& context)
{
    std::vector<ReadFile> results(files.size());
    std::vector<size_t> order(files.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        FileReader reader(options, context);
        for (size_t i = next++; i < order.size() && !context.isCancelled(); i = next++) {
            results[order[i]] = reader.read(files[order[i]]);
            if (i % 16 == 0)
                context.report(files[order[i]].path, double(i) / double(order.size()) * 0.8);
        }
    };
    std::vector<std::thread> pool;
    for (int i = 1; i < threads; ++i)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
    return results;
}

void collect(
    std::vector<ReadFile>& results, const std::vector<FoundFile>& found, SourceProgram& program, CodeGraph& graph)
{
    for (size_t i = 0; i < results.size(); ++i) {
        ReadFile& file = results[i];
        graph.stats.readMs += file.readMs;
        graph.stats.parseMs += file.source.parseMs;
        graph.stats.factsMs += file.factsMs;
        if (!file.skipped.isEmpty()) {
            graph.skipped.push_back({ file.source.path, file.skipped });
            continue;
        }
        graph.stats.lines += file.source.lines;
        graph.stats.bytes += file.source.bytes;
        ProgramFile entry;
        entry.language = file.language;
        entry.path = file.source.path;
        entry.root = found[i].root;
        std::tie(entry.module, entry.isFolderModule) = moduleName(*file.language, entry.path, entry.root);
        entry.facts = std::move(file.facts);
        program.files.push_back(std::move(entry));
        graph.files.push_back(std::move(file.source));
    }
    graph.stats.files = graph.files.size();
}
} // namespace

Result<std::shared_ptr<const CodeGraph>> buildGraph(
    const QStringList& paths, const GraphOptions& options, const TaskContext& context)
{
    QElapsedTimer total;
    total.start();
    const LanguageRegistry& languages = LanguageRegistry::instance();
    FOREGUEST_TRY_ASSIGN(found,
        discoverFiles(
            paths, options.maximumFiles, [&](const QString& path) { return languages.isSource(path); }, context));
    auto graph = std::make_shared<CodeGraph>();
    for (auto& [path, reason] : found.skipped)
        graph->skipped.push_back({ path, reason });
    const int wanted = options.threads > 0 ? options.threads : int(std::thread::hardware_concurrency());
    const int threads = std::clamp(wanted, 1, std::max(1, int(found.files.size())));
    graph->stats.threads = threads;
    std::vector<ReadFile> results = readAll(found.files, options, threads, context);
    FOREGUEST_TRY(context.checkpoint());

    QElapsedTimer resolve;
    resolve.start();
    context.report(QStringLiteral("Resolving names"), 0.8);
    SourceProgram program;
    collect(results, found.files, program, *graph);
    program.join();
    Solver solver(program, program.strings);
    solver.solve([&] { return context.isCancelled(); });
    FOREGUEST_TRY(context.checkpoint());
    context.report(QStringLiteral("Writing the graph"), 0.95);
    GraphWriter(program, solver, *graph).write();
    graph->finish();
    readVersions(program, *graph);
    graph->stats.resolveMs = double(resolve.nsecsElapsed()) / 1e6;
    graph->stats.peakMemoryBytes = peakMemoryBytes();
    graph->stats.totalMs = double(total.nsecsElapsed()) / 1e6;
    context.report(QStringLiteral("Graph built"), 1);
    return std::shared_ptr<const CodeGraph>(std::move(graph));
}

} // namespace Foreguest
