// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"
#include "core/base/task.h"
#include "ui/profile/forecastcolumns.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QUndoStack;
class QVBoxLayout;

namespace Foreguest {

class FieldEditor;
class TableView;
class Workbench;

/// The predicted profile: how well it fits and why, each of its values with its origin, the forecast that it rests on.
/// Values can be overridden, taken back, and each such edit undone.
class ProfilePanel : public QWidget
{
    Q_OBJECT
public:
    explicit ProfilePanel(Workbench* workbench, QWidget* parent = nullptr);

    QUndoStack* undoStack() const { return m_undo; }

private:
    QWidget* makeContent();
    void addChooser(QVBoxLayout* layout);
    void addFields(QVBoxLayout* layout);
    void addForecast(QVBoxLayout* layout);
    void addField(QGridLayout* grid, int row, const ProfileField& field);
    void showUpload();
    void showCandidates();
    void showHost();

    Workbench* m_workbench;
    QUndoStack* m_undo;
    QComboBox* m_chooser;
    QLabel* m_score;
    QLabel* m_reasons;
    QLabel* m_host;
    QLabel* m_model;
    std::vector<FieldEditor*> m_fields;
    RowTable<ForecastRow>* m_forecast;
    TableView* m_forecastView;
    QStringList m_paths;
    Task<HostFacts> m_hostTask;
};

} // namespace Foreguest
