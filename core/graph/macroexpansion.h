// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/solver.h"

#include <unordered_set>

namespace Foreguest {

/// What the uses of macros call: the calls in a macro's body are those of whoever uses it.
class MacroExpansion
{
public:
    MacroExpansion(const SourceProgram& program, Solver& solver);
    /// The targets of a call, with macros replaced by what they call with these arguments. Bounded.
    std::vector<Solver::Target> targets(quint32 callExpr);
    /// What a mention of a name calls, where that is a macro that needs no arguments: `#define current get_current()`.
    std::vector<Solver::Target> mentioned(quint32 file, StringId name);

private:
    /// A macro at work: `call` is the global id of its call, noIndex for a mention; `outer` the use it stands in.
    struct Use
    {
        quint32 macro = noIndex;
        quint32 call = noIndex;
        int outer = -1;
        int depth = 0;
    };
    struct Body
    {
        std::vector<quint32> calls; ///< Global ids.
        std::vector<StringId> mentions; ///< Of macros without parameters.
    };

    void index();
    std::vector<Solver::Target> expand(const std::vector<Solver::Target>& found, quint32 callExpr);
    std::vector<Solver::Target> calledIn(int use, quint32 call);
    /// The argument (global id) that a name in a macro's body stands for, with the use that it was written in.
    std::pair<quint32, int> argumentFor(int use, StringId parameter) const;
    std::string pasted(int use, std::string_view text) const;

    const SourceProgram& m_program;
    Solver& m_solver;
    std::unordered_map<quint32, Body> m_bodies; ///< By macro.
    std::unordered_set<StringId> m_mentionable;
    std::vector<Use> m_uses;
};

} // namespace Foreguest
