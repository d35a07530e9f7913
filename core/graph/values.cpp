// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/values.h"

#include <algorithm>
#include <iterator>

namespace Foreguest {

namespace {
/// Texts serve as keys: many of them tell no more than any.
void boundTexts(std::vector<Value>& values)
{
    const auto isText = [](const Value& value) { return value.kind == ValueKind::Text; };
    const auto count = std::count_if(values.begin(), values.end(), isText);
    const bool hasAny
        = std::any_of(values.begin(), values.end(), [&](const Value& value) { return isText(value) && value.id == 0; });
    if (count <= 1 || (!hasAny && size_t(count) <= ValueSets::mostTexts))
        return;
    values.erase(std::remove_if(values.begin(), values.end(), isText), values.end());
    const Value any { ValueKind::Text, 0 };
    const auto isLess = [](const Value& a, const Value& b) { return a.key() < b.key(); };
    values.insert(std::lower_bound(values.begin(), values.end(), any, isLess), any);
}
} // namespace

ValueSets::ValueSets()
    : m_sets(2)
{
}

SetId ValueSets::single(Value value)
{
    const auto [set, isNew] = m_singles.emplace(value.key(), SetId(m_sets.size()));
    if (isNew)
        m_sets.push_back({ value });
    return set;
}

SetId ValueSets::intern(std::vector<Value> values)
{
    if (values.size() == 1)
        return single(values.front());
    quint64 hash = values.size();
    for (const Value& value : values)
        hash = (hash ^ value.key()) * 0x9E3779B97F4A7C15ULL;
    const auto isSame = [](const Value& a, const Value& b) { return a.key() == b.key(); };
    for (const SetId known : m_byHash[hash]) {
        if (std::equal(values.begin(), values.end(), m_sets[known].begin(), m_sets[known].end(), isSame))
            return known;
    }
    const auto id = SetId(m_sets.size());
    m_sets.push_back(std::move(values));
    m_byHash[hash].push_back(id);
    return id;
}

/// Many texts, or one that may be any, are any text.
void ValueSets::limitTexts(std::vector<Value>& values)
{
    const auto isText = [](const Value& value) { return value.kind == ValueKind::Text; };
    const auto first = std::find_if(values.begin(), values.end(), isText);
    const auto last = std::find_if_not(first, values.end(), isText);
    if (first == last || (first->id != 0 && size_t(last - first) <= mostTexts))
        return;
    first->id = 0;
    values.erase(first + 1, last);
}

SetId ValueSets::join(SetId a, SetId b)
{
    if (a == b || b == emptySet)
        return a;
    if (a == emptySet)
        return b;
    if (a == saturatedSet || b == saturatedSet)
        return saturatedSet;
    const quint64 pair = quint64(std::min(a, b)) << 32 | std::max(a, b);
    if (const SetId known = m_joins.find(pair); known != noIndex)
        return known;
    const auto isLess = [](const Value& x, const Value& y) { return x.key() < y.key(); };
    std::vector<Value> merged;
    std::set_union(
        m_sets[a].begin(), m_sets[a].end(), m_sets[b].begin(), m_sets[b].end(), std::back_inserter(merged), isLess);
    boundTexts(merged);
    const SetId result = merged.size() > mostValues ? saturatedSet : intern(std::move(merged));
    return m_joins.emplace(pair, result).first;
}

} // namespace Foreguest
