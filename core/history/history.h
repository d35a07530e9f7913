// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/runrecord.h"
#include "core/profile/vmprofile.h"

#include <functional>
#include <memory>

namespace Foreguest {

/// A source that was uploaded: a file or a folder, by the hash of its contents.
struct SourceRow
{
    qint64 id = 0;
    QString path;
    QString contentHash;
    QString language;
    QDateTime firstSeen, lastSeen;
    QString graphJson; ///< Summary of the graph: counts, growth, category.
};

/// A guest's life in the log.
struct GuestRow
{
    QString name, profile, image, accelerator, state, problem;
    double bootMs = -1, prepareMs = -1;
    QDateTime createdAt, endedAt;
};

/// The log: sources, graphs, profiles, predictions, guests and runs, in one SQLite file that several processes share
/// (WAL, foreign keys, `user_version` migrations). Thread-safe: one connection a thread.
/// A damaged file is moved aside under another name and a new one begun, which `notice()` tells.
class History
{
public:
    static Result<std::unique_ptr<History>> open(const QString& path);
    ~History();

    /// What opening had to mend (a damaged database kept aside, interrupted runs found); empty where nothing.
    QString notice() const;

    /// The row of that path and content, added where it is new.
    Result<qint64> recordSource(const SourceRow& source);
    Result<> recordPrediction(
        qint64 sourceId, const QString& profileName, const std::map<Quantity, PredictedQuantity>& values);

    /// Logs the run as running, so that a crash leaves an interrupted run, not a gap. Returns its id.
    Result<qint64> begin(const RunRecord& record);
    /// The end of a run, with everything measured, in one transaction.
    Result<> append(const RunRecord& record);
    /// The newest first. Output texts are left out; `run(id)` has them.
    Result<std::vector<RunRecord>> runs(int limit, int offset = 0) const;
    Result<RunRecord> run(qint64 id) const;
    /// Ended runs of a program's exact content, the newest first.
    Result<std::vector<RunRecord>> runsOf(const QString& programHash, int limit) const;
    Result<qint64> runCount() const;

    Result<> saveProfile(const VmProfile& profile);
    Result<std::vector<VmProfile>> savedProfiles() const;
    Result<> removeProfile(const QString& name);
    /// The user's overrides for a program path: field id → text.
    Result<> saveOverride(const QString& programPath, const QString& fieldId, const std::optional<QString>& value);
    Result<std::map<QString, QString>> overrides(const QString& programPath) const;

    Result<> recordGuest(const GuestRow& guest);
    Result<std::vector<GuestRow>> guests(int limit) const;

private:
    struct Private;
    explicit History(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Foreguest
