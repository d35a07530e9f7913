// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profilepanel.h"

#include "ui/profile/fieldeditor.h"
#include "ui/profile/overridecommand.h"
#include "ui/tables/tableview.h"
#include "ui/workbench/workbench.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace Foreguest {

namespace {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel* note(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

} // namespace

ProfilePanel::ProfilePanel(Workbench* workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_undo(new QUndoStack(this))
    , m_forecast(new RowTable<ForecastRow>(forecastColumns(), this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setMinimumWidth(scroll->widget()->minimumSizeHint().width() + 18);
    connect(workbench, &Workbench::uploadChanged, this, &ProfilePanel::showUpload);
    showUpload();
    showHost();
}

QWidget* ProfilePanel::makeContent()
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    addChooser(layout);
    addFields(layout);
    addForecast(layout);
    return content;
}

void ProfilePanel::addChooser(QVBoxLayout* layout)
{
    m_chooser = new QComboBox(this);
    m_chooser->setObjectName(QStringLiteral("profileChooser"));
    m_chooser->setAccessibleName(tr("Profile"));
    m_chooser->view()->setAccessibleName(tr("Profile"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(14);
    m_score = new QLabel(this);
    m_score->setWordWrap(true);
    m_reasons = note(this);
    layout->addWidget(m_chooser);
    layout->addWidget(m_score);
    layout->addWidget(m_reasons);
    layout->addSpacing(6);
    connect(m_chooser, &QComboBox::activated, this,
        [this](int index) { m_workbench->chooseProfile(m_chooser->itemData(index).toString()); });
}

void ProfilePanel::addFields(QVBoxLayout* layout)
{
    layout->addWidget(heading(tr("Guest"), this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ProfileField& field : profileFields())
        addField(grid, row++, field);
    layout->addLayout(grid);
    m_host = note(this);
    m_host->setObjectName(QStringLiteral("hostLimits"));
    layout->addWidget(m_host);
    layout->addSpacing(6);
}

void ProfilePanel::addField(QGridLayout* grid, int row, const ProfileField& field)
{
    auto* editor = new FieldEditor(field, this);
    m_fields.push_back(editor);
    grid->addWidget(editor->label(), row, 0);
    grid->addWidget(editor->editor(), row, 1);
    grid->addWidget(editor->badge(), row, 2);
    grid->addWidget(editor->resetButton(), row, 3);
    connect(editor, &FieldEditor::edited, this, [this, field](const QString& value) {
        if (m_workbench->upload() && profileValue(m_workbench->upload()->profile(), field.id) != value)
            m_undo->push(new OverrideCommand(m_workbench, field.id, fieldTitle(field), value));
    });
    connect(editor, &FieldEditor::resetRequested, this,
        [this, field] { m_undo->push(new OverrideCommand(m_workbench, field.id, fieldTitle(field), std::nullopt)); });
}

void ProfilePanel::addForecast(QVBoxLayout* layout)
{
    layout->addWidget(heading(tr("Forecast"), this));
    m_forecastView = new TableView(this);
    m_forecastView->setObjectName(QStringLiteral("forecastTable"));
    m_forecastView->setAccessibleName(tr("Forecast"));
    m_forecastView->setPlaceholder(tr("What the program will need appears here once it is analysed."));
    m_forecastView->setTable(m_forecast);
    constexpr int whyColumn = 4;
    m_forecastView->setStretchColumn(whyColumn);
    m_forecastView->setFrameShape(QFrame::StyledPanel);
    const int rows = static_cast<int>(allQuantities.size());
    m_forecastView->setMinimumHeight(m_forecastView->verticalHeader()->defaultSectionSize() * rows
        + m_forecastView->horizontalHeader()->sizeHint().height() + 20);
    m_model = note(this);
    layout->addWidget(m_forecastView);
    layout->addWidget(m_model);
    layout->addStretch();
}

void ProfilePanel::showUpload()
{
    const UploadPtr upload = m_workbench->upload();
    m_chooser->setEnabled(upload != nullptr);
    showCandidates();
    if (!upload) {
        m_score->setText(tr("Open sources to see the guest that they will need."));
        for (FieldEditor* field : m_fields)
            field->setEnabled(false);
        return;
    }
    if (upload->paths != m_paths)
        m_undo->clear();
    m_paths = upload->paths;
    const Prediction& prediction = upload->prediction;
    m_score->setText(prediction.isNewProfile
            ? tr("New profile, made for this program: no known one fits.")
            : tr("Fits with a score of %1 of 100.").arg(qRound(prediction.score * 100)));
    m_reasons->setText(QStringLiteral("• ") + prediction.reasons.join(QStringLiteral("\n• ")));
    m_reasons->setVisible(!prediction.reasons.isEmpty());
    for (FieldEditor* field : m_fields) {
        field->show(prediction.profile);
        field->setEnabled(true);
    }
    m_forecast->updateRows(forecastRows(prediction.forecast));
    m_forecastView->fitColumns();
    m_model->setText(prediction.basedOnRuns > 0
            ? tr("Model: %1, from %n measured run(s).", nullptr, prediction.basedOnRuns).arg(prediction.model)
            : tr("Model: %1, no run of this program measured yet.").arg(prediction.model));
}

void ProfilePanel::showCandidates()
{
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    const UploadPtr upload = m_workbench->upload();
    if (!upload)
        return;
    const VmProfile& profile = upload->profile();
    m_chooser->addItem(tr("Best match"), QString());
    bool isListed = false;
    for (const auto& [name, score] : upload->prediction.candidates) {
        m_chooser->addItem(tr("%1 (%2)", "profile and score").arg(name).arg(qRound(score * 100)), name);
        isListed = isListed || name == profile.name;
    }
    if (!isListed)
        m_chooser->addItem(profile.name, profile.name);
    m_chooser->setCurrentIndex(m_chooser->findData(profile.name));
    m_chooser->setToolTip(profile.description);
}

void ProfilePanel::showHost()
{
    m_hostTask.start(
        this, [](const TaskContext&) -> Result<HostFacts> { return HostFacts::read(); },
        [this](const Result<HostFacts>& host) {
            if (!host)
                return;
            m_host->setText(tr("Limits of this host: %n processor(s), %1 of memory (%2 free).", nullptr, host->cpus)
                                .arg(host->memoryTotal.toString(), host->memoryAvailable.toString()));
            for (FieldEditor* field : m_fields)
                field->setLimits(*host);
        });
}

} // namespace Foreguest
