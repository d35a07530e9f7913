// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"
#include "core/pipeline/pipeline.h"

#include <QFrame>

class QLabel;

namespace Foreguest {

/// The upload in six figures: files, functions, growth, memory, category, guest.
class SummaryStrip : public QFrame
{
    Q_OBJECT
public:
    explicit SummaryStrip(QWidget* parent = nullptr);

    void showUpload(const UploadPtr& upload);
    void showGuests(const std::vector<GuestInfo>& guests);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* addFigure(const QString& objectName, const QString& caption, const QString& toolTip);
    void setFigure(QLabel* figure, const QString& value, const QString& toolTip = {});

    QLabel* m_files;
    QLabel* m_functions;
    QLabel* m_growth;
    QLabel* m_memory;
    QLabel* m_category;
    QLabel* m_guest;
};

} // namespace Foreguest
