// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/predictor.h"

#include "core/predict/rulemodel.h"
#include "core/predict/sizing.h"

#include <algorithm>

namespace Foreguest {

namespace {

/// QEMU's translator against hardware, on loops of a scripting language.
constexpr double slowdownOfTranslation = 12;

struct Candidate
{
    const VmProfile* profile = nullptr;
    Match match;
};

std::vector<Candidate> rankProfiles(const std::vector<VmProfile>& profiles, const Need& need)
{
    std::vector<Candidate> candidates;
    candidates.reserve(profiles.size());
    for (const VmProfile& profile : profiles)
        candidates.push_back({ &profile, matchProfile(profile, need) });
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.match.score > b.match.score; });
    return candidates;
}

Result<Candidate> forcedCandidate(const std::vector<Candidate>& candidates, const QString& name)
{
    QStringList names;
    for (const Candidate& candidate : candidates) {
        if (candidate.profile->name == name)
            return candidate;
        names << candidate.profile->name;
    }
    names.sort();
    return failure(ErrorCode::NotFound, QStringLiteral("There is no profile named \"%1\".").arg(name.left(80)),
        QStringLiteral("Use one of: %1.").arg(names.join(QStringLiteral(", "))));
}

Result<> applyOverrides(VmProfile& profile, const std::map<QString, QString>& overrides)
{
    for (const auto& [field, text] : overrides) {
        auto result = setProfileValue(profile, field, text, Origin::Override, QStringLiteral("Set by you."));
        if (!result) {
            Error error = result.error();
            error.message
                = QStringLiteral("The value that you set for this program can't be used: %1").arg(error.message);
            error.remedy += QStringLiteral(" Or reset the value to the prediction.");
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

void choose(Prediction& prediction, const Candidate& candidate, size_t of, bool isForced)
{
    prediction.profile = *candidate.profile;
    prediction.score = candidate.match.score;
    prediction.reasons << (isForced ? QStringLiteral("You chose %1; its score is %2.")
                                          .arg(candidate.profile->name)
                                          .arg(prediction.score, 0, 'f', 2)
                                    : QStringLiteral("%1 fits best of %2 profiles: score %3.")
                                          .arg(candidate.profile->name)
                                          .arg(of)
                                          .arg(prediction.score, 0, 'f', 2));
    prediction.reasons << candidate.match.reasons;
}

} // namespace

Predictor::Predictor(std::unique_ptr<ResourceModel> model)
    : m_model(std::move(model))
{
}

Result<Prediction> Predictor::bestProfile(const PredictionRequest& request) const
{
    Prediction prediction;
    prediction.model = m_model->name();
    Features features = request.features;
    features.values[QStringLiteral("host.slowdown")]
        = request.host.accelerator == Accelerator::Tcg ? slowdownOfTranslation : 1;
    prediction.forecast = m_model->forecast(features, request.ownRuns);
    for (const Quantity quantity : allQuantities)
        prediction.forecast.try_emplace(quantity);
    prediction.basedOnRuns = int(std::count_if(
        request.ownRuns.begin(), request.ownRuns.end(), [](const RunRecord& run) { return run.succeeded(); }));

    const Need need = needOf(prediction.forecast, request);
    const std::vector<Candidate> candidates = rankProfiles(request.profiles, need);
    for (const Candidate& candidate : candidates)
        prediction.candidates.emplace_back(candidate.profile->name, candidate.match.score);

    if (!request.forcedProfile.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(forced, forcedCandidate(candidates, request.forcedProfile));
        choose(prediction, forced, candidates.size(), true);
    } else if (!candidates.empty() && candidates.front().match.score >= leastScore) {
        choose(prediction, candidates.front(), candidates.size(), false);
    } else {
        prediction.profile = makeProfile(request, prediction.forecast);
        prediction.isNewProfile = true;
        const Match match = matchProfile(prediction.profile, need);
        prediction.score = match.score;
        prediction.reasons << QStringLiteral(
            "None of %1 profiles fits well enough (the best score is %2): %3 was made for this program.")
                                  .arg(candidates.size())
                                  .arg(candidates.empty() ? 0.0 : candidates.front().match.score, 0, 'f', 2)
                                  .arg(prediction.profile.name);
        if (!candidates.empty())
            prediction.reasons << candidates.front().match.reasons;
    }
    FOREGUEST_TRY_ASSIGN(sized, sizeProfile(std::move(prediction.profile), request, prediction.forecast));
    prediction.profile = std::move(sized);
    FOREGUEST_TRY(applyOverrides(prediction.profile, request.overrides));
    prediction.profile = fitToHost(std::move(prediction.profile), request.host);
    return prediction;
}

void Predictor::learn(const Features& features, const RunRecord& record)
{
    m_model->learn(features, record);
}

} // namespace Foreguest
