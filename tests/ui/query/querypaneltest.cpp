// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/querypanel.h"
#include "tests/ui/window/fixture.h"
#include "ui/a11y/audit.h"
#include "ui/tables/tableview.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QToolButton>

using namespace Foreguest;

class QueryPanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_workbench = m_fixture.workbench();
        m_panel = std::make_unique<QueryPanel>(m_workbench.get());
        m_panel->resize(900, 400);
        m_panel->show();
        m_editor = m_panel->findChild<QPlainTextEdit*>(QStringLiteral("queryText"));
        m_table = m_panel->findChild<TableView*>(QStringLiteral("queryTable"));
        m_problem = m_panel->findChild<QLabel*>(QStringLiteral("queryProblem"));
        m_status = m_panel->findChild<QLabel*>(QStringLiteral("queryStatus"));
    }
    void cleanup()
    {
        m_panel.reset();
        m_workbench.reset();
    }

    void everyFieldHasAName()
    {
        m_editor->setPlainText(QStringLiteral("MATCH (f {name: $name}) RETURN f"));
        QCOMPARE(auditAccessibility(m_panel.get()), QStringList());
    }

    void nothingCanBeAskedBeforeSourcesAreAnalysed()
    {
        const auto* button = m_panel->findChild<QPushButton*>(QStringLiteral("queryAsk"));
        QVERIFY(!button->isEnabled());
        m_panel->ask();
        QVERIFY(m_panel->isSettled());
        open();
        QVERIFY(button->isEnabled());
    }

    void anAnswerIsATableWhoseRowsSelectNodes()
    {
        open();
        const QAbstractItemModelTester tester(
            m_table->proxy()->sourceModel(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        ask(QStringLiteral("MATCH (f:Function {external: false}) RETURN f.line, f ORDER BY f.line"));
        QCOMPARE(m_table->proxy()->rowCount(), 2);
        QCOMPARE(m_table->proxy()->index(0, 1).data().toString(), QStringLiteral("pairs.pairs"));
        QCOMPARE(m_table->proxy()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("f.line"));
        QVERIFY(m_status->text().contains(QLatin1Char('2')));
        m_table->setCurrentRow(1);
        const Selection* selection = m_workbench->selection();
        QCOMPARE(selection->analysis().graph->qualifiedName(selection->node()), QStringLiteral("pairs.main"));
        QSignalSpy lines(selection, &Selection::lineRequested);
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][1].toUInt(), 11U);
    }

    void aCallLeadsToItsLine()
    {
        open();
        ask(QStringLiteral("MATCH (f {name: 'main'})-[c:CALLS]->(g {name: 'pairs'}) RETURN c"));
        QCOMPARE(m_table->proxy()->rowCount(), 1);
        m_table->setCurrentRow(0);
        QSignalSpy lines(m_workbench->selection(), &Selection::lineRequested);
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][1].toUInt(), 12U);
    }

    void aMistakeIsShownWithItsPlace()
    {
        open();
        ask(QStringLiteral("MATCH (f:) RETURN f"));
        QVERIFY(m_problem->isVisible());
        QVERIFY(m_problem->text().startsWith(QStringLiteral("Line 1, column 10")));
        QCOMPARE(m_table->proxy()->rowCount(), 0);
        ask(QStringLiteral("MATCH (f:Class) RETURN f"));
        QVERIFY(!m_problem->isVisible());
    }

    void parametersGetFields()
    {
        open();
        m_editor->setPlainText(QStringLiteral("MATCH (f {name: $name}) RETURN f"));
        auto* field = m_panel->findChild<QLineEdit*>();
        QVERIFY(field && field->isVisible());
        field->setText(QStringLiteral("main"));
        QSignalSpy settled(m_panel.get(), &QueryPanel::settled);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(m_table->proxy()->rowCount(), 1);
        m_editor->setPlainText(QStringLiteral("MATCH (f) RETURN f"));
        QVERIFY(!m_panel->findChild<QLineEdit*>());
    }

    void readyMadeQuestionsAreAskedFromTheMenu()
    {
        open();
        const auto* button = m_panel->findChild<QToolButton*>(QStringLiteral("queryQuestions"));
        QVERIFY(button->menu()->actions().size() >= 10);
        QSignalSpy settled(m_panel.get(), &QueryPanel::settled);
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == QStringLiteral("Which functions are hardest to follow?"))
                action->trigger();
        }
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(m_table->proxy()->rowCount() >= 1);
        QVERIFY(m_editor->toPlainText().contains(QStringLiteral("cognitive")));
    }

    void askingCanBeStopped()
    {
        open();
        m_editor->setPlainText(QStringLiteral("MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN count(*)"));
        QSignalSpy settled(m_panel.get(), &QueryPanel::settled);
        m_panel->ask();
        QVERIFY(!m_panel->isSettled());
        QCOMPARE(m_workbench->activities()->running().size(), 1U);
        m_panel->stop();
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(m_workbench->activities()->running().empty());
        QVERIFY(!m_problem->isVisible());
    }

    void controlEnterAsks()
    {
        open();
        m_editor->setPlainText(QStringLiteral("MATCH (f:Function) RETURN count(f)"));
        QSignalSpy settled(m_panel.get(), &QueryPanel::settled);
        QTest::keyClick(m_editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(m_table->proxy()->rowCount(), 1);
    }

private:
    void open()
    {
        m_workbench->open({ m_fixture.writeProgram() });
        QTRY_VERIFY(m_workbench->upload());
    }
    void ask(const QString& query)
    {
        QSignalSpy settled(m_panel.get(), &QueryPanel::settled);
        m_editor->setPlainText(query);
        m_panel->ask();
        QTRY_COMPARE(settled.size(), 1);
    }

    Fixture m_fixture;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QueryPanel> m_panel;
    QPlainTextEdit* m_editor = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_status = nullptr;
};

QTEST_MAIN(QueryPanelTest)
#include "querypaneltest.moc"
