/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The user and group `runner` of every image. */
#define RUNNER_ID 1000

/* CLOCK_MONOTONIC. */
int64_t nowNs(void);
bool setNonBlocking(int descriptor);
/* A whole small file, cut at the size of the buffer and NUL-terminated; false where it can't be read. */
bool readSmallFile(const char* path, char* buffer, size_t size);
bool writeSmallFile(const char* path, const char* text);
/* The number after `key` at the start of a line ("anon 4096"), 0 where there is none. */
uint64_t numberAfter(const char* text, const char* key);
/* A line on standard error: the console of a guest. */
__attribute__((format(printf, 1, 2))) void say(const char* format, ...);
/* Says why and ends: exit 1, or, as process 1, the guest is switched off. */
_Noreturn void die(const char* what);
