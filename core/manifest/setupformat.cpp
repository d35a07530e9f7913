// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/pythonrequirement.h"

#include <QRegularExpression>

namespace Foreguest {

namespace {
/// setuptools' setup.cfg (indented lines below `install_requires =`) and the literal lists of a setup.py.
class SetupFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        static const QRegularExpression key(QStringLiteral(
            "^\\s*['\"]?(install_requires|tests_require|setup_requires|requires)['\"]?\\s*[=:]\\s*(.*)$"));
        static const QRegularExpression quoted(QStringLiteral("['\"]([^'\"\n]+)['\"]"));
        bool isInside = false;
        bool isList = false;
        const QStringList lines = QString::fromUtf8(file.content).split(QLatin1Char('\n'));
        for (const QString& line : lines) {
            QString text = line;
            if (const QRegularExpressionMatch match = key.match(line); match.hasMatch()) {
                isInside = true;
                text = match.captured(2);
                isList = text.contains(QLatin1Char('['));
            } else if (isInside && !isList && !line.startsWith(QLatin1Char(' '))
                && !line.startsWith(QLatin1Char('\t'))) {
                isInside = false;
            }
            if (!isInside)
                continue;
            if (!isList) {
                addPythonRequirement(text, VersionStrength::Required, versions);
                continue;
            }
            QRegularExpressionMatchIterator entries = quoted.globalMatch(text);
            while (entries.hasNext())
                addPythonRequirement(entries.next().captured(1), VersionStrength::Required, versions);
            isInside
                = !text.contains(QLatin1Char(']')) || text.contains(QRegularExpression(QStringLiteral("\\[\\w*\\]")));
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> setupFormat()
{
    return std::make_unique<SetupFormat>();
}

} // namespace Foreguest
