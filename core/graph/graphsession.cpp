// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphsession.h"

#include "core/graph/buildsteps.h"
#include "core/graph/fileedit.h"
#include "core/graph/graphdraft.h"
#include "core/graph/manifest.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <optional>
#include <set>

namespace Foreguest {

namespace {
using GraphResult = Result<std::shared_ptr<const CodeGraph>>;

/// A file that was found, and what became of it.
struct Known
{
    FoundFile found;
    qint64 bytes = -1;
    qint64 modified = -1;
    SourceFile source;
    QString skipped;
    quint32 file = noIndex; ///< In the program; noIndex where it was skipped.
};

/// A file of the program in which values flow otherwise than they did.
struct Edited
{
    quint32 file = 0;
    ProgramFile before;
};

constexpr size_t mostFolders = 4000;

/// A digest of the files beside the sources and in the folders around them, among which are the manifests that tell
/// versions and what modules are called.
QByteArray surroundings(const std::vector<FoundFile>& files)
{
    const LanguageRegistry& languages = LanguageRegistry::instance();
    std::set<QString> folders;
    for (const FoundFile& file : files) {
        QString folder = file.path.left(file.path.lastIndexOf(QLatin1Char('/')));
        while (folders.size() < mostFolders && folders.insert(folder).second && folder.size() > file.root.size())
            folder.truncate(folder.lastIndexOf(QLatin1Char('/')));
    }
    QCryptographicHash digest(QCryptographicHash::Blake2b_160);
    for (const QString& folder : folders) {
        QStringList lines;
        QDirIterator entries(folder, QDir::Files | QDir::Hidden);
        while (entries.hasNext()) {
            const QFileInfo entry = entries.nextFileInfo();
            if (!languages.isSource(entry.filePath()))
                lines << QStringLiteral("%1/%2/%3")
                             .arg(entry.filePath())
                             .arg(entry.size())
                             .arg(entry.lastModified().toMSecsSinceEpoch());
        }
        lines.sort();
        digest.addData(lines.join(QLatin1Char('\n')).toUtf8());
    }
    return digest.result();
}

Known knownOf(const FoundFile& found)
{
    const QFileInfo info(found.path);
    Known known;
    known.found = found;
    known.bytes = info.size();
    known.modified = info.lastModified().toMSecsSinceEpoch();
    return known;
}

/// Equal but for the lines, which values don't depend on.
template <typename Entry> bool isSame(const std::vector<Entry>& a, const std::vector<Entry>& b)
{
    const auto isSameEntry = [](Entry first, const Entry& second) {
        if constexpr (requires { first.line; })
            first.line = second.line;
        if constexpr (requires { first.endLine; })
            first.endLine = second.endLine;
        if constexpr (requires { first.column; })
            first.column = second.column;
        return first == second;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), isSameEntry);
}

/// Whether values flow in one as in the other.
bool flowsAlike(const ProgramFile& a, const ProgramFile& b)
{
    const FileFacts& x = a.facts;
    const FileFacts& y = b.facts;
    return a.language == b.language && a.module == b.module && isSame(x.exprs, y.exprs) && isSame(x.flows, y.flows)
        && isSame(x.definitions, y.definitions) && isSame(x.scopes, y.scopes) && isSame(x.bindings, y.bindings)
        && isSame(x.arguments, y.arguments) && isSame(x.callSites, y.callSites) && isSame(x.imports, y.imports)
        && isSame(x.returns, y.returns) && isSame(x.extensions, y.extensions) && x.opened == y.opened
        && x.usings == y.usings && x.virtuals == y.virtuals && x.conditions == y.conditions && x.macros == y.macros
        && x.package == y.package;
}

void takeOffsets(ProgramFile& file, const ProgramFile& from)
{
    file.firstExpr = from.firstExpr;
    file.firstBinding = from.firstBinding;
    file.firstDefinition = from.firstDefinition;
    file.firstArgument = from.firstArgument;
    file.firstStep = from.firstStep;
    file.exprRoom = from.exprRoom;
    file.bindingRoom = from.bindingRoom;
    file.argumentRoom = from.argumentRoom;
    file.stepRoom = from.stepRoom;
}
} // namespace

struct GraphSession::State
{
    QStringList paths;
    GraphOptions options;
    Effort effort;
    std::vector<std::pair<QString, QString>> notFound; ///< Path and reason.
    QByteArray around; ///< What stands beside the sources.
    QStringList missed; ///< Files that were said to have changed, in updates that were cancelled.
    std::vector<Known> known;
    SourceProgram program;
    std::unique_ptr<Solver> solver; ///< Empty where values have to flow anew.
    std::unique_ptr<GraphDraft> draft; ///< Of what the solver tells; empty where it has to be written anew.
    std::vector<quint32> rewritten; ///< Files that the draft has yet to look at again.
    std::shared_ptr<const CodeGraph> graph; ///< Of the last update that was whole.
    size_t textsAtFirst = 0;
    /// By ecosystem and name; no value where the files beside the sources have to be asked.
    std::optional<QHash<QString, QString>> versions;

