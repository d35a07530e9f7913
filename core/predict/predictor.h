// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"
#include "core/cost/costs.h"
#include "core/history/runrecord.h"
#include "core/profile/vmprofile.h"

#include <memory>
#include <span>

namespace Foreguest {

/// What a model sees of a program before it runs: numbers from graph and costs, by name.
struct Features
{
    std::map<QString, double> values; ///< "functions", "loops.depth", "calls.io", "bytes.literals", …
    QString language;
    Category category = Category::Mixed;
    Growth growth = Growth::Unknown;
    MemoryEstimate memory;
    QStringList libraries;
    QStringList packages; ///< Debian packages of third-party libraries.
    QStringList unresolved; ///< Third-party libraries for which no package of Debian is known.
    qint64 inputBytes = 0;
};
Features extractFeatures(const Analysis& analysis, qint64 inputBytes);

/// The quantities that a program will need, each with its origin and reason.
using Forecast = std::map<Quantity, PredictedQuantity>;

/// Predicts quantities from features and from the same program's measured runs (newest first). The learning model of a
/// later version fills this interface; `learn` is called after each run.
class ResourceModel
{
public:
    virtual ~ResourceModel() = default;
    virtual QString name() const = 0;
    virtual Forecast forecast(const Features& features, std::span<const RunRecord> ownRuns) const = 0;
    virtual void learn(const Features& features, const RunRecord& record) = 0;
};
/// Rules on features, replaced by measured values once a program has three successful runs.
std::unique_ptr<ResourceModel> makeRuleModel();

/// The chosen profile, how well it fits, and why.
struct Prediction
{
    Forecast forecast;
    VmProfile profile; ///< Cut to the host, overrides applied.
    bool isNewProfile = false; ///< None fitted: made for this program, to be kept.
    double score = 0; ///< 0…1 of the chosen profile.
    QStringList reasons;
    /// Every candidate's score, the best first.
    std::vector<std::pair<QString, double>> candidates;
    int basedOnRuns = 0;
    QString model;
};

struct PredictionRequest
{
    Features features;
    QString programName; ///< For a new profile's name.
    QString image; ///< The runtime that the language asks for.
    Bytes buildMemory; ///< What its compiler needs beside the guest's own; 0: nothing is compiled.
    std::vector<VmProfile> profiles; ///< Catalogue and saved ones.
    std::span<const RunRecord> ownRuns;
    std::map<QString, QString> overrides; ///< Field id → text.
    QString forcedProfile; ///< Name that the user chose; empty: the best one.
    HostFacts host;
};

/// The flow's third line: forecasts, scores every profile against the forecast, takes the best or makes a new one.
class Predictor
{
public:
    explicit Predictor(std::unique_ptr<ResourceModel> model = makeRuleModel());
    Result<Prediction> bestProfile(const PredictionRequest& request) const;
    void learn(const Features& features, const RunRecord& record);

private:
    std::unique_ptr<ResourceModel> m_model;
};

} // namespace Foreguest
