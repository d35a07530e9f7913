// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildgraph.h"

#include "core/graph/buildsteps.h"
#include "core/graph/graphwriter.h"
#include "core/graph/manifest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

namespace Foreguest {

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

namespace {
/// Larger files are read first, the largest of them before all, so that no thread is left alone with one at the end.
constexpr qint64 largeBytes = 64 * 1024;
} // namespace

std::vector<ReadFile> readFiles(const std::vector<FoundFile>& files, const GraphOptions& options,
    const TaskContext& context, const std::function<void(size_t, ReadFile&)>& isRead)
{
    std::vector<ReadFile> results(files.size());
    std::vector<qint64> sizes;
    sizes.reserve(files.size());
    for (const FoundFile& file : files)
        sizes.push_back(std::max(QFileInfo(file.path).size(), largeBytes));
    std::vector<size_t> order(files.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return sizes[a] > sizes[b]; });
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        FileReader reader(options, context);
        for (size_t i = next++; i < order.size() && !context.isCancelled(); i = next++) {
            results[order[i]] = reader.read(files[order[i]]);
            if (isRead)
                isRead(order[i], results[order[i]]);
            if (i % 16 == 0)
                context.report(files[order[i]].path, double(i) / double(order.size()) * 0.8);
        }
    };
    std::vector<std::thread> pool;
    for (int i = 1; i < threadsFor(options, files.size()); ++i)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
    return results;
}

int threadsFor(const GraphOptions& options, size_t files)
{
    const int wanted = options.threads > 0 ? options.threads : int(std::thread::hardware_concurrency());
    return std::clamp(wanted, 1, std::max(1, int(files)));
}

ProgramFile toProgramFile(ReadFile& file, const FoundFile& found)
{
    ProgramFile entry;
    entry.language = file.language;
    entry.path = file.source.path;
    entry.root = found.root;
    std::tie(entry.module, entry.isFolderModule) = moduleName(*file.language, entry.path, entry.root);
    entry.facts = std::move(file.facts);
    return entry;
}

void addFile(CodeGraph& graph, SourceFile source)
{
    graph.stats.parseMs += source.parseMs;
    graph.stats.lines += source.lines;
    graph.stats.bytes += source.bytes;
    graph.files.push_back(std::move(source));
    graph.stats.files = graph.files.size();
}

namespace {
/// Makes a program's files of what was read. Texts are numbered in the order of the files, whoever read them when, and
/// while others are still being read.
class ProgramCollector
{
public:
    ProgramCollector(SourceProgram& program, const std::vector<FoundFile>& found)
        : m_program(program)
        , m_found(found)
        , m_entries(found.size())
        , m_isReady(found.size())
    {
    }

    /// To be called by whoever has read a file.
    void take(size_t index, ReadFile& file)
    {
        if (file.skipped.isEmpty())
            m_entries[index] = toProgramFile(file, m_found[index]);
        m_isReady[index].store(true);
        // Who finds another one at work leaves the rest to that one, which looks again when it is done.
        while (m_next.load() < m_isReady.size() && m_isReady[m_next.load()].load()) {
            const std::unique_lock lock(m_mutex, std::try_to_lock);
            if (!lock.owns_lock())
                return;
            for (size_t next = m_next.load(); next < m_isReady.size() && m_isReady[next].load(); m_next.store(++next)) {
                if (m_entries[next].language)
                    m_program.renumber(m_entries[next]);
            }
        }
    }

    void collect(std::vector<ReadFile>& results, CodeGraph& graph)
    {
        m_program.files.reserve(results.size());
        for (size_t i = 0; i < results.size(); ++i) {
            ReadFile& file = results[i];
            graph.stats.readMs += file.readMs;
            graph.stats.factsMs += file.factsMs;
            if (!file.skipped.isEmpty()) {
                graph.skipped.push_back({ file.source.path, file.skipped });
                continue;
            }
            m_program.files.push_back(std::move(m_entries[i]));
            addFile(graph, std::move(file.source));
        }
        m_program.join();
    }

private:
    SourceProgram& m_program;
    const std::vector<FoundFile>& m_found;
    std::vector<ProgramFile> m_entries;
    std::vector<std::atomic<bool>> m_isReady;
    std::atomic<size_t> m_next = 0;
    std::mutex m_mutex;
};
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
    graph->stats.threads = threadsFor(options, found.files.size());
    SourceProgram program;
    ProgramCollector collector(program, found.files);
    std::vector<ReadFile> results
        = readFiles(found.files, options, context, [&](size_t index, ReadFile& file) { collector.take(index, file); });
    FOREGUEST_TRY(context.checkpoint());

    QElapsedTimer resolve;
    resolve.start();
    context.report(QStringLiteral("Resolving names"), 0.8);
    collector.collect(results, *graph);
    auto solver = std::make_unique<Solver>(program, program.strings);
    solver->solve([&] { return context.isCancelled(); });
    FOREGUEST_TRY(context.checkpoint());
    solver->release();
    context.report(QStringLiteral("Writing the graph"), 0.95);
    GraphWriter(program, *solver, *graph).write();
    // Freeing what the solver knew takes its time as well.
    const auto finish = [&] {
        solver.reset();
        graph->finish();
    };
    std::thread finisher;
    if (graph->stats.threads > 1)
        finisher = std::thread(finish);
    else
        finish();
    readVersions(program, *graph);
    program.files.clear();
    if (finisher.joinable())
        finisher.join();
    graph->stats.resolveMs = double(resolve.nsecsElapsed()) / 1e6;
    graph->stats.peakMemoryBytes = peakMemoryBytes();
    graph->stats.totalMs = double(total.nsecsElapsed()) / 1e6;
    context.report(QStringLiteral("Graph built"), 1);
    return std::shared_ptr<const CodeGraph>(std::move(graph));
}

} // namespace Foreguest
