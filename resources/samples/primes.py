# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the primes below a limit with the sieve of Eratosthenes, and finds the widest gap between two of them."""
import sys


def sieve(limit):
    """A list whose entry n is True where n is prime."""
    is_prime = [True] * limit
    is_prime[0:2] = [False, False]
    for number in range(2, int(limit**0.5) + 1):
        if is_prime[number]:
            for multiple in range(number * number, limit, number):
                is_prime[multiple] = False
    return is_prime


def widest_gap(primes):
    return max((after - before, before, after) for before, after in zip(primes, primes[1:]))


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    print(f"Looking for primes below {limit:,}", flush=True)
    primes = [number for number, is_prime in enumerate(sieve(limit)) if is_prime]
    gap, before, after = widest_gap(primes)
    print(f"{len(primes):,} primes; the widest gap is {gap}, from {before:,} to {after:,}")


if __name__ == "__main__":
    main()
