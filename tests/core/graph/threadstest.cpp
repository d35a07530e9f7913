// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {
QByteArray numbered(const char* text, int index, int other)
{
    QByteArray result(text);
    result.replace("%i", QByteArray::number(index));
    result.replace("%n", QByteArray::number(other));
    return result;
}

constexpr const char* python = R"(import os
import json
from m%n import Thing%n, work%n as other
LIMIT = %i

class Thing%i(Thing%n):
    def __init__(self, path, *rest, **options):
        self.path = path
        self.rest = [path, *rest]
        self.options = options

    def read(self, depth):
        with open(os.path.join(self.path, 'x%i')) as file:
            for line in file:
                yield json.loads(line), other(depth - 1)

def work%i(depth):
    global LIMIT
    LIMIT = depth
    table = {'a': work%i, 'b': lambda x: other(x), 'c': print}
    thing = Thing%n('p', 1, 2, key='v%i')
    return [table['a'](x) for x in thing.read(depth) if x]
)";

constexpr const char* java = R"(package p%i;
import java.util.*;
import p%n.Item%n;
public class Item%i extends Item%n implements Comparable<Item%i> {
    private final List<Item%n> parts = new ArrayList<>();
    public int compareTo(Item%i other) { return size() - other.size(); }
    public int size() { return parts.stream().map(x -> x.size()).reduce(0, Integer::sum); }
    static void main(String[] args) { new Item%i().add(new Item%n()); System.out.println(args[0]); }
    void add(Item%n item) { parts.add(item); parts.sort(null); }
}
)";

constexpr const char* c = R"(#include <stdio.h>
#include "u%n.h"
#define CALL%i(f, x) f(x)
static int count%i;
#ifdef HAVE_%i
int extra%i(int n) { return n; }
#endif
static int inner(int n) { return n > 0 ? inner(n - 1) : count%i++; }
int (*hook%i)(int) = inner;
int run%i(int n) { return CALL%i(run%n, n) + hook%n(n) + printf("%i"); }
)";

constexpr const char* script = R"(const fs = require('fs');
const { make%n, Shape%n } = require('./s%n');
class Shape%i extends Shape%n { area(k) { return [1, 2, k].map(x => this.grow(x)); } grow(x) { return make%n(x); } }
function make%i(x) { const o = { run() { return new Shape%i(); }, name: 'n%i' }; fs.readFileSync(x, y => y); return o.run(); }
module.exports = { make%i, Shape%i };
)";

/// Files of several languages and quite different sizes that name each other.
Sources mixed()
{
    constexpr int files = 24;
    Sources sources;
    for (int i = 0; i < files; ++i) {
        const int other = (i * 7 + 3) % files;
        QByteArray large = numbered(python, i, other);
        for (int part = 0; i % 5 == 0 && large.size() < 100 * 1024; ++part)
            large += "def part" + QByteArray::number(part) + "(a, b):\n    return work" + QByteArray::number(i)
                + "(a + b * " + QByteArray::number(part) + ")\n";
        sources.push_back({ QStringLiteral("py/m%1.py").arg(i), large });
        sources.push_back({ QStringLiteral("java/p%1/Item%1.java").arg(i), numbered(java, i, other) });
        sources.push_back({ QStringLiteral("c/u%1.c").arg(i), numbered(c, i, other) });
        sources.push_back(
            { QStringLiteral("c/u%1.h").arg(i), numbered("int run%i(int);\nextern int (*hook%i)(int);\n", i, 0) });
        sources.push_back({ QStringLiteral("js/s%1.js").arg(i), numbered(script, i, other) });
    }
    sources.push_back({ QStringLiteral("py/binary.py"), QByteArray("x\0y", 3) });
    return sources;
}

/// All that a graph says, its numbers included: they must not depend on who did what when, either.
QStringList contents(const CodeGraph& graph)
{
    QStringList list;
    for (const Node& node : graph.nodes)
        list << QStringLiteral("node %1 %2 %3:%4-%5 %6 %7 %8")
                    .arg(nodeKindName(node.kind))
                    .arg(int(node.scope))
                    .arg(node.file)
                    .arg(node.line)
                    .arg(node.endLine)
                    .arg(node.facts)
                    .arg(node.qualifiedName)
                    .arg(graph.text(node.qualifiedName));
    for (const Edge& edge : graph.edges)
        list << QStringLiteral("edge %1 %2 %3 %4 %5")
                    .arg(edge.from)
                    .arg(edge.to)
                    .arg(edgeKindName(edge.kind))
                    .arg(edge.line)
                    .arg(double(edge.confidence));
    for (const BodyFacts& body : graph.facts) {
        list << QStringLiteral("body %1 %2 %3 %4").arg(body.node).arg(body.lines).arg(body.cognitive).arg(body.nesting);
        for (const CallFact& call : body.calls)
            list << QStringLiteral("call %1 %2 %3").arg(call.line).arg(graph.text(call.callee)).arg(call.target);
    }
    for (const HandleUse& use : graph.handles)
        list << QStringLiteral("handle %1 %2 %3").arg(use.function).arg(use.line).arg(use.origin);
    for (const LibraryUse& library : graph.libraries) {
        list << QStringLiteral("library %1 %2").arg(graph.text(library.name)).arg(library.usedBy.size());
        for (const LibraryMember& member : library.members)
            list << QStringLiteral("member %1 %2 %3")
                        .arg(graph.text(member.name))
                        .arg(member.count)
                        .arg(member.usedBy.size());
    }
    for (const SkippedFile& file : graph.skipped)
        list << QStringLiteral("skipped %1 %2").arg(file.path, file.reason);
    return list;
}
} // namespace

class ThreadsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyNumberOfThreadsGivesTheSame()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder, mixed());
        const auto one = build(root, 1);
        QVERIFY(one && one->edges.size() > 1000);
        const QStringList wanted = contents(*one);
        for (const int threads : { 2, 3, 8, 2, 8, 1 }) {
            const auto many = build(root, threads);
            QVERIFY(many);
            QCOMPARE(many->stats.threads, threads);
            const QStringList found = contents(*many);
            QCOMPARE(found.size(), wanted.size());
            for (qsizetype i = 0; i < wanted.size(); ++i)
                QCOMPARE(found[i], wanted[i]);
            QCOMPARE(many->strings.size(), one->strings.size());
        }
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threadstest.moc"
