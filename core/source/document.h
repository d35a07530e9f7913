// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/language.h"
#include "core/source/treesitter.h"

#include <QByteArray>

namespace Foreguest {

/// An open source text with a tree that follows its edits. For one thread at a time.
class Document
{
public:
    /// Parses the text; the tree is empty where that took longer than `timeout`.
    Document(const Language& language, QByteArray text, std::chrono::milliseconds timeout = std::chrono::seconds(20));

    const Language& language() const { return m_language; }
    const QByteArray& text() const { return m_text; }
    const Tree& tree() const { return m_tree; }
    /// Replaces the bytes from `start` to `end` (both clipped to the text) and parses what that touches.
    void edit(quint32 start, quint32 end, QByteArrayView replacement);

private:
    TSPoint pointAt(quint32 offset) const;

    const Language& m_language;
    QByteArray m_text;
    std::chrono::milliseconds m_timeout;
    Parser m_parser;
    Tree m_tree;
};

} // namespace Foreguest
