// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/droparea.h"

#include <QWidget>

namespace Foreguest {

/// Covers its parent while something is dragged over it.
class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget* parent);

    void showVerdict(const DropVerdict& verdict);
    const DropVerdict& verdict() const { return m_verdict; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DropVerdict m_verdict;
};

} // namespace Foreguest
