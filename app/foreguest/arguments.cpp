// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguest/arguments.h"

#include "ui/window/mainwindow.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace Foreguest {

namespace {

Arguments wrongUse(const QString& message)
{
    Arguments arguments;
    arguments.outcome = Arguments::Outcome::WrongUse;
    arguments.text = message + u'\n' + QStringLiteral("See foreguest --help.");
    return arguments;
}

std::optional<QSize> parseSize(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    constexpr int largest = 16'384;
    if (!match.hasMatch() || size.width() > largest || size.height() > largest)
        return std::nullopt;
    return size;
}

} // namespace

Arguments parseArguments(const QStringList& commandLine)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Drop source files in, see what they cost and what machine they "
                                                    "need, run them in a guest that already waits."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption connect(QStringLiteral("connect"),
        QStringLiteral("libvirt connection (default: qemu:///embed)."), QStringLiteral("URI"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QStringLiteral("Colours: light, dark or system."), QStringLiteral("NAME"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        QStringLiteral("Render the window after the analysis, and exit."), QStringLiteral("FILE.png"));
    const QCommandLineOption panel(QStringLiteral("panel"),
        QStringLiteral("With --screenshot: only this panel: %1.")
            .arg(MainWindow::panelNames().join(QStringLiteral(", "))),
        QStringLiteral("NAME"));
    const QCommandLineOption size(QStringLiteral("size"),
        QStringLiteral("With --screenshot: size of the window (default: 1680x1050)."), QStringLiteral("WxH"));
    parser.addOptions({ connect, theme, screenshot, panel, size });
    parser.addPositionalArgument(
        QStringLiteral("PATH"), QStringLiteral("Source files and folders to analyse."), QStringLiteral("[PATH…]"));
    if (!parser.parse(commandLine))
        return wrongUse(parser.errorText());

    Arguments arguments;
    if (parser.isSet(help) || parser.isSet(version)) {
        arguments.outcome = Arguments::Outcome::Help;
        arguments.text = parser.isSet(help) ? parser.helpText().trimmed()
                                            : QStringLiteral("foreguest ") + QStringLiteral(FOREGUEST_VERSION);
        return arguments;
    }
    arguments.pipeline.connectUri = parser.value(connect);
    arguments.screenshot.paths = parser.positionalArguments();
    arguments.screenshot.file = parser.value(screenshot);
    arguments.screenshot.panel = parser.value(panel);
    if (parser.isSet(theme)) {
        arguments.theme = themeFromName(parser.value(theme));
        if (!arguments.theme)
            return wrongUse(
                QStringLiteral("There is no theme \"%1\": use light, dark or system.").arg(parser.value(theme)));
    }
    if (!parser.isSet(screenshot) && (parser.isSet(panel) || parser.isSet(size)))
        return wrongUse(QStringLiteral("--panel and --size go with --screenshot only."));
    if (parser.isSet(screenshot) && arguments.screenshot.file.isEmpty())
        return wrongUse(QStringLiteral("--screenshot needs the name of a file."));
    if (parser.isSet(panel) && !MainWindow::panelNames().contains(arguments.screenshot.panel))
        return wrongUse(QStringLiteral("There is no panel \"%1\": use one of %2.")
                            .arg(arguments.screenshot.panel, MainWindow::panelNames().join(QStringLiteral(", "))));
    if (parser.isSet(size)) {
        const std::optional<QSize> parsed = parseSize(parser.value(size));
        if (!parsed)
            return wrongUse(
                QStringLiteral("\"%1\" is no size: use WIDTHxHEIGHT, such as 1680x1050.").arg(parser.value(size)));
        arguments.screenshot.size = *parsed;
    }
    return arguments;
}

} // namespace Foreguest
