// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/graph/codegraph.h"

#include <map>
#include <memory>
#include <optional>

namespace Foreguest {

struct MemoryInputs;

/// How a cost grows with its input, in rising order. Unknown is an answer.
enum class Growth : quint8 {
    Constant,
    Logarithmic,
    Linear,
    Linearithmic,
    Quadratic,
    Cubic,
    Polynomial,
    Exponential,
    Factorial,
    Unknown
};

QString growthName(Growth growth); ///< "O(1)", "O(log n)", … "unknown": the names of the JSON contract.

struct Reason
{
    quint32 line = 0;
    QString text;
};

/// A growth bound with what it rests on. Worst case.
struct GrowthBound
{
    Growth growth = Growth::Constant;
    QString expression = QStringLiteral("1"); ///< "n^2", "n log n".
    double confidence = 1; ///< 0…1.
    std::vector<Reason> reasons;
};

/// Bytes; empty where nothing bounds it.
struct MemoryEstimate
{
    std::optional<qint64> low, likely, high;
    std::optional<qint64> stack {}; ///< Of one call, in languages whose locals stand there.
    QString expression {}; ///< Where inputs decide: "8·n + 56"; else empty.
    std::vector<Reason> reasons {}; ///< What takes most at the peak; a line of 0 stands for none.
};

struct Bottleneck
{
    QString kind; ///< Kind of the API family that was met, or "nested-loop", "recursion", …
    quint32 line = 0;
    double severity = 0; ///< 0…1.
    QString why; ///< What was seen and what usually helps.
};

struct FunctionCost
{
    NodeId node = noIndex; ///< A function, or a module for top-level code.
    quint32 cyclomatic = 1, cognitive = 0, nesting = 0, lines = 0;
    double halsteadVolume = 0, halsteadDifficulty = 0, halsteadEffort = 0;
    GrowthBound time, space;
    MemoryEstimate memory;
    std::vector<Bottleneck> bottlenecks;
    /// Steps that literals fix: the product of the constant trips of nested loops, through calls. At least 1.
    double fixedSteps = 1;
    /// Predicted share of the program's time that it spends itself, 0…1; the hotspot ranking. Empty for large graphs.
    std::optional<double> share;
    /// For the hotspot table: 0 (cold) … 1 (the hottest body of the program), by share; where there is none, from
    /// growth, complexity and callers.
    double heat = 0;
};

enum class Category : quint8 { Cpu, Memory, Io, Network, Mixed };
QString categoryName(Category category); ///< "cpu", "memory", "io", "network", "mixed".

struct ProgramCost
{
    GrowthBound time, space;
    MemoryEstimate memory;
    std::vector<NodeId> entryPoints;
    double fixedSteps = 1; ///< Of all entry points together.
    /// Steps that follow from the largest integer literals handed to functions that grow: `fib(30)`. At least 1.
    double literalSteps = 1;
    /// Number of calls by the kind of their API family: "file-io", "network", …
    std::map<QString, int> apiCalls;
    Category category = Category::Mixed;
};

struct CostReport
{
    std::vector<FunctionCost> bodies; ///< Same order as CodeGraph::facts.
    ProgramCost program;
    double costMs = 0;

    /// The cost of a function or module node; nullptr for any other node.
    const FunctionCost* of(const CodeGraph& graph, NodeId node) const
    {
        const quint32 facts = graph.nodes[node].facts;
        return facts == noIndex ? nullptr : &bodies[facts];
    }
};

/// The flow's second line: what the code of a graph will cost, and why, before it ever ran. O(N + E). The inputs say
/// what is known of the program's sizes.
Result<std::shared_ptr<const CostReport>> estimateCosts(const CodeGraph& graph, const TaskContext& context);
Result<std::shared_ptr<const CostReport>> estimateCosts(
    const CodeGraph& graph, const TaskContext& context, const MemoryInputs& inputs);

/// A graph and its costs, as all later steps and all panels share them.
struct Analysis
{
    std::shared_ptr<const CodeGraph> graph;
    std::shared_ptr<const CostReport> costs;
};

} // namespace Foreguest
