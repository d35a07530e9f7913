// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/framerenderer.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace Foreguest {

FrameRenderer::FrameRenderer(QObject* parent)
    : QObject(parent)
{
    // Its own thread: a frame must not wait behind analyses and guests in the global pool.
    m_pool.setMaxThreadCount(1);
}

FrameRenderer::~FrameRenderer()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_pool.waitForDone();
}

void FrameRenderer::request(FrameRequest request)
{
    if (!m_busy) {
        start(std::move(request));
        return;
    }
    if (request.scene != m_rendering)
        *m_cancelled = true;
    m_waiting = std::move(request);
}

void FrameRenderer::start(FrameRequest request)
{
    m_busy = true;
    m_rendering = request.scene;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    auto* watcher = new QFutureWatcher<Frame>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        finish(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [request = std::move(request), cancelled = m_cancelled] {
        Frame frame { renderFrame(request, [&] { return cancelled->load(); }), request.view, request.scene,
            request.generation };
        return frame;
    }));
}

void FrameRenderer::finish(const Frame& frame)
{
    m_busy = false;
    m_rendering.reset();
    if (m_waiting) {
        FrameRequest next = std::move(*m_waiting);
        m_waiting.reset();
        start(std::move(next));
    }
    if (!frame.image.isNull())
        Q_EMIT frameReady(frame);
}

QImage renderFrame(const FrameRequest& request, const std::function<bool()>& isCancelled)
{
    QImage image(request.size * request.pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(request.pixelRatio);
    image.fill(request.style.palette.color(QPalette::Base));
    QPainter painter(&image);
    if (!paintGraph(painter, *request.scene, request.view, QRectF(QPointF(), request.size), request.style, isCancelled))
        return {};
    return image;
}

} // namespace Foreguest
