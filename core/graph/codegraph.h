// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"
#include "core/graph/stringpool.h"

#include <QByteArray>
#include <QString>

#include <span>

namespace Foreguest {

/// The code graph: what exists in the sources (nodes), how it relates (edges), and what a cost estimate needs to know
/// of each body (facts). Flat arrays; ids are indexes. Immutable once built, hence safe to share between threads.

enum class NodeKind : quint8 { Module, Class, Function, Variable, Library };
/// Who can see a variable: all (of modules and classes), or the body of its function.
enum class VariableScope : quint8 { Shared, Local, Parameter };
enum class EdgeKind : quint8 { Contains, Calls, Instantiates, Imports, Reads, Writes, Flows, Inherits };

QString nodeKindName(NodeKind kind); ///< As in `analyze --json`: "function".
QString edgeKindName(EdgeKind kind); ///< As in `analyze --json`: "calls".

struct Node
{
    NodeKind kind = NodeKind::Function;
    bool external = false; ///< Defined outside the given sources: `builtins.print`.
    VariableScope scope = VariableScope::Shared; ///< Of variables.
    quint32 file = noIndex; ///< Index in CodeGraph::files; noIndex for external nodes and libraries.
    quint32 line = 0; ///< Counted from 1; 0 for external nodes.
    quint32 endLine = 0;
    StringId name = 0;
    StringId qualifiedName = 0; ///< Module path and nesting joined with dots: `pkg.mod.Class.method`.
    quint32 facts = noIndex; ///< Index in CodeGraph::facts for functions and modules.
};

struct Edge
{
    NodeId from = noIndex;
    NodeId to = noIndex;
    EdgeKind kind = EdgeKind::Calls;
    quint32 line = 0;
    float confidence = 1; ///< 1 exact, between: one of several, 0.3 and less: by name only.
};

/// What the handle is that a call of a library's function works on: `fgets(line, n, stdin)`.
struct HandleUse
{
    NodeId function = noIndex;
    quint32 file = noIndex;
    quint32 line = 0;
    StringId origin = 0; ///< What the handle came from: `stdin`, `fopen`.
    auto operator<=>(const HandleUse&) const = default;
};

struct SourceFile
{
    QString path; ///< As the user gave it, or relative to the given folder's parent argument.
    QString language; ///< Name of the folder in resources/languages.
    quint64 bytes = 0;
    quint32 lines = 0;
    quint64 errorBytes = 0; ///< Bytes inside ERROR nodes: a measure of what the parser could not read.
    double parseMs = 0;
    QByteArray contentHash; ///< BLAKE2b-256, raw.
    NodeId module = noIndex;
};

/// A file that was given but not analysed; never a reason to fail.
struct SkippedFile
{
    QString path;
    QString reason;
};

/// What the sources use of a library.
struct LibraryMember
{
    StringId name = 0; ///< Below the library: `path.join` of `os`.
    quint32 count = 0; ///< Mentions.
    std::vector<NodeId> usedBy; ///< Functions and modules.
};

/// A library that the sources import or include.
struct LibraryUse
{
    NodeId node = noIndex;
    StringId name = 0; ///< As imported: `numpy`, `stdio.h`.
    QString ecosystem; ///< "pypi", "npm", "c", …; from the language's data.
    QString version; ///< Empty where no manifest tells.
    QString package; ///< The package that provides it in the guest's distribution; empty where none is known or needed.
    bool standard = false; ///< Part of the language's standard library.
    std::vector<NodeId> usedBy; ///< Modules.
    std::vector<LibraryMember> members; ///< The most mentioned first.
};

struct GraphStats
{
    quint64 files = 0, lines = 0, bytes = 0;
    double readMs = 0, parseMs = 0, factsMs = 0, resolveMs = 0, totalMs = 0;
    qint64 peakMemoryBytes = 0;
    int threads = 1;
};

class CodeGraph
{
public:
    StringPool strings;
    std::vector<SourceFile> files;
    std::vector<Node> nodes;
    std::vector<Edge> edges; ///< Sorted by (from, kind, to, line) after finish().
    std::vector<BodyFacts> facts;
    std::vector<HandleUse> handles; ///< Sorted.
    std::vector<LibraryUse> libraries;
    std::vector<SkippedFile> skipped;
    GraphStats stats;

    /// Sorts the edges and builds the adjacency; to be called once after filling. O(E log E).
    void finish();
    /// Edges that leave a node.
    std::span<const Edge> outgoing(NodeId node) const;
    /// Indexes in `edges` of those that arrive at a node.
    std::span<const quint32> incoming(NodeId node) const;
    /// The node with that qualified name, or noIndex. O(N).
    NodeId find(QByteArrayView qualifiedName) const;

    QString text(StringId id) const { return QString::fromUtf8(strings.view(id)); }
    QString name(NodeId node) const { return text(nodes[node].name); }
    QString qualifiedName(NodeId node) const { return text(nodes[node].qualifiedName); }
    /// Path of the node's file, empty for external nodes.
    QString path(NodeId node) const;

private:
    std::vector<quint32> m_firstOut;
    std::vector<quint32> m_firstIn;
    std::vector<quint32> m_in;
};

} // namespace Foreguest
