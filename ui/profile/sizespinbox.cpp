// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/sizespinbox.h"

#include "core/profile/vmprofile.h"

#include <QLineEdit>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr qint64 mebibyte = 1024LL * 1024;
constexpr qint64 gibibyte = 1024 * mebibyte;

} // namespace

SizeSpinBox::SizeSpinBox(const QString& suffix, const QString& zeroText, QWidget* parent)
    : QAbstractSpinBox(parent)
    , m_suffix(suffix)
    , m_zeroText(zeroText)
    , m_maximum(1024 * gibibyte)
{
    connect(this, &QAbstractSpinBox::editingFinished, this, &SizeSpinBox::commit);
    setBytes(zeroText.isEmpty() ? mebibyte : 0);
}

QString SizeSpinBox::toText(qint64 bytes) const
{
    if (bytes == 0 && !m_zeroText.isEmpty())
        return m_zeroText;
    const bool wholeGibibytes = bytes >= gibibyte && bytes % (gibibyte / 2) == 0;
    const QString amount = wholeGibibytes
        ? QString::number(static_cast<double>(bytes) / static_cast<double>(gibibyte)) + QStringLiteral(" GiB")
        : QString::number(bytes / mebibyte) + QStringLiteral(" MiB");
    return amount + m_suffix;
}

std::optional<qint64> SizeSpinBox::parse(const QString& text) const
{
    if (!m_zeroText.isEmpty() && text == m_zeroText)
        return 0;
    QString amount = text.trimmed();
    if (!m_suffix.isEmpty() && amount.endsWith(m_suffix))
        amount.chop(m_suffix.size());
    bool isPlain = false;
    const qint64 plain = amount.toLongLong(&isPlain);
    const Result<Bytes> parsed
        = isPlain ? Result<Bytes>(Bytes::mib(std::clamp<qint64>(plain, 0, m_maximum / mebibyte))) : parseBytes(amount);
    if (!parsed)
        return std::nullopt;
    const qint64 lowest = m_zeroText.isEmpty() ? mebibyte : 0;
    return std::clamp(parsed->value / mebibyte * mebibyte, lowest, m_maximum);
}

void SizeSpinBox::setBytes(qint64 bytes)
{
    m_bytes = bytes;
    lineEdit()->setText(toText(bytes));
    updateGeometry();
}

void SizeSpinBox::setMaximum(qint64 bytes)
{
    m_maximum = std::max(bytes, mebibyte);
}

QValidator::State SizeSpinBox::validate(QString& input, int& /*position*/) const
{
    return parse(input) ? QValidator::Acceptable : QValidator::Intermediate;
}

void SizeSpinBox::fixup(QString& input) const
{
    input = toText(m_bytes);
}

void SizeSpinBox::commit()
{
    const qint64 bytes = parse(lineEdit()->text()).value_or(m_bytes);
    const bool isChanged = bytes != m_bytes;
    setBytes(bytes);
    if (isChanged)
        Q_EMIT bytesEdited(bytes);
}

void SizeSpinBox::stepBy(int steps)
{
    const qint64 step = m_bytes >= 4 * gibibyte ? gibibyte : m_bytes >= gibibyte ? gibibyte / 2 : 64 * mebibyte;
    const qint64 lowest = m_zeroText.isEmpty() ? mebibyte : 0;
    lineEdit()->setText(toText(std::clamp(m_bytes + steps * step, lowest, m_maximum)));
    commit();
}

QAbstractSpinBox::StepEnabled SizeSpinBox::stepEnabled() const
{
    return StepUpEnabled | StepDownEnabled;
}

} // namespace Foreguest
