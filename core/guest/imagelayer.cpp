// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/guest/aptsources.h"
#include "core/guest/childprocess.h"
#include "core/guest/files.h"
#include "core/guest/imagebuild.h"

#include <QDir>
#include <QRegularExpression>

#include <utility>

#include <sys/stat.h>

namespace Foreguest {

namespace {

/// How far layer.sh is when it says so.
const QList<std::pair<QString, double>>& stages()
{
    static const QList<std::pair<QString, double>> list { { QStringLiteral("copying the base"), 0.05 },
        { QStringLiteral("reading the package lists"), 0.15 }, { QStringLiteral("installing packages"), 0.4 },
        { QStringLiteral("finishing"), 0.75 }, { QStringLiteral("writing the layer"), 0.8 } };
    return list;
}

void reportStage(const QString& line, const TaskContext& context)
{
    static const QString prefix = QStringLiteral("foreguest: ");
    if (!line.startsWith(prefix))
        return;
    const QString words = line.mid(prefix.size());
    for (const auto& [stage, fraction] : stages()) {
        if (words == stage)
            context.report(QStringLiteral("Library layer: ") + words, fraction);
    }
}

/// A folder for the tree of a layer. It is written by the root of a user namespace, who is a stranger to this user:
/// open to all who know its name, which nobody can list.
Result<std::unique_ptr<ScratchFolder>> makeWorkFolder(QString& place)
{
    QString base = qEnvironmentVariable("TMPDIR");
    if (base.isEmpty())
        base = QStringLiteral("/var/tmp");
    FOREGUEST_TRY_ASSIGN(scratch, ScratchFolder::make(base + QStringLiteral("/foreguest-XXXXXX")));
    QByteArray inner = QFile::encodeName(scratch->file(QStringLiteral("layer-XXXXXX")));
    if (::mkdtemp(inner.data()) == nullptr || ::chmod(inner.constData(), 0777) != 0
        || ::chmod(QFile::encodeName(scratch->path()).constData(), 0711) != 0)
        return failure(ErrorCode::PermissionDenied,
            QStringLiteral("No working folder can be made in %1.").arg(scratch->path()),
            QStringLiteral("Check the rights and the free space there, or set TMPDIR to another folder."));
    place = QFile::decodeName(inner);
    return scratch;
}

Result<> writeInputs(const QString& place, const LayerOrder& order)
{
    FOREGUEST_TRY_ASSIGN(script, readResource(QStringLiteral("images/layer.sh")));
    FOREGUEST_TRY(writeWholeFile(place + QStringLiteral("/layer.sh"), script));
    if (const QStringList sources = hostDebianEntries(order.suite); !sources.isEmpty())
        FOREGUEST_TRY(writeWholeFile(place + QStringLiteral("/sources.list"), sources.join(u'\n').toUtf8() + '\n'));
    if (!order.finish.isEmpty())
        FOREGUEST_TRY(writeWholeFile(place + QStringLiteral("/finish.sh"), order.finish.join(u'\n').toUtf8() + '\n'));
    for (const char* name : { "/layer.sh", "/sources.list", "/finish.sh" })
        ::chmod(QFile::encodeName(place + QLatin1String(name)).constData(), 0644);
    return {};
}

Result<> qemuImg(const QString& folder, const QStringList& arguments, const TaskContext& context)
{
    FOREGUEST_TRY(runChild(
        { .program = QStringLiteral("qemu-img"), .arguments = arguments, .workingDirectory = folder }, context));
    return {};
}

/// An overlay of what differs between two disks: the whole new disk as the one below is exchanged for the old one,
/// for which qemu-img compares them.
Result<> writeDifference(
    const QString& folder, const QString& newDisk, const LayerOrder& order, const TaskContext& context)
{
    const QString qcow = QStringLiteral("qcow2"), disk = QStringLiteral("disk.qcow2");
    FOREGUEST_TRY(qemuImg(folder,
        { QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), qcow, QStringLiteral("-F"),
            QStringLiteral("raw"), QStringLiteral("-b"), newDisk, disk },
        context));
    // The name of the disk below is relative to the image's final folder, which has the depth of this one.
    FOREGUEST_TRY(qemuImg(folder,
        { QStringLiteral("rebase"), QStringLiteral("-t"), QStringLiteral("unsafe"), QStringLiteral("-f"), qcow,
            QStringLiteral("-F"), qcow, QStringLiteral("-b"), order.baseName, disk },
        context));
    return qemuImg(
        folder, { QStringLiteral("check"), QStringLiteral("-q"), QStringLiteral("-f"), qcow, disk }, context);
}

} // namespace

