// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Foreguest {

/// Positions of arguments; all of them where it is empty and `all` says so. The receiver of a method is position -1.
struct ArgumentSet
{
    bool all = false;
    std::vector<int> positions;
    bool contains(int position) const;
};

/// What is known of how data passes through something outside of the sources.
struct FlowEntry
{
    QString source; ///< Kind of data that it gives: "stdin"; empty for none.
    QString sink; ///< Kind of place that its arguments go to: "process"; empty for none.
    ArgumentSet into; ///< Arguments that receive the source's data: `fgets(buffer, …)`.
    ArgumentSet callback; ///< Parameters of functions among its arguments that receive it.
    std::vector<std::pair<int, std::string>> callbackTypes; ///< Parameters of such functions, and what they hold.
    ArgumentSet sinks; ///< Arguments that go to the sink.
    ArgumentSet from; ///< Arguments that are copied …
    int to = noTarget; ///< … into this one.
    int kindArgument = noTarget; ///< The argument whose handle says which kind it is: `fprintf(stderr, …)`.
    bool isHandle = false; ///< Gives an object whose methods are looked up below its type's name: `open`.
    std::string type; ///< The name of that type; empty: its own.
    bool stops = false; ///< Its result tells nothing of its arguments.
    static constexpr int noTarget = -2;
};

/// The content of resources/languages/<name>/flows.json: sources, sinks and copies among a language's APIs. Immutable.
class FlowCatalogue
{
public:
    /// All that is said of a dotted name together. Patterns may have `*` for any text. O(patterns with that last part).
    FlowEntry find(std::string_view dottedName) const;
    /// Functions whose parameters the operating system fills: `main`; the kind of that data.
    QString entryParameterKind(std::string_view function) const;
    /// The kind of a handle by the name of what it came from: "stdin" for `stdin`, "file" for `fopen`.
    QString handleKind(std::string_view origin) const;
    bool isEmpty() const { return m_exact.empty() && m_patterns.empty(); }

    /// Of a language by its folder's name; without flows.json an empty one. Thread-safe.
    static const FlowCatalogue& of(const QString& language);
    static Result<FlowCatalogue> parse(const QByteArray& json);

private:
    FlowEntry& entryOf(const std::string& pattern);
    void read(const QByteArray& json, int depth);

    std::unordered_map<std::string, FlowEntry> m_exact;
    std::unordered_map<std::string, std::vector<std::pair<std::string, FlowEntry>>> m_patterns; ///< By last part.
    std::unordered_map<std::string, QString> m_entries, m_handles;
};

} // namespace Foreguest
