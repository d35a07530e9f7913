// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/messagestrip.h"

namespace Foreguest {

/// The messages of the window, the newest at the top; a few at a time, each once.
class MessageArea : public QWidget
{
    Q_OBJECT
public:
    static constexpr int shownAtOnce = 3;

    explicit MessageArea(QWidget* parent = nullptr);

    void showMessage(MessageStrip::Kind kind, const Error& error);
    QList<MessageStrip*> strips() const;
    void clear();
};

} // namespace Foreguest
