// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/droparea.h"

#include "core/source/language.h"
#include "ui/window/dropoverlay.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace Foreguest {

DropVerdict judgeDrop(const QMimeData& data)
{
    int files = 0;
    int folders = 0;
    DropVerdict verdict;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        const QFileInfo info(url.toLocalFile());
        if (!url.isLocalFile() || !info.exists())
            continue;
        verdict.paths << info.absoluteFilePath();
        ++(info.isDir() ? folders : files);
    }
    const int taken = files + folders;
    const auto isSource = [](const QString& path) { return LanguageRegistry::instance().isSource(path); };
    if (taken > 0 && folders == 0 && std::ranges::none_of(verdict.paths, isSource)) {
        verdict.text = taken == 1
            ? DropArea::tr("%1 is in no language that Foreguest knows.")
                  .arg(QFileInfo(verdict.paths.first()).fileName())
            : DropArea::tr("None of these %n file(s) is in a language that Foreguest knows.", nullptr, taken);
        verdict.paths.clear();
        return verdict;
    }
    if (taken == 0) {
        verdict.text = DropArea::tr("Only files and folders of this computer can be analysed.");
    } else if (taken == 1) {
        verdict.text = DropArea::tr("Analyse %1").arg(QFileInfo(verdict.paths.first()).fileName());
    } else if (folders == 0) {
        verdict.text = DropArea::tr("Analyse %n file(s)", nullptr, files);
    } else if (files == 0) {
        verdict.text = DropArea::tr("Analyse %n folder(s)", nullptr, folders);
    } else {
        verdict.text = DropArea::tr("Analyse %n file(s) and folders", nullptr, taken);
    }
    const auto refused = static_cast<int>(urls.size()) - taken;
    if (taken > 0 && refused > 0)
        verdict.text += u'\n' + DropArea::tr("%n item(s) can't be read and will be left out.", nullptr, refused);
    return verdict;
}

DropArea::DropArea(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

bool DropArea::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop:
        break;
    default:
        return false;
    }
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != m_window)
        return false;
    if (event->type() == QEvent::DragLeave) {
        m_overlay->hide();
        return false;
    }
    auto* drop = static_cast<QDropEvent*>(event);
    if (!drop->mimeData()->hasUrls())
        return false;
    const bool isJudged = event->type() == QEvent::DragMove && m_overlay->isVisible();
    const DropVerdict verdict = isJudged ? m_overlay->verdict() : judgeDrop(*drop->mimeData());
    if (event->type() != QEvent::Drop) {
        m_overlay->showVerdict(verdict);
        drop->setDropAction(verdict.paths.isEmpty() ? Qt::IgnoreAction : Qt::CopyAction);
        drop->accept();
        return true;
    }
    m_overlay->hide();
    if (verdict.paths.isEmpty()) {
        Q_EMIT refused(verdict.text);
        return true;
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    Q_EMIT dropped(verdict.paths);
    return true;
}

} // namespace Foreguest
