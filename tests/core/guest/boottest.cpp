// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/guest/guestpool.h"
#include "core/guest/kvmtrial.h"
#include "core/guest/slot.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace Foreguest;

namespace {

QString imagesFolder()
{
    const QString shared = qEnvironmentVariable("FOREGUEST_TEST_IMAGES");
    return shared.isEmpty() ? Paths::images() : shared;
}

Result<GuestSpec> pythonSpec(const QString& images)
{
    FOREGUEST_TRY_ASSIGN(recipe, imageRecipe(QStringLiteral("python")));
    ImageStore store(images);
    FOREGUEST_TRY_ASSIGN(image, store.ensure(recipe, {}, TaskContext()));
    GuestSpec spec;
    spec.image = image;
    spec.profile.name = QStringLiteral("test");
    spec.profile.title = QStringLiteral("A test of <&\"'>");
    return spec;
}

QString why(const auto& result)
{
    return result ? QString() : result.error().toString();
}

struct Collector : ExecObserver
{
    QByteArray text;
    void output(OutputStream /*stream*/, const QByteArray& bytes) override { text += bytes; }
};

/// QEMU processes that name this test's folder.
QStringList machines(const QString& home)
{
    QStringList pids;
    for (const QString& pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        if (line.left(line.indexOf('\0')).contains("qemu-system") && line.contains(QFile::encodeName(home)))
            pids << pid;
    }
    return pids;
}

/// A TCP port that is open on all of this host's addresses.
class Listener
{
public:
    Listener()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        socklen_t size = sizeof address;
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, any, size) == 0 && ::listen(m_socket, 8) == 0 && ::getsockname(m_socket, any, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    int port() const { return m_port; }

    /// One of this host's addresses that isn't of its loopback interface; empty where it has none.
    static QString outerAddress()
    {
        ifaddrs* all = nullptr;
        QString found;
        if (::getifaddrs(&all) != 0)
            return found;
        for (const ifaddrs* entry = all; entry && found.isEmpty(); entry = entry->ifa_next) {
            if (!entry->ifa_addr || entry->ifa_addr->sa_family != AF_INET || (entry->ifa_flags & IFF_LOOPBACK) != 0)
                continue;
            const in_addr address = reinterpret_cast<const sockaddr_in*>(entry->ifa_addr)->sin_addr;
            if (ntohl(address.s_addr) >> 16 != 0xA9FE) // link-local ones are refused
                found = QString::fromLatin1(::inet_ntoa(address));
        }
        ::freeifaddrs(all);
        return found;
    }

private:
    int m_socket = -1;
    int m_port = 0;
};

/// Boots a guest and waits to be killed; "booting" is said first, so that a killer can choose its moment.
int holdGuest(const QString& images)
{
    const auto spec = pythonSpec(images);
    const auto host = GuestHost::open({}, TaskContext());
    if (!spec || !host)
        return 1;
    std::puts("booting");
    std::fflush(stdout);
    const auto guest = (*host)->boot(*spec, TaskContext());
    std::puts(guest ? "ready" : qPrintable(guest.error().toString()));
    std::fflush(stdout);
    while (true)
        ::pause();
}

} // namespace

class BootTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_images = imagesFolder();
        qputenv("FOREGUEST_HOME", QFile::encodeName(m_home.path()));
        const auto spec = pythonSpec(m_images);
        QVERIFY2(spec, qPrintable(why(spec)));
        m_spec = *spec;
        auto host = GuestHost::open({}, TaskContext());
        QVERIFY2(host, qPrintable(why(host)));
        m_host = std::move(*host);
    }

    void aTrialBootReachesProcessOne()
    {
        const auto verdict
            = tryAccelerator(QStringLiteral("qemu-system-x86_64"), m_spec.image, Accelerator::Tcg, TaskContext());
        QVERIFY2(verdict, qPrintable(why(verdict)));
        QVERIFY2(verdict->works, qPrintable(verdict->why));
    }

    void aTrialThatFailsIsAVerdictThatIsKept()
    {
        const auto verdict = kvmVerdict(QStringLiteral("/bin/false"), m_spec.image, TaskContext());
        QVERIFY2(verdict, qPrintable(why(verdict)));
        QVERIFY(!verdict->works);
        QVERIFY(!verdict->why.isEmpty());
        const auto kept = KvmVerdict::read();
        QVERIFY(kept);
        QCOMPARE(kept->why, verdict->why);
        const HostFacts facts = HostFacts::read();
        QCOMPARE(facts.accelerator, Accelerator::Tcg);
        QVERIFY(!facts.accelerationNote.isEmpty());
        QVERIFY(QFile::remove(Paths::cache() + QStringLiteral("/kvm.json")));
    }

    void aGuestBootsRunsAProgramAndLeavesNothing()
    {
        auto guest = m_host->boot(m_spec, TaskContext());
        QVERIFY2(guest, qPrintable(why(guest)));
        const GuestInfo info = (*guest)->info();
        QVERIFY(info.bootMs > 0);
        QVERIFY(info.residentSize > Bytes::mib(20));
        QVERIFY(info.cpuSeconds > 0);
        QVERIFY((*guest)->isAlive());
        qInfo("cold boot to hello: %.0f ms, resident %s", info.bootMs, qPrintable(info.residentSize.toString()));
        ExecRequest request;
        request.arguments = { QStringLiteral("python3"), QStringLiteral("-c"),
            QStringLiteral("import os,shutil,json; print(os.getuid(), os.getcwd(), shutil.disk_usage('/').total > "
                           "1.8e9, os.listdir('/sys/class/net'))") };
        Collector output;
        const auto result = (*guest)->agent().execute(request, output, TaskContext());
        QVERIFY2(result, qPrintable(why(result)));
        QCOMPARE(result->exitCode, 0);
        QCOMPARE(output.text, QByteArray("1000 /work True ['lo']\n"));
        QCOMPARE(m_host->guests().size(), size_t(1));
        QCOMPARE(machines(m_home.path()).size(), 1);
        (*guest)->destroy();
        (*guest)->destroy();
        QVERIFY(!(*guest)->isAlive());
        guest->reset();
        QVERIFY(m_host->guests().empty());
        QTRY_VERIFY(machines(m_home.path()).isEmpty());
        const QDir disks(Paths::cache() + QStringLiteral("/disks"));
        QVERIFY(!disks.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
        for (const QFileInfo& folder :
            QDir(Paths::cache() + QStringLiteral("/disks")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY(QDir(folder.filePath()).isEmpty());
    }

    void theWallsOfAGuestStand()
    {
        auto guest = m_host->boot(m_spec, TaskContext());
        QVERIFY2(guest, qPrintable(why(guest)));
        const auto evidence = (*guest)->hardeningEvidence(TaskContext());
        QVERIFY2(evidence, qPrintable(why(evidence)));
        QVERIFY(evidence->emulator);
        for (const HardeningPoint& point : examineHardening(*evidence)) {
            // What depends on this host's processor, account and kind of connection.
            const bool ofHost = (point.id == u"isolation" && (*guest)->info().accelerator == Accelerator::Tcg)
                || (point.id == u"account" && ::geteuid() == 0) || point.id == u"dumps" || point.id == u"limits";
            if (ofHost)
                QVERIFY2(point.state != HardeningPoint::State::Unknown, qPrintable(point.id));
            else
                QVERIFY2(point.state == HardeningPoint::State::Holds,
                    qPrintable(point.id + QStringLiteral(": ") + point.evidence));
        }
        auto other = m_host->boot(m_spec, TaskContext());
        QVERIFY2(other, qPrintable(why(other)));
        const auto others = (*other)->hardeningEvidence(TaskContext());
        QVERIFY2(others, qPrintable(why(others)));
        QVERIFY(others->inside.at(QStringLiteral("machine")) != evidence->inside.at(QStringLiteral("machine")));
    }

    void aNetworkCardDoesNotReachTheHostsOwnServices()
    {
        const Listener listener;
        QVERIFY(listener.port() > 0);
        GuestSpec spec = m_spec;
        spec.profile.networkBandwidth.value = Bandwidth::mibPerSecond(10);
        auto guest = m_host->boot(spec, TaskContext());
        QVERIFY2(guest, qPrintable(why(guest)));
        const auto reaches = [&](const QString& address) {
            ExecRequest request;
            request.arguments = { QStringLiteral("python3"), QStringLiteral("-c"),
                QStringLiteral("import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 20)"),
                address, QString::number(listener.port()) };
            Collector output;
            const auto result = (*guest)->agent().execute(request, output, TaskContext());
            return result && result->exitCode == 0;
        };
        QVERIFY(!reaches(QStringLiteral("10.0.2.2")));
        QVERIFY(!reaches(QStringLiteral("169.254.169.254")));
        if (const QString address = Listener::outerAddress(); !address.isEmpty())
            QVERIFY2(reaches(address), qPrintable(address));
    }

    void aMachineThatEndsIsNoticed()
    {
        auto guest = m_host->boot(m_spec, TaskContext());
        QVERIFY2(guest, qPrintable(why(guest)));
        const QStringList pids = machines(m_home.path());
        QCOMPARE(pids.size(), 1);
        ::kill(pids.first().toInt(), SIGKILL);
        QTRY_COMPARE((*guest)->info().state, GuestState::Failed);
        QVERIFY(!(*guest)->isAlive());
    }

    void aMachineThatEndsWhileItBootsIsToldAtOnce()
    {
        std::atomic<bool> done = false;
        std::thread killer([&] {
            QStringList pids;
            while (!done && (pids = machines(m_home.path())).isEmpty())
                std::this_thread::yield();
            if (!pids.isEmpty())
                ::kill(pids.first().toInt(), SIGKILL);
        });
        const auto guest = m_host->boot(m_spec, TaskContext());
        done = true;
        killer.join();
        QVERIFY(!guest);
        QVERIFY(guest.error().code != ErrorCode::TimedOut);
        QVERIFY(m_host->guests().empty());
    }

    void aBootCanBeCancelled()
    {
        const TaskContext context;
        std::thread canceller([&] {
            while (machines(m_home.path()).isEmpty())
                std::this_thread::yield();
            context.cancel();
        });
        const auto guest = m_host->boot(m_spec, context);
        canceller.join();
        QVERIFY(!guest);
        QCOMPARE(guest.error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(machines(m_home.path()).isEmpty());
    }

    void thePoolGivesAWarmGuest()
    {
        GuestPool pool(std::shared_ptr<GuestHost>(m_host.get(), [](GuestHost*) {}), {});
        std::atomic<int> changes = 0;
        pool.setObserver([&](const GuestInfo&) { ++changes; });
        const Preparation preparation { QStringLiteral("p"), QStringLiteral("p.py"),
            [](Guest& guest, const TaskContext& context) {
                return guest.agent().putFile(QStringLiteral("/work/p.py"), "print(6*7)", false, context);
            } };
        pool.instantiate(m_spec, preparation);
        const auto ready = pool.waitReady(QStringLiteral("p"), TaskContext());
        QVERIFY2(ready, qPrintable(why(ready)));
        QVERIFY(changes > 2);
        auto taken = pool.take(m_spec, preparation, false, TaskContext());
        QVERIFY2(taken, qPrintable(why(taken)));
        QVERIFY(taken->warm);
        qInfo("warm take: %.2f ms", taken->waitedMs);
        QVERIFY(taken->waitedMs * 10 < ready->bootMs);
        ExecRequest request;
        request.arguments = { QStringLiteral("python3"), QStringLiteral("p.py") };
        Collector output;
        QVERIFY(taken->guest->agent().execute(request, output, TaskContext()));
        QCOMPARE(output.text, QByteArray("42\n"));
    }

    void killedOwnersLeaveNoMachine_data()
    {
        QTest::addColumn<QByteArray>("moment");
        QTest::newRow("while it boots") << QByteArray("booting");
        QTest::newRow("with a guest") << QByteArray("ready");
    }
    void killedOwnersLeaveNoMachine()
    {
        QFETCH(QByteArray, moment);
        const QTemporaryDir home(QStringLiteral("/tmp/fg-XXXXXX"));
        QProcess owner;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FOREGUEST_HOME"), home.path());
        owner.setProcessEnvironment(environment);
        owner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        owner.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--hold-guest"), m_images });
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += owner.readAll()).contains(moment), 180'000);
        // While it boots, libvirt's short-lived probes of the emulator come and go, so what was seen once is kept.
        bool hasMachine = false;
        QTRY_VERIFY_WITH_TIMEOUT((hasMachine = hasMachine || !machines(home.path()).isEmpty()), 60'000);
        if (moment == "ready")
            QCOMPARE(machines(home.path()).size(), 1);
        owner.kill();
        QVERIFY(owner.waitForFinished());
        QTRY_VERIFY(machines(home.path()).isEmpty());
    }

private:
    QTemporaryDir m_home { QStringLiteral("/tmp/fg-XXXXXX") };
    QString m_images;
    GuestSpec m_spec;
    std::unique_ptr<GuestHost> m_host;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 2 && QByteArrayView(argv[1]) == QByteArrayView("--hold-guest"))
        return holdGuest(QString::fromLocal8Bit(argv[2]));
    BootTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "boottest.moc"
