// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/programcost.h"

#include "core/base/units.h"
#include "core/cost/timeshares.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace Foreguest {

namespace {

bool isEntryPoint(const CodeGraph& graph, const BodyFacts& facts, const ApiCatalogue& apis)
{
    const Node& node = graph.nodes[facts.node];
    // Where programs begin in a function by name, a module's own code only initialises variables.
    if (node.kind == NodeKind::Module)
        return apis.entryFunctions.empty() && (!facts.calls.empty() || !facts.loops.empty());
    const std::string_view name = graph.strings.stdView(node.name);
    return std::find(apis.entryFunctions.begin(), apis.entryFunctions.end(), name) != apis.entryFunctions.end();
}

/// The largest whole number that stands in a text; -1 where there is none.
double largestLiteral(std::string_view text)
{
    double largest = -1;
    for (size_t i = 0; i < text.size();) {
        const bool startsNumber = std::isdigit(static_cast<unsigned char>(text[i]))
            && (i == 0
                || !(
                    std::isalnum(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '_' || text[i - 1] == '.'));
        double value = 0;
        size_t digits = 0;
        while (
            i < text.size() && (std::isdigit(static_cast<unsigned char>(text[i])) || (digits > 0 && text[i] == '_'))) {
            if (text[i] != '_')
                value = value * 10 + (text[i] - '0');
            ++digits;
            ++i;
        }
        if (digits == 0)
            ++i;
        else if (startsNumber)
            largest = std::max(largest, value);
    }
    return largest;
}

double stepsFor(GrowthOrder order, double n)
{
    constexpr double most = 1e15;
    if (n < 1)
        return 1;
    double steps
        = std::pow(n, std::min(40.0, order.halfPowers / 2.0)) * std::pow(std::max(1.0, std::log2(n)), order.logs);
    if (order.shape == GrowthOrder::Shape::Exponential)
        steps *= std::pow(2, std::min(n, 60.0));
    else if (order.shape == GrowthOrder::Shape::Factorial)
        steps *= std::tgamma(std::min(n, 20.0) + 1);
    return std::min(steps, most);
}

double literalSteps(const CodeGraph& graph, Estimator& estimator)
{
    double steps = 1;
    for (const BodyFacts& facts : graph.facts) {
        for (const CallFact& call : facts.calls) {
            const quint32 callee = calledBody(graph, call);
            if (callee == noIndex || estimator.orders()[callee].time.isConstant() || &graph.facts[callee] == &facts)
                continue;
            const double n = largestLiteral(graph.strings.stdView(call.arguments));
            if (estimator.orders()[callee].time.shape != GrowthOrder::Shape::Unknown)
                steps = std::max(steps, stepsFor(estimator.orders()[callee].time, n));
        }
    }
    return steps;
}

/// Points for each category that the API families speak for; calls in loops count more.
std::array<double, 5> apiScores(const CodeGraph& graph, Estimator& estimator, std::map<QString, int>& calls)
{
    std::array<double, 5> scores {};
    for (const BodyFacts& facts : graph.facts) {
        for (const CallFact& call : facts.calls) {
            const ApiEntry* entry = estimator.apis().find(facts, call);
            if (!entry || !entry->family)
                continue;
            ++calls[entry->family->kind];
            if (entry->family->category)
                scores[size_t(*entry->family->category)] += call.loop == noIndex ? 1 : 3;
        }
    }
    for (const LibraryUse& library : graph.libraries) {
        for (const NodeId user : library.usedBy) {
            const quint32 file = graph.nodes[user].file;
            if (file >= graph.files.size())
                continue;
            const ApiFamily* family
                = ApiCatalogue::of(graph.files[file].language).familyOfLibrary(graph.strings.stdView(library.name));
            if (family && family->category)
                scores[size_t(*family->category)] += 2;
            break;
        }
    }
    return scores;
}

Category categoryOf(const ProgramCost& program, std::array<double, 5> scores, qint64 baseBytes)
{
    const Growth growth = program.time.growth;
    double& cpu = scores[size_t(Category::Cpu)];
    double& memory = scores[size_t(Category::Memory)];
    if (growth >= Growth::Quadratic && growth != Growth::Unknown)
        cpu += growth == Growth::Quadratic ? 2 : 4;
    if (std::max(program.fixedSteps, program.literalSteps) >= 1e6)
        cpu += 4;
    const qint64 own = program.memory.likely.value_or(0) - baseBytes;
    if (own >= Bytes::mib(64).value)
        memory += 8;
    else if (own >= Bytes::mib(16).value)
        memory += 2;
    if (program.space.growth >= Growth::Quadratic && program.space.growth != Growth::Unknown)
        memory += 2;
    scores[size_t(Category::Network)] *= 2;
    scores[size_t(Category::Mixed)] = 1.5;

    Category best = Category::Mixed;
    for (const Category category : { Category::Network, Category::Io, Category::Memory, Category::Cpu }) {
        if (scores[size_t(category)] > scores[size_t(best)])
            best = category;
    }
    return best;
}

void takeWorst(GrowthBound& worst, const GrowthBound& bound, const CodeGraph& graph, NodeId node)
{
    const bool isWorse = bound.growth > worst.growth || (bound.growth == worst.growth && worst.reasons.empty());
    if (!isWorse)
        return;
    worst = bound;
    for (Reason& reason : worst.reasons)
        reason.text = QStringLiteral("%1: %2").arg(graph.qualifiedName(node), reason.text);
}

/// What is called again and again is worse there than where it is called once.
void weighBottlenecks(std::vector<Bottleneck>& bottlenecks, double calls)
{
    constexpr double manyCalls = 5; // Powers of ten.
    constexpr double mostWeight = 0.4;
    constexpr double fewCalls = 10;
    if (calls < fewCalls)
        return;
    const double weight = mostWeight * std::min(1.0, std::log10(calls) / manyCalls);
    for (Bottleneck& bottleneck : bottlenecks) {
        bottleneck.severity += (1 - bottleneck.severity) * weight;
        bottleneck.why += QStringLiteral(" It is reached some %1 times.").arg(calls, 0, 'g', 1);
    }
}

} // namespace

ProgramCost programCost(
    const CodeGraph& graph, std::vector<FunctionCost>& bodies, Estimator& estimator, MemoryEstimator& memory)
{
    ProgramCost program;
    std::vector<quint32> entries;
    for (quint32 i = 0; i < bodies.size(); ++i) {
        if (isEntryPoint(graph, graph.facts[i], estimator.apis().catalogueOf(graph.facts[i]))) {
            entries.push_back(i);
            program.entryPoints.push_back(graph.facts[i].node);
        }
    }
    // A library has no entry: any of its functions may be called.
    if (entries.empty()) {
        for (quint32 i = 0; i < bodies.size(); ++i)
            entries.push_back(i);
    }
    qint64 base = 0;
    for (const quint32 i : entries) {
        takeWorst(program.time, bodies[i].time, graph, graph.facts[i].node);
        takeWorst(program.space, bodies[i].space, graph, graph.facts[i].node);
        base = std::max(base, estimator.apis().catalogueOf(graph.facts[i]).baseBytes);
        program.fixedSteps = std::max(program.fixedSteps, bodies[i].fixedSteps);
    }
    if (std::optional<GrowthBound> time = estimator.growth().programBound(entries)) {
        if (time->reasons.empty())
            time->reasons = program.time.reasons;
        program.time = std::move(*time);
    }
    program.memory = memory.ofProgram(entries);
    const TimeShares shares
        = timeShares(graph, estimator.apis(), estimator.callOrder(), estimator.isMemoised(), entries);
    for (size_t i = 0; i < shares.own.size(); ++i) {
        bodies[i].share = shares.own[i];
        weighBottlenecks(bodies[i].bottlenecks, shares.calls[i]);
    }
    program.literalSteps = literalSteps(graph, estimator);
    program.category = categoryOf(program, apiScores(graph, estimator, program.apiCalls), base);
    return program;
}

/// Shares span many orders of magnitude; colours and bars show few.
constexpr double shareExponent = 0.25;

void rankHeat(const CodeGraph& graph, std::vector<FunctionCost>& bodies)
{
    const auto callers = [&](const FunctionCost& cost) {
        const auto incoming = graph.incoming(cost.node);
        return double(std::count_if(
            incoming.begin(), incoming.end(), [&](quint32 edge) { return graph.edges[edge].kind == EdgeKind::Calls; }));
    };
    const auto complexity
        = [](const FunctionCost& cost) { return double(cost.cyclomatic - 1) + double(cost.cognitive); };
    double mostCallers = 1;
    double mostComplex = 1;
    for (const FunctionCost& cost : bodies) {
        mostCallers = std::max(mostCallers, callers(cost));
        mostComplex = std::max(mostComplex, complexity(cost));
    }
    double hottest = 0;
    for (FunctionCost& cost : bodies) {
        // An unknown growth is a question, not the worst answer.
        const double growth
            = cost.time.growth == Growth::Unknown ? 0.4 : double(cost.time.growth) / double(Growth::Factorial);
        double severity = 0;
        for (const Bottleneck& bottleneck : cost.bottlenecks)
            severity = std::max(severity, bottleneck.severity);
        cost.heat = 0.45 * growth + 0.25 * std::log1p(complexity(cost)) / std::log1p(mostComplex) + 0.2 * severity
            + 0.1 * std::log1p(callers(cost)) / std::log1p(mostCallers);
        if (cost.share)
            cost.heat = std::pow(*cost.share, shareExponent);
        hottest = std::max(hottest, cost.heat);
    }
    for (FunctionCost& cost : bodies)
        cost.heat = hottest > 0 ? cost.heat / hottest : 0;
}

} // namespace Foreguest
