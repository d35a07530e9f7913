// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the start-up of Node.js where everything is loaded but the program, until its run is asked for.
//
// Node.js requires this file after it has set itself up and before it loads the program. What follows is its own. The
// process is that of the one run, so it shares no random numbers with any other. The variables that led here are taken
// back, and clocks that count from the start of the process leave out the time spent waiting. A worker thread, which
// requires this file again, finds none of the variables.
'use strict';

if (process.env.FOREGUEST_AHEAD !== undefined) {
  const fs = require('fs');
  const control = 3;
  const plan = process.env.FOREGUEST_AHEAD;
  delete process.env.FOREGUEST_AHEAD;
  delete process.env.NODE_OPTIONS;
  delete require.cache[__filename];

  try {
    if (plan) {
      const programsOwn = require('module').createRequire(process.argv[1]);
      for (const name of JSON.parse(fs.readFileSync(plan, 'utf8'))) programsOwn(name);
    }
  } catch (error) {
    // The run has to meet it for the first time, in a process that has not tried.
    fs.writeSync(2, String(error));
    process.reallyExit(1);
  }

  const replace = (object, name, value) => {
    while (object && !Object.hasOwn(object, name)) object = Object.getPrototypeOf(object);
    const known = object && Object.getOwnPropertyDescriptor(object, name);
    if (known && known.configurable) {
      Object.defineProperty(object, name,
        { value, configurable: true, enumerable: known.enumerable, writable: known.writable ?? true });
    }
  };
  let waited = 0;
  const { uptime } = process;
  const { now } = performance;
  const origin = performance.timeOrigin;
  replace(process, 'uptime', { uptime() { return uptime.call(this) - waited / 1000; } }.uptime);
  replace(performance, 'now', { now() { return now.call(this) - waited; } }.now);

  const read = () => {
    const pieces = [];
    const piece = Buffer.alloc(4096);
    for (let size; (size = fs.readSync(control, piece)) > 0;) pieces.push(Buffer.from(piece.subarray(0, size)));
    return Buffer.concat(pieces);
  };
  const goOn = (message, start) => {
    const [seconds, nanoseconds] = process.hrtime(start);
    waited = seconds * 1000 + nanoseconds / 1e6;
    replace(performance, 'timeOrigin', origin + waited);
    return message.toString('utf8', 1).split('\0').slice(0, -1);
  };
  // What comes after the wait, once without effect: its code is compiled then, and the way to the program is known.
  goOn(Buffer.from('..\0'), process.hrtime());
  try {
    require.resolve(process.argv[1]);
  } catch {
    // The run says so itself.
  }

  const before = process.hrtime();
  fs.writeSync(control, 'R');
  const message = read();
  fs.closeSync(control);
  if (message.length === 0) process.reallyExit(1);
  if (message[0] === 0) {
    fs.closeSync(0);
    fs.openSync('/dev/null', 'r'); // The lowest free descriptor: 0.
  }
  process.argv.push(...goOn(message, before));
}
