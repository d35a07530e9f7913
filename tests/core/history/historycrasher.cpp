// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logs a run as running and then dies without a chance to clean up, as a killed Foreguest does.
#include "core/history/history.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    auto history = Foreguest::History::open(QString::fromLocal8Bit(argv[1]));
    if (!history)
        return 1;
    Foreguest::RunRecord record;
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.program = QStringLiteral("crash.py");
    if (!(*history)->begin(record))
        return 1;
    return std::raise(SIGKILL);
}
