// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphpainter.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace Foreguest {

/// A picture to render: `size` in logical pixels, the scene seen through `view`.
struct FrameRequest
{
    ScenePtr scene;
    ViewTransform view;
    QSize size;
    qreal pixelRatio = 1;
    GraphStyle style;
    quint64 generation = 0;
};

struct Frame
{
    QImage image;
    ViewTransform view;
    ScenePtr scene;
    quint64 generation = 0;
};

/// Renders frames on a thread of its own, one at a time. While one is rendered only the latest request waits; a frame
/// of a scene that is no longer wanted is given up.
class FrameRenderer : public QObject
{
    Q_OBJECT
public:
    explicit FrameRenderer(QObject* parent = nullptr);
    ~FrameRenderer() override;

    void request(FrameRequest request);

Q_SIGNALS:
    void frameReady(const Foreguest::Frame& frame);

private:
    void start(FrameRequest request);
    void finish(const Frame& frame);

    QThreadPool m_pool;
    std::optional<FrameRequest> m_waiting;
    ScenePtr m_rendering;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_busy = false;
};

/// Renders a request at once. Any thread. A null image where `isCancelled` stopped it.
QImage renderFrame(const FrameRequest& request, const std::function<bool()>& isCancelled);

} // namespace Foreguest
