// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('fs');
const missing = require('not-installed-anywhere');
console.log(fs, missing);
