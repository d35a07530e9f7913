// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/qcowoverlay.h"

#include "core/guest/files.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr qint64 clusterBits = 16;
constexpr qint64 clusterSize = 1LL << clusterBits;
constexpr qint64 bytesPerL1Entry = clusterSize * (clusterSize / 8);
constexpr quint32 magic = 0x514649fb;
constexpr quint32 headerLength = 104;
constexpr quint32 backingFormatExtension = 0xe2792aca;

void put32(QByteArray& bytes, qint64 at, quint32 value)
{
    qToBigEndian(value, bytes.data() + at);
}

void put64(QByteArray& bytes, qint64 at, qint64 value)
{
    qToBigEndian(static_cast<quint64>(value), bytes.data() + at);
}

} // namespace

Result<Bytes> qcowVirtualSize(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
            QStringLiteral("The disk image %1 can't be read: %2.").arg(path, file.errorString()),
            QStringLiteral("Build it again: foreguestctl image build."));
    const QByteArray header = file.read(32);
    if (header.size() < 32 || qFromBigEndian<quint32>(header.constData()) != magic)
        return failure(ErrorCode::Protocol, QStringLiteral("The disk image %1 is not a qcow2 file.").arg(path),
            QStringLiteral("Remove it; the image is built again when it is needed."));
    return Bytes { static_cast<qint64>(qFromBigEndian<quint64>(header.constData() + 24)) };
}

Result<> createOverlay(const QString& path, const QString& base, Bytes size)
{
    FOREGUEST_TRY_ASSIGN(baseSize, qcowVirtualSize(base));
    const QByteArray name = QFile::encodeName(base);
    const qint64 virtualSize = (std::max(size, baseSize).value + 511) / 512 * 512;
    const qint64 l1Entries = (virtualSize + bytesPerL1Entry - 1) / bytesPerL1Entry;
    if (l1Entries > clusterSize / 8 || name.size() > 1023)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("A guest's disk may have 4 TiB, and its image's path 1023 bytes."),
            QStringLiteral("Choose a smaller storage size in the profile."));
    constexpr qint64 refcountTable = clusterSize, refcountBlock = 2 * clusterSize, l1Table = 3 * clusterSize;
    QByteArray bytes(4 * clusterSize, '\0');
    constexpr qint64 nameAt = headerLength + 16 + 8;
    put32(bytes, 0, magic);
    put32(bytes, 4, 3);
    put64(bytes, 8, nameAt);
    put32(bytes, 16, static_cast<quint32>(name.size()));
    put32(bytes, 20, clusterBits);
    put64(bytes, 24, virtualSize);
    put32(bytes, 36, static_cast<quint32>(l1Entries));
    put64(bytes, 40, l1Table);
    put64(bytes, 48, refcountTable);
    put32(bytes, 56, 1); // clusters of the refcount table
    put32(bytes, 96, 4); // refcounts of 16 bits
    put32(bytes, 100, headerLength);
    put32(bytes, headerLength, backingFormatExtension);
    put32(bytes, headerLength + 4, 5);
    bytes.replace(headerLength + 8, 5, "qcow2");
    bytes.replace(nameAt, name.size(), name);
    put64(bytes, refcountTable, refcountBlock);
    for (qint64 cluster = 0; cluster < 4; ++cluster)
        bytes[refcountBlock + cluster * 2 + 1] = 1;
    return writeWholeFile(path, bytes);
}

} // namespace Foreguest
