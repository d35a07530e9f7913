// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/findflows.h"
#include "core/graph/flowcatalogue.h"
#include "tests/core/graph/graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {

/// `stdin 3 > process 4` for each flow, sorted.
QStringList ends(const CodeGraph& graph)
{
    QStringList list;
    const FlowReport report = findFlows(graph);
    for (const DataFlow& flow : report.flows)
        list << QStringLiteral("%1 %2 > %3 %4")
                    .arg(flow.sourceKind)
                    .arg(flow.path.front().line)
                    .arg(flow.sinkKind)
                    .arg(flow.path.back().line);
    list.sort();
    list.removeDuplicates();
    return list;
}

QStringList path(const CodeGraph& graph, const DataFlow& flow)
{
    QStringList list;
    for (const FlowStep& step : flow.path)
        list << QStringLiteral("%1:%2").arg(graph.qualifiedName(step.node)).arg(step.line);
    return list;
}

} // namespace

/// The ways of data from outside to outside, and those that are none.
class FlowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsOfFlows_data();
    void endsOfFlows()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        QFETCH(QString, wanted);
        const auto graph = build(Sources { { file, source } });
        QVERIFY(graph);
        QCOMPARE(ends(*graph), expected(wanted.toUtf8().constData()));
    }

    void pathWithPlaces()
    {
        const auto graph = build(Sources { { QStringLiteral("tool.py"), "def strip(t):\n    return t.strip()\n" },
            { QStringLiteral("main.py"),
                "import os\nfrom tool import strip\n\ndef main():\n    name = input()\n    "
                "os.system(strip(name))\n" } });
        QVERIFY(graph);
        const FlowReport report = findFlows(*graph);
        QCOMPARE(report.flows.size(), size_t(1));
        QVERIFY(!report.isCut);
        QCOMPARE(path(*graph, report.flows[0]),
            QStringList({ QStringLiteral("builtins.input:5"), QStringLiteral("main.main.name:5"),
                QStringLiteral("tool.strip.t:6"), QStringLiteral("tool.strip:2"), QStringLiteral("os.system:6") }));
        for (const FlowStep& step : report.flows[0].path)
            QVERIFY(step.file < graph->files.size());
    }

    void shortestOfSeveral()
    {
        const auto graph = build(Sources { { QStringLiteral("main.py"),
            "def f(a):\n    return a\na = input()\nb = f(f(a))\nc = a if b else b\nprint(c)\n" } });
        QVERIFY(graph);
        const FlowReport report = findFlows(*graph);
        QCOMPARE(report.flows.size(), size_t(1));
        QCOMPARE(report.flows[0].path.size(), size_t(4));
    }

    void bounded()
    {
        QByteArray source = "import sys\nx = sys.argv\n";
        for (int i = 0; i < 300; ++i)
            source += "print(x[" + QByteArray::number(i) + "])\n";
        const auto graph = build(Sources { { QStringLiteral("main.py"), source } });
        QVERIFY(graph);
        FlowOptions options;
        options.mostFlows = 10;
        const FlowReport few = findFlows(*graph, options);
        QCOMPARE(few.flows.size(), size_t(10));
        QVERIFY(few.isCut);
        options = {};
        options.longestPath = 2;
        QCOMPARE(findFlows(*graph, options).flows.size(), size_t(0));
        options = {};
        options.mostFlowsOfSource = 1000;
        QCOMPARE(findFlows(*graph, options).flows.size(), size_t(300));
        QVERIFY(findFlows(*graph).isCut);
    }

    void recursionEnds()
    {
        const auto graph = build(Sources { { QStringLiteral("main.py"),
            "def f(a, n):\n    if n == 0:\n        return a\n    return f(a + 'x', n - 1)\n"
            "def g(a):\n    return h(a)\ndef h(b):\n    return g(b) or b\nprint(f(input(), "
            "3))\neval(g(input()))\n" } });
        QVERIFY(graph);
        QCOMPARE(ends(*graph), expected("stdin 9 > output 9\nstdin 10 > eval 10"));
    }

    void localsAreNodesOfTheirFunctions()
    {
        const auto graph
            = build(Sources { { QStringLiteral("main.py"), "def f(a):\n    b = a\n    return b\nf(input())\n" } });
        QVERIFY(graph);
        const NodeId a = graph->find("main.f.a");
        const NodeId b = graph->find("main.f.b");
        QVERIFY(a != noIndex && b != noIndex);
        QVERIFY(graph->nodes[a].scope == VariableScope::Parameter);
        QVERIFY(graph->nodes[b].scope == VariableScope::Local);
        QVERIFY(edges(*graph, { EdgeKind::Contains }).contains(QStringLiteral("main.f > main.f.b")));
    }

    void patternsOfTheCatalogue()
    {
        const auto catalogue = FlowCatalogue::parse(R"({
            "sources": [{"kind": "file", "names": "lib.*.read lib.load"}],
            "sinks": [{"kind": "output", "arguments": [1], "names": "lib.*"}],
            "copies": [{"from": [1], "to": 0, "names": "copy"}],
            "entryParameters": {"main": "arguments"}})");
        QVERIFY(catalogue);
        QCOMPARE(catalogue->find("lib.file.read").source, QStringLiteral("file"));
        QCOMPARE(catalogue->find("lib.file.read").sink, QStringLiteral("output"));
        QVERIFY(!catalogue->find("lib.load").sinks.contains(0));
        QVERIFY(catalogue->find("other.read").source.isEmpty());
        QCOMPARE(catalogue->find("copy").to, 0);
        QCOMPARE(catalogue->entryParameterKind("main"), QStringLiteral("arguments"));
        QVERIFY(!FlowCatalogue::parse("{"));
    }
};

