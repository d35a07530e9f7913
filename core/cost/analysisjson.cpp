// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/analysisjson.h"

#include "core/cost/metricsums.h"
#include "core/graph/findflows.h"

#include <QUtf8StringView>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <tuple>

namespace Foreguest {

namespace {

class AnalysisWriter
{
public:
    explicit AnalysisWriter(const Analysis& analysis)
        : m_graph(*analysis.graph)
        , m_costs(*analysis.costs)
        , m_metrics(m_graph)
        , m_json(m_buffer)
    {
    }

    QByteArray write(bool summaryOnly)
    {
        m_json.StartObject();
        text("schema", "foreguest.analysis/1");
        if (!summaryOnly) {
            array("files", [this] { writeFiles(); });
            array("functions", [this] { writeFunctions(); });
            array("classes", [this] { writeClasses(); });
            array("nodes", [this] { writeNodes(); });
            array("edges", [this] { writeEdges(); });
            array("libraries", [this] { writeLibraries(); });
            array("flows", [this] { writeFlows(); });
            writeConventions();
        }
        writeProgram();
        writeStats();
        m_json.EndObject();
        return { m_buffer.GetString(), qsizetype(m_buffer.GetSize()) };
    }

private:
    template <typename Write> void array(const char* key, Write write)
    {
        m_json.Key(key);
        m_json.StartArray();
        write();
        m_json.EndArray();
    }

    void value(std::string_view utf8)
    {
        if (QUtf8StringView(utf8.data(), qsizetype(utf8.size())).isValidUtf8()) {
            m_json.String(utf8.data(), rapidjson::SizeType(utf8.size()));
            return;
        }
        const QByteArray repaired = QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUtf8();
        m_json.String(repaired.constData(), rapidjson::SizeType(repaired.size()));
    }
    void value(const QString& string)
    {
        const QByteArray utf8 = string.toUtf8();
        m_json.String(utf8.constData(), rapidjson::SizeType(utf8.size()));
    }
    template <typename Text> void text(const char* key, const Text& string)
    {
        m_json.Key(key);
        value(string);
    }
    void text(const char* key, const char* string) { text(key, std::string_view(string)); }
    void pooled(const char* key, StringId id) { text(key, m_graph.strings.stdView(id)); }
    void number(const char* key, double amount)
    {
        m_json.Key(key);
        if (!std::isfinite(amount))
            m_json.Int(0);
        else if (amount == std::floor(amount) && std::abs(amount) < 1e15)
            m_json.Int64(qint64(amount));
        else
            m_json.Double(std::round(amount * 1e4) / 1e4);
    }
    void count(const char* key, quint64 amount)
    {
        m_json.Key(key);
        m_json.Uint64(amount);
    }
    void id(const char* key, NodeId node)
    {
        m_json.Key(key);
        char name[16] = "n";
        const auto end = std::to_chars(name + 1, name + sizeof name, node).ptr;
        m_json.String(name, rapidjson::SizeType(end - name));
    }
    void qualifiedNames(const char* key, const std::vector<NodeId>& nodes)
    {
        array(key, [&] {
            for (const NodeId node : nodes)
                value(m_graph.strings.stdView(m_graph.nodes[node].qualifiedName));
        });
    }

    void writeSums(const MetricSums& sums)
    {
        m_json.Key("metrics");
        m_json.StartObject();
        count("functions", sums.functions);
        for (const auto& [key, sum, most] : { std::tuple("cyclomatic", sums.cyclomatic, sums.mostCyclomatic),
                 { "cognitive", sums.cognitive, sums.mostCognitive } }) {
            m_json.Key(key);
            m_json.StartObject();
            count("sum", sum);
            count("most", most);
            m_json.EndObject();
        }
        count("nesting", sums.nesting);
        count("sourceLines", sums.sourceLines);
        count("commentLines", sums.commentLines);
        m_json.EndObject();
    }

    void writeFan(NodeId node)
    {
        const Fan fan = m_metrics.fan(node);
        count("fanIn", fan.in);
        count("fanOut", fan.out);
    }

    void writeConventions()
    {
        m_json.Key("conventions");
        m_json.StartObject();
        text("cyclomatic", "lizard 1.24");
        text("cognitive", "SonarSource's analyser of the language");
        text("cognitivePaper", "G. Ann Campbell, Cognitive Complexity, SonarSource 2023");
        text("halstead", "rust-code-analysis");
        m_json.EndObject();
    }

    void writeClasses()
    {
        for (NodeId i = 0; i < m_graph.nodes.size(); ++i) {
            const Node& node = m_graph.nodes[i];
            if (node.kind != NodeKind::Class || node.external)
                continue;
            m_json.StartObject();
            id("id", i);
            pooled("name", node.name);
            pooled("qualifiedName", node.qualifiedName);
            writeLocation(node);
            count("endLine", node.endLine);
            count("lines", node.endLine >= node.line ? node.endLine - node.line + 1 : 0);
            writeSums(m_metrics.ofNode(i));
            writeFan(i);
            m_json.EndObject();
        }
    }

