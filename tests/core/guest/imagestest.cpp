// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/aptsources.h"
#include "core/guest/childprocess.h"
#include "core/guest/files.h"
#include "core/guest/imagemetadata.h"
#include "core/guest/imageplan.h"
#include "core/guest/initramfs.h"
#include "core/guest/kernelmodules.h"

#include <QDir>
#include <QDirIterator>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace Foreguest;

namespace {

/// Sets an environment variable until it goes out of scope.
class ScopedVariable
{
public:
    ScopedVariable(const char* name, const QByteArray& value)
        : m_name(name)
        , m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~ScopedVariable() { m_before.isNull() ? qunsetenv(m_name) : qputenv(m_name, m_before); }
    Q_DISABLE_COPY(ScopedVariable)

private:
    const char* m_name;
    QByteArray m_before;
};

ImageRecipe python()
{
    return imageRecipe(QStringLiteral("python")).value_or(ImageRecipe());
}

/// What is in a store but its lock files.
QStringList contents(const QString& folder)
{
    QStringList found;
    for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); it.hasNext();) {
        if (const QString path = it.next(); !path.endsWith(QStringLiteral("/.locks")))
            found << path;
    }
    return found;
}

/// A finished image whose disk is a few bytes.
QString plantImage(const QString& store, const QStringList& extraPackages)
{
    Image image;
    image.name = python().name;
    image.hash = ImageStore::imageHash(python(), extraPackages);
    QString folder = QStringLiteral("%1/%2-%3").arg(store, image.name, image.hash.left(12));
    QDir().mkpath(folder);
    if (!writeWholeFile(folder + QStringLiteral("/disk.qcow2"), "content") || !ImageMetadata::write(folder, image))
        return {};
    return folder;
}

/// The same of a layer on it.
QString plantLayer(const QString& store, const QStringList& packages, const QString& base)
{
    Image image;
    image.name = python().name;
    image.hash = ImageStore::imageHash(python(), packages);
    QString folder = QStringLiteral("%1/%2-%3").arg(store, image.name, image.hash.left(12));
    QDir().mkpath(folder);
    const auto below = ImageMetadata::read(base);
    if (!below || !writeWholeFile(folder + QStringLiteral("/disk.qcow2"), "difference")
        || !ImageMetadata::write(folder, image, &*below))
        return {};
    return folder;
}

} // namespace

class ImagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recipesAreComplete()
    {
        const auto recipes = imageRecipes();
        QVERIFY(recipes);
        for (const ImageRecipe& recipe : *recipes) {
            const auto steps = imageSteps(recipe, {});
            QVERIFY2(steps.has_value(), qPrintable(recipe.name));
            QCOMPARE(steps->front().isLayer, false);
            QCOMPARE(steps->size() > 1, !recipe.base.isEmpty());
        }
        QCOMPARE(imageRecipe(QStringLiteral("cobol")).error().code, ErrorCode::NotFound);
    }

    void theHashFollowsTheContentAndNotTheOrder()
    {
        const QString a = QStringLiteral("python3-numpy"), b = QStringLiteral("python3-yaml");
        const QString both = ImageStore::imageHash(python(), { a, b });
        QCOMPARE(both.size(), 64);
        QCOMPARE(ImageStore::imageHash(python(), { b, a, b }), both);
        QVERIFY(ImageStore::imageHash(python(), { a }) != both);
        ImageRecipe other = python();
        other.freeSpace.value += 1;
        QVERIFY(ImageStore::imageHash(other, { a, b }) != both);
        ImageRecipe retitled = python();
        retitled.title = QStringLiteral("Snake");
        QCOMPARE(ImageStore::imageHash(retitled, { a, b }), both);
    }

    void whatTheRecipeHasMakesNoLayer()
    {
        const QString gcc = QStringLiteral("gcc");
        const ImageRecipe rust = imageRecipe(QStringLiteral("rust")).value();
        QCOMPARE(ImageStore::imageHash(rust, { gcc }), ImageStore::imageHash(rust, {}));
        const auto steps = imageSteps(rust, { QStringLiteral("libssl-dev"), gcc });
        QVERIFY(steps.has_value());
        QCOMPARE(steps->size(), size_t(3));
        QCOMPARE(steps->front().recipe.name, gcc);
        QCOMPARE(steps->back().packages, QStringList { QStringLiteral("libssl-dev") });
    }

    void aLayerIsFitForItsOwnBaseAlone()
    {
        QTemporaryDir folder;
        const QString libraries = QStringLiteral("python3-numpy");
        const QString base = plantImage(folder.path(), {});
        const QString layer = plantLayer(folder.path(), { libraries }, base);
        ImageStore store(folder.path());
        QVERIFY(store.has(python(), { libraries }));
        QCOMPARE(store.list()->size(), size_t(2));
        const auto all = ImageMetadata::readAll(layer);
        QVERIFY(all.has_value());
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE(all->back().image.disk, base + QStringLiteral("/disk.qcow2"));
        // The base is built again, and is not the same to the byte.
        Image image = all->back().image;
        QVERIFY(writeWholeFile(base + QStringLiteral("/disk.qcow2"), "another content"));
        QVERIFY(ImageMetadata::write(base, image).has_value());
        QVERIFY(store.has(python(), {}));
        QVERIFY(!store.has(python(), { libraries }));
        QVERIFY(QDir(base).removeRecursively());
        QVERIFY(!store.has(python(), { libraries }));
        QVERIFY(!ImageMetadata::readAll(layer));
    }

    void aBaseIsKeptForItsLayers()
    {
        QTemporaryDir folder;
        const QString base = plantImage(folder.path(), {});
        const QString layer = plantLayer(folder.path(), { QStringLiteral("python3-numpy") }, base);
        const auto setUsed = [](const QString& image, const QDateTime& time) {
            QFile file(image + QStringLiteral("/image.json"));
            return file.open(QIODevice::ReadWrite) && file.setFileTime(time, QFileDevice::FileModificationTime);
        };
        const QDateTime now = QDateTime::currentDateTime();
        QVERIFY(setUsed(base, now.addDays(-40)));
        ImageStore store(folder.path());
        QVERIFY(store.collect(now.addDays(-30)).has_value());
        QCOMPARE(store.list()->size(), size_t(2));
        QVERIFY(setUsed(layer, now.addDays(-35)));
        QVERIFY(store.collect(now.addDays(-30)).has_value());
        QVERIFY(contents(folder.path()).isEmpty());
    }

    void onlyDebiansOwnEntriesAreUsed()
    {
        const QByteArray lines = "# deb http://m/debian bookworm main\n"
                                 "deb http://m/debian bookworm main contrib # mirror\n"
                                 "deb-src http://m/debian bookworm main\n"
                                 "deb [arch=amd64 signed-by=/usr/share/keyrings/other.gpg] http://x/ bookworm main\n"
                                 "deb http://x/docker bookworm stable\n"
                                 "deb http://m/debian trixie main\n";
        QCOMPARE(debianEntries(lines, QStringLiteral("bookworm")),
            QStringList { QStringLiteral("deb http://m/debian bookworm main contrib") });
        const QByteArray stanzas
            = "Types: deb deb-src\nURIs: http://m/debian\n# comment\nSuites: bookworm bookworm-updates "
              "sid\nComponents: main\n"
              "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n\n"
              "Types: deb\nURIs: http://x\nSuites: bookworm\nComponents: main\nEnabled: no\n\n"
              "Types: deb\nURIs: http://x\nSuites: bookworm\nComponents: main\nSigned-By:\n -----BEGIN PGP\n";
        const QString key = QStringLiteral("[signed-by=\"/usr/share/keyrings/debian-archive-keyring.gpg\"] ");
        QCOMPARE(debianEntriesDeb822(stanzas, QStringLiteral("bookworm")),
            (QStringList { QStringLiteral("deb %1http://m/debian bookworm main").arg(key),
                QStringLiteral("deb %1http://m/debian bookworm-updates main").arg(key) }));
    }

    void modulesComeAfterWhatTheyNeed()
    {
        QTemporaryDir folder;
        const auto module = [&](const char* name, const QByteArray& info) {
            return writeWholeFile(
                folder.filePath(QString::fromLatin1(name)), QByteArray("\0", 1) + info + QByteArray("\0", 1))
                .has_value();
        };
        QVERIFY(module("a.ko", "depends=b,c-d") && module("b.ko", "depends=c_d")
            && module("c-d.ko", "softdep=pre: a builtin post: x"));
        const auto order = resolveModules(folder.path(), { QStringLiteral("a"), QStringLiteral("builtin") });
        QVERIFY(order);
        QStringList names;
        for (const QString& path : *order)
            names << QFileInfo(path).fileName();
        QCOMPARE(names, (QStringList { QStringLiteral("c-d.ko"), QStringLiteral("b.ko"), QStringLiteral("a.ko") }));
    }

    void damagedKernelsAreRefused()
    {
        QVERIFY(!bzImageLz4Payload({}));
        QByteArray image(4096, '\0');
        QVERIFY(!bzImageLz4Payload(image));
        image.replace(0x202, 4, "HdrS");
        QVERIFY(!bzImageLz4Payload(image));
        image.replace(0x248, 8, QByteArray::fromHex("00000000ffffffff"));
        QVERIFY(!bzImageLz4Payload(image));
        image.replace(0x248, 8, QByteArray::fromHex("0002000000010000"));
        QCOMPARE(bzImageLz4Payload(image).value(), QByteArray());
        image.replace(1024, 4, QByteArray::fromHex("02214c18"));
        QCOMPARE(bzImageLz4Payload(image)->size(), 252);
    }

    void theInitramfsIsNamedByItsContent()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("guest")),
                      modules = folder.filePath(QStringLiteral("modules"));
        QDir().mkpath(modules);
        QVERIFY(writeWholeFile(program, "program") && writeWholeFile(modules + QStringLiteral("/order"), "m.ko\n")
            && writeWholeFile(modules + QStringLiteral("/m.ko"), "module"));
        const auto first = ensureInitramfs(folder.path(), program, modules);
        QVERIFY(first);
        QCOMPARE(ensureInitramfs(folder.path(), program, modules).value(), *first);
        QVERIFY(readWholeFile(*first)->startsWith("070701"));
        QVERIFY(readWholeFile(*first)->contains("modules/m.ko"));
        QVERIFY(writeWholeFile(program, "another"));
        QVERIFY(ensureInitramfs(folder.path(), program, modules).value() != *first);
    }

    void aDamagedImageIsNotThere()
    {
        QTemporaryDir folder;
        const QString image = plantImage(folder.path(), {});
        const ImageStore store(folder.path());
        QVERIFY(store.has(python(), {}));
        QCOMPARE(store.list()->size(), size_t(1));
        QFile disk(image + QStringLiteral("/disk.qcow2"));
        QVERIFY(disk.open(QIODevice::ReadWrite));
        QVERIFY(disk.setFileTime(QDateTime::fromSecsSinceEpoch(1), QFileDevice::FileModificationTime));
        QVERIFY(store.has(python(), {})); // touched, but unchanged
        QVERIFY(disk.write("C") == 1 && disk.flush());
        // A write in the clock tick of the planting would bear the time that the image was described with.
        QVERIFY(disk.setFileTime(QDateTime::fromSecsSinceEpoch(2), QFileDevice::FileModificationTime));
        QVERIFY(!store.has(python(), {}));
        QVERIFY(writeWholeFile(image + QStringLiteral("/image.json"), "{"));
        QVERIFY(store.list()->empty());
    }

    void collectingRemovesUnusedImagesAndFailedBuilds()
    {
        QTemporaryDir folder;
        const QString image = plantImage(folder.path(), {});
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral(".build-python-0123456789ab-XyZ123/root"))));
        ImageStore store(folder.path());
        QVERIFY(store.collect(QDateTime::currentDateTime().addDays(-1)));
        QCOMPARE(contents(folder.path()), QStringList { image });
        QVERIFY(store.collect(QDateTime::currentDateTime().addDays(1))->value > 7);
        QVERIFY(contents(folder.path()).isEmpty());
    }

    void missingToolsAreNamed()
    {
        QTemporaryDir folder;
        const ScopedVariable path("PATH", "");
        const auto image = ImageStore(folder.path()).ensure(python(), {}, TaskContext());
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::Unavailable);
        QVERIFY2(
            image.error().remedy.contains(QStringLiteral("apt-get install")), qPrintable(image.error().toString()));
        QVERIFY(contents(folder.path()).isEmpty());
    }

    void noNetworkIsSaidAndLeavesNothing()
    {
        QTemporaryDir folder;
        const ScopedVariable http("http_proxy", "http://127.0.0.1:9"), https("https_proxy", "http://127.0.0.1:9");
        const auto image = ImageStore(folder.path()).ensure(python(), {}, TaskContext());
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::Unavailable);
        QVERIFY2(image.error().message.contains(QStringLiteral("mirror")), qPrintable(image.error().toString()));
        QVERIFY(contents(folder.path()).isEmpty());
    }

    void namesThatAreNoPackagesAreRefused()
    {
        QTemporaryDir folder;
        for (const char* name : { "", "a", "--aptopt=x", "a,b", "a b", "$(id)", "../x", "Upper" }) {
            const auto image = ImageStore(folder.path()).ensure(python(), { QString::fromLatin1(name) }, TaskContext());
            QVERIFY(!image);
            QCOMPARE(image.error().code, ErrorCode::InvalidInput);
        }
        QVERIFY(contents(folder.path()).isEmpty());
    }

    void aCancelledBuildLeavesNothing()
    {
        QTemporaryDir folder, scratch(QStringLiteral("/var/tmp/fg-XXXXXX"));
        const ScopedVariable temporary("TMPDIR", QFile::encodeName(scratch.path()));
        QFile::setPermissions(
            scratch.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        std::shared_ptr<TaskContext> context;
        context = std::make_shared<TaskContext>([&](const Progress& step) {
            if (step.text.contains(QStringLiteral("apt-get update")))
                context->cancel();
        });
        const auto image = ImageStore(folder.path()).ensure(python(), {}, *context);
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::Cancelled);
        QVERIFY(contents(folder.path()).isEmpty());
        QVERIFY(QDir(scratch.path()).isEmpty());
    }

    void aFullDiskIsSaidAndLeavesNothing()
    {
        QTemporaryDir folder;
        rlimit before {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const auto restore = qScopeGuard([&] {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, handler);
        });
        const rlimit small { 4096, before.rlim_max };
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto written = writeWholeFile(folder.filePath(QStringLiteral("f")), QByteArray(100'000, 'x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::ResourceExhausted);
        const auto child = runChild(
            { .program = QStringLiteral("dd"),
                .arguments = { QStringLiteral("if=/dev/zero"),
                    QStringLiteral("of=") + folder.filePath(QStringLiteral("g")), QStringLiteral("count=100") },
                .workingDirectory = folder.path() },
            TaskContext());
        QVERIFY(!child);
        QCOMPARE(child.error().code, ErrorCode::ResourceExhausted);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("f"))));
    }

    void childrenEndWithTheirWholeGroup()
    {
        const TaskContext context;
        ChildCommand command { .program = QStringLiteral("sh"),
            .arguments
            = { QStringLiteral("-c"), QStringLiteral("sleep 1000 & echo started >&2; trap '' TERM; wait; wait") },
            .workingDirectory = QStringLiteral("/") };
        command.errorLine = [&](const QString&) { std::thread([context] { context.cancel(); }).detach(); };
        const auto result = runChild(command, context);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ImagesTest)
#include "imagestest.moc"
