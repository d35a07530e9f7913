// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguest/arguments.h"
#include "ui/window/mainwindow.h"
#include "ui/window/screenshot.h"
#include "ui/workbench/opensession.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>

using namespace Foreguest;

namespace {

void print(std::FILE* stream, const QString& text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
    std::fputc('\n', stream);
}

void installTranslations(QApplication& application)
{
    // Without a locale the texts are English, whose plurals stand in a translation too.
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    auto install = [&](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            application.installTranslator(translator);
    };
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("foreguest"), QStringLiteral(":/i18n"));
}

int takeScreenshot(MainWindow& window, const ScreenshotOptions& options)
{
    Screenshot screenshot(&window, options);
    QObject::connect(&screenshot, &Screenshot::finished, &window, [](const QString& problem) {
        if (!problem.isEmpty())
            print(stderr, problem);
        QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    QMetaObject::invokeMethod(&screenshot, &Screenshot::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("foreguest"));
    QApplication::setApplicationDisplayName(QStringLiteral("Foreguest"));
    QApplication::setApplicationVersion(QStringLiteral(FOREGUEST_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.foreguest.Foreguest"));
    QApplication::setWindowIcon(QIcon::fromTheme(
        QStringLiteral("org.foreguest.Foreguest"), QIcon(QStringLiteral(":/foreguest/icons/foreguest.svg"))));
    installTranslations(application);

    const Arguments arguments = parseArguments(QApplication::arguments());
    if (arguments.outcome != Arguments::Outcome::Start) {
        const bool isWrong = arguments.outcome == Arguments::Outcome::WrongUse;
        print(isWrong ? stderr : stdout, arguments.text);
        return isWrong ? 2 : 0;
    }
    Result<Session> session = openSession(arguments.pipeline);
    if (!session) {
        print(stderr, session.error().toString());
        return 1;
    }
    const bool isScreenshot = !arguments.screenshot.file.isEmpty();
    applyTheme(arguments.theme.value_or(isScreenshot ? Theme::System : Settings().theme()));
    MainWindow window(std::make_unique<Workbench>(
                          std::move(session->pipeline), WorkbenchOptions { .instantiateGuests = !isScreenshot }),
        std::make_unique<SystemDialogs>(), MainWindowOptions { .restoreLayout = !isScreenshot });
    if (session->problem)
        window.showError(*session->problem);
    if (isScreenshot)
        return takeScreenshot(window, arguments.screenshot);
    window.show();
    window.open(arguments.screenshot.paths);
    return QApplication::exec();
}
