// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "handmade.h"
#include "ui/a11y/audit.h"
#include "ui/graph/graphpanel.h"
#include "ui/graph/graphwalk.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace Foreguest;

namespace {

/// A panel on screen with an analysis, laid out and painted.
struct Shown
{
    Selection selection;
    GraphPanel panel { &selection };

    explicit Shown(const Analysis& analysis)
    {
        panel.resize(1000, 700);
        panel.show();
        selection.setAnalysis(analysis);
    }
    GraphCanvas* canvas() { return panel.canvas(); }
    const GraphScene& scene() { return *canvas()->scene(); }
    NodeId node(const char* name) { return selection.analysis().graph->find(name); }
    quint32 item(const char* name) { return scene().find(node(name)); }
    QPoint point(const char* name) { return canvas()->itemRect(item(name)).center(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return panel.isSettled(); }, 30'000);
    }
    bool isShown(const char* name) { return item(name) != noIndex && scene().items[item(name)].node == node(name); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(canvas(), key, modifiers); }
};

} // namespace

class GraphCanvasTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }

    void withoutAnalysisItSaysWhatToDo()
    {
        Selection selection;
        GraphPanel panel(&selection);
        panel.show();
        QVERIFY(panel.isSettled());
        QVERIFY(panel.canvas()->emptyText().contains(QStringLiteral("Drop")));
        QTest::keyClick(panel.canvas(), Qt::Key_Right);
        QTest::mouseClick(panel.canvas(), Qt::LeftButton, {}, QPoint(30, 30));
        QVERIFY(!panel.exportPicture(QStringLiteral("x.png")));
        selection.setAnalysis({ std::make_shared<CodeGraph>(), std::make_shared<CostReport>() });
        QTRY_VERIFY(panel.canvas()->emptyText().contains(QStringLiteral("Nothing to draw")));
        QTRY_VERIFY(panel.isSettled());
    }

    void smallGraphsAreShownInFull()
    {
        Shown shown(smallAnalysis());
        QSignalSpy settled(&shown.panel, &GraphPanel::layoutSettled);
        QVERIFY(shown.settle());
        QVERIFY(settled.count() >= 1);
        for (const char* name :
            { "app", "app.main", "app.load", "app.parse", "app.Shop", "app.Shop.total", "app.Shop.add", "numpy" })
            QVERIFY2(shown.isShown(name), name);
        QVERIFY(!shown.isShown("builtins.print"));
        QCOMPARE(shown.scene().items[shown.item("app.Shop.total")].label, QStringLiteral("Shop.total"));
        QCOMPARE(shown.scene().items[shown.item("app.Shop.total")].detail, QStringLiteral("O(n²) · 7"));
        QVERIFY(shown.scene().note.isEmpty());
        // numpy.dot is not shown itself: its call leads to the library.
        QCOMPARE(shown.item("numpy.dot"), shown.item("numpy"));
    }

    void externalsAndEdgeKindsAreFilters()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        shown.panel.setExternalsShown(true);
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("builtins.print"));
        shown.panel.setExternalsShown(false);
        shown.panel.setGroupShown(EdgeGroup::Calls, false);
        QVERIFY(shown.settle());
        QVERIFY(!shown.isShown("builtins.print"));
        for (const SceneEdge& edge : shown.scene().edges)
            QVERIFY(edge.group != EdgeGroup::Calls);
    }

    void clicksSelectEverywhere()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, shown.point("app.parse"));
        QCOMPARE(shown.selection.node(), shown.node("app.parse"));
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(shown.selection.node(), noIndex);
        shown.selection.select(shown.node("app.load"));
        QCOMPARE(shown.canvas()->selected(), shown.item("app.load"));
        shown.selection.clear();
        QCOMPARE(shown.canvas()->selected(), noIndex);
    }

    void aSelectionOutOfViewIsBroughtIn()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        shown.canvas()->setView({ 4, QPointF(-5000, -5000) });
        shown.selection.select(shown.node("app.parse"));
        QVERIFY(shown.canvas()->rect().contains(shown.canvas()->itemRect(shown.item("app.parse")).center()));
    }

    void keysWalkByGeometryAndAlongEdges()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.canvas()->selected(), firstItem(shown.scene()));
        shown.selection.select(shown.node("app.main"));
        shown.press(Qt::Key_Right);
        const quint32 right = shown.canvas()->selected();
        QVERIFY(shown.scene().rects[right].center().x() > shown.scene().rects[shown.item("app.main")].center().x());
        shown.selection.select(shown.node("app.Shop.total"));
        shown.press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(shown.selection.node(), shown.node("app.main"));
        shown.selection.select(shown.node("app.Shop.total"));
        shown.press(Qt::Key_Right, Qt::ControlModifier);
        const NodeId callee = shown.selection.node();
        QVERIFY(callee == shown.node("app.Shop.add") || callee == shown.node("numpy"));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.selection.node(), noIndex);
    }

    void enterShowsTheLineOfAFunction()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        QSignalSpy lines(&shown.selection, &Selection::lineRequested);
        shown.selection.select(shown.node("app.parse"));
        shown.press(Qt::Key_Return);
        QCOMPARE(lines.count(), 1);
        QCOMPARE(lines[0][1].toUInt(), shown.selection.analysis().graph->nodes[shown.node("app.parse")].line);
    }

    void zoomKeepsThePointUnderThePointer()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        const QPointF pointer(700, 210);
        const QPointF before = shown.canvas()->view().toScene(pointer);
        const double scale = shown.canvas()->view().scale;
        QWheelEvent wheel(pointer, shown.canvas()->mapToGlobal(pointer), {}, QPoint(0, 240), Qt::NoButton, {},
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(shown.canvas(), &wheel);
        QVERIFY(shown.canvas()->view().scale > scale * 1.2);
        const QPointF after = shown.canvas()->view().toScene(pointer);
        QVERIFY(std::hypot(after.x() - before.x(), after.y() - before.y()) < 1e-6);
        for (int i = 0; i < 100; ++i)
            shown.press(Qt::Key_Minus);
        QCOMPARE(shown.canvas()->view().scale, GraphCanvas::smallestScale);
        shown.press(Qt::Key_0, Qt::ControlModifier);
        for (quint32 i = 0; i < shown.scene().items.size(); ++i)
            QVERIFY(shown.canvas()->rect().contains(shown.canvas()->itemRect(i)));
    }

    void draggingAndAltArrowsPan()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        const QPointF origin = shown.canvas()->view().origin;
        QTest::mousePress(shown.canvas(), Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mouseMove(shown.canvas(), QPoint(150, 130));
        QTest::mouseMove(shown.canvas(), QPoint(200, 160));
        QTest::mouseRelease(shown.canvas(), Qt::LeftButton, {}, QPoint(200, 160));
        const QPointF moved = shown.canvas()->view().origin;
        QCOMPARE(moved, origin - QPointF(100, 60) / shown.canvas()->view().scale);
        shown.press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(shown.canvas()->view().origin.x() > moved.x());
        QCOMPARE(shown.selection.node(), noIndex);
    }

    void largeGraphsShowContainersThatOpenAndClose()
    {
        Shown shown(modularAnalysis(0, 30, 40));
        QVERIFY(shown.settle());
        QVERIFY(shown.scene().items.size() <= 150);
        QVERIFY(!shown.scene().note.isEmpty());
        QVERIFY(shown.isShown("config"));
        const quint32 module = shown.item("config");
        QVERIFY(shown.scene().items[module].expandable);
        const NodeId inside = shown.selection.analysis()
                                  .graph
                                  ->edges[shown.selection.analysis().graph->outgoing(shown.node("config")).data()
                                      - shown.selection.analysis().graph->edges.data()]
                                  .to;
        QCOMPARE(shown.scene().find(inside), module);
        shown.selection.select(inside);
        QCOMPARE(shown.canvas()->selected(), module);
        QTest::mouseDClick(shown.canvas(), Qt::LeftButton, {}, shown.point("config"));
        QVERIFY(shown.settle());
        QVERIFY(shown.scene().items[shown.scene().find(inside)].node == inside);
        shown.panel.closeItem(inside);
        QVERIFY(shown.settle());
        QCOMPARE(shown.scene().find(inside), shown.item("config"));
    }

    void packagesStandForTheirModules()
    {
        Shown shown(modularAnalysis(20, 400, 4));
        QVERIFY(shown.settle());
        QVERIFY(shown.scene().items.size() <= 150);
        const auto& items = shown.scene().items;
        const auto package = std::find_if(
            items.begin(), items.end(), [](const SceneItem& i) { return i.shape == ItemShape::Package; });
        QVERIFY(package != items.end());
        const ItemId id = package->id;
        QTest::mouseClick(
            shown.canvas(), Qt::LeftButton, {}, shown.canvas()->itemRect(quint32(package - items.begin())).center());
        QCOMPARE(shown.canvas()->selected(), quint32(package - items.begin()));
        shown.press(Qt::Key_Return);
        QVERIFY(shown.settle());
        QCOMPARE(shown.scene().find(id), noIndex);
    }

    void oneHugeModuleShowsItsHottestFunctions()
    {
        Shown shown(modularAnalysis(0, 1, 2000));
        QVERIFY(shown.settle());
        QVERIFY(shown.scene().items.size() > 100 && shown.scene().items.size() <= 150);
        QVERIFY(!shown.scene().note.isEmpty());
    }

    void focusShowsTheNeighbourhood()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        shown.panel.setDepth(1);
        shown.panel.focusOn(shown.node("app.load"));
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("app.load") && shown.isShown("app.main") && shown.isShown("app.parse"));
        QVERIFY(!shown.isShown("app.Shop.total"));
        shown.panel.setDepth(2);
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("app.Shop.total"));
        shown.press(Qt::Key_Escape);
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("app.Shop.add"));
    }

    void hiddenNodesComeBack()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        shown.panel.hideItem(shown.node("app.parse"));
        QVERIFY(shown.settle());
        QCOMPARE(shown.item("app.parse"), noIndex);
        shown.panel.showHidden();
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("app.parse"));
    }

    void theMenuCopiesNames()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        const auto menu = shown.panel.makeMenu(shown.item("app.Shop.total"));
        bool found = false;
        for (QAction* action : menu->actions())
            if (action->text().remove(QLatin1Char('&')) == QStringLiteral("Copy name")) {
                action->trigger();
                found = true;
            }
        QVERIFY(found);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("app.Shop.total"));
    }

    void theLegendToggles()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        QVERIFY(shown.panel.isLegendVisible());
        shown.press(Qt::Key_Question);
        QVERIFY(!shown.panel.isLegendVisible());
    }

    void screenReadersSeeAList()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(shown.canvas());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), int(shown.scene().items.size()));
        QAccessibleInterface* total = list->child(int(shown.item("app.Shop.total")));
        QVERIFY(total);
        QCOMPARE(total->role(), QAccessible::ListItem);
        QCOMPARE(
            total->text(QAccessible::Name), QStringLiteral("app.Shop.total, function, cyclomatic 7, O(n^2), 1 caller"));
        QCOMPARE(list->indexOfChild(total), int(shown.item("app.Shop.total")));
        const QPoint centre = total->rect().center();
        QCOMPARE(list->childAt(centre.x(), centre.y()), total);
        total->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(shown.selection.node(), shown.node("app.Shop.total"));
        QVERIFY(total->state().selected);
        QCOMPARE(list->child(-1), nullptr);
        QCOMPARE(auditAccessibility(&shown.panel), QStringList());
    }

    void theAuditFindsNamelessWidgets()
    {
        QWidget nameless;
        nameless.setFocusPolicy(Qt::TabFocus);
        QCOMPARE(auditAccessibility(&nameless).size(), 1);
    }

    void picturesAreExported()
    {
        Shown shown(smallAnalysis());
        QVERIFY(shown.settle());
        const QTemporaryDir folder;
        const QString png = folder.filePath(QStringLiteral("graph.png")),
                      svg = folder.filePath(QStringLiteral("graph.svg"));
        QVERIFY(shown.panel.exportPicture(png));
        const QImage image(png);
        QVERIFY(image.width() >= shown.scene().layout.bounds.width());
        QVERIFY(shown.panel.exportPicture(svg));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("Shop.total") && text.contains("calls"));
        QVERIFY(!shown.panel.exportPicture(folder.filePath(QStringLiteral("graph.bmp"))));
        QVERIFY(!shown.panel.exportPicture(folder.filePath(QStringLiteral("missing/graph.png"))));
    }

    void tenThousandNodesAreRendered()
    {
        const Analysis analysis = modularAnalysis(0, 250, 40);
        GraphView view;
        view.limit = 20'000;
        const auto tree = std::make_shared<const ViewTree>(analysis);
        const auto scene = buildScene(analysis, *tree, view, QApplication::font(), {});
        QVERIFY(scene);
        QVERIFY((*scene)->items.size() > 10'000);
        GraphCanvas canvas;
        canvas.resize(1000, 700);
        canvas.show();
        canvas.setScene(*scene, GraphCanvas::Place::Fit);
        canvas.fit();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.isSettled(), 30'000);
        const QImage image = canvas.grab().toImage();
        const QRgb base = canvas.palette().color(QPalette::Base).rgb();
        int painted = 0;
        for (int y = 0; y < image.height(); y += 4)
            for (int x = 0; x < image.width(); x += 4)
                painted += image.pixel(x, y) != base;
        QVERIFY(painted > 500);
    }

    void theLatestSceneWins()
    {
        Shown shown(modularAnalysis(0, 30, 40));
        shown.selection.setAnalysis(smallAnalysis());
        QVERIFY(shown.settle());
        QVERIFY(shown.isShown("app.main"));
    }

    void destroyedWhileLayingOut()
    {
        auto shown = std::make_unique<Shown>(modularAnalysis(0, 100, 40));
        shown.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!shown);
    }
};

QTEST_MAIN(GraphCanvasTest)
#include "graphcanvastest.moc"
