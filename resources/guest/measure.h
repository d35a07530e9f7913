/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Storage traffic of a process that ended and is not reaped yet, with that of the children that it reaped. */
struct ProcessIo
{
    uint64_t read, written;
};
bool processIo(pid_t pid, struct ProcessIo* io);

/* Bytes received and sent so far by all network cards but the loopback one. */
uint64_t networkBytes(void);
