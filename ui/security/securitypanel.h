// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/guest/hardening.h"
#include "ui/tables/rowtable.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Foreguest {

class MessageStrip;
class TableView;
class Workbench;

/// Which walls around a guest stand on this host: boots one and looks, when it is asked to.
class SecurityPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SecurityPanel(Workbench* workbench, QWidget* parent = nullptr);

    /// Boots a guest and shows what is seen; pressed again while it lasts, it stops.
    void examine();
    void showPoints(const std::vector<HardeningPoint>& points);
    const std::vector<HardeningPoint>& points() const { return m_points->rows(); }

private:
    void showRunning(bool isRunning);
    void showFailure(const Error& error);

    Workbench* m_workbench;
    RowTable<HardeningPoint>* m_points;
    TableView* m_table;
    QLabel* m_summary;
    QPushButton* m_examine;
    MessageStrip* m_warning;
    Task<std::vector<HardeningPoint>> m_looking;
};

} // namespace Foreguest
