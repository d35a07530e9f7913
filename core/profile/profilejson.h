// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/vmprofile.h"

#include <QJsonObject>

namespace Foreguest {

/// A field's text as the JSON value that it stands for: a number, a list of names, or a text; and back.
QJsonValue fieldTextToJson(const QString& fieldId, const QString& text);
QString jsonToFieldText(const QJsonValue& value);

QJsonObject profileToJsonObject(const VmProfile& profile);

} // namespace Foreguest