void FlowsTest::endsOfFlows_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("wanted");
    const auto python = [](const char* name, const char* source, const char* wanted) {
        QTest::newRow(name) << QStringLiteral("main.py") << QByteArray(source) << QString::fromUtf8(wanted);
    };
    const auto script = [](const char* name, const char* source, const char* wanted) {
        QTest::newRow(name) << QStringLiteral("main.js") << QByteArray(source) << QString::fromUtf8(wanted);
    };
    const auto c = [](const char* name, const char* source, const char* wanted) {
        QTest::newRow(name) << QStringLiteral("main.c") << QByteArray(source) << QString::fromUtf8(wanted);
    };
    python("direct", "import os\nos.system(input())\n", "stdin 2 > process 2");
    python("arguments to eval", "import sys\ncode = sys.argv[1]\neval(code)\n", "arguments 2 > eval 3");
    python("environment to file", "import os\nwith open('x', 'w') as f:\n    f.write(os.environ['A'])\n",
        "environment 3 > file 3");
    python("network to database",
        "import requests, sqlite3\nr = requests.get('http://x')\nc = sqlite3.connect('d').cursor()\n"
        "c.execute('insert ' + r.text)\n",
        "network 2 > database 4");
    python("constant", "import os\ncommand = 'ls'\nos.system(command)\nprint(len('abc'))\n", "");
    python("condition only", "x = input()\nif x:\n    print('yes')\nelse:\n    print('no')\n", "");
    python("overwritten elsewhere", "def f(a):\n    return 'fixed'\nprint(f(input()))\n", "");
    python("each call its own result", "def same(a):\n    return a\nx = same(input())\ny = same('k')\nprint(y)\n", "");
    python("each call its own result, used", "def same(a):\n    return a\nx = same(input())\ny = same('k')\nprint(x)\n",
        "stdin 3 > output 5");
    python("each call its own list",
        "def put(l, v):\n    l.append(v)\na = []\nb = []\nput(a, input())\nput(b, 'k')\nprint(b)\n", "");
    python("casts still flow", "n = int(input())\nprint(n * 2)\n", "stdin 1 > output 2");
    python("type tests do not", "x = input()\nprint(isinstance(x, str))\n", "");
    python("other key", "d = {'a': input(), 'b': 'k'}\nprint(d['b'])\n", "");
    python("same key", "d = {'a': input(), 'b': 'k'}\nprint(d['a'])\n", "stdin 1 > output 2");
    python("other field",
        "class P:\n    def __init__(s, a, b):\n        s.a = a\n        s.b = b\np = P(input(), 'k')\nprint(p.b)\n",
        "");
    python("module variable",
        "store = None\ndef put(v):\n    global store\n    store = v\ndef show():\n    "
        "print(store)\nput(input())\nshow()\n",
        "stdin 7 > output 6");
    python(
        "subprocess list", "import subprocess, sys\nsubprocess.run(['ls', sys.argv[1]])\n", "arguments 2 > process 2");
    python("lines of input", "import sys\nfor line in sys.stdin:\n    print(line.strip())\n", "stdin 2 > output 3");
    python("exchange", "a, b = input(), 'k'\na, b = b, a\nprint(a)\n", "stdin 1 > output 3");
    script("request to command",
        "const http = require('http');\nconst cp = require('child_process');\n"
        "http.createServer((req, res) => { cp.exec(req.url); });\n",
        "network 3 > process 3");
    script("file to file", "const fs = require('fs');\nconst a = fs.readFileSync('a');\nfs.writeFileSync('b', a);\n",
        "file 2 > file 3");
    script("environment to output", "const home = process.env.HOME;\nconsole.log(`at ${home}`);\n",
        "environment 1 > output 2");
    script("constant", "const name = 'x';\nconsole.log(name + 1);\n", "");
    script("promise", "fetch('http://x').then(r => { eval(r.body); });\n", "network 1 > eval 1");
    c("argument to command",
        "#include <stdlib.h>\nint main(int argc, char **argv)\n{\n    char *c = argv[1];\n    return system(c);\n}\n",
        "arguments 2 > process 5");
    c("standard input by handle",
        "#include <stdio.h>\nvoid f(void)\n{\n    char b[9];\n    fgets(b, 9, stdin);\n    fprintf(stderr, b);\n}\n",
        "stdin 5 > output 6");
    c("file by handle",
        "#include <stdio.h>\nvoid f(void)\n{\n    char b[9];\n    FILE *i = fopen(\"a\", \"r\");\n    fgets(b, 9, i);\n"
        "    puts(b);\n}\n",
        "file 6 > output 7");
    c("length is none of it",
        "#include <stdio.h>\nvoid f(void)\n{\n    char b[9];\n    int n = 9;\n    fgets(b, n, stdin);\n"
        "    printf(\"%d\", n);\n}\n",
        "");
}

QTEST_GUILESS_MAIN(FlowsTest)
#include "flowstest.moc"
