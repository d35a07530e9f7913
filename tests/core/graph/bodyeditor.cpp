// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodyeditor.h"

namespace Foreguest::Testing {

namespace {
constexpr int moduleCount = 7;
constexpr int functionCount = 5;

/// `$v` a local name, `$f` a function, `$k` a class, `$m` a method, `$a` an attribute, `$d` a digit, `$g` a variable of
/// the module.
const QStringList& statements()
{
    static const QStringList all {
        QStringLiteral("$v = $f($v)"),
        QStringLiteral("$v = $k($v, $d)"),
        QStringLiteral("$v.$m($v, $f)"),
        QStringLiteral("$v = $v.$a"),
        QStringLiteral("$v.$a = $v"),
        QStringLiteral("$v.$a = $f"),
        QStringLiteral("$v = [$v, $f, $k($d)]"),
        QStringLiteral("$v = {'x': $v, 'y': $f}"),
        QStringLiteral("$v['x']($v)"),
        QStringLiteral("$v[$d]($v)"),
        QStringLiteral("$v.append($v)"),
        QStringLiteral("$v.update($v)"),
        QStringLiteral("for item in $v:\n    item($v)"),
        QStringLiteral("for key, value in $v.items():\n    value.$m(key)"),
        QStringLiteral("$f(*$v)"),
        QStringLiteral("$f($v, b=$f)"),
        QStringLiteral("$f($v, **$v)"),
        QStringLiteral("return $v"),
        QStringLiteral("return $f($v)"),
        QStringLiteral("return a"),
        QStringLiteral("yield $v"),
        QStringLiteral("$v = $v or $f"),
        QStringLiteral("$v, $v = $f, $v"),
        QStringLiteral("global $g\n$g = $v"),
        QStringLiteral("$g($v)"),
        QStringLiteral("$v = getattr($v, '$m')"),
        QStringLiteral("setattr($v, '$a', $f)"),
        QStringLiteral("$v = sorted($v, key=$f)"),
        QStringLiteral("$v = map($f, $v)"),
        QStringLiteral("$v = list($v)"),
        QStringLiteral("$v = dict(x=$f, y=$v)"),
        QStringLiteral("$v = $v + $v"),
        QStringLiteral("$v = $v[1:]"),
        QStringLiteral("with open($v) as stream:\n    $v = stream.read()"),
        QStringLiteral("import os\nos.remove($v)"),
        QStringLiteral("import m$d\nm$d.$f($v)"),
        QStringLiteral("from m$d import $f as other\nother($v)"),
        QStringLiteral("$v = $v if $v else $k"),
        QStringLiteral("print($d, $v)"),
        QStringLiteral("if $v > $d:\n    $f($v)"),
        QStringLiteral("try:\n    $f($v)\nexcept Exception as error:\n    $f(error)"),
    };
    return all;
}
} // namespace

BodyEditor::BodyEditor(quint32 seed)
    : m_random(seed)
{
    for (int i = 0; i < moduleCount; ++i)
        m_modules.push_back(made(i));
}

QString BodyEditor::path(int module)
{
    return QStringLiteral("m%1.py").arg(module);
}

QString BodyEditor::filled(QString text)
{
    static const QStringList locals { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
        QStringLiteral("d") };
    static const QStringList globals { QStringLiteral("shared"), QStringLiteral("hook") };
    for (qsizetype at = text.indexOf(QLatin1Char('$')); at >= 0; at = text.indexOf(QLatin1Char('$'), at)) {
        QString with;
        switch (text[at + 1].toLatin1()) {
        case 'v':
            with = locals[number(int(locals.size()))];
            break;
        case 'f':
            with = QStringLiteral("f%1").arg(number(functionCount));
            break;
        case 'k':
            with = QStringLiteral("K%1").arg(number(2));
            break;
        case 'm':
            with = QStringLiteral("do%1").arg(number(3));
            break;
        case 'a':
            with = QStringLiteral("part%1").arg(number(2));
            break;
        case 'g':
            with = globals[number(int(globals.size()))];
            break;
        default:
            with = QString::number(number(moduleCount));
        }
        text.replace(at, 2, with);
    }
    return text;
}

QString BodyEditor::statement(bool isMethod)
{
    if (isMethod && number(3) == 0) {
        static const QStringList own { QStringLiteral("self.$a = $v"), QStringLiteral("return self.$m($v)"),
            QStringLiteral("$v = super().$m($v)"), QStringLiteral("self.$a.$m($v)"), QStringLiteral("return self") };
        return filled(own[number(int(own.size()))]);
    }
    return filled(statements()[number(int(statements().size()))]);
}

BodyEditor::Module BodyEditor::made(int index)
{
    Module module;
    for (int i = 0; i < functionCount; ++i) {
        const int from = number(moduleCount);
        if (i % 2 == 0 && from != index)
            module.imports << QStringLiteral("from m%1 import f%2").arg(from).arg(i);
    }
    const int from = number(moduleCount);
    module.imports
        << (number(3) == 0 ? QStringLiteral("from m%1 import *") : QStringLiteral("from m%1 import K0")).arg(from)
        << QStringLiteral("shared = None") << QStringLiteral("hook = print");
    const auto body = [&](const QString& head, int indent) {
        Body made { head, indent, {} };
        for (int i = number(4); i >= 0; --i)
            made.statements << statement(indent > 4);
        module.bodies.push_back(made);
    };
    for (int i = 1; i < functionCount; i += 2)
        body(filled(number(4) == 0 ? QStringLiteral("@$f\ndef f%1(a, b=$f, *c, **d):")
                                   : QStringLiteral("def f%1(a, b=$f, c: K0 = None):"))
                 .arg(i),
            4);
    for (int i = 0; i < 2; ++i) {
        if (i == 0 && from != index && number(2) == 0)
            continue;
        module.bodies.push_back(
            { QStringLiteral("class K%1(%2):").arg(i).arg(i == 1 ? QStringLiteral("K0") : QString()), 4,
                { QStringLiteral("part0 = None") } });
        body(QStringLiteral("    def __init__(self, a, b=None, c=None):"), 8);
        body(QStringLiteral("    def do%1(self, a, b=None, c=None, d=None):").arg(i), 8);
        body(QStringLiteral("    @%1\n    def do2(self, a=None, b=None):")
                 .arg(number(2) == 0 ? QStringLiteral("property") : QStringLiteral("classmethod")),
            8);
    }
    body(QStringLiteral("def f0(a, b, c=None, d=None):"), 4);
    return module;
}

int BodyEditor::edit()
{
    const int index = number(count());
    Module& module = m_modules[size_t(index)];
    Body& body = module.bodies[size_t(number(int(module.bodies.size())))];
    const bool isMethod = body.indent > 4;
    const int place = number(int(body.statements.size()) + 1);
    const int kind = number(4);
    // A class keeps its one statement, which is no function's.
    if (body.head.startsWith(QLatin1String("class")))
        return index;
    if (kind == 0 && place < body.statements.size() && body.statements.size() > 1)
        body.statements.removeAt(place);
    else if (kind == 1 && place < body.statements.size())
        body.statements[place] = statement(isMethod);
    else
        body.statements.insert(place, statement(isMethod));
    return index;
}

QByteArray BodyEditor::text(int module) const
{
    const Module& entry = m_modules[size_t(module)];
    QStringList lines = entry.imports;
    for (const Body& body : entry.bodies) {
        lines << body.head;
        for (const QString& statement : body.statements) {
            const QStringList parts = statement.split(QLatin1Char('\n'));
            for (const QString& part : parts)
                lines << QString(body.indent, QLatin1Char(' ')) + part;
        }
    }
    lines << QStringLiteral("f0(f1, f3)") << QStringLiteral("K1(f0).do1(f3)");
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

} // namespace Foreguest::Testing
