// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Foreguest {

/// Questions that only the user can answer, behind an interface so that tests answer them.
class Dialogs
{
public:
    virtual ~Dialogs() = default;
    /// Absolute paths of the chosen files; empty where cancelled.
    virtual QStringList openFiles(QWidget* parent) = 0;
    /// The chosen folder; empty where cancelled.
    virtual QString openFolder(QWidget* parent) = 0;
    /// A file whose content becomes the program's standard input; empty where cancelled.
    virtual QString openInput(QWidget* parent) = 0;
};

/// The desktop's own dialogs.
class SystemDialogs : public Dialogs
{
public:
    QStringList openFiles(QWidget* parent) override;
    QString openFolder(QWidget* parent) override;
    QString openInput(QWidget* parent) override;
};

} // namespace Foreguest
