// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"
#include "ui/tables/rowtable.h"

namespace Foreguest {

/// A guest's state in the user's language: "Ready".
QString guestStateText(GuestState state);
/// "KVM" or "TCG".
QString acceleratorText(Accelerator accelerator);
std::vector<Column<GuestInfo>> guestColumns();

} // namespace Foreguest
