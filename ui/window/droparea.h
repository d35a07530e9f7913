// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace Foreguest {

class DropOverlay;

/// What dropping something would do. Files are taken where at least one of them, or a folder, may hold sources.
struct DropVerdict
{
    QStringList paths; ///< Empty: it is refused.
    QString text; ///< "Analyse 3 files", or why not.
};
DropVerdict judgeDrop(const QMimeData& data);

/// Takes files and folders that are dropped anywhere on a window, its editors and tables included, and says over the
/// whole window what will happen.
class DropArea : public QObject
{
    Q_OBJECT
public:
    explicit DropArea(QWidget* window);

Q_SIGNALS:
    void dropped(const QStringList& paths);
    void refused(const QString& reason);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_window;
    DropOverlay* m_overlay;
};

} // namespace Foreguest
