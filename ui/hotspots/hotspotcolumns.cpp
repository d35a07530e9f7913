// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hotspots/hotspotcolumns.h"

#include "core/base/units.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace Foreguest {

class HotspotText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::HotspotText)
};

namespace {

QString growthToolTip(const GrowthBound& bound)
{
    QString text
        = HotspotText::tr("Worst case: %1, confidence %2 %").arg(bound.expression).arg(qRound(bound.confidence * 100));
    for (const Reason& reason : bound.reasons)
        text += QStringLiteral("\n%1: %2").arg(reason.line).arg(reason.text);
    return text;
}

} // namespace

std::vector<Hotspot> hotspotsOf(const Analysis& analysis)
{
    std::vector<Hotspot> hotspots;
    hotspots.reserve(analysis.costs->bodies.size());
    const CodeGraph& graph = *analysis.graph;
    for (const FunctionCost& cost : analysis.costs->bodies) {
        const Node& node = graph.nodes[cost.node];
        const QString name = graph.qualifiedName(cost.node);
        hotspots.push_back({ .rank = 0,
            .node = cost.node,
            .function = node.kind == NodeKind::Module ? HotspotText::tr("%1 (top level)").arg(name) : name,
            .place = QFileInfo(graph.path(cost.node)).fileName() + u':' + QString::number(node.line),
            .cost = &cost });
    }
    std::ranges::stable_sort(hotspots, std::greater(), [](const Hotspot& hotspot) { return hotspot.cost->heat; });
    for (size_t i = 0; i < hotspots.size(); ++i)
        hotspots[i].rank = static_cast<int>(i) + 1;
    return hotspots;
}

std::vector<Finding> findingsOf(const FunctionCost& cost)
{
    std::vector<Finding> findings;
    for (const Bottleneck& bottleneck : cost.bottlenecks)
        findings.push_back({ bottleneck.line, bottleneck.kind, bottleneck.why, bottleneck.severity });
    std::ranges::stable_sort(findings, std::greater(), &Finding::severity);
    for (const Reason& reason : cost.time.reasons)
        findings.push_back({ reason.line, HotspotText::tr("time"), reason.text, -1 });
    for (const Reason& reason : cost.space.reasons)
        findings.push_back({ reason.line, HotspotText::tr("space"), reason.text, -1 });
    for (const Reason& reason : cost.memory.reasons)
        findings.push_back({ reason.line, HotspotText::tr("memory"), reason.text, -1 });
    return findings;
}

QString memoryToString(const MemoryEstimate& memory)
{
    if (memory.likely && *memory.likely > 0)
        return Bytes { *memory.likely }.toString();
    if (memory.low && *memory.low > 0)
        return HotspotText::tr("at least %1").arg(Bytes { *memory.low }.toString());
    return QStringLiteral("–");
}

std::vector<Column<Hotspot>> hotspotColumns()
{
    using Row = Hotspot;
    return {
        { .title = HotspotText::tr("#"),
            .text = [](const Row& row) { return QString::number(row.rank); },
            .sortKey = [](const Row& row) { return row.rank; },
            .isNumber = true,
            .titleToolTip = HotspotText::tr("Rank by heat: 1 is the hottest body") },
        { .title = HotspotText::tr("Function"), .text = [](const Row& row) { return row.function; } },
        { .title = HotspotText::tr("Heat"),
            .text = [](const Row& row) { return QString::number(row.cost->heat, 'f', 2); },
            .sortKey = [](const Row& row) { return row.cost->heat; },
            .bar = [](const Row& row) { return row.cost->heat; },
            .titleToolTip = HotspotText::tr("0 (cold) to 1 (the hottest body), from growth, complexity and callers") },
        { .title = HotspotText::tr("Place"), .text = [](const Row& row) { return row.place; } },
        { .title = HotspotText::tr("Time"),
            .text = [](const Row& row) { return growthName(row.cost->time.growth); },
            .sortKey = [](const Row& row) { return int(row.cost->time.growth); },
            .toolTip = [](const Row& row) { return growthToolTip(row.cost->time); },
            .titleToolTip = HotspotText::tr("How the running time grows with the input, worst case") },
        { .title = HotspotText::tr("Space"),
            .text = [](const Row& row) { return growthName(row.cost->space.growth); },
            .sortKey = [](const Row& row) { return int(row.cost->space.growth); },
            .toolTip = [](const Row& row) { return growthToolTip(row.cost->space); },
            .titleToolTip = HotspotText::tr("How the memory grows with the input, worst case") },
        { .title = HotspotText::tr("Memory"),
            .text = [](const Row& row) { return memoryToString(row.cost->memory); },
            .sortKey
            = [](const Row& row) { return row.cost->memory.likely.value_or(std::numeric_limits<qint64>::max()); },
            .toolTip = [](const Row& row) { return row.cost->memory.expression; },
            .isNumber = true,
            .titleToolTip = HotspotText::tr("Memory that the body likely takes") },
        { .title = HotspotText::tr("Issues"),
            .text = [](const Row& row) { return QString::number(row.cost->bottlenecks.size()); },
            .sortKey = [](const Row& row) { return int(row.cost->bottlenecks.size()); },
            .isNumber = true,
            .titleToolTip = HotspotText::tr("Bottlenecks found in the body") },
        { .title = HotspotText::tr("Cyclo"),
            .text = [](const Row& row) { return QString::number(row.cost->cyclomatic); },
            .sortKey = [](const Row& row) { return row.cost->cyclomatic; },
            .isNumber = true,
            .titleToolTip = HotspotText::tr("Cyclomatic complexity: independent paths through the body") },
        { .title = HotspotText::tr("Cogn"),
            .text = [](const Row& row) { return QString::number(row.cost->cognitive); },
            .sortKey = [](const Row& row) { return row.cost->cognitive; },
            .isNumber = true,
            .titleToolTip = HotspotText::tr("Cognitive complexity: how hard the body is to follow") },
    };
}

std::vector<Column<Finding>> findingColumns()
{
    using Row = Finding;
    return {
        { .title = HotspotText::tr("Line"),
            .text = [](const Row& row) { return QString::number(row.line); },
            .sortKey = [](const Row& row) { return row.line; },
            .isNumber = true },
        { .title = HotspotText::tr("Kind"), .text = [](const Row& row) { return row.kind; } },
        { .title = HotspotText::tr("Why"), .text = [](const Row& row) { return row.text; } },
        { .title = HotspotText::tr("Severity"),
            .text = [](const Row& row) { return row.severity < 0 ? QString() : QString::number(row.severity, 'f', 1); },
            .sortKey = [](const Row& row) { return row.severity; },
            .bar = [](const Row& row) { return row.severity < 0 ? QVariant() : QVariant(row.severity); } },
    };
}

} // namespace Foreguest
