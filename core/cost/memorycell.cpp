// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorycell.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double mostBytes = 4e15;
constexpr double worthNoting = 1.04; ///< A peak that much above the last one noted is noted again.
constexpr int deepestScale = 8;
} // namespace

quint32 MemoryMeter::site(quint32 body, quint32 line, const char* what)
{
    const auto key = std::pair(quint64(body) << 32 | line, what);
    const auto [it, isNew] = m_siteOf.try_emplace(key, quint32(m_sites.size()));
    if (isNew)
        m_sites.push_back({ body, line, 0, what });
    return it->second;
}

void MemoryMeter::change(quint32 site, double bytes)
{
    if (bytes == 0 || !std::isfinite(bytes))
        return;
    m_sites[site].live += bytes;
    m_live += bytes;
    if (bytes > 0)
        m_total = std::min(mostBytes, m_total + bytes);
    if (m_live <= m_peak)
        return;
    m_peak = std::min(mostBytes, m_live);
    if (m_peak > m_noted * worthNoting) {
        m_noted = m_peak;
        m_snapshot = m_sites;
    }
}

std::vector<MemoryMeter::Site> MemoryMeter::atPeak() const
{
    std::vector<Site> sites;
    for (const Site& site : m_snapshot) {
        if (site.live > 0)
            sites.push_back(site);
    }
    std::stable_sort(sites.begin(), sites.end(), [](const Site& a, const Site& b) { return a.live > b.live; });
    return sites;
}

double MemoryCell::own() const
{
    switch (kind) {
    case CellKind::Lazy:
        return 0;
    case CellKind::Raw:
        return isLazy ? std::min(raw, touched) : raw;
    case CellKind::Record:
        if (isInline)
            return 0;
        return raw > 0 ? raw : rule.bytes(double(fields.size()));
    default:
        break;
    }
    const double box = isFloatBox ? model.floatBox : model.box;
    SizeRule sized = rule;
    if (!isGrown)
        sized.spare = 1;
    const double boxes = std::min(boxed, kind == CellKind::Map ? 2 * count : count);
    return sized.bytes(std::max(count, reserved), place) + boxes * box;
}

void MemoryCell::refresh()
{
    const double now = std::min(mostBytes, own() * copies);
    meter.change(site, now - charged);
    charged = now;
}

void MemoryCell::scale(double times, size_t outer, int level)
{
    if (level > deepestScale || !(times >= 0))
        return;
    if (isRamp && times > 1) {
        count /= 2;
        boxed /= 2;
        isRamp = false;
    }
    copies = std::min(mostBytes, copies * times);
    depth = std::min(depth, outer);
    refresh();
    if (element.cell && element.cell->depth > outer)
        element.cell->scale(times, outer, level + 1);
    for (auto& [name, field] : fields) {
        if (field.cell && field.cell->depth > outer)
            field.cell->scale(times, outer, level + 1);
    }
}

} // namespace Foreguest
