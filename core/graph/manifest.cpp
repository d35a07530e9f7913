// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/manifest.h"

#include "core/source/sourcetext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <set>

namespace Foreguest {

namespace {
constexpr quint64 largestManifest = 4ULL * 1024 * 1024;

/// Names compare as packaging tools do: case, `-`, `_` and `.` make no difference.
QString normalised(QString name)
{
    return name.toLower().replace(QLatin1Char('_'), QLatin1Char('-')).replace(QLatin1Char('.'), QLatin1Char('-'));
}

QHash<QString, QString> versionsOf(const QByteArray& manifest)
{
    QHash<QString, QString> versions;
    const QJsonDocument json = QJsonDocument::fromJson(manifest);
    if (json.isObject()) {
        for (const QString& section : { QStringLiteral("devDependencies"), QStringLiteral("dependencies") }) {
            const QJsonObject entries = json.object()[section].toObject();
            for (auto it = entries.begin(); it != entries.end(); ++it)
                versions.insert(normalised(it.key()), it.value().toString());
        }
        return versions;
    }
    static const QRegularExpression requirement(
        QStringLiteral("^\\s*([A-Za-z0-9][A-Za-z0-9._-]*)(?:\\[[^\\]]*\\])?\\s*((?:==|>=|<=|~=|>|<)[^;#\\s]+)"));
    const QStringList lines = QString::fromUtf8(manifest).split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        const QRegularExpressionMatch match = requirement.match(line);
        if (match.hasMatch())
            versions.insert(normalised(match.captured(1)),
                match.captured(2).startsWith(QStringLiteral("==")) ? match.captured(2).mid(2) : match.captured(2));
    }
    return versions;
}
} // namespace

void readVersions(const SourceProgram& program, CodeGraph& graph)
{
    std::set<std::pair<QString, const Language*>> places;
    for (const ProgramFile& file : program.files) {
        if (!file.language->rules.manifest.empty())
            places.emplace(file.root, file.language);
    }
    for (const auto& [root, language] : places) {
        const Result<QByteArray> bytes
            = readSource(root + QLatin1Char('/') + QString::fromStdString(language->rules.manifest), largestManifest);
        if (!bytes)
            continue;
        const QHash<QString, QString> versions = versionsOf(*bytes);
        for (LibraryUse& library : graph.libraries) {
            if (library.version.isEmpty() && library.ecosystem.toStdString() == language->rules.ecosystem)
                library.version = versions.value(normalised(graph.text(library.name)));
        }
    }
}

} // namespace Foreguest