    void writeFiles()
    {
        for (size_t i = 0; i < m_graph.files.size(); ++i) {
            const SourceFile& file = m_graph.files[i];
            m_json.StartObject();
            text("path", file.path);
            text("language", file.language);
            count("bytes", file.bytes);
            count("lines", file.lines);
            count("errorBytes", file.errorBytes);
            number("parseMs", file.parseMs);
            writeSums(m_metrics.ofFile(quint32(i)));
            m_json.EndObject();
        }
    }

    void writeLocation(const Node& node)
    {
        m_json.Key("file");
        if (node.file < m_graph.files.size())
            value(m_graph.files[node.file].path);
        else
            m_json.Null();
        count("line", node.line);
    }

    void writeBound(const char* key, const GrowthBound& bound)
    {
        m_json.Key(key);
        m_json.StartObject();
        text("class", growthName(bound.growth));
        text("expression", bound.expression);
        number("confidence", bound.confidence);
        writeReasons(bound.reasons);
        m_json.EndObject();
    }

    void writeMemory(const MemoryEstimate& memory)
    {
        m_json.Key("memory");
        m_json.StartObject();
        for (const auto& [key, bytes] :
            { std::pair("low", memory.low), { "likely", memory.likely }, { "high", memory.high } }) {
            m_json.Key(key);
            if (bytes)
                m_json.Int64(*bytes);
            else
                m_json.Null();
        }
        if (memory.stack) {
            m_json.Key("stack");
            m_json.Int64(*memory.stack);
        }
        text("expression", memory.expression);
        writeReasons(memory.reasons);
        m_json.EndObject();
    }

    void writeReasons(const std::vector<Reason>& reasons)
    {
        array("reasons", [&] {
            for (const Reason& reason : reasons) {
                m_json.StartObject();
                count("line", reason.line);
                text("text", reason.text);
                m_json.EndObject();
            }
        });
    }

    void writeBottlenecks(const std::vector<Bottleneck>& bottlenecks)
    {
        array("bottlenecks", [&] {
            for (const Bottleneck& bottleneck : bottlenecks) {
                m_json.StartObject();
                text("kind", bottleneck.kind);
                count("line", bottleneck.line);
                number("severity", bottleneck.severity);
                text("why", bottleneck.why);
                m_json.EndObject();
            }
        });
    }

    /// Of all bodies, those of modules too, the most severe ones first.
    void writeAllBottlenecks()
    {
        constexpr size_t mostOfProgram = 5000;
        std::vector<std::pair<size_t, const Bottleneck*>> all;
        for (size_t i = 0; i < m_costs.bodies.size(); ++i) {
            for (const Bottleneck& bottleneck : m_costs.bodies[i].bottlenecks)
                all.emplace_back(i, &bottleneck);
        }
        std::stable_sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.second->severity > b.second->severity; });
        all.resize(std::min(all.size(), mostOfProgram));
        array("bottlenecks", [&] {
            for (const auto& [body, bottleneck] : all) {
                const Node& node = m_graph.nodes[m_graph.facts[body].node];
                m_json.StartObject();
                id("in", m_graph.facts[body].node);
                pooled("qualifiedName", node.qualifiedName);
                if (node.file < m_graph.files.size())
                    text("file", m_graph.files[node.file].path);
                text("kind", bottleneck->kind);
                count("line", bottleneck->line);
                number("severity", bottleneck->severity);
                text("why", bottleneck->why);
                m_json.EndObject();
            }
        });
    }

    void writeFunctions()
    {
        for (size_t i = 0; i < m_graph.facts.size(); ++i) {
            if (m_graph.nodes[m_graph.facts[i].node].kind == NodeKind::Function)
                writeFunction(m_graph.facts[i], m_costs.bodies[i]);
        }
    }

    void writeFunction(const BodyFacts& facts, const FunctionCost& cost)
    {
        const Node& node = m_graph.nodes[facts.node];
        m_json.StartObject();
        id("id", facts.node);
        pooled("name", node.name);
        pooled("qualifiedName", node.qualifiedName);
        writeLocation(node);
        count("endLine", node.endLine);
        text("language", node.file < m_graph.files.size() ? m_graph.files[node.file].language : QString());
        array("parameters", [&] {
            for (const StringId parameter : facts.parameters)
                value(m_graph.strings.stdView(parameter));
        });
        count("cyclomatic", cost.cyclomatic);
        count("cognitive", cost.cognitive);
        m_json.Key("halstead");
        m_json.StartObject();
        number("volume", cost.halsteadVolume);
        number("difficulty", cost.halsteadDifficulty);
        number("effort", cost.halsteadEffort);
        count("distinctOperators", facts.halstead.distinctOperators);
        count("distinctOperands", facts.halstead.distinctOperands);
        count("operators", facts.halstead.operators);
        count("operands", facts.halstead.operands);
        m_json.EndObject();
        count("nesting", cost.nesting);
        count("lines", cost.lines);
        count("cognitivePaper", facts.cognitivePaper);
        count("sourceLines", facts.sourceLines);
        count("commentLines", facts.commentLines);
        writeFan(facts.node);
        writeBound("time", cost.time);
        writeBound("space", cost.space);
        writeMemory(cost.memory);
        writeBottlenecks(cost.bottlenecks);
        if (cost.share)
            number("share", *cost.share);
        number("heat", cost.heat);
        m_json.EndObject();
    }

