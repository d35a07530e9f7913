// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/regexrisk.h"

#include <array>
#include <vector>

namespace Foreguest {

namespace {
constexpr size_t deepestGroup = 32;

/// What has been seen of a group up to here.
struct Group
{
    bool onlyOptional = true; ///< Every part of this alternative so far may be empty or repeats without end.
    bool hasEndless = false; ///< This alternative has a part that repeats without end.
    bool isRisky = false; ///< An alternative before this one is nothing but endless and optional parts.
    const char* start = nullptr; ///< Of this alternative.
    std::array<std::string_view, 8> alternatives; ///< Those before this one.
    size_t alternativeCount = 0;
    bool isAmbiguous = false; ///< One alternative is another one, or that several times.
};

/// Length of the quantifier at the front, 0 for none; `endless` where it has no upper bound, `optional` where none is
/// enough.
size_t quantifier(std::string_view text, bool& endless, bool& optional)
{
    endless = false;
    optional = false;
    if (text.empty())
        return 0;
    size_t length = 0;
    switch (text.front()) {
    case '*':
        endless = optional = true;
        length = 1;
        break;
    case '+':
        endless = true;
        length = 1;
        break;
    case '?':
        optional = true;
        length = 1;
        break;
    case '{': {
        const size_t close = text.find('}');
        if (close == std::string_view::npos || text.substr(1, close - 1).find_first_not_of("0123456789,") != text.npos)
            return 0;
        endless = text[close - 1] == ',';
        optional = text[1] == '0';
        length = close + 1;
        break;
    }
    default:
        return 0;
    }
    const char next = length < text.size() ? text[length] : '\0';
    // A possessive one never gives anything back.
    if (next == '+')
        endless = false;
    return length + (next == '?' || next == '+' ? 1 : 0);
}

/// Length of a single character, class or escape at the front.
size_t atom(std::string_view text)
{
    if (text.front() == '\\')
        return text.size() > 1 ? 2 : 1;
    if (text.front() != '[')
        return 1;
    for (size_t i = text.size() > 1 && text[1] == '^' ? 3 : 2; i < text.size(); ++i) {
        if (text[i] == ']')
            return i + 1;
        i += text[i] == '\\' ? 1 : 0;
    }
    return text.size();
}

bool isRepeated(std::string_view whole, std::string_view part)
{
    if (part.empty() || whole.size() % part.size() != 0)
        return false;
    for (size_t i = 0; i < whole.size(); i += part.size()) {
        if (whole.substr(i, part.size()) != part)
            return false;
    }
    return true;
}

void endAlternative(Group& group, const char* end)
{
    group.isRisky |= group.onlyOptional && group.hasEndless;
    group.onlyOptional = true;
    group.hasEndless = false;
    const std::string_view text(group.start, size_t(end - group.start));
    for (size_t i = 0; i < group.alternativeCount; ++i)
        group.isAmbiguous |= isRepeated(text, group.alternatives[i]) || isRepeated(group.alternatives[i], text);
    if (group.alternativeCount < group.alternatives.size())
        group.alternatives[group.alternativeCount++] = text;
    group.start = end + 1;
}

void addPart(Group& group, bool endless, bool optional)
{
    group.hasEndless |= endless;
    group.onlyOptional &= endless || optional;
}

/// `(?:`, `(?P<name>`, `(?=`: what stands between the bracket and the group's content.
size_t groupHead(std::string_view text)
{
    if (text.substr(0, 2) != "(?")
        return 1;
    const size_t name = text.find_first_of("<'");
    if (name < 4 && text.size() > name + 1 && text[name + 1] != '=' && text[name + 1] != '!') {
        const size_t close = text.find_first_of(">'", name + 1);
        return close == std::string_view::npos ? text.size() : close + 1;
    }
    const size_t end = text.find_first_of(":=!>)", 2);
    return end == std::string_view::npos ? text.size() : text[end] == ')' ? end : end + 1;
}
} // namespace

bool mayBacktrackForever(std::string_view pattern)
{
    std::vector<Group> groups(1);
    groups.front().start = pattern.data();
    while (!pattern.empty()) {
        Group& group = groups.back();
        const char c = pattern.front();
        if (c == '(') {
            if (groups.size() > deepestGroup)
                return false;
            pattern.remove_prefix(groupHead(pattern));
            groups.emplace_back();
            groups.back().start = pattern.data();
            continue;
        }
        if (c == '|') {
            endAlternative(group, pattern.data());
            pattern.remove_prefix(1);
            continue;
        }
        bool endless = false, optional = false;
        if (c == ')') {
            Group inner = group;
            endAlternative(inner, pattern.data());
            if (groups.size() == 1)
                return false;
            groups.pop_back();
            pattern.remove_prefix(1);
            pattern.remove_prefix(quantifier(pattern, endless, optional));
            if (endless && (inner.isRisky || inner.isAmbiguous))
                return true;
            addPart(groups.back(), endless || inner.isRisky, optional);
            continue;
        }
        const std::string_view part = pattern.substr(0, atom(pattern));
        pattern.remove_prefix(part.size());
        pattern.remove_prefix(quantifier(pattern, endless, optional));
        if (part != "^" && part != "$")
            addPart(group, endless, optional);
    }
    return false;
}

std::string_view patternIn(std::string_view arguments)
{
    const size_t open = arguments.find_first_of("\"'`/");
    // Letters in front belong to the literal: r"…". Where there is no literal, `open` is npos.
    if (open > 3)
        return {};
    const char quote = arguments[open];
    for (size_t i = open + 1; i < arguments.size(); ++i) {
        if (arguments[i] == quote)
            return arguments.substr(open + 1, i - open - 1);
        i += arguments[i] == '\\' ? 1 : 0;
    }
    return {};
}

} // namespace Foreguest
