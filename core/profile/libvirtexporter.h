// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/exporter.h"

namespace Foreguest {

/// A domain for `virsh define`: q35, virtio devices, no USB, limits as the profile has them. The disk is named, not
/// made.
class LibvirtExporter : public ProfileExporter
{
public:
    QString format() const override { return QStringLiteral("libvirt"); }
    QString title() const override { return QStringLiteral("libvirt domain"); }
    QString fileExtension() const override { return QStringLiteral("xml"); }
    Result<QByteArray> write(const VmProfile& profile) const override;
};

} // namespace Foreguest
