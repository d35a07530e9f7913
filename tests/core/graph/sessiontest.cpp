// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodyeditor.h"
#include "core/graph/graphsession.h"
#include "graphtesting.h"
#include "programeditor.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {
QString names(const CodeGraph& graph, const std::vector<NodeId>& nodes)
{
    QStringList all;
    for (const NodeId node : nodes)
        all << graph.qualifiedName(node);
    all.sort();
    return all.join(QLatin1Char(' '));
}

/// Everything in a graph, by names instead of numbers.
QStringList wholeGraph(const CodeGraph& graph)
{
    QStringList lines;
    for (NodeId i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        lines << QStringLiteral("node %1 %2 %3 %4-%5 %6 %7")
                     .arg(nodeKindName(node.kind), graph.qualifiedName(i), graph.path(i))
                     .arg(node.line)
                     .arg(node.endLine)
                     .arg(node.external)
                     .arg(int(node.scope));
    }
    for (const Edge& edge : graph.edges)
        lines << QStringLiteral("edge %1 %2 %3 %4 %5")
                     .arg(edgeKindName(edge.kind), graph.qualifiedName(edge.from), graph.qualifiedName(edge.to))
                     .arg(edge.line)
                     .arg(double(edge.confidence));
    for (const BodyFacts& body : graph.facts) {
        lines << QStringLiteral("body %1 %2 %3 %4 %5")
                     .arg(graph.qualifiedName(body.node))
                     .arg(body.cyclomatic)
                     .arg(body.cognitive)
                     .arg(body.lines)
                     .arg(body.loops.size());
        for (const CallFact& call : body.calls)
            lines << QStringLiteral("call %1 %2 %3 %4")
                         .arg(graph.qualifiedName(body.node), graph.text(call.callee), graph.text(call.arguments))
                         .arg(call.target == noIndex ? QString() : graph.qualifiedName(call.target));
    }
    for (const LibraryUse& library : graph.libraries)
        lines << QStringLiteral("library %1 %2 %3")
                     .arg(graph.text(library.name), library.version, names(graph, library.usedBy));
    for (const LibraryUse& library : graph.libraries) {
        for (const LibraryMember& member : library.members)
            lines << QStringLiteral("member %1 %2 %3 %4")
                         .arg(graph.text(library.name), graph.text(member.name), names(graph, member.usedBy))
                         .arg(member.count);
    }
    for (const HandleUse& use : graph.handles)
        lines << QStringLiteral("handle %1 %2 %3 %4")
                     .arg(graph.qualifiedName(use.function), graph.text(use.origin))
                     .arg(use.file)
                     .arg(use.line);
    for (const SourceFile& file : graph.files)
        lines << QStringLiteral("file %1 %2 %3").arg(file.path).arg(file.lines).arg(file.bytes);
    for (const SkippedFile& file : graph.skipped)
        lines << QStringLiteral("skipped %1 %2").arg(file.path, file.reason);
    lines.sort();
    return lines;
}
} // namespace

