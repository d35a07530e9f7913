// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imagebuild.h"

#include "core/base/paths.h"
#include "core/guest/aptsources.h"
#include "core/guest/childprocess.h"
#include "core/guest/files.h"
#include "core/guest/kernelmodules.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>

#include <cstdlib>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace Foreguest {

namespace {

const QString debianKeyring = QStringLiteral("/usr/share/keyrings/debian-archive-keyring.gpg");

/// How far mmdebstrap is when it says so; its own words are the keys.
const QList<std::pair<QString, double>>& stages()
{
    static const QList<std::pair<QString, double>> list { { QStringLiteral("running apt-get update"), 0.05 },
        { QStringLiteral("downloading packages"), 0.15 }, { QStringLiteral("extracting archives"), 0.3 },
        { QStringLiteral("installing essential packages"), 0.4 },
        { QStringLiteral("installing remaining packages"), 0.6 }, { QStringLiteral("cleaning package lists"), 0.9 },
        { QStringLiteral("creating tarball"), 0.95 } };
    return list;
}

/// Runs mmdebstrap into a tar file with the host's own mirror of the release.
Result<> bootstrap(
    const QString& tar, const QString& suite, const QStringList& options, const TaskContext& context, double share)
{
    QString base = qEnvironmentVariable("TMPDIR");
    if (base.isEmpty())
        base = QStringLiteral("/var/tmp");
    FOREGUEST_TRY_ASSIGN(scratch, ScratchFolder::make(base + QStringLiteral("/foreguest-XXXXXX")));
    ::chmod(QFile::encodeName(scratch->path()).constData(), 0755); // mmdebstrap's other user ids pass through it
    QStringList arguments { QStringLiteral("--format=tar") };
    if (QFile::exists(debianKeyring))
        arguments << QStringLiteral("--keyring=") + debianKeyring;
    arguments << QStringLiteral("--aptopt=Acquire::Retries \"2\"") << options << suite << QStringLiteral("-")
              << hostDebianEntries(suite);
    const ChildCommand command { .program = QStringLiteral("mmdebstrap"),
        .arguments = arguments,
        .workingDirectory = QStringLiteral("/"),
        .environment = { QStringLiteral("TMPDIR=") + scratch->path() },
        .outputFile = tar,
        .errorLine = [&](const QString& line) {
            for (const auto& [words, fraction] : stages()) {
                if (line.contains(words))
                    context.report(QStringLiteral("Debian packages: ") + words, fraction * share);
            }
        } };
    if (const auto done = runChild(command, context); !done)
        return tl::unexpected(explainPackageTools(done.error()));
    return {};
}

Result<> makeFileSystem(const QString& folder, Bytes freeSpace, const TaskContext& context)
{
    FOREGUEST_TRY(findTool(QStringLiteral("mke2fs")));
    FOREGUEST_TRY_ASSIGN(script, readResource(QStringLiteral("images/filesystem.sh")));
    FOREGUEST_TRY(writeWholeFile(folder + QStringLiteral("/filesystem.sh"), script));
    ChildCommand command { .program = QStringLiteral("sh"),
        .arguments = { QStringLiteral("filesystem.sh"), QString::number(freeSpace.value / 1024) },
        .workingDirectory = folder,
        .environment = { QStringLiteral("PATH=%1:/usr/sbin:/sbin").arg(qEnvironmentVariable("PATH")) } };
    if (::geteuid() != 0) {
        command.arguments.prepend(command.program);
        command.arguments.prepend(QStringLiteral("--"));
        command.program = QStringLiteral("fakeroot");
    }
    FOREGUEST_TRY(runChild(command, context));
    return {};
}

Result<> qemuImg(const QString& folder, const QStringList& arguments, const TaskContext& context)
{
    FOREGUEST_TRY(runChild(
        { .program = QStringLiteral("qemu-img"), .arguments = arguments, .workingDirectory = folder }, context));
    return {};
}

Result<> copyModules(const QString& tree, const QString& folder)
{
    static const QStringList wanted { QStringLiteral("virtio_pci"), QStringLiteral("virtio_blk"),
        QStringLiteral("virtio_console"), QStringLiteral("virtio_net"), QStringLiteral("virtio_balloon"),
        QStringLiteral("virtio_rng"), QStringLiteral("ext4"), QStringLiteral("crc32c_generic") };
    FOREGUEST_TRY_ASSIGN(files, resolveModules(tree, wanted));
    FOREGUEST_TRY(Paths::ensureDirectory(folder));
    QByteArray order;
    for (const QString& path : files) {
        const QString name = QFileInfo(path).fileName();
        FOREGUEST_TRY_ASSIGN(bytes, readWholeFile(path));
        FOREGUEST_TRY(writeWholeFile(folder + u'/' + name, bytes));
        order += QFile::encodeName(name) + '\n';
    }
    return writeWholeFile(folder + QStringLiteral("/order"), order);
}

} // namespace

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::make(const QString& pathTemplate)
{
    QByteArray path = QFile::encodeName(pathTemplate);
    if (::mkdtemp(path.data()) == nullptr)
        return failure(errno == ENOSPC ? ErrorCode::ResourceExhausted : ErrorCode::PermissionDenied,
            QStringLiteral("No working folder can be made at %1.").arg(pathTemplate),
            QStringLiteral(
                "Check the rights and the free space there, or set FOREGUEST_HOME and TMPDIR to other folders."));
    return std::unique_ptr<ScratchFolder>(new ScratchFolder(QFile::decodeName(path)));
}

