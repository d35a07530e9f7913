// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/exporter.h"

namespace Foreguest {

/// The profile as `foreguest.profile/1`, with each value's origin and reason.
class JsonExporter : public ProfileExporter
{
public:
    QString format() const override { return QStringLiteral("json"); }
    QString title() const override { return QStringLiteral("Foreguest profile"); }
    QString fileExtension() const override { return QStringLiteral("json"); }
    Result<QByteArray> write(const VmProfile& profile) const override;
};

} // namespace Foreguest
