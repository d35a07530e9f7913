/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "system.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <time.h>
#include <unistd.h>

int64_t nowNs(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool setNonBlocking(int descriptor)
{
    const int flags = fcntl(descriptor, F_GETFL);
    return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0;
}

bool readSmallFile(const char* path, char* buffer, size_t size)
{
    buffer[0] = 0;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    size_t have = 0;
    ssize_t count = 0;
    while (have + 1 < size && (count = read(file, buffer + have, size - 1 - have)) > 0)
        have += (size_t)count;
    close(file);
    buffer[have] = 0;
    return count >= 0;
}

bool writeSmallFile(const char* path, const char* text)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const size_t size = strlen(text);
    const bool written = write(file, text, size) == (ssize_t)size;
    close(file);
    return written;
}

uint64_t numberAfter(const char* text, const char* key)
{
    const size_t size = strlen(key);
    for (const char* line = text; line; line = strchr(line, '\n')) {
        if (*line == '\n')
            ++line;
        if (strncmp(line, key, size) == 0 && (line[size] == ' ' || line[size] == '\t'))
            return strtoull(line + size, NULL, 10);
    }
    return 0;
}

void say(const char* format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    dprintf(STDERR_FILENO, "foreguest-guest: %s\n", line);
}

void die(const char* what)
{
    say("%s: %m", what);
    if (getpid() == 1) {
        sync();
        reboot(RB_POWER_OFF);
    }
    exit(1);
}
