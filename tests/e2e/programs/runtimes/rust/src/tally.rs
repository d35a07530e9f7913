// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
pub fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().sum()
}
