// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/guest/slot.h"
#include "core/guest/slotcleanup.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace Foreguest;

namespace {

bool runs(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readAll();
    return !line.mid(line.lastIndexOf(')')).startsWith(") Z");
}

/// A real QEMU that never runs an instruction and belongs to the slot by its arguments. Its process; 0 where it failed.
/// As a daemon it has written its process down by the time that it lets go.
qint64 startQemu(const QString& root)
{
    const QString pidFile = root + QStringLiteral("/test.pid");
    const int exitCode = QProcess::execute(QStringLiteral("qemu-system-x86_64"),
        { QStringLiteral("-S"), QStringLiteral("-machine"), QStringLiteral("none"), QStringLiteral("-display"),
            QStringLiteral("none"), QStringLiteral("-monitor"), QStringLiteral("none"), QStringLiteral("-serial"),
            QStringLiteral("none"), QStringLiteral("-name"), QStringLiteral("guest,debug-threads=off"),
            QStringLiteral("-daemonize"), QStringLiteral("-pidfile"), pidFile });
    QFile file(pidFile);
    return exitCode == 0 && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

int holdSlot()
{
    const auto slot = Slot::take();
    if (!slot) {
        std::fprintf(stderr, "%s\n", qPrintable(slot.error().toString()));
        return 1;
    }
    const qint64 qemu = startQemu(slot->root());
    QFile overlay(slot->overlay(QStringLiteral("left")));
    if (!overlay.open(QIODevice::WriteOnly))
        return 1;
    std::printf("%s %lld %s\n", qPrintable(slot->root()), qemu, qPrintable(overlay.fileName()));
    std::fflush(stdout);
    while (true)
        ::pause();
}

} // namespace

class SlotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/fg-XXXXXX"));
        qputenv("FOREGUEST_HOME", QFile::encodeName(m_home->path()));
    }

    void aSlotHasOneOwner()
    {
        const auto first = Slot::take();
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toString()));
        const auto second = Slot::take();
        QVERIFY(second);
        QVERIFY(first->root() != second->root());
        QVERIFY(!*FileLock::tryAcquire(first->root() + QStringLiteral("/lock")));
        QCOMPARE(QFileInfo(first->root()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFreedSlotIsTakenAgain()
    {
        QString root;
        {
            const auto first = Slot::take();
            QVERIFY(first);
            root = first->root();
        }
        QTRY_VERIFY([&] {
            const auto again = Slot::take();
            return again && again->root() == root;
        }());
    }

    void aLongPathIsRefusedWithARemedy()
    {
        const QString longPath = m_home->filePath(QString(90, u'x'));
        qputenv("FOREGUEST_HOME", QFile::encodeName(longPath));
        const auto slot = Slot::take();
        QVERIFY(!slot);
        QCOMPARE(slot.error().code, ErrorCode::InvalidInput);
        QVERIFY(slot.error().remedy.contains(QStringLiteral("FOREGUEST_HOME")));
    }

    void orphansOfAFreeSlotAreKilledAndOthersAreNot()
    {
        const QString root = Slot::parent() + QStringLiteral("/7");
        QVERIFY(QDir().mkpath(root + QStringLiteral("/run/qemu")));
        QVERIFY(QDir().mkpath(m_home->filePath(QStringLiteral("elsewhere"))));
        const qint64 orphan = startQemu(root);
        const qint64 stranger = startQemu(m_home->filePath(QStringLiteral("elsewhere")));
        QVERIFY(orphan > 0 && stranger > 0);
        {
            const auto lock = FileLock::tryAcquire(root + QStringLiteral("/lock"));
            QVERIFY(lock && *lock);
            QCOMPARE(Slot::cleanFree(), 0);
            QVERIFY(runs(orphan));
        }
        QCOMPARE(Slot::cleanFree(), 1);
        QTRY_VERIFY(!runs(orphan));
        QVERIFY(runs(stranger));
        ::kill(static_cast<pid_t>(stranger), SIGKILL);
    }

    void aKilledOwnerLeavesNothing()
    {
        QProcess owner;
        owner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        owner.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--hold-slot") });
        QVERIFY(owner.waitForReadyRead());
        const QStringList words = QString::fromUtf8(owner.readLine()).simplified().split(u' ');
        QCOMPARE(words.size(), 3);
        QVERIFY(runs(words[1].toLongLong()));
        owner.kill();
        QVERIFY(owner.waitForFinished());
        QTRY_VERIFY(!runs(words[1].toLongLong()));
        QTRY_VERIFY(!QFile::exists(words[2]));
        QCOMPARE(Slot::cleanFree(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && QByteArrayView(argv[1]) == QByteArrayView("--hold-slot"))
        return holdSlot();
    SlotsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "slotstest.moc"
