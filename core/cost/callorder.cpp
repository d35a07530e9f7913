// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/callorder.h"

#include <algorithm>

namespace Foreguest {

namespace {

struct Visit
{
    quint32 body = 0;
    quint32 nextCall = 0;
};

class Tarjan
{
public:
    explicit Tarjan(const CodeGraph& graph)
        : m_graph(graph)
        , m_number(graph.facts.size(), noIndex)
        , m_low(graph.facts.size(), noIndex)
        , m_onStack(graph.facts.size(), false)
    {
        m_order.groupOf.assign(graph.facts.size(), noIndex);
        m_order.bodies.reserve(graph.facts.size());
    }

    CallOrder run()
    {
        for (quint32 body = 0; body < m_graph.facts.size(); ++body) {
            if (m_number[body] == noIndex)
                visitFrom(body);
        }
        m_order.firstOfGroup.push_back(quint32(m_order.bodies.size()));
        return std::move(m_order);
    }

private:
    void enter(quint32 body)
    {
        m_number[body] = m_low[body] = m_next++;
        m_stack.push_back(body);
        m_onStack[body] = true;
        m_visits.push_back({ body, 0 });
    }

    void visitFrom(quint32 root)
    {
        enter(root);
        while (!m_visits.empty()) {
            const quint32 body = m_visits.back().body;
            const auto& calls = m_graph.facts[body].calls;
            if (m_visits.back().nextCall < calls.size()) {
                const quint32 callee = calledBody(m_graph, calls[m_visits.back().nextCall++]);
                if (callee == noIndex)
                    continue;
                if (m_number[callee] == noIndex)
                    enter(callee);
                else if (m_onStack[callee])
                    m_low[body] = std::min(m_low[body], m_number[callee]);
                continue;
            }
            m_visits.pop_back();
            if (!m_visits.empty()) {
                const quint32 caller = m_visits.back().body;
                m_low[caller] = std::min(m_low[caller], m_low[body]);
            }
            if (m_low[body] == m_number[body])
                closeGroup(body);
        }
    }

    void closeGroup(quint32 root)
    {
        const auto group = quint32(m_order.firstOfGroup.size());
        const size_t first = m_order.bodies.size();
        m_order.firstOfGroup.push_back(quint32(first));
        quint32 body = noIndex;
        do {
            body = m_stack.back();
            m_stack.pop_back();
            m_onStack[body] = false;
            m_order.groupOf[body] = group;
            m_order.bodies.push_back(body);
        } while (body != root);
        std::sort(m_order.bodies.begin() + qsizetype(first), m_order.bodies.end());
    }

    const CodeGraph& m_graph;
    std::vector<quint32> m_number, m_low;
    std::vector<bool> m_onStack;
    std::vector<quint32> m_stack;
    std::vector<Visit> m_visits;
    CallOrder m_order;
    quint32 m_next = 0;
};

} // namespace

CallOrder callOrder(const CodeGraph& graph)
{
    return Tarjan(graph).run();
}

} // namespace Foreguest
