// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace Foreguest {

/// An icon of resources/icons, drawn in the application palette's text colour of the moment, hence legible in each
/// theme. An unknown name gives an empty icon.
QIcon svgIcon(const QString& name);

} // namespace Foreguest
