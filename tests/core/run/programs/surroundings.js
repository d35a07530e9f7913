// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
const fs = require('fs');
const path = require('node:path');
const { createHash } = require('crypto');
console.log(process.argv, process.execArgv, process.argv0, process.title, process.cwd(), process.env);
console.log(__filename, __dirname, require.main === module, module.id, module.parent, module.children, module.paths);
console.log(Object.keys(require.cache), path.basename(__filename), createHash('sha256').update('x').digest('hex'));
console.log(process.moduleLoadList.filter((name) => /^NativeModule (http|https|net|zlib|child_process)$/.test(name)));
console.log(fs.readdirSync('.'), process.stdin.isTTY, process.stdout.isTTY, process.stdin.constructor.name,
  process.stdout.constructor.name, process.stdin.fd, process.listenerCount('exit'), process.exitCode);
console.log([0, 1, 2].map((number) => fs.readlinkSync(`/proc/self/fd/${number}`).split(':')[0]),
  fs.readdirSync('/proc/self/fd').length);
console.log(process.uptime() > 0, process.uptime() < 20, performance.now() > 0, performance.now() < 20_000,
  Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
console.log(process.uptime.name, process.uptime.length, performance.now.name, new Error('here').stack);