    GraphResult apply(std::vector<Known> next, const std::vector<size_t>& stale, const TaskContext& context);
    bool replaceFiles(std::vector<Known>& next, const std::vector<size_t>& stale, std::vector<ReadFile>& results,
        std::vector<Edited>& edited);
    bool follow(const std::vector<Edited>& edited, const TaskContext& context);
    GraphResult write(const TaskContext& context);
    void writeWhole(CodeGraph& result);
    void writeDraft(CodeGraph& result);
    void takeVersions(CodeGraph& result);
    void forget();
};

GraphSession::GraphSession(QStringList paths, GraphOptions options)
    : m_state(std::make_unique<State>())
{
    m_state->paths = std::move(paths);
    m_state->options = options;
}

GraphSession::~GraphSession() = default;

const GraphSession::Effort& GraphSession::effort() const
{
    return m_state->effort;
}

GraphResult GraphSession::update(const TaskContext& context)
{
    const LanguageRegistry& languages = LanguageRegistry::instance();
    FOREGUEST_TRY_ASSIGN(found,
        discoverFiles(
            m_state->paths, m_state->options.maximumFiles,
            [&](const QString& path) { return languages.isSource(path); }, context));
    const bool isListAsBefore = found.skipped == m_state->notFound;
    m_state->notFound = std::move(found.skipped);
    // Texts of names that are gone stay in the pool; when they are the most of it, all is read anew.
    if (m_state->textsAtFirst != 0 && m_state->program.strings.size() > 2 * m_state->textsAtFirst + 100'000)
        m_state->forget();
    if (QByteArray around = surroundings(found.files); around != m_state->around) {
        m_state->around = std::move(around);
        m_state->solver.reset();
        m_state->versions.reset();
    }
    QHash<QString, const Known*> old;
    for (const Known& known : m_state->known)
        old.insert(known.found.path, &known);
    std::vector<Known> next;
    std::vector<size_t> stale;
    for (const FoundFile& file : found.files) {
        Known now = knownOf(file);
        const Known* before = old.value(file.path);
        const bool isStale = !before || before->bytes != now.bytes || before->modified != now.modified
            || before->found.root != file.root;
        if (isStale)
            stale.push_back(next.size());
        if (before) {
            now.source = before->source;
            now.skipped = before->skipped;
            now.file = before->file;
        }
        next.push_back(std::move(now));
    }
    const bool isUnchanged = isListAsBefore && stale.empty() && next.size() == m_state->known.size();
    if (isUnchanged && m_state->solver && m_state->graph) {
        m_state->effort = {};
        return m_state->graph;
    }
    return m_state->apply(std::move(next), stale, context);
}

GraphResult GraphSession::update(const QStringList& changed, const TaskContext& context)
{
    std::vector<size_t> stale;
    std::vector<Known> next = m_state->known;
    m_state->missed += changed;
    for (const QString& path : QStringList(m_state->missed)) {
        const auto place
            = std::find_if(next.begin(), next.end(), [&](const Known& known) { return known.found.path == path; });
        if (place == next.end() || !QFileInfo::exists(path))
            return update(context);
        const Known now = knownOf(place->found);
        place->bytes = now.bytes;
        place->modified = now.modified;
        stale.push_back(size_t(place - next.begin()));
    }
    std::sort(stale.begin(), stale.end());
    stale.erase(std::unique(stale.begin(), stale.end()), stale.end());
    return m_state->apply(std::move(next), stale, context);
}

void GraphSession::State::forget()
{
    known.clear();
    draft.reset();
    solver.reset();
    program = SourceProgram();
    graph.reset();
    textsAtFirst = 0;
}

GraphResult GraphSession::State::apply(
    std::vector<Known> next, const std::vector<size_t>& stale, const TaskContext& context)
{
    std::vector<FoundFile> files;
    files.reserve(stale.size());
    for (const size_t i : stale)
        files.push_back(next[i].found);
    effort = { files.size(), false, false };
    std::vector<ReadFile> results = readFiles(files, options, context);
    FOREGUEST_TRY(context.checkpoint());
    std::vector<Edited> edited;
    const bool isKept = replaceFiles(next, stale, results, edited);
    known = std::move(next);
    missed.clear();
    if (!isKept || edited.size() > 1 || !follow(edited, context))
        solver.reset();
    FOREGUEST_TRY(context.checkpoint());
    return write(context);
}

/// Lets values flow anew as far as the edit could change them.
bool GraphSession::State::follow(const std::vector<Edited>& edited, const TaskContext& context)
{
    if (edited.empty())
        return true;
    if (!solver || !solver->canFollow())
        return false;
    effort.hasFollowed
        = solver->follow(edited.front().file, edited.front().before, [&] { return context.isCancelled(); });
    if (effort.hasFollowed) {
        const std::vector<quint32> readers = solver->changedReaders();
        rewritten.insert(rewritten.end(), readers.begin(), readers.end());
    }
    return effort.hasFollowed;
}

/// Puts the program's files in their new order, read ones in place of old ones; returns whether all others are what and
/// where they were. Files in which values flow otherwise than before are in `edited`.
bool GraphSession::State::replaceFiles(std::vector<Known>& next, const std::vector<size_t>& stale,
    std::vector<ReadFile>& results, std::vector<Edited>& edited)
{
    std::vector<ProgramFile> files;
    bool isKept = true;
    size_t read = 0;
    for (size_t i = 0; i < next.size(); ++i) {
        Known& entry = next[i];
        const quint32 before = entry.file;
        const bool isRead = read < stale.size() && stale[read] == i;
        ReadFile* result = isRead ? &results[read++] : nullptr;
        if (result) {
            entry.skipped = result->skipped;
            entry.file = result->skipped.isEmpty() ? 0 : noIndex;
        }
        isKept = isKept && (entry.file == noIndex ? before == noIndex : before == files.size());
        if (entry.file != noIndex) {
            if (result) {
                files.push_back(toProgramFile(*result, entry.found));
                program.renumber(files.back());
                if (isKept) {
                    alignBindings(program.files[before].facts, files.back().facts);
                    takeOffsets(files.back(), program.files[before]);
                    rewritten.push_back(before);
                    if (!flowsAlike(files.back(), program.files[before]))
                        edited.push_back({ before, std::move(program.files[before]) });
                }
            } else {
                files.push_back(std::move(program.files[before]));
            }
            entry.file = quint32(files.size()) - 1;
        }
        if (result)
            entry.source = std::move(result->source);
    }
    isKept = isKept && files.size() == program.files.size();
    program.files = std::move(files);
    return isKept;
}

GraphResult GraphSession::State::write(const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    if (!solver) {
        program.join(true);
        auto fresh = std::make_unique<Solver>(program, program.strings, true);
        fresh->solve([&] { return context.isCancelled(); });
        FOREGUEST_TRY(context.checkpoint());
        if (!fresh->canFollow())
            fresh->release();
        draft.reset();
        versions.reset();
        solver = std::move(fresh);
        effort.hasSolved = true;
    }
    auto result = std::make_shared<CodeGraph>();
    for (const auto& [path, reason] : notFound)
        result->skipped.push_back({ path, reason });
    for (const Known& entry : known) {
        if (entry.file == noIndex)
            result->skipped.push_back({ entry.found.path, entry.skipped });
        else
            addFile(*result, entry.source);
    }
    if (GraphDraft::isPossible(program))
        writeDraft(*result);
    else
        writeWhole(*result);
    result->finish();
    takeVersions(*result);
    if (textsAtFirst == 0)
        textsAtFirst = program.strings.size();
    result->stats.threads = threadsFor(options, std::max<size_t>(1, effort.filesRead));
    result->stats.resolveMs = double(timer.nsecsElapsed()) / 1e6;
    result->stats.totalMs = result->stats.resolveMs;
    result->stats.peakMemoryBytes = peakMemoryBytes();
    graph = std::move(result);
    return graph;
}

/// The writer gives bodies and texts to the graph; the session still needs them.
void GraphSession::State::writeWhole(CodeGraph& result)
{
    std::vector<std::vector<BodyFacts>> bodies;
    bodies.reserve(program.files.size());
    for (const ProgramFile& file : program.files)
        bodies.push_back(file.facts.bodies);
    GraphWriter(program, *solver, result).write();
    program.strings = result.strings.clone();
    for (size_t i = 0; i < bodies.size(); ++i)
        program.files[i].facts.bodies = std::move(bodies[i]);
}

void GraphSession::State::writeDraft(CodeGraph& result)
{
    if (!draft || !draft->rewrite(std::move(rewritten))) {
        draft = std::make_unique<GraphDraft>(program, *solver);
        draft->write();
    }
    rewritten.clear();
    draft->copyTo(result);
}

/// Manifests tell the same as before unless something has changed around the sources, or a library is new.
void GraphSession::State::takeVersions(CodeGraph& result)
{
    const auto keyOf
        = [&](const LibraryUse& library) { return library.ecosystem + QLatin1Char('\n') + result.text(library.name); };
    const auto isKnown = [&](const LibraryUse& library) { return versions->contains(keyOf(library)); };
    if (versions && std::all_of(result.libraries.begin(), result.libraries.end(), isKnown)) {
        for (LibraryUse& library : result.libraries)
            library.version = versions->value(keyOf(library));
        return;
    }
    readVersions(program, result);
    versions.emplace();
    for (const LibraryUse& library : result.libraries)
        versions->insert(keyOf(library), library.version);
}

} // namespace Foreguest
