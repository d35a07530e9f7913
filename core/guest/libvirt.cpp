// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/libvirt.h"

#include <QLoggingCategory>

#include <libvirt/virterror.h>

#include <mutex>
#include <thread>

namespace Foreguest {

namespace {

Q_LOGGING_CATEGORY(libvirtLog, "foreguest.libvirt", QtWarningMsg)

void logError(void* /*data*/, virErrorPtr error)
{
    qCDebug(libvirtLog, "%s", error->message ? error->message : "unknown error");
}

void runEventLoop()
{
    while (true) {
        if (virEventRunDefaultImpl() < 0)
            qCWarning(libvirtLog, "the event loop failed: %s", virGetLastErrorMessage());
    }
}

ErrorCode codeOf(const virError* error)
{
    switch (error ? error->code : int(VIR_ERR_INTERNAL_ERROR)) {
    case VIR_ERR_NO_CONNECT:
    case VIR_ERR_INVALID_CONN:
    case VIR_ERR_NO_SUPPORT:
    case VIR_ERR_CONFIG_UNSUPPORTED:
    case VIR_ERR_RPC:
        return ErrorCode::Unavailable;
    case VIR_ERR_NO_MEMORY:
        return ErrorCode::ResourceExhausted;
    case VIR_ERR_AUTH_FAILED:
    case VIR_ERR_ACCESS_DENIED:
        return ErrorCode::PermissionDenied;
    case VIR_ERR_NO_DOMAIN:
        return ErrorCode::NotFound;
    case VIR_ERR_XML_ERROR:
    case VIR_ERR_XML_INVALID_SCHEMA:
    case VIR_ERR_INVALID_ARG:
        return ErrorCode::InvalidInput;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Result<> startLibvirtEvents()
{
    static std::once_flag once;
    static bool started = false;
    std::call_once(once, [] {
        virSetErrorFunc(nullptr, logError);
        if (!qEnvironmentVariableIsSet("LIBVIRT_LOG_OUTPUTS")) // it would print warnings about every guest
            qputenv("LIBVIRT_LOG_OUTPUTS", "4:file:/dev/null");
        if (virInitialize() < 0 || virEventRegisterDefaultImpl() < 0)
            return;
        // A timer, since the loop would not notice handles that are added while it waits for none.
        virEventAddTimeout(
            500, [](int, void*) {}, nullptr, nullptr);
        std::thread(runEventLoop).detach();
        started = true;
    });
    if (!started)
        return libvirtFailure(QStringLiteral("libvirt can't be initialised"),
            QStringLiteral("Install it: sudo apt-get install libvirt0"));
    return {};
}

tl::unexpected<Error> libvirtFailure(const QString& what, const QString& remedy)
{
    const virError* error = virGetLastError();
    const QString why
        = error && error->message ? QString::fromUtf8(error->message) : QStringLiteral("libvirt gives no reason");
    return failure(codeOf(error), QStringLiteral("%1: %2.").arg(what, why), remedy);
}

} // namespace Foreguest
