/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

int main(int argc, char** argv)
{
    printf("hello %s %f\n", argc > 1 ? argv[1] : "world", sqrt(argc));
    return 0;
}
