// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/cost/objectmodel.h"
#include "core/graph/buildgraph.h"

#include <QDir>
#include <QTest>

using namespace Foreguest;

/// Whole programs whose peak memory was measured: samples/memory/measured.txt says where and how.
class MemorySamplesTest : public QObject
{
    Q_OBJECT
private:
    struct Sample
    {
        QString file, half;
        double measured = 0, estimated = 0, base = 0;
        bool isNear() const { return estimated >= measured / 2 && estimated <= measured * 2; }
        bool isLarge() const { return measured > 2 * base; }
    };
    std::vector<Sample> m_samples;

    void share(const QString& half, double all, double large) const
    {
        int near = 0;
        int count = 0;
        int nearLarge = 0;
        int countLarge = 0;
        QStringList missed;
        for (const Sample& sample : m_samples) {
            if (sample.half != half)
                continue;
            ++count;
            near += sample.isNear() ? 1 : 0;
            countLarge += sample.isLarge() ? 1 : 0;
            nearLarge += sample.isLarge() && sample.isNear() ? 1 : 0;
            if (!sample.isNear())
                missed << QStringLiteral("%1: measured %2, estimated %3")
                              .arg(sample.file)
                              .arg(sample.measured)
                              .arg(sample.estimated);
        }
        const QString told = QStringLiteral("%1: %2 of %3, of the large ones %4 of %5\n%6")
                                 .arg(half)
                                 .arg(near)
                                 .arg(count)
                                 .arg(nearLarge)
                                 .arg(countLarge)
                                 .arg(missed.join(u'\n'));
        qInfo("%s", qPrintable(told));
        QVERIFY2(count >= 28 && countLarge >= 15, qPrintable(told));
        QVERIFY2(near >= all * count, qPrintable(told));
        QVERIFY2(nearLarge >= large * countLarge, qPrintable(told));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QDir folder(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/memory"));
        QFile index(folder.filePath(QStringLiteral("measured.txt")));
        QVERIFY(index.open(QIODevice::ReadOnly));
        while (!index.atEnd()) {
            const QStringList words = QString::fromUtf8(index.readLine()).simplified().split(u' ');
            if (words.size() != 3 || words[0].startsWith(u'#'))
                continue;
            Sample sample { words[0], words[2], words[1].toDouble(), 0,
                ObjectModel::of(words[0].section(u'/', 0, 0)).baseBytes };
            const auto graph = buildGraph({ folder.filePath(words[0]) }, {}, TaskContext());
            QVERIFY2(graph, qPrintable(words[0]));
            const auto costs = estimateCosts(**graph, TaskContext());
            QVERIFY(costs);
            const MemoryEstimate& memory = (*costs)->program.memory;
            QVERIFY2(memory.likely && memory.low && *memory.low <= *memory.likely, qPrintable(words[0]));
            QVERIFY2(!memory.high || *memory.high >= *memory.likely, qPrintable(words[0]));
            QVERIFY2(!memory.reasons.empty(), qPrintable(words[0]));
            sample.estimated = double(*memory.likely);
            m_samples.push_back(sample);
        }
        QVERIFY(m_samples.size() >= 60);
    }

    void developmentSet() { share(QStringLiteral("development"), 0.78, 0.6); }
    void heldOutSet() { share(QStringLiteral("held"), 0.78, 0.6); }
};

QTEST_GUILESS_MAIN(MemorySamplesTest)
#include "memorysamplestest.moc"