ScratchFolder::~ScratchFolder()
{
    if (m_path.isEmpty() || QDir(m_path).removeRecursively() || ::geteuid() == 0)
        return;
    const ChildCommand command { .program = QStringLiteral("mmdebstrap"),
        .arguments = { QStringLiteral("--unshare-helper"), QStringLiteral("find"), m_path, QStringLiteral("-mindepth"),
            QStringLiteral("1"), QStringLiteral("-delete") },
        .workingDirectory = QStringLiteral("/") };
    const auto removed = runChild(command, TaskContext());
    QDir(m_path).removeRecursively();
}

Result<> ScratchFolder::keepAs(const QString& path)
{
    if (!QDir().rename(m_path, path))
        return failure(ErrorCode::PermissionDenied, QStringLiteral("%1 can't be moved to %2.").arg(m_path, path),
            QStringLiteral("Check the rights and the free space there."));
    m_path.clear();
    return {};
}

QByteArray buildProcedure()
{
    static const QByteArray version = "1";
    return version + readResource(QStringLiteral("images/customise.sh")).value_or(QByteArray())
        + readResource(QStringLiteral("images/filesystem.sh")).value_or(QByteArray());
}

Result<> buildDisk(const QString& folder, const ImageRecipe& recipe, const TaskContext& context)
{
    FOREGUEST_TRY(checkPackageNames(recipe.packages));
    for (const QString& tool : { QStringLiteral("mke2fs"), QStringLiteral("qemu-img"), QStringLiteral("mmdebstrap") })
        FOREGUEST_TRY(findTool(tool));
    FOREGUEST_TRY_ASSIGN(customise, readResource(QStringLiteral("images/customise.sh")));
    QStringList options { QStringLiteral("--variant=essential"),
        QStringLiteral("--include=") + recipe.packages.join(u',') };
    if (!recipe.finish.isEmpty())
        options << QStringLiteral("--customize-hook=chroot \"$1\" /bin/sh -e <<'FINISH'\n%1\nFINISH")
                       .arg(recipe.finish.join(u'\n'));
    options << QStringLiteral("--customize-hook=") + QString::fromUtf8(customise);
    for (const char* trimmed : { "doc", "man", "info", "locale", "lintian", "bug" })
        options << QStringLiteral("--dpkgopt=path-exclude=/usr/share/%1/*").arg(QLatin1String(trimmed));
    FOREGUEST_TRY(bootstrap(folder + QStringLiteral("/rootfs.tar"), recipe.suite, options, context, 0.8));
    context.report(QStringLiteral("Making the file system"), 0.82);
    FOREGUEST_TRY(makeFileSystem(folder, recipe.freeSpace, context));
    context.report(QStringLiteral("Writing the disk image"), 0.95);
    FOREGUEST_TRY(qemuImg(folder,
        { QStringLiteral("convert"), QStringLiteral("-f"), QStringLiteral("raw"), QStringLiteral("-O"),
            QStringLiteral("qcow2"), QStringLiteral("disk.img"), QStringLiteral("disk.qcow2") },
        context));
    FOREGUEST_TRY(qemuImg(folder,
        { QStringLiteral("check"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"),
            QStringLiteral("disk.qcow2") },
        context));
    QFile::remove(folder + QStringLiteral("/disk.img"));
    QFile::remove(folder + QStringLiteral("/filesystem.sh"));
    QDir(folder + QStringLiteral("/root")).removeRecursively();
    return {};
}

Result<> buildKernel(const QString& folder, const QString& suite, const TaskContext& context)
{
    FOREGUEST_TRY(findTool(QStringLiteral("lz4")));
    const QString tar = folder + QStringLiteral("/kernel.tar");
    FOREGUEST_TRY(bootstrap(tar, suite,
        { QStringLiteral("--variant=extract"), QStringLiteral("--include=linux-image-cloud-amd64") }, context, 0.9));
    context.report(QStringLiteral("Preparing the kernel"), 0.9);
    FOREGUEST_TRY(runChild(
        { .program = QStringLiteral("tar"),
            .arguments = { QStringLiteral("-xf"), tar, QStringLiteral("--no-same-owner"), QStringLiteral("--wildcards"),
                QStringLiteral("./boot/vmlinuz-*"), QStringLiteral("./lib/modules/*/kernel") },
            .workingDirectory = folder },
        context));
    const QDir boot(folder + QStringLiteral("/boot"));
    const QStringList kernels = boot.entryList({ QStringLiteral("vmlinuz-*") }, QDir::Files, QDir::Name);
    if (kernels.isEmpty())
        return failure(ErrorCode::Protocol, QStringLiteral("The kernel package of %1 holds no kernel.").arg(suite),
            QStringLiteral("Use a recipe for a Debian release that has linux-image-cloud-amd64."));
    FOREGUEST_TRY_ASSIGN(bzImage, readWholeFile(boot.filePath(kernels.last())));
    FOREGUEST_TRY(writeWholeFile(folder + QStringLiteral("/vmlinuz"), bzImage));
    FOREGUEST_TRY_ASSIGN(payload, bzImageLz4Payload(bzImage));
    if (!payload.isEmpty()) {
        const QString packed = folder + QStringLiteral("/vmlinux.lz4");
        FOREGUEST_TRY(writeWholeFile(packed, payload));
        FOREGUEST_TRY(runChild({ .program = QStringLiteral("lz4"),
                                   .arguments = { QStringLiteral("-q"), QStringLiteral("-d"), QStringLiteral("-f"),
                                       packed, folder + QStringLiteral("/vmlinux") },
                                   .workingDirectory = folder },
            context));
        QFile::remove(packed);
    }
    FOREGUEST_TRY(copyModules(folder + QStringLiteral("/lib/modules"), folder + QStringLiteral("/modules")));
    QFile::remove(tar);
    QDir(folder + QStringLiteral("/boot")).removeRecursively();
    QDir(folder + QStringLiteral("/lib")).removeRecursively();
    return {};
}

} // namespace Foreguest
