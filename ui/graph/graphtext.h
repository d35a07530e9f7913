// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Foreguest {

/// The translation context of the texts that free functions of this folder make.
class GraphText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::GraphText)
};

} // namespace Foreguest
