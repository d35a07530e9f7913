// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/pythonrequirement.h"

#include <QRegularExpression>

namespace Foreguest {

namespace {
/// pip's requirements and constraints: a dependency a line, options that name further files.
class RequirementsFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        static const QRegularExpression comment(QStringLiteral("(^|\\s)#.*$"));
        static const QRegularExpression include(
            QStringLiteral("^\\s*(?:-r|-c|--requirement|--constraint)(?:\\s+|\\s*=\\s*|(?<=-[rc]))(\\S+)"));
        QString text = QString::fromUtf8(file.content);
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QStringLiteral("\\\n"), QStringLiteral(" "));
        const QStringList lines = text.split(QLatin1Char('\n'));
        for (QString line : lines) {
            line.remove(comment);
            if (const QRegularExpressionMatch match = include.match(line); match.hasMatch())
                file.includes.append(match.captured(1));
            else
                addPythonRequirement(line, VersionStrength::Required, versions);
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> requirementsFormat()
{
    return std::make_unique<RequirementsFormat>();
}

} // namespace Foreguest
