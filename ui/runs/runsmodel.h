// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/runs/runcolumns.h"

namespace Foreguest {

class Workbench;

/// The runs of the history, the newest first, loaded page by page in a worker thread.
class RunsModel : public RowTable<RunRecord>
{
    Q_OBJECT
public:
    static constexpr int pageSize = 200;

    explicit RunsModel(Workbench* workbench, QObject* parent = nullptr);

    /// Loads again as many pages as are shown, at least one.
    void reload();
    bool isLoading() const { return m_loading.isRunning(); }
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const Foreguest::Error& error);

private:
    void load(int offset, int limit);

    Workbench* m_workbench;
    bool m_hasMore = false;
    bool m_isStale = false;
    Task<std::vector<RunRecord>> m_loading;
};

} // namespace Foreguest
