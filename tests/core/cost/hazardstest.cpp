// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/cost/regexrisk.h"
#include "core/graph/buildgraph.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

/// Calls that do harm where they stand; the expected kinds and lines are what a reader says.
class HazardsTest : public QObject
{
    Q_OBJECT
private:
    /// `kind@line` of all bottlenecks, sorted.
    static QStringList found(const QString& name, const QByteArray& source)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size())
            return {};
        file.close();
        const auto graph = buildGraph({ folder.path() }, {}, TaskContext());
        if (!graph)
            return {};
        const auto costs = estimateCosts(**graph, TaskContext());
        QStringList list;
        for (const FunctionCost& cost : (*costs)->bodies) {
            for (const Bottleneck& bottleneck : cost.bottlenecks) {
                if (bottleneck.severity > 0 && bottleneck.severity <= 1 && bottleneck.why.endsWith(QLatin1Char('.')))
                    list << QStringLiteral("%1@%2").arg(bottleneck.kind).arg(bottleneck.line);
            }
        }
        list.sort();
        return list;
    }

private Q_SLOTS:
    void patterns_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<bool>("isRisky");
        for (const char* pattern : { "(a+)+$", "^(a*)*b", "(?:a+b?)+", "((a+)b*)+", "(a|aa)*c", "(\\w+)*@", "([a-z]+)+",
                 "(?P<word>\\d+)*", "(a{2,})+", "(x|x)+", "((ab)*)*" })
            QTest::newRow(pattern) << QByteArray(pattern) << true;
        for (const char* pattern :
            { "a+b+", "(a+b)+", "(a|b)*", "\\(a+\\)+", "[(a+)]+", "(a+)", "(a+)?", "(ab)+", "((a))", "(a{2,3})+",
                "(a++)+", "", "(", "a)", "(foo|bar)+", "(foo|fob)+", "(a|ab)*", "(\\d+,)*\\d+", "[^]]+", "(?:x+y)*" })
            QTest::newRow(pattern) << QByteArray(pattern) << false;
    }
    void patterns()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(bool, isRisky);
        QCOMPARE(mayBacktrackForever({ pattern.constData(), size_t(pattern.size()) }), isRisky);
    }

    void hazards_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const char* file, const char* source, const QStringList& expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(source) << expected;
        };
        row("sleep in async", "m.py", "import time\nasync def f():\n    time.sleep(1)\n",
            { QStringLiteral("blocking-in-async@3"), QStringLiteral("wait@3") });
        row("its own sleep in async", "m.py", "import asyncio\nasync def f():\n    await asyncio.sleep(1)\n",
            { QStringLiteral("wait@3") });
        row("polling", "m.py", "import time\ndef f(done):\n    while not done():\n        time.sleep(1)\n",
            { QStringLiteral("polling@4"), QStringLiteral("wait@4") });
        row("risky pattern", "m.py", "import re\ndef f(s):\n    return re.match(r'^(a+)+$', s)\n",
            { QStringLiteral("regex-backtracking@3") });
        row("harmless pattern", "m.py", "import re\ndef f(s):\n    return re.match(r'^(a+b)+$', s)\n", {});
        row("unbounded cache", "m.py",
            "import functools\n@functools.lru_cache(maxsize=None)\ndef f(n):\n    return n\n",
            { QStringLiteral("unbounded-cache@2") });
        row("bounded cache", "m.py", "import functools\n@functools.lru_cache(maxsize=9)\ndef f(n):\n    return n\n",
            {});
        row("unbounded queue", "m.py", "import queue\nq = queue.Queue()\n", { QStringLiteral("unbounded-queue@2") });
        row("bounded queue", "m.py", "import queue\nq = queue.Queue(9)\n", {});
        row("shifting", "m.py", "def f(rows):\n    while rows:\n        rows.pop(0)\n",
            { QStringLiteral("list-shifting@3") });
        row("lock over a file", "m.c",
            "#include <pthread.h>\n#include <stdio.h>\nvoid f(pthread_mutex_t *m, FILE *s) {\n"
            "    pthread_mutex_lock(m);\n    fputs(\"x\", s);\n    pthread_mutex_unlock(m);\n}\n",
            { QStringLiteral("file-io@5"), QStringLiteral("lock-held@5") });
        row("file outside of the lock", "m.c",
            "#include <pthread.h>\n#include <stdio.h>\nvoid f(pthread_mutex_t *m, FILE *s) {\n"
            "    pthread_mutex_lock(m);\n    pthread_mutex_unlock(m);\n    fputs(\"x\", s);\n}\n",
            { QStringLiteral("file-io@6") });
        row("request within a lock's block", "m.py",
            "import threading, requests\nlock = threading.Lock()\ndef f(u):\n    with lock:\n        n = 1\n"
            "        requests.get(u)\n    requests.get(u)\n",
            { QStringLiteral("lock-held@6"), QStringLiteral("network@6"), QStringLiteral("network@7") });
        row("membership in a list", "m.py",
            "def f(a, b):\n    banned = list(b)\n    n = 0\n    for x in a:\n        if x in banned:\n            n += "
            "1\n"
            "    return n\n",
            { QStringLiteral("linear-search@5") });
        row("membership in a set", "m.py",
            "def f(a, b):\n    banned = set(b)\n    n = 0\n    for x in a:\n        if x in banned:\n            n += "
            "1\n"
            "    return n\n",
            {});
        row("what a connection gave", "m.py",
            "import asyncpg\nasync def f():\n    link = await asyncpg.connect('x')\n    await link.fetch('y')\n",
            { QStringLiteral("database@3"), QStringLiteral("database@4") });
        row("synchronous in async", "m.js",
            "import fs from 'fs';\nasync function f(p) {\n  return fs.readFileSync(p);\n}\n",
            { QStringLiteral("blocking-in-async@3"), QStringLiteral("file-io@3") });
    }
    void hazards()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        QFETCH(QStringList, expected);
        QCOMPARE(found(file, source), expected);
    }
};

QTEST_GUILESS_MAIN(HazardsTest)
#include "hazardstest.moc"
