// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
mod tally;

use std::io::{stdin, BufRead};

fn main() {
    let numbers: Vec<i64> = stdin().lock().lines().filter_map(|line| line.ok()?.parse().ok()).collect();
    let word = std::env::args().nth(1).unwrap_or_default();
    println!("{word} {}", tally::sum(&numbers));
    eprintln!("done");
    std::process::exit(7);
}
