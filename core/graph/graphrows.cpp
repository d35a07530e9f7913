// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphrows.h"

#include <QCryptographicHash>

#include <cstring>

namespace Foreguest {

namespace {

/// Collects the bytes of a digest; a length before each text keeps neighbours apart.
class DigestInput
{
public:
    template <typename Number> void number(Number value)
    {
        const auto at = m_bytes.size();
        m_bytes.resize(at + qsizetype(sizeof value));
        std::memcpy(m_bytes.data() + at, &value, sizeof value);
    }
    void text(QByteArrayView bytes)
    {
        number(qint64(bytes.size()));
        m_bytes.append(bytes.data(), bytes.size());
    }
    void string(const QString& value) { text(value.toUtf8()); }
    QByteArray hash() const { return QCryptographicHash::hash(m_bytes, QCryptographicHash::Blake2b_160); }

private:
    QByteArray m_bytes;
};

/// FNV-1a, with a last mixing step so that short texts differ in all bits.
class KeyHash
{
public:
    void add(QByteArrayView bytes)
    {
        for (const char byte : bytes)
            add(quint8(byte));
        add(0);
    }
    void add(quint8 byte) { m_state = (m_state ^ byte) * 0x100000001b3ULL; }
    quint64 value() const
    {
        const quint64 folded = (m_state ^ (m_state >> 32)) * 0xd6e8feb86659fd93ULL;
        return folded ^ (folded >> 32);
    }

private:
    quint64 m_state = 0xcbf29ce484222325ULL;
};

quint64 loopKey(NodeId node, quint32 line)
{
    return (quint64(node) << 32) | line;
}

} // namespace

GraphRows::GraphRows(const CodeGraph& graph, const NodeNotes& notes)
    : m_graph(graph)
{
    m_notes.resize(graph.nodes.size());
    for (NodeId node = 0; notes && node < graph.nodes.size(); ++node)
        m_notes[node] = notes(node);
    for (const LibraryUse& library : graph.libraries) {
        if (library.node != noIndex)
            m_libraries.emplace(library.node, &library);
    }
    cut();
    countOccurrences();
    findLoops();
    m_keys.resize(graph.nodes.size());
    for (NodeId node = 0; node < graph.nodes.size(); ++node)
        m_keys[node] = keyOf(node);
    for (RowGroup& group : m_groups)
        group.digest = digestOf(group);
}

void GraphRows::cut()
{
    const size_t files = m_graph.files.size();
    m_groups.resize(files + 1);
    for (size_t i = 0; i < files; ++i)
        m_groups[i].file = quint32(i);
    m_groupOf.resize(m_graph.nodes.size());
    m_ordinalOf.resize(m_graph.nodes.size());
    for (NodeId node = 0; node < m_graph.nodes.size(); ++node) {
        const quint32 group = quint32(std::min<size_t>(m_graph.nodes[node].file, files));
        m_groupOf[node] = group;
        m_ordinalOf[node] = quint32(m_groups[group].nodes.size());
        m_groups[group].nodes.push_back(node);
    }
}

void GraphRows::countOccurrences()
{
    m_occurrenceOf.resize(m_graph.nodes.size());
    for (const RowGroup& group : m_groups) {
        std::unordered_map<quint64, quint32> seen;
        for (const NodeId id : group.nodes) {
            const Node& node = m_graph.nodes[id];
            m_occurrenceOf[id] = seen[(quint64(node.qualifiedName) << 8) | quint64(node.kind)]++;
        }
    }
}

void GraphRows::findLoops()
{
    for (const BodyFacts& body : m_graph.facts) {
        std::vector<quint32> depths(body.loops.size());
        for (size_t i = 0; i < depths.size(); ++i) {
            const quint32 parent = body.loops[i].parent;
            depths[i] = parent < i ? depths[parent] + 1 : 1;
        }
        for (const CallFact& call : body.calls) {
            if (call.loop >= depths.size())
                continue;
            quint32& depth = m_loopDepths[loopKey(body.node, call.line)];
            depth = std::max(depth, depths[call.loop]);
        }
    }
}

quint32 GraphRows::loopDepth(const Edge& edge) const
{
    if (edge.kind != EdgeKind::Calls && edge.kind != EdgeKind::Instantiates)
        return 0;
    const auto found = m_loopDepths.find(loopKey(edge.from, edge.line));
    return found == m_loopDepths.end() ? 0 : found->second;
}

const LibraryUse* GraphRows::libraryOf(NodeId node) const
{
    const auto found = m_libraries.find(node);
    return found == m_libraries.end() ? nullptr : found->second;
}

quint64 GraphRows::keyOf(NodeId id) const
{
    const Node& node = m_graph.nodes[id];
    KeyHash hash;
    hash.add(quint8(node.kind));
    hash.add(m_graph.strings.view(node.qualifiedName));
    hash.add(node.file < m_graph.files.size() ? m_graph.files[node.file].path.toUtf8() : QByteArray());
    hash.add(QByteArray::number(m_occurrenceOf[id]));
    return hash.value();
}

QByteArray GraphRows::digestOf(const RowGroup& group) const
{
    DigestInput input;
    if (group.file != noIndex) {
        const SourceFile& file = m_graph.files[group.file];
        input.text(file.contentHash);
        input.string(file.language);
    }
    for (const NodeId id : group.nodes) {
        const Node& node = m_graph.nodes[id];
        input.number(m_keys[id]);
        input.number(quint8(node.external));
        input.number(node.line);
        input.number(node.endLine);
        input.text(m_graph.strings.view(node.name));
        if (node.facts < m_graph.facts.size()) {
            const BodyFacts& facts = m_graph.facts[node.facts];
            for (const quint32 figure : { facts.cyclomatic, facts.cognitive, facts.nesting, facts.lines,
                     quint32(facts.loops.size()), quint32(facts.parameters.size()) })
                input.number(figure);
        }
        if (const LibraryUse* library = libraryOf(id)) {
            input.string(library->ecosystem);
            input.string(library->version);
            input.string(library->package);
            input.number(quint8(library->standard));
        }
        input.string(m_notes[id].growth);
        input.string(m_notes[id].api);
        for (const Edge& edge : m_graph.outgoing(id)) {
            input.number(m_keys[edge.to]);
            input.number(quint8(edge.kind));
            input.number(edge.line);
            input.number(edge.confidence);
            input.number(loopDepth(edge));
        }
    }
    return input.hash();
}

} // namespace Foreguest
