// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"
#include "core/graph/buildgraph.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

/// Sources that no bound can be told of, or whose expressions grow without end: the answer is unknown, with a reason.
class GrowthLimitsTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    /// The bound of each function by its name, as "class"; with "!" where it has no reason.
    std::map<QString, QString> classes(const QByteArray& source)
    {
        std::map<QString, QString> found;
        const QString path = m_folder.filePath(QStringLiteral("m.py"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size())
            return found;
        file.close();
        const auto graph = buildGraph({ path }, {}, TaskContext());
        if (!graph)
            return found;
        const auto costs = estimateCosts(**graph, TaskContext());
        if (!costs)
            return found;
        for (const FunctionCost& cost : (*costs)->bodies)
            found[(*graph)->text((*graph)->nodes[cost.node].name)]
                = growthName(cost.time.growth) + (cost.time.reasons.empty() ? QStringLiteral("!") : QString());
        found[QStringLiteral("program")] = growthName((*costs)->program.time.growth)
            + ((*costs)->program.time.reasons.empty() ? QStringLiteral("!") : QString());
        return found;
    }

private Q_SLOTS:
    void unknown_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("recursion without end") << QByteArray("def f(n):\n    return f(n)\n");
        QTest::newRow("recursion that only grows") << QByteArray("def f(n):\n    return f(n + 1) + f(n + 1)\n");
        QTest::newRow("loop without end") << QByteArray("def f(n):\n    while True:\n        n += 1\n");
        QTest::newRow("iterator of unknown length")
            << QByteArray("def f(x):\n    for y in x.unknown().thing():\n        print(y)\n");
        QTest::newRow("enlarged and divided")
            << QByteArray("def f(n):\n    while n > 1:\n        n = 3 * n + 1 if n % 2 else n // 2\n");
    }
    void unknown()
    {
        QFETCH(QByteArray, source);
        QEXPECT_FAIL("enlarged and divided", "Known wrong: what grows and shrinks counts as shrinking", Continue);
        QCOMPARE(classes(source)[QStringLiteral("f")], growthName(Growth::Unknown));
    }

    void hugeAndNegativeLiterals()
    {
        auto found
            = classes("x = 10**10**10\nfor i in range(10**10**10):\n    print(i)\nfor i in range(-5):\n    print(i)\n"
                      "a = [0] * -3\nb = [0] * (2**63)\nfor i in range(99999999999999999999999999999999):\n    pass\n");
        QVERIFY(!found.empty());
        QVERIFY(!found[QStringLiteral("program")].endsWith(u'!'));
    }

    /// Each calls the next one in a loop with larger arguments: the expression would have hundreds of factors.
    void expressionsThatExplode()
    {
        constexpr int depth = 300;
        QByteArray source;
        for (int i = 0; i < depth; ++i) {
            const QByteArray next = QByteArray::number(i + 1);
            source += "def f" + QByteArray::number(i) + "(a, b):\n    for i in range(a):\n        f" + next
                + "(a + b, b * a)\n        f" + next + "(b, a)\n";
        }
        source += "def f" + QByteArray::number(depth) + "(a, b):\n    return 1\nf0(int(input()), int(input()))\n";
        auto found = classes(source);
        QCOMPARE(found[QStringLiteral("f0")], growthName(Growth::Unknown));
        QCOMPARE(found[QStringLiteral("f299")], growthName(Growth::Linear));
    }

    void mutualRecursion()
    {
        constexpr int count = 1200;
        QByteArray source;
        for (int i = 0; i < count; ++i)
            source += "def f" + QByteArray::number(i) + "(n):\n    for i in range(n):\n        f"
                + QByteArray::number((i + 1) % count) + "(n - 1)\n    return f" + QByteArray::number((i + 7) % count)
                + "(n - 2)\n";
        const auto found = classes(source);
        QCOMPARE(found.size(), size_t(count + 2));
        for (const auto& [name, text] : found)
            QVERIFY2(!text.endsWith(u'!'), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(GrowthLimitsTest)
#include "growthlimitstest.moc"
