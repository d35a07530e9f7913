// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/selection/selection.h"
#include "ui/workbench/activities.h"
#include "ui/workbench/jobgate.h"

#include <deque>

namespace Foreguest {

class OutputBuffer;
class SourceWatch;

struct WorkbenchOptions
{
    bool instantiateGuests = true; ///< Boot a guest for each upload in the background.
    bool followsFiles = true; ///< Analyse again when the files of what is shown change.
};

/// What a window works on: the pipeline, the upload that is shown, and the jobs that run for it. Panels ask it for work
/// and follow its signals; nothing here blocks the GUI thread, except the destructor, which cancels all jobs, waits
/// until the last one has left the pipeline, and destroys the pipeline then.
class Workbench : public QObject
{
    Q_OBJECT
public:
    explicit Workbench(std::unique_ptr<Pipeline> pipeline, WorkbenchOptions options = {}, QObject* parent = nullptr);
    ~Workbench() override;

    Selection* selection() const { return m_selection; }
    Activities* activities() const { return m_activities; }
    Pipeline& pipeline() const { return *m_pipeline; }
    /// Empty until the first upload is analysed.
    UploadPtr upload() const { return m_upload; }
    bool isAnalysing() const { return m_uploadTask.isRunning(); }
    bool isRunning() const { return m_runTask.isRunning(); }
    /// Why Run can't be used now; empty where it can.
    QString notRunnable() const;

    /// Starts a job on the pipeline in a worker thread. The pipeline outlives the job.
    template <typename T>
    void start(Task<T>& task, QObject* context, std::function<Result<T>(Pipeline&, const TaskContext&)> job,
        typename Task<T>::Finished finished, TaskContext::Reporter progress = {})
    {
        auto guarded = [gate = m_gate, pipeline = m_pipeline.get(), job = std::move(job)](
                           const TaskContext& taskContext) -> Result<T> {
            const std::shared_ptr<void> pass = gate->enter(taskContext);
            if (!pass)
                return failure(ErrorCode::Cancelled, QStringLiteral("The window was closed."));
            return job(*pipeline, taskContext);
        };
        task.start(context, std::move(guarded), std::move(finished), std::move(progress));
    }

    /// Uploads files and folders in place of what is shown.
    void open(const QStringList& paths);
    void reanalyse();
    /// The text that the user set for a profile field, edits that wait included; empty where there is none.
    std::optional<QString> overrideOf(const QString& fieldId) const;
    /// Sets a field, or takes it back to the prediction. Edits are done one after the other, none is lost.
    void overrideField(const QString& fieldId, const std::optional<QString>& value);
    /// Empty: the best one.
    void chooseProfile(const QString& name);
    void run(const Job& job, bool forceCold);
    void stopRun();
    void drainPool();

Q_SIGNALS:
    void uploadStarted(const QStringList& paths);
    /// A new upload, or the same one with another profile.
    void uploadChanged();
    void uploadFailed();
    void profileEdited();
    /// `output` fills while the run lasts.
    void runStarted(std::shared_ptr<Foreguest::OutputBuffer> output);
    void runFinished(const Foreguest::RunRecord& record);
    void runFailed();
    /// Something failed or was mended that the user should know. Never ErrorCode::Cancelled.
    void problem(const Foreguest::Error& error);

private:
    using ProfileEdit = std::function<Result<UploadPtr>(Pipeline&, const UploadPtr&, const TaskContext&)>;

    /// Files that changed while others were at work on the upload.
    struct Changes
    {
        QStringList files;
        bool hasOthers = false; ///< Files were added or removed, too.
    };

    void analyse(const QStringList& changedFiles);
    void follow(const QStringList& changedFiles, bool others);
    void tell(const Error& error);
    void show(const UploadPtr& upload);
    void awaitGuest();
    void enqueue(ProfileEdit edit);
    void nextEdit();
    TaskContext::Reporter reporter(int activity);

    std::unique_ptr<Pipeline> m_pipeline;
    std::shared_ptr<JobGate> m_gate = std::make_shared<JobGate>();
    WorkbenchOptions m_options;
    Selection* m_selection;
    Activities* m_activities;
    UploadPtr m_upload;
    QStringList m_paths;
    QString m_chosenProfile;
    std::deque<ProfileEdit> m_edits;
    std::map<QString, std::optional<QString>> m_pendingOverrides;
    Changes m_changes;
    SourceWatch* m_watch = nullptr;
    int m_uploadActivity = 0;
    int m_guestActivity = 0;
    Task<UploadPtr> m_uploadTask;
    Task<UploadPtr> m_editTask;
    Task<GuestInfo> m_guestTask;
    Task<RunRecord> m_runTask;
    Task<> m_drainTask;
};

} // namespace Foreguest
