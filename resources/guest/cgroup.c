/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cgroup.h"

#include "protocol.h"
#include "system.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#define SYSTEM_RESERVE (40ULL * 1024 * 1024)

static char s_base[256];
static unsigned s_serial;

static void filePath(char* path, size_t size, const char* group, const char* file)
{
    snprintf(path, size, "%s/%s", group, file);
}

static bool writeFile(const struct Cgroup* group, const char* file, const char* text)
{
    char path[600];
    filePath(path, sizeof path, group->path, file);
    return writeSmallFile(path, text);
}

static bool readFile(const struct Cgroup* group, const char* file, char* buffer, size_t size)
{
    char path[600];
    filePath(path, sizeof path, group->path, file);
    return readSmallFile(path, buffer, size);
}

static bool hasFile(const struct Cgroup* group, const char* file)
{
    char path[600];
    filePath(path, sizeof path, group->path, file);
    return access(path, W_OK) == 0;
}

static bool findMount(char* mount, size_t size)
{
    FILE* mounts = fopen("/proc/self/mounts", "re");
    if (!mounts)
        return false;
    char line[1024], place[256], type[64];
    bool found = false;
    while (!found && fgets(line, sizeof line, mounts))
        found
            = sscanf(line, "%*s %255s %63s", place, type) == 2 && strcmp(type, "cgroup2") == 0 && strlen(place) < size;
    fclose(mounts);
    if (found)
        strcpy(mount, place);
    return found;
}

/* The path below the mount of the group that this process is in: the line "0::/path". */
static void ownGroup(char* path, size_t size)
{
    char text[2048];
    path[0] = 0;
    if (!readSmallFile("/proc/self/cgroup", text, sizeof text))
        return;
    const char* line = strncmp(text, "0::", 3) == 0 ? text : strstr(text, "\n0::");
    if (!line)
        return;
    line = strchr(line, '/');
    const size_t length = line ? strcspn(line, "\n") : 0;
    if (length > 1 && length < size) {
        memcpy(path, line, length);
        path[length] = 0;
    }
}

uint32_t cgroupSetUp(void)
{
    char mount[96], own[128];
    s_base[0] = 0;
    if (!findMount(mount, sizeof mount))
        return 0;
    ownGroup(own, sizeof own);
    snprintf(s_base, sizeof s_base, "%s%s", mount, own);

    struct Cgroup base;
    snprintf(base.path, sizeof base.path, "%s", s_base);
    static const char* const controllers[] = { "+cpu", "+memory", "+io", "+pids" };
    for (size_t i = 0; i < sizeof controllers / sizeof *controllers; ++i)
        writeFile(&base, "cgroup.subtree_control", controllers[i]);

    struct Cgroup probe;
    cgroupCreate(&probe, &(struct CgroupLimits) { .processes = 1 });
    uint32_t features = 0;
    if (probe.path[0] && hasFile(&probe, "cgroup.kill")) {
        features |= FG_HAS_CGROUP;
        features |= hasFile(&probe, "memory.max") ? FG_HAS_MEMORY_LIMIT : 0;
        features |= hasFile(&probe, "pids.max") ? FG_HAS_PROCESS_LIMIT : 0;
    }
    cgroupRemove(&probe);
    if (!(features & FG_HAS_CGROUP))
        s_base[0] = 0;
    return features;
}

static uint64_t memoryLimit(uint64_t asked)
{
    struct sysinfo info;
    uint64_t most = UINT64_MAX;
    if (sysinfo(&info) == 0) {
        const uint64_t total = (uint64_t)info.totalram * info.mem_unit;
        most = total > 2 * SYSTEM_RESERVE ? total - SYSTEM_RESERVE : total / 2;
    }
    return asked > 0 && asked < most ? asked : most;
}

void cgroupCreate(struct Cgroup* group, const struct CgroupLimits* limits)
{
    group->path[0] = 0;
    if (!s_base[0])
        return;
    snprintf(group->path, sizeof group->path, "%s/foreguest-%d-%u", s_base, (int)getpid(), ++s_serial);
    if (mkdir(group->path, 0755) != 0) {
        group->path[0] = 0;
        return;
    }
    char number[32];
    snprintf(number, sizeof number, "%llu", (unsigned long long)memoryLimit(limits->memory));
    writeFile(group, "memory.max", number);
    writeFile(group, "memory.swap.max", "0");
    writeFile(group, "memory.oom.group", "1");
    snprintf(number, sizeof number, "%u", limits->processes);
    writeFile(group, "pids.max", number);
}

bool cgroupEnter(const struct Cgroup* group)
{
    return !group->path[0] || writeFile(group, "cgroup.procs", "0");
}

bool cgroupKill(const struct Cgroup* group)
{
    return group->path[0] && writeFile(group, "cgroup.kill", "1");
}

void cgroupRemove(struct Cgroup* group)
{
    if (!group->path[0])
        return;
    for (int attempt = 0; attempt < 100 && rmdir(group->path) != 0 && errno == EBUSY; ++attempt)
        nanosleep(&(struct timespec) { .tv_nsec = 1000000 }, NULL);
    group->path[0] = 0;
}

uint64_t cgroupMemory(const struct Cgroup* group)
{
    char text[4096];
    if (!group->path[0] || !readFile(group, "memory.stat", text, sizeof text))
        return 0;
    return numberAfter(text, "anon") + numberAfter(text, "shmem") + numberAfter(text, "kernel_stack")
        + numberAfter(text, "pagetables");
}

void cgroupTotals(const struct Cgroup* group, struct CgroupTotals* totals)
{
    char text[4096];
    memset(totals, 0, sizeof *totals);
    if (!group->path[0])
        return;
    if (readFile(group, "cpu.stat", text, sizeof text)) {
        totals->userNs = numberAfter(text, "user_usec") * 1000;
        totals->systemNs = numberAfter(text, "system_usec") * 1000;
    }
    if (readFile(group, "memory.peak", text, sizeof text))
        totals->peakMemory = strtoull(text, NULL, 10);
    if (readFile(group, "memory.events", text, sizeof text))
        totals->oomKilled = numberAfter(text, "oom_kill") > 0;
    if (readFile(group, "pids.events", text, sizeof text))
        totals->processLimitHit = numberAfter(text, "max") > 0;
}
