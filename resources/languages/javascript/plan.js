// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Says which modules may be loaded before a run of a program is asked for: plan.js ENTRY PLAN
//
// Modules of Node.js itself do nothing when they are loaded. Packages may, so only those are loaded ahead that the
// entry file begins with, in their order, up to the first statement of another kind: before them nothing of the
// program's own would have happened. The program's own files are never executed.
'use strict';

const fs = require('fs');
const { builtinModules } = require('module');

const [entry, plan] = process.argv.slice(2);
const mostBytes = 8 * 1024 * 1024;

const blank = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const quoted = /(['"])([^'"\\\n]+)\1/.source;
const binding = /(?:[\w$]+|\{[\w$\s,:]*\})/.source;
const statements = [
  /#![^\n]*\n/y,
  /(['"])use strict\1;?/y,
  new RegExp(`(?:const|let|var)\\s+${binding}\\s*=\\s*require\\(\\s*${quoted}\\s*\\)(?:\\.[\\w$]+)*\\s*(?:;|\\n)`, 'y'),
  new RegExp(`require\\(\\s*${quoted}\\s*\\)\\s*(?:;|\\n)`, 'y'),
  new RegExp(`import\\s+(?:[\\w$\\s,{}*]+\\s+from\\s*)?${quoted}\\s*(?:;|\\n)`, 'y'),
];

function leadingNames(source) {
  const names = [];
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    at += blank.exec(source)[0].length;
    let found = null;
    for (const statement of statements) {
      statement.lastIndex = at;
      if ((found = statement.exec(source))) break;
    }
    if (!found) return names;
    at += found[0].length;
    if (found[2]) names.push({ name: found[2], imported: found[0].startsWith('import') });
  }
}

function isBuiltin(name) {
  return name.startsWith('node:') || builtinModules.includes(name);
}

const source = fs.statSync(entry).size <= mostBytes ? fs.readFileSync(entry, 'utf8') : '';
const names = [];
for (const { name, imported } of leadingNames(source)) {
  // What a file of the program's own does is not known, nor what it would do to what follows; a package that is
  // imported may be another one than what require() finds under its name.
  if (/^[./]/.test(name) || (imported && !isBuiltin(name))) break;
  names.push(name);
}
fs.writeFileSync(plan, JSON.stringify(names));
