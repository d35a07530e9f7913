// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imagemetadata.h"

#include "core/guest/files.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {

QString metadataPath(const QString& folder)
{
    return folder + QStringLiteral("/image.json");
}

} // namespace

Result<ImageMetadata> ImageMetadata::read(const QString& folder)
{
    FOREGUEST_TRY_ASSIGN(bytes, readWholeFile(metadataPath(folder)));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    ImageMetadata metadata;
    metadata.image.name = object[QStringLiteral("name")].toString();
    metadata.image.hash = object[QStringLiteral("hash")].toString();
    metadata.image.packages = object[QStringLiteral("packages")].toVariant().toStringList();
    metadata.image.disk = folder + QStringLiteral("/disk.qcow2");
    metadata.image.size = { object[QStringLiteral("diskSize")].toInteger() };
    metadata.image.built = QDateTime::fromString(object[QStringLiteral("built")].toString(), Qt::ISODateWithMs);
    metadata.image.lastUsed = QFileInfo(metadataPath(folder)).lastModified();
    metadata.image.base = object[QStringLiteral("base")].toString();
    metadata.baseHash = object[QStringLiteral("baseHash")].toString();
    metadata.diskHash = object[QStringLiteral("diskHash")].toString();
    metadata.diskModified = object[QStringLiteral("diskModified")].toInteger();
    if (metadata.image.name.isEmpty() || metadata.image.hash.size() != 64 || metadata.diskHash.size() != 64
        || metadata.image.base.contains(u'/'))
        return failure(ErrorCode::Protocol,
            QStringLiteral("The image description %1 is damaged.").arg(metadataPath(folder)),
            QStringLiteral("Remove that folder; the image is built again when it is needed."));
    return metadata;
}

Result<std::vector<ImageMetadata>> ImageMetadata::readAll(const QString& folder)
{
    constexpr size_t most = 8;
    std::vector<ImageMetadata> all;
    for (QString at = folder; all.size() < most;) {
        FOREGUEST_TRY_ASSIGN(metadata, read(at));
        all.push_back(std::move(metadata));
        if (all.back().image.base.isEmpty())
            return all;
        at = QFileInfo(folder).path() + u'/' + all.back().image.base;
    }
    return failure(ErrorCode::Protocol, QStringLiteral("The image in %1 has too many layers.").arg(folder),
        QStringLiteral("Remove that folder; the image is built again when it is needed."));
}

Result<> ImageMetadata::write(const QString& folder, Image image, const ImageMetadata* below)
{
    const QString disk = folder + QStringLiteral("/disk.qcow2");
    FOREGUEST_TRY_ASSIGN(hash, fileHash(disk));
    const QFileInfo info(disk);
    QJsonObject object { { QStringLiteral("name"), image.name }, { QStringLiteral("hash"), image.hash },
        { QStringLiteral("packages"), QJsonArray::fromStringList(image.packages) },
        { QStringLiteral("diskSize"), info.size() }, { QStringLiteral("diskHash"), hash },
        { QStringLiteral("diskModified"), info.lastModified().toMSecsSinceEpoch() },
        { QStringLiteral("built"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) } };
    if (below != nullptr) {
        object.insert(QStringLiteral("base"), QFileInfo(QFileInfo(below->image.disk).path()).fileName());
        object.insert(QStringLiteral("baseHash"), below->diskHash);
    }
    return writeWholeFile(metadataPath(folder), QJsonDocument(object).toJson());
}

bool ImageMetadata::isIntact() const
{
    const QFileInfo info(image.disk);
    if (!info.isFile() || info.size() != image.size.value)
        return false;
    if (info.lastModified().toMSecsSinceEpoch() == diskModified)
        return true;
    const auto hash = fileHash(image.disk);
    return hash && *hash == diskHash;
}

void ImageMetadata::touch() const
{
    QFile file(QFileInfo(image.disk).path() + QStringLiteral("/image.json"));
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime);
}

} // namespace Foreguest
