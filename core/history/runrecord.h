// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"
#include "core/profile/usage.h"

#include <QDateTime>

#include <map>
#include <optional>

namespace Foreguest {

enum class RunState : quint8 {
    Running, ///< Logged, not finished yet.
    Finished, ///< The program ended by itself, by a signal, a limit or its timeout.
    Failed, ///< Foreguest could not run it: no image, no guest, a lost guest.
    Cancelled,
    Interrupted, ///< The Foreguest process that ran it ended before the run did.
};
QString runStateName(RunState state); ///< "running", "finished", "failed", "cancelled", "interrupted".

/// The stages of the flow in ms, by their names in the JSON contract; those that did not happen are missing. analyze,
/// predict, boot, prepare, ahead (a part of prepare) and take are durations; spawn, firstByte, exit and collect are
/// moments since the request.
using StageTimes = std::map<QString, double>;

/// A quantity's prediction as it was made before the run.
struct PredictedQuantity
{
    double likely = 0;
    double bound = 0; ///< The value that is planned for.
    QString origin; ///< originName().
    QString why;
};

/// One run: what was asked, where it ran, what it used, beside what was predicted. A row of the history.
struct RunRecord
{
    qint64 id = 0;
    qint64 sourceId = 0;
    RunState state = RunState::Running;
    QDateTime startedAt;
    QDateTime endedAt;

    QString program; ///< Path as the user gave it.
    QString programHash;
    QString language;
    QStringList arguments;
    qint64 inputBytes = 0;

    QString profileName;
    QString profileJson; ///< As used, overrides included.

    QString guestName;
    QString image;
    QString imageHash;
    bool warm = false;
    Accelerator accelerator = Accelerator::Tcg;
    Bytes guestMemory;
    int guestVcpus = 0;

    StageTimes stages;
    std::optional<double> requestToFirstByteMs; ///< Request to the first byte of output; empty where there was none.

    int exitCode = 0;
    int signal = 0;
    bool oomKilled = false;
    bool timedOut = false;
    bool processLimitHit = false;
    QByteArray standardOutput, standardError; ///< Bounded; see the *Bytes for what was written.
    qint64 standardOutputBytes = 0, standardErrorBytes = 0;
    bool truncated = false;

    Usage measured;
    std::map<Quantity, PredictedQuantity> predicted;
    QString problem; ///< Why it failed, with what to do.

    /// Its interpreter waited for the request, with all loaded but the program.
    bool prepared() const { return stages.contains(QStringLiteral("ahead")); }
    /// The program itself did what it should.
    bool succeeded() const
    {
        return state == RunState::Finished && exitCode == 0 && signal == 0 && !oomKilled && !timedOut;
    }
};

} // namespace Foreguest
