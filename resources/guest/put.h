/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One file that the host sends in pieces. A failure is kept until putEnd, so that the pieces on their way find a taker.
 */
struct Put
{
    bool active;
    int file;
    uint64_t left;
    int number; /* errno of the first failure, 0 */
    char path[4096];
};

/* An absolute path without empty, "." and ".." components. */
bool putPathIsSafe(const char* path);
void putBegin(struct Put* put, const char* path, bool executable, uint64_t size);
/* False: more than was announced. */
bool putData(struct Put* put, const uint8_t* bytes, size_t size);
/* The errno of what failed, 0 where the file is complete; false: less than was announced. */
bool putEnd(struct Put* put, int* number);
void putAbandon(struct Put* put);
