// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/memorytypes.h"

namespace Foreguest {

/// Bytes of stack that a call of a body takes, in languages whose locals stand there: locals and parameters with their
/// alignment, the saved frame pointer and the return address, as compilers lay them out without optimisation (System V
/// ABI, x86-64). Nothing where the language keeps its locals elsewhere. O(nodes of the body's sketch).
std::optional<double> stackBytes(const CodeGraph& graph, TypeTable& types, quint32 body);

} // namespace Foreguest
