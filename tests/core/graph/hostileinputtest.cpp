// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildsteps.h"
#include "tests/core/graph/graphtesting.h"

#include <QFileInfo>
#include <QStringEncoder>

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {

const QString goodFile = QStringLiteral("good.py");
const QByteArray goodText = "def f(): pass\nf()\n";
const QString goodCall = QStringLiteral("good > good.f");

QString reasonFor(const CodeGraph& graph, const QString& name)
{
    for (const SkippedFile& file : graph.skipped) {
        if (QFileInfo(file.path).fileName() == name)
            return file.reason;
    }
    return {};
}

QByteArray encoded(QStringConverter::Encoding encoding, const QString& text)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder.encode(text);
}

/// A nest of one construct in one language: `before`, `open` and `close` as often as wanted, `after`.
struct Nest
{
    const char* name;
    const char* file;
    const char* before;
    const char* open;
    const char* middle;
    const char* close;
    const char* after;
};

constexpr Nest nests[] {
    { "Python functions", "m.py", "x = ", "f(lambda a: ", "1", ")", "\n" },
    { "Python conditions", "m.py", "x = ", "1 if a else ", "1", "", "\n" },
    { "Python operators", "m.py", "x = 1", " + f()", "", "", "\n" },
    { "Python subscripts", "m.py", "x = a", "[b", "", "]", "\n" },
    { "JavaScript arrows", "m.js", "x = ", "a => (", "1", ")", ";\n" },
    { "JavaScript objects", "m.js", "x = ", "{ a: ", "1", "}", ";\n" },
    { "JavaScript classes", "m.js", "x = ", "class { m() { return ", "1", "} }", ";\n" },
    { "JavaScript templates", "m.js", "x = ", "`${", "1", "}`", ";\n" },
    { "JavaScript conditions", "m.js", "x = ", "a ? 1 : ", "1", "", ";\n" },
    { "JavaScript chain", "m.js", "x", ".then(f)", "", "", ";\n" },
    { "TypeScript types", "m.ts", "let x: ", "Array<", "A", ">", ";\n" },
    { "TypeScript namespaces", "m.ts", "", "namespace n { ", "", "}", "\n" },
    { "TSX elements", "m.tsx", "x = ", "<A>", "", "</A>", ";\n" },
    { "C pointers", "m.c", "int ", "(*", "x", ")", ";\n" },
    { "C else", "m.c", "void f(void) { ", "if (a) { } else ", "{ }", "", "}\n" },
    { "C calls", "m.c", "int x = ", "f(", "1", ")", ";\n" },
    { "C structs", "m.c", "", "struct { ", "int a;", "} a;", "\n" },
    { "C conditions", "m.c", "", "#if A\n", "int a;\n", "#endif\n", "\n" },
    { "C++ templates", "m.cpp", "", "A<", "int", ">", " x;\n" },
    { "C++ namespaces", "m.cpp", "", "namespace n { ", "", "}", "\n" },
    { "C++ lambdas", "m.cpp", "auto x = ", "[] { return ", "1", "; }", ";\n" },
    { "C++ streams", "m.cpp", "void f() { s", " << g()", "", "", ";}\n" },
    { "Java brackets", "m.java", "class A { int x = ", "(", "1", ")", "; }\n" },
    { "Java blocks", "m.java", "class A { void f() ", "{", "", "}", "}\n" },
    { "Java classes", "m.java", "", "class A { ", "", "}", "\n" },
    { "Java lambdas", "m.java", "class A { Object x = ", "() -> ", "1", "", "; }\n" },
    { "Java generics", "m.java", "class A { ", "A<", "B", ">", " x; }\n" },
    { "Java anonymous", "m.java", "class A { Object x = ", "new A() { Object x = ", "1", ";}", "; }\n" },
    { "Go brackets", "m.go", "package m\nvar x = ", "(", "1", ")", "\n" },
    { "Go functions", "m.go", "package m\nvar x = ", "func() { _ = ", "1", "}", "\n" },
    { "Go types", "m.go", "package m\nvar x ", "[]map[int]", "int", "", "\n" },
    { "Go blocks", "m.go", "package m\nfunc f() ", "{", "", "}", "\n" },
    { "Rust brackets", "m.rs", "static X: i32 = ", "(", "1", ")", ";\n" },
    { "Rust blocks", "m.rs", "fn f() ", "{", "", "}", "\n" },
    { "Rust closures", "m.rs", "fn f() { let x = ", "|a| ", "1", "", "; }\n" },
    { "Rust modules", "m.rs", "", "mod m { ", "", "}", "\n" },
    { "Rust types", "m.rs", "type T = ", "Box<", "i32", ">", ";\n" },
    { "Rust uses", "m.rs", "use ", "a::{", "b", "}", ";\n" },
    { "C# brackets", "m.cs", "class A { int x = ", "(", "1", ")", "; }\n" },
    { "C# blocks", "m.cs", "class A { void F() ", "{", "", "}", "}\n" },
    { "Ruby brackets", "m.rb", "x = ", "[", "1", "]", "\n" },
    { "Ruby blocks", "m.rb", "", "f do\n", "1\n", "end\n", "\n" },
    { "PHP brackets", "m.php", "<?php $x = ", "(", "1", ")", ";\n" },
    { "PHP functions", "m.php", "<?php $x = ", "function() { return ", "1", "; }", ";\n" },
    { "Bash substitutions", "m.sh", "x=", "$(f ", "1", ")", "\n" },
    { "Bash groups", "m.sh", "", "{ ", "f; ", "}; ", "\n" },
};

} // namespace

