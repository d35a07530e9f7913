// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <QAbstractItemModel>

#include <memory>

namespace Foreguest {

/// The files of a graph as a tree of folders; below the files a branch with those that were skipped, each with its
/// reason.
class SourcesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum ColumnId { NameColumn, LinesColumn, FunctionsColumn, LanguageColumn, ColumnCount };

    explicit SourcesModel(QObject* parent = nullptr);
    ~SourcesModel() override;

    /// O(files + nodes).
    void setGraph(std::shared_ptr<const CodeGraph> graph);
    /// The module node of a file's row; noIndex for folders and skipped files.
    NodeId moduleAt(const QModelIndex& index) const;
    /// The row of a file of the graph.
    QModelIndex indexOfFile(quint32 file) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;
    Item* itemOf(const QModelIndex& index) const;
    Item* folderOf(const QString& path);
    void addSkipped(const std::vector<SkippedFile>& skipped);
    QModelIndex indexOf(const Item* item) const;
    QVariant text(const Item& item, int column) const;

    std::shared_ptr<const CodeGraph> m_graph;
    std::unique_ptr<Item> m_root;
    std::vector<Item*> m_files;
};

} // namespace Foreguest
