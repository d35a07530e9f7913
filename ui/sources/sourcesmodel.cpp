// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcesmodel.h"

#include "ui/commands/svgicon.h"

#include <QLocale>

namespace Foreguest {

namespace {

bool isNumeric(int column)
{
    return column == SourcesModel::LinesColumn || column == SourcesModel::FunctionsColumn;
}

} // namespace

struct SourcesModel::Item
{
    Item* parent = nullptr;
    int row = 0;
    QString name;
    QString reason; ///< Of a skipped file.
    QString icon;
    quint32 file = noIndex;
    int functions = 0;
    std::vector<std::unique_ptr<Item>> children;

    Item* add(const QString& childName, const QString& childIcon)
    {
        auto child = std::make_unique<Item>();
        child->parent = this;
        child->row = static_cast<int>(children.size());
        child->name = childName;
        child->icon = childIcon;
        children.push_back(std::move(child));
        return children.back().get();
    }
};

SourcesModel::SourcesModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

SourcesModel::~SourcesModel() = default;

SourcesModel::Item* SourcesModel::folderOf(const QString& path)
{
    Item* folder = m_root.get();
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString& part : parts.mid(0, parts.size() - 1)) {
        Item* next = nullptr;
        if (!folder->children.empty() && folder->children.back()->file == noIndex
            && folder->children.back()->name == part)
            next = folder->children.back().get();
        for (size_t i = 0; !next && i < folder->children.size(); ++i) {
            if (folder->children[i]->file == noIndex && folder->children[i]->name == part)
                next = folder->children[i].get();
        }
        folder = next ? next : folder->add(part, QStringLiteral("folder"));
    }
    return folder;
}

void SourcesModel::setGraph(std::shared_ptr<const CodeGraph> graph)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_root = std::make_unique<Item>();
    m_files.clear();
    if (m_graph) {
        for (quint32 file = 0; file < m_graph->files.size(); ++file) {
            const QString& path = m_graph->files[file].path;
            Item* item = folderOf(path)->add(path.section(u'/', -1), QStringLiteral("file"));
            item->file = file;
            m_files.push_back(item);
        }
        for (const Node& node : m_graph->nodes) {
            if (node.kind == NodeKind::Function && !node.external && node.file < m_files.size())
                ++m_files[node.file]->functions;
        }
        while (m_root->children.size() == 1 && m_root->children[0]->file == noIndex
            && m_root->children[0]->children.size() == 1 && m_root->children[0]->children[0]->file == noIndex) {
            std::unique_ptr<Item> only = std::move(m_root->children[0]->children[0]);
            only->name = m_root->children[0]->name + u'/' + only->name;
            only->parent = m_root.get();
            m_root->children[0] = std::move(only);
        }
        addSkipped(m_graph->skipped);
    }
    endResetModel();
}

void SourcesModel::addSkipped(const std::vector<SkippedFile>& skipped)
{
    if (skipped.empty())
        return;
    Item* branch = m_root->add(
        tr("%n file(s) not analysed", nullptr, static_cast<int>(skipped.size())), QStringLiteral("warning"));
    for (const SkippedFile& file : skipped)
        branch->add(file.path, QStringLiteral("warning"))->reason = file.reason;
}

NodeId SourcesModel::moduleAt(const QModelIndex& index) const
{
    const Item* item = itemOf(index);
    return item->file == noIndex ? noIndex : m_graph->files[item->file].module;
}

QModelIndex SourcesModel::indexOfFile(quint32 file) const
{
    return file < m_files.size() ? indexOf(m_files[file]) : QModelIndex();
}

SourcesModel::Item* SourcesModel::itemOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : m_root.get();
}

QModelIndex SourcesModel::indexOf(const Item* item) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, 0, item);
}

QModelIndex SourcesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex SourcesModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(itemOf(index)->parent) : QModelIndex();
}

int SourcesModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent)->children.size());
}

int SourcesModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QVariant SourcesModel::text(const Item& item, int column) const
{
    if (column == NameColumn)
        return item.reason.isEmpty() ? item.name : tr("%1: %2").arg(item.name.section(u'/', -1), item.reason);
    if (item.file == noIndex)
        return {};
    const SourceFile& file = m_graph->files[item.file];
    switch (column) {
    case LanguageColumn:
        return file.language;
    case LinesColumn:
        return QLocale().toString(file.lines);
    case FunctionsColumn:
        return QLocale().toString(item.functions);
    default:
        return {};
    }
}

QVariant SourcesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item& item = *itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(item, index.column());
    case Qt::DecorationRole:
        return index.column() == NameColumn ? QVariant(svgIcon(item.icon)) : QVariant();
    case Qt::ToolTipRole: {
        if (item.file == noIndex)
            return item.reason.isEmpty() ? item.name : tr("%1: %2").arg(item.name, item.reason);
        const SourceFile& file = m_graph->files[item.file];
        return file.errorBytes == 0
            ? file.path
            : tr("%1\n%n byte(s) could not be parsed.", nullptr, static_cast<int>(file.errorBytes)).arg(file.path);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    default:
        return {};
    }
}

QVariant SourcesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case LanguageColumn:
        return tr("Language");
    case LinesColumn:
        return tr("Lines");
    case FunctionsColumn:
        return tr("Funcs", "short for functions");
    default:
        return {};
    }
}

} // namespace Foreguest
