// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

#include <QObject>

namespace Foreguest {

/// The one state that all panels share: which analysis is shown and which node is selected in it. A panel that lets the
/// user pick something calls select(); every panel follows selectionChanged(). Lives on the GUI thread.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const Analysis& analysis() const { return m_analysis; }
    bool hasAnalysis() const { return m_analysis.graph != nullptr; }
    /// A new analysis; the selection moves to the node of the same qualified name, or to none.
    void setAnalysis(Analysis analysis);

    NodeId node() const { return m_node; } ///< noIndex where nothing is selected.
    /// Selects a node everywhere. Nothing happens where it is selected already.
    void select(NodeId node);
    void clear() { select(noIndex); }
    /// A line of the selected node's file to show (a reason, a bottleneck).
    void showLine(NodeId node, quint32 line);

Q_SIGNALS:
    void analysisChanged();
    void selectionChanged(Foreguest::NodeId node);
    void lineRequested(Foreguest::NodeId node, quint32 line);

private:
    Analysis m_analysis;
    NodeId m_node = noIndex;
};

} // namespace Foreguest
