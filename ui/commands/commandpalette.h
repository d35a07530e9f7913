// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace Foreguest {

class CommandRegistry;

/// Type a few letters, get the command: lists the enabled commands that fit, the best first.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(CommandRegistry* registry, QWidget* parent);

    /// Opens it empty, at the top of its parent.
    void popUp();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& pattern);
    void triggerCurrent();

    CommandRegistry* m_registry;
    QLineEdit* m_input;
    QListWidget* m_list;
};

} // namespace Foreguest
