/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure.h"

#include "system.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool processIo(pid_t pid, struct ProcessIo* io)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/io", (int)pid);
    if (!readSmallFile(path, text, sizeof text))
        return false;
    const uint64_t written = numberAfter(text, "write_bytes:");
    const uint64_t cancelled = numberAfter(text, "cancelled_write_bytes:");
    io->read = numberAfter(text, "read_bytes:");
    io->written = written > cancelled ? written - cancelled : 0;
    return true;
}

uint64_t networkBytes(void)
{
    char text[4096];
    uint64_t total = 0;
    if (!readSmallFile("/proc/net/dev", text, sizeof text))
        return 0;
    char* rest = NULL;
    for (char* line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char* const colon = strchr(line, ':');
        unsigned long long received, sent;
        if (!colon || strncmp(line + strspn(line, " "), "lo:", 3) == 0)
            continue;
        if (sscanf(colon + 1, "%llu %*u %*u %*u %*u %*u %*u %*u %llu", &received, &sent) == 2)
            total += received + sent;
    }
    return total;
}
