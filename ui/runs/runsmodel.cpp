// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runsmodel.h"

#include "ui/workbench/workbench.h"

namespace Foreguest {

RunsModel::RunsModel(Workbench* workbench, QObject* parent)
    : RowTable<RunRecord>(runColumns(), parent)
    , m_workbench(workbench)
{
    connect(&workbench->pipeline(), &Pipeline::runsChanged, this, &RunsModel::reload);
}

void RunsModel::reload()
{
    if (m_loading.isRunning()) {
        m_isStale = true;
        return;
    }
    load(0, std::max(pageSize, rowCount()));
}

bool RunsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore && !m_loading.isRunning();
}

void RunsModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        load(rowCount(), pageSize);
}

void RunsModel::load(int offset, int limit)
{
    m_isStale = false;
    m_workbench->start<std::vector<RunRecord>>(
        m_loading, this,
        [offset, limit](Pipeline& pipeline, const TaskContext&) { return pipeline.history().runs(limit, offset); },
        [this, offset, limit](const Result<std::vector<RunRecord>>& page) {
            if (!page) {
                Q_EMIT failed(page.error());
            } else {
                m_hasMore = static_cast<int>(page->size()) == limit;
                if (offset == 0)
                    updateRows(*page);
                else
                    appendRows(*page);
            }
            if (m_isStale)
                reload();
            else
                Q_EMIT loaded();
        });
}

} // namespace Foreguest
