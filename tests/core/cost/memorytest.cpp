// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/cost/memoryinputs.h"
#include "core/cost/objectmodel.h"
#include "core/graph/buildgraph.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

/// Object models, inputs, and what becomes of sizes that make no sense.
class MemoryTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    std::shared_ptr<const CostReport> costsOf(const QString& name, const QByteArray& source, const MemoryInputs& inputs,
        std::shared_ptr<const CodeGraph>* kept)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(source) < 0)
            return nullptr;
        file.close();
        const auto graph = buildGraph({ path }, {}, TaskContext());
        if (!graph)
            return nullptr;
        if (kept)
            *kept = *graph;
        const auto costs = estimateCosts(**graph, TaskContext(), inputs);
        return costs ? *costs : nullptr;
    }
    /// Likely bytes of the program beyond its runtime; -1 where nothing is told.
    double own(const QString& name, const QByteArray& source, const QStringList& given = {})
    {
        const auto inputs = memoryInputs(given);
        const auto costs = inputs ? costsOf(name, source, *inputs, nullptr) : nullptr;
        const QString suffix = name.section(u'.', 1);
        const QString language = suffix == QStringLiteral("py") ? QStringLiteral("python") : suffix;
        if (!costs || !costs->program.memory.likely)
            return -1;
        return double(*costs->program.memory.likely) - ObjectModel::of(language).baseBytes;
    }
    static bool isNear(double value, double expected) { return value > expected * 0.8 && value < expected * 1.25; }

