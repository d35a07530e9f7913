// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Foreguest;

/// Uses of Python's libraries whose lines say at their ends that they ask a database (`# db`), a file (`# file`) or
/// another machine (`# net`); all other lines do not.
class BottleneckSamplesTest : public QObject
{
    Q_OBJECT
private:
    static QSet<QString> expected(const QString& path)
    {
        static const QRegularExpression mark(QStringLiteral("# (db|file|net)$"));
        QSet<QString> marks;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return marks;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (int i = 0; i < lines.size(); ++i) {
            const QRegularExpressionMatch match = mark.match(lines[i]);
            if (match.hasMatch())
                marks.insert(QStringLiteral("%1 %2").arg(i + 1).arg(match.captured(1)));
        }
        return marks;
    }

    static QSet<QString> found(const CostReport& costs)
    {
        static const QHash<QString, QString> names { { QStringLiteral("database"), QStringLiteral("db") },
            { QStringLiteral("file-io"), QStringLiteral("file") },
            { QStringLiteral("network"), QStringLiteral("net") } };
        QSet<QString> marks;
        for (const FunctionCost& cost : costs.bodies) {
            for (const Bottleneck& bottleneck : cost.bottlenecks) {
                if (const auto name = names.find(bottleneck.kind); name != names.end())
                    marks.insert(QStringLiteral("%1 %2").arg(bottleneck.line).arg(*name));
            }
        }
        return marks;
    }

private Q_SLOTS:
    void accessIsFound()
    {
        const QDir folder(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/bottlenecks"));
        qsizetype right = 0;
        qsizetype wrong = 0;
        qsizetype missed = 0;
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const auto graph = buildGraph({ file.filePath() }, {}, TaskContext());
            QVERIFY(graph);
            const auto costs = estimateCosts(**graph, TaskContext());
            QVERIFY(costs);
            const QSet<QString> truth = expected(file.filePath());
            const QSet<QString> said = found(**costs);
            right += (said & truth).size();
            const QSet<QString> more = said - truth;
            const QSet<QString> fewer = truth - said;
            wrong += more.size();
            missed += fewer.size();
            for (const QString& mark : more)
                qInfo("%s: not %s", qPrintable(file.fileName()), qPrintable(mark));
            for (const QString& mark : fewer)
                qInfo("%s: missed %s", qPrintable(file.fileName()), qPrintable(mark));
        }
        const double precision = double(right) / double(std::max<qsizetype>(1, right + wrong));
        const double recall = double(right) / double(std::max<qsizetype>(1, right + missed));
        qInfo("precision %.3f, recall %.3f of %lld", precision, recall, static_cast<long long>(right + missed));
        QVERIFY(right + missed >= 150);
        QVERIFY(precision >= 0.95);
        QVERIFY(recall >= 0.85);
    }
};

QTEST_GUILESS_MAIN(BottleneckSamplesTest)
#include "bottlenecksamplestest.moc"
