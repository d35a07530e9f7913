// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
const os = require('os');
const counter = require('counter');
const { level } = require('loud').inner;
const own = require('./own');
const late = require('counter');
console.log(counter.next(), late.next(), level, own.seen, typeof os.cpus, Object.keys(require.cache).sort());
