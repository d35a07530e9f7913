// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/summarystrip.h"

#include "ui/guests/guestcolumns.h"
#include "ui/hotspots/hotspotcolumns.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr int narrowSpacing = 10;
constexpr int wideSpacing = 28;

QString categoryText(Category category)
{
    switch (category) {
    case Category::Cpu:
        return SummaryStrip::tr("CPU");
    case Category::Memory:
        return SummaryStrip::tr("Memory");
    case Category::Io:
        return SummaryStrip::tr("Input/output");
    case Category::Network:
        return SummaryStrip::tr("Network");
    case Category::Mixed:
        return SummaryStrip::tr("Mixed");
    }
    return categoryName(category);
}

QString reasonsText(const GrowthBound& bound)
{
    QStringList lines;
    for (const Reason& reason : bound.reasons)
        lines << QStringLiteral("%1: %2").arg(reason.line).arg(reason.text);
    return lines.join(u'\n');
}

} // namespace

SummaryStrip::SummaryStrip(QWidget* parent)
    : QFrame(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(narrowSpacing);
    m_files = addFigure(QStringLiteral("figure.files"), tr("Files"), tr("Files that were analysed"));
    m_functions = addFigure(QStringLiteral("figure.functions"), tr("Functions"), tr("Functions in these files"));
    m_growth = addFigure(
        QStringLiteral("figure.growth"), tr("Time growth"), tr("How the program's running time grows with its input"));
    m_memory = addFigure(QStringLiteral("figure.memory"), tr("Memory"), tr("Memory that the program will likely need"));
    m_category = addFigure(QStringLiteral("figure.category"), tr("Bound by"), tr("What the program will be bound by"));
    m_guest = addFigure(QStringLiteral("figure.guest"), tr("Guest"), tr("The virtual machine for this program"));
    row->addStretch();
    showUpload({});
    showGuests({});
}

QLabel* SummaryStrip::addFigure(const QString& objectName, const QString& caption, const QString& toolTip)
{
    auto* captionLabel = new QLabel(caption, this);
    captionLabel->setForegroundRole(QPalette::PlaceholderText);
    QFont small = captionLabel->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    captionLabel->setFont(small);
    auto* value = new QLabel(this);
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    QFont large = value->font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setBold(true);
    value->setFont(large);
    value->setProperty("caption", caption);
    value->setToolTip(toolTip);
    captionLabel->setToolTip(toolTip);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(captionLabel);
    column->addWidget(value);
    qobject_cast<QHBoxLayout*>(layout())->addLayout(column);
    return value;
}

void SummaryStrip::setFigure(QLabel* figure, const QString& value, const QString& toolTip)
{
    figure->setText(value);
    figure->setAccessibleName(QStringLiteral("%1: %2").arg(figure->property("caption").toString(), value));
    if (!toolTip.isEmpty())
        figure->setToolTip(toolTip);
}

void SummaryStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    constexpr int roomForWideSpacing = 640;
    layout()->setSpacing(width() < roomForWideSpacing ? narrowSpacing : wideSpacing);
}

void SummaryStrip::showUpload(const UploadPtr& upload)
{
    if (!upload) {
        for (QLabel* figure : { m_files, m_functions, m_growth, m_memory, m_category })
            setFigure(figure, QStringLiteral("–"));
        return;
    }
    const CodeGraph& graph = *upload->analysis.graph;
    const ProgramCost& program = upload->analysis.costs->program;
    const auto functions = std::ranges::count_if(
        graph.nodes, [](const Node& node) { return node.kind == NodeKind::Function && !node.external; });
    const auto skipped = static_cast<int>(graph.skipped.size());
    const QString files = QLocale().toString(static_cast<qulonglong>(graph.files.size()));
    setFigure(m_files, skipped == 0 ? files : tr("%1 (+%2)", "analysed and skipped files").arg(files).arg(skipped),
        skipped == 0 ? tr("Files that were analysed")
                     : tr("%n file(s) could not be analysed, see Sources", nullptr, skipped));
    setFigure(m_functions, QLocale().toString(static_cast<qlonglong>(functions)));
    setFigure(m_growth, growthName(program.time.growth), reasonsText(program.time));
    const auto memory = upload->prediction.forecast.find(Quantity::PeakMemory);
    if (memory == upload->prediction.forecast.end())
        setFigure(m_memory, memoryToString(program.memory));
    else
        setFigure(m_memory, quantityToString(Quantity::PeakMemory, memory->second.likely), memory->second.why);
    setFigure(m_category, categoryText(program.category));
}

void SummaryStrip::showGuests(const std::vector<GuestInfo>& guests)
{
    const auto newest = std::ranges::max_element(guests, {}, &GuestInfo::createdAt);
    if (newest == guests.end()) {
        setFigure(m_guest, tr("none"));
        return;
    }
    setFigure(m_guest,
        tr("%1 (%2)", "state and accelerator").arg(guestStateText(newest->state), acceleratorText(newest->accelerator)),
        newest->problem.isEmpty() ? newest->name : newest->problem);
}

} // namespace Foreguest
