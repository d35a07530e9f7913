// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/guest/guestcards.h"

#include <QJsonArray>

#include <condition_variable>
#include <mutex>

namespace Foreguest {

namespace {

QJsonObject guestJson(const GuestInfo& guest)
{
    return { { QStringLiteral("name"), guest.name }, { QStringLiteral("state"), guestStateName(guest.state) },
        { QStringLiteral("program"), guest.program }, { QStringLiteral("profile"), guest.profile },
        { QStringLiteral("image"), guest.image }, { QStringLiteral("accelerator"), acceleratorName(guest.accelerator) },
        { QStringLiteral("memoryBytes"), guest.memory.value }, { QStringLiteral("vcpus"), guest.vcpus },
        { QStringLiteral("residentBytes"), guest.residentSize.value }, { QStringLiteral("bootMs"), guest.bootMs },
        { QStringLiteral("prepareMs"), guest.prepareMs } };
}

void printGuests(const Invocation& invocation, const std::vector<GuestInfo>& guests)
{
    if (invocation.json()) {
        QJsonArray array;
        for (const GuestInfo& guest : guests)
            array.append(guestJson(guest));
        invocation.print(QJsonObject {
            { QStringLiteral("schema"), QStringLiteral("foreguest.pool/1") }, { QStringLiteral("guests"), array } });
        return;
    }
    if (guests.empty())
        invocation.print(QStringLiteral("No guest waits or runs."));
    for (const GuestInfo& guest : guests)
        invocation.print(QStringLiteral("%1  %2  %3  %4  %5  %6")
                             .arg(guest.name, guestStateName(guest.state), guest.profile, guest.program,
                                 acceleratorName(guest.accelerator), guest.memory.toString()));
}

void waitForInterrupt(const TaskContext& context)
{
    std::mutex mutex;
    std::condition_variable wake;
    const auto hook = context.whenCancelled([&] {
        const std::lock_guard lock(mutex);
        wake.notify_all();
    });
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return context.isCancelled(); });
}

/// Guests belong to the process that booted them, so this one stays until it is interrupted, unless told otherwise.
Result<ExitCode> warm(const Invocation& invocation)
{
    const QString path = invocation.arguments().value(1);
    if (path.isEmpty())
        return wrongUse(QStringLiteral("pool warm needs the path of a program."));
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline(true));
    UploadRequest request;
    request.paths = { path };
    FOREGUEST_TRY_ASSIGN(upload, pipeline->upload(request, invocation.context()));
    FOREGUEST_TRY(pipeline->waitReady(upload, invocation.context()));
    printGuests(invocation, pipeline->guests());
    if (!invocation.options().isSet(QStringLiteral("once"))) {
        invocation.note(QStringLiteral("The guest waits as long as this process runs; Ctrl+C ends both."));
        waitForInterrupt(invocation.context());
    }
    return ExitCode::Done;
}

Result<ExitCode> drain(const Invocation& invocation)
{
    const int ended = GuestCards::endWaiting();
    if (invocation.json())
        invocation.print(QJsonObject {
            { QStringLiteral("schema"), QStringLiteral("foreguest.drained/1") }, { QStringLiteral("guests"), ended } });
    else
        invocation.print(QStringLiteral("Ended %1 waiting guest(s).").arg(ended));
    return ExitCode::Done;
}

Result<ExitCode> runPool(const Invocation& invocation)
{
    const QString action = invocation.arguments().front();
    if (action == QLatin1String("status")) {
        printGuests(invocation, GuestCards::all());
        return ExitCode::Done;
    }
    if (action == QLatin1String("warm"))
        return warm(invocation);
    if (action == QLatin1String("drain"))
        return drain(invocation);
    return wrongUse(QStringLiteral("pool knows status, warm PATH and drain, not \"%1\".").arg(action));
}

} // namespace

Command poolCommand()
{
    return { QStringLiteral("pool"), QStringLiteral("status|warm PATH|drain"),
        QStringLiteral("Guests that wait: of all Foreguest processes of this user; warm boots one and keeps it."), 1, 2,
        { { QStringLiteral("once"),
            QStringLiteral("warm: end as soon as the guest is ready (it ends with this process).") } },
        runPool };
}

} // namespace Foreguest
