// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace Foreguest {

QStringList SystemDialogs::openFiles(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(
        parent, QCoreApplication::translate("Foreguest::Dialogs", "Open Source Files"));
}

QString SystemDialogs::openFolder(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(
        parent, QCoreApplication::translate("Foreguest::Dialogs", "Open Folder of Sources"));
}

QString SystemDialogs::openInput(QWidget* parent)
{
    return QFileDialog::getOpenFileName(
        parent, QCoreApplication::translate("Foreguest::Dialogs", "Open Standard Input"));
}

} // namespace Foreguest
