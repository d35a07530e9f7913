// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/timeshares.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

constexpr size_t mostBodies = 2500;
constexpr size_t mostNodes = 150000;
constexpr double usualSize = 300; ///< Of an input that nothing is known of.
constexpr double usualElement = 30;
constexpr double usualGuess = 20;
constexpr double usualCases = 10;
constexpr double most = 1e15;
constexpr double nodesOfCall = 8; ///< Entering a function costs about as much as these.
constexpr double unreached = 0.01; ///< Calls of what nothing is seen to call.
constexpr int deepestGlobal = 4;

/// Fills in numbers for inputs.
class ShareReader
{
public:
    ShareReader(size_t bodies, const CallOrder& order, GrowthAnalysis& growth)
        : m_order(order)
        , m_growth(growth)
        , m_globals(growth.globals())
        , m_calls(bodies)
        , m_own(bodies)
    {
    }

    TimeShares run(const std::vector<quint32>& entries)
    {
        for (const quint32 entry : entries)
            m_calls[entry] = 1;
        for (size_t group = m_order.firstOfGroup.size() - 1; group-- > 0;)
            spendGroup(m_order.firstOfGroup[group], m_order.firstOfGroup[group + 1]);
        double sum = 0;
        for (const double own : m_own)
            sum += own;
        for (double& own : m_own)
            own = sum > 0 ? own / sum : 0;
        return { std::move(m_own), std::move(m_calls) };
    }

private:
    double numberOf(InputId id, int depth) const
    {
        const InputTable& inputs = m_growth.inputs();
        const Input& input = inputs[id];
        if (input.number > 0)
            return input.number;
        if (input.isCases)
            return usualCases;
        if (input.isGuess)
            return usualGuess;
        if (const auto known = m_numbers.find(id); known != m_numbers.end())
            return known->second;
        const auto global = m_globals.find(input.name);
        if (input.isFree && inputs.bodyOf(id) == noIndex && depth < deepestGlobal && global != m_globals.end()) {
            const AbstractValue& value = global->second;
            const Magnitude& found = input.kind == Input::Kind::Value ? value.value
                : input.kind == Input::Kind::Size                     ? value.size
                : value.element                                       ? value.element->extent()
                                                                      : value.size;
            return evaluate(found, depth + 1);
        }
        return input.kind == Input::Kind::Element ? usualElement : usualSize;
    }

    double evaluate(const Magnitude& magnitude, int depth = 0) const
    {
        if (magnitude.isUnknown())
            return usualGuess;
        double sum = 0;
        for (const Term& term : magnitude.terms())
            sum += evaluate(term, depth);
        return std::clamp(sum, 1.0, most);
    }

    double evaluate(const Term& term, int depth) const
    {
        constexpr double mostExponent = 50;
        constexpr double mostFactorial = 17;
        double product = 1;
        for (const Term::Factor& factor : term.factors) {
            const double number = std::max(1.0, numberOf(factor.input, depth));
            product
                *= std::pow(number, factor.halfPowers / 2.0) * std::pow(std::max(1.0, std::log2(number)), factor.logs);
        }
        if (term.exponents.empty())
            return std::min(product, most);
        double exponent = 1;
        for (const InputId id : term.exponents)
            exponent *= numberOf(id, depth);
        product *= term.isFactorial ? std::tgamma(std::min(exponent, mostFactorial) + 1)
                                    : std::exp2(std::min(exponent, mostExponent));
        return std::min(product, most);
    }

    void spendGroup(size_t first, size_t last)
    {
        double calls = unreached;
        double own = 1;
        for (size_t i = first; i < last; ++i) {
            calls = std::max(calls, m_calls[m_order.bodies[i]]);
            own = std::max(own, evaluate(m_growth.summary(m_order.bodies[i]).calls));
        }
        for (size_t i = first; i < last; ++i)
            spend(m_order.bodies[i], calls, own);
    }

    /// `ownCalls` times it calls itself for each of the `calls` from outside.
    void spend(quint32 body, double calls, double ownCalls)
    {
        const GrowthSummary& summary = m_growth.summary(body);
        const double all = std::min(most, calls * ownCalls);
        // Halves share what grows: each level does it once.
        const double levels = summary.halves ? std::min(most, calls * std::max(1.0, std::log2(ownCalls))) : all;
        m_own[body] += all * nodesOfCall;
        for (const LoopWork& work : summary.work) {
            const bool grows = !work.rounds.isConstant();
            m_own[body] += std::min(most, (grows ? levels : all) * work.nodes * evaluate(work.rounds));
        }
        for (const CallUse& use : summary.uses) {
            const bool grows = !m_growth.summary(use.callee).cost.time.isConstant();
            m_calls[use.callee] = std::min(most, m_calls[use.callee] + (grows ? levels : all) * evaluate(use.rounds));
            pass(use);
        }
    }

    /// The largest of what a parameter is called with.
    void pass(const CallUse& use)
    {
        const std::vector<quint32>& parameters = m_growth.summary(use.callee).parameters;
        for (size_t i = 0; i < parameters.size() && i < use.arguments.size(); ++i) {
            const AbstractValue& value = use.arguments[i];
            note(Input::Kind::Value, parameters[i], use.callee, value.value);
            note(Input::Kind::Size, parameters[i], use.callee, value.isContainer() ? value.size : value.elements());
            if (value.element)
                note(Input::Kind::Element, parameters[i], use.callee, value.element->extent());
        }
    }

    void note(Input::Kind kind, quint32 name, quint32 body, const Magnitude& magnitude)
    {
        const InputId id = m_growth.inputs().free(kind, name, body);
        double& number = m_numbers.try_emplace(id, 0).first->second;
        number = std::max(number, evaluate(magnitude));
    }

    const CallOrder& m_order;
    GrowthAnalysis& m_growth;
    GrowthAnalysis::Globals m_globals;
    std::vector<double> m_calls, m_own;
    std::unordered_map<InputId, double> m_numbers;
};

} // namespace

TimeShares timeShares(const CodeGraph& graph, ApiLookup& apis, const CallOrder& order,
    const std::vector<bool>& isMemoised, const std::vector<quint32>& entries)
{
    size_t nodes = 0;
    for (const BodyFacts& facts : graph.facts)
        nodes += facts.sketch.nodes.size();
    if (nodes == 0 || graph.facts.size() > mostBodies || nodes > mostNodes)
        return {};
    // What nothing in the sources calls is called by others.
    std::vector<bool> isCalled(graph.facts.size());
    for (const BodyFacts& facts : graph.facts) {
        for (const CallFact& call : facts.calls) {
            if (const quint32 callee = calledBody(graph, call); callee != noIndex)
                isCalled[callee] = true;
        }
    }
    std::vector<quint32> started = entries;
    for (quint32 body = 0; body < graph.facts.size(); ++body) {
        if (!isCalled[body])
            started.push_back(body);
    }
    GrowthAnalysis growth(graph, apis, order, isMemoised, true);
    for (size_t group = 0; group + 1 < order.firstOfGroup.size(); ++group)
        growth.readGroup(order.firstOfGroup[group], order.firstOfGroup[group + 1]);
    return ShareReader(graph.facts.size(), order, growth).run(started);
}

} // namespace Foreguest
