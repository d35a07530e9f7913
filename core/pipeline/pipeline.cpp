// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"

#include "core/base/paths.h"
#include "core/graph/declared.h"
#include "core/pipeline/graphsessions.h"
#include "core/pipeline/guestsupply.h"
#include "core/pipeline/uploadsummary.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace Foreguest {

struct Pipeline::Private
{
    PipelineOptions options;
    std::unique_ptr<History> history;
    Predictor predictor;
    std::mutex predictorMutex;
    GraphSessions sessions;
    std::unique_ptr<GuestSupply> supply;

    Result<Prediction> predict(const QStringList& paths, const Analysis& analysis,
        const std::shared_ptr<const Program>& program, const QString& forcedProfile, qint64 inputBytes);
    Result<std::vector<VmProfile>> profiles() const;
};

namespace {

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// What overrides are remembered for.
QString overrideKey(const QStringList& paths)
{
    return QFileInfo(paths.value(0)).absoluteFilePath();
}

GuestSupply::Order orderFor(const Upload& upload)
{
    return { upload.profile(), preparationFor(*upload.program) };
}

/// What manifests ask for stands beside what the code imports, and tells more of what it names as well: an import that
/// no package was known for may be the library of one that a manifest names.
void addDeclared(const std::vector<DeclaredLibrary>& declared, Features& features)
{
    for (const DeclaredLibrary& library : declared) {
        if (library.package.isEmpty()) {
            if (!features.libraries.contains(library.library))
                features.unresolved << library.name;
            continue;
        }
        features.packages << library.package;
        features.unresolved.removeAll(library.library);
    }
    for (QStringList* list : { &features.packages, &features.unresolved }) {
        list->sort();
        list->removeDuplicates();
    }
}

Result<> requireProgram(const UploadPtr& upload)
{
    if (upload->program)
        return {};
    return failure(ErrorCode::InvalidInput,
        QStringLiteral("%1 can't be run: %2").arg(upload->title, upload->notRunnable),
        QStringLiteral("Give one source file, or a folder with an entry file such as main.py, index.js or main.c."));
}

/// What the pool's policy learns from: when programs were run lately.
std::vector<PastRun> pastRuns(const History& history)
{
    constexpr int newest = 500;
    std::vector<PastRun> past;
    const auto runs = history.runs(newest);
    if (!runs)
        return past; // The policy then begins with nothing; what is wrong with the history is told elsewhere.
    past.reserve(runs->size());
    for (const RunRecord& run : *runs)
        past.push_back({ QFileInfo(run.program).absoluteFilePath(), GuestPool::minuteOf(run.startedAt) });
    return past;
}

void describeGuest(RunRecord& record, const GuestInfo& guest, const Image& image)
{
    record.guestName = guest.name;
    record.image = image.name;
    record.imageHash = image.hash;
    record.accelerator = guest.accelerator;
    record.guestMemory = guest.memory;
    record.guestVcpus = guest.vcpus;
    if (guest.bootMs >= 0)
        record.stages[QStringLiteral("boot")] = guest.bootMs;
    if (guest.prepareMs >= 0)
        record.stages[QStringLiteral("prepare")] = guest.prepareMs;
}

} // namespace

