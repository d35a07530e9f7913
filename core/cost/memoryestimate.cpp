// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memoryestimate.h"

#include "core/base/units.h"
#include "core/cost/memorywalk.h"
#include "core/cost/stackframe.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr quint32 programBudget = 400000;
constexpr quint32 functionBudget = 20000;
constexpr double mostBytes = 4e15;
constexpr size_t mostReasons = 8;
constexpr size_t mostInputs = 3;

std::optional<qint64> bytesOf(double bytes)
{
    return qint64(std::clamp(bytes, 0.0, mostBytes));
}

QString amount(double value)
{
    return QString::number(value, 'f', value < 100 && value != std::floor(value) ? 1 : 0);
}

QString power(const QString& name, int exponent)
{
    static const QString marks = QStringLiteral("⁰¹²³⁴");
    return exponent == 1 ? name : name + marks.at(exponent);
}

/// More than any machine has: a size that makes no sense, or one that can't be told.
bool isBeyond(double bytes)
{
    constexpr double mostSensible = 1e15;
    return bytes >= mostSensible;
}

void leaveOpen(MemoryEstimate& estimate)
{
    estimate.likely.reset();
    estimate.high.reset();
    estimate.expression.clear();
    estimate.reasons.push_back({ 0, QStringLiteral("A size is beyond any memory: how much it takes is unknown.") });
}

/// What a site's bytes are, in a sentence.
QString sentence(const char* what)
{
    const QString name = QString::fromLatin1(what);
    if (name == QStringLiteral("lazy"))
        return QStringLiteral("elements");
    if (name == QStringLiteral("calls that wait"))
        return QStringLiteral("frames of its calls");
    if (name == QStringLiteral("memory") || name == QStringLiteral("object") || name == QStringLiteral("container")
        || name.contains(u' '))
        return name;
    return QStringLiteral("%1 with its elements").arg(name);
}
} // namespace

MemoryEstimator::MemoryEstimator(Estimator& estimator, const CodeGraph& graph, const MemoryInputs& inputs)
    : m_estimator(estimator)
    , m_context(estimator.growth().context())
    , m_graph(graph)
    , m_types(graph)
    , m_inputs(inputs)
{
}

MemoryEstimator::Measure MemoryEstimator::measureFunction(quint32 body, const MemoryInputs& inputs)
{
    MemoryWalk walk(m_context, m_types, inputs, functionBudget);
    walk.runEntry(body, false);
    return { walk.meter().peak(), walk.meter().total(), walk.assumed(), walk.meter().atPeak(), walk.isSpent(),
        walk.hasGuess() };
}

MemoryEstimator::Measure MemoryEstimator::measureProgram(
    const std::vector<quint32>& entries, const MemoryInputs& inputs)
{
    MemoryWalk walk(m_context, m_types, inputs, programBudget);
    walk.runModules();
    for (const quint32 entry : entries) {
        if (m_graph.nodes[m_graph.facts[entry].node].kind != NodeKind::Module)
            walk.runEntry(entry, true);
    }
    return { walk.meter().peak(), walk.meter().total(), walk.assumed(), walk.meter().atPeak(), walk.isSpent(),
        walk.hasGuess() };
}

void MemoryEstimator::explain(const Measure& measure, MemoryEstimate& estimate, bool namesFunctions) const
{
    constexpr double worthTelling = 0.01;
    for (const MemoryMeter::Site& site : measure.sites) {
        if (estimate.reasons.size() >= mostReasons || site.live < measure.peak * worthTelling)
            break;
        const QString where = namesFunctions && site.body < m_graph.facts.size()
            ? QStringLiteral("%1: ").arg(m_graph.qualifiedName(m_graph.facts[site.body].node))
            : QString();
        estimate.reasons.push_back({ site.line,
            QStringLiteral("%1%2 for the %3.")
                .arg(where, Bytes { qint64(site.live) }.toString(), sentence(site.what)) });
    }
    if (measure.isSpent)
        estimate.reasons.push_back({ 0, QStringLiteral("The budget for its analysis was spent before its end.") });
    if (!measure.assumed.empty()) {
        QStringList names;
        for (const std::string& name : measure.assumed) {
            if (names.size() < 4)
                names << QString::fromStdString(name).left(40);
        }
        estimate.reasons.push_back({ 0,
            QStringLiteral("Assumes %1 for %2, which the sources don't tell.")
                .arg(m_inputs.assumed)
                .arg(names.join(QStringLiteral(", "))) });
    }
}

