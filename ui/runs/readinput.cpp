// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/readinput.h"

#include "core/base/units.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace Foreguest {

class RunInputText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::RunInputText)
};

Result<QByteArray> readInput(const QString& path)
{
    constexpr Bytes limit = Bytes::mib(64);
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
            RunInputText::tr("The standard input %1 can't be read: %2").arg(path, file.errorString()),
            RunInputText::tr("Choose a regular file that you may read."));
    QByteArray bytes = file.read(limit.value + 1);
    if (bytes.size() > limit.value)
        return failure(ErrorCode::InvalidInput,
            RunInputText::tr("The standard input %1 is larger than %2.").arg(path, limit.toString()),
            RunInputText::tr("Give the program a smaller input."));
    return bytes;
}

} // namespace Foreguest
