// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/guest/guesthost.h"

#include <QString>

#include <vector>

namespace Foreguest {

/// One thing that guests need, and the command that mends it where it is missing.
struct DoctorFinding
{
    enum class State {
        Ok,
        Warning, ///< Works, but worse than it could.
        Missing, ///< Something can't work without it.
    };
    QString id;
    QString title;
    State state = State::Ok;
    QString detail;
    QString remedy; ///< A command, or what to do.
};
QString doctorStateName(DoctorFinding::State state); ///< "ok", "warning", "missing".

/// Looks at KVM, libvirt, QEMU, the image tools, the images, folders and rights, memory and disk. `connectUri` empty:
/// embedded.
std::vector<DoctorFinding> examineHost(const QString& connectUri, const TaskContext& context);

/// Boots a guest of the first image that is built and looks at the walls around it: see examineHardening(). Takes as
/// long as a cold start. Fails where no image is built or no guest can be started.
Result<std::vector<HardeningPoint>> examineSecurity(GuestHost& host, const TaskContext& context);
/// On a connection of its own; `connectUri` empty: embedded.
Result<std::vector<HardeningPoint>> examineSecurity(const QString& connectUri, const TaskContext& context);

} // namespace Foreguest
