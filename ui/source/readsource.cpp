// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/readsource.h"

#include "core/source/sourcetext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace Foreguest {

class ReadSourceText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::ReadSourceText)
};

Result<SourceText> readSource(const QString& path, qint64 limit)
{
    const QString message = ReadSourceText::tr("%1 can't be shown: %2");
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::NotFound, message.arg(path, ReadSourceText::tr("there is no such file any more")),
            ReadSourceText::tr("Open the sources again from where they are now."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::PermissionDenied, message.arg(path, file.errorString()),
            ReadSourceText::tr("Make the file readable for you, then analyse again (F5)."));
    const QByteArray bytes = file.read(limit);
    SourceText source;
    source.fileBytes = file.size();
    source.truncated = source.fileBytes > bytes.size();
    QStringDecoder decoder(QStringDecoder::Utf8);
    source.text = decoder.decode(fromUtf16(bytes));
    source.repaired = (decoder.hasError() && !source.truncated) || source.text.contains(QChar(0));
    source.text.replace(QChar(0), QChar(0xFFFD));
    return source;
}

} // namespace Foreguest
