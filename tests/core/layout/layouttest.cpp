// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layout.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace Foreguest;

namespace {

LayoutInput boxes(size_t count)
{
    LayoutInput input;
    input.sizes.assign(count, QSizeF(120, 36));
    return input;
}

/// Modules of about twenty nodes; most edges stay inside, some reach neighbours, a few reach hubs.
LayoutInput modular(quint32 nodes, double edgesPerNode)
{
    LayoutInput input = boxes(nodes);
    std::mt19937 random(7);
    auto below = [&](quint32 limit) { return quint32(random() % limit); };
    for (quint32 i = 0; i < quint32(nodes * edgesPerNode); ++i) {
        const quint32 from = below(nodes);
        const quint32 kind = below(100);
        const quint32 module = from / 20 * 20;
        const quint32 to = kind < 72 ? module + below(20) : kind < 92 ? module + below(60) : below(12);
        input.edges.push_back({ from, std::min(to, nodes - 1), 1 });
    }
    for (quint32 i = 0; i < nodes; ++i)
        input.sizes[i].setWidth(70 + (i * 37) % 120);
    return input;
}

Layout laidOut(const LayoutInput& input, const LayoutOptions& options = {})
{
    auto result = layeredLayout(input, options, {});
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
    return std::move(*result);
}

QRectF rectOf(const LayoutInput& input, const Layout& layout, size_t i)
{
    const QSizeF& size = input.sizes[i];
    return { layout.positions[i] - QPointF(size.width() / 2, size.height() / 2), size };
}

/// Number of pairs of nodes that overlap, by a sweep along x.
int overlaps(const LayoutInput& input, const Layout& layout)
{
    std::vector<QRectF> rects;
    for (size_t i = 0; i < input.sizes.size(); ++i)
        rects.push_back(rectOf(input, layout, i).adjusted(0.01, 0.01, -0.01, -0.01));
    std::sort(rects.begin(), rects.end(), [](const QRectF& a, const QRectF& b) { return a.left() < b.left(); });
    int count = 0;
    for (size_t i = 0; i < rects.size(); ++i)
        for (size_t j = i + 1; j < rects.size() && rects[j].left() < rects[i].right(); ++j)
            count += rects[i].intersects(rects[j]);
    return count;
}

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAndOneNode()
    {
        QVERIFY(laidOut({}).positions.empty());
        QCOMPARE(laidOut({}).firstPoint.size(), size_t(1));
        const Layout one = laidOut(boxes(1));
        QCOMPARE(one.positions[0], QPointF(60, 18));
        QCOMPARE(one.bounds, QRectF(0, 0, 120, 36));
    }

    void badIndexesAndSizesAreErrors()
    {
        LayoutInput input = boxes(2);
        input.edges = { { 0, 2, 1 } };
        QVERIFY(!layeredLayout(input, {}, {}));
        input = boxes(1);
        input.sizes[0] = QSizeF(qQNaN(), 1);
        QVERIFY(!layeredLayout(input, {}, {}));
    }

    void edgesPointAlongTheDirection_data()
    {
        QTest::addColumn<int>("direction");
        QTest::newRow("left to right") << int(LayoutDirection::LeftToRight);
        QTest::newRow("top down") << int(LayoutDirection::TopDown);
    }
    void edgesPointAlongTheDirection()
    {
        QFETCH(int, direction);
        LayoutInput input = boxes(6);
        input.edges = { { 0, 1, 1 }, { 0, 2, 1 }, { 1, 3, 1 }, { 2, 3, 1 }, { 0, 3, 1 }, { 3, 4, 1 }, { 2, 5, 1 } };
        LayoutOptions options;
        options.direction = LayoutDirection(direction);
        const Layout layout = laidOut(input, options);
        for (size_t e = 0; e < input.edges.size(); ++e) {
            const LayoutEdge& edge = input.edges[e];
            QVERIFY(layout.layers[edge.from] < layout.layers[edge.to]);
            const QRectF from = rectOf(input, layout, edge.from), to = rectOf(input, layout, edge.to);
            const auto route = layout.route(e);
            QVERIFY(route.size() >= 2);
            if (options.direction == LayoutDirection::LeftToRight) {
                QVERIFY(from.right() < to.left());
                QCOMPARE(route.front().x(), from.right());
                QCOMPARE(route.back().x(), to.left());
            } else {
                QVERIFY(from.bottom() < to.top());
                QCOMPARE(route.front().y(), from.bottom());
                QCOMPARE(route.back().y(), to.top());
            }
        }
        QCOMPARE(overlaps(input, layout), 0);
    }

