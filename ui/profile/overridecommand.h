// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <optional>

namespace Foreguest {

class Workbench;

/// Setting a profile field, or taking it back to the prediction; can be undone.
class OverrideCommand : public QUndoCommand
{
public:
    OverrideCommand(
        Workbench* workbench, const QString& fieldId, const QString& fieldTitle, const std::optional<QString>& value);

    void redo() override;
    void undo() override;

private:
    Workbench* m_workbench;
    QString m_fieldId;
    std::optional<QString> m_before;
    std::optional<QString> m_after;
};

} // namespace Foreguest
