// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/objectmodel.h"
#include "core/graph/codegraph.h"

#include <limits>
#include <map>
#include <memory>
#include <vector>

namespace Foreguest {

/// Counts bytes as they are taken and given back, by the line that took them.
class MemoryMeter
{
public:
    struct Site
    {
        quint32 body = noIndex, line = 0;
        double live = 0;
        const char* what = "";
    };
    quint32 site(quint32 body, quint32 line, const char* what);
    void change(quint32 site, double bytes);
    double live() const { return m_live; }
    double peak() const { return m_peak; }
    double total() const { return m_total; } ///< Ever taken.
    void addTotal(double bytes) { m_total += bytes; }
    /// What was live near the peak, the largest first.
    std::vector<Site> atPeak() const;

private:
    std::map<std::pair<quint64, const char*>, quint32> m_siteOf;
    std::vector<Site> m_sites;
    std::vector<Site> m_snapshot;
    double m_live = 0, m_peak = 0, m_total = 0, m_noted = 0;
};

/// A type as far as it decides sizes.
struct TypeInfo
{
    double bytes = 8; ///< In its place.
    double alignment = 8;
    const SizeRule* rule = nullptr; ///< Of a container.
    bool isNumber = false, isFloat = false;
    bool isPointer = false;
    quint32 record = 0; ///< Name of a type with members.
    double count = -1; ///< Elements, where the type fixes them.
    std::shared_ptr<const TypeInfo> element;
};
using TypePtr = std::shared_ptr<const TypeInfo>;

struct MemoryCell;

/// What an expression gives, as far as it decides memory.
struct MemoryValue
{
    enum class Kind : quint8 {
        Unknown,
        Number,
        Cell,
        Input, ///< Something from outside by its name: a number, or a container.
        Function,
        Arguments, ///< The program's arguments.
        Absent, ///< An argument that is not given.
    };
    Kind kind = Kind::Unknown;
    bool isFloat = false;
    bool isRamp = false; ///< Any number up to it, each as often.
    bool isConstant = false; ///< Written in the source.
    double number = std::numeric_limits<double>::quiet_NaN();
    std::shared_ptr<MemoryCell> cell;
    quint32 name = 0; ///< Of an input.
    quint32 body = noIndex; ///< Of a function.

    bool isKnown() const { return kind == Kind::Number && number == number; }
    static MemoryValue of(double number)
    {
        MemoryValue value;
        value.kind = Kind::Number;
        value.number = number;
        return value;
    }
    static MemoryValue of(std::shared_ptr<MemoryCell> cell)
    {
        MemoryValue value;
        value.kind = Kind::Cell;
        value.cell = std::move(cell);
        return value;
    }
};

/// Something that takes memory: one, or many alike. Gives its bytes back when nothing refers to it any more.
struct MemoryCell
{
    MemoryCell(MemoryMeter& bytes, const ObjectModel& objects, quint32 owner)
        : meter(bytes)
        , model(objects)
        , site(owner)
    {
    }
    MemoryCell(const MemoryCell&) = delete;
    MemoryCell& operator=(const MemoryCell&) = delete;
    ~MemoryCell() { meter.change(site, -charged); }

    MemoryMeter& meter;
    const ObjectModel& model;
    quint32 site = 0;
    CellKind kind = CellKind::List;
    SizeRule rule;
    double count = 0;
    double place = 0; ///< Bytes of an element's place, where its type fixes them.
    double boxed = 0; ///< Elements that are numbers with objects of their own.
    double reserved = 0; ///< Elements that there is room for.
    double raw = 0; ///< Bytes, of what has no rule; those of a record.
    double touched = 0; ///< Bytes of `raw` that were written.
    bool isLazy = false; ///< Resident only as far as written.
    double copies = 1;
    size_t depth = 0; ///< Of the loops around where it was made.
    bool isRamp = false; ///< The elements of each of the copies are any number up to `count`.
    bool isGrown = false; ///< One by one: it has room to spare.
    bool isInline = false; ///< A record in its container's place.
    bool isFloatBox = false;
    quint32 record = 0; ///< Name of its type.
    TypePtr elementType;
    MemoryValue element;
    std::map<quint32, MemoryValue> fields;
    double charged = 0;

    double own() const; ///< Bytes of one copy, without what it refers to.
    void refresh();
    /// As many times as many, with all that was made in loops deeper than `outer`.
    void scale(double times, size_t outer, int level = 0);
};

} // namespace Foreguest
