// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/buildgraph.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Foreguest::Testing {

/// Source text by path below a folder of its own.
using Sources = std::vector<std::pair<QString, QByteArray>>;

inline QString writeSources(const QTemporaryDir& folder, const Sources& sources)
{
    QString root = folder.filePath(QStringLiteral("proj"));
    QDir().mkpath(root);
    for (const auto& [path, text] : sources) {
        const QString whole = root + QLatin1Char('/') + path;
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
    }
    return root;
}

inline std::shared_ptr<const CodeGraph> build(const QString& path, int threads = 1)
{
    GraphOptions options;
    options.threads = threads;
    const auto graph = buildGraph({ path }, options, TaskContext());
    return graph ? *graph : nullptr;
}

inline std::shared_ptr<const CodeGraph> build(const Sources& sources, int threads = 1)
{
    const QTemporaryDir folder;
    return build(writeSources(folder, sources), threads);
}

/// `from > to` for each edge of a kind, sorted, once each.
inline QStringList edges(const CodeGraph& graph, std::initializer_list<EdgeKind> kinds)
{
    QStringList list;
    for (const Edge& edge : graph.edges) {
        if (std::find(kinds.begin(), kinds.end(), edge.kind) != kinds.end())
            list << graph.qualifiedName(edge.from) + QStringLiteral(" > ") + graph.qualifiedName(edge.to);
    }
    list.sort();
    list.removeDuplicates();
    return list;
}

inline QStringList calls(const CodeGraph& graph)
{
    return edges(graph, { EdgeKind::Calls, EdgeKind::Instantiates });
}

/// Lines of expected edges, `from > to`, sorted.
inline QStringList expected(const char* text)
{
    QStringList list;
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines)
        list << line.trimmed();
    list.removeAll(QString());
    list.sort();
    return list;
}

inline const BodyFacts* factsOf(const CodeGraph& graph, QByteArrayView name)
{
    const NodeId node = graph.find(name);
    return node == noIndex || graph.nodes[node].facts == noIndex ? nullptr : &graph.facts[graph.nodes[node].facts];
}

} // namespace Foreguest::Testing
