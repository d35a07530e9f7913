// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/programfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace Foreguest {

namespace {
tl::unexpected<Error> unreadable(const QString& path, int number)
{
    const ErrorCode code = number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound
        : number == EACCES || number == EPERM                    ? ErrorCode::PermissionDenied
                                                                 : ErrorCode::InvalidInput;
    return failure(code,
        QStringLiteral("%1 can't be read: %2.").arg(path, QString::fromLocal8Bit(std::strerror(number))),
        QStringLiteral("Check that the file exists and that you may read it."));
}

tl::unexpected<Error> tooLarge(const QString& path)
{
    return failure(ErrorCode::ResourceExhausted,
        QStringLiteral("With %1 the program is larger than %2, the most that is copied into a guest.")
            .arg(path, Bytes { largestProgram }.toString()),
        QStringLiteral("Give a folder without data files, or let the program fetch or make its data."));
}

Result<QByteArray> readAll(int file, const QString& path, qint64 budget)
{
    QByteArray content;
    char buffer[64 * 1024];
    for (;;) {
        const ssize_t count = ::read(file, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return content;
        if (content.size() + count > budget)
            return tooLarge(path);
        content.append(buffer, count);
    }
}

/// Folders that hold no part of a program.
bool isLeftOut(const QString& relativePath)
{
    static const QStringList names { QStringLiteral(".git"), QStringLiteral(".hg"), QStringLiteral(".svn"),
        QStringLiteral("__pycache__"), QStringLiteral(".venv"), QStringLiteral(".mypy_cache"),
        QStringLiteral(".pytest_cache") };
    const QStringList parts = relativePath.split(QLatin1Char('/'));
    return std::any_of(parts.begin(), parts.end(), [](const QString& part) { return names.contains(part); });
}
} // namespace

Result<QByteArray> readProgramFile(const QString& path, qint64 budget, bool followLink)
{
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followLink ? 0 : O_NOFOLLOW);
    const int file = ::open(QFile::encodeName(path).constData(), flags);
    if (file < 0)
        return unreadable(path, errno);
    struct stat info
    {
    };
    Result<QByteArray> content = failure(ErrorCode::InvalidInput, QStringLiteral("%1 is not a regular file.").arg(path),
        QStringLiteral("Give a source file or a folder of source files."));
    if (::fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        content = info.st_size > budget ? Result<QByteArray>(tooLarge(path)) : readAll(file, path, budget);
    ::close(file);
    return content;
}

Result<std::vector<Program::File>> readProgramFolder(const QString& folder, const TaskContext& context)
{
    // Absolute, since QDir takes a relative path for one below the folder itself.
    const QDir top(QDir(folder).absolutePath());
    std::vector<Program::File> files;
    qint64 budget = largestProgram;
    QDirIterator entries(
        top.path(), QDir::Files | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        FOREGUEST_TRY(context.checkpoint());
        const QString path = entries.next();
        const QString relative = top.relativeFilePath(path);
        if (isLeftOut(relative) || !entries.fileInfo().isFile() || entries.fileInfo().isSymLink())
            continue;
        if (qsizetype(files.size()) == mostFiles) {
            return failure(ErrorCode::ResourceExhausted,
                QStringLiteral("%1 holds more than %2 files.").arg(folder).arg(mostFiles),
                QStringLiteral("Give the folder of the program alone."));
        }
        FOREGUEST_TRY_ASSIGN(content, readProgramFile(path, budget, false));
        budget -= content.size();
        files.push_back({ relative, content });
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.relativePath < b.relativePath; });
    return files;
}

} // namespace Foreguest
