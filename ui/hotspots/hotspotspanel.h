// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hotspots/hotspotcolumns.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Foreguest {

class Selection;
class TableView;

/// All bodies of the program, the hottest first, and why the selected one is hot. Activating a reason shows its line.
class HotspotsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HotspotsPanel(Selection* selection, QWidget* parent = nullptr);

    /// Selects the first body of the table; nothing happens where there is none.
    void selectHottest();

private:
    void showAnalysis();
    void follow(NodeId node);

    Selection* m_selection;
    RowTable<Hotspot>* m_hotspots;
    RowTable<Finding>* m_findings;
    Analysis m_shown; ///< Keeps the costs alive that the rows point to.
    TableView* m_table;
    TableView* m_details;
    QLabel* m_title;
    QLineEdit* m_filter;
    QLabel* m_count;
    bool m_following = false;
};

} // namespace Foreguest
