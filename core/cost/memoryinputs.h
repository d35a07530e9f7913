// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Foreguest {

/// What is known of a program's inputs before it runs.
struct MemoryInputs
{
    /// Numbers, and sizes of containers, by the names that the sources give them.
    std::map<std::string, double> values;
    std::vector<double> arguments; ///< Of the command line, in their order; NaN where one is no number.
    std::vector<double> numbers; ///< The first numbers of the standard input.
    std::optional<double> inputBytes; ///< Of the standard input.
    std::map<std::string, double> files; ///< Bytes, by name.
    double assumed = 1000; ///< A size that nothing tells.
};

/// From "NAME=NUMBER", "arg1=NUMBER", "stdin=FILE" or "stdin=BYTES", "file:NAME=BYTES". Fails on anything else.
Result<MemoryInputs> memoryInputs(const QStringList& texts);

} // namespace Foreguest
