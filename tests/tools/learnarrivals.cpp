// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes resources/pool/arrivals.txt: what the forecast knows before the first arrival.
//   learnarrivals learn TRACE.csv… > resources/pool/arrivals.txt
//   learnarrivals compare TRACE.csv…      foreguest against hybrid on pieces of the traces and on made ones
//   learnarrivals cross TRACE.csv…        the same on one half of the functions with a prior learned from the other
#include "core/guest/foreguestpolicy.h"
#include "core/guest/poolsimulation.h"
#include "tests/core/guest/madetraces.h"

#include <cstdio>

using namespace Foreguest;
using MadeTraces::Kind;

namespace {

/// Replays a trace through a forecast alone.
ArrivalPrior learn(const ArrivalTrace& trace, const ArrivalPrior& before)
{
    ArrivalForecast forecast(before);
    std::vector<size_t> next(trace.functions.size(), 0);
    for (const TracedFunction& function : trace.functions)
        forecast.add(function.traits);
    for (int i = 0; i < trace.minutes; ++i) {
        const PolicyMinute minute = trace.firstMinute + i;
        std::vector<char> arrived(next.size(), 0);
        for (size_t f = 0; f < next.size(); ++f) {
            if (forecast.isKnown(f))
                (void)forecast.predict(f, minute);
            const auto& arrivals = trace.functions[f].arrivals;
            if (next[f] < arrivals.size() && arrivals[next[f]] == minute) {
                ++next[f];
                arrived[f] = 1;
            }
        }
        forecast.learn(minute, arrived);
    }
    return forecast.learned();
}

/// Of the made traces, weighed down so that the real ones outweigh them, then of those.
ArrivalPrior learnAll(const std::vector<ArrivalTrace>& traces)
{
    ArrivalPrior prior;
    quint32 seed = 1000;
    for (const Kind kind : { Kind::Mixed, Kind::Timers, Kind::Poisson, Kind::Bursts, Kind::Diurnal, Kind::Chains })
        prior = learn(MadeTraces::make(kind, 60, kind == Kind::Diurnal ? 1440 : 480, ++seed), prior);
    for (const ArrivalTrace& trace : traces)
        prior = learn(trace, prior);
    return prior;
}

void compare(const char* name, const ArrivalTrace& trace, double& sum, int& count)
{
    const auto hybrid = simulatePolicy(trace, QStringLiteral("hybrid"), {}, {});
    const auto ours = simulatePolicy(trace, QStringLiteral("foreguest"), {}, {});
    const double ratio = double(ours->coldStarts) / double(hybrid->coldStarts);
    std::printf(
        "%-14s %4zu functions, first %4lld | hybrid %5lld cold %7lld idle | foreguest %5lld %7lld | %.3f idle %.3f\n",
        name, trace.functions.size(), hybrid->firstArrivals, hybrid->coldStarts, hybrid->idleMinutes, ours->coldStarts,
        ours->idleMinutes, ratio, double(ours->idleMinutes) / double(std::max<qint64>(1, hybrid->idleMinutes)));
    sum += ratio;
    ++count;
}

} // namespace

int main(int argc, char** argv)
{
    const QByteArray mode = argc > 1 ? argv[1] : "";
    std::vector<ArrivalTrace> traces;
    traces.reserve(static_cast<size_t>(argc));
    for (int i = 2; i < argc; ++i) {
        auto trace = ArrivalTrace::read(QString::fromLocal8Bit(argv[i]), {});
        if (!trace) {
            std::fprintf(stderr, "%s\n", qPrintable(trace.error().toString()));
            return 1;
        }
        traces.push_back(std::move(*trace));
    }
    if (mode == "learn") {
        std::fputs(learnAll(traces).toText().constData(), stdout);
        return 0;
    }
    double sum = 0;
    int count = 0;
    if (mode == "cross") {
        for (int half = 0; half < 2; ++half) {
            std::vector<ArrivalTrace> learned;
            learned.reserve(traces.size());
            for (const ArrivalTrace& t : traces)
                learned.push_back(MadeTraces::piece(t, 0, t.minutes, 2, half));
            ArrivalPrior::replaceBuiltIn(learnAll(learned));
            for (const ArrivalTrace& t : traces) {
                compare("other half", MadeTraces::piece(t, 0, t.minutes, 2, 1 - half), sum, count);
                compare("1st half time", MadeTraces::piece(t, 0, t.minutes / 2, 2, 1 - half), sum, count);
                compare("2nd half time", MadeTraces::piece(t, t.minutes / 2, t.minutes, 2, 1 - half), sum, count);
            }
        }
    } else if (mode == "compare") {
        for (const ArrivalTrace& t : traces) {
            compare("trace", t, sum, count);
            compare("1st half time", MadeTraces::piece(t, 0, t.minutes / 2), sum, count);
            compare("2nd half time", MadeTraces::piece(t, t.minutes / 2, t.minutes), sum, count);
            compare("middle", MadeTraces::piece(t, t.minutes / 5, t.minutes * 4 / 5), sum, count);
            compare("even", MadeTraces::piece(t, 0, t.minutes, 2, 0), sum, count);
            compare("odd", MadeTraces::piece(t, 0, t.minutes, 2, 1), sum, count);
            compare("third", MadeTraces::piece(t, 0, t.minutes, 3, 1), sum, count);
        }
    }
    compare("mixed 480", MadeTraces::make(Kind::Mixed, 100, 480, 1), sum, count);
    compare("mixed 1440", MadeTraces::make(Kind::Mixed, 100, 1440, 2), sum, count);
    compare("mixed 300", MadeTraces::make(Kind::Mixed, 300, 720, 3), sum, count);
    compare("timers", MadeTraces::make(Kind::Timers, 100, 1440, 4), sum, count);
    compare("poisson", MadeTraces::make(Kind::Poisson, 100, 1440, 5), sum, count);
    compare("bursts", MadeTraces::make(Kind::Bursts, 100, 1440, 6), sum, count);
    compare("diurnal", MadeTraces::make(Kind::Diurnal, 100, 2880, 7), sum, count);
    compare("chains", MadeTraces::make(Kind::Chains, 99, 480, 8), sum, count);
    compare("chains long", MadeTraces::make(Kind::Chains, 99, 1440, 9), sum, count);
    std::printf("mean %.4f\n", sum / count);
    return 0;
}
