// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/entryscan.h"
#include "core/run/programfiles.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace Foreguest {

namespace {
struct Entry
{
    QString path;
    const Toolchain* tools = nullptr;
};

const Toolchain* toolchainOf(const QString& fileName, const std::vector<Toolchain>& all)
{
    const QString extension = QFileInfo(fileName).suffix().toLower();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Toolchain& tools) { return tools.extensions.contains(extension); });
    return found == all.end() ? nullptr : &*found;
}

QString supportedExtensions(const std::vector<Toolchain>& all)
{
    QStringList extensions;
    for (const Toolchain& tools : all)
        extensions += tools.extensions;
    return QLatin1Char('.') + extensions.join(QStringLiteral(", ."));
}

/// The entries that a folder offers by name: at most one a language, the likeliest.
std::vector<Entry> entriesByName(const std::vector<Program::File>& files, const std::vector<Toolchain>& all)
{
    std::vector<Entry> found;
    for (const Toolchain& tools : all) {
        for (const QString& name : tools.entries) {
            const auto isNamed = [&](const Program::File& file) { return file.relativePath == name; };
            if (std::any_of(files.begin(), files.end(), isNamed)) {
                found.push_back({ name, &tools });
                break;
            }
        }
    }
    return found;
}

std::vector<Entry> sourceFiles(const std::vector<Program::File>& files, const std::vector<Toolchain>& all)
{
    std::vector<Entry> found;
    for (const Program::File& file : files) {
        if (const Toolchain* tools = toolchainOf(file.relativePath, all))
            found.push_back({ file.relativePath, tools });
    }
    return found;
}

/// The sources in which a program begins; those with a name of an entry alone where there are any.
std::vector<Entry> entriesByContent(const std::vector<Program::File>& files, const std::vector<Toolchain>& all)
{
    std::vector<Entry> found;
    std::vector<Entry> named;
    for (const Program::File& file : files) {
        const Toolchain* tools = toolchainOf(file.relativePath, all);
        if (!tools || !beginsHere(*tools, file.content))
            continue;
        found.push_back({ file.relativePath, tools });
        if (tools->entries.contains(QFileInfo(file.relativePath).fileName()))
            named.push_back(found.back());
    }
    return named.empty() ? found : named;
}

tl::unexpected<Error> ambiguous(const QString& folder, const std::vector<Entry>& entries)
{
    QStringList names;
    for (const Entry& entry : entries)
        names << entry.path;
    return failure(ErrorCode::InvalidInput,
        QStringLiteral("%1 has several files that could be started: %2.").arg(folder, names.join(QStringLiteral(", "))),
        QStringLiteral("Give the file that is to be started, or a folder with one of them."));
}

Result<Entry> findEntry(
    const QString& folder, const std::vector<Program::File>& files, const std::vector<Toolchain>& all)
{
    const auto named = entriesByName(files, all);
    if (named.size() > 1)
        return ambiguous(folder, named);
    if (named.size() == 1)
        return named.front();
    const auto begins = entriesByContent(files, all);
    if (begins.size() > 1)
        return ambiguous(folder, begins);
    if (begins.size() == 1)
        return begins.front();
    const auto sources = sourceFiles(files, all);
    if (sources.size() == 1)
        return sources.front();
    if (sources.empty()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 holds no source file that can be run.").arg(folder),
            QStringLiteral("Programs that can be run end in %1.").arg(supportedExtensions(all)));
    }
    QStringList names;
    for (const Toolchain& tools : all)
        names << tools.entries.value(0);
    return failure(ErrorCode::InvalidInput,
        QStringLiteral("It is not clear which of the %1 source files in %2 is to be started.")
            .arg(sources.size())
            .arg(folder),
        QStringLiteral("Name one of them %1, or give that file.").arg(names.join(QStringLiteral(", "))));
}

QByteArray contentOf(const Program& program, const QString& relativePath)
{
    for (const Program::File& file : program.files) {
        if (file.relativePath == relativePath)
            return file.content;
    }
    return {};
}

bool hasFile(const Program& program, const QString& relativePath)
{
    return std::any_of(program.files.begin(), program.files.end(),
        [&](const Program::File& file) { return file.relativePath == relativePath; });
}

QString hashOf(const Program& program)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& bytes) {
        hash.addData(QByteArray::number(bytes.size()) + ' ');
        hash.addData(bytes);
    };
    add(program.language.toUtf8());
    add(program.entry.toUtf8());
    for (const Program::File& file : program.files) {
        add(file.relativePath.toUtf8());
        add(file.content);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<Program> loadFile(const QString& path, const std::vector<Toolchain>& all)
{
    const QString name = QFileInfo(path).fileName();
    const Toolchain* tools = toolchainOf(name, all);
    if (!tools) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 is no source file that can be run.").arg(path),
            QStringLiteral("Programs that can be run end in %1.").arg(supportedExtensions(all)));
    }
    FOREGUEST_TRY_ASSIGN(content, readProgramFile(path, largestProgram, true));
    Program program;
    program.entry = name;
    program.tools = *tools;
    program.files.push_back({ name, content });
    return program;
}

Result<Program> loadFolder(const QString& path, const std::vector<Toolchain>& all, const TaskContext& context)
{
    if (!QFileInfo(path).isReadable()) {
        return failure(ErrorCode::PermissionDenied, QStringLiteral("The folder %1 can't be read.").arg(path),
            QStringLiteral("Check its rights."));
    }
    FOREGUEST_TRY_ASSIGN(files, readProgramFolder(path, context));
    FOREGUEST_TRY_ASSIGN(entry, findEntry(path, files, all));
    Program program;
    program.entry = entry.path;
    program.tools = *entry.tools;
    program.files = std::move(files);
    return program;
}
} // namespace

Result<Program> loadProgram(const QString& path, const TaskContext& context)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(ErrorCode::NotFound, QStringLiteral("%1 does not exist.").arg(path),
            QStringLiteral("Check the path; a symbolic link must lead somewhere."));
    }
    FOREGUEST_TRY_ASSIGN(all, toolchains());
    FOREGUEST_TRY_ASSIGN(program, info.isDir() ? loadFolder(path, all, context) : loadFile(path, all));
    if (!program.tools.typePattern.isEmpty())
        program.symbol = entrySymbol(program.tools, program.entry, contentOf(program, program.entry));
    if (!program.tools.manifest.isEmpty() && hasFile(program, program.tools.manifest))
        program.tools.build = program.tools.projectBuild;
    program.path = path;
    program.language = program.tools.language;
    program.hash = hashOf(program);
    return program;
}

} // namespace Foreguest
