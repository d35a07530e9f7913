// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

#include <QFileInfo>

#include <atomic>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace Foreguest;
using namespace Foreguest::Testing;

class BadInputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneBadFileCostsOnlyItself()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder,
            { { QStringLiteral("good.py"), "def f(): pass\nf()\n" }, { QStringLiteral("empty.py"), "" },
                { QStringLiteral("binary.py"), QByteArray("x = 1\0\0", 7) },
                { QStringLiteral("latin.py"), "def caf\xE9(): pass\ncaf\xE9()\n" },
                { QStringLiteral("broken.py"), "def f(:\n  if\n))) class\n" } });
        QVERIFY(QFile::link(root, root + QStringLiteral("/loop")));
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), root + QStringLiteral("/dangling.py")));
        QCOMPARE(::mkfifo(QFile::encodeName(root + QStringLiteral("/pipe.py")).constData(), 0600), 0);
        const auto graph = build(root, 2);
        QVERIFY(graph);
        QCOMPARE(graph->files.size(), size_t(4));
        QCOMPARE(reasons(*graph, "binary.py"), QStringLiteral("is binary (it holds NUL bytes)"));
        QVERIFY(reasons(*graph, "pipe.py").contains(QStringLiteral("pipe")));
        QVERIFY(reasons(*graph, "dangling.py").contains(QStringLiteral("cannot be read")));
        QVERIFY(calls(*graph).contains(QStringLiteral("good > good.f")));
        for (StringId id = 0; id < graph->strings.size(); ++id)
            QCOMPARE(QString::fromUtf8(graph->strings.view(id)).contains(QChar::ReplacementCharacter), false);
    }

    void unreadable()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(
            folder, { { QStringLiteral("secret.py"), "x = 1\n" }, { QStringLiteral("good.py"), "x = 1\n" } });
        QVERIFY(QFile::setPermissions(root + QStringLiteral("/secret.py"), {}));
        // Root may read every file, so it becomes somebody else meanwhile.
        const bool isRoot = ::geteuid() == 0;
        for (const QString& path : { folder.path(), root, root + QStringLiteral("/good.py") })
            QVERIFY(!isRoot || ::chmod(QFile::encodeName(path).constData(), 0755) == 0);
        QVERIFY(!isRoot || ::seteuid(65534) == 0);
        const auto graph = build(root);
        QVERIFY(!isRoot || ::seteuid(0) == 0);
        QVERIFY(graph);
        QVERIFY(reasons(*graph, "secret.py").contains(QStringLiteral("Permission denied")));
    }

    void tooLarge()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(
            folder, { { QStringLiteral("good.py"), "x = 1\n" }, { QStringLiteral("huge.py"), "x = 1\n" } });
        QVERIFY(QFile::resize(root + QStringLiteral("/huge.py"), 100LL * 1024 * 1024));
        const auto graph = build(root);
        QVERIFY(graph);
        QCOMPARE(graph->files.size(), size_t(1));
        QVERIFY(reasons(*graph, "huge.py").contains(QStringLiteral("larger than the limit of 32 MiB")));
    }

    void aFileThatChangesWhileItIsRead()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(
            folder, { { QStringLiteral("good.py"), "def f(): pass\nf()\n" }, { QStringLiteral("log.py"), "x = 1\n" } });
        std::atomic<bool> done = false;
        std::thread writer([&] {
            // A valid text at each moment, but never the same size for long.
            for (int round = 0; !done; ++round) {
                QFile file(root + QStringLiteral("/log.py"));
                if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
                    file.write(QByteArray("x = 1\n").repeated(1 + round % 4000));
            }
        });
        bool isSound = true;
        for (int round = 0; round < 50; ++round) {
            const auto graph = build(root);
            const bool wasSkipped = graph && graph->files.size() == 1
                && reasons(*graph, "log.py").contains(QStringLiteral("changed while it was read"));
            isSound = isSound && graph && (graph->files.size() == 2 || wasSkipped)
                && calls(*graph).contains(QStringLiteral("good > good.f"));
        }
        done = true;
        writer.join();
        QVERIFY(isSound);
    }

    void nothingGiven()
    {
        const auto none = buildGraph({}, GraphOptions(), TaskContext());
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::InvalidInput);
        const auto missing = buildGraph({ QStringLiteral("/does/not/exist") }, GraphOptions(), TaskContext());
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void cancelled()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder, { { QStringLiteral("good.py"), "x = 1\n" } });
        const TaskContext context;
        context.cancel();
        const auto graph = buildGraph({ root }, GraphOptions(), context);
        QVERIFY(!graph);
        QCOMPARE(graph.error().code, ErrorCode::Cancelled);
    }

    void deepNesting_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("source");
        constexpr int levels = 200'000;
        const auto repeat = [](const char* text) { return QByteArray(text).repeated(levels); };
        QTest::newRow("Python brackets") << QStringLiteral("m.py") << "x = " + repeat("[") + repeat("]") + "\n";
        QTest::newRow("Python calls") << QStringLiteral("m.py") << "x = " + repeat("f(") + repeat(")") + "\n";
        QTest::newRow("Python lambdas") << QStringLiteral("m.py") << "x = " + repeat("lambda: ") + "1\n";
        QTest::newRow("Python chain") << QStringLiteral("m.py") << "x" + repeat(".a") + "\n";
        QTest::newRow("JavaScript brackets") << QStringLiteral("m.js") << "x = " + repeat("[") + repeat("]") + ";\n";
        QTest::newRow("JavaScript blocks") << QStringLiteral("m.js") << repeat("{") + repeat("}");
        QTest::newRow("JavaScript functions") << QStringLiteral("m.js") << repeat("function f(){") + repeat("}");
        QTest::newRow("C brackets") << QStringLiteral("m.c") << "int x = " + repeat("(") + "1" + repeat(")") + ";\n";
        QTest::newRow("C blocks") << QStringLiteral("m.c") << "void f(void) " + repeat("{") + repeat("}");
        QTest::newRow("C++ brackets") << QStringLiteral("m.cpp")
                                      << "int x = " + repeat("(") + "1" + repeat(")") + ";\n";
        QTest::newRow("C++ blocks") << QStringLiteral("m.cpp") << "void f() " + repeat("{") + repeat("}");
        QTest::newRow("unclosed") << QStringLiteral("m.js") << repeat("((");
    }
    void deepNesting()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        const auto graph = build(Sources { { file, source }, { QStringLiteral("good.py"), "def f(): pass\nf()\n" } });
        QVERIFY(graph);
        QVERIFY(calls(*graph).contains(QStringLiteral("good > good.f")));
        QCOMPARE(graph->files.size() + graph->skipped.size(), size_t(2));
    }

    void sameResultWhateverTheThreads()
    {
        Sources sources;
        for (int i = 0; i < 40; ++i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray next = QByteArray::number((i + 1) % 40);
            sources.emplace_back(QStringLiteral("m%1.py").arg(i),
                "import m" + next + "\nclass C" + n + ":\n  def go(self): m" + next + ".run()\ndef run(): C" + n
                    + "().go()\n");
        }
        const QTemporaryDir folder;
        const QString root = writeSources(folder, sources);
        const auto one = build(root, 1);
        const auto four = build(root, 4);
        QVERIFY(one && four);
        QCOMPARE(one->nodes.size(), four->nodes.size());
        for (NodeId i = 0; i < one->nodes.size(); ++i)
            QCOMPARE(one->qualifiedName(i), four->qualifiedName(i));
        QCOMPARE(one->edges.size(), four->edges.size());
        for (size_t i = 0; i < one->edges.size(); ++i) {
            QCOMPARE(one->edges[i].from, four->edges[i].from);
            QCOMPARE(one->edges[i].to, four->edges[i].to);
        }
        QCOMPARE(one->strings.size(), four->strings.size());
    }

private:
    static QString reasons(const CodeGraph& graph, const char* name)
    {
        for (const SkippedFile& file : graph.skipped) {
            if (file.path.endsWith(QLatin1Char('/') + QString::fromUtf8(name)))
                return file.reason;
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "badinputtest.moc"
