// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

namespace Foreguest {

/// An amount of bytes in whole MiB, typed and shown with its unit: "512 MiB", "2 GiB", "1.5G".
class SizeSpinBox : public QAbstractSpinBox
{
    Q_OBJECT
public:
    /// `suffix` follows the unit ("/s"); `zeroText` is shown for 0, which is allowed only where it is not empty.
    explicit SizeSpinBox(const QString& suffix = {}, const QString& zeroText = {}, QWidget* parent = nullptr);

    qint64 bytes() const { return m_bytes; }
    void setBytes(qint64 bytes);
    void setMaximum(qint64 bytes);

    QValidator::State validate(QString& input, int& position) const override;
    void fixup(QString& input) const override;
    void stepBy(int steps) override;

Q_SIGNALS:
    /// The user set another amount.
    void bytesEdited(qint64 bytes);

protected:
    StepEnabled stepEnabled() const override;

private:
    std::optional<qint64> parse(const QString& text) const;
    QString toText(qint64 bytes) const;
    void commit();

    QString m_suffix;
    QString m_zeroText;
    qint64 m_bytes = 0;
    qint64 m_maximum;
};

} // namespace Foreguest
