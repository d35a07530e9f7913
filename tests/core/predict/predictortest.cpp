// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/rulemodel.h"
#include "core/predict/sizing.h"

#include <QTest>

using namespace Foreguest;

namespace {

/// A model that forecasts what a test asks for.
class GivenModel : public ResourceModel
{
public:
    explicit GivenModel(Forecast forecast)
        : m_forecast(std::move(forecast))
    {
    }
    QString name() const override { return QStringLiteral("given"); }
    Forecast forecast(const Features&, std::span<const RunRecord>) const override { return m_forecast; }
    void learn(const Features&, const RunRecord&) override { }

private:
    Forecast m_forecast;
};

Forecast forecastOf(double memory, double cpu = 0.1, double written = 0, double net = 0)
{
    const auto predicted = [](double value) {
        return PredictedQuantity { value, value, QStringLiteral("rule"), QStringLiteral("Given.") };
    };
    return { { Quantity::PeakMemory, predicted(memory) }, { Quantity::CpuSeconds, predicted(cpu) },
        { Quantity::WrittenBytes, predicted(written) }, { Quantity::NetBytes, predicted(net) } };
}

double mib(double n)
{
    return n * 1024 * 1024;
}

PredictionRequest request()
{
    PredictionRequest request;
    request.programName = QStringLiteral("sieve.py");
    request.image = QStringLiteral("python");
    request.features.language = QStringLiteral("python");
    request.profiles = *profileCatalogue();
    request.host.cpus = 64;
    request.host.memoryAvailable = Bytes::gib(256);
    return request;
}

Prediction predict(const Forecast& forecast, const PredictionRequest& asked)
{
    const auto prediction = Predictor(std::make_unique<GivenModel>(forecast)).bestProfile(asked);
    if (!prediction)
        qFatal("%s", qPrintable(prediction.error().toString()));
    return *prediction;
}

} // namespace

class PredictorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void needsFindTheirProfile_data()
    {
        QTest::addColumn<double>("memory");
        QTest::addColumn<double>("cpu");
        QTest::addColumn<double>("written");
        QTest::addColumn<bool>("network");
        QTest::addColumn<int>("category");
        QTest::addColumn<QString>("profile");
        QTest::newRow("small") << mib(40) << 0.1 << 0.0 << false << int(Category::Mixed) << QStringLiteral("balanced");
        QTest::newRow("long") << mib(40) << 300.0 << 0.0 << false << int(Category::Cpu)
                              << QStringLiteral("cpu-intensive");
        QTest::newRow("large") << mib(900) << 1.0 << 0.0 << false << int(Category::Memory)
                               << QStringLiteral("memory-heavy");
        QTest::newRow("writing") << mib(40) << 1.0 << mib(1000) << false << int(Category::Io)
                                 << QStringLiteral("io-bound");
        QTest::newRow("network") << mib(60) << 0.5 << 0.0 << true << int(Category::Network)
                                 << QStringLiteral("network-bound");
    }
    void needsFindTheirProfile()
    {
        QFETCH(double, memory);
        QFETCH(double, cpu);
        QFETCH(double, written);
        QFETCH(bool, network);
        QFETCH(int, category);
        QFETCH(QString, profile);
        PredictionRequest asked = request();
        asked.features.category = Category(category);
        if (network)
            asked.features.values[QStringLiteral("calls.network")] = 1;
        const Prediction prediction = predict(forecastOf(memory, cpu, written, network ? mib(1) : 0), asked);
        QCOMPARE(prediction.profile.name, profile);
        QVERIFY(!prediction.isNewProfile);
        QVERIFY(prediction.score >= leastScore && prediction.score <= 1);
        QVERIFY(prediction.reasons.size() >= 5);
        QCOMPARE(prediction.candidates.size(), asked.profiles.size());
        QCOMPARE(prediction.candidates.front().first, profile);
        for (size_t i = 1; i < prediction.candidates.size(); ++i)
            QVERIFY(prediction.candidates[i - 1].second >= prediction.candidates[i].second);
        QCOMPARE(prediction.profile.networkBandwidth.value.bytesPerSecond > 0, network);
    }

    void neverLessMemoryThanTheBound()
    {
        for (const double need : { mib(1), mib(100), mib(161), mib(300), mib(1000), mib(2500), mib(30000) }) {
            const Prediction prediction = predict(forecastOf(need), request());
            QVERIFY(double(prediction.profile.memory.value.value) >= need + double(guestBaseMemory.value));
        }
    }

    void everyValueSaysWhy()
    {
        for (const double need : { mib(30), mib(30000) }) {
            PredictionRequest asked = request();
            asked.features.packages = QStringList { QStringLiteral("python3-numpy") };
            const Prediction prediction = predict(forecastOf(need), asked);
            for (const ProfileField& field : profileFields())
                QVERIFY2(!profileWhy(prediction.profile, field.id).isEmpty(), qPrintable(field.id));
            QCOMPARE(prediction.profile.packages.value, asked.features.packages);
            QCOMPARE(prediction.profile.packages.origin, Origin::Rule);
            QCOMPARE(prediction.profile.image.value, QStringLiteral("python"));
            QCOMPARE(prediction.model, QStringLiteral("given"));
        }
    }

    void aNewProfileWhereNoneFits()
    {
        PredictionRequest asked = request();
        asked.programName = QStringLiteral("My Giant (1).py");
        const Prediction prediction = predict(forecastOf(mib(30000), 50), asked);
        QVERIFY(prediction.isNewProfile);
        QCOMPARE(prediction.profile.name, QStringLiteral("my-giant-1-py"));
        QVERIFY(!prediction.profile.builtIn);
        QCOMPARE(prediction.profile.memory.value, guestMemoryFor(mib(30000)));
        QCOMPARE(prediction.profile.memory.value.value % Bytes::mib(64).value, 0);
        QVERIFY(prediction.reasons.front().contains(QStringLiteral("None of 5 profiles")));

        // Kept, it is the best the next time.
        asked.profiles.push_back(prediction.profile);
        const Prediction again = predict(forecastOf(mib(30000), 50), asked);
        QVERIFY(!again.isNewProfile);
        QCOMPARE(again.profile.name, prediction.profile.name);
    }

    void aNewProfilesNameIsFree()
    {
        PredictionRequest asked = request();
        VmProfile other = asked.profiles.front();
        other.builtIn = false;
        other.name = QStringLiteral("sieve-py");
        other.memory.value = Bytes::mib(256);
        asked.profiles.push_back(other);
        const Prediction prediction = predict(forecastOf(mib(30000), 50), asked);
        QVERIFY(prediction.isNewProfile);
        QCOMPARE(prediction.profile.name, QStringLiteral("sieve-py-2"));
    }

    void overridesComeLast()
    {
        PredictionRequest asked = request();
        asked.overrides = { { QStringLiteral("memory"), QStringLiteral("300 MiB") },
            { QStringLiteral("networkBandwidth"), QStringLiteral("1 MiB") } };
        const Prediction prediction = predict(forecastOf(mib(1000)), asked);
        QCOMPARE(prediction.profile.memory.value, Bytes::mib(300));
        QCOMPARE(prediction.profile.memory.origin, Origin::Override);
        QCOMPARE(prediction.profile.networkBandwidth.value, Bandwidth::mibPerSecond(1));
    }

    void aWrongOverrideIsNamed()
    {
        PredictionRequest asked = request();
        asked.overrides = { { QStringLiteral("memory"), QStringLiteral("a lot") } };
        const auto prediction = Predictor(std::make_unique<GivenModel>(forecastOf(mib(10)))).bestProfile(asked);
        QVERIFY(!prediction);
        QVERIFY(prediction.error().message.contains(QStringLiteral("a lot")));
        QVERIFY(!prediction.error().remedy.isEmpty());
    }

    void theHostIsTheLimit()
    {
        PredictionRequest asked = request();
        asked.host.cpus = 1;
        asked.host.memoryAvailable = Bytes::gib(1);
        asked.overrides = { { QStringLiteral("vcpus"), QStringLiteral("8") } };
        const Prediction prediction = predict(forecastOf(mib(1900)), asked);
        QCOMPARE(prediction.profile.memory.value, Bytes::mib(512));
        QCOMPARE(prediction.profile.vcpus.value, 1);
        QVERIFY(prediction.profile.memory.why.contains(QStringLiteral("Cut from")));
    }

    void theUsersChoiceIsTaken()
    {
        PredictionRequest asked = request();
        asked.forcedProfile = QStringLiteral("io-bound");
        QCOMPARE(predict(forecastOf(mib(10)), asked).profile.name, QStringLiteral("io-bound"));
        asked.forcedProfile = QStringLiteral("none-such");
        const auto missing = Predictor(std::make_unique<GivenModel>(forecastOf(mib(10)))).bestProfile(asked);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().remedy.contains(QStringLiteral("balanced")));
    }

    void historySizesTheGuest()
    {
        PredictionRequest asked = request();
        RunRecord run;
        run.state = RunState::Finished;
        run.measured.peakMemoryBytes = Bytes::mib(1200).value;
        run.measured.wallSeconds = 2;
        run.measured.cpuUserSeconds = 6;
        const std::vector<RunRecord> runs(3, run);
        asked.ownRuns = runs;
        const auto prediction = Predictor().bestProfile(asked);
        QVERIFY(prediction);
        QCOMPARE(prediction->basedOnRuns, 3);
        QCOMPARE(prediction->forecast.at(Quantity::PeakMemory).origin, QStringLiteral("history"));
        QVERIFY(prediction->profile.memory.value > Bytes::mib(1200));
        QCOMPARE(prediction->profile.vcpus.value, 3);
    }

    void withoutAnyProfile()
    {
        PredictionRequest asked = request();
        asked.profiles.clear();
        asked.image.clear();
        const Prediction prediction = predict(forecastOf(mib(10)), asked);
        QVERIFY(prediction.isNewProfile);
        QVERIFY(prediction.candidates.empty());
        // Whatever was made can be kept and read again.
        const auto back = profileFromJson(profileToJson(prediction.profile));
        QVERIFY2(back, back ? "" : qPrintable(back.error().toString()));
        QVERIFY(*back == prediction.profile);
    }
};

QTEST_GUILESS_MAIN(PredictorTest)
#include "predictortest.moc"
