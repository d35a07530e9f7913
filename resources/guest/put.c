/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "put.h"

#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool putPathIsSafe(const char* path)
{
    if (*path != '/')
        return false;
    while (*path) {
        const char* const name = path + 1;
        const size_t size = strcspn(name, "/");
        if (size == 0 || (name[0] == '.' && (size == 1 || (size == 2 && name[1] == '.'))))
            return false;
        path = name + size;
    }
    return true;
}

static bool giveToRunner(int file)
{
    return geteuid() != 0 || fchown(file, RUNNER_ID, RUNNER_ID) == 0;
}

/* Opens a folder below another one, made where it is missing; symbolic links are not followed. */
static int openFolder(int parent, const char* name)
{
    const bool made = mkdirat(parent, name, 0755) == 0;
    const int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (made && folder >= 0 && !giveToRunner(folder)) {
        close(folder);
        return -1;
    }
    return folder;
}

static int openTarget(const char* path, bool executable)
{
    char name[256];
    int folder = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (folder >= 0) {
        ++path;
        const size_t size = strcspn(path, "/");
        if (size >= sizeof name) {
            close(folder);
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(name, path, size);
        name[size] = 0;
        path += size;
        const int next = *path
            ? openFolder(folder, name)
            : openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
        const int number = errno;
        close(folder);
        errno = number;
        if (!*path) {
            if (next >= 0 && (!giveToRunner(next) || fchmod(next, executable ? 0755 : 0644) != 0)) {
                close(next);
                return -1;
            }
            return next;
        }
        folder = next;
    }
    return -1;
}

void putBegin(struct Put* put, const char* path, bool executable, uint64_t size)
{
    put->active = true;
    put->left = size;
    snprintf(put->path, sizeof put->path, "%s", path);
    put->file = openTarget(path, executable);
    put->number = put->file < 0 ? errno : 0;
}

bool putData(struct Put* put, const uint8_t* bytes, size_t size)
{
    if (size > put->left)
        return false;
    put->left -= size;
    while (size > 0 && put->number == 0) {
        const ssize_t count = write(put->file, bytes, size);
        if (count > 0) {
            bytes += count;
            size -= (size_t)count;
        } else if (errno != EINTR) {
            put->number = errno;
        }
    }
    return true;
}

bool putEnd(struct Put* put, int* number)
{
    const bool complete = put->left == 0;
    *number = put->number;
    if (put->file >= 0 && close(put->file) != 0 && *number == 0)
        *number = errno;
    put->file = -1;
    put->active = false;
    return complete;
}

void putAbandon(struct Put* put)
{
    int number;
    if (put->active)
        putEnd(put, &number);
}
