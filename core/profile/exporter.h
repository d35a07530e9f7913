// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/vmprofile.h"

#include <memory>

namespace Foreguest {

/// One production format; one class a file. `libvirt` and `json` are built in.
class ProfileExporter
{
public:
    virtual ~ProfileExporter() = default;
    virtual QString format() const = 0; ///< The word after `--format`.
    virtual QString title() const = 0;
    virtual QString fileExtension() const = 0;
    virtual Result<QByteArray> write(const VmProfile& profile) const = 0;
};

const std::vector<std::unique_ptr<ProfileExporter>>& profileExporters();
Result<QByteArray> exportProfile(const VmProfile& profile, const QString& format);

} // namespace Foreguest
