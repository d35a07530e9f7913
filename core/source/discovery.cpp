// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/discovery.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <optional>
#include <set>

#include <sys/stat.h>

namespace Foreguest {

namespace {
constexpr int deepestFolder = 128;

bool isLeftOut(const QString& name)
{
    static const QSet<QString> names { QStringLiteral("node_modules"), QStringLiteral("__pycache__"),
        QStringLiteral("build"), QStringLiteral("venv"), QStringLiteral("bower_components"),
        QStringLiteral("site-packages"), QStringLiteral("CVS") };
    return name.startsWith(QLatin1Char('.')) || names.contains(name);
}

/// Device and inode: what tells one folder from another whatever its name.
using Identity = std::pair<quint64, quint64>;

std::optional<Identity> identityOf(const QString& path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return Identity { status.st_dev, status.st_ino };
}

class Walk
{
public:
    Walk(quint64 maximumFiles, const std::function<bool(const QString&)>& isSource, const TaskContext& context)
        : m_maximumFiles(maximumFiles)
        , m_isSource(isSource)
        , m_context(context)
    {
    }

    void addFile(const QString& path, const QString& root)
    {
        if (m_found.files.size() >= m_maximumFiles) {
            if (!m_full)
                m_found.skipped.emplace_back(path, QStringLiteral("more than %1 files were given").arg(m_maximumFiles));
            m_full = true;
        } else {
            m_found.files.push_back({ path, root });
        }
    }

    Result<> addFolder(const QString& folder)
    {
        struct Open
        {
            QString path;
            int depth = 0;
        };
        std::vector<Open> stack { { folder, 0 } };
        while (!stack.empty() && !m_full) {
            FOREGUEST_TRY(m_context.checkpoint());
            const Open current = std::move(stack.back());
            stack.pop_back();
            const auto identity = identityOf(current.path);
            if (!identity || !m_seen.insert(*identity).second)
                continue;
            if (current.depth > deepestFolder) {
                m_found.skipped.emplace_back(current.path, QStringLiteral("is nested too deeply"));
                continue;
            }
            const QDir dir(current.path);
            if (!dir.isReadable()) {
                m_found.skipped.emplace_back(current.path, QStringLiteral("cannot be read: Permission denied"));
                continue;
            }
            const QFileInfoList entries
                = dir.entryInfoList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
                if (entry->isDir() && !isLeftOut(entry->fileName()))
                    stack.push_back({ entry->filePath(), current.depth + 1 });
            }
            for (const QFileInfo& entry : entries) {
                if (!entry.isDir() && m_isSource(entry.filePath()))
                    addFile(entry.filePath(), folder);
            }
        }
        return {};
    }

    Discovery take()
    {
        auto& files = m_found.files;
        std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
        const auto isSame = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
        files.erase(std::unique(files.begin(), files.end(), isSame), files.end());
        return std::move(m_found);
    }

private:
    quint64 m_maximumFiles;
    const std::function<bool(const QString&)>& m_isSource;
    const TaskContext& m_context;
    Discovery m_found;
    std::set<Identity> m_seen;
    bool m_full = false;
};
} // namespace

Result<Discovery> discoverFiles(const QStringList& paths, quint64 maximumFiles,
    const std::function<bool(const QString& path)>& isSource, const TaskContext& context)
{
    if (paths.isEmpty())
        return failure(ErrorCode::InvalidInput, QStringLiteral("No source was given."),
            QStringLiteral("Name at least one file or folder."));
    Walk walk(maximumFiles, isSource, context);
    std::vector<std::pair<QString, QString>> missing;
    for (const QString& given : paths) {
        const QString path = QDir::cleanPath(given);
        const QFileInfo info(path);
        if (info.isDir())
            FOREGUEST_TRY(walk.addFolder(path));
        else if (info.exists())
            walk.addFile(path, QFileInfo(path).path());
        else
            missing.emplace_back(path, QStringLiteral("does not exist"));
    }
    if (qsizetype(missing.size()) == paths.size()) {
        return failure(ErrorCode::NotFound, QStringLiteral("%1 does not exist.").arg(missing.front().first),
            QStringLiteral("Check the path; nothing was analysed."));
    }
    Discovery found = walk.take();
    found.skipped.insert(found.skipped.end(), missing.begin(), missing.end());
    return found;
}

} // namespace Foreguest
