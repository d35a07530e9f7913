// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/taskstrip.h"

#include "ui/commands/svgicon.h"
#include "ui/workbench/activities.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace Foreguest {

TaskStrip::TaskStrip(Activities* activities, QWidget* parent)
    : QWidget(parent)
    , m_activities(activities)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->setSpacing(16);
    layout->addStretch();
    m_delay.setSingleShot(true);
    m_delay.setInterval(200);
    connect(&m_delay, &QTimer::timeout, this, &TaskStrip::refresh);
    connect(activities, &Activities::changed, this, [this] {
        if (!m_delay.isActive())
            m_delay.start();
    });
}

TaskStrip::Row TaskStrip::addRow()
{
    Row row { .box = new QWidget(this), .text = nullptr, .bar = nullptr, .cancel = nullptr };
    row.text = new QLabel(row.box);
    row.text->setTextFormat(Qt::PlainText);
    row.bar = new QProgressBar(row.box);
    row.bar->setFixedWidth(110);
    row.bar->setMaximumHeight(14);
    row.bar->setTextVisible(false);
    row.cancel = new QToolButton(row.box);
    row.cancel->setIcon(svgIcon(QStringLiteral("stop")));
    row.cancel->setText(tr("Cancel"));
    row.cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row.cancel->setAutoRaise(true);
    auto* layout = new QHBoxLayout(row.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.text);
    layout->addWidget(row.bar);
    layout->addWidget(row.cancel);
    qobject_cast<QHBoxLayout*>(this->layout())->insertWidget(static_cast<int>(m_rows.size()), row.box);
    connect(row.cancel, &QToolButton::clicked, this, [this, cancel = row.cancel] {
        m_activities->requestCancel(cancel->property("activity").toInt());
        refresh();
    });
    return row;
}

void TaskStrip::refresh()
{
    const std::vector<Activity>& running = m_activities->running();
    while (m_rows.size() < running.size())
        m_rows.push_back(addRow());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        row.box->setVisible(i < running.size());
        if (i >= running.size())
            continue;
        const Activity& activity = running[i];
        const QString step = activity.isStopping ? tr("stopping") : activity.progress.text;
        const QString text = step.isEmpty() ? activity.title : tr("%1: %2").arg(activity.title, step);
        row.text->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, 420));
        row.text->setToolTip(text);
        const bool isKnown = activity.progress.fraction >= 0;
        row.bar->setRange(0, isKnown ? 1000 : 0);
        row.bar->setValue(isKnown ? qRound(activity.progress.fraction * 1000) : 0);
        row.bar->setAccessibleName(text);
        row.cancel->setProperty("activity", activity.id);
        row.cancel->setAccessibleName(tr("Cancel: %1").arg(activity.title));
        row.cancel->setEnabled(!activity.isStopping);
    }
}

} // namespace Foreguest
