// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace Foreguest {

class CommandRegistry;

/// The list of all shortcuts, made from the registry, with a filter.
class ShortcutsHelp : public QDialog
{
    Q_OBJECT
public:
    ShortcutsHelp(const CommandRegistry& registry, QWidget* parent);
};

} // namespace Foreguest
