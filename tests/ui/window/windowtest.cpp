// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/a11y/audit.h"
#include "ui/commands/commandregistry.h"
#include "ui/hotspots/hotspotspanel.h"
#include "ui/runs/runspanel.h"
#include "ui/sources/sourcesmodel.h"
#include "ui/sources/sourcespanel.h"
#include "ui/tables/tableview.h"
#include "ui/window/droparea.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagearea.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTreeView>
#include <QUrl>

using namespace Foreguest;

namespace {

class ScriptedDialogs : public Dialogs
{
public:
    explicit ScriptedDialogs(QStringList files)
        : m_files(std::move(files))
    {
    }
    QStringList openFiles(QWidget* /*parent*/) override { return m_files; }
    QString openFolder(QWidget* /*parent*/) override { return m_files.value(0); }
    QString openInput(QWidget* /*parent*/) override { return m_files.value(0); }

private:
    QStringList m_files;
};

void drop(QWidget* target, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    const QPoint position = target->rect().center();
    QDragEnterEvent enter(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QDropEvent dropped(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &dropped);
}

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesDroppedOnTheWindowAreAnalysed()
    {
        const auto window = makeWindow();
        drop(window.get(), { QUrl::fromLocalFile(m_fixture.writeProgram()) });
        QTRY_VERIFY(window->workbench()->upload());
        QCOMPARE(window->findChild<QLabel*>(QStringLiteral("figure.files"))->text(), QStringLiteral("1"));
        QCOMPARE(window->findChild<QLabel*>(QStringLiteral("figure.functions"))->text(), QStringLiteral("2"));
        QVERIFY(window->windowTitle().contains(QStringLiteral("pairs.py")));
    }

    void filesDroppedOnAnyEditorInTheWindowAreAnalysed()
    {
        const auto window = makeWindow();
        auto* editor = window->findChild<QLineEdit*>(QStringLiteral("hotspotsFilter"));
        drop(editor, { QUrl::fromLocalFile(m_fixture.writeProgram()) });
        QTRY_VERIFY(window->workbench()->upload());
        QVERIFY(editor->text().isEmpty());
    }

    void dropsSayWhatWillHappen()
    {
        QMimeData data;
        data.setUrls({ QUrl(QStringLiteral("https://example.org/a.py")) });
        QVERIFY(judgeDrop(data).paths.isEmpty());
        const QUrl one = QUrl::fromLocalFile(m_fixture.writeProgram());
        const QUrl picture = QUrl::fromLocalFile(m_fixture.write(QStringLiteral("picture.xyz"), "\x89PNG"));
        data.setUrls({ one });
        QCOMPARE(judgeDrop(data).text, QStringLiteral("Analyse pairs.py"));
        data.setUrls({ picture });
        QVERIFY(judgeDrop(data).paths.isEmpty());
        QVERIFY(judgeDrop(data).text.contains(QStringLiteral("picture.xyz")));
        data.setUrls({ one, picture });
        QCOMPARE(judgeDrop(data).paths.size(), 2);
    }

    void aRefusedDropIsExplained()
    {
        const auto window = makeWindow();
        drop(window.get(), { QUrl(QStringLiteral("https://example.org/a.py")) });
        QCOMPARE(window->messages()->strips().size(), 1);
        QVERIFY(!window->workbench()->isAnalysing());
    }

    void theOverlayComesAndGoes()
    {
        const auto window = makeWindow();
        auto* overlay = window->findChild<QWidget*>(QStringLiteral("dropOverlay"));
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(m_fixture.writeProgram()) });
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(overlay->isVisible());
        QCOMPARE(overlay->accessibleName(), QStringLiteral("Analyse pairs.py"));
        QDragLeaveEvent leave;
        QApplication::sendEvent(window.get(), &leave);
        QVERIFY(!overlay->isVisible());
    }

    void theDialogOpensWhatItIsTold()
    {
        const auto window = makeWindow({ m_fixture.writeProgram() });
        window->commands()->action(QStringLiteral("file.openFiles"))->trigger();
        QTRY_VERIFY(window->workbench()->upload());
        QTRY_VERIFY(window->commands()->action(QStringLiteral("file.reanalyse"))->isEnabled());
    }

    void selectingInOnePanelSelectsInAll()
    {
        const auto window = makeWindow();
        window->open({ m_fixture.writeProgram(), m_fixture.writeProgram(QStringLiteral("other.py")) });
        QTRY_VERIFY(window->workbench()->upload());
        Selection* selection = window->workbench()->selection();
        window->hotspots()->selectHottest();
        QVERIFY(selection->node() != noIndex);
        auto* source = window->findChild<QPlainTextEdit*>(QStringLiteral("sourceView"));
        QTRY_VERIFY(source->toPlainText().contains(QStringLiteral("def pairs")));
        auto* tree = window->findChild<QTreeView*>(QStringLiteral("sourcesTree"));
        const CodeGraph& graph = *selection->analysis().graph;
        QCOMPARE(tree->currentIndex().data().toString(), graph.path(selection->node()).section(u'/', -1));
        const NodeId other = graph.find("other.main");
        QVERIFY(other != noIndex);
        selection->select(other);
        QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("other.py"));
        auto* table = window->findChild<TableView*>(QStringLiteral("hotspotsTable"));
        QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("other.main"));
    }

    void skippedFilesAreListedWithTheirReasons()
    {
        SourcesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto graph = std::make_shared<CodeGraph>();
        for (const char* path : { "top/a/one.py", "top/a/two.py", "top/b/three.py", "top/four.py" }) {
            SourceFile file;
            file.path = QString::fromLatin1(path);
            file.language = QStringLiteral("python");
            graph->files.push_back(file);
        }
        graph->skipped.push_back({ QStringLiteral("top/bad.py"), QStringLiteral("it is not readable") });
        graph->finish();
        model.setGraph(graph);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex skipped = model.index(1, 0);
        QCOMPARE(model.rowCount(skipped), 1);
        QCOMPARE(model.index(0, 0, skipped).data().toString(), QStringLiteral("bad.py: it is not readable"));
        QCOMPARE(model.indexOfFile(2).data().toString(), QStringLiteral("three.py"));
        QCOMPARE(model.indexOfFile(2).parent().data().toString(), QStringLiteral("b"));
        QVERIFY(!model.indexOfFile(4).isValid());
        model.setGraph(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void everyWidgetHasAName()
    {
        const auto window = makeWindow();
        window->open({ m_fixture.writeProgram() });
        QTRY_VERIFY(window->workbench()->upload());
        QCOMPARE(auditAccessibility(window.get()).join(u'\n'), QString());
    }

    void commandsHaveUniqueShortcutsAndKnownIcons()
    {
        const auto window = makeWindow();
        QSet<QString> ids;
        QSet<QString> keys;
        for (const Command& command : window->commands()->commands()) {
            QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
            ids.insert(command.id);
            QVERIFY2(!command.description.isEmpty(), qPrintable(command.id));
            QVERIFY2(command.icon.isEmpty() || !window->commands()->action(command.id)->icon().isNull(),
                qPrintable(command.icon));
            for (const QKeySequence& shortcut : command.shortcuts) {
                QVERIFY2(!keys.contains(shortcut.toString()), qPrintable(shortcut.toString()));
                keys.insert(shortcut.toString());
            }
        }
        QVERIFY(window->menuBar()->actions().size() >= 5);
    }

    void thePaletteOpensFromItsShortcut()
    {
        const auto window = makeWindow();
        window->commands()->action(QStringLiteral("help.palette"))->trigger();
        auto* palette = window->findChild<QWidget*>(QStringLiteral("commandPalette"));
        QVERIFY(palette->isVisible());
        QTest::keyClicks(palette->findChild<QLineEdit*>(QStringLiteral("paletteInput")), QStringLiteral("about"));
        QTest::keyClick(palette->findChild<QLineEdit*>(QStringLiteral("paletteInput")), Qt::Key_Return);
        QCOMPARE(window->messages()->strips().size(), 1);
    }

    void panelsComeBackWhereTheyWere()
    {
        const auto window = makeWindow();
        auto* dock = window->findChild<QDockWidget*>(QStringLiteral("dock.profile"));
        QVERIFY(dock->isVisible());
        window->commands()->action(QStringLiteral("view.profile"))->trigger();
        QVERIFY(!dock->isVisible());
        window->commands()->action(QStringLiteral("view.resetLayout"))->trigger();
        QVERIFY(dock->isVisible());
        QVERIFY(!window->restoreState(window->saveState(MainWindow::layoutVersion), MainWindow::layoutVersion + 1));
    }

    void longNamesDoNotWidenTheWindow()
    {
        const auto window = makeWindow();
        window->resize(1024, 700);
        const QByteArray name(200, 'n');
        window->open({ m_fixture.write(QString::fromLatin1(name.left(120)) + QStringLiteral(".py"),
            "def " + name + "(a):\n    return [x for x in a for y in a]\n" + name + "([1])\n") });
        QTRY_VERIFY(window->workbench()->upload());
        window->hotspots()->selectHottest();
        window->showError({ .code = ErrorCode::Internal,
            .message = QString(500, u'm'),
            .remedy = QString(500, u'r'),
            .details = {} });
        QTRY_VERIFY(window->isSettled());
        QCOMPARE(window->size(), QSize(1024, 700));
        QVERIFY2(
            window->minimumSizeHint().width() <= 1024, qPrintable(QString::number(window->minimumSizeHint().width())));
        QVERIFY2(
            window->minimumSizeHint().height() <= 700, qPrintable(QString::number(window->minimumSizeHint().height())));
    }

    void messagesAreShownOnceAndCanBeClosed()
    {
        MessageArea area;
        const Error error { .code = ErrorCode::Internal,
            .message = QStringLiteral("It failed."),
            .remedy = {},
            .details = QStringLiteral("raw") };
        area.showMessage(MessageStrip::Kind::Problem, error);
        area.showMessage(MessageStrip::Kind::Problem, error);
        QCOMPARE(area.strips().size(), 1);
        for (int i = 0; i < 5; ++i)
            area.showMessage(
                MessageStrip::Kind::Notice, { .code = {}, .message = QString::number(i), .remedy = {}, .details = {} });
        QCOMPARE(area.strips().size(), MessageArea::shownAtOnce);
        QCOMPARE(area.strips().first()->message(), QStringLiteral("4"));
        Q_EMIT area.strips().first()->closed();
        QCOMPARE(area.strips().first()->message(), QStringLiteral("3"));
    }

    void theWindowClosesDuringAnAnalysis()
    {
        QByteArray large;
        for (int i = 0; i < 3000; ++i)
            large += "def f" + QByteArray::number(i) + "(a):\n    for x in a:\n        g(x)\n";
        for (int i = 0; i < 20; ++i)
            m_fixture.write(QStringLiteral("large/m%1.py").arg(i), large);
        auto window = makeWindow();
        window->open({ m_fixture.sources.filePath(QStringLiteral("large")) });
        QVERIFY(window->workbench()->isAnalysing());
        window->close();
        window.reset();
        QVERIFY(QDir(m_fixture.sources.filePath(QStringLiteral("large"))).removeRecursively());
    }

private:
    std::unique_ptr<MainWindow> makeWindow(const QStringList& files = {})
    {
        auto window = std::make_unique<MainWindow>(m_fixture.workbench(), std::make_unique<ScriptedDialogs>(files),
            MainWindowOptions { .restoreLayout = false });
        window->show();
        return window;
    }

    Fixture m_fixture;
};

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
