// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/commandline.h"
#include "core/run/programfiles.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Foreguest;

class LoadProgramTest : public QObject
{
    Q_OBJECT
private:
    void write(const QString& name, const QByteArray& content = "x = 1\n")
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    Result<Program> load(const QString& name = {}) { return loadProgram(m_folder->filePath(name), TaskContext()); }
    ErrorCode errorOf(const Result<Program>& program)
    {
        if (program || program.error().message.isEmpty() || program.error().remedy.isEmpty())
            return ErrorCode::Internal;
        return program.error().code;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyToolchainHasItsParts()
    {
        const auto all = toolchains();
        QVERIFY2(all.has_value(), all ? "" : qPrintable(all.error().toString()));
        QVERIFY(all->size() >= 4);
        for (const Toolchain& tools : *all) {
            QVERIFY(!tools.entries.isEmpty());
            QVERIFY(!tools.image.isEmpty());
            for (const QStringList& build : { tools.build, tools.projectBuild })
                QVERIFY(build.isEmpty() || build.join(u' ').contains(QStringLiteral("{program}")));
            QVERIFY(tools.run.join(u' ').contains(
                tools.build.isEmpty() ? QStringLiteral("{entry}") : QStringLiteral("{program}")));
            QCOMPARE(tools.manifest.isEmpty(), tools.projectBuild.isEmpty());
            for (const QString& pattern :
                QStringList { tools.mainPattern, tools.namespacePattern, tools.typePattern } + tools.leftOut)
                QVERIFY2(QRegularExpression(pattern).isValid(), qPrintable(pattern));
        }
        QCOMPARE(errorOf(loadProgram(QStringLiteral("/nowhere"), TaskContext())), ErrorCode::NotFound);
        QCOMPARE(toolchain(QStringLiteral("klingon")).error().code, ErrorCode::NotFound);
    }

    void samplesCanBeLoaded_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("entry");
        QTest::newRow("python") << QStringLiteral("primes.py") << QStringLiteral("python")
                                << QStringLiteral("primes.py");
        QTest::newRow("folder") << QStringLiteral("wordcount") << QStringLiteral("python") << QStringLiteral("main.py");
        QTest::newRow("javascript") << QStringLiteral("collatz.js") << QStringLiteral("javascript")
                                    << QStringLiteral("collatz.js");
        QTest::newRow("c") << QStringLiteral("matrix.c") << QStringLiteral("c") << QStringLiteral("matrix.c");
        QTest::newRow("cpp") << QStringLiteral("wordgraph.cpp") << QStringLiteral("cpp")
                             << QStringLiteral("wordgraph.cpp");
    }
    void samplesCanBeLoaded()
    {
        QFETCH(QString, sample);
        QFETCH(QString, language);
        QFETCH(QString, entry);
        const auto program
            = loadProgram(QStringLiteral(FOREGUEST_SOURCE_DIR "/resources/samples/") + sample, TaskContext());
        QVERIFY2(program.has_value(), program ? "" : qPrintable(program.error().toString()));
        QCOMPARE(program->language, language);
        QCOMPARE(program->entry, entry);
        QCOMPARE(program->hash.size(), 64);
    }

    void theEntryIsFoundByNameOrIsTheOnlySource()
    {
        write(QStringLiteral("helper.py"));
        write(QStringLiteral("notes.txt"));
        QCOMPARE(load().value().entry, QStringLiteral("helper.py"));
        write(QStringLiteral("pkg/other.py"));
        QCOMPARE(errorOf(load()), ErrorCode::InvalidInput);
        write(QStringLiteral("__main__.py"));
        QCOMPARE(load().value().entry, QStringLiteral("__main__.py"));
        write(QStringLiteral("main.py"));
        QCOMPARE(load().value().entry, QStringLiteral("main.py"));
        write(QStringLiteral("index.js"));
        const auto ambiguous = load();
        QCOMPARE(errorOf(ambiguous), ErrorCode::InvalidInput);
        QVERIFY(ambiguous.error().message.contains(QStringLiteral("main.py")));
    }

    void theEntryIsWhereTheProgramBegins()
    {
        write(QStringLiteral("src/shop/Cart.java"), "package shop;\nclass Cart { int main; }\n");
        write(QStringLiteral("src/shop/Shop.java"),
            "package shop;\n\n/* class Old { public static void main(String[] a) {} } */\n"
            "public class Shop {\n  static class Item { int price; }\n  String s = \"class No {\";\n"
            "  public static void main(String[] args) { }\n}\n");
        auto program = load();
        QVERIFY2(program.has_value(), program ? "" : qPrintable(program.error().toString()));
        QCOMPARE(program->entry, QStringLiteral("src/shop/Shop.java"));
        QCOMPARE(program->symbol, QStringLiteral("shop.Shop"));
        write(QStringLiteral("src/shop/Tool.java"), "package shop; class Tool { static void main(String[] a) { } }\n");
        QCOMPARE(errorOf(load()), ErrorCode::InvalidInput);
        write(QStringLiteral("src/Main.java"),
            "interface Run { void run(); }\nclass Outer { static class In { static final void main(String... a) {} } "
            "}\n");
        program = load();
        QVERIFY(program.has_value());
        QCOMPARE(program->symbol, QStringLiteral("Outer$In"));
    }

