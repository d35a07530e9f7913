// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/agentclient.h"
#include "core/guest/hardening.h"
#include "core/guest/imagestore.h"
#include "core/profile/vmprofile.h"

#include <QDateTime>

#include <functional>
#include <memory>

namespace Foreguest {

/// Booting → Preparing → Ready → Running → Stopping → Gone; from any of them to Failed.
enum class GuestState : quint8 { Booting, Preparing, Ready, Running, Stopping, Gone, Failed };
QString guestStateName(GuestState state); ///< "booting", …

/// One guest as panels and the command line show it: a snapshot.
struct GuestInfo
{
    QString name;
    GuestState state = GuestState::Booting;
    QString profile;
    QString image;
    QString program; ///< What it is prepared for; empty where nothing.
    Accelerator accelerator = Accelerator::Tcg;
    Bytes memory;
    int vcpus = 1;
    QDateTime createdAt;
    double bootMs = -1; ///< Request to the agent's hello; negative while it boots.
    double prepareMs = -1;
    Bytes residentSize; ///< Of its QEMU process on the host; 0 where unknown.
    double cpuSeconds = 0; ///< Of its QEMU process.
    QString problem; ///< Why it failed.
};

/// What a guest is made from: a profile's values and an image.
struct GuestSpec
{
    VmProfile profile;
    Image image;
};

/// A running guest; destroying the object destroys the guest and its overlay. Used for one run, never again.
class Guest
{
public:
    ~Guest();
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;

    QString name() const;
    AgentClient& agent();
    GuestInfo info() const;
    void setState(GuestState state);
    void setProgram(const QString& program, double prepareMs);
    /// Ends QEMU at once; safe from any thread, more than once.
    void destroy();
    /// Whether the machine runs and its agent answers a ping within a second.
    bool isAlive();
    /// What shows how well it is walled in: its domain, its QEMU process, and what its unprivileged user can do inside
    /// (a few small programs are run, so not while another runs there). See examineHardening().
    Result<HardeningEvidence> hardeningEvidence(const TaskContext& context);
    /// A guest without a machine and without an agent, alive until it is destroyed: for tests of what handles guests.
    static std::unique_ptr<Guest> detached(const GuestInfo& info);

private:
    friend class GuestHost;
    struct Private;
    explicit Guest(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// The connection to libvirt: `qemu:///embed` in a root of this process's own by default, or any other URI.
/// Thread-safe. libvirt's event loop has a thread of its own, started once a process before the first connection.
///
/// An embedded root is a slot below Paths::runtime() that is locked while its process lives. A helper process
/// (`foreguest-reaper`) kills the slot's QEMU processes and removes their overlays as soon as this process ends in any
/// way; what it could not is found and destroyed when a slot is opened again.
class GuestHost
{
public:
    /// `uri` empty: embedded. Fails with Unavailable and a remedy where libvirt's driver or QEMU is missing.
    static Result<std::unique_ptr<GuestHost>> open(const QString& uri, const TaskContext& context);
    ~GuestHost();

    QString uri() const;
    Accelerator accelerator() const;
    /// Where KVM looks usable, boots the image's kernel once to see whether it is (about a second, ten where it is not;
    /// once since the machine's start), and tells what guests will use. `boot` does it by itself.
    Result<Accelerator> proveAccelerator(const Image& image, const TaskContext& context);
    /// Boots a guest and waits for its agent: the cold start.
    Result<std::unique_ptr<Guest>> boot(const GuestSpec& spec, const TaskContext& context);
    /// Guests that this host runs now.
    std::vector<GuestInfo> guests() const;
    /// Finds guests and QEMU processes that crashed processes left in any free slot and destroys them; how many.
    static int reapOrphans();
    /// Calls `observer` after each change of any guest's state, from any thread, as long as the returned object lives.
    [[nodiscard]] std::shared_ptr<void> observe(std::function<void(const GuestInfo&)> observer);

private:
    struct Private;
    explicit GuestHost(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Foreguest
