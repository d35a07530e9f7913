/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "run.h"

#include "measure.h"
#include "protocol.h"
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAMPLE_NS (25 * 1000000LL)
#define MS 1000000LL
#define PIPE_SIZE (1024 * 1024)
#define REST_NS (2 * MS)

static uint64_t timevalNs(const struct timeval* time)
{
    return (uint64_t)time->tv_sec * 1000000000 + (uint64_t)time->tv_usec * 1000;
}

static void sendRunId(struct Frame* frame, uint8_t type, const struct Run* run)
{
    frameBegin(frame, type);
    frameU32(frame, run->id);
}

static void closeDescriptor(int* descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

void runStart(
    struct Run* run, struct Waiting* waiting, const struct ExecSpec* spec, int64_t receivedNs, struct Channel* channel)
{
    uint8_t* const input = run->input ? run->input : malloc(FG_INPUT_WINDOW);
    *run = (struct Run) { .id = spec->run, .input = input, .outputLimit = spec->outputLimit };
    run->process = (struct Spawned) { .pid = -1, .input = -1, .output = { -1, -1 }, .control = -1 };
    run->inputEnded = spec->flags & FG_EXEC_NO_INPUT;
    run->netBefore = networkBytes();

    char message[600] = "There is no memory left.";
    int number = ENOMEM;
    const bool prepared = input && waitingRelease(waiting, spec, &run->process, &run->group);
    if (!prepared)
        cgroupCreate(&run->group, &(struct CgroupLimits) { spec->memoryLimit, spec->processLimit });
    if (!input || !(prepared || spawn(spec, &run->group, &run->process, &number, message, sizeof message))) {
        cgroupRemove(&run->group);
        channelSendError(channel, false, number, message);
        return;
    }
    run->active = true;
    run->deadlineNs = run->process.execNs + (int64_t)spec->timeoutMs * MS;
    run->nextSampleNs = nowNs() + SAMPLE_NS;
    struct Frame frame;
    sendRunId(&frame, FG_STARTED, run);
    frameU64(&frame, (uint64_t)(run->process.execNs - receivedNs));
    frameU64(&frame, prepared ? (uint64_t)waiting->readyNs : 0);
    frameEnd(&frame);
    channelSend(channel, &frame);
}

bool runInput(struct Run* run, const uint8_t* bytes, size_t size)
{
    if (run->inputEnd - run->inputStart + size > FG_INPUT_WINDOW || run->inputEnded)
        return false;
    if (run->inputEnd + size > FG_INPUT_WINDOW) {
        memmove(run->input, run->input + run->inputStart, run->inputEnd - run->inputStart);
        run->inputEnd -= run->inputStart;
        run->inputStart = 0;
    }
    memcpy(run->input + run->inputEnd, bytes, size);
    run->inputEnd += size;
    return true;
}

void runInputEnd(struct Run* run)
{
    run->inputEnded = true;
    if (run->inputStart == run->inputEnd)
        closeDescriptor(&run->process.input);
}

void runSignal(struct Run* run, int number)
{
    if (number == SIGKILL)
        spawnedKill(&run->group);
    else if (!run->ended)
        kill(run->process.pid, number);
}

static void closeAll(struct Run* run)
{
    closeDescriptor(&run->process.input);
    closeDescriptor(&run->process.output[0]);
    closeDescriptor(&run->process.output[1]);
}

void runAbandon(struct Run* run)
{
    if (!run->active)
        return;
    closeAll(run);
    do
        spawnedKill(&run->group);
    while (wait4(-1, NULL, 0, NULL) > 0 || errno == EINTR);
    cgroupRemove(&run->group);
    run->active = false;
}

bool runWantsToWrite(const struct Run* run)
{
    return run->active && run->process.input >= 0 && run->inputEnd > run->inputStart;
}

void runWriteInput(struct Run* run, struct Channel* channel)
{
    const size_t size = run->inputEnd - run->inputStart;
    ssize_t count = write(run->process.input, run->input + run->inputStart, size);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count < 0) {
        /* The program does not read any more: what waits and what still comes goes nowhere. */
        closeDescriptor(&run->process.input);
        count = (ssize_t)size;
    }
    run->inputStart += (size_t)count;
    if (run->inputStart == run->inputEnd)
        run->inputStart = run->inputEnd = 0;
    struct Frame frame;
    sendRunId(&frame, FG_INPUT_TAKEN, run);
    frameU32(&frame, (uint32_t)count);
    frameEnd(&frame);
    channelSend(channel, &frame);
    if (run->inputEnded && run->inputEnd == 0)
        closeDescriptor(&run->process.input);
}

static uint64_t outputLeft(const struct Run* run, int stream)
{
    const uint64_t bytes = run->outputBytes[stream];
    return bytes < run->outputLimit ? run->outputLimit - bytes : 0;
}

bool runWantsOutput(const struct Run* run, int stream, const struct Channel* channel)
{
    if (!run->active || run->process.output[stream] < 0)
        return false;
    return outputLeft(run, stream) == 0 ? nowNs() >= run->restUntilNs[stream] : channelCanQueue(channel);
}

