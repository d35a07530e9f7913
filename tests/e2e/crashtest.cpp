// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "core/store/database.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

/// The process is killed at random moments of a run.
class CrashTest : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;

    QJsonArray runs() const
    {
        return m_ctl.run({ QStringLiteral("history"), QStringLiteral("list"), QStringLiteral("--json") })
            .json()[QStringLiteral("runs")]
            .toArray();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_ctl.isValid()); }

    void killedAtTenRandomMoments()
    {
        QRandomGenerator random(20261124);
        qsizetype seenStarted = 0;
        for (int round = 0; round < 10; ++round) {
            QProcess process;
            m_ctl.start(process, { QStringLiteral("run"), testProgram("slowstart.py") });
            QVERIFY(process.waitForStarted());
            QByteArray output;
            // The odd rounds die during analysis or boot, the even ones once the program runs.
            if (round % 2 == 0) {
                while (!output.contains("started") && process.waitForReadyRead(120'000))
                    output += process.readAllStandardOutput();
                process.waitForFinished(int(random.bounded(2500)));
            } else {
                process.waitForFinished(int(random.bounded(5000)));
            }
            if (process.state() == QProcess::Running)
                ::kill(pid_t(process.processId()), SIGKILL);
            process.waitForFinished();
            output += process.readAllStandardOutput();
            if (output.contains("started"))
                ++seenStarted;
            QTRY_VERIFY_WITH_TIMEOUT(m_ctl.emulators().isEmpty(), 10'000);
            checkDatabase();
        }
        QVERIFY(seenStarted >= 5);
        const QJsonArray logged = runs();
        QVERIFY2(
            logged.size() >= seenStarted, qPrintable(QStringLiteral("%1 of %2").arg(logged.size()).arg(seenStarted)));
        for (const QJsonValue run : logged) {
            const QString state = run.toObject()[QStringLiteral("state")].toString();
            QVERIFY2(state == QLatin1String("interrupted") || state == QLatin1String("finished"), qPrintable(state));
        }
    }

    void nothingIsLeftAndTheNextRunWorks()
    {
        const auto outcome = m_ctl.run({ QStringLiteral("run"), QStringLiteral("--json"), testProgram("write50.py") });
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.notes));
        QVERIFY(m_ctl.emulators().isEmpty());
        QDirIterator overlays(m_ctl.home() + QStringLiteral("/run"), { QStringLiteral("*.qcow2") }, QDir::Files,
            QDirIterator::Subdirectories);
        QVERIFY2(!overlays.hasNext(), qPrintable(overlays.next()));
    }

private:
    void checkDatabase()
    {
        const QString path = m_ctl.home() + QStringLiteral("/data/history.db");
        if (!QFile::exists(path))
            return;
        const QSqlDatabase connection = [&] {
            QSqlDatabase opened = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
            opened.setDatabaseName(path);
            opened.open();
            return opened;
        }();
        QSqlQuery check(connection);
        QVERIFY(check.exec(QStringLiteral("PRAGMA integrity_check")) && check.next());
        QCOMPARE(check.value(0).toString(), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crashtest.moc"
