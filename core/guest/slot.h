// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/filelock.h"

namespace Foreguest {

/// A folder below Paths::runtime() that one process owns while it lives: the root of its embedded libvirt, the agents'
/// sockets and, through a link to the cache folder, its guests' overlays. A reaper process is started that cleans the
/// slot as soon as this process ends in any way.
class Slot
{
public:
    /// Takes the first free slot, cleaned of what its last owner left.
    static Result<Slot> take();
    /// Cleans all slots that nobody owns; the number of QEMU processes that were killed.
    static int cleanFree();
    /// The folder that holds all slots.
    static QString parent();

    QString root() const { return m_root; }
    QString agentSocket(const QString& guest) const { return QStringLiteral("%1/agents/%2").arg(m_root, guest); }
    QString overlay(const QString& guest) const { return QStringLiteral("%1/%2.qcow2").arg(m_disks, guest); }
    QString guestLog(const QString& guest) const { return QStringLiteral("%1/log/qemu/%2.log").arg(m_root, guest); }

private:
    Slot(QString root, FileLock lock)
        : m_root(std::move(root))
        , m_lock(std::move(lock))
    {
    }
    Result<> prepare();
    Result<> startReaper();

    QString m_root, m_disks;
    FileLock m_lock;
    Descriptor m_lifeline; ///< The reaper sees the other end close.
};

} // namespace Foreguest