static ssize_t throwAway(int descriptor)
{
    static int s_nowhere = -1;
    if (s_nowhere < 0)
        s_nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    return splice(descriptor, NULL, s_nowhere, NULL, PIPE_SIZE, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
}

void runReadOutput(struct Run* run, int stream, struct Channel* channel)
{
    static uint8_t s_buffer[FG_MAX_OUTPUT_DATA];
    const uint64_t left = outputLeft(run, stream);
    const size_t size = left < sizeof s_buffer ? (size_t)left : sizeof s_buffer;
    const int descriptor = run->process.output[stream];
    const ssize_t count = left == 0 ? throwAway(descriptor) : read(descriptor, s_buffer, size);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        closeDescriptor(&run->process.output[stream]);
        return;
    }
    run->outputBytes[stream] += (uint64_t)count;
    if (left == 0) {
        /* Waking for each small write would slow the program down more than its own work. */
        run->restUntilNs[stream] = count < PIPE_SIZE / 2 ? nowNs() + REST_NS : 0;
        return;
    }
    struct Frame head;
    sendRunId(&head, FG_OUTPUT, run);
    frameU8(&head, (uint8_t)stream);
    channelSendData(channel, &head, s_buffer, (size_t)count);
}

static void sampleMemory(struct Run* run)
{
    const uint64_t memory = cgroupMemory(&run->group);
    if (memory > run->peakMemory)
        run->peakMemory = memory;
}

static void addUsage(struct Run* run, pid_t pid, int status, const struct rusage* usage)
{
    const uint64_t resident = (uint64_t)usage->ru_maxrss * 1024;
    if (resident > run->peakMemory)
        run->peakMemory = resident;
    run->userNs += timevalNs(&usage->ru_utime);
    run->systemNs += timevalNs(&usage->ru_stime);
    if (pid == run->process.pid) {
        run->ended = true;
        run->endNs = nowNs();
        run->status = status;
    }
}

void runReap(struct Run* run)
{
    siginfo_t info = { 0 };
    if (run->active)
        sampleMemory(run);
    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid > 0) {
        /* The kernel hands a reaped process's traffic on to its parent, so only what is reaped here is counted. */
        struct ProcessIo io = { 0, 0 };
        struct rusage usage;
        int status = 0;
        processIo(info.si_pid, &io);
        if (wait4(info.si_pid, &status, WNOHANG, &usage) != info.si_pid)
            break;
        run->readBytes += io.read;
        run->writtenBytes += io.written;
        addUsage(run, info.si_pid, status, &usage);
        info.si_pid = 0;
    }
    if (!run->active || !run->ended)
        return;
    spawnedKill(&run->group);
    info.si_pid = 0;
    run->childrenGone = waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD;
}

static void sendExited(struct Run* run, struct Channel* channel)
{
    struct CgroupTotals totals;
    cgroupTotals(&run->group, &totals);
    const bool byGroup = totals.userNs + totals.systemNs > 0;
    const uint64_t net = networkBytes();
    uint64_t usage[FG_USAGE_COUNT] = {
        [FG_USAGE_WALL] = (uint64_t)(run->endNs - run->process.execNs),
        [FG_USAGE_USER] = byGroup ? totals.userNs : run->userNs,
        [FG_USAGE_SYSTEM] = byGroup ? totals.systemNs : run->systemNs,
        [FG_USAGE_PEAK_MEMORY] = run->peakMemory,
        [FG_USAGE_CGROUP_PEAK] = totals.peakMemory,
        [FG_USAGE_READ] = run->readBytes,
        [FG_USAGE_WRITTEN] = run->writtenBytes,
        [FG_USAGE_NET] = net > run->netBefore ? net - run->netBefore : 0,
    };
    struct Frame frame;
    sendRunId(&frame, FG_EXITED, run);
    frameU8(&frame,
        (uint8_t)((totals.oomKilled ? FG_EXIT_OOM_KILLED : 0) | (run->timedOut ? FG_EXIT_TIMED_OUT : 0)
            | (totals.processLimitHit ? FG_EXIT_PROCESS_LIMIT : 0)));
    frameU8(&frame, WIFSIGNALED(run->status) ? (uint8_t)WTERMSIG(run->status) : 0);
    frameU8(&frame, WIFEXITED(run->status) ? (uint8_t)WEXITSTATUS(run->status) : 0);
    frameU64(&frame, run->outputBytes[0]);
    frameU64(&frame, run->outputBytes[1]);
    for (int i = 0; i < FG_USAGE_COUNT; ++i)
        frameU64(&frame, usage[i]);
    frameEnd(&frame);
    channelSend(channel, &frame);
}

void runAdvance(struct Run* run, struct Channel* channel)
{
    if (!run->active)
        return;
    const int64_t now = nowNs();
    if (!run->ended && now >= run->nextSampleNs) {
        sampleMemory(run);
        run->nextSampleNs = now + SAMPLE_NS;
    }
    if (!run->ended && !run->timedOut && now >= run->deadlineNs) {
        run->timedOut = true;
        spawnedKill(&run->group);
    }
    if (run->ended && run->childrenGone && run->process.output[0] < 0 && run->process.output[1] < 0) {
        sendExited(run, channel);
        closeAll(run);
        cgroupRemove(&run->group);
        run->active = false;
    }
}

int runNextMs(const struct Run* run)
{
    if (!run->active)
        return -1;
    int64_t next = run->ended ? INT64_MAX : run->nextSampleNs;
    if (!run->ended && !run->timedOut && run->deadlineNs < next)
        next = run->deadlineNs;
    const int64_t now = nowNs();
    for (int i = 0; i < 2; ++i) {
        if (run->process.output[i] >= 0 && run->restUntilNs[i] > now && run->restUntilNs[i] < next)
            next = run->restUntilNs[i];
    }
    if (next == INT64_MAX)
        return -1;
    const int64_t left = next - now;
    return left > 0 ? (int)(left / MS + 1) : 0;
}
