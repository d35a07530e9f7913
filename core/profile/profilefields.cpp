// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/vmprofile.h"

#include <QRegularExpression>

namespace Foreguest {

namespace {

/// A field with its way from and to text.
struct FieldAccess
{
    ProfileField field;
    QString (*read)(const VmProfile&);
    Result<> (*write)(VmProfile&, const QString&);
    Origin& (*origin)(VmProfile&);
    QString& (*why)(VmProfile&);
};

Result<> refuse(const QString& what, const QString& text, const QString& allowed)
{
    return failure(
        ErrorCode::InvalidInput, QStringLiteral("\"%1\" is not possible for %2.").arg(text.left(80), what), allowed);
}

Result<> writeVcpus(VmProfile& profile, const QString& text)
{
    constexpr int most = 256;
    bool isNumber = false;
    const int count = text.trimmed().toInt(&isNumber);
    if (!isNumber || count < 1 || count > most)
        return refuse(
            QStringLiteral("the number of processors"), text, QStringLiteral("Use a number from 1 to %1.").arg(most));
    profile.vcpus.value = count;
    return {};
}

Result<Bytes> sizeBetween(const QString& what, const QString& text, Bytes least, Bytes most, bool zeroAllowed)
{
    FOREGUEST_TRY_ASSIGN(size, parseBytes(text));
    if ((zeroAllowed && size.value == 0) || (size >= least && size <= most))
        return size;
    const QString range = QStringLiteral("%1 to %2").arg(least.toString(), most.toString());
    const auto refusal
        = refuse(what, text, (zeroAllowed ? QStringLiteral("Use 0 or %1.") : QStringLiteral("Use %1.")).arg(range));
    return tl::unexpected(refusal.error());
}

Result<> writeMemory(VmProfile& profile, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(
        size, sizeBetween(QStringLiteral("the memory"), text, Bytes::mib(128), Bytes::gib(1024), false));
    profile.memory.value = size;
    return {};
}

Result<> writeStorageSize(VmProfile& profile, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(
        size, sizeBetween(QStringLiteral("the storage size"), text, Bytes::gib(1), Bytes::gib(64 * 1024), false));
    profile.storageSize.value = size;
    return {};
}

Result<Bandwidth> bandwidthFrom(const QString& what, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(size, sizeBetween(what, text, Bytes::kib(1), Bytes::gib(100), true));
    return Bandwidth { size.value };
}

Result<> writeDiskBandwidth(VmProfile& profile, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(bandwidth, bandwidthFrom(QStringLiteral("the disk bandwidth"), text));
    profile.diskBandwidth.value = bandwidth;
    return {};
}

Result<> writeNetworkBandwidth(VmProfile& profile, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(bandwidth, bandwidthFrom(QStringLiteral("the network bandwidth"), text));
    profile.networkBandwidth.value = bandwidth;
    return {};
}

Result<> writeStorageType(VmProfile& profile, const QString& text)
{
    FOREGUEST_TRY_ASSIGN(type, storageTypeFromName(text.trimmed().toLower()));
    profile.storageType.value = type;
    return {};
}

Result<> writeImage(VmProfile& profile, const QString& text)
{
    const QStringList known = knownImages();
    if (!known.contains(text.trimmed()))
        return refuse(
            QStringLiteral("the image"), text, QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
    profile.image.value = text.trimmed();
    return {};
}

Result<> writePackages(VmProfile& profile, const QString& text)
{
    constexpr qsizetype most = 200;
    static const QRegularExpression blank(QStringLiteral("[\\s,]+"));
    static const QRegularExpression name(QStringLiteral("\\A[a-z0-9][a-z0-9+.-]{0,127}\\z"));
    QStringList packages = text.split(blank, Qt::SkipEmptyParts);
    packages.removeDuplicates();
    if (packages.size() > most)
        return refuse(QStringLiteral("the packages"), text, QStringLiteral("Name at most %1 packages.").arg(most));
    for (const QString& package : std::as_const(packages)) {
        if (!name.match(package).hasMatch())
            return refuse(QStringLiteral("a package"), package,
                QStringLiteral("Names of Debian packages have lower-case letters, digits and + . - only."));
    }
    profile.packages.value = packages;
    return {};
}

#define FOREGUEST_PROFILE_ORIGIN(member)                                                                               \
    [](VmProfile& profile) -> Origin& { return profile.member.origin; },                                               \
        [](VmProfile& profile) -> QString& { return profile.member.why; }

const std::vector<FieldAccess>& fieldAccess()
{
    const QString bytes = QStringLiteral("bytes");
    const QString rate = QStringLiteral("bytes/s");
    static const std::vector<FieldAccess> table {
        { { QStringLiteral("vcpus"), QStringLiteral("Processors"), {} },
            [](const VmProfile& p) { return QString::number(p.vcpus.value); }, writeVcpus,
            FOREGUEST_PROFILE_ORIGIN(vcpus) },
        { { QStringLiteral("memory"), QStringLiteral("Memory"), bytes },
            [](const VmProfile& p) { return QString::number(p.memory.value.value); }, writeMemory,
            FOREGUEST_PROFILE_ORIGIN(memory) },
        { { QStringLiteral("storageType"), QStringLiteral("Storage type"), {} },
            [](const VmProfile& p) { return storageTypeName(p.storageType.value); }, writeStorageType,
            FOREGUEST_PROFILE_ORIGIN(storageType) },
        { { QStringLiteral("storageSize"), QStringLiteral("Storage size"), bytes },
            [](const VmProfile& p) { return QString::number(p.storageSize.value.value); }, writeStorageSize,
            FOREGUEST_PROFILE_ORIGIN(storageSize) },
        { { QStringLiteral("diskBandwidth"), QStringLiteral("Disk bandwidth"), rate },
            [](const VmProfile& p) { return QString::number(p.diskBandwidth.value.bytesPerSecond); },
            writeDiskBandwidth, FOREGUEST_PROFILE_ORIGIN(diskBandwidth) },
        { { QStringLiteral("networkBandwidth"), QStringLiteral("Network bandwidth"), rate },
            [](const VmProfile& p) { return QString::number(p.networkBandwidth.value.bytesPerSecond); },
            writeNetworkBandwidth, FOREGUEST_PROFILE_ORIGIN(networkBandwidth) },
        { { QStringLiteral("image"), QStringLiteral("Image"), {} }, [](const VmProfile& p) { return p.image.value; },
            writeImage, FOREGUEST_PROFILE_ORIGIN(image) },
        { { QStringLiteral("packages"), QStringLiteral("Packages"), {} },
            [](const VmProfile& p) { return p.packages.value.join(u' '); }, writePackages,
            FOREGUEST_PROFILE_ORIGIN(packages) },
    };
    return table;
}

#undef FOREGUEST_PROFILE_ORIGIN

const FieldAccess* accessOf(const QString& fieldId)
{
    for (const FieldAccess& access : fieldAccess()) {
        if (access.field.id == fieldId)
            return &access;
    }
    return nullptr;
}

} // namespace

const std::vector<ProfileField>& profileFields()
{
    static const std::vector<ProfileField> fields = [] {
        std::vector<ProfileField> list;
        for (const FieldAccess& access : fieldAccess())
            list.push_back(access.field);
        return list;
    }();
    return fields;
}

QString profileValue(const VmProfile& profile, const QString& fieldId)
{
    const FieldAccess* access = accessOf(fieldId);
    return access ? access->read(profile) : QString();
}

QString profileValueText(const VmProfile& profile, const QString& fieldId)
{
    if (fieldId == QLatin1String("memory"))
        return profile.memory.value.toString();
    if (fieldId == QLatin1String("storageSize"))
        return profile.storageSize.value.toString();
    if (fieldId == QLatin1String("diskBandwidth"))
        return profile.diskBandwidth.value.bytesPerSecond > 0 ? profile.diskBandwidth.value.toString()
                                                              : QStringLiteral("no limit");
    if (fieldId == QLatin1String("networkBandwidth"))
        return profile.networkBandwidth.value.bytesPerSecond > 0 ? profile.networkBandwidth.value.toString()
                                                                 : QStringLiteral("no network");
    const QString text = profileValue(profile, fieldId);
    return text.isEmpty() ? QStringLiteral("none") : text;
}

Origin profileOrigin(const VmProfile& profile, const QString& fieldId)
{
    const FieldAccess* access = accessOf(fieldId);
    VmProfile copy = profile;
    return access ? access->origin(copy) : Origin::Catalogue;
}

QString profileWhy(const VmProfile& profile, const QString& fieldId)
{
    const FieldAccess* access = accessOf(fieldId);
    VmProfile copy = profile;
    return access ? access->why(copy) : QString();
}

Result<> setProfileValue(
    VmProfile& profile, const QString& fieldId, const QString& text, Origin origin, const QString& why)
{
    const FieldAccess* access = accessOf(fieldId);
    if (!access) {
        QStringList ids;
        for (const ProfileField& field : profileFields())
            ids << field.id;
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("A profile has no value named \"%1\".").arg(fieldId.left(80)),
            QStringLiteral("Use one of: %1.").arg(ids.join(QStringLiteral(", "))));
    }
    FOREGUEST_TRY(access->write(profile, text));
    access->origin(profile) = origin;
    access->why(profile) = why;
    return {};
}

} // namespace Foreguest
