// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/values.h"

#include <algorithm>
#include <iterator>

namespace Foreguest {

namespace {
constexpr size_t firstHashes = 1024;

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
{
    m_sets.push_back({});
    m_sets.push_back({});
}

SetId ValueSets::single(Value value)
{
    const auto [set, isNew] = m_singles.emplace(value.key(), SetId(m_sets.size()));
    if (isNew)
        m_sets.push_back({ value });
    return set;
}

quint32 ValueSets::hashOf(const std::vector<Value>& values)
{
    quint64 mixed = values.size();
    for (const Value& value : values)
        mixed = (mixed ^ value.key()) * 0x9E3779B97F4A7C15ULL;
    return quint32(mixed >> 32);
}

void ValueSets::rename(const std::function<bool(quint64)>& concerns, const std::function<quint64(quint64)>& moved)
{
    const auto isLess = [](const Value& a, const Value& b) { return a.key() < b.key(); };
    std::vector<std::pair<quint64, SetId>> singles;
    std::vector<quint64> former;
    for (SetId set = saturatedSet + 1; set < m_sets.size(); ++set) {
        std::vector<Value>& values = m_sets[set];
        bool isChanged = false;
        for (Value& value : values) {
            if (!concerns(value.key()))
                continue;
            const quint64 key = moved(value.key());
            if (key == value.key())
                continue;
            if (values.size() == 1) {
                former.push_back(value.key());
                singles.emplace_back(key, set);
            }
            value = Value::fromKey(key);
            isChanged = true;
        }
        if (!isChanged || values.size() == 1)
            continue;
        std::sort(values.begin(), values.end(), isLess);
        addHash(set);
    }
    for (const auto& [key, set] : singles)
        m_singles.assign(key, set);
    // What another value was called before is a new one, should it come up.
    for (const quint64 key : former) {
        const SetId set = m_singles.find(key);
        if (m_sets[set].front().key() == key)
            continue;
        m_singles.assign(key, SetId(m_sets.size()));
        m_sets.push_back({ Value::fromKey(key) });
    }
}

/// Finds a set by what it has become; its former place never fits again.
void ValueSets::addHash(SetId set)
{
    if (m_hashed * 2 >= m_byHash.size())
        growHashes();
    const quint32 hash = hashOf(m_sets[set]);
    const size_t mask = m_byHash.size() - 1;
    size_t slot = hash & mask;
    while (m_byHash[slot].set != emptySet)
        slot = (slot + 1) & mask;
    m_byHash[slot] = { hash, set };
    ++m_hashed;
}

SetId ValueSets::intern(const std::vector<Value>& values)
{
    if (values.size() == 1)
        return single(values.front());
    const quint32 hash = hashOf(values);
    const auto isSame = [](const Value& a, const Value& b) { return a.key() == b.key(); };
    if (m_hashed * 2 >= m_byHash.size())
        growHashes();
    const size_t mask = m_byHash.size() - 1;
    size_t slot = hash & mask;
    for (; m_byHash[slot].set != emptySet; slot = (slot + 1) & mask) {
        const std::vector<Value>& known = m_sets[m_byHash[slot].set];
        if (m_byHash[slot].hash == hash && std::equal(values.begin(), values.end(), known.begin(), known.end(), isSame))
            return m_byHash[slot].set;
    }
    const auto id = SetId(m_sets.size());
    m_sets.push_back(values);
    m_byHash[slot] = { hash, id };
    ++m_hashed;
    return id;
}

void ValueSets::growHashes()
{
    std::vector<HashSlot> old(std::max(firstHashes, m_byHash.size() * 2));
    old.swap(m_byHash);
    const size_t mask = m_byHash.size() - 1;
    for (const HashSlot& entry : old) {
        if (entry.set == emptySet)
            continue;
        size_t slot = entry.hash & mask;
        while (m_byHash[slot].set != emptySet)
            slot = (slot + 1) & mask;
        m_byHash[slot] = entry;
    }
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
    m_merged.clear();
    std::set_union(
        m_sets[a].begin(), m_sets[a].end(), m_sets[b].begin(), m_sets[b].end(), std::back_inserter(m_merged), isLess);
    boundTexts(m_merged);
    const SetId result = m_merged.size() > mostValues ? saturatedSet : intern(m_merged);
    return m_joins.emplace(pair, result).first;
}

} // namespace Foreguest
