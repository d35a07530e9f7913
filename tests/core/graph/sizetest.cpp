// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphtesting.h"

#include <ctime>

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {
double processorMs()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QByteArray repeated(int count, const QString& part)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += QString(part)
                    .replace(QStringLiteral("%i"), QString::number(i))
                    .replace(QStringLiteral("%n"), QString::number(i + 1))
                    .toUtf8();
    return text;
}

using Generator = std::function<Sources(int size)>;

Generator oneFile(const QString& name, const QByteArray& head, const QString& part, const QByteArray& tail)
{
    return [=](int size) { return Sources { { name, head + repeated(size, part) + tail } }; };
}

/// Modules that take all names of each other.
Sources starImports(int size)
{
    Sources sources;
    for (int i = 0; i < size; ++i) {
        QByteArray text;
        for (int other = 0; other < 12; ++other)
            text += "from m" + QByteArray::number((i * 7 + other * other) % size) + " import *\n";
        text += "def own" + QByteArray::number(i) + "(): nowhere()\nown0()\n";
        sources.push_back({ QStringLiteral("m%1.py").arg(i), text });
    }
    return sources;
}

Sources manyFiles(int size)
{
    Sources sources;
    for (int i = 0; i < size; ++i)
        sources.push_back(
            { QStringLiteral("p%1/m%2.py").arg(i % 10).arg(i), "import os\ndef f(): return os.getcwd()\nf()\n" });
    return sources;
}
} // namespace
Q_DECLARE_METATYPE(Generator)

/// Time and memory grow as the sources do, whatever these look like.
class SizeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growth_data()
    {
        QTest::addColumn<Generator>("make");
        QTest::addColumn<int>("size");
        const auto row = [](const char* name, int size, const Generator& make) { QTest::newRow(name) << make << size; };
        const auto js = QStringLiteral("m.js");
        const auto py = QStringLiteral("m.py");
        const auto c = QStringLiteral("m.c");
        row("one long line", 40'000, oneFile(js, "var x = [", QStringLiteral("%i,"), "1];\n"));
        row("one line of calls", 6'000, oneFile(js, "function f(a) { return a; }\n", QStringLiteral("f(f);"), "\n"));
        row("generated table", 12'000, oneFile(c, "int t[] = {\n", QStringLiteral("%i, 7,\n"), "};\n"));
        row("generated dictionary", 6'000,
            oneFile(py, "def f(): pass\nt = {\n", QStringLiteral("'k%i': [%i, f],\n"), "}\nt['k1'][1]()\n"));
        row("generated parser", 2'000,
            oneFile(c, "int g(int);\nint f(int s) { for (;;) switch (s) {\n",
                QStringLiteral("case %i: s = g(s); if (s == %i) goto l%i; break;\nl%i: s = %n; continue;\n"), "}}\n"));
        row("chain of calls", 2'500, oneFile(py, "", QStringLiteral("def f%i(x):\n  return f%n(x)\n"), "f0(f0)()\n"));
        row("chain of classes", 1'500,
            oneFile(py, "class C0: pass\n", QStringLiteral("class C%n(C%i):\n  def m%n(self): self.m%i()\n"), ""));
        row("one function called everywhere", 4'000,
            oneFile(py, "def f(x): return x\n", QStringLiteral("def g%i(): return f(g%i)\n"), "f(f)()\n"));
        row("one table of functions", 3'000,
            oneFile(js, "var t = {};\n", QStringLiteral("t['k%i'] = function () { t.k%n(); };\n"), "t[x]();\n"));
        row("modules that import each other whole", 60, starImports);
        row("many files", 400, manyFiles);
    }
    void growth()
    {
        QFETCH(Generator, make);
        QFETCH(int, size);
        constexpr int times = 4;
        double few = 1e9;
        double many = 1e9;
        for (int repeat = 0; repeat < 2; ++repeat) {
            few = std::min(few, cost(make(size)));
            many = std::min(many, cost(make(size * times)));
        }
        qInfo("%d times the size: %.1f times the time (%.0f ms)", times, many / few, many);
        // Quadratic would be 16; what is fixed makes small ones dearer.
        QVERIFY2(many < 9 * few + 20, "Time grows faster than the sources");
    }

private:
    static double cost(const Sources& sources)
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder, sources);
        const double start = processorMs();
        const auto graph = build(root);
        const double ms = processorMs() - start;
        return graph && graph->files.size() == sources.size() ? ms : 1e9;
    }
};

QTEST_GUILESS_MAIN(SizeTest)
#include "sizetest.moc"
