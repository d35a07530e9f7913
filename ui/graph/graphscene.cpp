// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphscene.h"

#include "ui/graph/graphtext.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Foreguest {

namespace {

constexpr double nodeHeight = 38, leastWidth = 72, widestText = 190, textMargin = 26;
/// A name keeps a legible font when its box has shrunk: it needs more than its width to stay whole then.
constexpr double nameRoom = 1.3;
constexpr size_t mostLibraries = 40;

ItemShape shapeOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Module:
        return ItemShape::Module;
    case NodeKind::Class:
        return ItemShape::Class;
    case NodeKind::Function:
        return ItemShape::Function;
    case NodeKind::Variable:
        return ItemShape::Variable;
    case NodeKind::Library:
        return ItemShape::Library;
    }
    return ItemShape::Function;
}

class SceneBuilder
{
public:
    SceneBuilder(const Analysis& analysis, const ViewTree& tree, const GraphView& view, const QFont& font)
        : m_analysis(analysis)
        , m_graph(*analysis.graph)
        , m_tree(tree)
        , m_view(view)
        , m_choice(chooseItems(analysis, tree, view))
        , m_nameMetrics(font)
        , m_detailMetrics(detailFont(font))
        , m_scene(std::make_shared<GraphScene>())
    {
    }

    Result<ScenePtr> build(const TaskContext& context)
    {
        m_scene->note = m_choice.note;
        addItems();
        FOREGUEST_TRY(context.checkpoint());
        addForeignItems();
        addEdges();
        FOREGUEST_TRY(context.checkpoint());
        dropIsolatedForeignItems();
        addContainment();
        for (SceneItem& item : m_scene->items)
            label(item);
        FOREGUEST_TRY(layOut(context));
        return ScenePtr(m_scene);
    }

private:
    static QFont detailFont(QFont font)
    {
        font.setPointSizeF(font.pointSizeF() * 0.85);
        return font;
    }

    /// The item's own cost where its contents are shown beside it, otherwise that of all it contains.
    ItemSummary costOf(ItemId id) const
    {
        ItemSummary summary = m_tree.summary(id);
        if (m_tree.isPackage(id) || !isOpen(id) || m_tree.children(id).empty())
            return summary;
        const FunctionCost* cost = m_analysis.costs ? m_analysis.costs->of(m_graph, id) : nullptr;
        summary.hasCost = cost != nullptr;
        summary.heat = cost ? cost->heat : 0;
        summary.cyclomatic = cost ? cost->cyclomatic : 0;
        summary.growth = cost ? cost->time.growth : Growth::Unknown;
        return summary;
    }

    quint32 add(ItemId id)
    {
        SceneItem item;
        item.id = id;
        item.node = m_tree.node(id);
        if (item.node == noIndex) {
            item.shape = ItemShape::Package;
        } else {
            item.shape = shapeOf(m_graph.nodes[id].kind);
            item.external = m_graph.nodes[id].external && item.shape != ItemShape::Library;
        }
        const ItemSummary summary = costOf(id);
        item.hasCost = summary.hasCost;
        item.cyclomatic = summary.cyclomatic;
        item.growthClass = summary.growth;
        item.heat = float(summary.heat);
        constexpr double veryComplex = 30; // McCabe's own limit was 10; 30 and more is as hot as it gets.
        item.complexity = float(std::min(1.0, std::log2(std::max(1U, summary.cyclomatic)) / std::log2(veryComplex)));
        item.growth = summary.growth == Growth::Unknown ? 0 : float(summary.growth) / float(Growth::Factorial);
        m_scene->items.push_back(item);
        return quint32(m_scene->items.size() - 1);
    }

    void addItems()
    {
        m_scene->itemOf.assign(m_tree.size(), noIndex);
        for (const ItemId id : m_choice.items)
            m_scene->itemOf[id] = add(id);
        if (m_view.focus < m_tree.size())
            return;
        for (const ItemId id : m_tree.topDown())
            if (m_scene->itemOf[id] == noIndex && m_tree.parent(id) != noIndex && !m_view.hidden.contains(id))
                m_scene->itemOf[id] = m_scene->itemOf[m_tree.parent(id)];
    }

    bool isForeign(NodeId node) const
    {
        return m_graph.nodes[node].external || m_graph.nodes[node].kind == NodeKind::Library;
    }

