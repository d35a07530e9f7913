// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"
#include "core/pipeline/doctor.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

class PipelineTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    PipelineOptions options() const
    {
        PipelineOptions options;
        options.historyPath = m_folder.filePath(QStringLiteral("history.db"));
        options.imageFolder = m_folder.filePath(QStringLiteral("images"));
        return options;
    }

    QString write(const char* name, const QByteArray& text) const
    {
        QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }

    static UploadRequest analysisOnly(const QStringList& paths)
    {
        UploadRequest request;
        request.paths = paths;
        request.instantiate = false;
        return request;
    }

private Q_SLOTS:
    void manifestsSayWhatIsPreloaded()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("asked")));
        const QString program = write("asked/main.py", "import numpy\nimport nosuchthing\nprint(numpy.pi)\n");
        const auto pipeline = Pipeline::open(options());
        QVERIFY(pipeline.has_value());
        auto upload = (*pipeline)->upload(analysisOnly({ program }), {});
        QVERIFY(upload.has_value());
        QCOMPARE((*upload)->profile().packages.value, QStringList { QStringLiteral("python3-numpy") });
        QVERIFY2((*upload)->profile().packages.why.contains(QStringLiteral("known for nosuchthing")),
            qPrintable((*upload)->profile().packages.why));

        write("asked/requirements.txt", "# no version is needed\nPyYAML\nnumpy >= 1.20\nunheard-of==3\n");
        upload = (*pipeline)->upload(analysisOnly({ QFileInfo(program).path() }), {});
        QVERIFY(upload.has_value());
        QCOMPARE((*upload)->profile().packages.value,
            (QStringList { QStringLiteral("python3-numpy"), QStringLiteral("python3-yaml") }));
        QVERIFY2((*upload)->profile().packages.why.contains(QStringLiteral("nosuchthing, unheard-of")),
            qPrintable((*upload)->profile().packages.why));

        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("web")));
        const QString script = write("web/index.js", "const _ = require('lodash');\nconsole.log(_.range(3));\n");
        write("web/package.json",
            R"({"dependencies": {"express": "^4.0.0"}, "devDependencies": {"typescript": "*", "jest": "*"}})");
        upload = (*pipeline)->upload(analysisOnly({ QFileInfo(script).path() }), {});
        QVERIFY(upload.has_value());
        QCOMPARE((*upload)->profile().packages.value,
            (QStringList { QStringLiteral("node-express"), QStringLiteral("node-lodash") }));
        QVERIFY2(!(*upload)->profile().packages.why.contains(QStringLiteral("No package")),
            qPrintable((*upload)->profile().packages.why));
    }

    void compilersGetTheirMemory()
    {
        const auto pipeline = Pipeline::open(options());
        QVERIFY(pipeline.has_value());
        const auto memoryOf = [&](const char* name, const QByteArray& text) {
            const auto upload = (*pipeline)->upload(analysisOnly({ write(name, text) }), {});
            return upload ? (*upload)->profile().memory : Sourced<Bytes> {};
        };
        const auto script = memoryOf("small.py", "print(1)\n");
        const auto compiled = memoryOf("small.rs", "fn main() { println!(\"1\"); }\n");
        QVERIFY(script.value.value > 0);
        QVERIFY(compiled.value >= Bytes::mib(512));
        QVERIFY(script.value < compiled.value);
        QVERIFY2(compiled.why.contains(QStringLiteral("compiler")), qPrintable(compiled.why));
    }

    void anUploadIsAnalysedPredictedAndRecorded()
    {
        const auto pipeline = Pipeline::open(options());
        QVERIFY2(pipeline, qPrintable(pipeline ? QString() : pipeline.error().toString()));
        const QString path = write("quadratic.py",
            "def pairs(n):\n    for i in range(n):\n        for j in range(n):\n            print(i, j)\n\npairs(5)\n");
        const auto upload = (*pipeline)->upload(analysisOnly({ path }), {});
        QVERIFY2(upload, qPrintable(upload ? QString() : upload.error().toString()));
        QCOMPARE((*upload)->analysis.graph->files.size(), 1U);
        const NodeId pairs = (*upload)->analysis.graph->find("quadratic.pairs");
        QVERIFY(pairs != noIndex);
        QCOMPARE((*upload)->analysis.costs->of(*(*upload)->analysis.graph, pairs)->time.growth, Growth::Quadratic);
        QVERIFY((*upload)->program);
        QCOMPARE((*upload)->profile().image.value, QStringLiteral("python"));
        QVERIFY((*upload)->prediction.forecast.contains(Quantity::PeakMemory));
        QVERIFY((*upload)->sourceId > 0);
        QVERIFY((*upload)->stages.contains(QStringLiteral("analyze")));
    }

    void anOverrideIsRememberedForThePathAndCanBeTakenBack()
    {
        const QString path = write("override.py", "print(1)\n");
        QString predicted;
        {
            const auto pipeline = Pipeline::open(options());
            const auto upload = (*pipeline)->upload(analysisOnly({ path }), {});
            QVERIFY(upload);
            predicted = profileValue((*upload)->profile(), QStringLiteral("memory"));
            const auto wrong
                = (*pipeline)->overrideField(*upload, QStringLiteral("memory"), QStringLiteral("a lot"), {});
            QVERIFY(!wrong);
            QCOMPARE(wrong.error().code, ErrorCode::InvalidInput);
            const auto set
                = (*pipeline)->overrideField(*upload, QStringLiteral("memory"), QStringLiteral("704 MiB"), {});
            QVERIFY2(set, qPrintable(set ? QString() : set.error().toString()));
            QCOMPARE((*set)->profile().memory.value, Bytes::mib(704));
            QCOMPARE((*set)->profile().memory.origin, Origin::Override);
        }
        const auto pipeline = Pipeline::open(options());
        const auto upload = (*pipeline)->upload(analysisOnly({ path }), {});
        QVERIFY(upload);
        QCOMPARE((*upload)->profile().memory.value, Bytes::mib(704));
        const auto back = (*pipeline)->overrideField(*upload, QStringLiteral("memory"), std::nullopt, {});
        QVERIFY(back);
        QCOMPARE(profileValue((*back)->profile(), QStringLiteral("memory")), predicted);
    }

    void aChosenProfileIsUsed()
    {
        const auto pipeline = Pipeline::open(options());
        const auto upload = (*pipeline)->upload(analysisOnly({ write("chosen.py", "print(1)\n") }), {});
        QVERIFY(upload);
        const auto chosen = (*pipeline)->chooseProfile(*upload, QStringLiteral("memory-heavy"), {});
        QVERIFY(chosen);
        QCOMPARE((*chosen)->profile().name, QStringLiteral("memory-heavy"));
        QVERIFY(!(*pipeline)->chooseProfile(*upload, QStringLiteral("no-such-profile"), {}));
    }

    void aRelativeFolderIsNamedFromItself()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("some/program")));
        write("some/program/main.py", "import part\n\npart.work()\n");
        write("some/program/part.py", "def work():\n    return 1\n");
        QVERIFY(QDir::setCurrent(m_folder.path()));
        const auto pipeline = Pipeline::open(options());
        const auto upload = (*pipeline)->upload(analysisOnly({ QStringLiteral("some/program") }), {});
        const auto lone = (*pipeline)->upload(analysisOnly({ QStringLiteral("some/program/part.py") }), {});
        QVERIFY(QDir::setCurrent(before));
        QVERIFY2(upload && lone, qPrintable(upload ? QString() : upload.error().toString()));
        QVERIFY2((*upload)->program, qPrintable((*upload)->notRunnable));
        QCOMPARE((*upload)->program->entry, QStringLiteral("main.py"));
        QVERIFY((*upload)->analysis.graph->find("part.work") != noIndex);
        QVERIFY((*lone)->analysis.graph->find("part.work") != noIndex);
    }

    void aLibraryGetsTheImageOfItsLanguage()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("library")));
        write("library/a.js", "exports.a = 1;\n");
        write("library/b.js", "exports.b = 2;\n");
        const auto pipeline = Pipeline::open(options());
        const auto upload = (*pipeline)->upload(analysisOnly({ m_folder.filePath(QStringLiteral("library")) }), {});
        QVERIFY(upload);
        QVERIFY(!(*upload)->program);
        QCOMPARE((*upload)->profile().image.value, QStringLiteral("node"));
    }

    void severalPathsAreAnalysedButAreNoProgram()
    {
        const auto pipeline = Pipeline::open(options());
        const auto upload
            = (*pipeline)->upload(analysisOnly({ write("a.py", "x = 1\n"), write("b.py", "y = 1\n") }), {});
        QVERIFY(upload);
        QCOMPARE((*upload)->analysis.graph->files.size(), 2U);
        QVERIFY(!(*upload)->program);
        QVERIFY(!(*upload)->notRunnable.isEmpty());
        ExecObserver silent;
        const auto run = (*pipeline)->execute(*upload, {}, false, silent, {});
        QVERIFY(!run);
        QVERIFY(!run.error().remedy.isEmpty());
    }

    void aRunWithoutImageToolsFailsClearlyAndIsLogged()
    {
        const QByteArray path = qgetenv("PATH");
        const auto pipeline = Pipeline::open(options());
        const auto upload = (*pipeline)->upload(analysisOnly({ write("noimage.py", "print(1)\n") }), {});
        QVERIFY(upload);
        qputenv("PATH", "/nonexistent");
        ExecObserver silent;
        const auto run = (*pipeline)->execute(*upload, {}, true, silent, {});
        qputenv("PATH", path);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Unavailable);
        QVERIFY(!run.error().remedy.isEmpty());
        const auto logged = (*pipeline)->history().runs(1);
        QVERIFY(logged && !logged->empty());
        QCOMPARE(logged->front().state, RunState::Failed);
        QVERIFY(logged->front().problem.contains(run.error().message));
        QVERIFY((*pipeline)->upload(analysisOnly({ write("after.py", "print(1)\n") }), {}));
    }

    void aCancelledUploadSaysSo()
    {
        const auto pipeline = Pipeline::open(options());
        const TaskContext context;
        context.cancel();
        const auto upload = (*pipeline)->upload(analysisOnly({ write("cancelled.py", "print(1)\n") }), context);
        QVERIFY(!upload);
        QCOMPARE(upload.error().code, ErrorCode::Cancelled);
    }

    void anUnusableHistoryDoesNotStopTheWork()
    {
        PipelineOptions unusable = options();
        unusable.historyPath = QStringLiteral("/proc/foreguest/history.db");
        const auto pipeline = Pipeline::open(unusable);
        QVERIFY2(pipeline, qPrintable(pipeline ? QString() : pipeline.error().toString()));
        QVERIFY((*pipeline)->history().notice().contains(QStringLiteral("/proc/foreguest")));
        QVERIFY((*pipeline)->upload(analysisOnly({ write("memory.py", "print(1)\n") }), {}));
    }

    void theDoctorNamesWhatIsMissingAndWhatMendsIt()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        const auto findings = examineHost(QStringLiteral("test:///default"), {});
        qputenv("PATH", path);
        const auto tool = std::find_if(findings.begin(), findings.end(),
            [](const DoctorFinding& finding) { return finding.id == QLatin1String("mmdebstrap"); });
        QVERIFY(tool != findings.end());
        QCOMPARE(tool->state, DoctorFinding::State::Missing);
        QVERIFY(tool->remedy.contains(QStringLiteral("apt-get install mmdebstrap")));
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipelinetest.moc"
