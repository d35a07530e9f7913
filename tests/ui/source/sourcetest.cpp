// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/source/codeview.h"
#include "ui/source/readsource.h"
#include "ui/source/sourcepanel.h"
#include "ui/workbench/sourcepaths.h"

#include <QLabel>
#include <QTextLayout>

using namespace Foreguest;

class SourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreReadBounded()
    {
        const QString path = m_fixture.write(QStringLiteral("long.py"), QByteArray(100'000, 'x'));
        const auto source = readSource(path, 1000);
        QVERIFY(source);
        QCOMPARE(source->text.size(), 1000);
        QVERIFY(source->truncated);
        QCOMPARE(source->fileBytes, 100'000);
    }

    void badBytesAreReplacedAndTold()
    {
        const auto source = readSource(m_fixture.write(QStringLiteral("bad.py"), QByteArray("a\xff\xfe\0b", 5)), 1000);
        QVERIFY(source);
        QVERIFY(source->repaired);
        QVERIFY(!source->text.contains(QChar(0)));
        QVERIFY(source->text.startsWith(u'a'));
    }

    void whatIsNoFileIsAnError()
    {
        const auto missing = readSource(m_fixture.sources.filePath(QStringLiteral("none.py")), 10);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(!readSource(m_fixture.sources.path(), 10));
        QVERIFY(!readSource(QStringLiteral("/dev/zero"), 10));
    }

    void filesOfAGraphAreFound()
    {
        const QString nested = m_fixture.write(QStringLiteral("pkg/mod.py"), "x = 1\n");
        const QString folder = m_fixture.sources.path();
        QCOMPARE(locateSource({ folder }, QStringLiteral("pkg/mod.py")), nested);
        QCOMPARE(locateSource({ folder + QStringLiteral("/pkg") }, QStringLiteral("pkg/mod.py")), nested);
        QCOMPARE(locateSource({ nested }, QStringLiteral("mod.py")), nested);
        QCOMPARE(locateSource({}, nested), nested);
        QCOMPARE(locateSource({ folder }, QStringLiteral("pkg/none.py")), QString());
    }

    void theSelectedNodesLineIsShown()
    {
        const auto workbench = m_fixture.workbench();
        SourcePanel panel(workbench.get());
        workbench->open({ m_fixture.writeProgram() });
        QTRY_VERIFY(workbench->upload());
        const CodeGraph& graph = *workbench->selection()->analysis().graph;
        auto* view = panel.findChild<CodeView*>(QStringLiteral("sourceView"));
        workbench->selection()->select(graph.find("pairs.pairs"));
        QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("def pairs(items):")));
        QCOMPARE(view->currentLine(), 3);
        workbench->selection()->showLine(graph.find("pairs.pairs"), 6);
        QCOMPARE(view->currentLine(), 6);
        QVERIFY(view->isReadOnly());
        workbench->selection()->select(graph.find("pairs.main"));
        QCOMPARE(view->currentLine(), 11);
    }

    void aFileThatIsGoneIsToldInPlace()
    {
        const auto workbench = m_fixture.workbench();
        SourcePanel panel(workbench.get());
        const QString path = m_fixture.writeProgram(QStringLiteral("gone.py"));
        workbench->open({ path });
        QTRY_VERIFY(workbench->upload());
        QVERIFY(QFile::remove(path));
        workbench->selection()->select(workbench->selection()->analysis().graph->find("gone.pairs"));
        const QList<QLabel*> labels = panel.findChildren<QLabel*>();
        auto isTold = [&labels] {
            return std::ranges::any_of(
                labels, [](const QLabel* label) { return label->text().contains(QStringLiteral("no such file")); });
        };
        QTRY_VERIFY(isTold());
    }

private:
    Fixture m_fixture;
};

QTEST_MAIN(SourceTest)
#include "sourcetest.moc"
