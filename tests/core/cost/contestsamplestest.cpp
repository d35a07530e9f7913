// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"

#include <QDir>
#include <QTest>

#include <map>

using namespace Foreguest;

/// Whole programs as programming contests have them, and single functions, each labelled by reading: how many are
/// estimated right, class by class.
class ContestSamplesTest : public QObject
{
    Q_OBJECT
private:
    struct Score
    {
        int right = 0;
        int all = 0;
    };

    static QStringList linesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
    }

    /// Contests know no more classes than these.
    static QString contestClass(const QString& name)
    {
        return name == growthName(Growth::Factorial) ? growthName(Growth::Exponential) : name;
    }

    static void tell(const QString& what, const QString& expected, const GrowthBound& time)
    {
        QStringList reasons;
        for (const Reason& reason : time.reasons)
            reasons << QStringLiteral("%1: %2").arg(reason.line).arg(reason.text);
        qInfo("%s: %s, not %s (%s) %s", qPrintable(what), qPrintable(expected), qPrintable(growthName(time.growth)),
            qPrintable(time.expression), qPrintable(reasons.join(u' ')));
    }

    static void report(const std::map<QString, Score>& scores, Score& total, double& least)
    {
        for (const auto& [name, score] : scores) {
            qInfo("%-12s %3d of %3d", qPrintable(name), score.right, score.all);
            total.right += score.right;
            total.all += score.all;
            least = std::min(least, double(score.right) / score.all);
        }
        qInfo("%-12s %3d of %3d", "all", total.right, total.all);
    }

private Q_SLOTS:
    void programs()
    {
        const QDir folder(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/growth/contest"));
        std::map<QString, Score> scores;
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const QString expected = contestClass(linesOf(file.filePath()).value(0).section(u' ', 1).trimmed());
            const auto graph = buildGraph({ file.filePath() }, {}, TaskContext());
            QVERIFY(graph);
            const auto costs = estimateCosts(**graph, TaskContext());
            QVERIFY(costs);
            const GrowthBound& time = (*costs)->program.time;
            QVERIFY(!time.reasons.empty());
            const bool isRight = contestClass(growthName(time.growth)) == expected;
            if (!isRight)
                tell(file.fileName(), expected, time);
            Score& score = scores[expected];
            ++score.all;
            score.right += isRight ? 1 : 0;
        }
        Score total;
        double least = 1;
        report(scores, total, least);
        QVERIFY(total.all >= 90);
        QVERIFY(scores.size() == 7);
        QVERIFY(double(total.right) / total.all >= 0.8);
        QVERIFY(least >= 0.6);
    }

    void functions()
    {
        const QDir folder(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/growth/functions"));
        std::map<QString, Score> scores;
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const QStringList lines = linesOf(file.filePath());
            const auto graph = buildGraph({ file.filePath() }, {}, TaskContext());
            QVERIFY(graph);
            const auto costs = estimateCosts(**graph, TaskContext());
            QVERIFY(costs);
            for (const FunctionCost& cost : (*costs)->bodies) {
                const Node& node = (*graph)->nodes[cost.node];
                const QString label = lines.value(int(node.line) - 2).trimmed().section(u' ', 1);
                if (node.kind != NodeKind::Function || !(label.startsWith(u"O(") || label == u"unknown"))
                    continue;
                const bool isRight = growthName(cost.time.growth) == label;
                if (!isRight)
                    tell((*graph)->qualifiedName(cost.node), label, cost.time);
                Score& score = scores[label];
                ++score.all;
                score.right += isRight ? 1 : 0;
            }
        }
        Score total;
        double least = 1;
        report(scores, total, least);
        QVERIFY(total.all >= 60);
        QVERIFY(double(total.right) / total.all >= 0.9);
    }
};

QTEST_GUILESS_MAIN(ContestSamplesTest)
#include "contestsamplestest.moc"
