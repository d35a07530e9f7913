// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
import fs, { readFileSync } from 'node:fs';
import { join } from 'path';
import * as url from 'url';

console.log(process.argv, import.meta.url, url.fileURLToPath(import.meta.url), join('a', 'b'), typeof readFileSync);
console.log(await Promise.resolve('awaited'), fs.existsSync('module.mjs'));
