// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/abstractvalue.h"
#include "core/cost/costs.h"

#include <map>
#include <unordered_map>

namespace Foreguest {

/// All inputs of a graph's bodies.
class InputTable
{
public:
    InputId add(const Input& input)
    {
        m_inputs.push_back(input);
        return InputId(m_inputs.size() - 1);
    }
    /// A variable of the surroundings (`body` is noIndex) or a parameter of a body.
    InputId free(Input::Kind kind, quint32 name, quint32 body);
    /// Stands for a literal that is so large that it is an input's limit.
    InputId large(quint32 text);
    /// A literal, in a reading that names them.
    InputId number(qint64 literal);
    InputId guess()
    {
        Input input;
        input.isGuess = true;
        return add(input);
    }
    const Input& operator[](InputId id) const { return m_inputs[id]; }
    /// The body whose parameter it is; noIndex for others.
    quint32 bodyOf(InputId id) const
    {
        const auto it = m_bodyOf.find(id);
        return it == m_bodyOf.end() ? noIndex : it->second;
    }
    size_t size() const { return m_inputs.size(); }

private:
    std::vector<Input> m_inputs;
    std::map<std::pair<quint64, quint32>, InputId> m_free;
    std::unordered_map<quint32, InputId> m_large;
    std::unordered_map<qint64, InputId> m_numbers;
    std::unordered_map<InputId, quint32> m_bodyOf;
};

/// Time with what decides it.
struct TimeCost
{
    Magnitude time;
    std::vector<Reason> reasons;
    double confidence = 0.95;

    /// Then `other` is done, too.
    void add(const TimeCost& other);
};

/// Nodes of a body's sketch that share a loop nest.
struct LoopWork
{
    Magnitude rounds;
    double nodes = 0;
};

/// A call of another body.
struct CallUse
{
    quint32 callee = 0;
    Magnitude rounds; ///< Of the loops around.
    std::vector<AbstractValue> arguments;
};

/// What callers need to know of a body.
struct GrowthSummary
{
    TimeCost cost;
    Magnitude depth; ///< Of its recursion.
    Magnitude calls; ///< Of itself, by itself, for each call from outside.
    bool halves = false; ///< Its recursion shares the input between the calls.
    std::vector<LoopWork> work; ///< Only where literals are named, as the next one.
    std::vector<CallUse> uses;
    AbstractValue result;
    std::vector<quint32> parameters; ///< Names.
    std::unordered_map<quint32, AbstractValue> stores; ///< Variables of the surroundings that it sets, by name.
    std::vector<InputId> inputs; ///< Read from the input here or below; each call reads others.
    quint32 marks = 0; ///< Name of the container that its recursion marks as visited.
    bool reads = false; ///< Reads the input, itself or through others.
    bool writes = false; ///< Tells results to the outside, itself or through others.
    bool isReader = false; ///< Does little else: gives a number, a word or a character of the input.
    std::vector<quint32> searches; ///< Lines in growing loops that look through a list.
    bool isSpent = false; ///< The budget was spent before its end.
};

/// A call of a body within its own group, as seen from the caller.
struct OwnCall
{
    /// What an argument is to the parameter in its place.
    /// Item: a loop's variable as it is; Loop: what is made of it.
    enum class Move : quint8 { Same, Lower, Higher, Half, Part, Item, Loop, Shorter, Other };
    std::vector<Move> moves;
    quint32 line = 0;
    Magnitude rounds; ///< Of the loops around, in the body.
    double times = 1; ///< Where literals fix these.
    bool isInLoop = false;
    bool overParts = false; ///< In a loop over the parts of a structure.
    bool isDirect = true;
};

} // namespace Foreguest
