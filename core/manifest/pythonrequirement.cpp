// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/pythonrequirement.h"

#include <QRegularExpression>

namespace Foreguest {

void addPythonRequirement(const QString& text, VersionStrength strength, PackageVersions& versions)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*\\(?"
                       "(?:((?:\\s*,?\\s*(?:===|==|>=|<=|~=|!=|>|<)\\s*[A-Za-z0-9.*+!_-]+)+)|(?=\\s*(?:$|[;@#])))"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return;
    QString version = match.captured(2).simplified().remove(QLatin1Char(' '));
    if (version.startsWith(QStringLiteral("==")) && !version.contains(QLatin1Char(',')))
        version.remove(QLatin1Char('='));
    versions.add(match.captured(1), version, strength);
    if (strength == VersionStrength::Required)
        versions.declare(match.captured(1));
}

} // namespace Foreguest
