// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/rowtable.h"
#include "ui/tables/tableview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace Foreguest;

namespace {

struct Fruit
{
    QString name;
    int weight = 0;
};

std::vector<Column<Fruit>> columns()
{
    return {
        { .title = QStringLiteral("Name"), .text = [](const Fruit& row) { return row.name; } },
        { .title = QStringLiteral("Weight"),
            .text = [](const Fruit& row) { return QString::number(row.weight); },
            .sortKey = [](const Fruit& row) { return row.weight; },
            .isNumber = true },
    };
}

std::vector<Fruit> fruits()
{
    return { { QStringLiteral("pear"), 90 }, { QStringLiteral("apple\tred"), 100 }, { QStringLiteral("melon"), 1000 } };
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theModelKeepsItsContract()
    {
        RowTable<Fruit> table(columns());
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        table.setRows(fruits());
        QCOMPARE(table.rowCount(), 3);
        table.updateRows({ { QStringLiteral("plum"), 20 } });
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("plum"));
        table.updateRows(fruits());
        QCOMPARE(table.rowCount(), 3);
        table.appendRows({ { QStringLiteral("fig"), 10 } });
        QCOMPARE(table.index(3, 0).data().toString(), QStringLiteral("fig"));
        table.updateRows({});
        QCOMPARE(table.rowCount(), 0);
        QVERIFY(!table.headerData(2, Qt::Horizontal, Qt::DisplayRole).isValid());
        QVERIFY(!table.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
        QVERIFY(!table.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }

    void numbersSortAsNumbers()
    {
        RowTable<Fruit> table(columns());
        table.setRows(fruits());
        TableView view;
        view.setTable(&table, 1);
        QCOMPARE(view.proxy()->index(0, 0).data().toString(), QStringLiteral("pear"));
        QCOMPARE(view.proxy()->index(2, 0).data().toString(), QStringLiteral("melon"));
        view.sortByColumn(1, Qt::DescendingOrder);
        QCOMPARE(view.proxy()->index(0, 0).data().toString(), QStringLiteral("melon"));
    }

    void copyGivesTabSeparatedValues()
    {
        RowTable<Fruit> table(columns());
        table.setRows(fruits());
        TableView view;
        view.setTable(&table, 1);
        view.selectAll();
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(),
            QStringLiteral("Name\tWeight\npear\t90\napple red\t100\nmelon\t1000\n"));
        view.setColumnHidden(0, true);
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Weight\n90\n100\n1000\n"));
    }

    void rowsAreThoseOfTheSourceWhateverTheOrder()
    {
        RowTable<Fruit> table(columns());
        table.setRows(fruits());
        TableView view;
        view.setTable(&table, 0);
        QSignalSpy current(&view, &TableView::currentRowChanged);
        view.setCurrentRow(2);
        QCOMPARE(view.currentRow(), 2);
        QCOMPARE(current.takeLast().at(0).toInt(), 2);
        QSignalSpy activated(&view, &TableView::rowActivated);
        Q_EMIT view.activated(view.currentIndex());
        QCOMPARE(activated.takeLast().at(0).toInt(), 2);
        view.setCurrentRow(-1);
        QCOMPARE(view.currentRow(), -1);
    }
};

QTEST_MAIN(TablesTest)
#include "tablestest.moc"