    void writeNodes()
    {
        for (NodeId i = 0; i < m_graph.nodes.size(); ++i) {
            const Node& node = m_graph.nodes[i];
            m_json.StartObject();
            id("id", i);
            text("kind", nodeKindName(node.kind));
            pooled("name", node.name);
            pooled("qualifiedName", node.qualifiedName);
            writeLocation(node);
            if (node.external) {
                m_json.Key("external");
                m_json.Bool(true);
            }
            m_json.EndObject();
        }
    }

    void writeEdges()
    {
        for (const Edge& edge : m_graph.edges) {
            m_json.StartObject();
            id("from", edge.from);
            id("to", edge.to);
            text("kind", edgeKindName(edge.kind));
            count("line", edge.line);
            number("confidence", double(edge.confidence));
            m_json.EndObject();
        }
    }

    void writeLibraries()
    {
        for (const LibraryUse& library : m_graph.libraries) {
            m_json.StartObject();
            pooled("name", library.name);
            text("ecosystem", library.ecosystem);
            text("version", library.version);
            text("package", library.package);
            qualifiedNames("usedBy", library.usedBy);
            m_json.Key("standard");
            m_json.Bool(library.standard);
            array("members", [&] {
                for (const LibraryMember& member : library.members) {
                    m_json.StartObject();
                    pooled("name", member.name);
                    count("count", member.count);
                    qualifiedNames("usedBy", member.usedBy);
                    m_json.EndObject();
                }
            });
            m_json.EndObject();
        }
    }

    void writeStep(const FlowStep& step)
    {
        id("id", step.node);
        pooled("node", m_graph.nodes[step.node].qualifiedName);
        m_json.Key("file");
        if (step.file < m_graph.files.size())
            value(m_graph.files[step.file].path);
        else
            m_json.Null();
        count("line", step.line);
    }

    void writeFlows()
    {
        const FlowReport report = findFlows(m_graph);
        const auto end = [this](const char* key, const QString& kind, const FlowStep& step) {
            m_json.Key(key);
            m_json.StartObject();
            text("kind", kind);
            writeStep(step);
            m_json.EndObject();
        };
        for (const DataFlow& flow : report.flows) {
            m_json.StartObject();
            end("source", flow.sourceKind, flow.path.front());
            end("sink", flow.sinkKind, flow.path.back());
            array("path", [&] {
                for (const FlowStep& step : flow.path) {
                    m_json.StartObject();
                    writeStep(step);
                    m_json.EndObject();
                }
            });
            m_json.EndObject();
        }
    }

    void writeProgram()
    {
        const ProgramCost& program = m_costs.program;
        m_json.Key("program");
        m_json.StartObject();
        writeBound("time", program.time);
        writeBound("space", program.space);
        writeMemory(program.memory);
        qualifiedNames("entryPoints", program.entryPoints);
        text("category", categoryName(program.category));
        writeSums(m_metrics.ofProgram());
        writeAllBottlenecks();
        m_json.EndObject();
    }

    void writeStats()
    {
        const GraphStats& stats = m_graph.stats;
        m_json.Key("stats");
        m_json.StartObject();
        count("files", stats.files);
        count("lines", stats.lines);
        count("bytes", stats.bytes);
        array("skipped", [this] {
            for (const SkippedFile& file : m_graph.skipped) {
                m_json.StartObject();
                text("path", file.path);
                text("reason", file.reason);
                m_json.EndObject();
            }
        });
        number("readMs", stats.readMs);
        number("parseMs", stats.parseMs);
        number("factsMs", stats.factsMs);
        number("resolveMs", stats.resolveMs);
        number("costMs", m_costs.costMs);
        number("totalMs", stats.totalMs + m_costs.costMs);
        m_json.Key("peakMemoryBytes");
        m_json.Int64(stats.peakMemoryBytes);
        m_json.Key("threads");
        m_json.Int(stats.threads);
        m_json.EndObject();
    }

    const CodeGraph& m_graph;
    const CostReport& m_costs;
    MetricSummary m_metrics;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json;
};

} // namespace

QByteArray analysisToJson(const Analysis& analysis, bool summaryOnly)
{
    return AnalysisWriter(analysis).write(summaryOnly);
}

} // namespace Foreguest
