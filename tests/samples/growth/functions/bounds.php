<?php
// Each comment names the class of the function below it.

// O(n)
function total(array $values)
{
    $sum = 0;
    foreach ($values as $v) {
        $sum += $v;
    }
    return $sum;
}

// O(n^2)
function pairs($n)
{
    $count = 0;
    for ($i = 0; $i < $n; $i++) {
        for ($j = $i; $j < $n; $j++) {
            $count++;
        }
    }
    return $count;
}

// O(n log n)
function ordered(array $values)
{
    sort($values);
    return $values;
}

// O(log n)
function digits($n)
{
    $d = 0;
    while ($n > 0) {
        $n = intdiv($n, 10);
        $d++;
    }
    return $d;
}

// O(n^2)
function hits(array $a, array $b)
{
    $hits = 0;
    foreach ($a as $x) {
        if (in_array($x, $b)) {
            $hits++;
        }
    }
    return $hits;
}

// O(2^n)
function fib($n)
{
    return $n < 2 ? $n : fib($n - 1) + fib($n - 2);
}

// O(1)
function fixed()
{
    $s = 0;
    for ($i = 0; $i < 7; $i++) {
        $s += $i;
    }
    return $s;
}
