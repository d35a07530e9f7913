// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guests/guestspanel.h"

#include "ui/commands/svgicon.h"
#include "ui/tables/tableview.h"
#include "ui/window/messagestrip.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Foreguest {

GuestsPanel::GuestsPanel(Workbench* workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_guests(new RowTable<GuestInfo>(guestColumns(), this))
    , m_table(new TableView(this))
    , m_summary(new QLabel(this))
    , m_drain(new QPushButton(svgIcon(QStringLiteral("drain")), tr("&Drain"), this))
    , m_warning(new MessageStrip(this))
{
    m_table->setObjectName(QStringLiteral("guestsTable"));
    m_table->setAccessibleName(tr("Guests"));
    m_table->setPlaceholder(
        tr("No guest waits or runs. Opening a program that can be run boots one in the background."));
    m_table->setTable(m_guests, 0);
    m_drain->setObjectName(QStringLiteral("drainButton"));
    m_drain->setToolTip(tr("Destroy all waiting guests"));
    m_drain->setAccessibleName(tr("Destroy all waiting guests"));
    m_drain->setEnabled(false);
    m_warning->setClosable(false);
    m_warning->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_drain);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(6);
    layout->addWidget(m_warning);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_drain, &QPushButton::clicked, m_workbench, &Workbench::drainPool);
    connect(&m_workbench->pipeline(), &Pipeline::guestsChanged, this, &GuestsPanel::reload);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible() && m_guests->rowCount() > 0)
            reload();
    });
    m_clock.start();
    reload();
}

void GuestsPanel::reload()
{
    if (m_loading.isRunning()) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_workbench->start<Snapshot>(
        m_loading, this,
        [](Pipeline& pipeline, const TaskContext&) -> Result<Snapshot> {
            return Snapshot { pipeline.guests(), HostFacts::read() };
        },
        [this](const Result<Snapshot>& snapshot) {
            if (snapshot)
                show(*snapshot);
            if (m_isStale)
                reload();
        });
}

void GuestsPanel::show(const Snapshot& snapshot)
{
    const bool hadGuests = m_guests->rowCount() > 0;
    m_guests->updateRows(snapshot.guests);
    if (!hadGuests)
        m_table->fitColumns();
    Bytes total;
    int ready = 0;
    for (const GuestInfo& guest : snapshot.guests) {
        total.value += guest.memory.value;
        ready += guest.state == GuestState::Ready ? 1 : 0;
    }
    m_drain->setEnabled(!snapshot.guests.empty());
    m_summary->setText(tr("%n guest(s)", nullptr, static_cast<int>(snapshot.guests.size())) + QStringLiteral("  ·  ")
        + tr("%n ready", nullptr, ready) + QStringLiteral("  ·  ")
        + tr("%1 of memory given, %2 free on this host").arg(total.toString(), snapshot.host.memoryAvailable.toString())
        + QStringLiteral("  ·  ") + acceleratorText(snapshot.host.accelerator));
    m_warning->setVisible(snapshot.host.accelerator == Accelerator::Tcg);
    m_warning->showMessage(MessageStrip::Kind::Warning,
        tr("No KVM: guests run in TCG, slow, and not an isolation boundary."), snapshot.host.accelerationNote, {});
    Q_EMIT guestsShown();
}

} // namespace Foreguest
