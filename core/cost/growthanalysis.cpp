// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/growthanalysis.h"

#include "core/cost/recurrence.h"
#include "core/source/language.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t longestReader = 220;
constexpr size_t longestUnnamed = 50;
constexpr size_t mostResolved = 4000;
constexpr int resolvingRounds = 3;
constexpr size_t mostTried = 16;

const Magnitude& constantMagnitude()
{
    static const Magnitude constant;
    return constant;
}

/// Literals, and what is made of nothing else.
bool isPlain(const std::vector<SketchNode>& nodes, quint32 node)
{
    for (quint32 i = node; i < node + nodes[node].size; ++i) {
        const Role role = nodes[i].role;
        if (role == Role::Call || role == Role::Comprehension || role == Role::Function || role == Role::Subscript
            || role == Role::Identifier || role == Role::Member || role == Role::New)
            return false;
    }
    return true;
}
/// Its loops do nothing but set a variable: `while (!words.hasMoreTokens()) words = new
/// StringTokenizer(in.readLine());`
bool onlyRefills(const BodyFacts& facts)
{
    constexpr quint32 largestRefill = 40;
    const std::vector<SketchNode>& nodes = facts.sketch.nodes;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role != Role::While && nodes[i].role != Role::DoWhile)
            continue;
        if (nodes[i].size > largestRefill)
            return false;
        for (quint32 j = i + 1; j < i + nodes[i].size; ++j) {
            const bool counts = nodes[j].role == Role::Increment || nodes[j].role == Role::AugmentedAssignment;
            if (counts || nodes[j].role == Role::Subscript)
                return false;
        }
    }
    return true;
}
} // namespace

GrowthAnalysis::GrowthAnalysis(
    const CodeGraph& graph, ApiLookup& apis, const CallOrder& order, std::vector<bool> isMemoised, bool namesNumbers)
    : m_context { graph, apis, order, {}, std::vector<GrowthSummary>(graph.facts.size()), {}, {}, {}, {},
        std::move(isMemoised), namesNumbers }
{
    for (const SourceFile& file : graph.files)
        m_context.languages.push_back(LanguageRegistry::instance().byName(file.language));
    findNames();
    findConstants();
}

void GrowthAnalysis::findNames()
{
    for (quint32 body = 0; body < m_context.graph.facts.size(); ++body) {
        const Node& node = m_context.graph.nodes[m_context.graph.facts[body].node];
        if (node.kind == NodeKind::Function)
            m_context.bodyByName.emplace(quint64(node.file) << 32 | node.name, body);
    }
}

/// What declarations outside of functions say of their names.
void GrowthAnalysis::findShapes(const BodyFacts& facts)
{
    const ApiCatalogue& apis = m_context.apis.catalogueOf(facts);
    const std::vector<SketchNode>& nodes = facts.sketch.nodes;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role != Role::Declaration)
            continue;
        ValueShape shape = ValueShape::Unknown;
        for (quint32 j = i + 1; j < i + nodes[i].size; j += nodes[j].size) {
            if (nodes[j].slot == Slot::Type) {
                // `List<String>`: the outermost name tells.
                for (quint32 k = j; k < j + nodes[j].size && shape == ValueShape::Unknown; ++k)
                    shape = apis.shapeOfType(m_context.graph.strings.stdView(nodes[k].text));
            } else if (nodes[j].role == Role::Declarator && nodes[j].size > 1 && shape > ValueShape::Number) {
                const auto [known, isNew] = m_context.shapes.try_emplace(nodes[j + 1].text, shape);
                if (!isNew && known->second != shape)
                    known->second = ValueShape::Unknown;
            }
        }
    }
}

/// Names of modules and classes that exactly one literal, or container of literals, is assigned to.
void GrowthAnalysis::findConstants()
{
    std::unordered_map<quint32, int> assigned;
    std::vector<std::pair<quint32, std::pair<quint32, quint32>>> candidates;
    for (quint32 body = 0; body < m_context.graph.facts.size(); ++body) {
        const BodyFacts& facts = m_context.graph.facts[body];
        const std::vector<SketchNode>& nodes = facts.sketch.nodes;
        const Node& owner = m_context.graph.nodes[facts.node];
        const bool isGlobal
            = owner.kind == NodeKind::Module || m_context.graph.strings.stdView(owner.name).starts_with("<clinit");
        for (const quint32 parameter : facts.parameters)
            ++assigned[parameter];
        if (isGlobal || m_context.graph.strings.stdView(owner.name).starts_with("<init"))
            findShapes(facts);
        for (quint32 i = 0; i < nodes.size(); ++i) {
            const Role role = nodes[i].role;
            const bool sets = role == Role::Assignment || role == Role::Declarator || role == Role::AugmentedAssignment
                || role == Role::Increment;
            if (!sets) {
                if (role == Role::Pattern || role == Role::ForEach || role == Role::ComprehensionClause) {
                    for (quint32 j = i + 1; j < i + nodes[i].size && j < i + 6; ++j)
                        assigned[nodes[j].role == Role::Identifier ? nodes[j].text : 0] += 1;
                }
                continue;
            }
            if (nodes[i].size < 2 || nodes[i + 1].role != Role::Identifier)
                continue;
            ++assigned[nodes[i + 1].text];
            const quint32 value = i + 1 + nodes[i + 1].size;
            const bool hasValue = value < i + nodes[i].size && value + nodes[value].size == i + nodes[i].size;
            if (isGlobal && hasValue && role != Role::AugmentedAssignment && isPlain(nodes, value)
                && nodes[value].size <= 400 && !(nodes[value].role == Role::List && nodes[value].size == 1))
                candidates.push_back({ nodes[i + 1].text, { body, value } });
        }
    }
    for (const auto& [name, place] : candidates) {
        if (assigned[name] != 1 || name == 0)
            continue;
        BodyReader reader(m_context, place.first);
        AbstractValue value = reader.constantValue(place.second);
        const bool isUseful = value.literal || (value.isContainer() && value.shape != ValueShape::Map);
        if (isUseful)
            m_context.constants.emplace(name, std::move(value));
    }
}

