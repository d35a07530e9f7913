// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.h"
#include "core/query/query.h"

#include <QTest>

using namespace Foreguest;

/// Mistakes in queries: the place and what was expected.
class ParserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mistakes_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* query, const char* place, const char* expected) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(place) << QString::fromUtf8(expected);
        };
        row("", "Line 1, column 1", "expected MATCH, found the end of the query");
        row("MATCH", "Line 1, column 6", "expected a node such as (f:Function), found the end");
        row("MATCH (a", "Line 1, column 9", "expected a label such as :Function, properties in {} or “)”");
        row("MATCH (a:) RETURN a", "Line 1, column 10", "expected a label such as Function, found “)”");
        row("MATCH (a) RETURN", "Line 1, column 17", "expected an expression, found the end of the query");
        row("MATCH (a)\nRETURN a.", "Line 2, column 10", "expected a property's name");
        row("MATCH (a)-[:CALLS->(b) RETURN a", "Line 1, column 18", "“|” and a type, a length such as *1..3 or “]”");
        row("MATCH (a)-[:CALLS]>(b) RETURN a", "Line 1, column 19", "expected “-” at the end of the relationship");
        row("MATCH (a)-[:CALLS*3..1]->(b) RETURN a", "Line 1, column 18", "fewer than the least");
        row("MATCH (a)-[:CALLS*99999999]->(b) RETURN a", "Line 1, column 19", "a length may be at most");
        row("MATCH (a {name 'x'}) RETURN a", "Line 1, column 16", "expected “:” and a value");
        row("MATCH (a) WHERE RETURN a", "Line 1, column 17", "expected an expression, found “RETURN”");
        row("MATCH (a) WHERE a.name = RETURN a", "Line 1, column 26", "expected an expression, found “RETURN”");
        row("MATCH (a) WHERE a.name STARTS 'x' RETURN a", "Line 1, column 31", "expected WITH, found the text 'x'");
        row("MATCH (a) RETURN a LIMIT", "Line 1, column 25", "expected an expression");
        row("MATCH (a) RETURN a b", "Line 1, column 20",
            "expected an operator, “,” or the end of the query, found “b”");
        row("MATCH (a) RETURN (a", "Line 1, column 20", "expected “)” or an operator");
        row("MATCH (a) RETURN 'x", "Line 1, column 18", "has no end; expected the closing '");
        row("MATCH (a) RETURN `x", "Line 1, column 18", "expected the closing `");
        row("MATCH (a) /* RETURN a", "Line 1, column 11", "expected */");
        row("MATCH (a) RETURN '\\q'", "Line 1, column 19", "Unknown escape; expected one of");
        row("MATCH (a) RETURN 12ab", "Line 1, column 18", "A name can't begin with a digit");
        row("MATCH (a) RETURN a ? 1", "Line 1, column 20", "The character “?” has no meaning here");
        row("MATCH (a) WITH a.name RETURN 1", "Line 1, column 23", "expected AS and a name");
        row("MATCH (a) RETURN [1, 2", "Line 1, column 23", "expected “]” or “,” in a list");
        row("MATCH (a) RETURN count(a", "Line 1, column 25", "expected “)” or “,” after an argument");
        row("CREATE (a)", "Line 1, column 1", "queries only read");
        row("MATCH (a) DELETE a", "Line 1, column 11", "DELETE is not understood");
        row("MATCH (a) RETURN a UNION MATCH (b) RETURN b", "Line 1, column 20", "UNION is not understood");
        row("MATCH (a) RETURN CASE WHEN 1 THEN 2 END", "Line 1, column 18", "CASE is not understood");
        row("MATCH p = shortestPath((a)) RETURN p", "Line 1, column 24", "shortestPath expects two nodes");
        row("MATCH (a)-[:CALLS*1..3 {line: 3}]->(b) RETURN a", "Line 1, column 24", "variable length");
    }

    void mistakes()
    {
        QFETCH(QString, query);
        QFETCH(QString, place);
        QFETCH(QString, expected);
        const auto tree = parseQuery(query);
        QVERIFY(!tree);
        QCOMPARE(tree.error().code, ErrorCode::InvalidInput);
        QVERIFY2(tree.error().message.startsWith(place + QStringLiteral(":")), qPrintable(tree.error().message));
        QVERIFY2(tree.error().message.contains(expected), qPrintable(tree.error().message));
    }

    void theCaretStandsBelowTheMistake()
    {
        const auto tree = parseQuery(QStringLiteral("MATCH (a)\nWHERE a.name == 'x'\nRETURN a"));
        QVERIFY(!tree);
        QCOMPARE(tree.error().details, QStringLiteral("WHERE a.name == 'x'\n              ^"));
    }

    void aLongLineIsCut()
    {
        const auto tree = parseQuery(QString(500, u' ') + QStringLiteral("?") + QString(500, u' '));
        QVERIFY(!tree);
        const QStringList lines = tree.error().details.split(u'\n');
        QVERIFY(lines[0].size() < 140);
        QCOMPARE(lines[0].indexOf(u'?'), lines[1].indexOf(u'^'));
    }

    void longAndDeepTextsAreRefused()
    {
        const QString deep = QStringLiteral("MATCH (a) RETURN ") + QString(20'000, u'(') + u'1' + QString(20'000, u')');
        QVERIFY(!parseQuery(deep));
        QVERIFY(!parseQuery(QStringLiteral("MATCH (a) RETURN ") + QString(20'000, u'-') + u'1'));
        QVERIFY(!parseQuery(QStringLiteral("MATCH (a) RETURN ") + QString(20'000, u'[')));
        QVERIFY(!parseQuery(QStringLiteral("MATCH (a) WHERE ") + QStringLiteral("NOT ").repeated(10'000)));
        QVERIFY(!parseQuery(QStringLiteral("MATCH (a) RETURN 1") + QStringLiteral("+1").repeated(10'000)));
        QVERIFY(!parseQuery(QStringLiteral("MATCH (a)") + QStringLiteral("-->()").repeated(10'000)));
        QVERIFY(!parseQuery(QString(maximumQueryBytes + 1, u' ')));
        QVERIFY(parseQuery(QStringLiteral("MATCH (a) RETURN ((((((((((1))))))))))")));
    }

    void compileMistakes_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* query, const char* expected) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
        };
        row("MATCH (a:Klass) RETURN a", "Line 1, column 10: there is no label “Klass”; expected one of Module, Class");
        row("MATCH (a)-[:KALLS]->(b) RETURN a", "Line 1, column 13: there is no relationship type “KALLS”");
        row("MATCH (a) RETURN a.colour",
            "Line 1, column 18: nodes have no property “colour”; expected one of id, name");
        row("MATCH (a {colour: 1}) RETURN a", "Line 1, column 11: nodes have no property “colour”");
        row("MATCH (a)-[r]->() RETURN r.name", "relationships have no property “name”");
        row("MATCH (a) RETURN b", "Line 1, column 18: there is no variable “b” here");
        row("MATCH (a) WITH a.name AS n RETURN a", "there is no variable “a” here");
        row("MATCH (a) WHERE a.name RETURN a", "expected a condition");
        row("MATCH (a) WHERE count(a) > 1 RETURN a", "may stand in RETURN");
        row("MATCH (a) RETURN count(count(a))", "not inside another aggregate");
        row("MATCH (a) RETURN nosuch(a)", "there is no function “nosuch”");
        row("MATCH (a) RETURN length(a)", "length expects a path, found a node");
        row("MATCH (a) RETURN id(a, a)", "id expects 1 argument(s)");
        row("MATCH (a) RETURN a LIMIT -1", "LIMIT expects a whole number");
        row("MATCH (a) RETURN a LIMIT 'x'", "LIMIT expects a whole number");
        row("MATCH (a) WHERE a.name = $x RETURN a", "the parameter $x was given no value");
        row("MATCH (a) WHERE a.name =~ '(' RETURN a", "this is no regular expression");
        row("MATCH (a)-[a]->(b) RETURN a", "“a” is not a relationship");
        row("MATCH (a) RETURN a.name AS x, a.line AS x", "two columns are called “x”");
        row("MATCH (a) RETURN a.name - 1", "expected a number beside “-”");
        row("MATCH (a) WHERE a.name IN a.line RETURN a", "expected a list after IN");
    }

    void compileMistakes()
    {
        QFETCH(QString, query);
        QFETCH(QString, expected);
        const auto sql = explainQuery(query, {});
        QVERIFY2(!sql, qPrintable(sql ? *sql : QString()));
        QVERIFY2(sql.error().message.contains(expected), qPrintable(sql.error().message));
        QVERIFY(sql.error().details.contains(u'^'));
    }

    void textsNeverReachTheSql()
    {
        const auto sql = explainQuery(QStringLiteral("MATCH (`a'; DROP TABLE nodes` {name: 'x''; DROP TABLE nodes'}) "
                                                     "RETURN `a'; DROP TABLE nodes`.name AS `\"; DROP TABLE nodes`"),
            {});
        QVERIFY(!sql); // '' ends a text in openCypher, so this is a mistake …
        const auto quoted = explainQuery(
            QStringLiteral("MATCH (`a'; DROP` {name: '\\'; DROP TABLE nodes'}) RETURN `a'; DROP`.name AS `\"; DROP`"),
            {});
        QVERIFY(quoted); // … and this is not.
        QVERIFY(!quoted->contains(QStringLiteral("DROP")));
    }

    void parametersAreJsonOrText()
    {
        const auto value = [](const char* text) { return readParameter(QString::fromUtf8(text))->second; };
        QCOMPARE(value("n=5"), QVariant(qint64(5)));
        QCOMPARE(value("n=0.5"), QVariant(0.5));
        QCOMPARE(value("n=true"), QVariant(true));
        QCOMPARE(value("n=plain words"), QVariant(QStringLiteral("plain words")));
        QCOMPARE(value("n=\"5\""), QVariant(QStringLiteral("5")));
        QCOMPARE(value("n=a=b"), QVariant(QStringLiteral("a=b")));
        QCOMPARE(value("n=[1,2]").toList().size(), 2);
        QCOMPARE(readParameter(QStringLiteral("$name=x"))->first, QStringLiteral("name"));
        QVERIFY(!readParameter(QStringLiteral("novalue")));
    }
};

QTEST_GUILESS_MAIN(ParserTest)
#include "parsertest.moc"
