// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestreader.h"

#include "core/manifest/manifestformat.h"
#include "core/source/sourcetext.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace Foreguest {

namespace {
constexpr quint64 largestManifest = 32ULL * 1024 * 1024;
constexpr int mostManifests = 4000;

class Reader
{
public:
    explicit Reader(const QString& root)
        : m_root(QFileInfo(root).canonicalFilePath())
    {
    }

    void readFolder(const QString& folder, const ManifestPatterns& patterns)
    {
        for (const auto& [pattern, formatName] : patterns) {
            const ManifestFormat* format = ManifestFormat::byName(QString::fromStdString(formatName));
            if (!format)
                continue;
            const QStringList names
                = QDir(folder).entryList({ QString::fromStdString(pattern) }, QDir::Files, QDir::Name);
            for (const QString& name : names)
                readWithIncludes(QDir(folder).filePath(name), *format);
        }
    }

    PackageVersions versions;

private:
    void readWithIncludes(const QString& first, const ManifestFormat& format)
    {
        QStringList open { first };
        while (!open.isEmpty()) {
            const QString path = QFileInfo(open.takeLast()).canonicalFilePath();
            const bool isInside
                = path.startsWith(m_root.endsWith(QLatin1Char('/')) ? m_root : m_root + QLatin1Char('/'));
            if (path.isEmpty() || !isInside || m_seen.size() >= mostManifests || m_seen.contains(path))
                continue;
            m_seen.insert(path);
            Result<QByteArray> content = readSource(path, largestManifest);
            if (!content)
                continue;
            ManifestFile file { path, std::move(*content), {} };
            format.read(file, versions);
            for (const QString& include : std::as_const(file.includes))
                open.append(QFileInfo(path).dir().filePath(include));
        }
    }

    QString m_root;
    QSet<QString> m_seen;
};
} // namespace

PackageVersions readManifests(const QString& root, const QStringList& folders, const ManifestPatterns& patterns)
{
    Reader reader(root);
    for (const QString& folder : folders)
        reader.readFolder(folder, patterns);
    return std::move(reader.versions);
}

} // namespace Foreguest