    void aTreeHasNoCrossingsAndStraightChains()
    {
        LayoutInput input = boxes(15);
        for (quint32 i = 1; i < 15; ++i)
            input.edges.push_back({ (i - 1) / 2, i, 1 });
        const Layout layout = laidOut(input);
        std::map<quint32, std::vector<std::pair<double, double>>> byLayer;
        for (quint32 i = 1; i < 15; ++i)
            byLayer[layout.layers[i]].emplace_back(layout.positions[i].y(), layout.positions[(i - 1) / 2].y());
        for (auto& [layer, pairs] : byLayer) {
            std::sort(pairs.begin(), pairs.end());
            QVERIFY(std::is_sorted(pairs.begin(), pairs.end(), [](auto& a, auto& b) { return a.second < b.second; }));
        }
        LayoutInput chain = boxes(5);
        chain.edges = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 3, 1 }, { 3, 4, 1 } };
        const Layout line = laidOut(chain);
        for (const QPointF& point : line.points)
            QVERIFY(std::abs(point.y() - line.positions[0].y()) < 0.5);
    }

    void longEdgesPassBesideTheNodesBetween()
    {
        LayoutInput input = boxes(4);
        input.edges = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 3, 1 }, { 0, 3, 1 } };
        const Layout layout = laidOut(input);
        for (const quint32 between : { 1U, 2U }) {
            const QRectF rect = rectOf(input, layout, between);
            const auto route = layout.route(3);
            for (size_t i = 0; i + 1 < route.size(); ++i)
                if (route[i].x() <= rect.left() && route[i + 1].x() >= rect.right())
                    QVERIFY(!rect.contains(QPointF(rect.center().x(), (route[i].y() + route[i + 1].y()) / 2)));
        }
    }

    void denseGraphsMarkTheEdgesThatLongerPathsImply()
    {
        LayoutInput input = boxes(6);
        for (quint32 from = 0; from < 6; ++from)
            for (quint32 to = from + 1; to < 6; ++to)
                input.edges.push_back({ from, to, 1 });
        const Layout layout = laidOut(input);
        for (size_t e = 0; e < input.edges.size(); ++e)
            QCOMPARE(bool(layout.implied[e]), input.edges[e].to > input.edges[e].from + 1);
        LayoutInput sparse = boxes(3);
        sparse.edges = { { 0, 1, 1 }, { 1, 2, 1 }, { 0, 2, 1 } };
        QVERIFY(!laidOut(sparse).implied[2]);
    }

    void cyclesLoopsAndParallelEdges()
    {
        LayoutInput input = boxes(3);
        input.edges = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 0, 1 }, { 1, 1, 1 }, { 0, 1, 1 }, { 1, 0, 1 } };
        const Layout layout = laidOut(input);
        QCOMPARE(overlaps(input, layout), 0);
        for (size_t e = 0; e < input.edges.size(); ++e) {
            const QRectF from = rectOf(input, layout, input.edges[e].from).adjusted(-1, -1, 1, 1);
            const QRectF to = rectOf(input, layout, input.edges[e].to).adjusted(-1, -1, 1, 1);
            QVERIFY(from.contains(layout.route(e).front()));
            QVERIFY(to.contains(layout.route(e).back()));
        }
    }

    void partsArePackedNearTheAspect()
    {
        LayoutInput input = boxes(300);
        for (quint32 i = 0; i < 300; i += 3)
            input.edges.insert(input.edges.end(), { { i, i + 1, 1 }, { i, i + 2, 1 } });
        const Layout layout = laidOut(input);
        QCOMPARE(overlaps(input, layout), 0);
        const double aspect = layout.bounds.width() / layout.bounds.height();
        QVERIFY2(aspect > 1.1 && aspect < 2.3, qPrintable(QString::number(aspect)));
    }

    void wideLayersAreFolded_data()
    {
        QTest::addColumn<int>("leaves");
        QTest::newRow("200 leaves") << 200;
        QTest::newRow("10,000 leaves") << 10'000;
    }
    void wideLayersAreFolded()
    {
        QFETCH(int, leaves);
        LayoutInput input = boxes(size_t(leaves) + 1);
        for (quint32 i = 1; i <= quint32(leaves); ++i)
            input.edges.push_back({ 0, i, 1 });
        const Layout layout = laidOut(input);
        QCOMPARE(overlaps(input, layout), 0);
        const double aspect = layout.bounds.width() / layout.bounds.height();
        QVERIFY2(aspect > 0.6 && aspect < 3, qPrintable(QString::number(aspect)));
    }

    void aChainOf100000NodesDoesNotRecurse()
    {
        constexpr quint32 length = 100'000;
        LayoutInput input = boxes(length);
        for (quint32 i = 0; i + 1 < length; ++i)
            input.edges.push_back({ i, i + 1, 1 });
        input.edges.push_back({ length - 1, 0, 1 });
        const Layout layout = laidOut(input);
        QCOMPARE(layout.layers[length - 1], length - 1);
        QVERIFY(std::isfinite(layout.bounds.width()));
    }

    void twoThousandNodesWithoutOverlapAndAlwaysTheSame()
    {
        const LayoutInput input = modular(2000, 2.5);
        QElapsedTimer timer;
        timer.start();
        const Layout layout = laidOut(input);
        qInfo("2,000 nodes, 5,000 edges: %lld ms, %.0f x %.0f", timer.elapsed(), layout.bounds.width(),
            layout.bounds.height());
        QCOMPARE(overlaps(input, layout), 0);
        for (const auto& edge : input.edges)
            QVERIFY(edge.from == edge.to || layout.layers[edge.from] != layout.layers[edge.to]);
        const Layout again = laidOut(input);
        QVERIFY(layout.positions == again.positions);
        QVERIFY(layout.points == again.points);
    }

    void aCancelledLayoutStops()
    {
        const TaskContext context;
        context.cancel();
        const auto result = layeredLayout(modular(500, 2), {}, context);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "layouttest.moc"
