// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "ui/commands/commandregistry.h"
#include "ui/commands/dialogs.h"
#include "ui/window/mainwindow.h"
#include "ui/workbench/outputbuffer.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Foreguest;

/// The window with real guests: what a user does with the mouse.
class WindowRunTest : public QObject
{
    Q_OBJECT
    CommandLine m_ctl;
    std::unique_ptr<MainWindow> m_window;

    static constexpr int patience = 300'000;

    Workbench& workbench() const { return *m_window->workbench(); }

    bool guestIsReady() const
    {
        const auto guests = workbench().pipeline().guests();
        return std::any_of(
            guests.begin(), guests.end(), [](const GuestInfo& guest) { return guest.state == GuestState::Ready; });
    }

    void openWindow(const char* program)
    {
        auto pipeline = Pipeline::open({});
        QVERIFY2(pipeline, qPrintable(pipeline ? QString() : pipeline.error().toString()));
        m_window = std::make_unique<MainWindow>(std::make_unique<Workbench>(std::move(*pipeline)),
            std::make_unique<SystemDialogs>(), MainWindowOptions { .restoreLayout = false });
        m_window->show();
        m_window->open({ testProgram(program) });
        QTRY_VERIFY_WITH_TIMEOUT(workbench().upload() != nullptr, patience);
    }

    QAction* command(const char* id) const { return m_window->commands()->action(QString::fromLatin1(id)); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_ctl.isValid());
        qputenv("FOREGUEST_HOME", m_ctl.home().toLocal8Bit());
    }
    void cleanup() { m_window.reset(); }

    void runFindsTheGuestThatWaited()
    {
        openWindow("slowstart.py");
        QTRY_VERIFY_WITH_TIMEOUT(guestIsReady(), patience);
        QSignalSpy started(&workbench(), &Workbench::runStarted);
        QSignalSpy finished(&workbench(), &Workbench::runFinished);
        command("run.run")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(started.size(), 1);
        const auto record = qvariant_cast<RunRecord>(finished[0][0]);
        QVERIFY(record.warm);
        QCOMPARE(record.exitCode, 0);
        QCOMPARE(record.standardOutput, QByteArray("started\nended\n"));
        QTRY_VERIFY_WITH_TIMEOUT(guestIsReady(), patience); // the next one, for the next Run
    }

    void stopEndsARunAndTheNextOneWorks()
    {
        openWindow("endless.py");
        QTRY_VERIFY_WITH_TIMEOUT(guestIsReady(), patience);
        QSignalSpy failed(&workbench(), &Workbench::runFailed);
        command("run.run")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(workbench().isRunning(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(command("run.stop")->isEnabled(), patience);
        command("run.stop")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        const auto runs = workbench().pipeline().history().runs(1);
        QVERIFY(runs && !runs->empty());
        QCOMPARE(runs->front().state, RunState::Cancelled);
    }

    void theCommandLineRunsBesideTheWindow()
    {
        openWindow("slowstart.py");
        QTRY_VERIFY_WITH_TIMEOUT(guestIsReady(), patience);
        const auto outcome = m_ctl.run({ QStringLiteral("run"), QStringLiteral("--json"), testProgram("write50.py") });
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.notes));
        QSignalSpy finished(&workbench(), &Workbench::runFinished);
        command("run.run")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(qvariant_cast<RunRecord>(finished[0][0]).exitCode, 0);
    }

    void closingMidRunIsClean()
    {
        openWindow("endless.py");
        command("run.run")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(workbench().isRunning(), patience);
        m_window->close();
        m_window.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_ctl.emulators().isEmpty(), patience);
        const auto history = m_ctl.run({ QStringLiteral("history"), QStringLiteral("list"), QStringLiteral("--json") });
        QCOMPARE(history.exitCode, 0);
        QVERIFY(!history.output.contains("\"running\""));
    }
};

QTEST_MAIN(WindowRunTest)
#include "windowruntest.moc"
