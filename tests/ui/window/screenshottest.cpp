// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Runs the program `foreguest` as a user would, on the offscreen platform.
class ScreenshotTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(QStringLiteral("demo.py")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "def slow(n):\n    for i in range(n):\n        for j in range(n):\n            print(i, j)\n\nslow(3)\n");
    }

    void theWindowIsRendered()
    {
        const QString picture = m_folder.filePath(QStringLiteral("window.png"));
        QCOMPARE(run({ QStringLiteral("--screenshot"), picture, QStringLiteral("--size"), QStringLiteral("1024x700"),
                     m_folder.filePath(QStringLiteral("demo.py")) }),
            0);
        const QImage image(picture);
        QCOMPARE(image.size(), QSize(1024, 700));
        QVERIFY(colours(image) > 20);
    }

    void eachPanelIsRendered_data()
    {
        QTest::addColumn<QString>("panel");
        for (const char* panel : { "sources", "graph", "hotspots", "source", "profile", "guests", "runs", "query" })
            QTest::newRow(panel) << QString::fromLatin1(panel);
    }
    void eachPanelIsRendered()
    {
        QFETCH(QString, panel);
        const QString picture = m_folder.filePath(panel + QStringLiteral(".png"));
        QCOMPARE(run({ QStringLiteral("--screenshot"), picture, QStringLiteral("--panel"), panel,
                     QStringLiteral("--theme"), QStringLiteral("dark"), m_folder.filePath(QStringLiteral("demo.py")) }),
            0);
        const QImage image(picture);
        QVERIFY(!image.isNull());
        QVERIFY(image.width() < 1680);
        QVERIFY(colours(image) > 3);
        QVERIFY(image.pixelColor(2, 2).lightness() < 128);
    }

    void anEmptyWindowIsRendered()
    {
        const QString picture = m_folder.filePath(QStringLiteral("empty.png"));
        QCOMPARE(run({ QStringLiteral("--screenshot"), picture }), 0);
        QCOMPARE(QImage(picture).size(), QSize(1680, 1050));
    }

    void failuresAreTold()
    {
        QCOMPARE(run({ QStringLiteral("--screenshot"), m_folder.filePath(QStringLiteral("x.png")),
                     m_folder.filePath(QStringLiteral("none.py")) }),
            1);
        QVERIFY(m_errors.contains(QStringLiteral("none.py")));
        QCOMPARE(run({ QStringLiteral("--screenshot"), QStringLiteral("/no/such/folder/x.png") }), 1);
        QVERIFY(m_errors.contains(QStringLiteral("/no/such/folder")));
    }

    void wrongUseIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("option") << QStringList { QStringLiteral("--nothing") };
        QTest::newRow("theme") << QStringList { QStringLiteral("--theme"), QStringLiteral("pink") };
        QTest::newRow("panel") << QStringList { QStringLiteral("--screenshot"), QStringLiteral("a.png"),
            QStringLiteral("--panel"), QStringLiteral("x") };
        QTest::newRow("size") << QStringList { QStringLiteral("--screenshot"), QStringLiteral("a.png"),
            QStringLiteral("--size"), QStringLiteral("big") };
        QTest::newRow("lonely size") << QStringList { QStringLiteral("--size"), QStringLiteral("100x100") };
    }
    void wrongUseIsTold()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 2);
        QVERIFY(m_errors.contains(QStringLiteral("--help")));
    }

    void helpAndVersion()
    {
        QCOMPARE(run({ QStringLiteral("--help") }), 0);
        QCOMPARE(run({ QStringLiteral("--version") }), 0);
    }

private:
    int run(const QStringList& arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FOREGUEST_HOME"), m_home.path());
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("FOREGUEST_BIN") + QStringLiteral("/foreguest"), arguments);
        if (!process.waitForFinished(100'000)) {
            process.kill();
            process.waitForFinished();
            return -1;
        }
        m_errors = QString::fromUtf8(process.readAllStandardError());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    static qsizetype colours(const QImage& image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                seen.insert(image.pixel(x, y));
        }
        return seen.size();
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_home;
    QString m_errors;
};

QTEST_GUILESS_MAIN(ScreenshotTest)
#include "screenshottest.moc"
