// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/overridecommand.h"

#include "ui/workbench/workbench.h"

#include <QCoreApplication>

namespace Foreguest {

OverrideCommand::OverrideCommand(
    Workbench* workbench, const QString& fieldId, const QString& fieldTitle, const std::optional<QString>& value)
    : QUndoCommand(value ? QCoreApplication::translate("Foreguest::Profile", "set %1").arg(fieldTitle)
                         : QCoreApplication::translate("Foreguest::Profile", "reset %1").arg(fieldTitle))
    , m_workbench(workbench)
    , m_fieldId(fieldId)
    , m_before(workbench->overrideOf(fieldId))
    , m_after(value)
{
}

void OverrideCommand::redo()
{
    m_workbench->overrideField(m_fieldId, m_after);
}

void OverrideCommand::undo()
{
    m_workbench->overrideField(m_fieldId, m_before);
}

} // namespace Foreguest
