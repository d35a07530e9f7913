/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "channel.h"
#include "spawn.h"

/* The program that was started before its run was asked for (Prepare in protocol.h), until it becomes that run or is
 * given up. It is in a control group of its own, which goes on to the run with it. */
struct Waiting
{
    bool active, ready;
    struct ExecSpec spec; /* Owned. */
    struct Spawned process;
    struct Cgroup group;
    int64_t receivedNs, deadlineNs, readyNs; /* readyNs: what its start took. */
};

/* Starts it, and takes the spec; what becomes of it is answered later, but for a start that fails. */
void waitingStart(struct Waiting* waiting, struct ExecSpec* spec, int64_t receivedNs, struct Channel* channel);
/* Makes it the run that `spec` asks for. False where it is not the program for that, or has ended: it is given up. */
bool waitingRelease(
    struct Waiting* waiting, const struct ExecSpec* spec, struct Spawned* process, struct Cgroup* group);
/* Kills it, and all that it started; nothing is sent. */
void waitingEnd(struct Waiting* waiting);
/* The host does not want it any more: answers with Error where it was not ready yet. */
void waitingCancel(struct Waiting* waiting, uint32_t run, struct Channel* channel);

/* Events of the session's loop. */
bool waitingIsStarting(const struct Waiting* waiting);
/* It may have said that it is ready, or it is late. */
void waitingAdvance(struct Waiting* waiting, struct Channel* channel);
/* Children ended. */
void waitingReap(struct Waiting* waiting, struct Channel* channel);
/* Milliseconds until waitingAdvance has to be called, -1 for never. */
int waitingNextMs(const struct Waiting* waiting);
