// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/securitypanel.h"

#include "core/pipeline/doctor.h"
#include "ui/commands/svgicon.h"
#include "ui/tables/tableview.h"
#include "ui/theme/theme.h"
#include "ui/window/messagestrip.h"
#include "ui/workbench/workbench.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Foreguest {

namespace {

using State = HardeningPoint::State;

QString stateText(State state)
{
    switch (state) {
    case State::Holds:
        return SecurityPanel::tr("Holds");
    case State::Partly:
        return SecurityPanel::tr("Partly");
    case State::Fails:
        return SecurityPanel::tr("Fails");
    case State::Unknown:
        break;
    }
    return SecurityPanel::tr("Not known");
}

QVariant stateColour(const HardeningPoint& point)
{
    if (point.state == State::Unknown)
        return {};
    const ColorRole role = point.state == State::Holds ? ColorRole::Good
        : point.state == State::Fails                  ? ColorRole::Bad
                                                       : ColorRole::Warning;
    return themeColor(role, QGuiApplication::palette());
}

std::vector<Column<HardeningPoint>> columns()
{
    using Row = HardeningPoint;
    return {
        { .title = SecurityPanel::tr("Wall"), .text = [](const Row& row) { return row.title; } },
        { .title = SecurityPanel::tr("State"),
            .text = [](const Row& row) { return stateText(row.state); },
            .sortKey = [](const Row& row) { return int(row.state); },
            .foreground = stateColour },
        { .title = SecurityPanel::tr("Seen"),
            .text = [](const Row& row) { return row.evidence; },
            .toolTip = [](const Row& row) { return row.evidence; } },
        { .title = SecurityPanel::tr("What helps"),
            .text = [](const Row& row) { return row.remedy; },
            .toolTip = [](const Row& row) { return row.remedy; } },
    };
}

} // namespace

SecurityPanel::SecurityPanel(Workbench* workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_points(new RowTable<HardeningPoint>(columns(), this))
    , m_table(new TableView(this))
    , m_summary(new QLabel(this))
    , m_examine(new QPushButton(this))
    , m_warning(new MessageStrip(this))
{
    m_table->setObjectName(QStringLiteral("securityTable"));
    m_table->setAccessibleName(tr("Walls around a guest"));
    m_table->setPlaceholder(tr("Examine boots a guest and shows which walls around it stand on this host."));
    m_table->setTable(m_points);
    m_examine->setObjectName(QStringLiteral("examineButton"));
    m_examine->setToolTip(tr("Boot a guest and look at the walls around it"));
    m_warning->setClosable(false);
    m_warning->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_examine);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(6);
    layout->addWidget(m_warning);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_examine, &QPushButton::clicked, this, &SecurityPanel::examine);
    showRunning(false);
}

void SecurityPanel::examine()
{
    if (m_looking.isRunning()) {
        m_looking.cancel();
        return;
    }
    showRunning(true);
    m_workbench->start<std::vector<HardeningPoint>>(
        m_looking, this,
        [](Pipeline& pipeline, const TaskContext& context) -> Result<std::vector<HardeningPoint>> {
            FOREGUEST_TRY_ASSIGN(host, pipeline.guestHost(context));
            return examineSecurity(*host, context);
        },
        [this](const Result<std::vector<HardeningPoint>>& points) {
            showRunning(false);
            if (points)
                showPoints(*points);
            else
                showFailure(points.error());
        },
        [this](const Progress& progress) { m_summary->setText(progress.text); });
}

void SecurityPanel::showPoints(const std::vector<HardeningPoint>& points)
{
    m_points->setRows(points);
    m_table->fitColumns();
    const auto holding = std::count_if(
        points.begin(), points.end(), [](const HardeningPoint& point) { return point.state == State::Holds; });
    m_summary->setText(tr("%1 of %2 walls stand on this host").arg(holding).arg(points.size()));
    const bool isIsolated = !points.empty() && points.front().state == State::Holds;
    m_warning->setVisible(!points.empty() && !isIsolated);
    if (!isIsolated && !points.empty())
        m_warning->showMessage(MessageStrip::Kind::Warning,
            tr("Isolation is not guaranteed here: run only code that you trust."), points.front().remedy, {});
}

void SecurityPanel::showRunning(bool isRunning)
{
    m_examine->setText(isRunning ? tr("&Cancel") : tr("&Examine"));
    m_examine->setIcon(svgIcon(isRunning ? QStringLiteral("stop") : QStringLiteral("refresh")));
    m_examine->setAccessibleName(isRunning ? tr("Stop looking") : tr("Boot a guest and look at the walls around it"));
    if (isRunning)
        m_summary->setText(tr("Booting a guest…"));
}

void SecurityPanel::showFailure(const Error& error)
{
    m_summary->setText(m_points->rowCount() > 0 ? tr("As seen before") : QString());
    if (error.code == ErrorCode::Cancelled)
        return;
    m_warning->setVisible(true);
    m_warning->showMessage(MessageStrip::Kind::Problem, error.message, error.remedy, {});
}

} // namespace Foreguest
