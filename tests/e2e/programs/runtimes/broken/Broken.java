// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
class Broken {
    public static void main(String[] arguments) {
        int number = "seven";
    }
}
