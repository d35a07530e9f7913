// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace Foreguest {

/// What proc(5) tells about the emulator's process of a guest on this host.
struct EmulatorProcess
{
    int seccompMode = 0; ///< 2: system calls are filtered.
    qint64 user = -1; ///< Effective user ID.
    quint64 capabilities = 0; ///< Effective ones, capabilities(7).
    qint64 coreLimit = -1; ///< Bytes of a core dump at most; negative: unlimited.
    bool hasOwnMounts = false; ///< It lives in another mount namespace than ours.
};

/// What a running guest and its domain show of the walls around it.
struct HardeningEvidence
{
    QByteArray domainXml; ///< As libvirt holds it, with what libvirt itself has added.
    QString diskFolder, socketFolder; ///< Where the overlay and the agent's socket have to lie.
    bool isDiskPrivate = false, isSocketPrivate = false; ///< Only the owner may enter that folder.
    bool isOverlayLink = false; ///< The overlay's path is a symbolic link.
    std::optional<EmulatorProcess> emulator; ///< Not known for guests of other hosts and accounts.
    /// What the unprivileged user finds in the guest, by name: "user", "disk", "system", "processes", "network",
    /// "capabilities", "privileges", "machine".
    std::map<QString, QString> inside;
};

/// One wall, whether it stands, and how that was seen.
struct HardeningPoint
{
    enum class State {
        Holds,
        Partly, ///< Weaker than it could be on another host.
        Fails,
        Unknown, ///< Can't be seen from here.
    };
    QString id;
    QString title;
    State state = State::Unknown;
    QString evidence;
    QString remedy; ///< What would make it hold; empty where it does.
};
QString hardeningStateName(HardeningPoint::State state); ///< "holds", "partly", "fails", "unknown".

/// Judges the eleven walls of a guest, in a fixed order: isolation, seccomp, account, dumps, network, disk, limits,
/// agent, identity, names, abuse. Nothing is taken for granted: what the evidence doesn't show is unknown or fails.
/// Sources: QEMU, docs/system/security.rst (TCG gives no guarantee); libvirt, docs/drvqemu.rst (security).
std::vector<HardeningPoint> examineHardening(const HardeningEvidence& evidence);

} // namespace Foreguest
