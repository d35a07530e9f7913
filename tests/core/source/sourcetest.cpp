// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/discovery.h"
#include "core/source/document.h"
#include "core/source/language.h"
#include "core/source/sourcetext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

class SourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void languages_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("language");
        const auto row = [](const char* path, const char* content, const char* language) {
            QTest::addRow("%s %s", path, content)
                << QString::fromUtf8(path) << QByteArray(content) << QString::fromUtf8(language);
        };
        row("a.py", "", "python");
        row("a.PY", "", "python");
        row("a.mjs", "", "javascript");
        row("a.ts", "let a: number = 1;", "typescript");
        row("a.d.ts", "", "typescript");
        row("a.tsx", "", "tsx");
        row("app_de.ts", "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>", "");
        row("a.c", "", "c");
        row("a.cc", "", "cpp");
        row("a.C", "", "cpp");
        row("a.h", "int f(int a);", "c");
        row("a.h", "class A;", "cpp");
        row("a.h", "int classify(void);", "c");
        row("tool", "#!/usr/bin/env python3\n", "python");
        row("tool", "#!/usr/bin/node --flag\n", "javascript");
        row("tool", "#!/usr/bin/python3.11\n", "python");
        row("tool", "#!/bin/pythonista\n", "");
        row("a.txt", "text", "");
        row("a.h", "/* a class of things */ int f(void); // namespace", "c");
        row("a.h", "namespace a { int f(); }", "cpp");
        row("a.cs", "", "csharp");
        row("a.rb", "", "ruby");
        row("Rakefile", "", "ruby");
        row("a.php", "<?php", "php");
        row("a.sh", "", "bash");
        row("tool", "#!/usr/bin/env bash\n", "bash");
        row("tool", "#!/bin/sh -e\n", "bash");
        row("tool", "#!/usr/bin/env ruby\n", "ruby");
        row("tool", "#!/usr/bin/php\n<?php\n", "php");
        row("Makefile", "all:\n\ttrue\n", "");
    }
    void languages()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, content);
        QFETCH(QString, language);
        const Language* found = LanguageRegistry::instance().detect(path, content);
        QCOMPARE(found ? found->name : QString(), language);
    }

    void damagedLanguage()
    {
        QVERIFY(!loadLanguage(QStringLiteral("python"), "{"));
        const auto unknownNode = loadLanguage(QStringLiteral("python"), R"({"nodes": {"no_such_node": "if"}})");
        QVERIFY(!unknownNode);
        QVERIFY(unknownNode.error().message.contains(QStringLiteral("no_such_node")));
        QVERIFY(!loadLanguage(QStringLiteral("klingon"), "{}"));
    }

    void discovery()
    {
        const QTemporaryDir folder;
        const QDir root(folder.path());
        for (const char* path : { "b.py", "a/c.py", "node_modules/x.py", ".git/y.py", "a/notes.txt" }) {
            const QString whole = root.filePath(QString::fromUtf8(path));
            QVERIFY(root.mkpath(QFileInfo(whole).path()));
            QFile file(whole);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(QFile::link(folder.path(), root.filePath(QStringLiteral("a/loop"))));
        const auto isSource = [](const QString& path) { return path.endsWith(QStringLiteral(".py")); };
        const auto found = discoverFiles({ folder.path(), folder.path() }, 10, isSource, TaskContext());
        QVERIFY(found);
        QStringList names;
        for (const FoundFile& file : found->files)
            names << root.relativeFilePath(file.path);
        QCOMPARE(names, (QStringList { QStringLiteral("a/c.py"), QStringLiteral("b.py") }));
        const auto limited = discoverFiles({ folder.path() }, 1, isSource, TaskContext());
        QVERIFY(limited);
        QCOMPARE(limited->files.size(), size_t(1));
        QCOMPARE(limited->skipped.size(), size_t(1));
    }

    void utf8()
    {
        QVERIFY(isValidUtf8("plain"));
        QVERIFY(isValidUtf8("caf\xC3\xA9 \xF0\x9F\x98\x80"));
        for (const char* bad : { "\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC3" }) {
            QVERIFY(!isValidUtf8(bad));
            const QByteArray mended = toValidUtf8(bad);
            QCOMPARE(mended.size(), qstrlen(bad));
            QVERIFY(isValidUtf8(mended));
        }
    }

    void editedDocument()
    {
        const Language* python = LanguageRegistry::instance().byName(QStringLiteral("python"));
        QVERIFY(python);
        Document document(*python, "def f():\n    pass\n");
        QVERIFY(document.tree());
        document.edit(4, 5, "renamed");
        QCOMPARE(document.text(), QByteArray("def renamed():\n    pass\n"));
        const TSNode name = ts_node_named_child(ts_node_named_child(document.tree().root(), 0), 0);
        QCOMPARE(ts_node_end_byte(name), 11U);
        document.edit(0, 1000, "x = (");
        QVERIFY(ts_node_has_error(document.tree().root()));
        document.edit(5, 5, "1)");
        QVERIFY(!ts_node_has_error(document.tree().root()));
    }

    void parsingStopsWhenAsked()
    {
        Parser parser;
        QVERIFY(parser.setLanguage(LanguageRegistry::instance().byName(QStringLiteral("javascript"))->grammar));
        const QByteArray text = QByteArray("f(a + b);\n").repeated(200'000);
        QVERIFY(!parser.parse(text, std::chrono::milliseconds(0), {}));
        QVERIFY(!parser.parse(text, std::chrono::minutes(1), [] { return true; }));
        QVERIFY(parser.parse("f();", std::chrono::minutes(1), {}));
    }
};

QTEST_GUILESS_MAIN(SourceTest)
#include "sourcetest.moc"
