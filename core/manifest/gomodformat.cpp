// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

namespace Foreguest {

namespace {
/// go.mod: the modules that it requires, each with the version that is used at least.
class GoModFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        bool isRequiring = false;
        const QList<QByteArray> lines = file.content.split('\n');
        for (const QByteArray& line : lines) {
            const qsizetype comment = line.indexOf("//");
            QList<QByteArray> words = (comment < 0 ? line : line.left(comment)).simplified().split(' ');
            if (words.first() == "require" && words.size() > 1 && words[1] == "(") {
                isRequiring = true;
                continue;
            }
            if (words.first() == ")")
                isRequiring = false;
            const bool isAlone = words.first() == "require";
            if (isAlone)
                words.removeFirst();
            if ((isRequiring || isAlone) && words.size() >= 2)
                versions.add(QString::fromUtf8(words[0]), QString::fromUtf8(words[1]), VersionStrength::Locked);
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> goModFormat()
{
    return std::make_unique<GoModFormat>();
}

} // namespace Foreguest
