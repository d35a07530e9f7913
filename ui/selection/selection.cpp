// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selection/selection.h"

namespace Foreguest {

void Selection::setAnalysis(Analysis analysis)
{
    QByteArray selectedName;
    if (hasAnalysis() && m_node != noIndex)
        selectedName = m_analysis.graph->qualifiedName(m_node).toUtf8();
    m_analysis = std::move(analysis);
    m_node = selectedName.isEmpty() || !hasAnalysis() ? noIndex : m_analysis.graph->find(selectedName);
    Q_EMIT analysisChanged();
    Q_EMIT selectionChanged(m_node);
}

void Selection::select(NodeId node)
{
    if (node == m_node)
        return;
    m_node = node;
    Q_EMIT selectionChanged(node);
}

void Selection::showLine(NodeId node, quint32 line)
{
    select(node);
    Q_EMIT lineRequested(node, line);
}

} // namespace Foreguest
