// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildgraph.h"
#include "core/source/discovery.h"
#include "core/source/language.h"
#include "core/source/sourcetext.h"
#include "core/source/treesitter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Foreguest;

/// buildGraph against tree-sitter alone on the same files with the same number of threads. FOREGUEST_BENCH_SOURCES
/// names the folder; by default Python's standard library.
class GraphBench : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void againstParsing()
    {
        QString folder = qEnvironmentVariable("FOREGUEST_BENCH_SOURCES", QStringLiteral("/usr/lib/python3.11"));
        if (!QDir(folder).exists())
            folder = QStringLiteral(FOREGUEST_SOURCE_DIR);
        const LanguageRegistry& languages = LanguageRegistry::instance();
        const auto found = discoverFiles(
            { folder }, 100'000, [&](const QString& path) { return languages.isSource(path); }, TaskContext());
        QVERIFY(found);
        const int threads = std::max(1, int(std::thread::hardware_concurrency()));
        double parse = 1e9;
        double build = 1e9;
        quint64 lines = 0;
        for (int repeat = 0; repeat < 3; ++repeat) {
            parse = std::min(parse, parseAll(found->files, threads));
            QElapsedTimer timer;
            timer.start();
            GraphOptions options;
            options.threads = threads;
            const auto graph = buildGraph({ folder }, options, TaskContext());
            build = std::min(build, double(timer.nsecsElapsed()) / 1e6);
            QVERIFY(graph);
            QVERIFY(!(*graph)->edges.empty());
            lines = (*graph)->stats.lines;
        }
        qInfo("%llu lines on %d threads: tree-sitter alone %.0f ms, buildGraph %.0f ms, ratio %.2f", lines, threads,
            parse, build, build / parse);
    }

private:
    static double parseAll(const std::vector<FoundFile>& files, int threads)
    {
        const LanguageRegistry& languages = LanguageRegistry::instance();
        QElapsedTimer timer;
        timer.start();
        std::atomic<size_t> next = 0;
        std::atomic<size_t> parsed = 0;
        const auto work = [&] {
            Parser parser;
            for (size_t i = next++; i < files.size(); i = next++) {
                const auto bytes = readSource(files[i].path, 32ULL * 1024 * 1024);
                const Language* language = bytes ? languages.detect(files[i].path, *bytes) : nullptr;
                if (!language || !parser.setLanguage(language->grammar))
                    continue;
                if (parser.parse(*bytes, std::chrono::seconds(60), {}))
                    ++parsed;
            }
        };
        std::vector<std::thread> pool;
        for (int i = 0; i < threads; ++i)
            pool.emplace_back(work);
        for (std::thread& thread : pool)
            thread.join();
        return parsed > 0 ? double(timer.nsecsElapsed()) / 1e6 : 1;
    }
};

QTEST_GUILESS_MAIN(GraphBench)
#include "graphbench.moc"
