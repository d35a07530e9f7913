// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/treesitter.h"

namespace Foreguest {

/// Walks a tree depth first, without recursion. `enter(cursor)` says whether a node is to be gone into; for each such
/// node `leave()` follows once its children are done. O(nodes) time, O(1) memory beside the cursor's own.
template <typename Enter, typename Leave> void walkTree(const Tree& tree, Enter enter, Leave leave)
{
    Cursor cursor(tree.root());
    while (true) {
        const bool isOpen = enter(cursor);
        if (isOpen && cursor.toFirstChild())
            continue;
        if (isOpen)
            leave();
        while (!cursor.toNextSibling()) {
            if (!cursor.toParent())
                return;
            leave();
        }
    }
}

} // namespace Foreguest
