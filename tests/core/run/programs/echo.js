// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
console.log(process.argv.slice(2));
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => process.stdout.write(text.toUpperCase()));
process.stdin.on('end', () => console.error('ended'));
