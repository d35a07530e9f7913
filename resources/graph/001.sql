-- SPDX-FileCopyrightText: 2026 The Foreguest authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A code graph. Kinds are the numbers of NodeKind and EdgeKind. The indexes are made by GraphStore, since a large graph
-- is written several times faster without them.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is in no file (external nodes, libraries) belongs to a row with the empty path.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    error_bytes INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    digest BLOB NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE versions (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (file, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE nodes (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    external INTEGER NOT NULL,
    line INTEGER NOT NULL,
    end_line INTEGER NOT NULL,
    name TEXT NOT NULL,
    qualified_name TEXT NOT NULL,
    cyclomatic INTEGER,
    cognitive INTEGER,
    nesting INTEGER,
    lines INTEGER,
    loops INTEGER,
    parameters INTEGER,
    growth TEXT,
    api TEXT,
    ecosystem TEXT,
    version TEXT,
    package TEXT,
    standard INTEGER
) STRICT;

CREATE TABLE edges (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    line INTEGER NOT NULL,
    confidence REAL NOT NULL,
    loop_depth INTEGER NOT NULL
) STRICT;

-- The edges once more, by 256 consecutive nodes and direction (0 out, 1 in), for searches that walk far.
CREATE TABLE adjacency (
    direction INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    links BLOB NOT NULL,
    PRIMARY KEY (direction, chunk)
) STRICT, WITHOUT ROWID;
