// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
package shop;

import java.util.Scanner;
import shop.util.Tally;

public class Till {
    private static final class Receipt {
        final long total;

        Receipt(long total) {
            this.total = total;
        }
    }

    public static void main(String[] arguments) {
        Tally tally = new Tally();
        try (Scanner input = new Scanner(System.in)) {
            while (input.hasNextLong()) {
                tally.add(input.nextLong());
            }
        }
        System.out.println(arguments[0] + " " + new Receipt(tally.sum()).total);
        System.err.println("done");
        System.exit(7);
    }
}
