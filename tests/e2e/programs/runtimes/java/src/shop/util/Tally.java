// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
package shop.util;

public class Tally {
    private long sum;

    public void add(long number) {
        sum += number;
    }

    public long sum() {
        return sum;
    }
}
