// Each comment names the class of the function below it.
use std::collections::{BinaryHeap, HashMap};

// O(n)
fn sum(values: &[i64]) -> i64 {
    let mut total = 0;
    for v in values {
        total += v;
    }
    total
}

// O(n)
fn range(n: usize) -> usize {
    let mut total = 0;
    for i in 0..n {
        total += i;
    }
    total
}

// O(n^2)
fn pairs(n: usize) -> usize {
    let mut count = 0;
    for i in 0..n {
        for j in i + 1..n {
            count += i * j;
        }
    }
    count
}

// O(n log n)
fn sorted(mut values: Vec<i32>) -> Vec<i32> {
    values.sort();
    values
}

// O(log n)
fn digits(mut n: u64) -> u32 {
    let mut count = 0;
    while n > 0 {
        n /= 10;
        count += 1;
    }
    count
}

// O(n)
fn count(words: &Vec<String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in words.iter() {
        *counts.entry(word.clone()).or_insert(0) += 1;
    }
    counts
}

// O(2^n)
fn fib(n: u32) -> u64 {
    if n < 2 {
        return n as u64;
    }
    fib(n - 1) + fib(n - 2)
}

// O(n log n)
fn heap(values: &[i32]) -> i32 {
    let mut heap = BinaryHeap::new();
    for v in values {
        heap.push(*v);
    }
    let mut last = 0;
    while let Some(v) = heap.pop() {
        last = v;
    }
    last
}

// O(1)
fn fixed() -> u32 {
    let mut x = 1;
    for _ in 0..16 {
        x *= 3;
    }
    x
}

// O(n^2)
fn contains_each(a: &Vec<i32>, b: &Vec<i32>) -> usize {
    let mut hits = 0;
    for x in a {
        if b.contains(x) {
            hits += 1;
        }
    }
    hits
}
