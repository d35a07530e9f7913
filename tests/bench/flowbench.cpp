// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../e2e/commandline.h"

#include <QTest>

#include <algorithm>
#include <vector>

/// Request to first byte of a guest that waits, against a cold start of the same program on the same machine.
class FlowBench : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;

    double firstByteMs(const QStringList& more)
    {
        const auto outcome = m_ctl.run(
            QStringList { QStringLiteral("run"), QStringLiteral("--json"), testProgram("slowstart.py") } + more);
        return outcome.exitCode == 0 ? outcome.json()[QStringLiteral("requestToFirstByteMs")].toDouble() : -1;
    }

    static double median(std::vector<double> values)
    {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }

private Q_SLOTS:
    void warmAgainstCold()
    {
        constexpr int rounds = 5;
        QVERIFY(firstByteMs({}) > 0); // builds the image, warms the caches
        std::vector<double> warm;
        std::vector<double> cold;
        for (int round = 0; round < rounds; ++round) {
            warm.push_back(firstByteMs({}));
            cold.push_back(firstByteMs({ QStringLiteral("--cold") }));
            QVERIFY(warm.back() > 0 && cold.back() > 0);
        }
        const double ratio = median(cold) / median(warm);
        qInfo().noquote() << QStringLiteral(
            "request to first byte, median of %1: warm %2 ms, cold %3 ms, ratio %4 (bar: at least 10)")
                                 .arg(rounds)
                                 .arg(median(warm), 0, 'f', 1)
                                 .arg(median(cold), 0, 'f', 1)
                                 .arg(ratio, 0, 'f', 1);
    }
};

QTEST_GUILESS_MAIN(FlowBench)
#include "flowbench.moc"
