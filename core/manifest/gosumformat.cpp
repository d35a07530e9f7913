// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <QHash>

namespace Foreguest {

namespace {
/// go.sum: `module version hash`. Of a module that go.mod doesn't name, the last version listed is the highest one;
/// lines of `version/go.mod` only say that a module's manifest was looked at.
class GoSumFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        QHash<QByteArray, QByteArray> last;
        const QList<QByteArray> lines = file.content.split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() == 3 && !words[1].endsWith("/go.mod"))
                last[words[0]] = words[1];
        }
        for (auto it = last.cbegin(); it != last.cend(); ++it)
            versions.add(QString::fromUtf8(it.key()), QString::fromUtf8(it.value()), VersionStrength::Locked);
    }
};
} // namespace

std::unique_ptr<ManifestFormat> goSumFormat()
{
    return std::make_unique<GoSumFormat>();
}

} // namespace Foreguest
