// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

class BodyFactsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void complexity_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<quint32>("cyclomatic");
        QTest::addColumn<quint32>("cognitive");
        const auto row
            = [](const char* name, const char* file, const char* source, quint32 cyclomatic, quint32 cognitive) {
                  QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(source) << cyclomatic << cognitive;
              };
        row("straight", "m.py", "def f():\n  return 1\n", 1, 0);
        row("if elif else", "m.py", "def f(a):\n  if a: pass\n  elif a > 1: pass\n  else: pass\n", 3, 3);
        row("nested", "m.py", "def f(a):\n  for x in a:\n    if x:\n      while x: pass\n", 4, 6);
        row("sequences", "m.py", "def f(a, b, c):\n  if a and b and c or a: pass\n", 5, 3);
        row("ternary and except", "m.py", "def f(a):\n  try:\n    a = 1 if a else 2\n  except E: pass\n", 3, 2);
        row("recursion", "m.py", "def f(a):\n  return f(a - 1)\n", 1, 0);
        row("nested function", "m.py", "def f(a):\n  a = 1\n  def g(b):\n    if b: pass\n", 1, 2);
        row("else if", "m.js", "function f(a) { if (a) {} else if (a > 1) {} else {} }", 3, 3);
        row("switch", "m.js", "function f(a) { switch (a) { case 1: break; case 2: break; default: } }", 3, 1);
        row("sum of primes", "m.c",
            "int f(int max) { int total = 0;\nOUT: for (int i = 1; i <= max; ++i) { for (int j = 2; j < i; ++j) { if "
            "(i % j == 0) goto OUT; } total += i; } return total; }",
            4, 7);
        row("logic in C++", "m.cpp", "bool f(bool a, bool b) { return a && b || a ? b : !a; }", 4, 3);
    }
    void complexity()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        QFETCH(quint32, cyclomatic);
        QFETCH(quint32, cognitive);
        const auto graph = build(Sources { { file, source } });
        QVERIFY(graph);
        const BodyFacts* facts = factsOf(*graph, "m.f");
        QVERIFY(facts);
        QCOMPARE(facts->cyclomatic, cyclomatic);
        QCOMPARE(facts->cognitive, cognitive);
    }

    void loops_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("loop");
        QTest::addColumn<int>("step");
        QTest::addColumn<qint64>("trips");
        QTest::addColumn<bool>("infinite");
        const auto row
            = [](const char* name, const char* file, const char* loop, LoopStep step, qint64 trips, bool infinite) {
                  QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(loop) << int(step) << trips << infinite;
              };
        row("range", "m.py", "for i in range(10):\n  pass\n", LoopStep::Additive, 10, false);
        row("range of three", "m.py", "for i in range(0, 2 ** 10, 3):\n  pass\n", LoopStep::Additive, 342, false);
        row("list", "m.py", "for i in [1, 2, 3]:\n  pass\n", LoopStep::Additive, 3, false);
        row("halving", "m.py", "n = 9\nwhile n > 0:\n  n //= 2\n", LoopStep::Multiplicative, -1, false);
        row("doubling", "m.py", "i = 1\nwhile i < n:\n  i = i * 2\n", LoopStep::Multiplicative, -1, false);
        row("binary search", "m.py",
            "while lo < hi:\n  mid = (lo + hi) // 2\n  if a[mid] < x: lo = mid + 1\n  else: hi = mid\n",
            LoopStep::Multiplicative, -1, false);
        row("endless", "m.py", "while True:\n  pass\n", LoopStep::Unknown, -1, true);
        row("left by break", "m.py", "while True:\n  break\n", LoopStep::Unknown, -1, false);
        row("comprehension", "m.py", "x = [i for i in range(7)]\n", LoopStep::Additive, 7, false);
        row("C counted", "m.c", "void f(void) { for (int i = 0; i < 10; i++) {} }", LoopStep::Additive, 10, false);
        row("C down", "m.c", "void f(void) { for (int i = 10; i >= 0; i -= 2) {} }", LoopStep::Additive, 6, false);
        row("C shift", "m.c", "void f(int n) { for (int i = n; i; i >>= 1) {} }", LoopStep::Multiplicative, -1, false);
        row("C endless", "m.c", "void f(void) { for (;;) {} }", LoopStep::Unknown, -1, true);
        row("JS counted", "m.js", "for (let i = 0; i <= 9; i += 3) {}", LoopStep::Additive, 4, false);
        row("JS of", "m.js", "for (const x of [1, 2]) {}", LoopStep::Additive, 2, false);
        row("C++ range", "m.cpp", "void f() { for (auto x : v) {} }", LoopStep::Additive, -1, false);
    }
    void loops()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, loop);
        const auto graph = build(Sources { { file, loop } });
        QVERIFY(graph);
        const auto body = std::find_if(
            graph->facts.begin(), graph->facts.end(), [](const BodyFacts& facts) { return !facts.loops.empty(); });
        QVERIFY(body != graph->facts.end());
        QTEST(int(body->loops[0].step), "step");
        QTEST(body->loops[0].constantTrips, "trips");
        QTEST(body->loops[0].infinite, "infinite");
    }

    void allocations_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("count");
        const auto row = [](const char* name, const char* file, const char* source, AllocationKind kind, qint64 count) {
            QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(source) << int(kind) << count;
        };
        row("bytearray", "m.py", "x = bytearray(200 << 20)\n", AllocationKind::Bytes, 200LL << 20);
        row("dictionary", "m.py", "x = {'a': 1, 'b': 2}\n", AllocationKind::Dictionary, 2);
        row("buffer", "m.js", "Buffer.alloc(1024 * 1024);\n", AllocationKind::Bytes, 1LL << 20);
        row("typed array", "m.js", "new Float64Array(1000);\n", AllocationKind::Bytes, 8000);
        row("new array", "m.js", "const x = new Array(50);\n", AllocationKind::Array, 50);
        row("malloc", "m.c", "void f(void) { char *p = malloc(4 * 1024); }", AllocationKind::Bytes, 4096);
        row("calloc of ints", "m.c", "void f(void) { int *p = calloc(10, sizeof(int)); }", AllocationKind::Bytes, 40);
        row("named constant", "m.c", "#define SIZE 100\nvoid f(void) { char *p = malloc(SIZE); }",
            AllocationKind::Bytes, 100);
        row("array on the stack", "m.c", "void f(void) { char buf[1 << 20]; }", AllocationKind::Bytes, 1LL << 20);
        row("new[]", "m.cpp", "void f() { auto p = new double[10]; }", AllocationKind::Bytes, 80);
        row("unknown", "m.c", "void f(int n) { char *p = malloc(n); }", AllocationKind::Bytes, -1);
        row("overflow", "m.py", "x = bytearray(10 ** 400)\n", AllocationKind::Bytes, -1);
    }
    void allocations()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        const auto graph = build(Sources { { file, source } });
        QVERIFY(graph);
        const auto body = std::find_if(graph->facts.begin(), graph->facts.end(),
            [](const BodyFacts& facts) { return !facts.allocations.empty(); });
        QVERIFY(body != graph->facts.end());
        QTEST(int(body->allocations[0].kind), "kind");
        QTEST(body->allocations[0].count, "count");
    }

    void repetition()
    {
        const auto graph = build(Sources { { QStringLiteral("m.py"), "x = [0] * 10**6\ny = 'ab' * 5\n" } });
        QVERIFY(graph);
        const auto& allocations = graph->facts[0].allocations;
        QCOMPARE(allocations.size(), size_t(3));
        QCOMPARE(allocations[1].count, qint64(1000000));
        QCOMPARE(allocations[2].kind, AllocationKind::String);
        QCOMPARE(allocations[2].count, qint64(10));
    }

    void callsAndLoops()
    {
        const auto graph = build(Sources {
            { QStringLiteral("m.py"), "def f(a, b=1, *c):\n  for x in a:\n    for y in b:\n      print(x, y)\n" } });
        QVERIFY(graph);
        const BodyFacts* facts = factsOf(*graph, "m.f");
        QVERIFY(facts);
        QCOMPARE(facts->parameters.size(), size_t(3));
        QCOMPARE(facts->loops.size(), size_t(2));
        QCOMPARE(facts->loops[1].parent, 0U);
        QCOMPARE(facts->calls.size(), size_t(1));
        QCOMPARE(facts->calls[0].loop, 1U);
        QCOMPARE(facts->calls[0].argumentCount, quint16(2));
        QCOMPARE(graph->text(facts->calls[0].arguments), QStringLiteral("x, y"));
        QCOMPARE(graph->qualifiedName(facts->calls[0].target), QStringLiteral("builtins.print"));
        QCOMPARE(facts->nesting, 2U);
    }

    void halstead()
    {
        const auto graph = build(Sources { { QStringLiteral("m.c"), "int f(int a) { return a + a * 2; }" } });
        QVERIFY(graph);
        const BodyFacts* facts = factsOf(*graph, "m.f");
        QVERIFY(facts);
        // Operands: int, f, int, a, a, a, 2; operators: ( { return + *.
        QCOMPARE(facts->halstead.operands, 7U);
        QCOMPARE(facts->halstead.distinctOperands, 4U);
        QCOMPARE(facts->halstead.operators, 5U);
        QCOMPARE(facts->halstead.distinctOperators, 5U);
    }
};

QTEST_GUILESS_MAIN(BodyFactsTest)
#include "bodyfactstest.moc"
