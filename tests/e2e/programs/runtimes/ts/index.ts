// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from "fs";
import { tally } from "./tally";

const numbers: number[] = readFileSync(0, "utf8").trim().split("\n").map(Number);
console.log(process.argv[2], tally(numbers));
console.error("done");
process.exitCode = 7;
