// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/expressionorder.h"

#include <QTest>

using namespace Foreguest;

class ExpressionOrderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("order");
        const auto row = [](const char* text, const char* order) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(order);
        };
        row("n", "n");
        row("items", "n");
        row("10", "1");
        row("range(10)", "1");
        row("range(n)", "n");
        row("range(len(items))", "n");
        row("range(n * m)", "n^2");
        row("range(n ** 2)", "n^2");
        row("range(2 ** n)", "2^n");
        row("range(1 << n)", "2^n");
        row("range(i, i + 3)", "1");
        row("range(1, int(math.sqrt(n)) + 1)", "sqrt n");
        row("range(n.bit_length())", "log n");
        row("range(n % 10)", "1");
        row("zip(items, 'abc')", "1");
        row("itertools.permutations(items)", "n!");
        row("itertools.combinations(items, 2)", "n^2");
        row("itertools.combinations(items, k)", "2^n");
        row("itertools.product(items, repeat=3)", "n^3");
        row("[1, 2, 3]", "1");
        row("(1, n)", "n");
        row("'abcdef'", "1");
        row("DIRECTIONS", "1");
        row("N", "n");
        row("graph[node]", "n");
        row("[x for x in items]", "n");
        row("matrix[i].items()", "n");
    }
    void values()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, order);
        ExpressionOrder expression(
            std::string_view(text.constData(), size_t(text.size())), ApiCatalogue::of(QStringLiteral("python")));
        QCOMPARE(expression.value().expression(), order);
    }

    void conditions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("order");
        const auto row = [](const char* text, const char* order) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(order);
        };
        row("i < n", "n");
        row("i < 10", "1");
        row("i * i <= n", "sqrt n");
        row("i < n * n", "n^2");
        row("i <= sqrt(n)", "sqrt n");
        row("(1 << k) <= n", "log n");
        row("i < s.size()", "n");
        row("i < n && j < m", "n");
        row("p != NULL", "n");
        row("!queue.empty()", "n");
        row("mask < (1 << n)", "2^n");
        row("node->next", "n");
    }
    void conditions()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, order);
        ExpressionOrder expression(
            std::string_view(text.constData(), size_t(text.size())), ApiCatalogue::of(QStringLiteral("cpp")));
        QCOMPARE(expression.condition(true).expression(), order);
    }

    void anySoupOfSignsEnds()
    {
        quint32 state = 12345;
        const QByteArray signs("()[]{}<>=!&|+-*/%^~.,:;'\"n1 a_for\n\0$", 36);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text;
            for (int i = 0; i < 90; ++i) {
                state = state * 1664525 + 1013904223;
                text += signs[qsizetype((state >> 16) % quint32(signs.size()))];
            }
            const std::string_view view(text.constData(), size_t(text.size()));
            ExpressionOrder value(view, ApiCatalogue::of(QStringLiteral("python")));
            ExpressionOrder condition(view, ApiCatalogue::of(QStringLiteral("cpp")));
            QVERIFY(value.value() <= GrowthOrder::unknown());
            QVERIFY(condition.condition(round % 2 == 0) <= GrowthOrder::unknown());
        }
    }

    void deepNestingEnds()
    {
        const std::string text(100'000, '(');
        ExpressionOrder expression(text, ApiCatalogue::of(QStringLiteral("python")));
        QVERIFY(expression.value() <= GrowthOrder::unknown());
    }

    void ordersMultiplyAndName()
    {
        QCOMPARE((GrowthOrder::linear() * GrowthOrder::logarithmic()).growth(), Growth::Linearithmic);
        QCOMPARE((GrowthOrder::linear() * GrowthOrder::root()).growth(), Growth::Quadratic);
        QCOMPARE((GrowthOrder::linear() * GrowthOrder::root()).expression(), QStringLiteral("n^1.5"));
        QCOMPARE((GrowthOrder::power(2) * GrowthOrder::linear()).growth(), Growth::Cubic);
        QCOMPARE(GrowthOrder::power(4).growth(), Growth::Polynomial);
        QCOMPARE((GrowthOrder::linear() * GrowthOrder::exponential()).text(), QStringLiteral("O(n 2^n)"));
        QCOMPARE((GrowthOrder::unknown() * GrowthOrder::constant()).growth(), Growth::Unknown);
        GrowthOrder many;
        for (int i = 0; i < 1000; ++i)
            many = many * GrowthOrder::linear();
        QCOMPARE(many.growth(), Growth::Polynomial);
        for (const char* text : { "1", "log n", "sqrt n", "n", "n log n", "n^2", "n^3", "2^n", "n!" })
            QCOMPARE(GrowthOrder::fromExpression(text).expression(), QString::fromLatin1(text));
    }

    void everyLanguageHasData_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language :
            { QStringLiteral("python"), QStringLiteral("javascript"), QStringLiteral("c"), QStringLiteral("cpp") })
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyLanguageHasData()
    {
        QFETCH(QString, language);
        const ApiCatalogue& apis = ApiCatalogue::of(language);
        QVERIFY(apis.baseBytes > 1024 * 1024);
        QVERIFY(apis.stepsPerSecond > 1e6);
        for (const qint64 size : apis.elementBytes)
            QVERIFY(size > 0);
    }

    void callsAreFoundByNamePrefixAndMethod()
    {
        const ApiCatalogue& python = ApiCatalogue::of(QStringLiteral("python"));
        QVERIFY(python.find("builtins.sorted") && python.find("builtins.sorted")->time == GrowthOrder::linearithmic());
        QCOMPARE(python.find("subprocess.run")->family->kind, QStringLiteral("process"));
        QCOMPARE(python.find("urllib.request.urlopen")->family->kind, QStringLiteral("network"));
        QCOMPARE(python.find("cursor.execute")->family->kind, QStringLiteral("database"));
        QVERIFY(!python.find("builtins.print"));
        QVERIFY(!python.find(""));
        const ApiCatalogue& cpp = ApiCatalogue::of(QStringLiteral("cpp"));
        QVERIFY(cpp.find(dotted("std::sort"))->time == GrowthOrder::linearithmic());
        QVERIFY(cpp.find("qsort")->time == GrowthOrder::linearithmic());
        QVERIFY(cpp.find(dotted("values->push_back"))->grows);
        QCOMPARE(dotted("std::map<int, std::vector<int>>::find"), std::string("std.map.find"));
    }
};

QTEST_GUILESS_MAIN(ExpressionOrderTest)
#include "expressionordertest.moc"