/// Functions that read one number or word, whatever loops over characters they are made of.
void GrowthAnalysis::noteReader(quint32 body, GrowthSummary& summary) const
{
    if (!summary.reads)
        return;
    const BodyFacts& facts = m_context.graph.facts[body];
    const std::string name(m_context.graph.strings.stdView(m_context.graph.nodes[facts.node].name));
    const CallEffect* effect = m_context.apis.catalogueOf(facts).effectOf(name, ValueShape::Unknown, true);
    const bool isNamed = effect && effect->result == CallEffect::Result::Input && effect->shape != ValueShape::Reader;
    const auto has = [&](Role role) {
        return std::any_of(facts.sketch.nodes.begin(), facts.sketch.nodes.end(),
            [role](const SketchNode& node) { return node.role == role && node.size > 1; });
    };
    const bool hasLoop = has(Role::ForEach) || has(Role::Counted) || has(Role::Comprehension);
    const bool scans = has(Role::While) || has(Role::DoWhile);
    const bool givesOne = summary.result.shape == ValueShape::Text || !summary.result.isContainer();
    const bool saysSo = name.starts_with("read") || name.starts_with("next");
    const bool isSmall = facts.parameters.empty()
        && facts.sketch.nodes.size() <= (saysSo ? longestReader : longestUnnamed)
        && m_context.graph.nodes[facts.node].kind == NodeKind::Function && !hasLoop
        && (saysSo || !scans || onlyRefills(facts)) && givesOne && has(Role::Return);
    if (!(isNamed && givesOne) && !isSmall)
        return;
    summary.isReader = true;
    summary.cost = {};
    summary.inputs.clear();
    summary.stores.clear();
    if (isNamed)
        summary.result.shape = effect->shape;
}

void GrowthAnalysis::readGroup(size_t first, size_t last)
{
    std::vector<std::pair<quint32, GrowthSummary>> done;
    for (size_t i = first; i < last; ++i) {
        const quint32 body = m_context.order.bodies[i];
        BodyReader reader(m_context, body);
        GrowthSummary summary = reader.read();
        Recurrence(m_context, body, reader, summary).solve();
        noteReader(body, summary);
        done.emplace_back(body, std::move(summary));
    }
    if (done.size() > 1) {
        // Whoever is called first, all of the group may run.
        TimeCost all;
        for (const auto& [body, summary] : done)
            all.add(summary.cost);
        for (auto& [body, summary] : done) {
            if (!summary.isReader)
                summary.cost = all;
        }
    }
    for (auto& [body, summary] : done)
        m_context.summaries[body] = std::move(summary);
}

QString GrowthAnalysis::text(const Magnitude& time) const
{
    return time.text([this](InputId id) {
        const Input& input = m_context.inputs[id];
        const QString name = input.name != 0 ? m_context.graph.text(input.name).left(40) : QStringLiteral("n");
        return input.kind == Input::Kind::Size && input.name != 0 ? QStringLiteral("|%1|").arg(name) : name;
    });
}

/// Literals are no inputs; what rests on a guess is unknown.
Magnitude GrowthAnalysis::ofFunction(const Magnitude& time) const
{
    if (time.mentions([this](InputId id) { return m_context.inputs[id].isGuess; }))
        return Magnitude::unknown();
    return time.replaced([this](InputId id) { return m_context.inputs[id].isLarge ? &constantMagnitude() : nullptr; });
}

