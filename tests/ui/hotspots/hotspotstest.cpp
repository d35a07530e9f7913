// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/buildgraph.h"
#include "tests/ui/window/fixture.h"
#include "ui/hotspots/hotspotspanel.h"
#include "ui/tables/tableview.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSortFilterProxyModel>

using namespace Foreguest;

class HotspotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto graph = buildGraph({ m_fixture.writeProgram() }, {}, {});
        QVERIFY2(graph, graph ? "" : qPrintable(graph.error().toString()));
        const auto costs = estimateCosts(**graph, {});
        QVERIFY(costs);
        m_analysis = { *graph, *costs };
        m_pairs = m_analysis.graph->find("pairs.pairs");
        QVERIFY(m_pairs != noIndex);
        QVERIFY(m_pairs != noIndex);
    }

    void rowsAreRankedByHeat()
    {
        const std::vector<Hotspot> hotspots = hotspotsOf(m_analysis);
        QCOMPARE(hotspots.size(), m_analysis.costs->bodies.size());
        for (size_t i = 1; i < hotspots.size(); ++i) {
            QCOMPARE(hotspots[i].rank, static_cast<int>(i) + 1);
            QVERIFY(hotspots[i - 1].cost->heat >= hotspots[i].cost->heat);
        }
        QVERIFY(std::ranges::any_of(
            hotspots, [](const Hotspot& row) { return row.place == QStringLiteral("pairs.py:3"); }));
    }

    void theTableSortsAndFilters()
    {
        Selection selection;
        HotspotsPanel panel(&selection);
        selection.setAnalysis(m_analysis);
        auto* table = panel.findChild<TableView*>(QStringLiteral("hotspotsTable"));
        const QAbstractItemModelTester tester(
            table->proxy()->sourceModel(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(table->proxy()->rowCount(), static_cast<int>(m_analysis.costs->bodies.size()));
        constexpr int cyclomaticColumn = 8;
        table->sortByColumn(cyclomaticColumn, Qt::DescendingOrder);
        QCOMPARE(table->proxy()->index(0, 1).data().toString(), QStringLiteral("pairs.pairs"));
        panel.findChild<QLineEdit*>(QStringLiteral("hotspotsFilter"))->setText(QStringLiteral("pairs.main"));
        QCOMPARE(table->proxy()->rowCount(), 1);
        table->selectAll();
        QCOMPARE(table->selectedText().count(u'\n'), 2);
        QVERIFY(table->selectedText().contains(QStringLiteral("\tpairs.main\t")));
        QVERIFY(table->selectedText().contains(QStringLiteral("\tpairs.py:11\t")));
    }

    void selectionGoesBothWays()
    {
        Selection selection;
        HotspotsPanel panel(&selection);
        selection.setAnalysis(m_analysis);
        QCOMPARE(selection.node(), noIndex);
        auto* table = panel.findChild<TableView*>(QStringLiteral("hotspotsTable"));
        selection.select(m_pairs);
        QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("pairs.pairs"));
        panel.selectHottest();
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1"));
        table->setCurrentRow(1);
        QCOMPARE(selection.node(), hotspotsOf(m_analysis)[1].node);
        selection.clear();
        QCOMPARE(table->currentRow(), -1);
    }

    void activatingAReasonAsksForItsLine()
    {
        Selection selection;
        HotspotsPanel panel(&selection);
        selection.setAnalysis(m_analysis);
        selection.select(m_pairs);
        auto* details = panel.findChild<TableView*>(QStringLiteral("hotspotDetails"));
        QVERIFY(details->proxy()->rowCount() > 0);
        QSignalSpy lines(&selection, &Selection::lineRequested);
        Q_EMIT details->activated(details->proxy()->index(0, 0));
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][1].toUInt(), details->proxy()->index(0, 0).data().toUInt());
    }

    void memoryIsTold()
    {
        QCOMPARE(memoryToString({ .low = {}, .likely = 2048, .high = {} }), QStringLiteral("2 KiB"));
        QCOMPARE(memoryToString({ .low = 1024, .likely = {}, .high = {} }), QStringLiteral("at least 1 KiB"));
        QCOMPARE(memoryToString({}), QStringLiteral("–"));
        QCOMPARE(memoryToString({ .low = 0, .likely = 0, .high = {} }), QStringLiteral("–"));
    }

private:
    Fixture m_fixture;
    Analysis m_analysis;
    NodeId m_pairs = noIndex;
};

QTEST_MAIN(HotspotsTest)
#include "hotspotstest.moc"
