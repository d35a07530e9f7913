// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guestcards.h"

#include "core/base/paths.h"
#include "core/guest/filelock.h"
#include "core/guest/files.h"
#include "core/guest/slot.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <csignal>

namespace Foreguest {

namespace {

struct Card
{
    GuestInfo guest;
    qint64 processId = 0;
    QString root; ///< Of its slot.
};

QString folderOf(const QString& root)
{
    return root + QStringLiteral("/guests");
}

QJsonObject toJson(const GuestInfo& guest, qint64 processId)
{
    return { { QStringLiteral("name"), guest.name }, { QStringLiteral("state"), int(guest.state) },
        { QStringLiteral("profile"), guest.profile }, { QStringLiteral("image"), guest.image },
        { QStringLiteral("program"), guest.program }, { QStringLiteral("accelerator"), int(guest.accelerator) },
        { QStringLiteral("memory"), guest.memory.value }, { QStringLiteral("vcpus"), guest.vcpus },
        { QStringLiteral("createdAt"), guest.createdAt.toString(Qt::ISODateWithMs) },
        { QStringLiteral("bootMs"), guest.bootMs }, { QStringLiteral("prepareMs"), guest.prepareMs },
        { QStringLiteral("processId"), processId } };
}

Card fromJson(const QJsonObject& json, const QString& root)
{
    const auto text = [&](const char* key) { return json[QString::fromLatin1(key)].toString(); };
    const auto number = [&](const char* key) { return json[QString::fromLatin1(key)].toDouble(); };
    Card card;
    card.guest.name = text("name");
    card.guest.state = GuestState(std::clamp(int(number("state")), 0, int(GuestState::Failed)));
    card.guest.profile = text("profile");
    card.guest.image = text("image");
    card.guest.program = text("program");
    card.guest.accelerator = number("accelerator") == double(Accelerator::Kvm) ? Accelerator::Kvm : Accelerator::Tcg;
    card.guest.memory = { qint64(number("memory")) };
    card.guest.vcpus = int(number("vcpus"));
    card.guest.createdAt = QDateTime::fromString(text("createdAt"), Qt::ISODateWithMs);
    card.guest.bootMs = number("bootMs");
    card.guest.prepareMs = number("prepareMs");
    card.processId = qint64(number("processId"));
    card.root = root;
    return card;
}

bool hasOwner(const QString& root)
{
    const auto lock = FileLock::tryAcquire(root + QStringLiteral("/lock"));
    return lock && !*lock;
}

std::vector<Card> cards()
{
    std::vector<Card> found;
    const QDir slots(Slot::parent());
    for (const QString& entry : slots.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString root = slots.filePath(entry);
        if (!hasOwner(root))
            continue;
        const QDir folder(folderOf(root));
        for (const QString& name : folder.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
            if (const auto text = readWholeFile(folder.filePath(name)))
                found.push_back(fromJson(QJsonDocument::fromJson(*text).object(), root));
        }
    }
    return found;
}

/// The number in a card may be another process's by now.
bool isMachineOf(qint64 processId, const QString& root)
{
    const auto command = readWholeFile(QStringLiteral("/proc/%1/cmdline").arg(processId));
    return command && command->contains("qemu-system-") && command->contains(QFile::encodeName(root + u'/'));
}

} // namespace

void GuestCards::update(const QString& root, const GuestInfo& guest, qint64 processId)
{
    const QString path = QStringLiteral("%1/%2.json").arg(folderOf(root), guest.name);
    if (guest.state == GuestState::Gone || guest.state == GuestState::Failed) {
        QFile::remove(path);
        return;
    }
    if (!Paths::ensureDirectory(folderOf(root)))
        return;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(toJson(guest, processId)).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

std::vector<GuestInfo> GuestCards::all()
{
    std::vector<GuestInfo> guests;
    for (const Card& card : cards())
        guests.push_back(card.guest);
    return guests;
}

int GuestCards::endWaiting()
{
    int ended = 0;
    for (const Card& card : cards()) {
        if (card.guest.state == GuestState::Ready && card.processId > 1 && isMachineOf(card.processId, card.root)
            && ::kill(pid_t(card.processId), SIGTERM) == 0)
            ++ended;
    }
    return ended;
}

} // namespace Foreguest
