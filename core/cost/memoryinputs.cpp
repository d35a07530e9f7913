// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memoryinputs.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double mostValue = 1e18;
constexpr qint64 readBytes = 65536;
constexpr size_t mostNumbers = 64;
constexpr int mostArguments = 256;

tl::unexpected<Error> wrongInput(const QString& text, const QString& why)
{
    return failure(ErrorCode::InvalidInput, QStringLiteral("The input %1 can't be used: %2").arg(text.left(80), why),
        QStringLiteral("Give NAME=NUMBER, argN=NUMBER, stdin=FILE, stdin=BYTES or file:NAME=BYTES."));
}

/// "1000", "1e6", "64k", "2M": a number, with a power of 1024 behind it.
std::optional<double> sizeOf(QString text)
{
    double factor = 1;
    const int unit = text.isEmpty() ? -1 : int(QStringLiteral("kmg").indexOf(text.back().toLower()));
    if (unit >= 0) {
        factor = std::pow(1024.0, unit + 1);
        text.chop(1);
    }
    bool isNumber = false;
    const double value = text.remove(u'_').toDouble(&isNumber) * factor;
    if (!isNumber || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return std::min(value, mostValue);
}

void readNumbers(const QString& path, MemoryInputs& inputs)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> words = file.read(readBytes).simplified().split(' ');
    for (const QByteArray& word : words) {
        bool isNumber = false;
        const double value = word.toDouble(&isNumber);
        if (!isNumber || inputs.numbers.size() >= mostNumbers)
            return;
        inputs.numbers.push_back(value);
    }
}
} // namespace

Result<MemoryInputs> memoryInputs(const QStringList& texts)
{
    MemoryInputs inputs;
    for (const QString& text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return wrongInput(text, QStringLiteral("it has no name or no value."));
        const QString name = text.left(equals).trimmed();
        const QString given = text.mid(equals + 1).trimmed();
        const std::optional<double> value = sizeOf(given);
        if (name == QStringLiteral("stdin") && !value) {
            if (!QFileInfo(given).isFile())
                return wrongInput(text, QStringLiteral("there is no such file."));
            inputs.inputBytes = double(QFileInfo(given).size());
            readNumbers(given, inputs);
            continue;
        }
        if (!value)
            return wrongInput(text, QStringLiteral("its value is no number from 0 on."));
        bool isPlace = false;
        const int place = QString(name).remove(QStringLiteral("arg")).toInt(&isPlace);
        if (name == QStringLiteral("stdin")) {
            inputs.inputBytes = *value;
        } else if (name.startsWith(QStringLiteral("file:"))) {
            inputs.files[name.mid(5).toStdString()] = *value;
        } else if (isPlace && place >= 1 && place <= mostArguments) {
            if (inputs.arguments.size() < size_t(place))
                inputs.arguments.resize(size_t(place), std::nan(""));
            inputs.arguments[size_t(place) - 1] = *value;
        } else {
            inputs.values[name.toStdString()] = *value;
        }
    }
    return inputs;
}

} // namespace Foreguest
