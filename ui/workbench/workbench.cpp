// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/workbench.h"

#include "ui/workbench/outputbuffer.h"
#include "ui/workbench/sourcewatch.h"

#include <QFileInfo>
#include <QThreadPool>

namespace Foreguest {

namespace {

/// Jobs of the workbench mostly wait (for a guest, a run); a pool of one thread a processor would let them starve
/// others.
constexpr int workerThreads = 16;

QString titleOf(const QStringList& paths)
{
    return paths.size() == 1 ? QFileInfo(paths.first()).fileName() : QString();
}

} // namespace

Workbench::Workbench(std::unique_ptr<Pipeline> pipeline, WorkbenchOptions options, QObject* parent)
    : QObject(parent)
    , m_pipeline(std::move(pipeline))
    , m_options(options)
    , m_selection(new Selection(this))
    , m_activities(new Activities(this))
{
    QThreadPool* pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(std::max(pool->maxThreadCount(), workerThreads));
    connect(m_pipeline.get(), &Pipeline::noticed, this, &Workbench::tell);
    if (m_options.followsFiles) {
        m_watch = new SourceWatch(this);
        connect(m_watch, &SourceWatch::changed, this, &Workbench::follow);
    }
}

Workbench::~Workbench()
{
    m_uploadTask.cancel();
    m_editTask.cancel();
    m_guestTask.cancel();
    m_runTask.cancel();
    m_drainTask.cancel();
    m_gate->closeAndWait();
}

QString Workbench::notRunnable() const
{
    if (isRunning())
        return tr("A run is going on.");
    if (!m_upload)
        return tr("Open a source file first.");
    if (!m_upload->program)
        return m_upload->notRunnable.isEmpty() ? tr("There is no program to run.") : m_upload->notRunnable;
    return {};
}

void Workbench::tell(const Error& error)
{
    if (error.code != ErrorCode::Cancelled)
        Q_EMIT problem(error);
}

TaskContext::Reporter Workbench::reporter(int activity)
{
    return [this, activity](const Progress& progress) { m_activities->update(activity, progress); };
}

void Workbench::open(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    QStringList absolute;
    for (const QString& path : paths)
        absolute << QFileInfo(path).absoluteFilePath();
    if (absolute != m_paths)
        m_chosenProfile.clear();
    m_paths = absolute;
    m_edits.clear();
    m_pendingOverrides.clear();
    m_editTask.cancel();
    m_changes = {};
    analyse({});
    Q_EMIT uploadStarted(absolute);
}

void Workbench::analyse(const QStringList& changedFiles)
{
    m_guestTask.cancel();
    m_activities->end(m_guestActivity);
    m_activities->end(m_uploadActivity);
    const QString title = titleOf(m_paths);
    const QString text = title.isEmpty() ? tr("Analysing %n path(s)", nullptr, static_cast<int>(m_paths.size()))
                                         : tr("Analysing %1").arg(title);
    m_uploadActivity = m_activities->begin(text, [this] { m_uploadTask.requestCancel(); });
    const UploadRequest request { .paths = m_paths,
        .forcedProfile = m_chosenProfile,
        .inputBytes = 0,
        .instantiate = m_options.instantiateGuests,
        .graph = {},
        .keepsFacts = true,
        .changedFiles = changedFiles };
    start<UploadPtr>(
        m_uploadTask, this,
        [request](Pipeline& pipeline, const TaskContext& context) { return pipeline.upload(request, context); },
        [this](Result<UploadPtr> result) {
            m_activities->end(m_uploadActivity);
            if (!result) {
                tell(result.error());
                Q_EMIT uploadFailed();
                return;
            }
            show(*result);
            if (m_watch)
                m_watch->watch(m_upload->analysis.graph);
            awaitGuest();
            follow({}, false);
        },
        reporter(m_uploadActivity));
}

/// Analyses again what has changed on disk, once nothing else is at work on the upload.
void Workbench::follow(const QStringList& changedFiles, bool others)
{
    m_changes.files += changedFiles;
    m_changes.hasOthers = m_changes.hasOthers || others;
    if (isAnalysing() || m_editTask.isRunning() || (m_changes.files.isEmpty() && !m_changes.hasOthers))
        return;
    const Changes changes = std::exchange(m_changes, {});
    analyse(changes.hasOthers ? QStringList() : changes.files);
}

void Workbench::reanalyse()
{
    open(m_paths);
}

void Workbench::show(const UploadPtr& upload)
{
    const bool sameAnalysis = m_upload && m_upload->analysis.graph == upload->analysis.graph;
    m_upload = upload;
    if (!sameAnalysis)
        m_selection->setAnalysis(upload->analysis);
    Q_EMIT uploadChanged();
}

void Workbench::awaitGuest()
{
    m_activities->end(m_guestActivity);
    if (!m_options.instantiateGuests || !m_upload->program) {
        m_guestTask.cancel();
        return;
    }
    m_guestActivity = m_activities->begin(
        tr("Preparing a guest for %1").arg(m_upload->title), [this] { m_guestTask.requestCancel(); });
    start<GuestInfo>(
        m_guestTask, this,
        [upload = m_upload](
            Pipeline& pipeline, const TaskContext& context) { return pipeline.waitReady(upload, context); },
        [this](const Result<GuestInfo>& result) {
            m_activities->end(m_guestActivity);
            if (!result)
                tell(result.error());
        },
        reporter(m_guestActivity));
}

std::optional<QString> Workbench::overrideOf(const QString& fieldId) const
{
    if (const auto pending = m_pendingOverrides.find(fieldId); pending != m_pendingOverrides.end())
        return pending->second;
    if (!m_upload || profileOrigin(m_upload->profile(), fieldId) != Origin::Override)
        return std::nullopt;
    return profileValue(m_upload->profile(), fieldId);
}

void Workbench::overrideField(const QString& fieldId, const std::optional<QString>& value)
{
    m_pendingOverrides[fieldId] = value;
    enqueue([fieldId, value](Pipeline& pipeline, const UploadPtr& upload, const TaskContext& context) {
        return pipeline.overrideField(upload, fieldId, value, context);
    });
}

void Workbench::chooseProfile(const QString& name)
{
    m_chosenProfile = name;
    enqueue([name](Pipeline& pipeline, const UploadPtr& upload, const TaskContext& context) {
        return pipeline.chooseProfile(upload, name, context);
    });
}

void Workbench::enqueue(ProfileEdit edit)
{
    if (!m_upload)
        return;
    m_edits.push_back(std::move(edit));
    if (!m_editTask.isRunning())
        nextEdit();
}

void Workbench::nextEdit()
{
    if (m_edits.empty()) {
        m_pendingOverrides.clear();
        Q_EMIT uploadChanged();
        Q_EMIT profileEdited();
        awaitGuest();
        follow({}, false);
        return;
    }
    const ProfileEdit edit = std::move(m_edits.front());
    m_edits.pop_front();
    start<UploadPtr>(
        m_editTask, this,
        [edit, upload = m_upload](
            Pipeline& pipeline, const TaskContext& context) { return edit(pipeline, upload, context); },
        [this](const Result<UploadPtr>& result) {
            if (result)
                m_upload = *result;
            else
                tell(result.error());
            nextEdit();
        });
}

void Workbench::run(const Job& job, bool forceCold)
{
    if (!notRunnable().isEmpty())
        return;
    const int activity
        = m_activities->begin(tr("Running %1").arg(m_upload->title), [this] { m_runTask.requestCancel(); });
    auto output = std::make_shared<OutputBuffer>();
    start<RunRecord>(
        m_runTask, this,
        [upload = m_upload, job, forceCold, output](Pipeline& pipeline, const TaskContext& context) {
            return pipeline.execute(upload, job, forceCold, *output, context);
        },
        [this, activity](const Result<RunRecord>& result) {
            m_activities->end(activity);
            if (result) {
                Q_EMIT runFinished(*result);
                return;
            }
            tell(result.error());
            Q_EMIT runFailed();
        },
        reporter(activity));
    Q_EMIT runStarted(output);
}

void Workbench::stopRun()
{
    m_runTask.requestCancel();
}

void Workbench::drainPool()
{
    start<void>(
        m_drainTask, this,
        [](Pipeline& pipeline, const TaskContext&) -> Result<> {
            pipeline.drainPool();
            return {};
        },
        [](const Result<>&) {});
}

} // namespace Foreguest
