// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildgraph.h"
#include "core/graph/graphsession.h"
#include "core/source/discovery.h"
#include "core/source/language.h"
#include "core/source/sourcetext.h"
#include "core/source/treesitter.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <malloc.h>
#include <unistd.h>

using namespace Foreguest;

namespace {
double processorMs()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

quint64 allocatedBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// A line of /proc/self/status in bytes.
qint64 statusBytes(const QByteArray& key)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(key.size()).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

void forgetPeak()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

std::shared_ptr<const CodeGraph> build(const QString& folder, int threads)
{
    GraphOptions options;
    options.threads = threads;
    const auto graph = buildGraph({ folder }, options, TaskContext());
    return graph ? *graph : nullptr;
}
} // namespace

/// The whole analysis against tree-sitter alone on the same files, and against itself on more threads, more lines and
/// one edit. Figures are ratios within the run, of processor time where one thread works, so that they hold on a busy
/// machine too. FOREGUEST_BENCH_SOURCES names the folder; by default Python's standard library.
class GraphBench : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("FOREGUEST_BENCH_SOURCES", QStringLiteral("/usr/lib/python3.11"));
        if (!QDir(m_folder).exists())
            m_folder = QStringLiteral(FOREGUEST_SOURCE_DIR);
        QVERIFY(build(m_folder, 1));
    }

    void againstParsing()
    {
        const LanguageRegistry& languages = LanguageRegistry::instance();
        const auto found = discoverFiles(
            { m_folder }, 100'000, [&](const QString& path) { return languages.isSource(path); }, TaskContext());
        QVERIFY(found);
        double raw = 1e9;
        double whole = 1e9;
        quint64 lines = 0;
        for (int repeat = 0; repeat < 3; ++repeat) {
            double start = processorMs();
            parseAndWalk(found->files);
            raw = std::min(raw, processorMs() - start);
            start = processorMs();
            const auto graph = build(m_folder, 1);
            whole = std::min(whole, processorMs() - start);
            QVERIFY(graph && !graph->edges.empty());
            lines = graph->stats.lines;
        }
        qInfo("one thread, %llu lines: tree-sitter's parse and walk %.0f ms, whole %.0f ms: %.0f %% of raw, %.0f "
              "lines a second",
            lines, raw, whole, 100 * raw / whole, double(lines) / whole * 1000);
    }

    void twoThreads()
    {
        double one = 1e9;
        double two = 1e9;
        for (int repeat = 0; repeat < 3; ++repeat) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(build(m_folder, 1));
            one = std::min(one, double(timer.nsecsElapsed()) / 1e6);
            timer.restart();
            QVERIFY(build(m_folder, 2));
            two = std::min(two, double(timer.nsecsElapsed()) / 1e6);
        }
        const auto graph = build(m_folder, 1);
        const double serial = graph->stats.resolveMs / graph->stats.totalMs;
        qInfo("two threads: %.2f x one (%.0f, %.0f ms); %.0f %% of the work is serial, which allows %.2f x", one / two,
            one, two, 100 * serial, 2 / (1 + serial));
    }

    void keptMemory()
    {
        auto graph = build(m_folder, 1);
        const quint64 lines = graph->stats.lines;
        const quint64 with = allocatedBytes();
        graph.reset();
        qInfo("kept: %.0f bytes a line", double(with - allocatedBytes()) / double(lines));
    }

    void growth()
    {
        const QTemporaryDir folder;
        const auto few = grown(folder.filePath(QStringLiteral("few")), 1000);
        const auto many = grown(folder.filePath(QStringLiteral("many")), 10'000);
        QVERIFY(few.lines > 0);
        const double lines = double(many.lines) / double(few.lines);
        qInfo("%llu to %llu lines (%.1f x): time %.1f x, memory %.1f x; %.2f KB resident a line", few.lines, many.lines,
            lines, many.ms / few.ms, double(many.bytes) / double(few.bytes),
            double(many.bytes) / double(many.lines) / 1024);
    }

    void oneEdit()
    {
        const QTemporaryDir folder;
        QVERIFY(writeProject(folder.path(), 1000));
        GraphOptions options;
        options.threads = 1;
        const quint64 before = allocatedBytes();
        double start = processorMs();
        GraphSession session({ folder.path() }, options);
        const auto first = session.update(TaskContext());
        QVERIFY(first);
        const double whole = processorMs() - start;
        qInfo("a session and its graph keep %.0f bytes a line",
            double(allocatedBytes() - before) / double((*first)->stats.lines));
        const QString path = folder.filePath(QStringLiteral("p5/m345.py"));
        // Each of them is unlike what was there before, so that none can be told to change nothing.
        const std::vector<std::pair<const char*, QByteArrayList>> kinds {
            { "changes a number", { "return a + 1", "return a + 2" } },
            { "renames a local", { "total = 0", "amount = 0" } },
            { "adds a call", { "return a + 1", "return a + worker_346(a)" } },
            { "adds a statement",
                { "        text = file.read()\n", "        text = file.read()\n    other = [text]\n" } },
            { "returns another thing", { "return thing.method_3(text)", "return [thing, values]" } },
        };
        for (const auto& [name, change] : kinds) {
            double edit = 1e9;
            int followed = 0, solved = 0;
            for (int repeat = 0; repeat < 6; ++repeat) {
                QByteArray text = moduleText(345);
                if (repeat % 2 == 0)
                    text.replace(change[0], change[1]);
                QVERIFY(writeFile(path, text));
                start = processorMs();
                QVERIFY(session.update({ path }, TaskContext()));
                edit = std::min(edit, processorMs() - start);
                followed += session.effort().hasFollowed;
                solved += session.effort().hasSolved;
            }
            qInfo(
                "edit of one function in 1,000 files (%s): %.1f ms, %.1f %% of the whole (%.0f ms); of 6 %d solved in "
                "part, %d whole",
                name, edit, 100 * edit / whole, whole, followed, solved);
        }
    }

    /// As oneEdit(), in the sources that the other figures are of.
    void oneEditOfSources()
    {
        const QTemporaryDir folder;
        QStringList files;
        QDirIterator entries(m_folder, { QStringLiteral("*.py") }, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            const QString copy = folder.filePath(path.mid(m_folder.size() + 1));
            QVERIFY(QDir().mkpath(QFileInfo(copy).path()));
            if (QFile::copy(path, copy))
                files << copy;
        }
        files.sort();
        GraphOptions options;
        options.threads = 1;
        double start = processorMs();
        GraphSession session({ folder.path() }, options);
        const auto first = session.update(TaskContext());
        const double whole = processorMs() - start;
        if (!first || files.size() < 100)
            QSKIP("No sources in Python");
        std::vector<double> times;
        int followed = 0;
        for (qsizetype i = 0; i < files.size(); i += files.size() / 20) {
            QFile file(files[i]);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QByteArray text = file.readAll();
            const qsizetype place = text.indexOf("\n        return ");
            if (place < 0)
                continue;
            text.insert(place, "\n        print([1])");
            QFile::remove(files[i]);
            QVERIFY(writeFile(files[i], text));
            start = processorMs();
            QVERIFY(session.update({ files[i] }, TaskContext()));
            times.push_back(processorMs() - start);
            followed += session.effort().hasFollowed;
        }
        std::sort(times.begin(), times.end());
        qInfo("a statement more in a function of %zu of %lld files: %.1f to %.1f ms, median %.1f, which is %.1f %% of "
              "the "
              "whole (%.0f ms); %d followed",
            times.size(), qlonglong(files.size()), times.front(), times.back(), times[times.size() / 2],
            100 * times[times.size() / 2] / whole, whole, followed);
    }

private:
    struct Growth
    {
        quint64 lines = 0;
        double ms = 0;
        qint64 bytes = 0;
    };

    static void parseAndWalk(const std::vector<FoundFile>& files)
    {
        const LanguageRegistry& languages = LanguageRegistry::instance();
        size_t nodes = 0;
        for (const FoundFile& file : files) {
            const auto bytes = readSource(file.path, 32ULL * 1024 * 1024);
            const Language* language = bytes ? languages.detect(file.path, *bytes) : nullptr;
            Parser parser;
            if (!language || !parser.setLanguage(language->grammar))
                continue;
            const Tree tree = parser.parse(*bytes, std::chrono::seconds(60), {});
            if (!tree)
                continue;
            Cursor cursor(tree.root());
            for (bool isOpen = true; isOpen;) {
                nodes += ts_node_symbol(cursor.node()) != 0;
                if (cursor.toFirstChild())
                    continue;
                while (isOpen && !cursor.toNextSibling())
                    isOpen = cursor.toParent();
            }
        }
        QVERIFY(nodes > 0);
    }

    static bool writeFile(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    /// A module of about 100 lines that uses its neighbours, the standard library and classes.
    static QByteArray moduleText(int index)
    {
        QByteArray text = "import os\nimport json\n";
        for (int i = 1; i <= 3; ++i)
            text += QStringLiteral("from p%1.m%2 import worker_%2, Thing%2\n")
                        .arg((index + i) % 1000 % 10)
                        .arg((index + i) % 1000)
                        .toUtf8();
        text += QStringLiteral("\nclass Thing%1(Thing%2):\n    kind = %1\n\n    def __init__(self, a):\n"
                               "        self.a = a\n        self.items = [a, worker_%2]\n")
                    .arg(index)
                    .arg((index + 1) % 1000)
                    .toUtf8();
        for (int i = 0; i < 8; ++i)
            text += QStringLiteral("\n    def method_%1(self, b):\n        for item in self.items:\n"
                                   "            if item == b:\n                self.method_%2(item)\n"
                                   "        return json.dumps(self.a)\n")
                        .arg(i)
                        .arg((i + 1) % 8)
                        .toUtf8();
        text += QStringLiteral("\ndef worker_%1(a):\n    return a + 1\n").arg(index).toUtf8();
        for (int i = 0; i < 5; ++i)
            text += QStringLiteral("\ndef part_%1(path, values):\n    thing = Thing%2(values)\n"
                                   "    with open(os.path.join(path, 'x')) as file:\n        text = file.read()\n"
                                   "    total = 0\n    for value in values:\n        total += worker_%2(value)\n"
                                   "    return thing.method_%1(text)\n")
                        .arg(i)
                        .arg((index + 1 + i % 3) % 1000)
                        .toUtf8();
        return text;
    }

    static bool writeProject(const QString& root, int modules)
    {
        for (int i = 0; i < modules; ++i) {
            const QString folder = root + QStringLiteral("/r%1/p%2").arg(i / 1000).arg(i % 10);
            const QString first = modules == 1000 ? root + QStringLiteral("/p%1").arg(i % 10) : folder;
            if (!QDir().mkpath(first))
                return false;
            if (!writeFile(first + QStringLiteral("/m%1.py").arg(i % 1000), moduleText(i % 1000)))
                return false;
        }
        return true;
    }

    static Growth grown(const QString& root, int modules)
    {
        if (!writeProject(root, modules))
            return {};
        forgetPeak();
        const qint64 before = statusBytes("VmRSS:");
        const double start = processorMs();
        const auto graph = build(root, 1);
        if (!graph)
            return {};
        return { graph->stats.lines, processorMs() - start, statusBytes("VmHWM:") - before };
    }

    QString m_folder;
};

QTEST_GUILESS_MAIN(GraphBench)
#include "graphbench.moc"