QByteArray layerProcedure()
{
    static const QByteArray version = "1";
    return version + readResource(QStringLiteral("images/layer.sh")).value_or(QByteArray());
}

Result<> checkPackageNames(const QStringList& packages)
{
    static const QRegularExpression packageName(QStringLiteral("^[a-z0-9][a-z0-9+.-]+$"));
    for (const QString& name : packages) {
        if (!packageName.match(name).hasMatch())
            return failure(ErrorCode::InvalidInput,
                QStringLiteral("\"%1\" is not a name of a Debian package.").arg(name),
                QStringLiteral("Names are lower-case letters, digits and + - . only."));
    }
    return {};
}

Error explainPackageTools(Error error)
{
    const QString& text = error.details;
    static const QRegularExpression network(QStringLiteral(
        "(?:Could not resolve|Temporary failure|Could not connect|Unable to connect|"
        "Failed to fetch|Cannot initiate the connection|Connection (?:failed|timed out|refused)|apt-get update)"));
    static const QRegularExpression package(
        QStringLiteral("(?:Unable to locate package (\\S+)|Package '?([^\\s']+)'? has no installation candidate)"));
    if (error.code != ErrorCode::Internal)
        return error;
    if (const auto match = package.match(text); match.hasMatch())
        return { ErrorCode::InvalidInput,
            QStringLiteral("Debian has no package named %1.").arg(match.captured(1) + match.captured(2)),
            QStringLiteral("Correct the list of preloaded packages."), text };
    if (text.contains(QLatin1String("newuidmap")) || text.contains(QLatin1String("subuid")))
        return { ErrorCode::Unavailable,
            QStringLiteral("This user may not make the user namespace that an image is built in."),
            QStringLiteral("Install uidmap (sudo apt-get install uidmap) and give the user subordinate ids "
                           "(sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER)."),
            text };
    if (network.match(text).hasMatch())
        return { ErrorCode::Unavailable,
            QStringLiteral("Debian's packages can't be downloaded: there is no way to the package mirror."),
            QStringLiteral("Check the network connection, the proxy and /etc/apt/sources.list, then try again."),
            text };
    return { ErrorCode::Internal, QStringLiteral("The image's packages could not be installed: %1").arg(error.message),
        QStringLiteral("See the last lines of the package tools below; a broken download is mended by trying again."),
        text };
}

Result<> buildLayer(const QString& folder, const LayerOrder& order, const TaskContext& context)
{
    FOREGUEST_TRY(checkPackageNames(order.packages));
    for (const char* tool : { "debugfs", "qemu-img", "mmdebstrap", "apt-get" })
        FOREGUEST_TRY(findTool(QString::fromLatin1(tool)));
    QString place;
    FOREGUEST_TRY_ASSIGN(scratch, makeWorkFolder(place));
    FOREGUEST_TRY(writeInputs(place, order));
    const QString baseImage = place + QStringLiteral("/base.img");
    FOREGUEST_TRY(qemuImg(folder,
        { QStringLiteral("convert"), QStringLiteral("-f"), QStringLiteral("qcow2"), QStringLiteral("-O"),
            QStringLiteral("raw"), order.base, baseImage },
        context));
    ::chmod(QFile::encodeName(baseImage).constData(), 0644);
    const ChildCommand command { .program = QStringLiteral("mmdebstrap"),
        .arguments
        = QStringList { QStringLiteral("--unshare-helper"), QStringLiteral("sh"), QStringLiteral("layer.sh") }
            + order.packages,
        .workingDirectory = place,
        .environment = { QStringLiteral("PATH=%1:/usr/sbin:/sbin").arg(qEnvironmentVariable("PATH")) },
        .errorLine = [&](const QString& line) { reportStage(line, context); } };
    if (const auto done = runChild(command, context); !done)
        return tl::unexpected(explainPackageTools(done.error()));
    context.report(QStringLiteral("Writing the disk image"), 0.9);
    return writeDifference(folder, place + QStringLiteral("/layer.img"), order, context);
}

} // namespace Foreguest
