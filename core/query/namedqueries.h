// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QVariantMap>

#include <vector>

namespace Foreguest {

/// A question that is offered ready-made.
struct NamedQuery
{
    QString name; ///< "never-called": what `--named` takes.
    QString title; ///< "What is never called?"
    QString description;
    QString text; ///< The query.
    QVariantMap parameters; ///< Defaults of its $names, if any.
};

/// The questions of resources/queries/queries.json, in its order.
Result<std::vector<NamedQuery>> namedQueries();
Result<NamedQuery> namedQuery(const QString& name);

} // namespace Foreguest