/// Input that no tool should be given: it costs bounded time and memory, and never the result of the other files.
class HostileInputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void utf16_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("little endian") << int(QStringConverter::Utf16LE);
        QTest::newRow("big endian") << int(QStringConverter::Utf16BE);
        QTest::newRow("UTF-8 with a mark") << int(QStringConverter::Utf8);
    }
    void utf16()
    {
        QFETCH(int, encoding);
        const QByteArray bytes = encoded(QStringConverter::Encoding(encoding),
            QStringLiteral("def gr\u00FC\u00DFe():\n    pass\ngr\u00FC\u00DFe()\n"));
        const auto graph = build(Sources { { QStringLiteral("wide.py"), bytes } });
        QVERIFY(graph);
        QCOMPARE(graph->skipped.size(), size_t(0));
        QCOMPARE(calls(*graph), QStringList(QStringLiteral("wide > wide.gr\u00FC\u00DFe")));
        QCOMPARE(graph->files.front().lines, quint32(3));
    }

    void brokenUtf16()
    {
        // A lone surrogate and half a unit at the end.
        const QByteArray bytes
            = QByteArray("\xFF\xFE", 2) + QByteArray("\x00\xD8", 2) + QByteArray("x\0=\0001\0\n\0y", 9);
        const auto graph = build(Sources { { QStringLiteral("wide.py"), bytes }, { goodFile, goodText } });
        QVERIFY(graph);
        QCOMPARE(graph->files.size(), size_t(2));
        QCOMPARE(calls(*graph), QStringList(goodCall));
    }

    void nulBytesAreNoSource()
    {
        const auto graph = build(Sources { { QStringLiteral("nul.py"), QByteArray("x = 1\n\0y = 2\n", 13) },
            { QStringLiteral("wide.py"),
                QByteArray("\xFF\xFE"
                           "x\0\0\0",
                    6) },
            { QStringLiteral("utf32.py"),
                QByteArray("\xFF\xFE\0\0"
                           "x\0\0\0",
                    8) },
            { goodFile, goodText } });
        QVERIFY(graph);
        for (const char* name : { "nul.py", "wide.py", "utf32.py" })
            QVERIFY(reasonFor(*graph, QString::fromLatin1(name)).contains(QStringLiteral("NUL")));
        QCOMPARE(calls(*graph), QStringList(goodCall));
    }

    void invalidUtf8InEveryLanguage()
    {
        Sources sources { { goodFile, goodText } };
        for (const auto& language : LanguageRegistry::instance().languages())
            sources.emplace_back(QStringLiteral("bad") + language->extensions.front(),
                "\xC3\x28 caf\xE9(\xFF\xFE\xFD) { \xF0\x28\x8C\xBC \"\xE2\x82\" }\n\xED\xA0\x80 = 1;\n");
        const auto graph = build(sources);
        QVERIFY(graph);
        QCOMPARE(graph->skipped.size(), size_t(0));
        QVERIFY(calls(*graph).contains(goodCall));
    }

    void deepNesting_data()
    {
        QTest::addColumn<size_t>("nest");
        for (size_t i = 0; i < std::size(nests); ++i)
            QTest::newRow(nests[i].name) << i;
    }
    void deepNesting()
    {
        QFETCH(size_t, nest);
        const Nest& n = nests[nest];
        // The variable tries it at any depth; 200,000 was tried by hand.
        bool isSet = false;
        const int wanted = qEnvironmentVariableIntValue("FOREGUEST_TEST_NESTING", &isSet);
        const int levels = isSet ? wanted : 3'000;
        const QByteArray text = QByteArray(n.before) + QByteArray(n.open).repeated(levels) + n.middle
            + QByteArray(n.close).repeated(levels) + n.after;
        const auto graph = build(Sources { { QString::fromLatin1(n.file), text }, { goodFile, goodText } });
        QVERIFY(graph);
        QCOMPARE(graph->files.size() + graph->skipped.size(), size_t(2));
        QVERIFY(calls(*graph).contains(goodCall));
    }

    void oneLongLine_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        constexpr int times = 5'000;
        const auto row = [](const char* file, const char* before, const char* part, const char* after) {
            QTest::newRow(file) << QString::fromLatin1(file)
                                << QByteArray(before) + QByteArray(part).repeated(times) + after;
        };
        row("m.js", "var a = [", "f(1),{b:[2]},", "];");
        row("m.ts", "", "a.b(c=>c+1);", "");
        row("m.py", "a = [", "f(1), {'b': [2]}, ", "]");
        row("m.c", "int f(void) { ", "a[1] = g(2);", " }");
        row("m.cpp", "void f() { ", "a << b->c(2);", " }");
        row("m.java", "class A { void f() { ", "a.b(c -> c + 1);", " } }");
        row("m.go", "package m; func f() { ", "a(b, 1); ", "}");
        row("m.rs", "fn f() { ", "a.b(|c| c + 1)?;", " }");
        row("m.cs", "class A { void F() { ", "a.b(c => c + 1);", " } }");
        row("m.rb", "", "a.b { |c| c + 1 };", "");
        row("m.php", "<?php ", "$a->b(fn($c) => $c + 1);", "");
        row("m.sh", "", "a \"$b\"; ", "");
    }
    void oneLongLine()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        const auto graph = build(Sources { { file, text }, { goodFile, goodText } });
        QVERIFY(graph);
        QCOMPARE(graph->files.size() + graph->skipped.size(), size_t(2));
        QVERIFY(calls(*graph).contains(goodCall));
    }

    void generatedParser()
    {
        QByteArray table = "static const short yytable[] = {\n";
        for (int i = 0; i < 20'000; ++i)
            table += QByteArray::number(i % 977) + (i % 12 == 11 ? ",\n" : ", ");
        table += "};\nint yyparse(int state)\n{\n    switch (state) {\n";
        for (int i = 0; i < 2'000; ++i) {
            const QByteArray n = QByteArray::number(i);
            table += "    case " + n + ": { if (yytable[" + n + "] > 3) goto l" + n + "; reduce(" + n + "); l" + n
                + ": break; }\n";
        }
        table += "    }\n    return 0;\n}\nint reduce(int rule) { return rule; }\n";
        const auto graph = build(Sources { { QStringLiteral("parser.c"), table }, { goodFile, goodText } });
        QVERIFY(graph);
        QCOMPARE(graph->skipped.size(), size_t(0));
        QVERIFY(calls(*graph).contains(QStringLiteral("parser.yyparse > parser.reduce")));
        QVERIFY(factsOf(*graph, "parser.yyparse")->cyclomatic > 4'000);
        QVERIFY(calls(*graph).contains(goodCall));
    }

    void theWrongLanguage()
    {
        const QByteArray texts[] { QByteArray(1, '\x7F') + "ELF not really",
            "<html><body onload=\"f()\"><script>f()</script></body></html>\n", "{\"a\": [1, 2, {\"b\": null}]}\n",
            "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj <</Type /Catalog>> endobj\n",
            "#include <stdio.h>\nint main(void) { return puts(\"x\"); }\n",
            "Dear reader,\n\nthis isn't code; it's a letter (with \"quotes' and [brackets).\n",
            "SELECT * FROM a WHERE b = 'c' AND (d IN (1, 2);\n", "key: value\n- list: [a, b\n" };
        Sources sources { { goodFile, goodText } };
        int number = 0;
        for (const auto& language : LanguageRegistry::instance().languages()) {
            for (const QByteArray& text : texts)
                sources.emplace_back(QStringLiteral("w%1%2").arg(++number).arg(language->extensions.front()), text);
        }
        const auto graph = build(sources);
        QVERIFY(graph);
        QCOMPARE(graph->files.size() + graph->skipped.size(), sources.size());
        QVERIFY(calls(*graph).contains(goodCall));
    }

    void halfTypedCodeKeepsTheRest()
    {
        const auto graph = build(Sources {
            { QStringLiteral("a.py"),
                "def before():\n    after()\n\nclass A:\n    def half(self, x=\n\ndef after():\n    before()\n" },
            { QStringLiteral("b.js"),
                "function before() { after(); }\nlet x = foo(1,;\nfunction after() { before(); }\n" },
            { QStringLiteral("c.java"),
                "class A {\n  void before() { after(); }\n  int half = foo(1, ;\n  void after() { before(); "
                "}\n}\n" } });
        QVERIFY(graph);
        const QStringList found = calls(*graph);
        for (const char* call :
            { "a.before > a.after", "a.after > a.before", "b.before > b.after", "b.after > b.before" })
            QVERIFY2(found.contains(QString::fromLatin1(call)), call);
        QVERIFY(found.contains(QStringLiteral("c.A.before > c.A.after")));
    }

    void loopsOfLinks()
    {
        const QTemporaryDir folder;
        const QString root
            = writeSources(folder, { { goodFile, goodText }, { QStringLiteral("a/b/deep.py"), "x = 1\n" } });
        const auto link = [&](const char* to, const char* name) {
            return QFile::link(QString::fromLatin1(to), root + QLatin1Char('/') + QString::fromLatin1(name));
        };
        QVERIFY(link("self.py", "self.py"));
        QVERIFY(link("two.py", "one.py"));
        QVERIFY(link("one.py", "two.py"));
        QVERIFY(link(".", "here"));
        QVERIFY(link("..", "a/up"));
        QVERIFY(link("../..", "a/b/root"));
        QVERIFY(link("../b", "a/b/again"));
        const auto graph = build(root);
        QVERIFY(graph);
        QCOMPARE(graph->files.size(), size_t(2));
        for (const char* name : { "self.py", "one.py", "two.py" })
            QVERIFY(reasonFor(*graph, QString::fromLatin1(name)).contains(QStringLiteral("cannot be read")));
        QCOMPARE(calls(*graph), QStringList(goodCall));
    }

    void manyFiles()
    {
        Sources sources;
        constexpr int count = 1'000;
        for (int i = 0; i < count; ++i)
            sources.emplace_back(QStringLiteral("d%1/m%2.py").arg(i % 50).arg(i), "def f(): pass\nf()\n");
        const auto graph = build(sources, 2);
        QVERIFY(graph);
        QCOMPARE(graph->files.size(), size_t(count));
        QCOMPARE(calls(*graph).size(), qsizetype(count));
    }

    void aFileThatVanishes()
    {
        const QTemporaryDir folder;
        const QString root = writeSources(folder, { { goodFile, goodText }, { QStringLiteral("gone.py"), "x = 1\n" } });
        const auto found = discoverFiles(
            { root }, 10, [](const QString&) { return true; }, TaskContext());
        QVERIFY(found);
        QCOMPARE(found->files.size(), size_t(2));
        QVERIFY(QFile::remove(root + QStringLiteral("/gone.py")));
        const auto files = readFiles(found->files, GraphOptions(), TaskContext());
        QCOMPARE(files.size(), size_t(2));
        QCOMPARE(files[0].skipped, QStringLiteral("cannot be read: No such file or directory"));
        QVERIFY(files[1].skipped.isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostileInputTest)
#include "hostileinputtest.moc"
