// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <QXmlStreamReader>

namespace Foreguest {

namespace {
constexpr int mostElements = 100'000;

/// `${name}` as the file's own properties say.
QString expanded(const QString& text, const QHash<QString, QString>& properties)
{
    if (!text.startsWith(QStringLiteral("${")) || !text.endsWith(QLatin1Char('}')))
        return text;
    return properties.value(text.mid(2, text.size() - 3));
}

struct Dependency
{
    QString group, artifact, version;
};

/// Maven's pom.xml: dependencies, also those that it only manages, and properties that stand for versions.
class PomFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        QXmlStreamReader xml(file.content);
        QHash<QString, QString> properties;
        std::vector<Dependency> dependencies;
        QStringList open;
        Dependency current;
        QString text;
        for (int elements = 0; !xml.atEnd() && elements < mostElements;) {
            switch (xml.readNext()) {
            case QXmlStreamReader::StartElement:
                ++elements;
                open.append(xml.name().toString());
                text.clear();
                if (open.back() == QStringLiteral("dependency"))
                    current = {};
                break;
            case QXmlStreamReader::Characters:
                text += xml.text();
                break;
            case QXmlStreamReader::EndElement: {
                if (open.isEmpty())
                    break;
                const QString name = open.takeLast();
                const QString around = open.isEmpty() ? QString() : open.back();
                if (around == QStringLiteral("properties"))
                    properties.insert(name, text.trimmed());
                else if (name == QStringLiteral("version") && open.size() == 1)
                    properties.insert(QStringLiteral("project.version"), text.trimmed());
                else if (around == QStringLiteral("dependency"))
                    note(current, name, text.trimmed());
                else if (name == QStringLiteral("dependency"))
                    dependencies.push_back(current);
                break;
            }
            default:
                break;
            }
        }
        for (const Dependency& dependency : dependencies)
            versions.add(dependency.group + QLatin1Char(':') + dependency.artifact,
                expanded(dependency.version, properties), VersionStrength::Required);
    }

private:
    static void note(Dependency& dependency, const QString& name, const QString& value)
    {
        if (name == QStringLiteral("groupId"))
            dependency.group = value;
        else if (name == QStringLiteral("artifactId"))
            dependency.artifact = value;
        else if (name == QStringLiteral("version"))
            dependency.version = value;
    }
};
} // namespace

std::unique_ptr<ManifestFormat> pomFormat()
{
    return std::make_unique<PomFormat>();
}

} // namespace Foreguest
