// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

#include <QDirIterator>
#include <QHash>

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {

struct Sample
{
    Sources sources;
    QHash<QString, QStringList> expectations; ///< By section.
};

QString folder()
{
    return QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/samples/calls");
}

/// Reads the format of tests/samples/calls/README.md.
Sample readSample(const QString& path)
{
    Sample sample;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return sample;
    QByteArray* source = nullptr;
    QStringList* section = nullptr;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const QString text = QString::fromUtf8(line).trimmed();
        if (line.startsWith("--- ")) {
            sample.sources.emplace_back(text.mid(4), QByteArray());
            source = &sample.sources.back().second;
            section = nullptr;
        } else if (line.startsWith("=== ")) {
            section = &sample.expectations[text.mid(4)];
            source = nullptr;
        } else if (section) {
            if (!text.isEmpty() && !text.startsWith(u'#'))
                section->append(text);
        } else if (source) {
            source->append(line);
        }
    }
    return sample;
}

const QHash<QString, EdgeKind>& edgeSections()
{
    static const QHash<QString, EdgeKind> sections {
        { QStringLiteral("flows"), EdgeKind::Flows },
        { QStringLiteral("reads"), EdgeKind::Reads },
        { QStringLiteral("writes"), EdgeKind::Writes },
        { QStringLiteral("inherits"), EdgeKind::Inherits },
        { QStringLiteral("imports"), EdgeKind::Imports },
    };
    return sections;
}

QString listed(const QString& title, const QStringList& edges)
{
    return edges.isEmpty() ? QString() : QStringLiteral("%1:\n  %2\n").arg(title, edges.join(QStringLiteral("\n  ")));
}

QStringList without(QStringList list, const QStringList& others)
{
    list.removeIf([&](const QString& edge) { return others.contains(edge); });
    return list;
}

} // namespace

/// Small programs of each language with the call edges that their authors know them to have.
class CallSamplesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calls_data()
    {
        QTest::addColumn<QString>("path");
        QStringList paths;
        QDirIterator files(folder(), { QStringLiteral("*.txt") }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
        paths.sort();
        for (const QString& path : paths)
            QTest::newRow(qPrintable(QDir(folder()).relativeFilePath(path))) << path;
    }
    void calls()
    {
        QFETCH(QString, path);
        const Sample sample = readSample(path);
        QVERIFY2(!sample.sources.empty() && !sample.expectations.isEmpty(), "no source or no expectation");
        const auto graph = build(sample.sources);
        QVERIFY(graph);
        QCOMPARE(graph->skipped.size(), size_t(0));
        const QStringList found = Testing::calls(*graph);
        QString problems;
        for (auto it = sample.expectations.begin(); it != sample.expectations.end(); ++it) {
            if (it.key() == QLatin1String("calls")) {
                problems += listed(QStringLiteral("missing"), without(it.value(), found));
                problems += listed(QStringLiteral("wrong"), without(found, it.value()));
            } else if (it.key() == QLatin1String("includes")) {
                problems += listed(QStringLiteral("missing"), without(it.value(), found));
            } else if (it.key() == QLatin1String("never")) {
                problems += listed(QStringLiteral("wrong"), without(it.value(), without(it.value(), found)));
            } else if (it.key() == QLatin1String("never flows")) {
                const QStringList flows = edges(*graph, { EdgeKind::Flows });
                problems += listed(QStringLiteral("wrong flows"), without(it.value(), without(it.value(), flows)));
            } else if (const auto kind = edgeSections().constFind(it.key()); kind != edgeSections().constEnd()) {
                problems
                    += listed(QStringLiteral("missing ") + it.key(), without(it.value(), edges(*graph, { *kind })));
            } else {
                problems += QStringLiteral("unknown section %1\n").arg(it.key());
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(QLatin1Char('\n') + problems));
    }
};

QTEST_GUILESS_MAIN(CallSamplesTest)
#include "callsamplestest.moc"
