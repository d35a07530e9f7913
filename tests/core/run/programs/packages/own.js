// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
console.log('own is executed once, by the run');
exports.seen = require('counter').next();
