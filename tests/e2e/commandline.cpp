// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "core/base/paths.h"

#include <QDir>
#include <QFile>

CommandLine::CommandLine()
    // Short, since a UNIX socket's path may have 107 bytes.
    : m_home(QDir::tempPath() + QStringLiteral("/fg-XXXXXX"))
{
    QDir().mkpath(home() + QStringLiteral("/data"));
    const QString shared = qEnvironmentVariable("FOREGUEST_TEST_IMAGES", Foreguest::Paths::images());
    QDir().mkpath(shared);
    QFile::link(shared, home() + QStringLiteral("/data/images"));
}

QProcessEnvironment CommandLine::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FOREGUEST_HOME"), home());
    environment.remove(QStringLiteral("FOREGUEST_LIBEXEC"));
    return environment;
}

QString CommandLine::program(const QString& name)
{
    return qEnvironmentVariable("FOREGUEST_BIN") + u'/' + name;
}

void CommandLine::start(QProcess& process, const QStringList& arguments) const
{
    process.setProcessEnvironment(environment());
    process.start(program(QStringLiteral("foreguestctl")), arguments);
}

CommandLine::Outcome CommandLine::run(const QStringList& arguments) const
{
    constexpr int tenMinutes = 600'000;
    QProcess process;
    start(process, arguments);
    process.closeWriteChannel();
    Outcome outcome;
    if (!process.waitForFinished(tenMinutes) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
    } else {
        outcome.exitCode = process.exitCode();
    }
    outcome.output = process.readAllStandardOutput();
    outcome.notes = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

QList<qint64> CommandLine::emulators() const
{
    QList<qint64> found;
    for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!isNumber || !commandLine.open(QIODevice::ReadOnly))
            continue;
        const QByteArray words = commandLine.readAll();
        if (words.contains("qemu-system") && words.contains(home().toUtf8()))
            found << pid;
    }
    return found;
}

QString testProgram(const char* name)
{
    return QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/e2e/programs/") + QString::fromLatin1(name);
}
