// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/graphsessions.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// A session keeps all facts of its project: about a kilobyte a line.
constexpr size_t mostSessions = 3;
constexpr std::chrono::milliseconds lookInterval { 20 };
} // namespace

GraphSessions::Entry::Entry(const QStringList& given, const GraphOptions& wanted)
    : paths(given)
    , options(wanted)
    , session(given, wanted)
{
}

bool GraphSessions::Entry::isFor(const QStringList& given, const GraphOptions& wanted) const
{
    return paths == given && options.threads == wanted.threads && options.maximumFileBytes == wanted.maximumFileBytes
        && options.maximumFiles == wanted.maximumFiles && options.parseTimeoutMs == wanted.parseTimeoutMs;
}

std::shared_ptr<GraphSessions::Entry> GraphSessions::entryFor(const QStringList& paths, const GraphOptions& options)
{
    const std::lock_guard lock(m_mutex);
    const auto place = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const auto& entry) { return entry->isFor(paths, options); });
    std::shared_ptr<Entry> entry;
    if (place == m_entries.end()) {
        entry = std::make_shared<Entry>(paths, options);
    } else {
        entry = *place;
        m_entries.erase(place);
    }
    m_entries.push_front(entry);
    // One that is at work lives until it is done.
    if (m_entries.size() > mostSessions)
        m_entries.pop_back();
    return entry;
}

Result<GraphSessions::Updated> GraphSessions::update(
    const QStringList& paths, const GraphOptions& options, const QStringList& changed, const TaskContext& context)
{
    const std::shared_ptr<Entry> entry = entryFor(paths, options);
    std::unique_lock lock(entry->mutex, std::defer_lock);
    while (!lock.try_lock_for(lookInterval))
        FOREGUEST_TRY(context.checkpoint());
    FOREGUEST_TRY_ASSIGN(
        graph, changed.isEmpty() ? entry->session.update(context) : entry->session.update(changed, context));
    return Updated { graph, entry->session.effort() };
}

} // namespace Foreguest
