// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"
#include "core/base/result.h"
#include "core/base/units.h"

#include <QStringList>

#include <vector>

namespace Foreguest {

/// Where a value comes from; shown beside every number.
enum class Origin : quint8 {
    Catalogue, ///< A built-in profile's value.
    Rule, ///< Derived from the code by a rule.
    History, ///< Derived from measured runs.
    Override, ///< Set by the user.
};
QString originName(Origin origin); ///< "catalogue", "rule", "history", "override".

/// A value with its origin and the reason in a sentence.
template <typename T> struct Sourced
{
    T value {};
    Origin origin = Origin::Catalogue;
    QString why {};

    bool operator==(const Sourced&) const = default;
};

enum class StorageType : quint8 { Ssd, Hdd, Memory };
QString storageTypeName(StorageType type); ///< "ssd", "hdd", "memory".
/// Back from the names above; fails with the names that are allowed.
Result<Origin> originFromName(const QString& name);
Result<StorageType> storageTypeFromName(const QString& name);

/// What a guest is given: the virtual machine that a program will need.
struct VmProfile
{
    QString name; ///< `[a-z0-9][a-z0-9-]{0,62}`, unique.
    QString title;
    QString description;
    QString category; ///< categoryName() of the programs that it is for.
    bool builtIn = false;

    Sourced<int> vcpus { .value = 1 };
    Sourced<Bytes> memory { .value = Bytes::mib(256) };
    Sourced<StorageType> storageType;
    Sourced<Bytes> storageSize { .value = Bytes::gib(2) };
    Sourced<Bandwidth> diskBandwidth; ///< 0: no limit.
    Sourced<Bandwidth> networkBandwidth; ///< 0: no network card.
    Sourced<QString> image; ///< Name of a recipe in resources/images: "python", "node", "gcc".
    Sourced<QStringList> packages; ///< Debian packages that are preloaded into the image.

    bool operator==(const VmProfile&) const = default;
};

/// Fails with the rule where `name` is no profile name.
Result<> checkProfileName(const QString& name);
/// A profile name made of any text: "My Sieve (2).py" → "my-sieve-2-py"; "program" where nothing is left of it.
QString profileNameFrom(const QString& text);
/// Names of the image recipes that a profile may ask for, sorted.
QStringList knownImages();

/// The fields of a profile by name, so that overrides, the database, the editor and the exporters need no branch a
/// field. Values are texts: a number of bytes for sizes and bandwidths, a name for the storage type, names joined by
/// spaces for packages.
struct ProfileField
{
    QString id; ///< "vcpus", "memory", "storageType", "storageSize", "diskBandwidth", "networkBandwidth", "image",
                ///< "packages".
    QString title;
    QString unit; ///< "", "bytes", "bytes/s".
};
const std::vector<ProfileField>& profileFields();
QString profileValue(const VmProfile& profile, const QString& fieldId);
QString profileValueText(const VmProfile& profile, const QString& fieldId); ///< For people: "256 MiB", "no limit".
Origin profileOrigin(const VmProfile& profile, const QString& fieldId);
QString profileWhy(const VmProfile& profile, const QString& fieldId);
/// Sets a field from its text; sizes also understand "512 MiB", "2G". Fails with what is allowed where it doesn't fit.
Result<> setProfileValue(
    VmProfile& profile, const QString& fieldId, const QString& text, Origin origin, const QString& why);

/// "512 MiB", "2G", "300000" → bytes.
Result<Bytes> parseBytes(const QString& text);

/// What this host can give. Values above are cut to it, with the reason in `why`.
VmProfile fitToHost(VmProfile profile, const HostFacts& host);

/// Where fitToHost cuts memory: half of what the host has available, never less than a guest can boot with.
Bytes hostMemoryLimit(const HostFacts& host);

/// The built-in catalogue (resources/profiles), in the order of its file.
Result<std::vector<VmProfile>> profileCatalogue();

/// The profile as one JSON object (`foreguest.profile/1`), and back.
QByteArray profileToJson(const VmProfile& profile);
Result<VmProfile> profileFromJson(const QByteArray& json);

} // namespace Foreguest
