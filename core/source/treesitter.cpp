// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/treesitter.h"
#include <limits>

namespace Foreguest {

namespace {
struct ParseJob
{
    QByteArrayView text;
    std::chrono::steady_clock::time_point deadline;
    const std::function<bool()>* isCancelled = nullptr;
};

const char* readText(void* payload, uint32_t offset, TSPoint, uint32_t* bytesRead)
{
    const auto* job = static_cast<const ParseJob*>(payload);
    if (offset >= size_t(job->text.size())) {
        *bytesRead = 0;
        return "";
    }
    *bytesRead = uint32_t(job->text.size()) - offset;
    return job->text.data() + offset;
}

bool shouldStop(TSParseState* state)
{
    const auto* job = static_cast<const ParseJob*>(state->payload);
    return std::chrono::steady_clock::now() > job->deadline || (*job->isCancelled && (*job->isCancelled)());
}
} // namespace

Parser::Parser()
    : m_parser(ts_parser_new())
{
}

bool Parser::setLanguage(const TSLanguage* language)
{
    return ts_parser_set_language(m_parser.get(), language);
}

void Parser::limitTo(quint32 start, quint32 end, TSPoint startPoint)
{
    const TSRange range { startPoint, { std::numeric_limits<quint32>::max(), std::numeric_limits<quint32>::max() },
        start, end };
    ts_parser_set_included_ranges(m_parser.get(), &range, end > 0 ? 1 : 0);
}

Tree Parser::parse(QByteArrayView text, std::chrono::milliseconds timeout, const std::function<bool()>& isCancelled,
    const Tree* oldTree)
{
    ParseJob job { text, std::chrono::steady_clock::now() + timeout, &isCancelled };
    const TSInput input { &job, readText, TSInputEncodingUTF8, nullptr };
    const TSParseOptions options { &job, shouldStop };
    ts_parser_reset(m_parser.get());
    return Tree(ts_parser_parse_with_options(m_parser.get(), oldTree ? oldTree->get() : nullptr, input, options));
}

Query::Query(const TSLanguage* language, QByteArrayView source)
{
    TSQueryError error = TSQueryErrorNone;
    m_query.reset(ts_query_new(language, source.data(), uint32_t(source.size()), &m_errorOffset, &error));
}

quint64 errorBytes(const Tree& tree)
{
    const TSNode root = tree.root();
    if (!ts_node_has_error(root))
        return 0;
    quint64 bytes = 0;
    Cursor cursor(root);
    for (;;) {
        const TSNode node = cursor.node();
        const bool isError = ts_node_is_error(node);
        if (isError)
            bytes += ts_node_end_byte(node) - ts_node_start_byte(node);
        else if (ts_node_is_missing(node))
            ++bytes;
        if (!isError && ts_node_has_error(node) && cursor.toFirstChild())
            continue;
        while (!cursor.toNextSibling()) {
            if (!cursor.toParent())
                return bytes;
        }
    }
}

} // namespace Foreguest
