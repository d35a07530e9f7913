// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphsession.h"
#include "graphtesting.h"

#include <QRandomGenerator>

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {
/// A file as a list of statements, so that edits keep it a program.
struct Module
{
    QString path;
    QStringList imports;
    QStringList blocks; ///< Functions, classes and statements.
};

/// Everything in a graph, by names instead of numbers.
QStringList wholeGraph(const CodeGraph& graph)
{
    QStringList lines;
    for (NodeId i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        lines << QStringLiteral("node %1 %2 %3 %4-%5 %6")
                     .arg(nodeKindName(node.kind), graph.qualifiedName(i), graph.path(i))
                     .arg(node.line)
                     .arg(node.endLine)
                     .arg(node.external);
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
        lines << QStringLiteral("library %1 %2").arg(graph.text(library.name)).arg(library.usedBy.size());
    for (const SourceFile& file : graph.files)
        lines << QStringLiteral("file %1 %2 %3").arg(file.path).arg(file.lines).arg(file.bytes);
    for (const SkippedFile& file : graph.skipped)
        lines << QStringLiteral("skipped %1 %2").arg(file.path, file.reason);
    lines.sort();
    return lines;
}

/// Random programs and random edits of them.
class Editor
{
public:
    Editor(quint32 seed, bool isPython)
        : m_random(seed)
        , m_isPython(isPython)
    {
        for (int i = 0; i < 8; ++i)
            m_modules.push_back({ QStringLiteral("m%1").arg(i), {}, {} });
        for (Module& module : m_modules) {
            for (int i = 0; i < 3; ++i)
                module.imports << import();
            for (int i = 0; i < 6; ++i)
                module.blocks << block();
        }
    }
    /// Changes one file in one way; returns its number.
    int edit()
    {
        const int index = number(int(m_modules.size()));
        Module& module = m_modules[size_t(index)];
        switch (number(6)) {
        case 0:
            module.blocks.insert(number(int(module.blocks.size()) + 1), block());
            break;
        case 1:
            if (!module.blocks.isEmpty())
                module.blocks.removeAt(number(int(module.blocks.size())));
            break;
        case 2:
            module.imports[number(int(module.imports.size()))] = import();
            break;
        case 3:
            if (!module.blocks.isEmpty())
                module.blocks[number(int(module.blocks.size()))].replace(name(), name());
            break;
        case 4: // What no value depends on.
            module.blocks.insert(number(int(module.blocks.size()) + 1),
                m_isPython ? QStringLiteral("# moved") : QStringLiteral("// moved"));
            break;
        default:
            if (!module.blocks.isEmpty())
                module.blocks[number(int(module.blocks.size()))] = block();
        }
        return index;
    }
    QString path(int module) const
    {
        return m_modules[size_t(module)].path + (m_isPython ? QStringLiteral(".py") : QStringLiteral(".js"));
    }
    QByteArray text(int module) const
    {
        const Module& entry = m_modules[size_t(module)];
        return (entry.imports.join(QLatin1Char('\n')) + QLatin1Char('\n') + entry.blocks.join(QLatin1Char('\n'))
            + QLatin1Char('\n'))
            .toUtf8();
    }
    int count() const { return int(m_modules.size()); }
    int number(int below) { return int(m_random.bounded(below)); }

private:
    QString name() { return QStringLiteral("name%1").arg(number(9)); }
    QString other() { return QStringLiteral("m%1").arg(number(8)); }
    QString import()
    {
        if (m_isPython)
            return number(2) == 0 ? QStringLiteral("import %1").arg(other())
                                  : QStringLiteral("from %1 import %2").arg(other(), name());
        return QStringLiteral("import { %1 } from './%2.js';").arg(name(), other());
    }
    QString call()
    {
        const QString target = number(3) == 0 && m_isPython ? other() + QLatin1Char('.') + name() : name();
        return QStringLiteral("%1(%2)").arg(target, number(2) == 0 ? name() : QStringLiteral("%1").arg(number(5)));
    }
    QString block()
    {
        const QString first = name();
        const QString second = name();
        if (!m_isPython) {
            switch (number(4)) {
            case 0:
                return QStringLiteral("export function %1(p) {\n  p();\n  return %2;\n}").arg(first, call());
            case 1:
                return QStringLiteral("export class %1 extends %2 {\n  %3(q) { this.f = q; return this.f(%4); }\n}")
                    .arg(first, second, name(), call());
            case 2:
                return QStringLiteral("var %1 = new %2(%3);\n%1.%4(%5);").arg(first, second, name(), name(), call());
            default:
                return QStringLiteral("var %1 = { %2: %3 };\n%1.%2();").arg(first, second, name());
            }
        }
        switch (number(4)) {
        case 0:
            return QStringLiteral("def %1(p):\n    p()\n    return %2").arg(first, call());
        case 1:
            return QStringLiteral("class %1(%2):\n    def %3(self, q):\n        self.f = q\n        return self.f(%4)")
                .arg(first, second, name(), call());
        case 2:
            return QStringLiteral("%1 = %2(%3)\n%1.%4(%5)").arg(first, second, name(), name(), call());
        default:
            return QStringLiteral("%1 = [%2, %3]\nfor %4 in %1:\n    %4(%5)")
                .arg(first, second, name(), name(), call());
        }
    }

    QRandomGenerator m_random;
    bool m_isPython;
    std::vector<Module> m_modules;
};
} // namespace

/// A session's graph after edits equals the one that is built from nothing.
class SessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomEdits_data()
    {
        QTest::addColumn<bool>("isPython");
        QTest::newRow("Python") << true;
        QTest::newRow("JavaScript") << false;
    }
    void randomEdits()
    {
        QFETCH(bool, isPython);
        int solved = 0;
        int edits = 0;
        for (quint32 seed = 1; seed <= 6; ++seed) {
            Editor editor(seed, isPython);
            const QTemporaryDir folder;
            Sources sources;
            for (int i = 0; i < editor.count(); ++i)
                sources.push_back({ editor.path(i), editor.text(i) });
            const QString root = writeSources(folder, sources);
            GraphSession session({ root }, oneThread());
            QVERIFY(session.update(TaskContext()));
            for (int i = 0; i < 25; ++i, ++edits) {
                const int module = editor.edit();
                writeSources(folder, { { editor.path(module), editor.text(module) } });
                const auto graph = session.update({ root + QLatin1Char('/') + editor.path(module) }, TaskContext());
                QVERIFY(graph);
                QCOMPARE(session.effort().filesRead, size_t(1));
                solved += session.effort().hasSolved ? 1 : 0;
                QCOMPARE(wholeGraph(**graph), wholeGraph(*build(root)));
            }
        }
        QVERIFY(solved > 0);
        QVERIFY2(solved < edits, "No edit was found to leave the flow of values alone");
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
    void cancelledUpdateIsMadeUpFor()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder, { { QStringLiteral("a.py"), "def f(): pass\nf()\n" } });
        GraphSession session({ root }, oneThread());
        QVERIFY(session.update(TaskContext()));
        writeSources(folder, { { QStringLiteral("a.py"), "def g(): pass\ng()\n" } });
        TaskContext cancelled;
        cancelled.cancel();
        QVERIFY(!session.update({ root + QStringLiteral("/a.py") }, cancelled));
        const auto graph = session.update({ root + QStringLiteral("/a.py") }, TaskContext());
        QVERIFY(graph);
        QCOMPARE(wholeGraph(**graph), wholeGraph(*build(root)));
    }

private:
    static GraphOptions oneThread()
    {
        GraphOptions options;
        options.threads = 1;
        return options;
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