/// A session's graph after edits equals the one that is built from nothing.
class SessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomEdits_data()
    {
        QTest::addColumn<int>("dialect");
        for (size_t i = 0; i < dialects().size(); ++i)
            QTest::newRow(dialects()[i].name) << int(i);
    }
    void randomEdits()
    {
        QFETCH(int, dialect);
        int solved = 0;
        int edits = 0;
        for (quint32 seed = 1; seed <= 4; ++seed) {
            ProgramEditor editor(seed, dialects()[size_t(dialect)]);
            const QTemporaryDir folder;
            Sources sources;
            for (int i = 0; i < editor.count(); ++i)
                sources.push_back({ editor.path(i), editor.text(i) });
            const QString root = writeSources(folder, sources);
            GraphSession session({ root }, oneThread());
            QVERIFY(session.update(TaskContext()));
            for (int i = 0; i < 25; ++i) {
                const bool comesOrGoes = i % 8 == 7;
                const int module = comesOrGoes ? editor.addOrRemove() : editor.edit();
                const QString path = root + QLatin1Char('/') + editor.path(module);
                if (editor.exists(module))
                    writeSources(folder, { { editor.path(module), editor.text(module) } });
                else
                    QVERIFY(QFile::remove(path));
                const auto graph
                    = comesOrGoes ? session.update(TaskContext()) : session.update({ path }, TaskContext());
                QVERIFY(graph);
                QCOMPARE(session.effort().filesRead, size_t(editor.exists(module) ? 1 : 0));
                QCOMPARE(wholeGraph(**graph), wholeGraph(*build(root)));
                edits += comesOrGoes ? 0 : 1;
                solved += !comesOrGoes && session.effort().hasSolved ? 1 : 0;
            }
        }
        QVERIFY(solved > 0);
        QVERIFY2(solved < edits, "No edit was found to leave the flow of values alone");
    }
    void bodyEdits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    /// Statements change while definitions stay: only what depends on them flows anew.
    void bodyEdits()
    {
        QFETCH(quint32, seed);
        BodyEditor editor(seed);
        const QTemporaryDir folder;
        Sources sources;
        for (int i = 0; i < editor.count(); ++i)
            sources.push_back({ BodyEditor::path(i), editor.text(i) });
        const QString root = writeSources(folder, sources);
        GraphSession session({ root }, oneThread());
        QVERIFY(session.update(TaskContext()));
        int followed = 0;
        for (int i = 0; i < editCount(); ++i) {
            const int module = editor.edit();
            const QString path = root + QLatin1Char('/') + BodyEditor::path(module);
            writeSources(folder, { { BodyEditor::path(module), editor.text(module) } });
            const auto graph = session.update({ path }, TaskContext());
            QVERIFY(graph);
            QCOMPARE(wholeGraph(**graph), wholeGraph(*build(root)));
            followed += session.effort().hasFollowed ? 1 : 0;
        }
        QVERIFY2(followed > editCount() / 2, qPrintable(QString::number(followed)));
    }
    void filesComeAndGo()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(
            folder, { { QStringLiteral("a.py"), "import b\nb.f()\n" }, { QStringLiteral("b.py"), "def f(): pass\n" } });
        GraphSession session({ root }, oneThread());
        const auto first = session.update(TaskContext());
        QVERIFY(first);
        QVERIFY(calls(**first).contains(QStringLiteral("a > b.f")));
        // Nothing has changed.
        QCOMPARE(*session.update(TaskContext()), *first);
        QVERIFY(QFile::remove(root + QStringLiteral("/b.py")));
        const auto without = session.update(TaskContext());
        QVERIFY(without);
        QCOMPARE(wholeGraph(**without), wholeGraph(*build(root)));
        writeSources(folder,
            { { QStringLiteral("b.py"), "def g(): pass\ndef f(): g()\n" }, { QStringLiteral("c.py"), "import a\n" },
                { QStringLiteral("d.py"), QByteArray("x = 1\0\0", 7) } });
        const auto with = session.update(TaskContext());
        QVERIFY(with);
        QCOMPARE(wholeGraph(**with), wholeGraph(*build(root)));
        QVERIFY(calls(**with).contains(QStringLiteral("b.f > b.g")));
        // A file that cannot be read any more is skipped as it would be at first.
        writeSources(folder, { { QStringLiteral("b.py"), QByteArray("x = 1\0\0\0", 8) } });
        const auto broken = session.update({ root + QStringLiteral("/b.py") }, TaskContext());
        QVERIFY(broken);
        QCOMPARE(wholeGraph(**broken), wholeGraph(*build(root)));
        // The first graph is still what it was.
        QVERIFY(calls(**first).contains(QStringLiteral("a > b.f")));
    }
    void manifestsCount()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder,
            { { QStringLiteral("go.mod"), "module example.com/a\n" },
                { QStringLiteral("main.go"),
                    "package main\nimport \"example.com/a/part\"\nfunc main() { part.F() }\n" },
                { QStringLiteral("part/part.go"), "package part\nfunc F() {}\n" } });
        GraphSession session({ root }, oneThread());
        const auto first = session.update(TaskContext());
        QVERIFY(first);
        QVERIFY(calls(**first).filter(QStringLiteral("part.F")).size() == 1);
        writeSources(folder, { { QStringLiteral("go.mod"), "module example.com/other\n" } });
        const auto second = session.update(TaskContext());
        QVERIFY(second);
        QCOMPARE(session.effort().filesRead, size_t(0));
        QCOMPARE(wholeGraph(**second), wholeGraph(*build(root)));
        QVERIFY(wholeGraph(**second) != wholeGraph(**first));
    }
    void cancelledUpdateIsMadeUpFor()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder,
            { { QStringLiteral("a.py"), "def f(): pass\nf()\n" }, { QStringLiteral("b.py"), "def f(): pass\n" } });
        GraphSession session({ root }, oneThread());
        QVERIFY(session.update(TaskContext()));
        writeSources(folder, { { QStringLiteral("a.py"), "def g(): pass\ng()\n" } });
        TaskContext cancelled;
        cancelled.cancel();
        QVERIFY(!session.update({ root + QStringLiteral("/a.py") }, cancelled));
        // Though it is not named again.
        writeSources(folder, { { QStringLiteral("b.py"), "def h(): pass\nh()\n" } });
        const auto graph = session.update({ root + QStringLiteral("/b.py") }, TaskContext());
        QVERIFY(graph);
        QCOMPARE(wholeGraph(**graph), wholeGraph(*build(root)));
    }

private:
    static int editCount() { return std::max(60, qEnvironmentVariableIntValue("FOREGUEST_TEST_EDITS")); }
    static GraphOptions oneThread()
    {
        GraphOptions options;
        options.threads = 1;
        return options;
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
