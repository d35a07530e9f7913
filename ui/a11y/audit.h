// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Foreguest {

/// The widgets below `root` that the Tab key reaches but that tell screen readers no name, as "Class (objectName)".
/// Empty where all is well: tests of panels assert that.
QStringList auditAccessibility(QWidget* root);

} // namespace Foreguest
