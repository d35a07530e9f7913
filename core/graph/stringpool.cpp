// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/stringpool.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t firstBlockBytes = 4 * 1024;
constexpr size_t largestBlockBytes = 256 * 1024;
} // namespace

StringPool::StringPool()
{
    add({});
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.empty())
        return { "", 0 };
    const bool fits = !m_blocks.empty() && m_blocks.back().capacity() - m_blocks.back().size() >= text.size();
    if (!fits) {
        const size_t grown = m_blocks.empty() ? firstBlockBytes : m_blocks.back().capacity() * 2;
        m_blocks.emplace_back().reserve(std::max(text.size(), std::min(grown, largestBlockBytes)));
    }
    // Blocks are only filled up to their capacity, so their data never moves.
    std::vector<char>& block = m_blocks.back();
    const size_t offset = block.size();
    block.insert(block.end(), text.begin(), text.end());
    return { block.data() + offset, text.size() };
}

StringId StringPool::add(std::string_view text)
{
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    const auto id = StringId(m_texts.size());
    const std::string_view stored = store(text);
    m_texts.push_back(stored);
    m_ids.emplace(stored, id);
    return id;
}

StringId StringPool::find(std::string_view text) const
{
    const auto found = m_ids.find(text);
    return found == m_ids.end() ? noIndex : found->second;
}

} // namespace Foreguest
