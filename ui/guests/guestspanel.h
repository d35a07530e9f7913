// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ui/guests/guestcolumns.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace Foreguest {

class MessageStrip;
class TableView;
class Workbench;

/// The guests of this process, live, and a word of warning where they run without KVM.
class GuestsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit GuestsPanel(Workbench* workbench, QWidget* parent = nullptr);

    const std::vector<GuestInfo>& guests() const { return m_guests->rows(); }

Q_SIGNALS:
    void guestsShown();

private:
    struct Snapshot
    {
        std::vector<GuestInfo> guests;
        HostFacts host;
    };
    void reload();
    void show(const Snapshot& snapshot);

    Workbench* m_workbench;
    RowTable<GuestInfo>* m_guests;
    TableView* m_table;
    QLabel* m_summary;
    QPushButton* m_drain;
    MessageStrip* m_warning;
    bool m_isStale = false;
    QTimer m_clock;
    Task<Snapshot> m_loading;
};

} // namespace Foreguest
