// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/filereader.h"

#include "core/graph/factwalker.h"
#include "core/graph/metricswalker.h"
#include "core/graph/neutralise.h"
#include "core/graph/unfoldmacros.h"
#include "core/source/sourcetext.h"
#include "core/source/treesitter.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Foreguest {

namespace {
/// Above this share of bytes in errors a second, neutralised parse is worth its time.
constexpr double worthwhileErrors = 0.02;

double elapsedMs(QElapsedTimer& timer)
{
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    return ms;
}
} // namespace

struct FileReader::Parsers
{
    std::unordered_map<const Language*, Parser> byLanguage;
};

FileReader::FileReader(const GraphOptions& options, const TaskContext& context)
    : m_options(options)
    , m_context(context)
    , m_parsers(std::make_unique<Parsers>())
{
}

FileReader::~FileReader() = default;

ReadFile FileReader::read(const FoundFile& file)
{
    QElapsedTimer timer;
    timer.start();
    const Result<QByteArray> bytes = readSource(file.path, m_options.maximumFileBytes);
    if (!bytes) {
        ReadFile result;
        result.source.path = file.path;
        result.skipped = bytes.error().message;
        return result;
    }
    const double readMs = elapsedMs(timer);
    ReadFile result = read(file, *bytes);
    result.readMs += readMs;
    return result;
}

ReadFile FileReader::read(const FoundFile& file, const QByteArray& content)
{
    ReadFile result;
    result.source.path = file.path;
    QElapsedTimer timer;
    timer.start();
    result.language = LanguageRegistry::instance().detect(file.path, content);
    if (!result.language) {
        result.skipped = QStringLiteral("is in no language that Foreguest knows");
        return result;
    }
    result.source.language = result.language->name;
    result.source.bytes = quint64(content.size());
    result.source.lines = quint32(std::count(content.cbegin(), content.cend(), '\n'))
        + (!content.isEmpty() && !content.endsWith('\n') ? 1 : 0);
    result.source.contentHash = QCryptographicHash::hash(content, QCryptographicHash::Blake2b_256);
    result.readMs = elapsedMs(timer);

    const auto [place, isNew] = m_parsers->byLanguage.try_emplace(result.language);
    Parser& parser = place->second;
    if (isNew && !parser.setLanguage(result.language->grammar)) {
        result.skipped = QStringLiteral("has a grammar that does not suit the parser");
        return result;
    }
    const auto isCancelled = [this] { return m_context.isCancelled(); };
    const std::chrono::milliseconds timeout(m_options.parseTimeoutMs);
    const LanguageRules& rules = result.language->rules;
    QByteArray text = blankKnownMacros(content, rules);
    Tree tree = parser.parse(rules.plainMacros.empty() ? text : unfoldMacros(text, rules), timeout, isCancelled);
    if (!tree) {
        result.skipped = QStringLiteral("took longer than %1 s to parse").arg(m_options.parseTimeoutMs / 1000.0);
        return result;
    }
    result.source.errorBytes = errorBytes(tree);
    if (double(result.source.errorBytes) > worthwhileErrors * double(text.size()) && result.language->rules.hasMacros) {
        QByteArray neutral = neutraliseMacros(text);
        Tree second = parser.parse(neutral, timeout, isCancelled);
        const quint64 remaining = second ? errorBytes(second) : result.source.errorBytes;
        if (remaining < result.source.errorBytes) {
            result.source.errorBytes = remaining;
            tree = std::move(second);
            text = std::move(neutral);
        }
    }
    result.source.parseMs = elapsedMs(timer);
    FactWalker walker(*result.language, { text.constData(), size_t(text.size()) }, result.facts);
    walker.walk(tree, [&](QByteArrayView snippet) { return parser.parse(snippet, timeout, isCancelled); });
    for (const FactWalker::CodeText& code : walker.codeTexts()) {
        parser.limitTo(code.start, code.end, { code.line, code.column });
        if (const Tree inner = parser.parse(text, timeout, isCancelled))
            walker.walkText(code, inner);
        parser.limitTo(0, 0, {});
    }
    walker.finish();
    addMetrics(result.facts, MetricsWalker(*result.language, { text.constData(), size_t(text.size()) }).walk(tree));
    result.factsMs = elapsedMs(timer);
    return result;
}

} // namespace Foreguest
