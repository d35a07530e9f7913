// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

/// Source text in, call edges by qualified name out.
class CallGraphTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void python_data()
    {
        columns();
        row("direct and nested", "main.py", "def f():\n  def g(): pass\n  g()\nf()\n",
            "main > main.f\nmain.f > main.f.g");
        row("alias", "main.py", "def f(): pass\ng = f\nh = g\nh()\n", "main > main.f");
        row("tuple assignment", "main.py", "def a(): pass\ndef b(): pass\nx, (y, z) = a, (b, a)\nx()\ny()\n",
            "main > main.a\nmain > main.b");
        row("parameter", "main.py", "def f(): pass\ndef run(g): g()\nrun(f)\n", "main > main.run\nmain.run > main.f");
        row("keyword", "main.py", "def f(): pass\ndef run(a, g=None): g()\nrun(1, g=f)\n",
            "main > main.run\nmain.run > main.f");
        row("return", "main.py", "def f(): pass\ndef make(): return f\nmake()()\n", "main > main.make\nmain > main.f");
        row("lambda", "main.py", "f = lambda: len([])\nf()\n",
            "main > main.<lambda@1>\nmain.<lambda@1> > builtins.len");
        row("method through self", "main.py",
            "class A:\n  def __init__(self): self.m()\n  def m(self): pass\na = A()\na.m()\n",
            "main > main.A.__init__\nmain > main.A.m\nmain.A.__init__ > main.A.m");
        row("inherited and super", "main.py",
            "class A:\n  def m(self): pass\nclass B(A):\n  def m(self): super().m()\nB().m()\n",
            "main > main.B\nmain > main.B.m\nmain.B.m > builtins.super\nmain.B.m > main.A.m");
        row("two parents", "main.py",
            "class A:\n  def m(self): pass\nclass B:\n  def m(self): pass\nclass C(A, B): pass\nC().m()\n",
            "main > main.C\nmain > main.A.m");
        row("static and class methods", "main.py",
            "class A:\n  @staticmethod\n  def s(): pass\n  @classmethod\n  def c(cls): cls.s()\nA.c()\n",
            "main > builtins.classmethod\nmain > builtins.staticmethod\nmain > main.A.c\nmain.A.c > main.A.s");
        row("decorator", "main.py", "def deco(f):\n  def inner(): f()\n  return inner\n@deco\ndef g(): pass\ng()\n",
            "main > main.deco\nmain > main.deco.inner\nmain.deco.inner > main.g");
        row("dictionary of functions", "main.py", "def f(): pass\ndef g(): pass\nd = {'a': f, 'b': g}\nd['a']()\n",
            "main > main.f");
        row("list of functions", "main.py", "def f(): pass\nfor h in [f]:\n  h()\n", "main > main.f");
        row("types of literals", "main.py", "','.join([])\n[].append(1)\nd = {}\nd.items()\n\"a\".upper().strip()\n",
            "main > builtins.str.join\nmain > builtins.list.append\nmain > builtins.dict.items\nmain > "
            "builtins.str.upper\nmain > builtins.str.strip");
        row("externals", "main.py",
            "import os\nfrom os.path import join as j\nimport numpy as np\nos.path.join('a')\nj('b')\nnp.zeros(3)\n",
            "main > os.path.join\nmain > numpy.zeros");
        row("map calls back", "main.py", "def f(x): pass\nmap(f, [1])\n", "main > builtins.map\nmain > main.f");
        row("unresolved stays so", "main.py", "def f(x): x.run()\nunknown_name()\n", "");
        row("called object", "main.py", "class A:\n  def __call__(self): pass\na = A()\na()\n",
            "main > main.A\nmain > main.A.__call__");
        row("external base", "main.py",
            "import threading\nclass T(threading.Thread):\n  def go(self): self.start()\nT().go()\n",
            "main > main.T\nmain > main.T.go\nmain.T.go > threading.Thread.start");
        row("recursion", "main.py", "def f(n): return f(n - 1)\n", "main.f > main.f");
        row("generator", "main.py", "def f(): pass\ndef gen():\n  yield f\nfor g in gen():\n  g()\n",
            "main > main.gen\nmain > main.f");
    }
    void python() { check(); }

    void javaScript_data()
    {
        columns();
        row("functions", "main.js", "function f() { g(); }\nfunction g() {}\nf();\n", "main > main.f\nmain.f > main.g");
        row("arrow", "main.js", "const f = () => g();\nfunction g() {}\nf();\n",
            "main > main.<lambda@1>\nmain.<lambda@1> > main.g");
        row("class", "main.js", "class A { constructor() { this.m(); } m() {} static s() {} }\nnew A().m();\nA.s();\n",
            "main > main.A.constructor\nmain > main.A.m\nmain > main.A.s\nmain.A.constructor > main.A.m");
        row("extends", "main.js",
            "class A { constructor() {} m() {} }\nclass B extends A { constructor() { super(); } m() { super.m(); } "
            "}\nnew B().m();\n",
            "main > main.B.constructor\nmain > main.B.m\nmain.B.constructor > main.A.constructor\nmain.B.m > main.A.m");
        row("prototype", "main.js",
            "function A() {}\nA.prototype.m = function m() { this.n(); };\nA.prototype.n = function n() {};\nnew "
            "A().m();\n",
            "main > main.A\nmain > main.m\nmain.m > main.n");
        row("object methods", "main.js", "const o = { f() { this.g(); }, g: function g() {} };\no.f();\n",
            "main > main.f\nmain.f > main.g");
        row("require", "main.js",
            "const fs = require('fs');\nconst { join } = require('node:path');\nfs.readFile('a');\njoin('a');\n",
            "main > fs.readFile\nmain > path.join");
        row("array methods", "main.js", "function f() {}\n[1].map(f).filter(x => x);\n",
            "main > Array.prototype.map\nmain > Array.prototype.filter\nmain > main.f\nmain > main.<lambda@2>");
        row("globals", "main.js", "console.log(JSON.stringify({}));\n", "main > console.log\nmain > JSON.stringify");
        row("immediately called", "main.js", "(function () { f(); })();\nfunction f() {}\n",
            "main > main.<lambda@1>\nmain.<lambda@1> > main.f");
        row("block scope", "main.js", "function f() {}\nfunction g() {}\n{ const f = g; f(); }\nf();\n",
            "main > main.g\nmain > main.f");
        row("two lambdas on a line", "main.js", "(() => 1)(); (() => 2)();\n",
            "main > main.<lambda@1:2>\nmain > main.<lambda@1:15>");
    }
    void javaScript() { check(); }

    void c_data()
    {
        columns();
        row("functions", "main.c",
            "#include <stdio.h>\nstatic int f(int a) { return a; }\nint main(void) { printf(\"%d\", f(1)); return 0; "
            "}\n",
            "main.main > main.f\nmain.main > printf");
        row("pointer", "main.c", "int f(int a) { return a; }\nint main(void) { int (*p)(int) = f; return p(1); }\n",
            "main.main > main.f");
        row("prototype", "main.c", "int f(int);\nint main(void) { return f(1); }\nint f(int a) { return a; }\n",
            "main.main > main.f");
        row("macro is no call", "main.c", "#define TWICE(x) ((x) * 2)\nint main(void) { return TWICE(2); }\n", "");
        row("callback", "main.c",
            "int cmp(const void *a, const void *b) { return 0; }\nint main(void) { qsort(0, 0, 1, cmp); }\n",
            "main.main > qsort\nmain.main > main.cmp");
    }
    void c() { check(); }

    void cpp_data()
    {
        columns();
        row("methods", "main.cpp", "class A { public: void m() { n(); } void n() {} };\nint main() { A a; a.m(); }\n",
            "main.main > main.A\nmain.main > main.A.m\nmain.A.m > main.A.n");
        row("constructor", "main.cpp", "struct A { A() {} };\nint main() { A* a = new A(); }\n",
            "main.main > main.A.A");
        row("defined outside", "main.cpp",
            "class A { void m(); void n(); };\nvoid A::m() { n(); this->n(); }\nvoid A::n() {}\n",
            "main.A.m > main.A.n");
        row("namespace", "main.cpp", "namespace x { namespace y { void f() {} } }\nint main() { x::y::f(); }\n",
            "main.main > main.x.y.f");
        row("standard library", "main.cpp",
            "#include <vector>\nint main() { std::vector<int> v; v.push_back(1); std::sort(v.begin(), v.end()); }\n",
            "main.main > std.vector.push_back\nmain.main > std.sort\nmain.main > std.vector.begin\nmain.main > "
            "std.vector.end");
        row("inherited", "main.cpp", "struct A { void m() {} };\nstruct B : public A { void k() { m(); } };\n",
            "main.B.k > main.A.m");
        row("lambda", "main.cpp", "void g() {}\nint main() { auto f = [] { g(); }; f(); }\n",
            "main.main > main.main.<lambda@2>\nmain.main.<lambda@2> > main.g");
    }
    void cpp() { check(); }

    void pythonImports()
    {
        const auto graph = build(Sources {
            { QStringLiteral("main.py"),
                "import pkg.a\nfrom pkg import b as bee\nfrom pkg.c import *\npkg.a.f()\nbee.g()\nh()\n" },
            { QStringLiteral("pkg/__init__.py"), "" },
            { QStringLiteral("pkg/a.py"), "from . import b\nfrom .b import g as gee\ndef f():\n  b.g()\n  gee()\n" },
            { QStringLiteral("pkg/b.py"), "def g(): pass\n" }, { QStringLiteral("pkg/c.py"), "def h(): pass\n" } });
        QVERIFY(graph);
        QCOMPARE(calls(*graph), expected("main > pkg.a.f\nmain > pkg.b.g\nmain > pkg.c.h\npkg.a.f > pkg.b.g"));
        const QStringList imports = edges(*graph, { EdgeKind::Imports });
        QVERIFY(imports.contains(QStringLiteral("main > pkg.a")));
        QVERIFY(imports.contains(QStringLiteral("pkg.a > pkg.b")));
    }

    void javaScriptModules()
    {
        const auto graph
            = build(Sources { { QStringLiteral("main.mjs"),
                                  "import d, { f as eff } from './lib.mjs';\nimport * as all from './lib.mjs';\nimport "
                                  "{ x } from './folder/index.js';\nd();\neff();\nall.f();\nx();\n" },
                { QStringLiteral("lib.mjs"), "export default function d() {}\nexport function f() {}\n" },
                { QStringLiteral("folder/index.js"), "function x() {}\nmodule.exports = { x };\n" },
                { QStringLiteral("user.js"),
                    "const { x } = require('./folder');\nconst e = require('./plain');\nx();\ne.y();\n" },
                { QStringLiteral("plain.js"), "exports.y = function y() {};\n" } });
        QVERIFY(graph);
        QCOMPARE(
            calls(*graph), expected("main > lib.d\nmain > lib.f\nmain > folder.x\nuser > folder.x\nuser > plain.y"));
    }

    void cAcrossFiles()
    {
        const auto graph = build(Sources {
            { QStringLiteral("main.c"),
                "#include \"util.h\"\nstatic void help(void) {}\nint main(void) { help(); return add(1, 2); }\n" },
            { QStringLiteral("util.h"), "int add(int a, int b);\n" },
            { QStringLiteral("sum.c"),
                "#include \"util.h\"\nstatic void help(void) {}\nint add(int a, int b) { help(); return a + b; "
                "}\n" } });
        QVERIFY(graph);
        QCOMPARE(calls(*graph), expected("main.main > main.help\nmain.main > sum.add\nsum.add > sum.help"));
        QVERIFY(edges(*graph, { EdgeKind::Imports }).contains(QStringLiteral("main > util")));
    }

    void librariesAndVersions()
    {
        const auto graph = build(Sources {
            { QStringLiteral("main.py"), "import os, numpy, yaml\nx = 1\ndef f():\n  global x\n  x = x + 1\n" },
            { QStringLiteral("requirements.txt"), "NumPy==1.24.2\nPyYAML>=6\n" } });
        QVERIFY(graph);
        QCOMPARE(graph->libraries.size(), size_t(3));
        QVERIFY(graph->libraries[0].standard);
        QCOMPARE(graph->libraries[1].package, QStringLiteral("python3-numpy"));
        QCOMPARE(graph->libraries[1].version, QStringLiteral("1.24.2"));
        QCOMPARE(graph->libraries[2].package, QStringLiteral("python3-yaml"));
        QVERIFY(edges(*graph, { EdgeKind::Writes }).contains(QStringLiteral("main.f > main.x")));
        QVERIFY(edges(*graph, { EdgeKind::Reads }).contains(QStringLiteral("main.f > main.x")));
    }

    void lockedVersionsOfNpm()
    {
        const auto graph = build(Sources {
            { QStringLiteral("main.ts"),
                "import express from 'express';\nimport { a } from '@scope/lib/part';\nimport y from 'y';\n" },
            { QStringLiteral("package.json"),
                R"({"dependencies": {"express": "^4.0.0", "@scope/lib": "1", "y": "~2"}})" },
            { QStringLiteral("package-lock.json"),
                R"({"packages": {"": {}, "node_modules/express": {"version": "4.18.2"},
                    "node_modules/@scope/lib": {"version": "1.2.3"},
                    "node_modules/express/node_modules/y": {"version": "9.0.0"}}})" } });
        QVERIFY(graph);
        QCOMPARE(graph->libraries.size(), size_t(3));
        QCOMPARE(graph->libraries[0].version, QStringLiteral("4.18.2"));
        QCOMPARE(graph->libraries[1].version, QStringLiteral("1.2.3"));
        QCOMPARE(graph->libraries[2].version, QStringLiteral("~2"));
    }

private:
    static void columns()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QStringList>("edges");
    }
    static void row(const char* name, const char* file, const char* source, const char* edges)
    {
        QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(source) << expected(edges);
    }
    static void check()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, source);
        QFETCH(QStringList, edges);
        const auto graph = build(Sources { { file, source } });
        QVERIFY(graph);
        QCOMPARE(calls(*graph), edges);
    }
};

QTEST_GUILESS_MAIN(CallGraphTest)
#include "callgraphtest.moc"
