// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/runs/outputview.h"
#include "ui/runs/readinput.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/stagebar.h"
#include "ui/tables/tableview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>

using namespace Foreguest;

class RunsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitingOutputIsBounded()
    {
        OutputBuffer buffer;
        const QByteArray block(300'000, 'a');
        for (int i = 0; i < 10; ++i)
            buffer.output(i % 2 == 0 ? OutputStream::StandardOutput : OutputStream::StandardError, block);
        const OutputBuffer::Batch batch = buffer.take();
        qint64 kept = 0;
        for (const OutputChunk& chunk : batch.chunks)
            kept += chunk.bytes.size();
        QVERIFY(kept <= OutputBuffer::capacity);
        QCOMPARE(kept + batch.droppedBytes, 3'000'000);
        QVERIFY(buffer.take().chunks.empty());
    }

    void theViewKeepsTheEndOfTheOutput()
    {
        OutputView view;
        auto buffer = std::make_shared<OutputBuffer>();
        view.follow(buffer);
        for (int i = 0; i < 4; ++i) {
            buffer->output(OutputStream::StandardOutput, QByteArray(900'000, i == 3 ? 'z' : 'a') + '\n');
            QTRY_VERIFY(view.toPlainText().endsWith(i == 3 ? QStringLiteral("z\n") : QStringLiteral("a\n")));
        }
        QVERIFY(view.document()->characterCount() <= 1024 * 1024 + 1);
        buffer->output(OutputStream::StandardError, "last words");
        view.finish(QStringLiteral("exit 3"));
        QVERIFY(view.toPlainText().endsWith(QStringLiteral("last words\n— exit 3")));
    }

    void controlCharactersAreShown()
    {
        OutputView view;
        view.showOutput("a\x1b[31mb\0c\r\nd", {});
        QVERIFY(view.toPlainText().contains(QChar(0x241B)));
        QVERIFY(!view.toPlainText().contains(u'\x1b'));
    }

    void deltasCarryASign()
    {
        QCOMPARE(deltaText(112, 100), QStringLiteral("+12 %"));
        QCOMPARE(deltaText(70, 100), QStringLiteral("−30 %"));
        QCOMPARE(deltaText(100, 100), QStringLiteral("±0 %"));
        QCOMPARE(deltaText(2000, 100), QStringLiteral("×20"));
        QCOMPARE(deltaText(1, 0), QString());
    }

    void outcomesAreNamed()
    {
        RunRecord record = finished(1);
        QCOMPARE(outcomeText(record), QStringLiteral("exit 0"));
        record.signal = 9;
        QCOMPARE(outcomeText(record), QStringLiteral("signal 9"));
        record.oomKilled = true;
        QCOMPARE(outcomeText(record), QStringLiteral("out of memory"));
        record.state = RunState::Interrupted;
        QCOMPARE(outcomeText(record), QStringLiteral("interrupted"));
    }

    void pagesAreLoadedTheNewestFirst()
    {
        const auto workbench = m_fixture.workbench();
        History& history = workbench->pipeline().history();
        constexpr int runs = RunsModel::pageSize + 50;
        for (int i = 0; i < runs; ++i) {
            RunRecord record = finished(i);
            const auto id = history.begin(record);
            QVERIFY2(id, id ? "" : qPrintable(id.error().toString()));
            record.id = *id;
            QVERIFY(history.append(record));
        }
        RunsModel model(workbench.get());
        QSignalSpy failures(&model, &RunsModel::failed);
        model.reload();
        QTRY_COMPARE(model.rowCount(), RunsModel::pageSize);
        QVERIFY(model.row(0).id > model.row(1).id);
        QTRY_VERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), runs);
        QTRY_VERIFY(!model.isLoading());
        QVERIFY(!model.canFetchMore({}));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(failures.isEmpty());
        TableView view;
        view.setTable(&model, 0, Qt::DescendingOrder);
        QCOMPARE(view.proxy()->index(0, 0).data().toLongLong(), model.row(0).id);
    }

    void detailsShowPredictedBesideMeasured()
    {
        RunDetails details;
        details.show(finished(7));
        const auto* table = details.findChild<TableView*>(QStringLiteral("measuredTable"));
        QCOMPARE(table->proxy()->rowCount(), static_cast<int>(allQuantities.size()));
        const QModelIndex memory = table->proxy()->index(2, 0);
        QCOMPARE(memory.data().toString(), QStringLiteral("Peak memory"));
        QCOMPARE(memory.siblingAtColumn(1).data().toString(), quantityToString(Quantity::PeakMemory, 1e8));
        QCOMPARE(memory.siblingAtColumn(4).data().toString(), QStringLiteral("+100 %"));
        QVERIFY(details.findChild<StageBar*>()->accessibleName().contains(QStringLiteral("boot 7 s")));
    }

    void theStandardInputIsAFile()
    {
        QCOMPARE(readInput(m_fixture.write(QStringLiteral("in.txt"), "12")).value_or(QByteArray()), QByteArray("12"));
        QVERIFY(!readInput(m_fixture.sources.filePath(QStringLiteral("none.txt"))));
        QVERIFY(!readInput(QStringLiteral("/dev/zero")));
    }

    void theStageBarShowsDurations()
    {
        StageBar bar;
        bar.setStages({ { QStringLiteral("take"), 1.0 }, { QStringLiteral("spawn"), 11.0 },
            { QStringLiteral("firstByte"), 100.0 }, { QStringLiteral("exit"), 150.0 } });
        QCOMPARE(bar.accessibleName(),
            QStringLiteral("Stages: take %1, spawn %2, firstByte %3, exit %4")
                .arg(durationToString(0.001), durationToString(0.010), durationToString(0.089),
                    durationToString(0.050)));
    }

private:
    static RunRecord finished(int number)
    {
        RunRecord record;
        record.state = RunState::Finished;
        record.startedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number);
        record.endedAt = record.startedAt.addSecs(1);
        record.program = QStringLiteral("/tmp/p%1.py").arg(number);
        record.programHash = QString::number(number);
        record.language = QStringLiteral("python");
        record.profileName = QStringLiteral("balanced");
        record.profileJson = QStringLiteral("{}");
        record.stages = { { QStringLiteral("boot"), 7000.0 }, { QStringLiteral("exit"), 50.0 } };
        record.measured.peakMemoryBytes = 200'000'000;
        record.predicted[Quantity::PeakMemory]
            = { .likely = 1e8, .bound = 3e8, .origin = QStringLiteral("rule"), .why = QStringLiteral("lists") };
        return record;
    }

    Fixture m_fixture;
};

QTEST_MAIN(RunsTest)
#include "runstest.moc"
