// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/runrecord.h"

#include <QWidget>

namespace Foreguest {

/// The stages of a run as one bar, each segment as long as its share of the time, with names and numbers below.
class StageBar : public QWidget
{
    Q_OBJECT
public:
    explicit StageBar(QWidget* parent = nullptr);

    void setStages(const StageTimes& stages);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 80, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Stage
    {
        QString label; ///< "boot 6.9 s".
        double ms = 0;
    };
    QRect labelArea(size_t stage, int width, int& x, int& y) const;
    int heightFor(int width) const;

    std::vector<Stage> m_stages;
};

} // namespace Foreguest
