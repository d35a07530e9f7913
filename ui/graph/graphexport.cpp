// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphexport.h"

#include "ui/graph/graphlegend.h"
#include "ui/graph/graphtext.h"

#include <QImage>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace Foreguest {

namespace {

constexpr double margin = 24, leastWidth = 640, largestSide = 16'000, pngScale = 2;

struct Sheet
{
    QSizeF size; ///< At scale 1, legend and margins included.
    double legendTop = 0;
};

Sheet sheetOf(const GraphScene& scene, const GraphStyle& style)
{
    const QRectF& bounds = scene.layout.bounds;
    const double width = std::max(leastWidth, bounds.width() + 2 * margin);
    const double top = bounds.height() + 2 * margin;
    return { { width, top + paintLegend(nullptr, width - 2 * margin, style) + margin / 2 }, top };
}

void paintSheet(QPainter& painter, const Sheet& sheet, const GraphScene& scene, const GraphStyle& style)
{
    painter.fillRect(QRectF(QPointF(), sheet.size), style.palette.color(QPalette::Base));
    ViewTransform view;
    view.origin
        = scene.layout.bounds.topLeft() - QPointF((sheet.size.width() - scene.layout.bounds.width()) / 2, margin);
    paintGraph(painter, scene, view, QRectF(QPointF(), sheet.size), style, [] { return false; });
    painter.translate(margin, sheet.legendTop);
    paintLegend(&painter, sheet.size.width() - 2 * margin, style);
}

bool writeSvg(QIODevice& device, const Sheet& sheet, const GraphScene& scene, const GraphStyle& style)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(sheet.size.toSize());
    generator.setViewBox(QRectF(QPointF(), sheet.size));
    generator.setTitle(GraphText::tr("Code graph"));
    generator.setDescription(GraphText::tr("Drawn by Foreguest"));
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintSheet(painter, sheet, scene, style);
    return painter.end();
}

bool writePng(QIODevice& device, const Sheet& sheet, const GraphScene& scene, const GraphStyle& style)
{
    const double scale = std::min({ pngScale, largestSide / sheet.size.width(), largestSide / sheet.size.height() });
    QImage image((sheet.size * scale).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintSheet(painter, sheet, scene, style);
    painter.end();
    return image.save(&device, "PNG");
}

} // namespace

Result<> exportGraph(const GraphScene& scene, const GraphStyle& style, const QString& path)
{
    const bool svg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    if (!svg && !path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return failure(ErrorCode::InvalidInput,
            GraphText::tr("The picture can't be written as “%1”: its name ends neither in .png nor in .svg.").arg(path),
            GraphText::tr("Choose a name that ends in .png or .svg."));
    QSaveFile file(path);
    const Sheet sheet = sheetOf(scene, style);
    const bool written = file.open(QIODevice::WriteOnly)
        && (svg ? writeSvg(file, sheet, scene, style) : writePng(file, sheet, scene, style));
    if (!written || !file.commit())
        return failure(ErrorCode::PermissionDenied,
            GraphText::tr("The picture can't be written to “%1”: %2").arg(path, file.errorString()),
            GraphText::tr("Choose a folder that you may write to and that has room."));
    return {};
}

} // namespace Foreguest
