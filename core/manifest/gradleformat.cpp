// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <QRegularExpression>

namespace Foreguest {

namespace {
/// Gradle's build.gradle and build.gradle.kts, as far as they can be told without running them: coordinates in quotes
/// (`implementation 'group:name:1.0'`), in named parts, and variables that stand for versions.
class GradleFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        static const QRegularExpression variable(
            QStringLiteral("\\b([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*[\"']([0-9][^\"'\\s]*)[\"']"));
        static const QRegularExpression coordinates(
            QStringLiteral("[\"']([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+):([^\"':@]+)(?:[:@][^\"']*)?[\"']"));
        static const QRegularExpression parts(QStringLiteral(
            "group\\s*[:=]\\s*[\"']([^\"']+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"']+)[\"']\\s*,\\s*version\\s*[:=]"
            "\\s*[\"']([^\"']+)[\"']"));
        const QString text = QString::fromUtf8(file.content);
        QHash<QString, QString> variables;
        for (auto matches = variable.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            variables.insert(match.captured(1).section(QLatin1Char('.'), -1), match.captured(2));
        }
        for (const QRegularExpression* form : { &coordinates, &parts }) {
            for (auto matches = form->globalMatch(text); matches.hasNext();) {
                const QRegularExpressionMatch match = matches.next();
                QString version = match.captured(3);
                if (version.startsWith(QLatin1Char('$')))
                    version = variables.value(
                        version.mid(1).remove(QLatin1Char('{')).remove(QLatin1Char('}')).section(QLatin1Char('.'), -1));
                versions.add(
                    match.captured(1) + QLatin1Char(':') + match.captured(2), version, VersionStrength::Required);
            }
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> gradleFormat()
{
    return std::make_unique<GradleFormat>();
}

} // namespace Foreguest
