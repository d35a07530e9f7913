// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

#include <QDirIterator>

#include <map>

using namespace Foreguest;
using namespace Foreguest::Testing;

/// Programs with the metrics that a reader counts; see tests/samples/metrics/README.md.
class MetricsTest : public QObject
{
    Q_OBJECT
private:
    struct Sample
    {
        Sources sources;
        QStringList expectations;
    };

    static QString root() { return QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/metrics"); }

    static Sample read(const QString& path)
    {
        QFile file(path);
        Sample sample;
        if (!file.open(QIODevice::ReadOnly))
            return sample;
        bool isExpectation = false;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            if (line.startsWith("--- "))
                sample.sources.emplace_back(QString::fromUtf8(line.mid(4)), QByteArray());
            else if (line.startsWith("=== "))
                isExpectation = true;
            else if (isExpectation && !line.isEmpty() && !line.startsWith('#'))
                sample.expectations.append(QString::fromUtf8(line));
            else if (!isExpectation && !sample.sources.empty())
                sample.sources.back().second += line + '\n';
        }
        return sample;
    }

private Q_SLOTS:
    void counted_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator it(root(), { QStringLiteral("*.txt") }, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QTest::newRow(qPrintable(path.mid(root().size() + 1))) << path;
        }
    }
    void counted()
    {
        QFETCH(QString, path);
        const Sample sample = read(path);
        QVERIFY(!sample.sources.empty() && !sample.expectations.isEmpty());
        const auto graph = build(sample.sources);
        QVERIFY(graph);
        QStringList wrong;
        for (const QString& expectation : sample.expectations) {
            const QStringList words = expectation.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            const BodyFacts* facts = factsOf(*graph, words.first().toUtf8().constData());
            if (!facts) {
                wrong << words.first() + QStringLiteral(" is missing");
                continue;
            }
            const std::map<QString, quint32> counted { { QStringLiteral("cyclomatic"), facts->cyclomatic },
                { QStringLiteral("cognitive"), facts->cognitive }, { QStringLiteral("paper"), facts->cognitivePaper },
                { QStringLiteral("nesting"), facts->nesting }, { QStringLiteral("lines"), facts->lines },
                { QStringLiteral("source"), facts->sourceLines }, { QStringLiteral("comments"), facts->commentLines } };
            for (const QString& word : words.mid(1)) {
                const QString key = word.section(QLatin1Char('='), 0, 0);
                const auto found = counted.find(key);
                QVERIFY2(found != counted.end(), qPrintable(key));
                if (found->second != word.section(QLatin1Char('='), 1).toUInt())
                    wrong << QStringLiteral("%1 %2: counted %3").arg(words.first(), word).arg(found->second);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metricstest.moc"
