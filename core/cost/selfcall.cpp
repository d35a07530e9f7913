// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/selfcall.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace Foreguest {

namespace {

using Names = std::vector<std::string_view>;

bool isNamePart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (static_cast<unsigned char>(c) & 0x80);
}

Names splitTopLevel(std::string_view text)
{
    Names parts;
    int nesting = 0;
    size_t start = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        nesting += c == '(' || c == '[' || c == '{';
        nesting -= c == ')' || c == ']' || c == '}';
        if (c == ',' && nesting <= 0) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    if (start < text.size())
        parts.push_back(text.substr(start));
    for (std::string_view& part : parts) {
        while (!part.empty() && std::isspace(static_cast<unsigned char>(part.front())))
            part.remove_prefix(1);
        while (!part.empty() && std::isspace(static_cast<unsigned char>(part.back())))
            part.remove_suffix(1);
    }
    return parts;
}

Names namesIn(std::string_view text)
{
    Names names;
    for (size_t i = 0; i < text.size();) {
        if (!isNamePart(text[i])) {
            ++i;
            continue;
        }
        const size_t start = i;
        while (i < text.size() && isNamePart(text[i]))
            ++i;
        if (!std::isdigit(static_cast<unsigned char>(text[start])))
            names.push_back(text.substr(start, i - start));
    }
    return names;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool isHalf(std::string_view argument, const Names& names)
{
    static constexpr std::array<std::string_view, 9> forms { "/ 2", "/2", ">> 1", ">>1", "/ 3", "/3", "/ 10", "/10",
        "* 0.5" };
    if (std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return contains(argument, form); }))
        return true;
    if (contains(argument, " % ") && names.size() >= 2)
        return true;
    return std::any_of(names.begin(), names.end(),
        [](std::string_view name) { return name == "m" || contains(name, "mid") || contains(name, "half"); });
}

bool isVisitedName(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> marks { "visited", "seen", "marked", "discovered" };
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return contains(name, mark); });
}

/// `items[1:]`, `items[:-1]`, `.slice(1)`.
bool isRest(std::string_view argument)
{
    const size_t bracket = argument.find('[');
    return (bracket != std::string_view::npos && argument.find(':', bracket) != std::string_view::npos
               && !contains(argument, "::"))
        || contains(argument, ".slice(") || contains(argument, ".substr");
}

/// A sum or difference outside of any nested part.
bool hasSum(std::string_view argument)
{
    int nesting = 0;
    for (size_t i = 1; i < argument.size(); ++i) {
        const char c = argument[i];
        nesting += c == '(' || c == '[' || c == '{';
        nesting -= c == ')' || c == ']' || c == '}';
        const bool isArrow = c == '-' && i + 1 < argument.size() && argument[i + 1] == '>';
        if (nesting == 0 && (c == '+' || c == '-') && !isArrow)
            return true;
    }
    return false;
}

bool isMember(std::string_view argument)
{
    return contains(argument, ".") || contains(argument, "->") || argument.ends_with(']');
}

} // namespace

SelfCall readSelfCall(const CodeGraph& graph, const BodyFacts& facts, const CallFact& call)
{
    SelfCall self;
    self.line = call.line;
    self.loop = call.loop < facts.loops.size() ? call.loop : noIndex;
    Names parameters;
    for (const StringId parameter : facts.parameters)
        parameters.push_back(graph.strings.stdView(parameter));
    const auto isParameter = [&](std::string_view name) {
        return std::find(parameters.begin(), parameters.end(), name) != parameters.end();
    };

    bool halves = false;
    bool decreases = false;
    bool partitions = false;
    bool isPart = false;
    bool marks = std::any_of(parameters.begin(), parameters.end(), isVisitedName);
    for (const std::string_view argument : splitTopLevel(graph.strings.stdView(call.arguments))) {
        if (isParameter(argument))
            continue;
        ++self.movingArguments;
        const Names names = namesIn(argument);
        const bool usesParameter = std::any_of(names.begin(), names.end(), isParameter);
        marks = marks || std::any_of(names.begin(), names.end(), isVisitedName);
        if (isRest(argument))
            self.copies = true;
        if (isHalf(argument, names)) {
            halves = true;
        } else if (isRest(argument)) {
            decreases = decreases || usesParameter;
        } else if (hasSum(argument) && !names.empty()) {
            decreases = decreases || usesParameter || self.loop != noIndex;
            partitions = partitions || (!usesParameter && self.loop == noIndex);
            self.skipsOnlyOne = self.skipsOnlyOne || (!usesParameter && self.loop != noIndex);
        } else if (isMember(argument)) {
            isPart = true;
        }
    }
    // The receiver of a method is an argument, too: `self.left.walk()`.
    const std::string_view callee = graph.strings.stdView(call.callee);
    const auto links = std::count(callee.begin(), callee.end(), '.') + std::count(callee.begin(), callee.end(), '>');
    isPart = isPart || links >= 2;

    if (marks)
        self.shape = SelfCall::Shape::Visited;
    else if (halves)
        self.shape = SelfCall::Shape::Halve;
    else if (decreases)
        self.shape = SelfCall::Shape::Decrease;
    else if (partitions)
        self.shape = SelfCall::Shape::Partition;
    else if (isPart)
        self.shape = SelfCall::Shape::Structure;
    return self;
}

} // namespace Foreguest
