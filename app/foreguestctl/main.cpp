// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"
#include "app/foreguestctl/interrupt.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <mutex>

namespace Foreguest {

namespace {

std::vector<Command> commands()
{
    return { analyzeCommand(), queryCommand(), predictCommand(), runCommand(), watchCommand(), poolCommand(),
        imageCommand(), historyCommand(), exportCommand(), simulateCommand(), doctorCommand() };
}

void printLine(std::FILE* stream, const QString& text)
{
    std::fputs(qPrintable(text + u'\n'), stream);
}

void printUsage(std::FILE* stream)
{
    printLine(stream, QStringLiteral("Usage: foreguestctl COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:"));
    for (const Command& command : commands())
        printLine(stream, QStringLiteral("  %1 %2\n      %3").arg(command.name, command.synopsis, command.summary));
    printLine(stream,
        QStringLiteral("\nOptions of every command:\n"
                       "  --json           print one JSON document on stdout, and nothing else there\n"
                       "  --connect URI    libvirt connection (default: an embedded one of this process)\n"
                       "  --help           the options of a command\n\n"
                       "Exit codes: 0 done, 1 failed, 2 wrong use, 3 the executed program failed."));
}

/// Prints a progress line when its text is new; a moving percentage at most twice a second.
TaskContext progressContext()
{
    struct State
    {
        std::mutex mutex;
        QString text;
        QElapsedTimer sincePrinted;
    };
    auto state = std::make_shared<State>();
    return TaskContext([state](const Progress& progress) {
        const std::lock_guard lock(state->mutex);
        if (progress.text == state->text && state->sincePrinted.isValid() && state->sincePrinted.elapsed() < 500)
            return;
        state->text = progress.text;
        state->sincePrinted.start();
        const QString percent
            = progress.fraction < 0 ? QString() : QStringLiteral(" %1 %").arg(qRound(progress.fraction * 100));
        printLine(stderr, QStringLiteral("… ") + progress.text + percent);
    });
}

int fail(const Error& error, ExitCode code)
{
    printLine(stderr, QStringLiteral("foreguestctl: ") + error.toString());
    return int(code);
}

int runNamed(const Command& command, const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOptions({ { QStringLiteral("json"), QStringLiteral("Print one JSON document on stdout.") },
        { QStringLiteral("connect"), QStringLiteral("libvirt connection URI."), QStringLiteral("URI") } });
    parser.addOptions(command.options);
    parser.addPositionalArgument(command.name + u' ' + command.synopsis, command.summary);
    if (!parser.parse(words))
        return fail({ ErrorCode::InvalidInput, parser.errorText(), {}, {} }, ExitCode::WrongUse);
    if (parser.isSet(help)) {
        printLine(stdout, parser.helpText());
        return int(ExitCode::Done);
    }
    const auto count = int(parser.positionalArguments().size());
    if (count < command.minimumArguments || (command.maximumArguments >= 0 && count > command.maximumArguments))
        return fail(
            { ErrorCode::InvalidInput,
                QStringLiteral("Wrong number of arguments: foreguestctl %1 %2").arg(command.name, command.synopsis),
                QStringLiteral("Run foreguestctl %1 --help for its use.").arg(command.name), {} },
            ExitCode::WrongUse);

    const TaskContext context = progressContext();
    const InterruptGuard interrupts(context);
    const Invocation invocation(parser, context);
    const Result<ExitCode> result = command.run(invocation);
    if (!result)
        return fail(result.error(), isWrongUse(result.error()) ? ExitCode::WrongUse : ExitCode::Failed);
    return int(*result);
}

} // namespace

} // namespace Foreguest

int main(int argc, char** argv)
{
    using namespace Foreguest;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("foreguestctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOREGUEST_VERSION));

    QStringList words = QCoreApplication::arguments();
    if (words.size() < 2) {
        printUsage(stderr);
        return int(ExitCode::WrongUse);
    }
    const QString name = words.takeAt(1);
    if (name == QLatin1String("--help") || name == QLatin1String("-h") || name == QLatin1String("help")) {
        printUsage(stdout);
        return int(ExitCode::Done);
    }
    if (name == QLatin1String("--version")) {
        printLine(stdout, QStringLiteral("foreguestctl " FOREGUEST_VERSION));
        return int(ExitCode::Done);
    }
    for (const Command& command : commands()) {
        if (command.name == name)
            return runNamed(command, words);
    }
    printLine(stderr, QStringLiteral("foreguestctl: there is no command \"%1\".").arg(name));
    printUsage(stderr);
    return int(ExitCode::WrongUse);
}
