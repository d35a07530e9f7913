// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QSettings>

namespace Foreguest {

/// What the window remembers between sessions, in workbench.ini in the data folder.
class Settings
{
public:
    Settings();

    /// The newest first.
    QStringList recentPaths() const;
    void addRecentPath(const QString& path);
    void clearRecentPaths();

    Theme theme() const;
    void setTheme(Theme theme);

    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray& geometry, const QByteArray& layout);

private:
    mutable QSettings m_settings;
};

/// "system", "light", "dark".
QString themeName(Theme theme);
std::optional<Theme> themeFromName(const QString& name);

} // namespace Foreguest
