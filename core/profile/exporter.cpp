// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/exporter.h"

#include "core/profile/jsonexporter.h"
#include "core/profile/libvirtexporter.h"

namespace Foreguest {

const std::vector<std::unique_ptr<ProfileExporter>>& profileExporters()
{
    static const std::vector<std::unique_ptr<ProfileExporter>> exporters = [] {
        std::vector<std::unique_ptr<ProfileExporter>> list;
        list.push_back(std::make_unique<LibvirtExporter>());
        list.push_back(std::make_unique<JsonExporter>());
        return list;
    }();
    return exporters;
}

Result<QByteArray> exportProfile(const VmProfile& profile, const QString& format)
{
    FOREGUEST_TRY(checkProfileName(profile.name));
    QStringList formats;
    for (const auto& exporter : profileExporters()) {
        if (exporter->format() == format)
            return exporter->write(profile);
        formats << exporter->format();
    }
    return failure(ErrorCode::InvalidInput, QStringLiteral("There is no export format \"%1\".").arg(format.left(80)),
        QStringLiteral("Use one of: %1.").arg(formats.join(QStringLiteral(", "))));
}

} // namespace Foreguest
