// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Foreguest {

class CommandRegistry;

/// What stands in the middle before anything is opened: a big drop target and the ways to open something.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(const CommandRegistry& commands, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace Foreguest
