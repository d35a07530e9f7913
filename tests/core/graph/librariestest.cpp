// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/graph/graphtesting.h"

using namespace Foreguest;
using namespace Foreguest::Testing;

namespace {

QHash<QString, QString> versions(const CodeGraph& graph)
{
    QHash<QString, QString> found;
    for (const LibraryUse& library : graph.libraries) {
        if (!library.version.isEmpty())
            found.insert(graph.text(library.name), library.version);
    }
    return found;
}

const LibraryUse* library(const CodeGraph& graph, const QString& name)
{
    for (const LibraryUse& use : graph.libraries) {
        if (graph.text(use.name) == name)
            return &use;
    }
    return nullptr;
}

/// `name count user…` a member.
QStringList members(const CodeGraph& graph, const QString& name)
{
    QStringList list;
    const LibraryUse* use = library(graph, name);
    for (size_t i = 0; use && i < use->members.size(); ++i) {
        QString line = QStringLiteral("%1 %2").arg(graph.text(use->members[i].name)).arg(use->members[i].count);
        for (const NodeId user : use->members[i].usedBy)
            line += QLatin1Char(' ') + graph.qualifiedName(user);
        list << line;
    }
    return list;
}

} // namespace

/// Versions of libraries from manifests and lock files, and who uses what of each.
class LibrariesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pythonVersions_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("numpy");
        QTest::addColumn<QString>("yaml");
        const auto row = [](const char* file, const char* content, const char* numpy, const char* yaml) {
            QTest::newRow(file) << QString::fromUtf8(file) << QByteArray(content) << QString::fromUtf8(numpy)
                                << QString::fromUtf8(yaml);
        };
        row("requirements.txt", "# pinned\nNumPy[extra] == 1.24.2 ; python_version > '3'\r\npyyaml>=5.1,<7 # why\n",
            "1.24.2", ">=5.1,<7");
        row("requirements-dev.txt", "numpy~=1.20\n", "~=1.20", "");
        row("pyproject.toml",
            "[project]\nname = \"x\"\ndependencies = [\n  \"numpy>=1.20\", # comment, with ]\n]\n"
            "[project.optional-dependencies]\nio = ['PyYAML==6.0']\n",
            ">=1.20", "6.0");
        QTest::newRow("poetry") << QStringLiteral("pyproject.toml")
                                << QByteArray("[tool.poetry.dependencies]\npython = \"^3.9\"\nnumpy = \"^1.21\"\n"
                                              "[tool.poetry.group.dev.dependencies]\n"
                                              "pyyaml = { version = \"6.*\", extras = [\"c\"] }\n")
                                << QStringLiteral("^1.21") << QStringLiteral("6.*");
        row("poetry.lock",
            "[[package]]\nname = \"numpy\"\nversion = \"1.26.0\"\ndescription = \"\"\"many\nlines\"\"\"\n\n"
            "[package.extras]\nx = [\"y\"]\n\n[[package]]\nname = \"pyyaml\"\nversion = \"6.0.1\"\n",
            "1.26.0", "6.0.1");
        row("Pipfile", "[packages]\nnumpy = \"==1.19\"\npyyaml = \"*\"\n", "1.19", "");
        row("Pipfile.lock", R"({"default": {"numpy": {"version": "==1.19.5"}}, "develop": {"pyyaml": {}}})", "1.19.5",
            "");
        row("setup.cfg", "[options]\ninstall_requires =\n    numpy>=1.15\n    PyYAML==5.4\npackages = find:\n",
            ">=1.15", "5.4");
        row("setup.py", "setup(\n  name='x',\n  install_requires=[\n    'numpy>=1.10',\n    \"PyYAML==5.3\"],\n)\n",
            ">=1.10", "5.3");
    }
    void pythonVersions()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, numpy);
        QFETCH(QString, yaml);
        const auto graph
            = build(Sources { { QStringLiteral("main.py"), "import os, numpy, yaml\n" }, { file, content } });
        QVERIFY(graph);
        QCOMPARE(versions(*graph).value(QStringLiteral("numpy")), numpy);
        QCOMPARE(versions(*graph).value(QStringLiteral("yaml")), yaml);
        QVERIFY(library(*graph, QStringLiteral("os"))->standard);
        QVERIFY(!library(*graph, QStringLiteral("yaml"))->standard);
    }

    void includesAndFolders()
    {
        const auto graph = build(Sources { { QStringLiteral("app/main.py"), "import numpy, yaml, flask, attr\n" },
            { QStringLiteral("requirements.txt"), "-r more/base.txt\n-c limits.txt\n-r ../outside.txt\n" },
            { QStringLiteral("more/base.txt"), "numpy\nyaml-other==1\n-r ../requirements.txt\n" },
            { QStringLiteral("limits.txt"), "numpy==1.22\n" },
            { QStringLiteral("app/requirements.txt"), "Flask==2.0\n" },
            { QStringLiteral("../outside.txt"), "attrs==9\n" } });
        QVERIFY(graph);
        QCOMPARE(versions(*graph),
            (QHash<QString, QString> { { QStringLiteral("numpy"), QStringLiteral("1.22") },
                { QStringLiteral("flask"), QStringLiteral("2.0") } }));
    }

    void lockFilesWin()
    {
        const auto graph = build(Sources { { QStringLiteral("main.py"), "import numpy\n" },
            { QStringLiteral("requirements.txt"), "numpy>=1\n" },
            { QStringLiteral("poetry.lock"), "[[package]]\nname = \"numpy\"\nversion = \"1.25.2\"\n" } });
        QVERIFY(graph);
        QCOMPARE(versions(*graph).value(QStringLiteral("numpy")), QStringLiteral("1.25.2"));
    }

    void crateVersions()
    {
        const QByteArray source
            = "use serde_json::Value;\nuse rand::Rng;\nuse log::info;\nuse libc::c_int;\nfn main() {}\n";
        const QByteArray manifest
            = "[package]\nname = \"x\"\nversion = \"9.9\"\n[dependencies]\nserde-json = \"1.0\"\n"
              "rand = { version = \"0.8\", features = [\"small_rng\"] }\nlocal = { path = \"../l\" }\n"
              "[dev-dependencies]\nlog = \"0.4\"\n[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n";
        const auto asked
            = build(Sources { { QStringLiteral("src/main.rs"), source }, { QStringLiteral("Cargo.toml"), manifest } });
        QVERIFY(asked);
        QCOMPARE(versions(*asked),
            (QHash<QString, QString> { { QStringLiteral("serde_json"), QStringLiteral("1.0") },
                { QStringLiteral("rand"), QStringLiteral("0.8") }, { QStringLiteral("log"), QStringLiteral("0.4") },
                { QStringLiteral("libc"), QStringLiteral("0.2") } }));
        const auto locked
            = build(Sources { { QStringLiteral("src/main.rs"), source }, { QStringLiteral("Cargo.toml"), manifest },
                { QStringLiteral("Cargo.lock"), "[[package]]\nname = \"rand\"\nversion = \"0.8.5\"\n" } });
        QVERIFY(locked);
        QCOMPARE(versions(*locked).value(QStringLiteral("rand")), QStringLiteral("0.8.5"));
        QCOMPARE(versions(*locked).value(QStringLiteral("log")), QStringLiteral("0.4"));
    }

    void goVersions()
    {
        const auto graph = build(
            Sources { { QStringLiteral("main.go"),
                          "package main\nimport (\n\t\"github.com/a/direct\"\n\t\"golang.org/x/text/width\"\n)\n"
                          "func main() { direct.F(); width.G() }\n" },
                { QStringLiteral("go.mod"), "module m\n\nrequire github.com/a/direct v1.2.0\n" },
                { QStringLiteral("go.sum"),
                    "github.com/a/direct v1.1.0 h1:a=\ngithub.com/a/direct v1.2.0 h1:b=\n"
                    "golang.org/x/text v0.3.0 h1:c=\ngolang.org/x/text v0.9.0 h1:d=\ngolang.org/x/text v0.9.0/go.mod "
                    "h1:e=\n"
                    "golang.org/x/text v0.14.0/go.mod h1:f=\nbroken line\n" } });
        QVERIFY(graph);
        QCOMPARE(versions(*graph).value(QStringLiteral("github.com/a/direct")), QStringLiteral("v1.2.0"));
        QStringList found = versions(*graph).values();
        found.sort();
        QCOMPARE(found, QStringList({ QStringLiteral("v0.9.0"), QStringLiteral("v1.2.0") }));
    }

    void damagedManifests()
    {
        const QByteArray deep = "x = " + QByteArray(100000, '[') + "\nnumpy==1\n";
        const auto graph = build(Sources { { QStringLiteral("main.py"), "import numpy\n" },
            { QStringLiteral("pyproject.toml"), deep },
            { QStringLiteral("Pipfile"), "[[[\n= 3\n[packages\nnumpy = \"" },
            { QStringLiteral("poetry.lock"), QByteArray("\xFF\xFE[[package]]\n= = =\n\"\"\"", 23) },
            { QStringLiteral("Pipfile.lock"), "{\"default\": [1, 2" }, { QStringLiteral("setup.cfg"), "[options\n" } });
        QVERIFY(graph);
        QVERIFY(versions(*graph).isEmpty());
    }

    void pythonMembers()
    {
        const auto graph = build(Sources { { QStringLiteral("main.py"),
            "import os\nimport numpy as np\nfrom math import sqrt as root\n\n"
            "def f(n):\n    a = np.zeros(n)\n    b = np.zeros(n)\n    return np.dot(a, b) * np.pi\n\n"
            "def g(n):\n    return np.zeros(root(n)), os.path.join('a', 'b')\n" } });
        QVERIFY(graph);
        QCOMPARE(members(*graph, QStringLiteral("numpy")),
            QStringList({ QStringLiteral("zeros 3 main.f main.g"), QStringLiteral("dot 1 main.f"),
                QStringLiteral("pi 1 main.f") }));
        QCOMPARE(members(*graph, QStringLiteral("os")), QStringList({ QStringLiteral("path.join 1 main.g") }));
        QCOMPARE(members(*graph, QStringLiteral("math")), QStringList({ QStringLiteral("sqrt 1 main.g") }));
    }

    void scriptMembers()
    {
        const auto graph = build(Sources { { QStringLiteral("main.js"),
            "const fs = require('fs');\nconst { join } = require('path');\n"
            "function load(f) { return fs.readFileSync(join('a', f)); }\nfs.readFileSync('x');\n" } });
        QVERIFY(graph);
        QCOMPARE(
            members(*graph, QStringLiteral("fs")), QStringList({ QStringLiteral("readFileSync 2 main main.load") }));
        QCOMPARE(members(*graph, QStringLiteral("path")), QStringList({ QStringLiteral("join 1 main.load") }));
    }

    void headerMembers()
    {
        const auto graph = build(Sources { { QStringLiteral("main.c"),
            "#include <stdio.h>\n#include <string.h>\nint f(char *a)\n{\n    puts(a);\n    return strlen(a);\n}\n"
            "int main(void) { return f(\"x\") + puts(\"y\"); }\n" } });
        QVERIFY(graph);
        QCOMPARE(
            members(*graph, QStringLiteral("stdio.h")), QStringList({ QStringLiteral("puts 2 main.f main.main") }));
        QCOMPARE(members(*graph, QStringLiteral("string.h")), QStringList({ QStringLiteral("strlen 1 main.f") }));
    }
};

QTEST_GUILESS_MAIN(LibrariesTest)
#include "librariestest.moc"
