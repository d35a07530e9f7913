// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/poolsimulation.h"

#include "core/guest/greedydual.h"

#include <QJsonArray>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr double mbAGb = 1024;

/// One run of a simulation.
class Replay
{
public:
    Replay(const ArrivalTrace& trace, WarmPolicy& policy, const SimulationOptions& options)
        : m_trace(trace)
        , m_policy(policy)
        , m_options(options)
        , m_functions(trace.functions.size())
        , m_nextUpload(options.uploads.begin())
    {
    }

    Result<PolicyOutcome> run(const TaskContext& context);

private:
    struct Function
    {
        WarmPolicy::Program program = -1; ///< Unknown to the policy before it arrives or is uploaded.
        size_t next = 0; ///< Into its arrivals.
        qint64 active = 0, cold = 0;
        double worth = 0;
    };

    void introduce(size_t function);
    void upload(PolicyMinute minute);
    void fitIntoMemory();
    void pass(PolicyMinute minute);
    void finish();

    const ArrivalTrace& m_trace;
    WarmPolicy& m_policy;
    const SimulationOptions& m_options;
    std::vector<Function> m_functions;
    std::vector<size_t> m_byProgram; ///< Functions by the policy's numbers.
    std::vector<char> m_warm;
    std::vector<WarmPolicy::Program> m_arrived;
    UploadMinutes::const_iterator m_nextUpload;
    GreedyDual m_greedyDual;
    PolicyOutcome m_outcome;
    std::map<QString, PolicyOutcome::Trigger> m_triggers;
};

void Replay::introduce(size_t function)
{
    if (m_functions[function].program >= 0)
        return;
    m_functions[function].program = m_policy.add(m_trace.functions[function].traits);
    m_byProgram.push_back(function);
}

void Replay::upload(PolicyMinute minute)
{
    for (; m_nextUpload != m_options.uploads.end() && m_nextUpload->first <= minute; ++m_nextUpload) {
        introduce(m_nextUpload->second);
        m_policy.uploaded(m_functions[m_nextUpload->second].program, m_nextUpload->first, m_options.keepUploadMinutes);
    }
}

void Replay::fitIntoMemory()
{
    if (m_options.memoryBudgetMb <= 0)
        return;
    double used = 0;
    std::vector<std::pair<double, size_t>> order;
    for (size_t p = 0; p < m_warm.size(); ++p) {
        if (!m_warm[p])
            continue;
        used += m_trace.functions[m_byProgram[p]].memoryMb;
        order.emplace_back(m_functions[m_byProgram[p]].worth, p);
    }
    if (used <= m_options.memoryBudgetMb)
        return;
    std::sort(order.begin(), order.end());
    for (const auto& [worth, program] : order) {
        if (used <= m_options.memoryBudgetMb)
            break;
        m_warm[program] = 0;
        used -= m_trace.functions[m_byProgram[program]].memoryMb;
        m_greedyDual.gaveUp(worth);
        ++m_outcome.evictions;
    }
}

void Replay::pass(PolicyMinute minute)
{
    m_policy.plan(minute, m_warm);
    fitIntoMemory();
    upload(minute);
    m_arrived.clear();
    double held = 0;
    for (size_t i = 0; i < m_functions.size(); ++i) {
        Function& f = m_functions[i];
        const TracedFunction& traced = m_trace.functions[i];
        const bool isWarm = f.program >= 0 && static_cast<size_t>(f.program) < m_warm.size()
            && m_warm[static_cast<size_t>(f.program)];
        const bool arrives = f.next < traced.arrivals.size() && traced.arrivals[f.next] == minute;
        if (isWarm || arrives)
            held += traced.memoryMb;
        if (!arrives) {
            m_outcome.idleMinutes += isWarm ? 1 : 0;
            m_outcome.idleGbMinutes += isWarm ? traced.memoryMb / mbAGb : 0;
            continue;
        }
        ++f.next;
        ++f.active;
        f.cold += isWarm ? 0 : 1;
        m_outcome.coldStarts += isWarm ? 0 : 1;
        f.worth = m_greedyDual.worth(static_cast<double>(f.active), 1, traced.memoryMb);
        introduce(i);
        m_arrived.push_back(f.program);
    }
    m_policy.observe(minute, m_arrived);
    m_outcome.gbMinutes += held / mbAGb;
    m_outcome.peakMemory = std::max(m_outcome.peakMemory, Bytes { static_cast<qint64>(held * 1024 * 1024) });
    m_outcome.coldByMinute.push_back(m_outcome.coldStarts);
    m_outcome.idleByMinute.push_back(m_outcome.idleMinutes);
}

