// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace Foreguest;

/// Whole programs whose first line names the class that their authors know them to have.
class GrowthSamplesTest : public QObject
{
    Q_OBJECT
private:
    static QDir folder() { return QDir(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/growth")); }

    static QString expectedClass(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readLine()).section(u' ', 1).trimmed();
    }

private Q_SLOTS:
    void samplesCoverEveryClassAndLanguage()
    {
        QSet<QString> classes;
        QSet<QString> languages;
        const QFileInfoList files = folder().entryInfoList(QDir::Files);
        for (const QFileInfo& file : files) {
            classes.insert(expectedClass(file.filePath()));
            languages.insert(file.suffix());
        }
        QVERIFY(files.size() >= 60);
        QCOMPARE(languages.size(), 4);
        for (int growth = 0; growth <= int(Growth::Unknown); ++growth)
            QVERIFY2(classes.contains(growthName(Growth(growth))), qPrintable(growthName(Growth(growth))));
    }

    void growth_data()
    {
        QTest::addColumn<QString>("path");
        const QFileInfoList files = folder().entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files)
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }
    void growth()
    {
        QFETCH(QString, path);
        const auto graph = buildGraph({ path }, {}, TaskContext());
        QVERIFY2(graph, graph ? "" : qPrintable(graph.error().toString()));
        const auto costs = estimateCosts(**graph, TaskContext());
        QVERIFY(costs);
        const GrowthBound& time = (*costs)->program.time;
        QStringList reasons;
        for (const Reason& reason : time.reasons)
            reasons << QStringLiteral("line %1: %2").arg(reason.line).arg(reason.text);
        QVERIFY(!reasons.isEmpty());
        const QString expected = expectedClass(path);
        QVERIFY2(growthName(time.growth) == expected,
            qPrintable(QStringLiteral("expected %1, estimated %2 (%3)\n%4")
                           .arg(expected, growthName(time.growth), time.expression, reasons.join(u'\n'))));
    }
};

QTEST_GUILESS_MAIN(GrowthSamplesTest)
#include "growthsamplestest.moc"
