// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <array>
#include <cmath>

namespace Foreguest {

namespace {

constexpr int roleCount = int(ColorRole::Heat4) + 1;
constexpr int heatSteps = 5;

/// Good, Warning, Bad, Muted, EdgeOut, EdgeIn, Heat0 … Heat4. The heat ramps move away from the base colour step by
/// step in luminance, as viridis and its kin do, so that they read the same to colour-blind eyes and in grey.
constexpr std::array<QRgb, roleCount> lightColors { 0xff177534, 0xff8a5a00, 0xffb3261e, 0xff5f6b7a, 0xffb54708,
    0xff0b63b5, 0xff8492a6, 0xff6c7fb0, 0xff7a5aa8, 0xff93307f, 0xff6d0c36 };
constexpr std::array<QRgb, roleCount> darkColors { 0xff57c77a, 0xffe3b341, 0xffff7b72, 0xff98a4b3, 0xffffa657,
    0xff6cb6ff, 0xff65758c, 0xff4b8bb0, 0xff4fae9b, 0xffb5c95a, 0xfffde14d };

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QPalette makePalette(
    QRgb window, QRgb base, QRgb alternate, QRgb text, QRgb button, QRgb highlight, QRgb link, QRgb faint)
{
    QPalette palette { QColor(button), QColor(window) };
    const QColor textColor(text);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText })
        palette.setColor(role, textColor);
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::AlternateBase, QColor(alternate));
    palette.setColor(QPalette::ToolTipBase, QColor(alternate));
    palette.setColor(QPalette::BrightText, textColor);
    palette.setColor(QPalette::Highlight, QColor(highlight));
    palette.setColor(QPalette::HighlightedText, textOn(QColor(highlight)));
    palette.setColor(QPalette::Link, QColor(link));
    palette.setColor(QPalette::LinkVisited, QColor(link));
    palette.setColor(QPalette::PlaceholderText, QColor(faint));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, QColor(faint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(alternate));
    return palette;
}

QPalette lightPalette()
{
    return makePalette(0xfff3f4f6, 0xffffffff, 0xffeef1f4, 0xff1c2128, 0xffe7eaee, 0xff1f6feb, 0xff0b57c2, 0xff5f6b7a);
}

QPalette darkPalette()
{
    return makePalette(0xff22272e, 0xff1a1e24, 0xff262c34, 0xffe6edf3, 0xff2d333b, 0xff2f6fd0, 0xff6cb6ff, 0xff98a4b3);
}

QColor mix(const QColor& a, const QColor& b, double t)
{
    auto channel = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return { channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()) };
}

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor themeColor(ColorRole role, const QPalette& palette)
{
    return QColor((isDark(palette) ? darkColors : lightColors)[size_t(role)]);
}

QColor heatColor(double heat, const QPalette& palette)
{
    const double position = (std::isfinite(heat) ? std::clamp(heat, 0.0, 1.0) : 0.0) * (heatSteps - 1);
    const int step = std::min(int(position), heatSteps - 2);
    const auto role = [](int i) { return ColorRole(int(ColorRole::Heat0) + i); };
    return mix(themeColor(role(step), palette), themeColor(role(step + 1), palette), position - step);
}

QColor textOn(const QColor& background)
{
    return contrastRatio(background, Qt::white) >= contrastRatio(background, Qt::black) ? QColor(Qt::white)
                                                                                        : QColor(Qt::black);
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({ luminance(a), luminance(b) });
    return (high + 0.05) / (low + 0.05);
}

void applyTheme(Theme theme)
{
    // The desktop's own palette, as it was before the first change.
    static const QPalette system = QApplication::palette();
    if (QStyle* fusion = QStyleFactory::create(QStringLiteral("Fusion")))
        QApplication::setStyle(fusion);
    const bool dark = theme == Theme::Dark || (theme == Theme::System && isDark(system));
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace Foreguest