/// The number of test cases counts only where nothing else does, and not even there if these have nothing in common.
Magnitude GrowthAnalysis::ofProgram(const Magnitude& time) const
{
    return time.mapped([this](Term& term) {
        const auto isCases = [this](const Term::Factor& factor) { return m_context.inputs[factor.input].isCases; };
        const bool hasOther
            = !term.exponents.empty() || !std::all_of(term.factors.begin(), term.factors.end(), isCases);
        const bool isSure = std::all_of(term.factors.begin(), term.factors.end(),
            [this](const Term::Factor& factor) { return m_context.inputs[factor.input].isIndependent; });
        if (hasOther || isSure)
            std::erase_if(term.factors, isCases);
        return !term.isConstant();
    });
}

GrowthBound GrowthAnalysis::bound(const TimeCost& cost, const Magnitude& time) const
{
    GrowthBound result;
    const GrowthOrder order = time.order();
    result.growth = order.growth();
    result.expression = text(time);
    result.confidence = std::clamp(cost.confidence, 0.05, 1.0);
    result.reasons = cost.reasons;
    return result;
}

std::optional<GrowthBound> GrowthAnalysis::boundOf(quint32 body)
{
    const GrowthSummary& summary = m_context.summaries[body];
    if (m_context.graph.facts[body].sketch.nodes.empty())
        return std::nullopt;
    GrowthBound result = bound(summary.cost, ofFunction(summary.cost.time));
    if (summary.cost.time.isUnknown())
        result.reasons.push_back({ m_context.graph.nodes[m_context.graph.facts[body].node].line,
            QStringLiteral("It can't be followed to an end: a loop has none, or its expression grows too large.") });
    if (summary.isSpent) {
        result.growth = Growth::Unknown;
        result.expression.clear();
        result.reasons.push_back({ m_context.graph.nodes[m_context.graph.facts[body].node].line,
            QStringLiteral("The budget for its analysis was spent before its end.") });
    }
    return result;
}

GrowthOrder GrowthAnalysis::orderOf(quint32 body)
{
    const GrowthSummary& summary = m_context.summaries[body];
    return summary.isSpent ? GrowthOrder::unknown() : ofFunction(summary.cost.time).order();
}

/// Variables of modules and classes are what any body sets them to.
GrowthAnalysis::Globals GrowthAnalysis::globals() const
{
    Globals values;
    if (m_context.summaries.size() > mostResolved)
        return values;
    for (const GrowthSummary& summary : m_context.summaries) {
        for (const auto& [name, value] : summary.stores) {
            const auto [it, isNew] = values.try_emplace(name, value);
            if (!isNew)
                it->second = AbstractValue::either(it->second, value);
        }
    }
    return values;
}

Magnitude GrowthAnalysis::resolved(Magnitude time, const Globals& values) const
{
    for (int round = 0; round < resolvingRounds; ++round) {
        std::unordered_map<InputId, Magnitude> found;
        time = time.replaced([&](InputId id) -> const Magnitude* {
            const Input& input = m_context.inputs[id];
            const auto known = values.find(input.name);
            if (!input.isFree || m_context.inputs.bodyOf(id) != noIndex || known == values.end())
                return nullptr;
            Magnitude value = input.kind == Input::Kind::Value ? known->second.value : known->second.size;
            if (input.kind == Input::Kind::Element && known->second.element)
                value = known->second.element->extent();
            if (value.isUnknown() || value.mentions([id](InputId other) { return other == id; }))
                return nullptr;
            return &found.insert_or_assign(id, std::move(value)).first->second;
        });
    }
    return time;
}

/// A program without an input tries its functions with examples: what would grow is what they do.
TimeCost GrowthAnalysis::worstReached(quint32 entry) const
{
    TimeCost worst;
    std::vector<bool> isSeen(m_context.graph.facts.size());
    std::vector<quint32> open { entry };
    isSeen[entry] = true;
    while (!open.empty()) {
        const quint32 body = open.back();
        open.pop_back();
        TimeCost cost = m_context.summaries[body].cost;
        cost.time = ofProgram(cost.time).replaced(
            [this](InputId id) { return m_context.inputs[id].isLarge ? &constantMagnitude() : nullptr; });
        worst.add(cost);
        for (const CallFact& call : m_context.graph.facts[body].calls) {
            const quint32 callee = calledBody(m_context.graph, call);
            if (callee != noIndex && !isSeen[callee]) {
                isSeen[callee] = true;
                open.push_back(callee);
            }
        }
    }
    return worst;
}

std::optional<GrowthBound> GrowthAnalysis::programBound(const std::vector<quint32>& entries)
{
    const Globals known = globals();
    std::optional<GrowthBound> worst;
    GrowthOrder most;
    for (const quint32 body : entries) {
        if (m_context.graph.facts[body].sketch.nodes.empty())
            continue;
        const GrowthSummary& summary = m_context.summaries[body];
        TimeCost cost = summary.cost;
        cost.time = ofProgram(resolved(cost.time, known));
        if (cost.time.isConstant() && !summary.reads && entries.size() <= mostTried)
            cost = worstReached(body);
        if (worst && !(most < cost.time.order()))
            continue;
        most = cost.time.order();
        worst = bound(cost, cost.time);
    }
    return worst;
}

} // namespace Foreguest
