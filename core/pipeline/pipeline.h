// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"
#include "core/history/history.h"
#include "core/predict/predictor.h"
#include "core/run/runner.h"

#include <QObject>

namespace Foreguest {

struct PipelineOptions
{
    QString connectUri; ///< Empty: qemu:///embed.
    QString historyPath; ///< Empty: Paths::historyDatabase().
    QString imageFolder; ///< Empty: Paths::images().
    PoolLimits pool;
    /// After a run, boot the next guest for the same upload, so that a repeated run finds one that waits.
    bool refill = true;
};

/// What the analysis of an upload took.
struct AnalysisEffort
{
    size_t filesRead = 0; ///< Where facts of an earlier upload were kept, those that have changed.
    double graphMs = 0, costsMs = 0;
};

/// What an upload led to. Immutable and shared; a changed profile makes a new one.
struct Upload
{
    QStringList paths;
    QString title; ///< File or folder name.
    qint64 sourceId = 0;
    Analysis analysis;
    /// Empty where the paths hold no program that can be run (no entry file, several paths); `notRunnable` says why.
    std::shared_ptr<const Program> program;
    QString notRunnable;
    Prediction prediction;
    StageTimes stages; ///< analyze, predict.
    AnalysisEffort effort;
    QString forcedProfile; ///< The profile that the user chose; empty: the best one.
    qint64 inputBytes = 0;
    bool instantiates = true; ///< A guest is booted for it, and again when its profile changes.

    const VmProfile& profile() const { return prediction.profile; }
};
using UploadPtr = std::shared_ptr<const Upload>;

struct UploadRequest
{
    QStringList paths;
    QString forcedProfile; ///< Empty: the best one.
    qint64 inputBytes = 0;
    bool instantiate = true; ///< Boot a guest for it in the background.
    GraphOptions graph;
    /// The paths will be uploaded again after edits: their facts are kept, and only files that have changed are read.
    bool keepsFacts = false;
    /// With `keepsFacts`, the files that have changed since these paths were uploaded last; empty: any may have.
    QStringList changedFiles = {};
};

/// The flow. All functions are thread-safe and block their thread; the workbench calls them through Task.
/// Signals are emitted from any thread: connect with a context object.
class Pipeline : public QObject
{
    Q_OBJECT
public:
    /// Opens the history. The connection to libvirt is opened by the first use of a guest.
    static Result<std::unique_ptr<Pipeline>> open(const PipelineOptions& options);
    ~Pipeline() override;

    /// On upload: graph, costs, prediction, and a guest instantiated in the background.
    Result<UploadPtr> upload(const UploadRequest& request, const TaskContext& context);
    /// The same upload with one profile field overridden (or, with no value, back to the prediction); remembered for
    /// the path. The waiting guest is replaced.
    Result<UploadPtr> overrideField(const UploadPtr& upload, const QString& fieldId,
        const std::optional<QString>& value, const TaskContext& context);
    /// The same upload with another profile chosen; empty: the best one.
    Result<UploadPtr> chooseProfile(const UploadPtr& upload, const QString& profileName, const TaskContext& context);
    /// Boots a guest for an upload in the background (again); builds the image where it is missing.
    void instantiate(const UploadPtr& upload);
    /// Waits until the upload's guest is ready; progress tells the image build and the boot.
    Result<GuestInfo> waitReady(const UploadPtr& upload, const TaskContext& context);

    /// On execution request. A program that fails is a record, not an Error; the Error of a run that could not be done
    /// is in the log as well.
    Result<RunRecord> execute(
        const UploadPtr& upload, const Job& job, bool forceCold, ExecObserver& observer, const TaskContext& context);

    History& history();
    ImageStore& images();
    /// Catalogue and saved profiles.
    Result<std::vector<VmProfile>> profiles() const;
    std::vector<GuestInfo> guests() const;
    void drainPool();
    /// Opens the connection to libvirt if it is not open: "" or why it can't be used.
    Result<std::shared_ptr<GuestHost>> guestHost(const TaskContext& context);

Q_SIGNALS:
    void guestsChanged();
    void runsChanged();
    /// Something in the background failed or was mended that the user should know.
    void noticed(const Foreguest::Error& error);

private:
    struct Private;
    explicit Pipeline(std::unique_ptr<Private> d);
    /// The same upload predicted anew, and its guest replaced.
    Result<UploadPtr> repredict(const UploadPtr& upload, const QString& forcedProfile, const TaskContext& context);
    Result<> analyse(Upload& upload, const UploadRequest& request, const TaskContext& context);

    std::unique_ptr<Private> d;
};

} // namespace Foreguest
Q_DECLARE_METATYPE(Foreguest::Error)
