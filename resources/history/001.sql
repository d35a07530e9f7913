-- SPDX-FileCopyrightText: 2026 The Foreguest authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are ISO 8601 in UTC; sizes are bytes; durations are what the column's name says.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    UNIQUE (path, content_hash)
) STRICT;

CREATE TABLE graphs (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    summary_json TEXT NOT NULL
) STRICT;

CREATE TABLE profiles (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE overrides (
    program_path TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (program_path, field)
) STRICT;

CREATE TABLE predictions (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    profile_name TEXT NOT NULL,
    quantity TEXT NOT NULL,
    likely REAL NOT NULL,
    bound REAL NOT NULL,
    origin TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX predictions_by_source ON predictions (source_id);

CREATE TABLE guests (
    name TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    image TEXT NOT NULL,
    accelerator TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT NOT NULL,
    boot_ms REAL,
    prepare_ms REAL,
    created_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'failed', 'cancelled', 'interrupted')),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    program TEXT NOT NULL,
    program_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    arguments_json TEXT NOT NULL,
    input_bytes INTEGER NOT NULL,
    profile_name TEXT NOT NULL,
    profile_json TEXT NOT NULL,
    guest_name TEXT,
    image TEXT,
    image_hash TEXT,
    warm INTEGER,
    accelerator TEXT,
    guest_memory INTEGER,
    guest_vcpus INTEGER,
    request_to_first_byte_ms REAL,
    exit_code INTEGER,
    signal INTEGER,
    oom_killed INTEGER,
    timed_out INTEGER,
    process_limit_hit INTEGER,
    stdout BLOB,
    stderr BLOB,
    stdout_bytes INTEGER,
    stderr_bytes INTEGER,
    truncated INTEGER,
    wall_seconds REAL,
    cpu_user_seconds REAL,
    cpu_system_seconds REAL,
    peak_memory_bytes INTEGER,
    cgroup_peak_bytes INTEGER,
    read_bytes INTEGER,
    written_bytes INTEGER,
    net_bytes INTEGER,
    problem TEXT,
    owner_pid INTEGER NOT NULL,
    owner_start TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_program ON runs (program_hash, id);
CREATE INDEX runs_by_state ON runs (state) WHERE state = 'running';

CREATE TABLE run_stages (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,
    ms REAL NOT NULL,
    PRIMARY KEY (run_id, stage)
) STRICT;

CREATE TABLE run_predictions (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    quantity TEXT NOT NULL,
    likely REAL NOT NULL,
    bound REAL NOT NULL,
    origin TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (run_id, quantity)
) STRICT;
