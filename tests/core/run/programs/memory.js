// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('fs');
const block = Buffer.alloc(Number(process.argv[2]) << 20, 'x');
console.log(block.length, typeof fs.readFileSync);
