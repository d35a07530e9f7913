// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QFile>
#include <QTest>

/// Each runtime's image is built, its program copied in, compiled where that is needed, and run.
class RuntimesTest : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;
    QString m_input;

    static QString program(const QString& name) { return testProgram(qPrintable(QStringLiteral("runtimes/") + name)); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_ctl.isValid());
        m_input = m_ctl.home() + QStringLiteral("/numbers.txt");
        QFile input(m_input);
        QVERIFY(input.open(QIODevice::WriteOnly));
        QCOMPARE(input.write("17\n25\n-2\n"), 9);
    }

    void programsRun_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("image");
        const auto row = [](const char* path, const char* image) {
            QTest::newRow(image) << QString::fromLatin1(path) << QString::fromLatin1(image);
        };
        row("tally.sh", "bash");
        row("tally.pl", "perl");
        row("tally.rb", "ruby");
        row("tally.php", "php");
        row("ts", "typescript");
        row("go", "go");
        row("rust", "rust");
        row("java", "java");
    }
    void programsRun()
    {
        QFETCH(QString, path);
        QFETCH(QString, image);
        const auto outcome = m_ctl.run({ QStringLiteral("run"), QStringLiteral("--json"), QStringLiteral("--stdin"),
            m_input, program(path), QStringLiteral("--"), QStringLiteral("total") });
        QVERIFY2(outcome.exitCode == 3, qPrintable(outcome.notes + QString::fromUtf8(outcome.output)));
        const QJsonObject record = outcome.json();
        QCOMPARE(record[QStringLiteral("stdout")].toString(), QStringLiteral("total 40\n"));
        QCOMPARE(record[QStringLiteral("stderr")].toString(), QStringLiteral("done\n"));
        QCOMPARE(record[QStringLiteral("exitCode")].toInt(), 7);
        QCOMPARE(outcome.object("guest")[QStringLiteral("image")].toString(), image);
        QVERIFY(outcome.measured("peakMemoryBytes") > 0);
        qInfo().noquote() << QStringLiteral("%1: prepared in %2 s, peak memory %3 MiB")
                                 .arg(image)
                                 .arg(outcome.object("stages")[QStringLiteral("prepare")].toDouble() / 1000, 0, 'f', 1)
                                 .arg(outcome.measured("peakMemoryBytes") / (1024.0 * 1024.0), 0, 'f', 1);
    }

    void compilersAreHeard_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : { "Broken.java", "broken.go", "broken.rs", "broken.ts" })
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void compilersAreHeard()
    {
        QFETCH(QString, path);
        const auto outcome = m_ctl.run({ QStringLiteral("run"), program(QStringLiteral("broken/") + path) });
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.notes.contains(QStringLiteral("does not compile")), qPrintable(outcome.notes));
        // What the compiler says of it, with the place.
        QVERIFY2(outcome.notes.contains(path + u':'), qPrintable(outcome.notes));
    }
};

QTEST_GUILESS_MAIN(RuntimesTest)
#include "runtimestest.moc"
