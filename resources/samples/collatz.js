// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the start below a limit whose Collatz sequence is the longest, remembering the lengths found so far.

function collatzLength(start, known) {
    let steps = 0;
    let value = start;
    while (value !== 1 && (value >= start || known[value] === 0)) {
        value = value % 2 === 0 ? value / 2 : 3 * value + 1;
        steps += 1;
    }
    return steps + known[value];
}

function longestSequence(limit) {
    const known = new Uint32Array(limit);
    known[1] = 1;
    let best = 1;
    for (let start = 2; start < limit; start += 1) {
        known[start] = collatzLength(start, known);
        if (known[start] > known[best])
            best = start;
    }
    return { start: best, length: known[best] };
}

const limit = Number(process.argv[2] ?? 1_000_000);
const { start, length } = longestSequence(limit);
console.log(`Below ${limit}, the longest sequence starts at ${start} and has ${length} numbers`);
