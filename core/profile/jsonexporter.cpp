// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/jsonexporter.h"

namespace Foreguest {

Result<QByteArray> JsonExporter::write(const VmProfile& profile) const
{
    return profileToJson(profile);
}

} // namespace Foreguest