    /// Libraries, and external functions where these are asked for; calls of other external functions lead to their
    /// library.
    void addForeignItems()
    {
        std::vector<std::pair<size_t, NodeId>> libraries;
        for (const LibraryUse& use : m_graph.libraries)
            if (use.node != noIndex && (m_choice.allOpen || !use.standard || m_view.focus < m_tree.size()))
                libraries.emplace_back(use.usedBy.size(), use.node);
        std::stable_sort(libraries.begin(), libraries.end(), [](auto& a, auto& b) { return a.first > b.first; });
        libraries.resize(std::min(libraries.size(), mostLibraries));
        for (const auto& [users, node] : libraries)
            if (m_view.libraries && m_scene->itemOf[node] == noIndex && !m_view.hidden.contains(node))
                m_scene->itemOf[node] = add(node);
        m_firstExternal = quint32(m_scene->items.size());
        for (NodeId node = 0; node < m_graph.nodes.size(); ++node) {
            if (!isForeign(node) || m_scene->itemOf[node] != noIndex || m_view.hidden.contains(node)
                || m_graph.nodes[node].kind == NodeKind::Library)
                continue;
            const NodeId library = m_tree.libraryOf(node);
            if (m_view.externals && m_scene->items.size() < m_firstExternal + m_view.limit)
                m_scene->itemOf[node] = add(node);
            else if (library != noIndex)
                m_scene->itemOf[node] = m_scene->itemOf[library];
        }
    }

    void addEdge(quint32 from, quint32 to, EdgeGroup group, float confidence)
    {
        const quint64 key = quint64(from) << 32 | to;
        const auto known = m_edgeOf.constFind(key);
        if (known == m_edgeOf.constEnd()) {
            m_edgeOf.insert(key, quint32(m_scene->edges.size()));
            m_scene->edges.push_back({ from, to, group, 1, confidence });
            return;
        }
        SceneEdge& edge = m_scene->edges[*known];
        ++edge.count;
        edge.group = std::min(edge.group, group);
        edge.confidence = std::max(edge.confidence, confidence);
    }

    void addEdges()
    {
        for (const Edge& edge : m_graph.edges) {
            const EdgeGroup group = edgeGroup(edge.kind);
            if (group == EdgeGroup::Contains || !m_view.groups.testFlag(group))
                continue;
            const quint32 from = m_scene->itemOf[edge.from], to = m_scene->itemOf[edge.to];
            const bool recursion = edge.from == edge.to && from != noIndex && m_scene->items[from].node == edge.from;
            if (from != noIndex && to != noIndex && (from != to || recursion))
                addEdge(from, to, group, edge.confidence);
        }
    }

    /// Libraries and external functions that nothing shown uses say nothing.
    void dropIsolatedForeignItems()
    {
        std::vector<bool> used(m_scene->items.size(), false);
        for (const SceneEdge& edge : m_scene->edges)
            used[edge.from] = used[edge.to] = true;
        std::vector<quint32> number(m_scene->items.size(), noIndex);
        std::vector<SceneItem> kept;
        for (quint32 i = 0; i < m_scene->items.size(); ++i)
            if (used[i] || m_scene->items[i].node == noIndex || !isForeign(m_scene->items[i].node)
                || m_scene->items[i].id == m_view.focus) {
                number[i] = quint32(kept.size());
                kept.push_back(std::move(m_scene->items[i]));
            }
        m_scene->items = std::move(kept);
        for (quint32& item : m_scene->itemOf)
            item = item == noIndex ? noIndex : number[item];
        for (SceneEdge& edge : m_scene->edges) {
            edge.from = number[edge.from];
            edge.to = number[edge.to];
        }
    }

    /// Containment is drawn where nothing else leads to the part, so that it does not float alone.
    void addContainment()
    {
        m_edgeOf.clear();
        if (!m_view.groups.testFlag(EdgeGroup::Contains))
            return;
        std::vector<bool> reached(m_scene->items.size(), false);
        for (const SceneEdge& edge : m_scene->edges)
            if (edge.from != edge.to)
                reached[edge.to] = true;
        for (quint32 i = 0; i < m_scene->items.size(); ++i) {
            const ItemId parent = m_tree.parent(m_scene->items[i].id);
            const quint32 above = parent == noIndex ? noIndex : m_scene->itemOf[parent];
            if (!reached[i] && above != noIndex && above != i && m_scene->items[above].id == parent)
                m_scene->edges.push_back({ above, i, EdgeGroup::Contains, 1, 1 });
        }
    }

