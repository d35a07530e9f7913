// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
export function tally<T extends number>(numbers: readonly T[]): number {
    return numbers.reduce((sum: number, value) => sum + value, 0);
}