void Replay::finish()
{
    std::vector<double> shares;
    for (size_t i = 0; i < m_functions.size(); ++i) {
        const Function& f = m_functions[i];
        if (f.active == 0)
            continue;
        const QString& trigger = m_trace.functions[i].traits.trigger;
        PolicyOutcome::Trigger& sum = m_triggers[trigger];
        sum.name = trigger;
        sum.activeMinutes += f.active;
        sum.coldStarts += f.cold;
        ++m_outcome.firstArrivals;
        m_outcome.activeMinutes += f.active;
        m_outcome.alwaysCold += f.cold == f.active ? 1 : 0;
        shares.push_back(static_cast<double>(f.cold) / static_cast<double>(f.active));
    }
    if (!shares.empty()) {
        std::sort(shares.begin(), shares.end());
        m_outcome.upperQuartileColdShare = shares[(shares.size() * 3 + 3) / 4 - 1];
    }
    m_outcome.triggers.reserve(m_triggers.size());
    for (const auto& [name, trigger] : m_triggers)
        m_outcome.triggers.push_back(trigger);
}

Result<PolicyOutcome> Replay::run(const TaskContext& context)
{
    // Uploads before the trace begins.
    upload(m_trace.firstMinute - 1);
    for (int i = 0; i < m_trace.minutes; ++i) {
        if (i % 16 == 0) {
            FOREGUEST_TRY(context.checkpoint());
            context.report(
                QStringLiteral("Replaying the trace"), static_cast<double>(i) / static_cast<double>(m_trace.minutes));
        }
        pass(m_trace.firstMinute + i);
    }
    finish();
    return std::move(m_outcome);
}

QJsonObject outcomeToJson(const PolicyOutcome& outcome)
{
    QJsonArray triggers;
    for (const PolicyOutcome::Trigger& t : outcome.triggers)
        triggers.append(QJsonObject { { QStringLiteral("trigger"), t.name },
            { QStringLiteral("activeMinutes"), t.activeMinutes }, { QStringLiteral("coldStarts"), t.coldStarts },
            { QStringLiteral("coldStartShare"),
                static_cast<double>(t.coldStarts) / static_cast<double>(std::max<qint64>(1, t.activeMinutes)) } });
    return { { QStringLiteral("policy"), outcome.policy }, { QStringLiteral("coldStartShare"), outcome.coldShare() },
        { QStringLiteral("coldStarts"), outcome.coldStarts },
        { QStringLiteral("activeMinutes"), outcome.activeMinutes },
        { QStringLiteral("firstArrivals"), outcome.firstArrivals },
        { QStringLiteral("warmIdleFunctionMinutes"), outcome.idleMinutes },
        { QStringLiteral("gbMinutes"), outcome.gbMinutes },
        { QStringLiteral("warmIdleGbMinutes"), outcome.idleGbMinutes },
        { QStringLiteral("peakMemoryBytes"), outcome.peakMemory.value },
        { QStringLiteral("evictions"), outcome.evictions },
        { QStringLiteral("alwaysColdFunctions"), outcome.alwaysCold },
        { QStringLiteral("upperQuartileColdStartShare"), outcome.upperQuartileColdShare },
        { QStringLiteral("triggers"), triggers } };
}

} // namespace

double PolicyOutcome::coldShare() const
{
    return activeMinutes > 0 ? static_cast<double>(coldStarts) / static_cast<double>(activeMinutes) : 0;
}

Result<PolicyOutcome> simulatePolicy(
    const ArrivalTrace& trace, const QString& policy, const SimulationOptions& options, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(made, WarmPolicy::create(policy));
    FOREGUEST_TRY_ASSIGN(outcome, Replay(trace, *made, options).run(context));
    outcome.policy = policy;
    return outcome;
}

QJsonObject simulationToJson(const QString& path, const ArrivalTrace& trace, const SimulationOptions& options,
    const std::vector<PolicyOutcome>& outcomes)
{
    qint64 invocations = 0;
    for (const TracedFunction& function : trace.functions)
        invocations += function.invocations;
    QJsonArray policies;
    for (const PolicyOutcome& outcome : outcomes)
        policies.append(outcomeToJson(outcome));
    return { { QStringLiteral("schema"), QStringLiteral("foreguest.simulation/1") },
        { QStringLiteral("trace"),
            QJsonObject { { QStringLiteral("path"), path },
                { QStringLiteral("functions"), static_cast<qint64>(trace.functions.size()) },
                { QStringLiteral("minutes"), trace.minutes }, { QStringLiteral("invocations"), invocations },
                { QStringLiteral("memory"), trace.memorySource },
                { QStringLiteral("uploads"), static_cast<qint64>(options.uploads.size()) } } },
        { QStringLiteral("policies"), policies } };
}

} // namespace Foreguest
