// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/document.h"

#include <algorithm>

namespace Foreguest {

Document::Document(const Language& language, QByteArray text, std::chrono::milliseconds timeout)
    : m_language(language)
    , m_text(std::move(text))
    , m_timeout(timeout)
{
    if (m_parser.setLanguage(language.grammar))
        m_tree = m_parser.parse(m_text, m_timeout, {});
}

TSPoint Document::pointAt(quint32 offset) const
{
    const auto begin = m_text.constBegin();
    const auto row = quint32(std::count(begin, begin + offset, '\n'));
    const qsizetype lineStart = offset == 0 ? 0 : m_text.lastIndexOf('\n', qsizetype(offset) - 1) + 1;
    return { row, quint32(offset - lineStart) };
}

void Document::edit(quint32 start, quint32 end, QByteArrayView replacement)
{
    const auto size = quint32(m_text.size());
    TSInputEdit change {};
    change.start_byte = std::min(start, size);
    change.old_end_byte = std::clamp(end, change.start_byte, size);
    change.new_end_byte = change.start_byte + quint32(replacement.size());
    change.start_point = pointAt(change.start_byte);
    change.old_end_point = pointAt(change.old_end_byte);
    m_text.replace(
        qsizetype(change.start_byte), qsizetype(change.old_end_byte - change.start_byte), replacement.toByteArray());
    change.new_end_point = pointAt(change.new_end_byte);
    if (m_tree)
        ts_tree_edit(m_tree.get(), &change);
    m_tree = m_parser.parse(m_text, m_timeout, {}, m_tree ? &m_tree : nullptr);
}

} // namespace Foreguest
