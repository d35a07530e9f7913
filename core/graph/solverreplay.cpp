// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Stands for the objects of expressions that are gone; no program is so large.
constexpr quint32 goneObject = 0x4000'0000;
} // namespace

void Solver::beginTrace()
{
    const quint32 steps = firstHintStep() + m_program.stepCount();
    m_trace
        = std::make_unique<SolverTrace>(m_dependencies, m_sets, m_program.stepCount(), steps, quint32(Phase::Guessed));
    for (Cells* cells :
        { &m_exprValues, &m_bindingValues, &m_returns, &m_this, &m_home, &m_classOf, &m_throughReaders })
        m_trace->addStore(cells->first(), *cells);
    m_trace->addStore(m_fields.first(), m_fields);
    m_fields.keepNumbers();
}

/// The first type that is noted for a collection holds.
void Solver::noteType(const Value& collection, StringId type)
{
    const StringId known = m_collectionTypes.find(collection.key());
    if (known == noIndex || known == 0) {
        m_collectionTypes.assign(collection.key(), type);
        if (m_trace && m_trace->isReplaying())
            m_freshTypes.insert(collection.key());
    } else if (known != type && m_trace && m_trace->isReplaying() && !m_freshTypes.contains(collection.key())) {
        m_trace->lose();
    }
}

quint32 Solver::fileOfStep(quint32 step) const
{
    const auto after = std::upper_bound(m_program.files.begin(), m_program.files.end(), step,
        [](quint32 number, const ProgramFile& file) { return number < file.firstStep; });
    return quint32(after - m_program.files.begin()) - 1;
}

void Solver::replayStep(quint32 step)
{
    const bool isHint = step >= firstHintStep();
    if (!isHint && step >= m_program.stepCount())
        return guessReceiver(step - m_program.stepCount());
    const quint32 number = isHint ? step - firstHintStep() : step;
    const quint32 f = fileOfStep(number);
    const ProgramFile& file = m_program.files[f];
    const Context context { f, &file, &file.language->rules, file.language };
    const quint32 local = number - file.firstStep;
    // Files shrink: who has read something may be there no more.
    if (!isHint && local < file.facts.steps())
        return doStep(context, local);
    if (isHint && local < file.facts.flows.size() && file.facts.flows[local].kind == FlowKind::Hint
        && file.facts.flows[local].value != noIndex)
        guessHint(context, file.facts.flows[local]);
}

/// What a step has noted beside its cells.
void Solver::forgetStep(quint32 step)
{
    if (step >= m_program.stepCount())
        return;
    const ProgramFile& file = m_program.files[fileOfStep(step)];
    const quint32 local = step - file.firstStep;
    if (local >= file.facts.exprs.size())
        return;
    for (const ValueKind kind : { ValueKind::Object, ValueKind::Pair }) {
        const quint64 key = Value { kind, file.firstExpr + local }.key();
        const StringId known = m_collectionTypes.find(key);
        if (known == noIndex || known == 0)
            continue;
        m_formerTypes.emplace_back(key, known);
        m_collectionTypes.assign(key, 0);
    }
    const Expr& expr = file.facts.exprs[local];
    if (expr.kind == ExprKind::Object)
        std::fill_n(m_elements.begin() + file.firstArgument + expr.b, expr.count, emptySet);
}

bool Solver::follow(quint32 f, const ProgramFile& before, const std::function<bool()>& isCancelled)
{
    const ProgramFile& file = m_program.files[f];
    const std::optional<FileEdit> edit = m_trace ? FileEdit::between(before, file) : std::nullopt;
    if (!edit)
        return false;
    moveValues(file, *edit);
    moveTypes(file, *edit);
    moveIds(f, before, *edit);
    m_formerTypes.clear();
    m_freshTypes.clear();
    m_lineageOf.clear();
    m_lineages.clear();
    m_isSettled = false;
    m_settledReaders = m_types.readers = noIndex;
    m_trace->beginReplay({ [this](quint32 step) { replayStep(step); }, [this](quint32 phase) { enter(Phase(phase)); },
        [this](quint32 step) { forgetStep(step); }, isCancelled });
    for (quint32 i = 0; i < file.facts.steps(); ++i)
        m_trace->redo(file.firstStep + i);
    for (quint32 i = 0; i < file.facts.definitions.size(); ++i)
        m_trace->redo(receiverStep(file.firstDefinition + i));
    for (quint32 i = 0; i < std::max<size_t>(1, file.facts.flows.size()); ++i)
        m_trace->redo(hintStep(file, i));
    redoPassThrough(before, file, *edit);
    if (!m_trace->replay())
        return false;
    m_settledReaders = noIndex;
    return std::all_of(m_formerTypes.begin(), m_formerTypes.end(),
        [this](const auto& former) { return m_collectionTypes.find(former.first) == former.second; });
}

