/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Control groups (version 2): one for each run, below the group of this process. What the system does not offer is
 * left out and said in `features` (enum FgFeature). */

struct Cgroup
{
    char path[512]; /* Empty where there is no group. */
};

/* Finds the hierarchy, tries it and passes its controllers on. Returns the features that it gives. */
uint32_t cgroupSetUp(void);

struct CgroupLimits
{
    uint64_t memory; /* 0: what the machine has, less a reserve for the system. */
    uint32_t processes;
};
void cgroupCreate(struct Cgroup* group, const struct CgroupLimits* limits);
/* Moves the calling process into the group. */
bool cgroupEnter(const struct Cgroup* group);
/* Kills all of the group at once, also what forks meanwhile. False where that is not possible. */
bool cgroupKill(const struct Cgroup* group);
void cgroupRemove(struct Cgroup* group);

/* Anonymous and shared memory with the stacks and page tables for it, now; page cache is not counted. */
uint64_t cgroupMemory(const struct Cgroup* group);

struct CgroupTotals
{
    uint64_t userNs, systemNs, peakMemory;
    bool oomKilled, processLimitHit;
};
void cgroupTotals(const struct Cgroup* group, struct CgroupTotals* totals);
