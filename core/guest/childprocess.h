// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QStringList>

#include <chrono>
#include <functional>

namespace Foreguest {

/// A program that is run to its end in a process group of its own.
struct ChildCommand
{
    QString program; ///< Looked up in PATH.
    QStringList arguments;
    QString workingDirectory; ///< Empty: this process's.
    QStringList environment {}; ///< "NAME=value", on top of this process's; LC_ALL is always C.UTF-8.
    QString outputFile {}; ///< Where standard output goes; empty: it is returned.
    std::function<void(const QString&)> errorLine {}; ///< Called with each line of standard error.
    std::chrono::milliseconds timeLimit {}; ///< It is ended after that, which is ErrorCode::TimedOut; 0: no limit.
};

/// The absolute path of a program in PATH; Unavailable, with the Debian package to install, where it is missing.
Result<QString> findTool(const QString& name);

/// Runs a program and returns its standard output (at most 16 MiB are kept). Cancelling ends its whole process group:
/// SIGTERM at once, SIGKILL after two seconds. Fails with the end of standard error in `details`; what means a full
/// disk gives ErrorCode::ResourceExhausted. Children get no descriptor but the three standard ones, and SIGTERM when
/// this process dies.
Result<QByteArray> runChild(const ChildCommand& command, const TaskContext& context);

} // namespace Foreguest
