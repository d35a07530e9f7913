// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace Foreguest {

/// Colours by meaning, each legible on the palette's base colour in light and in dark (WCAG contrast: text at
/// least 4.5, graphics at least 3). Colour is never the only cue: numbers, words or shapes say the same.
enum class ColorRole {
    Good, ///< Succeeded, ready.
    Warning,
    Bad, ///< Failed.
    Muted, ///< Secondary text and edges that are not in focus.
    EdgeOut, ///< What the selected node calls.
    EdgeIn, ///< What calls the selected node.
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4, ///< Complexity from low to high (a colour-blind-safe ramp); fills of graph nodes.
};

bool isDark(const QPalette& palette);
QColor themeColor(ColorRole role, const QPalette& palette);
/// The fill of a graph node or table bar for a heat of 0…1, by interpolation over Heat0…Heat4.
QColor heatColor(double heat, const QPalette& palette);
/// Black or white, whichever is more legible on `background`.
QColor textOn(const QColor& background);
/// WCAG 2.1 contrast ratio, 1…21.
double contrastRatio(const QColor& a, const QColor& b);

/// Which palette the application uses. `System` follows the desktop.
enum class Theme { System, Light, Dark };
void applyTheme(Theme theme);

} // namespace Foreguest
