// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <libvirt/libvirt.h>

#include <memory>

namespace Foreguest {

struct LibvirtDeleter
{
    void operator()(virConnectPtr connection) const { virConnectClose(connection); }
    void operator()(virDomainPtr domain) const { virDomainFree(domain); }
};
using ConnectHandle = std::unique_ptr<virConnect, LibvirtDeleter>;
using DomainHandle = std::unique_ptr<virDomain, LibvirtDeleter>;

/// Starts libvirt's event loop on a thread of its own, once a process, and sends its messages to the logging category
/// "foreguest.libvirt". Before the first connection.
Result<> startLibvirtEvents();

/// The calling thread's last libvirt error; `what` begins the message: "The guest x can't be started".
tl::unexpected<Error> libvirtFailure(const QString& what, const QString& remedy);

} // namespace Foreguest