/// Bytes as a polynomial of the inputs that decide: what doubling each of them changes.
template <typename Run> QString MemoryEstimator::expression(const Measure& measure, double base, Run run) const
{
    if (measure.assumed.empty() || measure.assumed.size() > mostInputs)
        return {};
    const double n = m_inputs.assumed;
    const auto with = [&](double factor, const std::string& name) {
        MemoryInputs inputs = m_inputs;
        for (const std::string& assumed : measure.assumed)
            inputs.values[assumed] = assumed == name || name.empty() ? n * factor : n;
        return run(inputs).peak;
    };
    QStringList terms;
    double rest = measure.peak;
    int exponents = 0;
    std::vector<std::pair<QString, int>> factors;
    double coefficient = 0;
    for (const std::string& name : measure.assumed) {
        const double first = with(1, name);
        const double second = with(2, name);
        const double third = with(4, name);
        const double change = second - first;
        if (change < 1)
            continue;
        const double exponent = std::log2((third - second) / change);
        const int whole = int(std::lround(exponent));
        if (whole < 1 || whole > 3 || std::abs(exponent - whole) > 0.25)
            return {};
        const double part = change / (std::pow(n, whole) * (std::exp2(whole) - 1));
        const QString text = QString::fromStdString(name).left(40);
        terms << QStringLiteral("%1·%2").arg(amount(part), power(text, whole));
        factors.emplace_back(text, whole);
        rest -= part * std::pow(n, whole);
        exponents += whole;
        coefficient = part * std::pow(n, whole);
    }
    if (terms.isEmpty())
        return {};
    // Where each explains nearly all of it, they multiply.
    if (factors.size() > 1 && rest < -0.2 * measure.peak) {
        QString text = amount(coefficient / std::pow(n, exponents));
        for (const auto& [name, exponent] : factors)
            text += u'·' + power(name, exponent);
        rest = measure.peak - coefficient;
        terms = { text };
    }
    if (rest + base >= 1)
        terms << amount(std::round(rest + base));
    return terms.join(QStringLiteral(" + "));
}

MemoryEstimate MemoryEstimator::ofFunction(quint32 body)
{
    MemoryEstimate estimate;
    const BodyFacts& facts = m_graph.facts[body];
    if (facts.sketch.nodes.empty()) {
        // What its literals fix is known nevertheless.
        const BodyOrder& order = m_estimator.orders()[body];
        estimate.low = bytesOf(order.ownBytes / 2);
        estimate.likely = bytesOf(order.ownBytes);
        if (order.space.isConstant())
            estimate.high = bytesOf(order.ownBytes * 1.25);
        estimate.reasons.push_back({ m_graph.nodes[facts.node].line,
            QStringLiteral("Its body is too large to be read: only what single literals fix counts.") });
        return estimate;
    }
    const ObjectModel& model = m_types.modelOf(body);
    const bool isFunction = m_graph.nodes[facts.node].kind == NodeKind::Function;
    const std::optional<double> stack = isFunction ? stackBytes(m_graph, m_types, body) : std::nullopt;
    if (stack)
        estimate.stack = qint64(*stack);
    const Measure measure = measureFunction(body, m_inputs);
    // Arrays and records among the locals are in both.
    const double likely = stack ? std::max(*stack, measure.peak - model.frame) : measure.peak;
    estimate.likely = bytesOf(likely);
    explain(measure, estimate, false);
    const bool isOpen = !measure.assumed.empty() || measure.hasGuess || measure.isSpent;
    if (isBeyond(measure.peak)) {
        estimate.low = bytesOf(model.frame);
        leaveOpen(estimate);
        return estimate;
    }
    if (!isOpen) {
        estimate.low = bytesOf(likely / 2);
        estimate.high = bytesOf(likely * 1.5);
        return estimate;
    }
    if (measure.peak < 2 * model.frame + 200) { // Nothing that an input decides.
        estimate.low = bytesOf(likely / 2);
        return estimate;
    }
    MemoryInputs least = m_inputs;
    least.assumed = 1;
    estimate.low = bytesOf(std::min(likely / 2, measureFunction(body, least).peak));
    estimate.expression
        = expression(measure, 0, [&](const MemoryInputs& inputs) { return measureFunction(body, inputs); });
    return estimate;
}

