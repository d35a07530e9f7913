// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <tree_sitter/api.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace Foreguest {

/// tree-sitter's objects as move-only C++ types. A Parser and a Cursor belong to one thread; a Tree may be read by
/// many.

class Tree
{
public:
    Tree() = default;
    explicit Tree(TSTree* tree)
        : m_tree(tree)
    {
    }
    explicit operator bool() const { return m_tree != nullptr; }
    TSTree* get() const { return m_tree.get(); }
    TSNode root() const { return ts_tree_root_node(m_tree.get()); }

private:
    struct Deleter
    {
        void operator()(TSTree* tree) const { ts_tree_delete(tree); }
    };
    std::unique_ptr<TSTree, Deleter> m_tree;
};

class Parser
{
public:
    Parser();
    /// False where the grammar's version does not suit this library.
    bool setLanguage(const TSLanguage* language);
    /// Parses only these bytes of texts from now on; with an end of 0 the whole again.
    void limitTo(quint32 start, quint32 end, TSPoint startPoint);
    /// The tree of a text, or an empty Tree when `timeout` has passed or `isCancelled` says so.
    /// `oldTree` (edited to match) makes the parse incremental. O(bytes).
    Tree parse(QByteArrayView text, std::chrono::milliseconds timeout, const std::function<bool()>& isCancelled,
        const Tree* oldTree = nullptr);

private:
    struct Deleter
    {
        void operator()(TSParser* parser) const { ts_parser_delete(parser); }
    };
    std::unique_ptr<TSParser, Deleter> m_parser;
};

/// A depth-first position in a tree.
class Cursor
{
public:
    explicit Cursor(TSNode node)
        : m_cursor(ts_tree_cursor_new(node))
    {
    }
    ~Cursor() { ts_tree_cursor_delete(&m_cursor); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    Cursor(Cursor&& other) noexcept
        : m_cursor(other.m_cursor)
    {
        other.m_cursor = {};
    }
    Cursor& operator=(Cursor&& other) noexcept
    {
        std::swap(m_cursor, other.m_cursor);
        return *this;
    }

    TSNode node() const { return ts_tree_cursor_current_node(&m_cursor); }
    TSFieldId field() const { return ts_tree_cursor_current_field_id(&m_cursor); }
    bool toFirstChild() { return ts_tree_cursor_goto_first_child(&m_cursor); }
    bool toNextSibling() { return ts_tree_cursor_goto_next_sibling(&m_cursor); }
    bool toParent() { return ts_tree_cursor_goto_parent(&m_cursor); }

private:
    TSTreeCursor m_cursor;
};

/// A compiled query. Compiling costs milliseconds: once per process and language; afterwards it may be read by many
/// threads.
class Query
{
public:
    Query(const TSLanguage* language, QByteArrayView source);
    explicit operator bool() const { return m_query != nullptr; }
    const TSQuery* get() const { return m_query.get(); }
    /// Where the source of a query that did not compile goes wrong.
    quint32 errorOffset() const { return m_errorOffset; }

private:
    struct Deleter
    {
        void operator()(TSQuery* query) const { ts_query_delete(query); }
    };
    quint32 m_errorOffset = 0;
    std::unique_ptr<TSQuery, Deleter> m_query;
};

/// Bytes inside ERROR nodes, and the length of what is MISSING counted as one each. Iterative. O(nodes with errors).
quint64 errorBytes(const Tree& tree);

} // namespace Foreguest
