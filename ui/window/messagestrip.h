// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace Foreguest {

/// A message in place, close to its cause: what happened, what to do, the raw text behind it on demand. Never modal.
class MessageStrip : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Notice, Warning, Problem };

    explicit MessageStrip(QWidget* parent = nullptr);

    void showMessage(Kind kind, const QString& message, const QString& remedy, const QString& details);
    void setClosable(bool closable);
    QString message() const;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind = Kind::Notice;
    QLabel* m_icon;
    QLabel* m_message;
    QLabel* m_remedy;
    QToolButton* m_expander;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
};

} // namespace Foreguest