private Q_SLOTS:
    /// `sys.getsizeof` of CPython 3.11 says the same.
    void pythonObjects()
    {
        const ObjectModel& python = ObjectModel::of(QStringLiteral("python"));
        SizeRule list = *python.rule("list");
        list.spare = 1;
        QCOMPARE(list.bytes(0), 56.0);
        QCOMPARE(list.bytes(1000), 8056.0);
        QCOMPARE(python.rule("text")->bytes(11), 60.0);
        QCOMPARE(python.rule("tuple")->bytes(3), 64.0);
        QVERIFY(isNear(python.rule("map")->bytes(1000), 36952));
        QVERIFY(isNear(python.rule("map")->bytes(1000000), 41943136));
        QVERIFY(isNear(python.rule("set")->bytes(100000), 4194520));
        QCOMPARE(python.floatBox, 24.0);
    }

    void primitives()
    {
        const ObjectModel& c = ObjectModel::of(QStringLiteral("c"));
        QCOMPARE(c.primitive("int").value_or(0), 4.0);
        QCOMPARE(c.primitive("unsigned long").value_or(0), 8.0);
        QCOMPARE(c.primitive("long double").value_or(0), 16.0);
        QVERIFY(!c.primitive("no such type"));
        QCOMPARE(ObjectModel::of(QStringLiteral("cpp")).primitive("sizeof vector").value_or(0), 24.0);
        QCOMPARE(ObjectModel::of(QStringLiteral("typescript")).baseBytes,
            ObjectModel::of(QStringLiteral("javascript")).baseBytes);
    }

    void literalsDecide()
    {
        QVERIFY(isNear(own(QStringLiteral("a.py"), "n = 10 ** 7\na = [0] * n\nprint(len(a))\n"), 8e7));
        QVERIFY(isNear(own(QStringLiteral("b.py"), "a = bytearray(1 << 25)\nprint(len(a))\n"), 33554432));
        QVERIFY(isNear(own(QStringLiteral("c.c"),
                           "#include <string.h>\n#include <stdlib.h>\nint main(void) { char *p = malloc(5000 * 4000); "
                           "memset(p, 0, 5000 * 4000); return p[3]; }\n"),
            2e7));
    }

    void inputsDecide()
    {
        const QByteArray source = "import sys\nn = int(sys.argv[1])\na = [0] * n\nprint(len(a))\n";
        QVERIFY(isNear(own(QStringLiteral("d.py"), source, { QStringLiteral("arg1=5e6") }), 4e7));
        QVERIFY(isNear(own(QStringLiteral("d.py"), source, { QStringLiteral("n=2e6") }), 1.6e7));
        const QByteArray read = "import sys\ntext = sys.stdin.read()\nprint(len(text))\n";
        QVERIFY(isNear(own(QStringLiteral("e.py"), read, { QStringLiteral("stdin=16M") }), 16777216));
    }

    void givenNumbersOfAFile()
    {
        QFile file(m_folder.filePath(QStringLiteral("in.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("3000000\n1 2 3\n");
        file.close();
        const QStringList given { QStringLiteral("stdin=") + file.fileName() };
        QVERIFY(isNear(own(QStringLiteral("f.py"), "n = int(input())\na = [0] * n\nprint(len(a))\n", given), 2.4e7));
    }

    void wrongInputsAreRefused()
    {
        for (const char* text : { "n", "=3", "n=", "n=x", "n=-5", "n=nan", "n=1e999", "stdin=/no/such/file" })
            QVERIFY2(!memoryInputs({ QString::fromLatin1(text) }), text);
    }

    void openSizesStayExpressions()
    {
        std::shared_ptr<const CodeGraph> graph;
        const auto costs = costsOf(QStringLiteral("g.py"),
            "def table(n):\n    return [0] * n\n\n\ndef square(n):\n    return [[0] * n for _ in range(n)]\n", {},
            &graph);
        QVERIFY(costs);
        const auto of = [&](const char* name) { return costs->of(*graph, graph->find(name))->memory; };
        QVERIFY(of("g.table").expression.startsWith(QStringLiteral("8·n")));
        QVERIFY(of("g.square").expression.contains(QStringLiteral("n²")));
        QVERIFY(!of("g.table").high);
        QVERIFY(of("g.table").likely > of("g.table").low);
        QVERIFY(!of("g.table").reasons.empty());
        QCOMPARE(of("g.table").reasons.front().line, 2U);
    }

    void temporariesCountOnce()
    {
        const double once = own(QStringLiteral("h.py"), "def f():\n    a = [0] * 1000000\n\n\nf()\n");
        const double often
            = own(QStringLiteral("i.py"), "def f():\n    a = [0] * 1000000\n\n\nfor _ in range(500):\n    f()\n");
        QVERIFY(isNear(often, once));
        const double kept
            = own(QStringLiteral("j.py"), "kept = []\nfor _ in range(5):\n    a = [0] * 1000000\n    kept.append(a)\n");
        QVERIFY(isNear(kept, 5 * once));
    }

    void sizesWithoutSense_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("tower") << QStringLiteral("k.py") << QByteArray("a = [0] * (10 ** 10 ** 10)\n");
        QTest::newRow("negative") << QStringLiteral("l.py") << QByteArray("a = [0] * -5\nb = bytearray(-1)\n");
        QTest::newRow("shift") << QStringLiteral("m.py") << QByteArray("a = [0] * (1 << 10 ** 9)\n");
        QTest::newRow("recursion") << QStringLiteral("n.py")
                                   << QByteArray("def f(x):\n    return [x, f(x), f(f(x))]\n\n\nf(f)\n");
        QTest::newRow("doubling") << QStringLiteral("o.py")
                                  << QByteArray("a = [1]\nwhile True:\n    a = a + a\n    a += a\n");
        QTest::newRow("own element") << QStringLiteral("p.py") << QByteArray("a = []\na.append(a)\nb = {}\nb[0] = b\n");
        QTest::newRow("zero step") << QStringLiteral("q.py") << QByteArray("a = [i for i in range(0, 10, 0)]\n");
        QTest::newRow("huge array") << QStringLiteral(
            "r.c") << QByteArray("int a[99999999999][99999999999];\nint main(void){ return a[0][0]; }\n");
        QTest::newRow("struct in itself") << QStringLiteral(
            "s.c") << QByteArray("struct s { struct s a; struct s b[9]; };\nint main(void){ struct s x; return 0; }\n");
        QTest::newRow("division") << QStringLiteral("t.c")
                                  << QByteArray("int a[5/0];\nint main(void){ int b[-3]; return 0; }\n");
    }
    void sizesWithoutSense()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, source);
        const auto costs = costsOf(name, source, {}, nullptr);
        QVERIFY(costs);
        for (const FunctionCost& cost : costs->bodies) {
            QVERIFY(!cost.memory.likely || *cost.memory.likely >= 0);
            QVERIFY(!cost.memory.high || *cost.memory.high >= cost.memory.low.value_or(0));
        }
        const MemoryEstimate& memory = costs->program.memory;
        QVERIFY(memory.low.value_or(-1) >= 0);
        QVERIFY(memory.likely.value_or(0) <= qint64(1e15));
        QVERIFY(!memory.reasons.empty());
    }

    /// What `gcc -O0 -fstack-usage` (12.2, x86-64) says of these.
    void stackOfFunctions()
    {
        std::shared_ptr<const CodeGraph> graph;
        const auto costs = costsOf(QStringLiteral("u.c"),
            "int puts(const char *);\n"
            "struct pair { int a; double b; };\n"
            "int leaf(int a) { int b = a; return b + 1; }\n"
            "int buffer(void) { char text[256]; text[0] = 0; return puts(text); }\n"
            "int pairs(int n) { struct pair p[10]; p[0].a = n; return puts((char *)p); }\n",
            {}, &graph);
        QVERIFY(costs);
        const auto of
            = [&](const char* name) { return costs->of(*graph, graph->find(name))->memory.stack.value_or(-1); };
        QCOMPARE(of("u.leaf"), 16);
        QCOMPARE(of("u.buffer"), 272);
        QVERIFY(of("u.pairs") >= 176 && of("u.pairs") <= 208);
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memorytest.moc"
