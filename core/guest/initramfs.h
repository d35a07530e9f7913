// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QStringList>

namespace Foreguest {

/// Writes a cpio archive in the kernel's "newc" form (Documentation/driver-api/early-userspace/buffer-format.rst);
/// everything belongs to root, all times are 0, so that equal content gives equal bytes.
class CpioWriter
{
public:
    void addFolder(const QByteArray& path);
    void addFile(const QByteArray& path, const QByteArray& content, bool executable);
    void addConsole(); ///< /dev/console, which the kernel opens for process 1.
    QByteArray finish();

private:
    void add(const QByteArray& path, quint32 mode, const QByteArray& content, quint32 major = 0, quint32 minor = 0);
    QByteArray m_bytes;
    quint32 m_inode = 0;
};

/// The initramfs for the guest program and a kernel bundle's modules (`order` lists them), kept in `folder` under the
/// hash of its content: a new guest program gives a new file and no new image. Returns its path.
Result<QString> ensureInitramfs(const QString& folder, const QString& guestProgram, const QString& modulesFolder);

} // namespace Foreguest
