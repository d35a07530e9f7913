// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/commandline.h"

#include <QFileInfo>

namespace Foreguest {

QString guestPath(const Program& program, const QString& relativePath)
{
    return program.directory + QLatin1Char('/') + relativePath;
}

QStringList expandCommand(const QStringList& command, const Program& program)
{
    QStringList expanded;
    for (QString argument : command) {
        if (argument == QLatin1StringView("{sources}")) {
            for (const Program::File& file : program.files) {
                if (program.tools.extensions.contains(QFileInfo(file.relativePath).suffix().toLower()))
                    expanded << guestPath(program, file.relativePath);
            }
            continue;
        }
        argument.replace(QLatin1StringView("{entry}"), guestPath(program, program.entry));
        argument.replace(QLatin1StringView("{ahead}"), program.aheadDirectory);
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
