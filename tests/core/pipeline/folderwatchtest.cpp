// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/folderwatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Foreguest;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class FolderWatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allProgramsAtFirstThenThoseThatChange()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("a.py")), "print(1)\n");
        write(folder.filePath(QStringLiteral("b.js")), "console.log(1)\n");
        write(folder.filePath(QStringLiteral("notes.txt")), "no program\n");
        const auto watch = FolderWatch::open(folder.path());
        QVERIFY(watch);
        const TaskContext context;
        QStringList first = (*watch)->changedPrograms(context);
        first.sort();
        QCOMPARE(
            first, (QStringList { folder.filePath(QStringLiteral("a.py")), folder.filePath(QStringLiteral("b.js")) }));
        QCOMPARE((*watch)->changedPrograms(context), QStringList());
        write(folder.filePath(QStringLiteral("b.js")), "console.log(12)\n");
        QCOMPARE((*watch)->changedPrograms(context), QStringList { folder.filePath(QStringLiteral("b.js")) });
    }

    void aFolderWithAnEntryIsOneProgram()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("main.py")), "import helper\n");
        write(folder.filePath(QStringLiteral("helper.py")), "x = 1\n");
        const auto watch = FolderWatch::open(folder.path());
        QVERIFY(watch);
        QCOMPARE((*watch)->changedPrograms({}), QStringList { folder.path() });
        write(folder.filePath(QStringLiteral("helper.py")), "x = 12\n");
        QCOMPARE((*watch)->changedPrograms({}), QStringList { folder.path() });
    }

    void waitingEndsWhenAFileAppearsAndWhenCancelled()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("a.js")), "console.log(1)\n");
        const auto watch = FolderWatch::open(folder.path());
        QVERIFY(watch);
        QCOMPARE((*watch)->changedPrograms({}), QStringList { folder.path() });
        std::thread writer([&] { write(folder.filePath(QStringLiteral("new.py")), "print(1)\n"); });
        (*watch)->waitForChange({});
        writer.join();
        QCOMPARE((*watch)->changedPrograms({}), QStringList { folder.filePath(QStringLiteral("new.py")) });

        const TaskContext context;
        std::thread canceller([&] { context.cancel(); });
        (*watch)->waitForChange(context);
        canceller.join();
        QVERIFY(context.isCancelled());
    }

    void aFileIsNoFolder()
    {
        const auto watch = FolderWatch::open(QStringLiteral("/etc/passwd"));
        QVERIFY(!watch);
        QVERIFY(!watch.error().remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FolderWatchTest)
#include "folderwatchtest.moc"