Pipeline::Pipeline(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Pipeline::~Pipeline()
{
    // The supply's threads report to this object, so it goes first.
    d->supply.reset();
}

Result<std::unique_ptr<Pipeline>> Pipeline::open(const PipelineOptions& options)
{
    auto data = std::make_unique<Private>();
    data->options = options;
    FOREGUEST_TRY_ASSIGN(
        history, History::open(options.historyPath.isEmpty() ? Paths::historyDatabase() : options.historyPath));
    data->history = std::move(history);
    std::unique_ptr<Pipeline> pipeline(new Pipeline(std::move(data)));
    Pipeline* self = pipeline.get();
    PoolLimits limits = options.pool;
    limits.pastRuns = pastRuns(*self->d->history);
    self->d->supply = std::make_unique<GuestSupply>(
        options.connectUri, options.imageFolder.isEmpty() ? Paths::images() : options.imageFolder, std::move(limits),
        [self](const GuestInfo& guest) {
            // A history that can't be written must not stop guests; begin() of a run says so.
            (void)self->d->history->recordGuest(guestRow(guest));
            Q_EMIT self->guestsChanged();
        },
        [self](const Error& error) { Q_EMIT self->noticed(error); });
    return pipeline;
}

Result<UploadPtr> Pipeline::upload(const UploadRequest& request, const TaskContext& context)
{
    auto upload = std::make_shared<Upload>();
    upload->paths = request.paths;
    upload->title = uploadTitle(request.paths);
    upload->inputBytes = request.inputBytes;
    upload->forcedProfile = request.forcedProfile;
    upload->instantiates = request.instantiate;
    FOREGUEST_TRY(analyse(*upload, request, context));

    if (auto program = loadSingleProgram(request.paths, context))
        upload->program = std::make_shared<Program>(std::move(*program));
    else
        upload->notRunnable = program.error().message;
    FOREGUEST_TRY(context.checkpoint());

    QElapsedTimer timer;
    timer.start();
    FOREGUEST_TRY_ASSIGN(prediction,
        d->predict(request.paths, upload->analysis, upload->program, request.forcedProfile, request.inputBytes));
    upload->prediction = std::move(prediction);
    upload->stages[QStringLiteral("predict")] = elapsedMs(timer);

    auto sourceId = d->history->recordSource(sourceRow(*upload));
    if (sourceId) {
        upload->sourceId = *sourceId;
        (void)d->history->recordPrediction(*sourceId, upload->profile().name, upload->prediction.forecast);
        if (upload->prediction.isNewProfile)
            (void)d->history->saveProfile(upload->profile());
    } else {
        Q_EMIT noticed(sourceId.error());
    }
    if (request.instantiate)
        instantiate(upload);
    return upload;
}

/// The graph, brought up to the files where the facts of an earlier upload were kept, and the costs.
Result<> Pipeline::analyse(Upload& upload, const UploadRequest& request, const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    std::shared_ptr<const CodeGraph> graph;
    if (request.keepsFacts) {
        FOREGUEST_TRY_ASSIGN(updated, d->sessions.update(request.paths, request.graph, request.changedFiles, context));
        graph = updated.graph;
        upload.effort.filesRead = updated.effort.filesRead;
    } else {
        FOREGUEST_TRY_ASSIGN(built, buildGraph(request.paths, request.graph, context));
        graph = built;
        upload.effort.filesRead = graph->files.size();
    }
    upload.effort.graphMs = elapsedMs(timer);
    FOREGUEST_TRY_ASSIGN(costs, estimateCosts(*graph, context));
    upload.analysis = { graph, costs };
    const double analysisMs = elapsedMs(timer);
    upload.effort.costsMs = analysisMs - upload.effort.graphMs;
    upload.stages[QStringLiteral("analyze")] = analysisMs;
    return {};
}

Result<Prediction> Pipeline::Private::predict(const QStringList& paths, const Analysis& analysis,
    const std::shared_ptr<const Program>& program, const QString& forcedProfile, qint64 inputBytes)
{
    PredictionRequest request;
    request.features = extractFeatures(analysis, inputBytes);
    addDeclared(declaredLibraries(paths, *analysis.graph), request.features);
    request.programName = uploadTitle(paths);
    const auto tools = program ? Result<Toolchain>(program->tools) : toolchain(mainLanguage(*analysis.graph));
    if (tools) {
        request.image = tools->image;
        request.buildMemory = tools->buildMemory;
    }
    request.forcedProfile = forcedProfile;
    request.host = HostFacts::read();
    FOREGUEST_TRY_ASSIGN(known, profiles());
    request.profiles = std::move(known);
    std::vector<RunRecord> ownRuns;
    if (program) {
        FOREGUEST_TRY_ASSIGN(runs, history->runsOf(program->hash, 20));
        ownRuns = std::move(runs);
    }
    request.ownRuns = ownRuns;
    FOREGUEST_TRY_ASSIGN(overrides, history->overrides(overrideKey(paths)));
    request.overrides = std::move(overrides);
    const std::lock_guard lock(predictorMutex);
    return predictor.bestProfile(request);
}

Result<UploadPtr> Pipeline::repredict(const UploadPtr& upload, const QString& forcedProfile, const TaskContext& context)
{
    auto changed = std::make_shared<Upload>(*upload);
    changed->forcedProfile = forcedProfile;
    FOREGUEST_TRY_ASSIGN(
        prediction, d->predict(upload->paths, upload->analysis, upload->program, forcedProfile, upload->inputBytes));
    changed->prediction = std::move(prediction);
    FOREGUEST_TRY(context.checkpoint());
    if (changed->instantiates)
        instantiate(changed);
    return changed;
}

Result<UploadPtr> Pipeline::overrideField(
    const UploadPtr& upload, const QString& fieldId, const std::optional<QString>& value, const TaskContext& context)
{
    if (value) {
        VmProfile probe = upload->profile();
        FOREGUEST_TRY(setProfileValue(probe, fieldId, *value, Origin::Override, {}));
    }
    FOREGUEST_TRY(d->history->saveOverride(overrideKey(upload->paths), fieldId, value));
    return repredict(upload, upload->forcedProfile, context);
}

Result<UploadPtr> Pipeline::chooseProfile(
    const UploadPtr& upload, const QString& profileName, const TaskContext& context)
{
    return repredict(upload, profileName, context);
}

void Pipeline::instantiate(const UploadPtr& upload)
{
    if (upload->program)
        d->supply->order(orderFor(*upload));
}

Result<GuestInfo> Pipeline::waitReady(const UploadPtr& upload, const TaskContext& context)
{
    FOREGUEST_TRY(requireProgram(upload));
    return d->supply->waitReady(preparationFor(*upload->program).program, context);
}

Result<RunRecord> Pipeline::execute(
    const UploadPtr& upload, const Job& job, bool forceCold, ExecObserver& observer, const TaskContext& context)
{
    const auto requestedAt = std::chrono::steady_clock::now();
    FOREGUEST_TRY(requireProgram(upload));
    RunRecord record = beginRecord(*upload, job);
    if (auto id = d->history->begin(record))
        record.id = *id;
    else
        Q_EMIT noticed(id.error());
    Q_EMIT runsChanged();

    const auto run = [&]() -> Result<> {
        const GuestSupply::Order order = orderFor(*upload);
        FOREGUEST_TRY_ASSIGN(spec, d->supply->spec(order.profile, context));
        FOREGUEST_TRY_ASSIGN(taken, d->supply->take(order, forceCold, context));
        record.warm = taken.warm;
        record.stages[QStringLiteral("take")] = taken.waitedMs;
        describeGuest(record, taken.guest->info(), spec.image);
        return executeJob(*upload->program, job, *taken.guest, requestedAt, observer, record, context);
    };
    const Result<> outcome = run();

    record.endedAt = QDateTime::currentDateTimeUtc();
    if (outcome)
        record.state = RunState::Finished;
    else {
        record.state = outcome.error().code == ErrorCode::Cancelled ? RunState::Cancelled : RunState::Failed;
        record.problem = outcome.error().toString();
    }
    if (record.id > 0) {
        if (auto logged = d->history->append(record); !logged)
            Q_EMIT noticed(logged.error());
    }
    Q_EMIT runsChanged();
    if (!outcome)
        return tl::unexpected(outcome.error());
    {
        const std::lock_guard lock(d->predictorMutex);
        d->predictor.learn(extractFeatures(upload->analysis, upload->inputBytes), record);
    }
    if (d->options.refill)
        instantiate(upload);
    return record;
}

History& Pipeline::history()
{
    return *d->history;
}

ImageStore& Pipeline::images()
{
    return d->supply->images();
}

Result<std::vector<VmProfile>> Pipeline::Private::profiles() const
{
    FOREGUEST_TRY_ASSIGN(all, profileCatalogue());
    FOREGUEST_TRY_ASSIGN(saved, history->savedProfiles());
    all.insert(all.end(), std::make_move_iterator(saved.begin()), std::make_move_iterator(saved.end()));
    return all;
}

Result<std::vector<VmProfile>> Pipeline::profiles() const
{
    return d->profiles();
}

std::vector<GuestInfo> Pipeline::guests() const
{
    return d->supply->status();
}

void Pipeline::drainPool()
{
    d->supply->drain();
}

Result<std::shared_ptr<GuestHost>> Pipeline::guestHost(const TaskContext& context)
{
    return d->supply->host(context);
}

} // namespace Foreguest
