/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cgroup.h"

/* What the host asked to run; the strings are owned. */
struct ExecSpec
{
    uint32_t run;
    uint8_t flags; /* enum FgExecFlag */
    uint32_t timeoutMs;
    uint64_t memoryLimit;
    uint32_t processLimit;
    uint64_t outputLimit;
    char* directory;
    char** arguments; /* NULL-terminated */
    char** environment; /* NULL-terminated; added to the default one */
    bool waits; /* It is given the socket of FG_WAIT_DESCRIPTOR. */
};

void execSpecFree(struct ExecSpec* spec);

/* A started program: the parent's ends of its pipes (-1 where closed), and when its exec was called. */
struct Spawned
{
    pid_t pid;
    int input, output[2];
    int control; /* Of a program that waits. */
    int64_t execNs;
};

/* Forks, enters the group, gives up rights, executes. Waits until the exec succeeded or failed.
 * False: nothing runs; `number` and `message` say why. */
bool spawn(const struct ExecSpec* spec, const struct Cgroup* group, struct Spawned* spawned, int* number, char* message,
    size_t messageSize);
/* Kills the whole tree. */
void spawnedKill(const struct Cgroup* group);