    bool isOpen(ItemId id) const { return id < m_choice.isOpen.size() && m_choice.isOpen[id]; }

    QString nameOf(const SceneItem& item) const
    {
        if (item.node == noIndex)
            return m_tree.packageName(item.id).section(QLatin1Char('.'), -1) + QLatin1Char('/');
        const QString name = m_graph.name(item.node);
        if (item.external && item.shape != ItemShape::Library)
            return m_graph.qualifiedName(item.node);
        const ItemId parent = m_tree.parent(item.id);
        const bool inClass
            = parent != noIndex && !m_tree.isPackage(parent) && m_graph.nodes[parent].kind == NodeKind::Class;
        return inClass ? m_graph.name(parent) + QLatin1Char('.') + name : name;
    }

    QString detailOf(const SceneItem& item) const
    {
        const ItemSummary& summary = m_tree.summary(item.id);
        QString cost = item.hasCost ? QStringLiteral("%1 · %2").arg(growthLabel(item.growthClass)).arg(item.cyclomatic)
                                    : QString();
        if (item.external)
            return GraphText::tr("external");
        switch (item.shape) {
        case ItemShape::Function:
            return cost;
        case ItemShape::Library:
        case ItemShape::Variable:
            return itemShapeName(item.shape);
        case ItemShape::Class:
        case ItemShape::Module:
        case ItemShape::Package:
            break;
        }
        if (item.expandable || !item.hasCost || item.shape == ItemShape::Class) {
            const QString functions = summary.functions == 1 ? GraphText::tr("1 function")
                                                             : GraphText::tr("%1 functions").arg(summary.functions);
            return item.expandable && item.hasCost
                ? QStringLiteral("%1 · %2").arg(functions, growthLabel(item.growthClass))
                : functions;
        }
        return QStringLiteral("%1 · %2").arg(itemShapeName(item.shape), cost);
    }

    void label(SceneItem& item) const
    {
        item.expandable = !isOpen(item.id)
            && m_tree.summary(item.id).functions > (item.shape == ItemShape::Function ? 1U : 0U)
            && !m_tree.children(item.id).empty();
        item.label = m_nameMetrics.elidedText(nameOf(item).left(200), Qt::ElideMiddle, widestText);
        item.detail = detailOf(item);
    }

    Result<> layOut(const TaskContext& context)
    {
        LayoutInput input;
        for (const SceneItem& item : m_scene->items) {
            const double text = std::max(
                nameRoom * m_nameMetrics.horizontalAdvance(item.label), m_detailMetrics.horizontalAdvance(item.detail));
            input.sizes.emplace_back(std::max(leastWidth, std::ceil(text + textMargin)), nodeHeight);
            const ItemId parent = m_tree.parent(item.id);
            input.groups.push_back(parent);
        }
        for (const SceneEdge& edge : m_scene->edges)
            input.edges.push_back({ edge.from, edge.to, float(1 + std::log2(edge.count)) });
        FOREGUEST_TRY(chooseDirection(input, context));
        for (size_t i = 0; i < input.sizes.size(); ++i) {
            QRectF rect(QPointF(), input.sizes[i]);
            rect.moveCenter(m_scene->layout.positions[i]);
            m_scene->rects.push_back(rect);
        }
        for (size_t e = 0; e < m_scene->edges.size(); ++e)
            m_scene->routeBounds.push_back(
                QPolygonF(QList<QPointF>(m_scene->layout.route(e).begin(), m_scene->layout.route(e).end()))
                    .boundingRect());
        m_scene->grid = NodeGrid(m_scene->rects, m_scene->layout.bounds);
        indexEdges(m_scene->firstOut, m_scene->out, &SceneEdge::from);
        indexEdges(m_scene->firstIn, m_scene->in, &SceneEdge::to);
        return {};
    }

