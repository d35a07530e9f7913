// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/language.h"

#include "core/base/paths.h"
#include "core/source/grammars.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Foreguest {

namespace {
/// Looks at the content's beginning only.
constexpr qsizetype detectedBytes = 64LL * 1024;

QString interpreterOf(QByteArrayView content)
{
    if (!content.startsWith("#!"))
        return {};
    const qsizetype end = content.indexOf('\n');
    const QByteArrayView line = content.first(std::min<qsizetype>(end < 0 ? content.size() : end, 256));
    const QStringList words
        = QString::fromUtf8(line.sliced(2)).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        QString program = word.section(QLatin1Char('/'), -1);
        if (program != QStringLiteral("env") && !word.startsWith(QLatin1Char('-')))
            return program;
    }
    return {};
}

bool isVersionOf(const QString& program, const QString& interpreter)
{
    if (!program.startsWith(interpreter))
        return false;
    return std::all_of(program.begin() + interpreter.size(), program.end(),
        [](QChar c) { return c.isDigit() || c == QLatin1Char('.'); });
}

/// The text without C's comments: words in them say nothing of the language.
QByteArray withoutComments(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype found = text.indexOf('/', i);
        const qsizetype slash = found < 0 ? text.size() : found;
        result += text.sliced(i, slash - i);
        if (slash + 1 >= text.size()) {
            result += text.sliced(slash);
            break;
        }
        if (text[slash + 1] != '/' && text[slash + 1] != '*') {
            result += '/';
            i = slash + 1;
            continue;
        }
        const QByteArrayView mark = text[slash + 1] == '/' ? QByteArrayView("\n") : QByteArrayView("*/");
        const qsizetype end = text.indexOf(mark, slash + 2);
        if (end < 0)
            break;
        i = end + mark.size();
        result += ' ';
    }
    return result;
}

bool hasWord(QByteArrayView text, QByteArrayView word)
{
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const bool startsWord = !isPart(word.front()) || at == 0 || !isPart(text[at - 1]);
        const qsizetype end = at + word.size();
        const bool endsWord = !isPart(word.back()) || end >= text.size() || !isPart(text[end]);
        if (startsWord && endsWord)
            return true;
    }
    return false;
}
} // namespace

LanguageRegistry::LanguageRegistry()
{
    for (const QString& folder : listResources(QStringLiteral("languages"))) {
        const Result<QByteArray> json = readResource(QStringLiteral("languages/%1/language.json").arg(folder));
        if (!json)
            continue;
        Result<std::unique_ptr<Language>> language = loadLanguage(folder, *json);
        if (!language)
            qFatal("%s", qUtf8Printable(language.error().toString()));
        for (const QString& extension : (*language)->extensions)
            m_byExtension.insert(extension, language->get());
        m_languages.push_back(std::move(*language));
    }
}

const LanguageRegistry& LanguageRegistry::instance()
{
    static const LanguageRegistry registry;
    return registry;
}

const Language* LanguageRegistry::byName(const QString& name) const
{
    for (const auto& language : m_languages) {
        if (language->name == name)
            return language.get();
    }
    return nullptr;
}

const Language* LanguageRegistry::byFileName(const QString& path) const
{
    const QString name = QFileInfo(path).fileName();
    for (const auto& language : m_languages) {
        if (language->fileNames.contains(name))
            return language.get();
    }
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    if (dot < 0)
        return nullptr;
    const QString extension = name.mid(dot);
    // `.C` is C++ by custom, hence the exact case first.
    if (const Language* exact = m_byExtension.value(extension))
        return exact;
    return m_byExtension.value(extension.toLower());
}

const Language* LanguageRegistry::detect(const QString& path, QByteArrayView content) const
{
    const QByteArrayView head = content.first(std::min(content.size(), detectedBytes));
    const Language* named = byFileName(path);
    const auto isForeign = [&](const QString& start) { return head.trimmed().startsWith(start.toUtf8()); };
    if (named && std::any_of(named->foreignStarts.begin(), named->foreignStarts.end(), isForeign))
        return nullptr;
    if (named) {
        const QString extension = QLatin1Char('.') + QFileInfo(path).suffix();
        QByteArray code;
        for (const auto& language : m_languages) {
            if (!language->sharedExtensions.contains(extension))
                continue;
            if (code.isNull())
                code = withoutComments(head);
            for (const QString& mark : language->contentMarks) {
                if (hasWord(code, mark.toUtf8()))
                    return language.get();
            }
        }
        return named;
    }
    const QString program = interpreterOf(head);
    if (program.isEmpty())
        return nullptr;
    for (const auto& language : m_languages) {
        for (const QString& interpreter : language->interpreters) {
            if (isVersionOf(program, interpreter))
                return language.get();
        }
    }
    return nullptr;
}

bool LanguageRegistry::isSource(const QString& path) const
{
    if (byFileName(path))
        return true;
    const QFileInfo info(path);
    // Only plain files may be opened for a look: a pipe would block.
    if (info.fileName().contains(QLatin1Char('.')) || !info.isFile())
        return false;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(256);
    return head.startsWith("#!") && detect(path, head);
}

} // namespace Foreguest
