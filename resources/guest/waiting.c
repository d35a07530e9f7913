/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "waiting.h"

#include "protocol.h"
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MS 1000000LL

static void closeDescriptor(int* descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static void closeProcess(struct Spawned* process)
{
    closeDescriptor(&process->input);
    closeDescriptor(&process->output[0]);
    closeDescriptor(&process->output[1]);
    closeDescriptor(&process->control);
}

void waitingStart(struct Waiting* waiting, struct ExecSpec* spec, int64_t receivedNs, struct Channel* channel)
{
    char message[600];
    int number = 0;
    waitingEnd(waiting);
    waiting->spec = *spec;
    *spec = (struct ExecSpec) { 0 };
    waiting->spec.waits = true;
    waiting->receivedNs = receivedNs;
    cgroupCreate(&waiting->group, &(struct CgroupLimits) { waiting->spec.memoryLimit, waiting->spec.processLimit });
    if (!spawn(&waiting->spec, &waiting->group, &waiting->process, &number, message, sizeof message)) {
        cgroupRemove(&waiting->group);
        execSpecFree(&waiting->spec);
        channelSendError(channel, false, number, message);
        return;
    }
    waiting->active = true;
    waiting->ready = false;
    waiting->deadlineNs = nowNs() + (int64_t)waiting->spec.timeoutMs * MS;
}

void waitingEnd(struct Waiting* waiting)
{
    if (!waiting->active)
        return;
    closeProcess(&waiting->process);
    do
        spawnedKill(&waiting->group);
    while (wait4(-1, NULL, 0, NULL) > 0 || errno == EINTR);
    cgroupRemove(&waiting->group);
    execSpecFree(&waiting->spec);
    waiting->active = false;
}

/* The last of what it wrote to its standard error, on one line. */
static void lastWords(const struct Waiting* waiting, char* words, size_t size)
{
    char buffer[4096];
    ssize_t count;
    words[0] = 0;
    while ((count = read(waiting->process.output[1], buffer, sizeof buffer)) > 0) {
        const size_t kept = (size_t)count < size ? (size_t)count : size - 1;
        memcpy(words, buffer + count - kept, kept);
        words[kept] = 0;
    }
    for (char* at = words; *at; ++at)
        *at = *at == '\n' ? ' ' : *at;
}

static void fail(struct Waiting* waiting, int number, const char* why, struct Channel* channel)
{
    char words[300], message[400];
    lastWords(waiting, words, sizeof words);
    snprintf(message, sizeof message, "%s%s%s", why, words[0] ? ": " : "", words);
    waitingEnd(waiting);
    channelSendError(channel, false, number, message);
}

bool waitingIsStarting(const struct Waiting* waiting)
{
    return waiting->active && !waiting->ready;
}

void waitingCancel(struct Waiting* waiting, uint32_t run, struct Channel* channel)
{
    if (!waiting->active || waiting->spec.run != run)
        return;
    if (waiting->ready)
        waitingEnd(waiting);
    else
        fail(waiting, ECANCELED, "The program that was to wait was ended", channel);
}

void waitingAdvance(struct Waiting* waiting, struct Channel* channel)
{
    char said;
    if (!waitingIsStarting(waiting))
        return;
    const ssize_t count = read(waiting->process.control, &said, 1);
    if (count == 1 && said == FG_WAIT_READY) {
        waiting->ready = true;
        waiting->readyNs = nowNs() - waiting->receivedNs;
        struct Frame frame;
        frameBegin(&frame, FG_PREPARED);
        frameU32(&frame, waiting->spec.run);
        frameU64(&frame, (uint64_t)waiting->readyNs);
        frameEnd(&frame);
        channelSend(channel, &frame);
    } else if (count == 1) {
        fail(waiting, EPROTO, "The program did not say that it waits", channel);
    } else if (count == 0) {
        fail(waiting, ECHILD, "The program does not wait", channel);
    } else if (nowNs() >= waiting->deadlineNs) {
        fail(waiting, ETIMEDOUT, "The program was not ready in time", channel);
    }
}

void waitingReap(struct Waiting* waiting, struct Channel* channel)
{
    pid_t pid;
    int status;
    bool ended = false;
    /* Of what it started, only what outlived its parent comes here; that is not the program itself. */
    while (waiting->active && (pid = waitpid(-1, &status, WNOHANG)) > 0)
        ended = ended || pid == waiting->process.pid;
    if (!ended)
        return;
    if (waiting->ready)
        waitingEnd(waiting);
    else
        fail(waiting, ECHILD, "The program ended before it was ready", channel);
}

int waitingNextMs(const struct Waiting* waiting)
{
    if (!waitingIsStarting(waiting))
        return -1;
    const int64_t left = waiting->deadlineNs - nowNs();
    return left > 0 ? (int)(left / MS + 1) : 0;
}

/* Whether `some` begin with all of `first`. */
static bool beginsWith(char** some, char** first)
{
    for (; *first; ++some, ++first) {
        if (!*some || strcmp(*some, *first) != 0)
            return false;
    }
    return true;
}

static bool isFor(const struct ExecSpec* waits, const struct ExecSpec* asked)
{
    return ((waits->flags ^ asked->flags) & FG_EXEC_PRIVILEGED) == 0 && waits->memoryLimit == asked->memoryLimit
        && waits->processLimit == asked->processLimit && strcmp(waits->directory, asked->directory) == 0
        && beginsWith(asked->arguments, waits->arguments) && beginsWith(waits->environment, asked->environment);
}

/* Whether it lives, though its end may not have been seen yet. */
static bool lives(const struct Waiting* waiting)
{
    siginfo_t info = { 0 };
    return waitid(P_PID, (id_t)waiting->process.pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

/* The message with the arguments that come after the ones it was started with; false where it is too long. */
static bool sendArguments(const struct Waiting* waiting, const struct ExecSpec* spec)
{
    static char s_message[FG_MAX_WAIT_MESSAGE];
    size_t size = 1, known = 0;
    s_message[0] = !(spec->flags & FG_EXEC_NO_INPUT);
    while (waiting->spec.arguments[known])
        ++known;
    for (char** argument = spec->arguments + known; *argument; ++argument) {
        const size_t length = strlen(*argument) + 1;
        if (length > sizeof s_message - size)
            return false;
        memcpy(s_message + size, *argument, length);
        size += length;
    }
    return send(waiting->process.control, s_message, size, MSG_NOSIGNAL) == (ssize_t)size;
}

bool waitingRelease(struct Waiting* waiting, const struct ExecSpec* spec, struct Spawned* process, struct Cgroup* group)
{
    if (!waiting->active)
        return false;
    if (!waiting->ready || !isFor(&waiting->spec, spec) || !lives(waiting) || !sendArguments(waiting, spec)) {
        waitingEnd(waiting);
        return false;
    }
    *process = waiting->process;
    *group = waiting->group;
    process->execNs = nowNs();
    closeDescriptor(&process->control);
    if (spec->flags & FG_EXEC_NO_INPUT)
        closeDescriptor(&process->input);
    execSpecFree(&waiting->spec);
    waiting->active = false;
    return true;
}
