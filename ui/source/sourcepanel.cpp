// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/sourcepanel.h"

#include "core/base/units.h"
#include "ui/hotspots/hotspotcolumns.h"
#include "ui/source/codehighlighter.h"
#include "ui/source/codeview.h"
#include "ui/workbench/sourcepaths.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Foreguest {

SourcePanel::SourcePanel(Workbench* workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_view(new CodeView(this))
    , m_highlighter(new CodeHighlighter(m_view->document()))
{
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_view->setObjectName(QStringLiteral("sourceView"));
    m_view->setAccessibleName(tr("Source text"));
    m_view->setPlaceholderText(tr("Select a function or a file to read its source here."));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 4, 8, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    const Selection* selection = workbench->selection();
    connect(selection, &Selection::analysisChanged, this, [this] { m_file = noIndex; });
    connect(selection, &Selection::selectionChanged, this, [this](NodeId node) { follow(node, 0); });
    connect(selection, &Selection::lineRequested, this, &SourcePanel::follow);
}

void SourcePanel::follow(NodeId node, quint32 line)
{
    if (node == noIndex || !m_workbench->selection()->hasAnalysis())
        return;
    const Node& selected = m_workbench->selection()->analysis().graph->nodes[node];
    if (selected.file == noIndex) {
        m_note->setText(tr("The selected item is defined outside the given sources."));
        return;
    }
    m_line = line > 0 ? line : selected.line;
    if (selected.file != m_file)
        load(selected.file);
    else if (isSettled())
        m_view->showLine(static_cast<int>(m_line));
}

void SourcePanel::load(quint32 file)
{
    m_file = file;
    const CodeGraph& graph = *m_workbench->selection()->analysis().graph;
    const QString path = graph.files[file].path;
    m_title->setText(path);
    m_title->setToolTip(path);
    m_note->clear();
    const QStringList given = m_workbench->upload() ? m_workbench->upload()->paths : QStringList();
    m_reading.start(
        this,
        [given, path](const TaskContext&) {
            const QString found = locateSource(given, path);
            return readSource(found.isEmpty() ? path : found, shownBytes);
        },
        [this](const Result<SourceText>& source) {
            showText(source);
            Q_EMIT settled();
        });
}

void SourcePanel::showText(const Result<SourceText>& source)
{
    if (!source) {
        m_view->clear();
        m_note->setText(source.error().message);
        return;
    }
    m_highlighter->setLanguage(m_workbench->selection()->analysis().graph->files[m_file].language);
    m_view->setPlainText(source->text);
    if (source->truncated)
        m_note->setText(
            tr("The first %1 of %2").arg(Bytes { shownBytes }.toString(), Bytes { source->fileBytes }.toString()));
    else if (source->repaired)
        m_note->setText(tr("Bytes that are not text are shown as �."));
    annotate();
    m_view->showLine(static_cast<int>(m_line));
}

void SourcePanel::annotate()
{
    const Analysis& analysis = m_workbench->selection()->analysis();
    std::vector<HeatMark> marks;
    std::vector<LineRemark> remarks;
    for (const FunctionCost& cost : analysis.costs->bodies) {
        const Node& node = analysis.graph->nodes[cost.node];
        if (node.file != m_file)
            continue;
        for (const Finding& finding : findingsOf(cost))
            remarks.push_back(
                { static_cast<int>(finding.line), QStringLiteral("%1: %2").arg(finding.kind, finding.text) });
        if (node.kind != NodeKind::Function)
            continue;
        marks.push_back({ .firstLine = static_cast<int>(node.line),
            .lastLine = static_cast<int>(node.endLine),
            .heat = cost.heat,
            .toolTip = tr("%1: time %2, space %3, cyclomatic %4, heat %5")
                           .arg(analysis.graph->qualifiedName(cost.node), growthName(cost.time.growth),
                               growthName(cost.space.growth))
                           .arg(cost.cyclomatic)
                           .arg(cost.heat, 0, 'f', 2) });
    }
    m_view->setMarks(std::move(marks));
    m_view->setRemarks(std::move(remarks));
}

} // namespace Foreguest
