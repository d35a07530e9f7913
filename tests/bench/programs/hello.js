// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');

const name = path.basename(process.argv[2] ?? 'world');
const digest = createHash('sha256').update(name).digest('hex');
fs.writeSync(1, `hello ${name} ${digest}\n`);
