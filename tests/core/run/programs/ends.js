// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', (code) => console.log('at exit', code));
const how = process.argv[2];
const ways = {
  number: () => process.exit(42),
  later: () => { process.exitCode = 7; },
  exception: () => { throw new TypeError('ä problem', { cause: new Error('deeper') }); },
  rejection: () => { Promise.reject(new RangeError('not handled')); },
  text: () => { throw 'a text'; },
  abort: () => process.abort(),
  handled: () => {
    process.on('uncaughtException', (error) => console.log('handled', error.message));
    setTimeout(() => console.log('went on'), 1);
    throw new Error('once');
  },
};
(ways[how] ?? (() => { process.kill(process.pid, how); setTimeout(() => {}, 60_000); }))();
