// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {
QString versionOf(const CodeGraph& graph, const QString& library)
{
    for (const LibraryUse& use : graph.libraries) {
        if (graph.text(use.name) == library)
            return use.version;
    }
    return QStringLiteral("no such library");
}
} // namespace

/// What Java has beside calls: libraries with their versions, costs of bodies, several types a file.
class JavaTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesVersionsFromMaven()
    {
        const auto graph = build({ { QStringLiteral("App.java"),
                                       "import com.google.gson.Gson;\nimport org.slf4j.*;\nimport java.util.List;\n"
                                       "class App {}\n" },
            { QStringLiteral("pom.xml"),
                "<project><version>9</version><properties><gson.version>2.10.1</gson.version></properties>"
                "<dependencies><dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId>"
                "<version>${gson.version}</version></dependency><dependency><groupId>org.slf4j</groupId>"
                "<artifactId>slf4j-api</artifactId><version>2.0.9</version></dependency></dependencies></project>" } });
        QVERIFY(graph);
        QCOMPARE(versionOf(*graph, QStringLiteral("com.google.code.gson:gson")), QStringLiteral("2.10.1"));
        QCOMPARE(versionOf(*graph, QStringLiteral("org.slf4j:slf4j-api")), QStringLiteral("2.0.9"));
        QCOMPARE(versionOf(*graph, QStringLiteral("java.util")), QString());
    }
    void takesVersionsFromGradle()
    {
        const auto graph
            = build({ { QStringLiteral("App.java"),
                          "import com.google.common.collect.Lists;\nimport org.junit.Test;\nclass App {}\n" },
                { QStringLiteral("build.gradle"),
                    "ext { guavaVersion = '33.0.0-jre' }\ndependencies {\n"
                    "  implementation \"com.google.guava:guava:${guavaVersion}\"\n"
                    "  testImplementation group: 'junit', name: 'junit', version: '4.13.2'\n}\n" } });
        QVERIFY(graph);
        QCOMPARE(versionOf(*graph, QStringLiteral("com.google.guava:guava")), QStringLiteral("33.0.0-jre"));
        QCOMPARE(versionOf(*graph, QStringLiteral("junit:junit")), QStringLiteral("4.13.2"));
    }
    void measuresBodies()
    {
        const auto graph = build({ { QStringLiteral("A.java"),
            "class A {\n    int f(int n, String s) {\n        int sum = 0;\n"
            "        for (int i = 0; i < 10; i++) {\n            if (i % 2 == 0 && n > 3) sum += i;\n"
            "            else sum--;\n        }\n        switch (s) {\n            case \"a\": case \"b\": return 1;\n"
            "            default: break;\n        }\n"
            "        try { g(); } catch (RuntimeException e) { sum = n > 0 ? 1 : 2; }\n        return sum;\n    }\n"
            "    void g() { for (String x : new String[3]) { while (x.isEmpty()) { } } }\n}\n" } });
        QVERIFY(graph);
        const BodyFacts* f = factsOf(*graph, "A.A.f");
        QVERIFY(f);
        // 1 + for, if, &&, two cases, catch, ?:
        QCOMPARE(f->cyclomatic, 8U);
        QCOMPARE(f->loops.size(), size_t(1));
        QCOMPARE(f->loops[0].constantTrips, 10);
        QCOMPARE(f->parameters.size(), size_t(2));
        const BodyFacts* g = factsOf(*graph, "A.A.g");
        QVERIFY(g);
        QCOMPARE(g->loops.size(), size_t(2));
        QVERIFY(g->loops[0].kind == LoopKind::ForEach);
    }
    void readsBrokenFilesByTheirParts()
    {
        const auto graph = build({ { QStringLiteral("A.java"),
            "class A { void a() { b(); } void b() { int x = ; } } class B { void c() { new A().a(); }" } });
        QVERIFY(graph);
        QVERIFY(calls(*graph).contains(QStringLiteral("A.A.a > A.A.b")));
    }
};

QTEST_GUILESS_MAIN(JavaTest)
#include "javatest.moc"
