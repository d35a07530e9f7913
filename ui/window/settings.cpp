// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings.h"

#include "core/base/paths.h"

namespace Foreguest {

namespace {

constexpr int recentLimit = 10;
const QString recentKey = QStringLiteral("recent/paths");
const QString themeKey = QStringLiteral("window/theme");
const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");

} // namespace

Settings::Settings()
    : m_settings(Paths::data() + QStringLiteral("/workbench.ini"), QSettings::IniFormat)
{
}

QStringList Settings::recentPaths() const
{
    return m_settings.value(recentKey).toStringList();
}

void Settings::addRecentPath(const QString& path)
{
    QStringList paths = recentPaths();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(recentKey, QVariant(paths.mid(0, recentLimit)));
}

void Settings::clearRecentPaths()
{
    m_settings.remove(recentKey);
}

Theme Settings::theme() const
{
    return themeFromName(m_settings.value(themeKey).toString()).value_or(Theme::System);
}

void Settings::setTheme(Theme theme)
{
    m_settings.setValue(themeKey, themeName(theme));
}

QByteArray Settings::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Settings::layout() const
{
    return m_settings.value(layoutKey).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& layout)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(layoutKey, layout);
}

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::System:
        return QStringLiteral("system");
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

std::optional<Theme> themeFromName(const QString& name)
{
    for (const Theme theme : { Theme::System, Theme::Light, Theme::Dark }) {
        if (themeName(theme) == name)
            return theme;
    }
    return std::nullopt;
}

} // namespace Foreguest
