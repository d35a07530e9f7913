// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Foreguest {

/// A place in what a native function works on. `this`, the arguments `0`, `1`, …, `1+` (all from there), `r` (what the
/// last call returned), `new` and `new2` (objects made here), `=name` (the function `name`, bound to `new`). A path
/// goes on from there: `/*` elements, `/@` what iterating gives, `/$0` the element with the text of argument 0 as key,
/// `/~` what a promise is kept with, `/+` the elements one by one as arguments, `/%name` a hidden field, `/name` a
/// field.
struct NativeTerm
{
    enum class Base { This, Argument, ArgumentsFrom, Result, New, Bound };
    enum class StepKind { Elements, Iterated, Keyed, Awaited, Spread, Field };
    struct Step
    {
        StepKind kind = StepKind::Elements;
        int argument = 0; ///< Of Keyed.
        std::string name; ///< Of Field.
    };
    Base base = Base::This;
    int index = 0;
    std::string name; ///< Of Bound.
    std::vector<Step> path;
};

/// Alternatives, written `a|b`.
using NativeTerms = std::vector<NativeTerm>;

/// One thing that a native function does:
/// `call F [@RECEIVER] ARG…`, `put PLACE VALUE…`, `merge OBJECT SOURCE…` (all fields), `new TYPE`, `bind F RECEIVER
/// ARG…` (makes `r`), `pairs OBJECT LIST` (of keys and values), `getter PLACE F` (reading calls F), `return VALUE…`.
struct NativeAction
{
    enum class Kind { Call, Put, Merge, New, Bind, Pairs, Getter, Return };
    Kind kind = Kind::Call;
    NativeTerms target; ///< Function, place or object.
    NativeTerms receiver;
    std::vector<NativeTerms> arguments;
    std::string type; ///< Of New.
};

/// What a function outside of the sources does, as far as values flow.
using NativeSummary = std::vector<NativeAction>;
using NativeFunctions = std::unordered_map<std::string, NativeSummary>;

/// Reads actions separated by `;`. No value where a word is wrong.
std::optional<NativeSummary> parseNative(std::string_view text);

} // namespace Foreguest
