// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/theme/theme.h"
#include "ui/window/screenshot.h"

namespace Foreguest {

/// What the command line asks for.
struct Arguments
{
    enum class Outcome { Start, Help, WrongUse };
    Outcome outcome = Outcome::Start;
    QString text; ///< For Help and WrongUse: what to print.
    PipelineOptions pipeline;
    std::optional<Theme> theme;
    ScreenshotOptions screenshot; ///< `file` is empty where no screenshot is wanted; `paths` are the PATHs in any case.
};

Arguments parseArguments(const QStringList& commandLine);

} // namespace Foreguest