MemoryEstimate MemoryEstimator::ofProgram(const std::vector<quint32>& entries)
{
    MemoryEstimate estimate;
    const ObjectModel* model = entries.empty() ? nullptr : &m_types.modelOf(entries.front());
    double libraries = 0;
    for (const quint32 entry : entries) {
        if (m_types.modelOf(entry).baseBytes > model->baseBytes)
            model = &m_types.modelOf(entry);
    }
    if (!model)
        return estimate;
    std::vector<Reason> reasons { { 0,
        QStringLiteral("%1 for the runtime.").arg(Bytes { qint64(model->baseBytes) }.toString()) } };
    for (const LibraryUse& library : m_graph.libraries) {
        const double bytes = model->libraryBytes(m_graph.strings.stdView(library.name));
        libraries += bytes;
        if (bytes > 0)
            reasons.push_back({ 0,
                QStringLiteral("%1 for the library %2.")
                    .arg(Bytes { qint64(bytes) }.toString(), m_graph.text(library.name)) });
    }
    const auto resident = [&](const Measure& measure) {
        const double garbage
            = std::min(model->mostGarbage, std::max(0.0, measure.total - measure.peak) * model->garbageShare);
        return std::min(mostBytes, model->baseBytes + libraries + measure.peak * model->liveFactor + garbage);
    };
    // Bodies that are too large to be read, by what their literals fix.
    double unread = 0;
    bool isUnreadOpen = false;
    for (const quint32 entry : entries) {
        if (!m_graph.facts[entry].sketch.nodes.empty())
            continue;
        unread = std::max(unread, m_estimator.orders()[entry].ownBytes);
        isUnreadOpen = isUnreadOpen || !m_estimator.orders()[entry].space.isConstant();
    }
    const Measure measure = measureProgram(entries, m_inputs);
    const double likely = resident(measure) + unread;
    estimate.likely = bytesOf(likely);
    explain(measure, estimate, true);
    estimate.reasons.insert(estimate.reasons.end(), reasons.begin(), reasons.end());
    const bool isOpen = !measure.assumed.empty() || measure.isSpent || isUnreadOpen;
    if (isBeyond(measure.peak)) {
        estimate.low = bytesOf(0.8 * (model->baseBytes + libraries));
        leaveOpen(estimate);
        return estimate;
    }
    estimate.low = bytesOf(0.8 * (model->baseBytes + libraries) + 0.5 * measure.peak);
    if (!isOpen) {
        estimate.high = bytesOf(likely * (measure.hasGuess ? 4 : 1.5));
        return estimate;
    }
    MemoryInputs least = m_inputs;
    least.assumed = 1;
    estimate.low = bytesOf(0.8 * resident(measureProgram(entries, least)));
    estimate.expression = expression(measure, model->baseBytes + libraries,
        [&](const MemoryInputs& inputs) { return measureProgram(entries, inputs); });
    return estimate;
}

} // namespace Foreguest
