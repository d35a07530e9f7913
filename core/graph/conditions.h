// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/includes.h"

#include <optional>

namespace Foreguest {

/// Which parts of the sources a compiler without further settings would see (`#if`, `#ifdef`), as far as the sources
/// and the language's data tell. What they don't tell is taken as seen.
class Conditions
{
public:
    Conditions(const SourceProgram& program, const IncludeIndex& includes);
    /// Evaluates all conditions. O(conditions × macros of the same name).
    void evaluate(const std::unordered_map<quint32, ImportTarget>& imports);
    /// Whether a name is, in that file, a macro that leaves its arguments out (`#define LOG(...)`).
    bool dropsArguments(quint32 file, StringId name) const;
    /// False only for what is certainly left out; `condition` of that file, noIndex for none.
    bool holds(quint32 file, quint32 condition) const
    {
        return condition == noIndex || m_state[file][condition] != State::No;
    }

private:
    enum class State : quint8 { Unknown, Yes, No, Open, Visiting };
    using Number = std::optional<qint64>; ///< Nothing where it is unknown.
    struct Macro
    {
        quint32 file = 0;
        MacroFact fact;
    };
    struct Reader;

    State state(quint32 file, quint32 condition, int depth);
    Number directive(quint32 file, const Condition& condition, int depth);
    Number isDefined(quint32 file, quint32 line, std::string_view name, int depth);
    Number valueOf(quint32 file, quint32 line, std::string_view name, int depth);

    const SourceProgram& m_program;
    const IncludeIndex& m_includes;
    void indexHeaders(const std::unordered_map<quint32, ImportTarget>& imports);
    bool mayBeDefinedOutside(quint32 file, std::string_view name) const;

    std::vector<std::vector<State>> m_state;
    std::unordered_map<StringId, std::vector<Macro>> m_macros;
    const std::vector<quint32>& unreadStems(quint32 file) const;

    std::unordered_map<std::string, quint32> m_stems; ///< Of headers that are not of the sources, in capitals.
    size_t m_longestStem = 0;
    std::vector<std::vector<quint32>> m_unreadHeaders; ///< By file: stems.
    /// By file: stems of all headers that it sees, sorted, once they were asked for.
    mutable std::vector<std::optional<std::vector<quint32>>> m_visibleStems;
    mutable std::unordered_map<std::string, bool> m_isOpen; ///< By name: whether settings may define it.
};

} // namespace Foreguest
