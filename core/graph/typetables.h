// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace Foreguest {

/// Files that share their names as one package. All by numbers of the program.
struct PackageTables
{
    std::vector<quint32> ofFile; ///< noIndex where the language has no packages of several files.
    std::unordered_map<std::string, quint32> ofFolder; ///< By dotted name.
    std::vector<std::vector<quint32>> files; ///< By package.
    std::unordered_map<quint64, std::vector<quint32>> bindings; ///< By package and name.
};

/// Which types have which methods, once all functions are known to belong to their types.
struct TypeTables
{
    bool areFilled = false;
    std::unordered_map<quint32, std::vector<std::pair<StringId, quint32>>> methods; ///< By type.
    std::unordered_map<StringId, std::vector<quint32>> typesWith; ///< By method: types, not interfaces.
    std::unordered_map<quint32, std::vector<quint32>> implementors; ///< By interface.
    std::unordered_map<StringId, std::vector<quint32>> functionsOf; ///< By signature.
    std::vector<quint8> assignments; ///< By binding: how often it is given a value, at most 2.
};

} // namespace Foreguest
