/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "waiting.h"

/* The one program that a session runs, from its start to its Exited: its input and output, its limits, what it uses. */
struct Run
{
    bool active;
    uint32_t id;
    struct Spawned process;
    struct Cgroup group;

    uint8_t* input; /* FG_INPUT_WINDOW bytes, filled from inputStart to inputEnd. */
    size_t inputStart, inputEnd;
    bool inputEnded;
    uint64_t outputLimit, outputBytes[2];

    int64_t deadlineNs, nextSampleNs, endNs;
    int64_t restUntilNs[2]; /* A stream that is thrown away is not read before. */
    bool ended, childrenGone, timedOut;
    int status;
    uint64_t netBefore, peakMemory, userNs, systemNs;
    uint64_t readBytes, writtenBytes;
};

/* Starts it, or lets the program that waits for it go on, and sends Started, or Error. */
void runStart(
    struct Run* run, struct Waiting* waiting, const struct ExecSpec* spec, int64_t receivedNs, struct Channel* channel);
/* False: more than the window. */
bool runInput(struct Run* run, const uint8_t* bytes, size_t size);
void runInputEnd(struct Run* run);
void runSignal(struct Run* run, int number);
/* Kills the whole tree and waits for its end; nothing is sent. */
void runAbandon(struct Run* run);

/* Events of the session's loop. */
bool runWantsToWrite(const struct Run* run);
void runWriteInput(struct Run* run, struct Channel* channel);
/* Whether output is wanted now: always where it is only thrown away. */
bool runWantsOutput(const struct Run* run, int stream, const struct Channel* channel);
void runReadOutput(struct Run* run, int stream, struct Channel* channel);
/* Children ended: measures and reaps them. */
void runReap(struct Run* run);
/* Samples memory, applies the deadline, and sends Exited once all has ended. */
void runAdvance(struct Run* run, struct Channel* channel);
/* Milliseconds until runAdvance has to be called, -1 for never. */
int runNextMs(const struct Run* run);