    /// Left to right, unless the drawing would be so long that top down shows it clearly larger.
    Result<> chooseDirection(const LayoutInput& input, const TaskContext& context)
    {
        LayoutOptions options;
        FOREGUEST_TRY_ASSIGN(sideways, layeredLayout(input, options, context));
        auto side = [&](const Layout& layout) {
            return std::max(layout.bounds.width(), layout.bounds.height() * options.aspect);
        };
        constexpr double window = 1400, clearly = 1.2;
        m_scene->layout = std::move(sideways);
        if (side(m_scene->layout) < window)
            return {};
        options.direction = LayoutDirection::TopDown;
        FOREGUEST_TRY_ASSIGN(down, layeredLayout(input, options, context));
        if (side(m_scene->layout) > clearly * side(down)) {
            m_scene->layout = std::move(down);
            m_scene->direction = LayoutDirection::TopDown;
        }
        return {};
    }

    void indexEdges(std::vector<quint32>& first, std::vector<quint32>& all, quint32 SceneEdge::*end)
    {
        first.assign(m_scene->items.size() + 1, 0);
        for (const SceneEdge& edge : m_scene->edges)
            ++first[edge.*end + 1];
        std::partial_sum(first.begin(), first.end(), first.begin());
        all.resize(m_scene->edges.size());
        std::vector<quint32> next(first.begin(), first.end() - 1);
        for (quint32 e = 0; e < m_scene->edges.size(); ++e)
            all[next[m_scene->edges[e].*end]++] = e;
    }

    const Analysis& m_analysis;
    const CodeGraph& m_graph;
    const ViewTree& m_tree;
    const GraphView& m_view;
    ItemChoice m_choice;
    QFontMetricsF m_nameMetrics, m_detailMetrics;
    std::shared_ptr<GraphScene> m_scene;
    QHash<quint64, quint32> m_edgeOf;
    quint32 m_firstExternal = 0;
};

} // namespace

float GraphScene::colorValue(quint32 item, ColorBy by) const
{
    switch (by) {
    case ColorBy::Heat:
        return items[item].heat;
    case ColorBy::Complexity:
        return items[item].complexity;
    case ColorBy::Growth:
        return items[item].growth;
    }
    return 0;
}

Result<ScenePtr> buildScene(const Analysis& analysis, const ViewTree& tree, const GraphView& view, const QFont& font,
    const TaskContext& context)
{
    return SceneBuilder(analysis, tree, view, font).build(context);
}

QString itemShapeName(ItemShape shape)
{
    switch (shape) {
    case ItemShape::Function:
        return GraphText::tr("function");
    case ItemShape::Class:
        return GraphText::tr("class");
    case ItemShape::Module:
        return GraphText::tr("module");
    case ItemShape::Package:
        return GraphText::tr("package");
    case ItemShape::Library:
        return GraphText::tr("library");
    case ItemShape::Variable:
        return GraphText::tr("variable");
    }
    return {};
}

QString growthLabel(Growth growth)
{
    switch (growth) {
    case Growth::Quadratic:
        return QStringLiteral("O(n²)");
    case Growth::Cubic:
        return QStringLiteral("O(n³)");
    case Growth::Polynomial:
        return QStringLiteral("O(nᵏ)");
    case Growth::Exponential:
        return QStringLiteral("O(2ⁿ)");
    case Growth::Unknown:
        return QStringLiteral("O(?)");
    default:
        return growthName(growth);
    }
}

QString describeItem(const Analysis& analysis, const ViewTree& tree, const GraphScene& scene, quint32 index)
{
    const SceneItem& item = scene.items[index];
    QStringList parts;
    parts << (item.node == noIndex ? tree.packageName(item.id) : analysis.graph->qualifiedName(item.node));
    parts << (item.external && item.shape != ItemShape::Library
            ? GraphText::tr("external %1").arg(itemShapeName(item.shape))
            : itemShapeName(item.shape));
    const ItemSummary& summary = tree.summary(item.id);
    if (item.hasCost)
        parts << GraphText::tr("cyclomatic %1").arg(item.cyclomatic) << growthName(item.growthClass);
    if (item.expandable)
        parts << (summary.functions == 1 ? GraphText::tr("1 function inside")
                                         : GraphText::tr("%1 functions inside").arg(summary.functions));
    quint32 callers = 0;
    for (const quint32 edge : scene.incoming(index))
        callers += scene.edges[edge].group == EdgeGroup::Calls && scene.edges[edge].from != index;
    parts << (callers == 1 ? GraphText::tr("1 caller") : GraphText::tr("%1 callers").arg(callers));
    return parts.join(QStringLiteral(", "));
}

} // namespace Foreguest
