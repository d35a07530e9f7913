// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"

#include <QJsonObject>

namespace Foreguest {

/// Fills an ApiCatalogue from a language's data file and from those that it extends.
class ApiReader
{
public:
    static std::unique_ptr<const ApiCatalogue> read(const QString& language);

private:
    void readLanguage(const QString& language, int depth);
    void readFamilies(const QJsonObject& object);
    void readCosts(const QJsonObject& object);
    void readGrowth(const QJsonObject& object);
    void readMemory(const QJsonObject& object);
    void completeNames();
    ApiEntry& entry(const QString& pattern);

    std::unique_ptr<ApiCatalogue> m_catalogue = std::make_unique<ApiCatalogue>();
};

} // namespace Foreguest
