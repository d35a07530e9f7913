// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/roles.h"

#include <limits>
#include <vector>

namespace Foreguest {

/// A node of a body's sketch: what is left of its syntax once the tree is dropped, in the order of the text, a parent
/// before its children. Brackets, lists and whatever has no role are left out; nested functions are bodies of their
/// own.
struct SketchNode
{
    Role role = Role::None;
    Slot slot = Slot::None;
    OperatorClass operation = OperatorClass::None;
    bool isLoopLabel = false;
    /// Of a name, number or operator: its text. Of a call: its index in the body's calls. In a program: of its pool.
    quint32 text = 0;
    quint32 line = 0;
    quint32 size = 1; ///< Of the node with all below it: the next sibling is that far away.
};

/// The sketch of one body.
struct Sketch
{
    static constexpr quint32 noCall = std::numeric_limits<quint32>::max();
    static constexpr size_t mostNodes = 40000;
    std::vector<SketchNode> nodes;
    bool isCut = false; ///< The body was too large; there is no sketch then.

    static bool hasCall(Role role) { return role == Role::Call || role == Role::New; }
};

} // namespace Foreguest
