// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/commandline.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace Foreguest {

namespace {

/// Of the program's language, without what is no part of it; the entry always is.
QStringList sources(const Program& program, bool onlySiblings)
{
    const QRegularExpression leftOut(program.tools.leftOut.join(u'|'));
    const QString folder = QFileInfo(program.entry).path();
    QStringList found;
    for (const Program::File& file : program.files) {
        const QFileInfo info(file.relativePath);
        const bool isSource = program.tools.extensions.contains(info.suffix().toLower());
        const bool isOut = !program.tools.leftOut.isEmpty() && leftOut.match(file.relativePath).hasMatch();
        if (file.relativePath == program.entry || (isSource && !isOut && (!onlySiblings || info.path() == folder)))
            found << guestPath(program, file.relativePath);
    }
    return found;
}

} // namespace

QString guestPath(const Program& program, const QString& relativePath)
{
    return program.directory + QLatin1Char('/') + relativePath;
}

QStringList expandCommand(const QStringList& command, const Program& program)
{
    QStringList expanded;
    for (QString argument : command) {
        if (argument == QLatin1StringView("{sources}") || argument == QLatin1StringView("{siblings}")) {
            expanded << sources(program, argument == QLatin1StringView("{siblings}"));
            continue;
        }
        argument.replace(QLatin1StringView("{entry}"), guestPath(program, program.entry));
        argument.replace(QLatin1StringView("{ahead}"), program.aheadDirectory);
        argument.replace(QLatin1StringView("{folder}"), QFileInfo(guestPath(program, program.entry)).path());
        argument.replace(QLatin1StringView("{symbol}"), program.symbol);
        argument.replace(QLatin1StringView("{program}"), guestPath(program, QStringLiteral(".foreguest-program")));
        expanded << argument;
    }
    return expanded;
}

ExecRequest runRequest(const Program& program)
{
    ExecRequest request;
    request.arguments = expandCommand(program.tools.run, program);
    request.environment = program.tools.environment;
    request.workingDirectory = program.directory;
    return request;
}

} // namespace Foreguest