    void testsAreNoPartOfTheProgram()
    {
        write(QStringLiteral("main.go"), "package main\n\nfunc main() {}\n");
        write(QStringLiteral("part.go"), "package main\n");
        write(QStringLiteral("part_test.go"), "package main\n");
        write(QStringLiteral("sub/sub.go"), "package sub\n");
        auto program = load();
        QVERIFY(program.has_value());
        QCOMPARE(expandCommand({ QStringLiteral("{siblings}") }, *program),
            (QStringList { QStringLiteral("/work/main.go"), QStringLiteral("/work/part.go") }));
        QCOMPARE(expandCommand({ QStringLiteral("{folder}") }, *program), QStringList { QStringLiteral("/work") });
        QVERIFY(program->tools.build.contains(QStringLiteral("{siblings}")));
        write(QStringLiteral("go.mod"), "module example.org/shop\n");
        program = load();
        QVERIFY(program.has_value());
        QVERIFY(program->tools.build.contains(QStringLiteral("{folder}")));
    }

    void oneOfManySourcesBegins()
    {
        write(QStringLiteral("util.rs"),
            "pub fn help() -> char { 'x' }\nfn not_main<'a>(s: &'a str) {}\n// fn main() {}\n");
        write(QStringLiteral("tool.rs"), "mod util;\nfn main() { util::help(); }\n");
        QCOMPARE(load().value().entry, QStringLiteral("tool.rs"));
        write(QStringLiteral("alone.c"), "int helper(void) { return 0; }\n");
        write(QStringLiteral("begin.c"), "#include <stdio.h>\nint\nmain(void) { return 0; }\n");
        QCOMPARE(errorOf(load()), ErrorCode::InvalidInput);
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("tool.rs"))));
        QCOMPARE(load().value().entry, QStringLiteral("begin.c"));
    }

    void theHashFollowsContentNamesAndEntry()
    {
        write(QStringLiteral("main.py"), "a");
        const QString first = load().value().hash;
        QCOMPARE(load().value().hash, first);
        write(QStringLiteral("main.py"), "b");
        const QString second = load().value().hash;
        QVERIFY(second != first);
        write(QStringLiteral("data"), "");
        QVERIFY(load().value().hash != second);
    }

    void linksPipesAndCachesAreLeftOut()
    {
        write(QStringLiteral("main.py"));
        write(QStringLiteral(".git/config"));
        write(QStringLiteral("pkg/__pycache__/x.pyc"));
        QVERIFY(QFile::link(QStringLiteral("/etc/hostname"), m_folder->filePath(QStringLiteral("secret"))));
        QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(QStringLiteral("loop"))));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(QStringLiteral("pipe.py"))).constData(), 0600), 0);
        const auto program = load();
        QVERIFY(program.has_value());
        QCOMPARE(program->files.size(), size_t(1));
        QCOMPARE(errorOf(load(QStringLiteral("pipe.py"))), ErrorCode::InvalidInput);
    }

    void badInputIsNamed()
    {
        QCOMPARE(errorOf(load()), ErrorCode::InvalidInput);
        write(QStringLiteral("notes.txt"));
        QCOMPARE(errorOf(load()), ErrorCode::InvalidInput);
        QCOMPARE(errorOf(load(QStringLiteral("notes.txt"))), ErrorCode::InvalidInput);
        QVERIFY(QFile::link(QStringLiteral("dangling.py"), m_folder->filePath(QStringLiteral("dangling.py"))));
        QCOMPARE(errorOf(load(QStringLiteral("dangling.py"))), ErrorCode::NotFound);
        write(QStringLiteral("hidden.py"));
        QVERIFY(QFile::setPermissions(m_folder->filePath(QStringLiteral("hidden.py")), {}));
        if (::geteuid() != 0)
            QCOMPARE(errorOf(load(QStringLiteral("hidden.py"))), ErrorCode::PermissionDenied);
    }

    void emptyAndBinaryFilesAreTakenAsTheyAre()
    {
        write(QStringLiteral("empty.py"), "");
        QCOMPARE(load(QStringLiteral("empty.py")).value().files.front().content, QByteArray());
        const QByteArray binary("\0\xff\xfe binary", 10);
        write(QStringLiteral("binary.py"), binary);
        QCOMPARE(load(QStringLiteral("binary.py")).value().files.front().content, binary);
    }

    void whatIsTooLargeIsRefusedUnread()
    {
        write(QStringLiteral("main.py"));
        QFile large(m_folder->filePath(QStringLiteral("large.py")));
        QVERIFY(large.open(QFile::WriteOnly) && large.resize(100LL * 1024 * 1024));
        QCOMPARE(errorOf(load(QStringLiteral("large.py"))), ErrorCode::ResourceExhausted);
        QCOMPARE(errorOf(load()), ErrorCode::ResourceExhausted);
        QVERIFY(large.remove());
        QVERIFY(load().has_value());
        for (qsizetype i = 0; i < mostFiles; ++i)
            write(QStringLiteral("many/%1").arg(i), "");
        QCOMPARE(errorOf(load()), ErrorCode::ResourceExhausted);
    }

    void cancellingStopsTheReading()
    {
        write(QStringLiteral("main.py"));
        TaskContext context;
        context.cancel();
        QCOMPARE(loadProgram(m_folder->path(), context).error().code, ErrorCode::Cancelled);
    }

    void commandsAreFilledIn()
    {
        write(QStringLiteral("main.c"));
        write(QStringLiteral("lib/part.c"));
        write(QStringLiteral("lib/part.h"));
        const auto program = load();
        QVERIFY(program.has_value());
        const QStringList command { QStringLiteral("cc"), QStringLiteral("{sources}"), QStringLiteral("{entry}"),
            QStringLiteral("-o{program}") };
        QCOMPARE(expandCommand(command, *program),
            (QStringList { QStringLiteral("cc"), QStringLiteral("/work/lib/part.c"), QStringLiteral("/work/main.c"),
                QStringLiteral("/work/main.c"), QStringLiteral("-o/work/.foreguest-program") }));
    }
};

QTEST_GUILESS_MAIN(LoadProgramTest)
#include "loadprogramtest.moc"
