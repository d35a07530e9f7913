// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programeditor.h"

namespace Foreguest::Testing {

namespace {
Dialect python()
{
    return { "Python", QStringLiteral(".py"), {}, {}, {},
        { QStringLiteral("import $m"), QStringLiteral("from $m import $n"), QStringLiteral("from $m import *"),
            QStringLiteral("import os") },
        { QStringLiteral("def $1(p):\n    p()\n    return $c"),
            QStringLiteral("class $1($n):\n    def $n(self, q):\n        self.f = q\n        return self.f($n)"),
            QStringLiteral("$1 = $n($n)\n$1.$n($n)"), QStringLiteral("$1 = [$n, $n]\nfor $n in $1:\n    $n($d)"),
            QStringLiteral("@$n\ndef $1(*args, **more):\n    return args[0](more)"),
            QStringLiteral("$1 = {'a': $n, 'b': lambda x: x($n)}\n$1['a']($n)"),
            QStringLiteral(
                "def $1(a, b=$n):\n    def inner():\n        return a(b)\n    os.remove(a)\n    return inner"),
            QStringLiteral("sorted([$n, $n], key=$n)") },
        { QStringLiteral("$n($n)"), QStringLiteral("$n($d)"), QStringLiteral("$m.$n($n)") },
        QStringLiteral("# moved") };
}

Dialect javaScript()
{
    return { "JavaScript", QStringLiteral(".js"), {}, {}, {},
        { QStringLiteral("import { $n } from './$m.js';"), QStringLiteral("import * as $m from './$m.js';"),
            QStringLiteral("const $n = require('./$m.js');") },
        { QStringLiteral("export function $1(p) {\n  p();\n  return $c;\n}"),
            QStringLiteral("export class $1 extends $n {\n  $n(q) { this.f = q; return this.f($n); }\n}"),
            QStringLiteral("var $1 = new $n($n);\n$1.$n($n);"), QStringLiteral("var $1 = { $n: $n, f: $n };\n$1.f();"),
            QStringLiteral("$n.prototype.$n = function () { return this.$n($n); };"),
            QStringLiteral("export const $1 = (a) => [a, $n].map($n);"), QStringLiteral("exports.$1 = $n;") },
        { QStringLiteral("$n($n)"), QStringLiteral("$n($d)"), QStringLiteral("$m.$n($n)") },
        QStringLiteral("// moved") };
}

Dialect typeScript()
{
    return { "TypeScript", QStringLiteral(".ts"), {}, {}, {},
        { QStringLiteral("import { $n } from './$m';"), QStringLiteral("import * as $m from './$m';") },
        { QStringLiteral("export function $1(p: $n): $n {\n  p.$n();\n  return $c;\n}"),
            QStringLiteral("export interface $1 {\n  $n(q: number): void;\n}"),
            QStringLiteral("export class $1 extends $n implements $n {\n  private f: $n = new $n();\n"
                           "  $n(q: $n): void { this.f.$n($n); }\n}"),
            QStringLiteral("export const $1 = <T>(a: T): T => $n(a);"),
            QStringLiteral("export enum $1 { A = $d, B }") },
        { QStringLiteral("$n($n)"), QStringLiteral("new $n($d)"), QStringLiteral("$m.$n($n)") },
        QStringLiteral("// moved") };
}

Dialect java()
{
    return { "Java", QStringLiteral(".java"), {}, QStringLiteral("class $f extends Name1 {"), QStringLiteral("}"),
        { QStringLiteral("import java.util.List;"), QStringLiteral("import static $m.$n;") },
        { QStringLiteral("static Object $1(Object p) { $n($n); return $c; }"),
            QStringLiteral("interface $1 { void $n(Runnable r); }"),
            QStringLiteral("static class $1 extends $n implements $n {\n  public void $n(Runnable r) { r.run(); }\n}"),
            QStringLiteral("void $1() { Runnable r = () -> $n(null); r.run(); new $n().$n(r); }"),
            QStringLiteral("private $n $1 = new $n();"), QStringLiteral("static { $n($d); }"),
            QStringLiteral("String $1(List<$n> all) { for ($n one : all) one.$n(null); return \"\" + all; }") },
        { QStringLiteral("$n($n)"), QStringLiteral("new $n()"), QStringLiteral("$m.$n(null)") },
        QStringLiteral("// moved") };
}

Dialect go()
{
    return { "Go", QStringLiteral(".go"), QStringLiteral("package main"), {}, {},
        { QStringLiteral("import \"fmt\""), QStringLiteral("import \"os\"") },
        { QStringLiteral("func $1(p func()) func() { p(); $c; return $n }"),
            QStringLiteral("type $1 struct { f func(); o $n }"), QStringLiteral("type $1 interface { $n() }"),
            QStringLiteral("func (t *$1) $n() { t.f(); $n(nil) }"), QStringLiteral("var V$1 = &$1{f: $n}"),
            QStringLiteral("func Use$1(i $n) { i.$n(); fmt.Println($c) }") },
        { QStringLiteral("$n($n)"), QStringLiteral("V$n.$n()"), QStringLiteral("$n(nil)") },
        QStringLiteral("// moved") };
}

Dialect rust()
{
    return { "Rust", QStringLiteral(".rs"), {}, {}, {},
        { QStringLiteral("mod $m;"), QStringLiteral("use crate::$m::$n;") },
        { QStringLiteral("pub fn $1(p: fn()) -> $n { p(); $c }"), QStringLiteral("pub struct $1 { f: fn(), o: $n }"),
            QStringLiteral("impl $1 { pub fn $n(&self) { (self.f)(); $n($n); } }"),
            QStringLiteral("pub trait $1 { fn $n(&self) { self.$n(); } }"),
            QStringLiteral("impl $n for $n { fn $n(&self) { $c; } }"),
            QStringLiteral("pub fn use_$1(t: &dyn $1) { t.$n(); let g = |x| $n(x); g($d); }") },
        { QStringLiteral("$n($n)"), QStringLiteral("$n::$n($d)"), QStringLiteral("crate::$m::$n($n)") },
        QStringLiteral("// moved") };
}

Dialect c()
{
    return { "C", QStringLiteral(".c"), {}, {}, {},
        { QStringLiteral("#include \"$m.c\""), QStringLiteral("#include <stdio.h>") },
        { QStringLiteral("void $1(void (*p)(void)) { p(); $c; }"), QStringLiteral("static void $1(void) { $c; }"),
            QStringLiteral("struct S$1 { void (*f)(void); };"),
            QStringLiteral("struct S$n v$1 = { $n };\nvoid u$1(void) { v$1.f(); }"),
            QStringLiteral("#define $1(x) $n(x)"), QStringLiteral("#if $d > 4\nvoid $1(void) { $c; }\n#endif"),
            QStringLiteral("void (*t$1[])(void) = { $n, $n };\nvoid w$1(int i) { t$1[i](); printf(\"%d\", i); }") },
        { QStringLiteral("$n($n)"), QStringLiteral("$n($d)"), QStringLiteral("v$n.f()") },
        QStringLiteral("/* moved */") };
}

Dialect cpp()
{
    return { "C++", QStringLiteral(".cpp"), {}, {}, {},
        { QStringLiteral("#include \"$m.cpp\""), QStringLiteral("#include <vector>"),
            QStringLiteral("using namespace $n;") },
        { QStringLiteral("void $1($n* p) { p->$n(); $c; }"),
            QStringLiteral("class $1 : public $n {\npublic:\n  virtual void $n() { $n($n); }\n  void $n(int);\n};"),
            QStringLiteral("void $1::$n(int a) { $c; }"),
            QStringLiteral("template <typename T> void $1(T t) { t.$n(); }"),
            QStringLiteral("namespace $1 {\nvoid $n(int a) { $c; }\n}"),
            QStringLiteral("auto l$1 = [](int a) { return $n(a); };\nint w$1 = l$1($d);") },
        { QStringLiteral("$n($n)"), QStringLiteral("$n::$n($d)"), QStringLiteral("new $n($n)") },
        QStringLiteral("// moved") };
}
} // namespace

const std::vector<Dialect>& dialects()
{
    static const std::vector<Dialect> all { python(), javaScript(), typeScript(), java(), go(), rust(), c(), cpp() };
    return all;
}

ProgramEditor::ProgramEditor(quint32 seed, const Dialect& dialect)
    : m_dialect(dialect)
    , m_random(seed)
    , m_modules(8)
{
    for (Module& module : m_modules)
        fill(module);
}

void ProgramEditor::fill(Module& module)
{
    module.imports.clear();
    module.blocks.clear();
    for (int i = 0; i < 3; ++i)
        module.imports << oneOf(m_dialect.imports);
    for (int i = 0; i < 6; ++i)
        module.blocks << oneOf(m_dialect.blocks);
}

QString ProgramEditor::filled(QString text)
{
    while (text.contains(QLatin1String("$c")))
        text.replace(text.indexOf(QLatin1String("$c")), 2, m_dialect.calls[number(int(m_dialect.calls.size()))]);
    text.replace(QLatin1String("$1"), name());
    text.replace(QLatin1String("$M"), module());
    for (qsizetype at = text.indexOf(QLatin1Char('$')); at >= 0; at = text.indexOf(QLatin1Char('$'))) {
        const QChar kind = text[at + 1];
        text.replace(at, 2,
            kind == QLatin1Char('n')       ? name()
                : kind == QLatin1Char('m') ? module()
                                           : QString::number(number(10)));
    }
    return text;
}

int ProgramEditor::edit()
{
    int index = number(count());
    while (!exists(index))
        index = (index + 1) % count();
    Module& module = m_modules[size_t(index)];
    QStringList& blocks = module.blocks;
    const int place = number(int(blocks.size()) + 1);
    const bool isInside = place < blocks.size();
    switch (number(7)) {
    case 0:
        blocks.insert(place, oneOf(m_dialect.blocks));
        break;
    case 1:
        if (isInside)
            blocks.removeAt(place);
        break;
    case 2:
        module.imports[number(int(module.imports.size()))] = oneOf(m_dialect.imports);
        break;
    case 3: // A function, or what it calls, gets another name.
        if (isInside)
            blocks[place].replace(name(), name());
        break;
    case 4: // What no value depends on.
        blocks.insert(place, m_dialect.comment);
        break;
    case 5:
        if (blocks.size() > 1)
            blocks.move(number(int(blocks.size())), number(int(blocks.size())));
        break;
    default:
        if (isInside)
            blocks[place] = oneOf(m_dialect.blocks);
    }
    return index;
}

int ProgramEditor::addOrRemove()
{
    const int index = number(count());
    Module& module = m_modules[size_t(index)];
    module.exists = !module.exists;
    if (module.exists)
        fill(module);
    return index;
}

QString ProgramEditor::path(int module) const
{
    return QStringLiteral("m%1").arg(module) + m_dialect.extension;
}

QByteArray ProgramEditor::text(int module) const
{
    const Module& entry = m_modules[size_t(module)];
    QStringList lines = entry.imports;
    if (!m_dialect.first.isEmpty())
        lines.prepend(m_dialect.first);
    if (!m_dialect.head.isEmpty())
        lines << QString(m_dialect.head).replace(QStringLiteral("$f"), QStringLiteral("m%1").arg(module));
    lines << entry.blocks;
    if (!m_dialect.tail.isEmpty())
        lines << m_dialect.tail;
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

} // namespace Foreguest::Testing