/// Cells, steps and what is told by numbers of expressions.
void Solver::moveIds(quint32 f, const ProgramFile& before, const FileEdit& edit)
{
    const ProgramFile& file = m_program.files[f];
    m_trace->moveCells(m_exprValues.first() + file.firstExpr, file.exprRoom, edit.exprs);
    m_trace->moveCells(m_bindingValues.first() + file.firstBinding, file.bindingRoom, edit.bindings);
    m_trace->moveSteps(file.firstStep, file.stepRoom, edit.steps);
    m_trace->moveSteps(hintStep(file, 0), file.stepRoom, edit.flows);
    std::fill_n(m_elements.begin() + file.firstArgument, file.argumentRoom, emptySet);
    for (quint32 i = 0; i < before.facts.exprs.size(); ++i) {
        if (before.facts.exprs[i].kind == ExprKind::Module)
            m_imports.erase(file.firstExpr + i);
    }
    m_wildcards[f].clear();
    findImports(f);
}

/// Objects are called by the expressions that make them.
void Solver::moveValues(const ProgramFile& file, const FileEdit& edit)
{
    const auto isOfFile = [&](quint64 key) {
        const Value value = Value::fromKey(key);
        return (value.kind == ValueKind::Object || value.kind == ValueKind::Pair) && value.id >= file.firstExpr
            && value.id < file.firstExpr + file.exprRoom;
    };
    const auto moved = [&](quint64 key) {
        const Value value = Value::fromKey(key);
        const quint32 local = value.id - file.firstExpr;
        const quint32 to = local < edit.exprs.size() ? edit.exprs[local] : noIndex;
        return Value { value.kind, to == noIndex ? goneObject + m_gone + local : file.firstExpr + to }.key();
    };
    std::vector<std::pair<quint32, quint32>> left; ///< Fields and what they hold.
    for (quint32 i = 0; i < m_fields.count(); ++i) {
        const quint64 owner = m_fields.ownerOf(i);
        if (isOfFile(owner) && moved(owner) != owner)
            left.emplace_back(i, m_fields.leave(i));
    }
    for (const auto& [field, value] : left)
        m_fields.settle(field, moved(m_fields.ownerOf(field)), value);
    m_sets.rename(isOfFile, moved);
    m_gone += file.exprRoom;
}

void Solver::moveTypes(const ProgramFile& file, const FileEdit& edit)
{
    std::vector<std::pair<quint64, StringId>> types;
    for (quint32 i = 0; i < edit.exprs.size(); ++i) {
        for (const ValueKind kind : { ValueKind::Object, ValueKind::Pair }) {
            const quint64 key = Value { kind, file.firstExpr + i }.key();
            const StringId known = m_collectionTypes.find(key);
            if (known == noIndex || known == 0)
                continue;
            m_collectionTypes.assign(key, 0);
            if (edit.exprs[i] != noIndex)
                types.emplace_back(Value { kind, file.firstExpr + edit.exprs[i] }.key(), known);
        }
    }
    for (const auto& [key, type] : types)
        m_collectionTypes.assign(key, type);
}

/// How functions hand their parameters back is no cell; who has asked for it asks again where it is not what it was.
void Solver::redoPassThrough(const ProgramFile& before, const ProgramFile& file, const FileEdit& edit)
{
    const auto global = [&](quint32 expr) {
        if (expr == noIndex)
            return noIndex;
        const quint32 to = edit.exprs[expr - file.firstExpr];
        return to == noIndex ? noIndex - 1 : file.firstExpr + to;
    };
    std::vector<std::vector<Through>> known(before.facts.definitions.size());
    for (quint32 i = 0; i < known.size(); ++i) {
        if (const quint32 place = m_throughOf.find(file.firstDefinition + i); place != noIndex)
            known[i].swap(m_passThrough[place]);
    }
    findPassThrough(file);
    for (quint32 i = 0; i < known.size(); ++i) {
        const quint32 place = m_throughOf.find(file.firstDefinition + i);
        const std::vector<Through> now = place == noIndex ? std::vector<Through>() : m_passThrough[place];
        const bool isSame = std::equal(
            known[i].begin(), known[i].end(), now.begin(), now.end(), [&](const Through& a, const Through& b) {
                return a.parameter == b.parameter && global(a.expr) == b.expr && global(a.standard) == b.standard
                    && a.isCalled == b.isCalled;
            });
        if (!isSame)
            m_trace->redoReaders(m_throughReaders.first() + file.firstDefinition + i);
    }
}

void Solver::setReader(quint32 reader)
{
    if (m_trace)
        m_dependencies.setCurrent(reader == noIndex ? noIndex : m_trace->stepCount() + reader);
}

std::vector<quint32> Solver::changedReaders() const
{
    std::vector<quint32> readers;
    for (const quint32 cell : m_trace->changed()) {
        m_trace->addReaders(cell, readers);
        if (cell < m_fields.first())
            continue;
        // What an expression calls without saying so may not have been there to be read.
        const Value owner = Value::fromKey(m_fields.ownerOf(cell - m_fields.first()));
        if (owner.kind == ValueKind::Object && owner.id < m_program.exprCount())
            readers.push_back(m_program.fileOfExpr(owner.id));
    }
    std::sort(readers.begin(), readers.end());
    readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
    return readers;
}

} // namespace Foreguest
