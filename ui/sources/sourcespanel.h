// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace Foreguest {

class Selection;
class SourcesModel;

/// The files of the upload: choosing one selects its module everywhere; skipped files are listed with their reasons.
class SourcesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SourcesPanel(Selection* selection, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAnalysis();
    void follow(NodeId node);

    Selection* m_selection;
    SourcesModel* m_model;
    QSortFilterProxyModel* m_proxy;
    QTreeView* m_tree;
    QLineEdit* m_filter;
    bool m_following = false;
};

} // namespace Foreguest
