// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
const { setTimeout: sleep } = require('timers/promises');
const { Worker, isMainThread, parentPort } = require('worker_threads');
const { fork } = require('child_process');

async function main() {
  const before = process.hrtime.bigint();
  await sleep(50);
  const waited = Number(process.hrtime.bigint() - before) / 1e6;
  console.log(waited >= 49);
  const worker = new Worker(__filename);
  console.log(await new Promise((resolve) => worker.once('message', resolve)));
  const child = fork(__filename, ['child']);
  console.log(await new Promise((resolve) => child.once('message', resolve)));
  await new Promise((resolve) => child.once('exit', resolve));
}

if (process.argv[2] === 'child') process.send([process.argv.slice(2), process.execArgv, Object.keys(process.env).sort()]);
else if (isMainThread) main();
else parentPort.postMessage([process.argv.slice(2), Object.keys(process.env).sort()]);
