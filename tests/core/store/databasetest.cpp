// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Foreguest;

namespace {

const QStringList notesSchema { QStringLiteral(
                                    "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"),
    QStringLiteral("ALTER TABLE notes ADD COLUMN stars INTEGER NOT NULL DEFAULT 3;\n") };

qint64 countNotes(const Database& database)
{
    auto row = database.run(QStringLiteral("SELECT count(*) FROM notes"));
    return row && row->next() ? row->integer(0) : -1;
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void migrationsBringAnOldFileToTheNewSchema()
    {
        const QString file = path("migrated.db");
        {
            const auto database = Database::open(file, notesSchema.mid(0, 1));
            QVERIFY(database);
            QVERIFY(
                (*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES (?)"), { QStringLiteral("kept") }));
        }
        const auto database = Database::open(file, notesSchema);
        QVERIFY(database);
        auto row = (*database)->run(QStringLiteral("SELECT text, stars FROM notes"));
        QVERIFY(row && row->next());
        QCOMPARE(row->text(0), QStringLiteral("kept"));
        QCOMPARE(row->integer(1), 3);
    }

    void aFailedMigrationLeavesTheOldSchema()
    {
        const QString file = path("failed.db");
        QVERIFY(Database::open(file, notesSchema.mid(0, 1)));
        QVERIFY(!Database::open(
            file, { notesSchema[0], QStringLiteral("ALTER TABLE notes ADD COLUMN a INTEGER;\nNOT SQL;\n") }));
        const auto database = Database::open(file, notesSchema);
        QVERIFY(database);
        QVERIFY(!(*database)->run(QStringLiteral("SELECT a FROM notes")));
        QVERIFY((*database)->run(QStringLiteral("SELECT stars FROM notes")));
    }

    void aNewerSchemaIsRefusedAndLeftAlone()
    {
        const QString file = path("newer.db");
        QVERIFY(Database::open(file, notesSchema));
        const auto database = Database::open(file, notesSchema.mid(0, 1));
        QVERIFY(!database);
        QVERIFY(database.error().message.contains(QStringLiteral("newer version")));
        QVERIFY(Database::open(file, notesSchema));
    }

    void aDamagedFileIsKeptAside()
    {
        const QString file = path("damaged.db");
        const QByteArray garbage(20'000, 'x');
        {
            QFile damaged(file);
            QVERIFY(damaged.open(QIODevice::WriteOnly));
            damaged.write(garbage);
        }
        const auto database = Database::open(file, notesSchema);
        QVERIFY2(database, qPrintable(database ? QString() : database.error().toString()));
        QCOMPARE(countNotes(**database), 0);
        QVERIFY((*database)->notice().contains(QStringLiteral("damaged")));
        const QStringList aside = QDir(m_folder.path()).entryList({ QStringLiteral("damaged.db.damaged-*") });
        QCOMPARE(aside.size(), 1);
        QFile kept(m_folder.filePath(aside[0]));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), garbage);
    }

    void damageInThePagesIsFoundAndTheFileKept()
    {
        const QString file = path("pages.db");
        {
            const auto database = Database::open(file, notesSchema);
            QVERIFY(database);
            for (int i = 0; i < 500; ++i)
                QVERIFY(
                    (*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES (?)"), { QString(200, u'a') }));
            QVERIFY((*database)->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(8192);
        damaged.write(QByteArray(16'384, '\xee'));
        damaged.close();
        const auto database = Database::open(file, notesSchema);
        QVERIFY(database);
        QVERIFY(!(*database)->notice().isEmpty());
        QCOMPARE(countNotes(**database), 0);
    }

    void aReadOnlyFileCanStillBeRead()
    {
        if (geteuid() == 0)
            QSKIP("root may write anything: run as a user");
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("locked")));
        const QString file = path("locked/notes.db");
        {
            const auto database = Database::open(file, notesSchema);
            QVERIFY(database);
            QVERIFY((*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES ('a')")));
            QVERIFY((*database)->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        }
        const QByteArray folder = QFile::encodeName(path("locked"));
        ::chmod(QFile::encodeName(file).constData(), 0400);
        ::chmod(folder.constData(), 0500);
        const auto database = Database::open(file, notesSchema);
        ::chmod(folder.constData(), 0700);
        QVERIFY(database);
        QCOMPARE((*database)->access(), Database::Access::ReadOnly);
        QVERIFY(!(*database)->notice().isEmpty());
        QCOMPARE(countNotes(**database), 1);
        const auto written = (*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES ('b')"));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::PermissionDenied);
        QVERIFY(!written.error().remedy.isEmpty());
    }

    void anImpossiblePlaceMeansMemoryAndSaysSo()
    {
        const auto database = Database::open(QStringLiteral("/proc/foreguest/notes.db"), notesSchema);
        QVERIFY(database);
        QCOMPARE((*database)->access(), Database::Access::Memory);
        QVERIFY((*database)->notice().contains(QStringLiteral("/proc/foreguest/notes.db")));
        QVERIFY((*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES ('a')")));
        qint64 seenByOther = -1;
        std::thread([&] { seenByOther = countNotes(**database); }).join();
        QCOMPARE(seenByOther, 1);
    }

    void aFullDiskIsSaidAndNothingIsHalfWritten()
    {
        const auto database = Database::open(path("full.db"), notesSchema);
        QVERIFY(database);
        // SQLite's own limit on pages fails a write exactly as a full disk does (SQLITE_FULL).
        QVERIFY((*database)->run(QStringLiteral("PRAGMA max_page_count = 20")));
        auto transaction = Database::Transaction::begin(**database);
        QVERIFY(transaction);
        Result<> written;
        for (int i = 0; i < 1000 && written; ++i)
            written = (*database)
                          ->run(QStringLiteral("INSERT INTO notes (text) VALUES (?)"), { QString(1000, u'a') })
                          .map([](const auto&) {});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::ResourceExhausted);
        QVERIFY(written.error().remedy.contains(QStringLiteral("Free some space")));
        {
            const Database::Transaction dropped = std::move(*transaction);
        }
        QCOMPARE(countNotes(**database), 0);
    }

    void anUncommittedTransactionIsRolledBack()
    {
        const auto database = Database::open(path("rollback.db"), notesSchema);
        QVERIFY(database);
        {
            const auto transaction = Database::Transaction::begin(**database);
            QVERIFY(transaction);
            QVERIFY((*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES ('a')")));
        }
        QCOMPARE(countNotes(**database), 0);
    }

    void threadsWriteAtTheSameTime()
    {
        const auto database = Database::open(path("threads.db"), notesSchema);
        QVERIFY(database);
        std::atomic<int> failures = 0;
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 4; ++writer) {
            writers.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    auto transaction = Database::Transaction::begin(**database);
                    if (!transaction || !(*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES ('t')"))
                        || !transaction->commit())
                        ++failures;
                }
            });
        }
        for (std::thread& writer : writers)
            writer.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(countNotes(**database), 200);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
