/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include "channel.h"
#include "protocol.h"
#include "put.h"
#include "run.h"
#include "system.h"
#include "waiting.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#define ABSENT_HOST_POLL_MS 20
#define STALLED_FRAME_NS (10LL * 1000 * 1000000)

struct Session
{
    struct Channel channel;
    struct Put put;
    struct Waiting waiting;
    struct Run run;
    uint32_t lastRun;
    uint32_t features;
    int signals;
};

typedef const char* (*Handler)(struct Session* session, struct Payload* payload);

static void resetSession(struct Session* session)
{
    putAbandon(&session->put);
    runAbandon(&session->run);
    waitingEnd(&session->waiting);
    session->lastRun = 0;
}

/* Ends the session with the reason; the next frame that counts is a HostHello. */
static void violation(struct Session* session, const char* reason)
{
    say("protocol violation: %s", reason);
    resetSession(session);
    channelAwaitHello(&session->channel);
    channelSendError(&session->channel, true, EPROTO, reason);
}

static const char* handleHello(struct Session* session, struct Payload* payload)
{
    const uint8_t* const magic = payload->at;
    if (payload->left < FG_MAGIC_SIZE || memcmp(magic, FG_HOST_MAGIC, FG_MAGIC_SIZE) != 0)
        return "HostHello without its magic";
    payload->at += FG_MAGIC_SIZE;
    payload->left -= FG_MAGIC_SIZE;
    takeU16(payload); /* The host decides whether it speaks the version that is answered. */
    const uint64_t nonce = takeU64(payload);
    if (!payloadDone(payload))
        return "malformed HostHello";
    resetSession(session);
    session->channel.greeted = true;

    struct sysinfo info = { 0 };
    struct utsname name = { 0 };
    sysinfo(&info);
    uname(&name);
    struct Frame frame;
    frameBegin(&frame, FG_GUEST_HELLO);
    frameBytes(&frame, FG_GUEST_MAGIC, FG_MAGIC_SIZE);
    frameU16(&frame, FG_PROTOCOL_VERSION);
    frameU64(&frame, nonce);
    frameU32(&frame, session->features);
    frameU64(&frame, (uint64_t)info.totalram * info.mem_unit);
    frameU32(&frame, (uint32_t)get_nprocs());
    frameU64(&frame, (uint64_t)(nowNs() / 1000000));
    frameString(&frame, name.release);
    frameEnd(&frame);
    channelSend(&session->channel, &frame);
    return NULL;
}

static const char* handlePing(struct Session* session, struct Payload* payload)
{
    const uint64_t token = takeU64(payload);
    if (!payloadDone(payload))
        return "malformed Ping";
    struct Frame frame;
    frameBegin(&frame, FG_PONG);
    frameU64(&frame, token);
    frameEnd(&frame);
    channelSend(&session->channel, &frame);
    return NULL;
}

static const char* handlePutBegin(struct Session* session, struct Payload* payload)
{
    const uint8_t executable = takeU8(payload);
    const uint64_t size = takeU64(payload);
    char* const path = takeString(payload, FG_MAX_PATH);
    const char* reason = NULL;
    if (!payloadDone(payload) || executable > 1 || size > FG_MAX_FILE || !putPathIsSafe(path)) {
        reason = "malformed PutBegin";
    } else if (session->put.active || session->run.active || waitingIsStarting(&session->waiting)) {
        reason = "PutBegin out of turn";
    } else {
        waitingEnd(&session->waiting);
        putBegin(&session->put, path, executable, size);
    }
    free(path);
    return reason;
}

static const char* handlePutData(struct Session* session, struct Payload* payload)
{
    if (!session->put.active)
        return "PutData out of turn";
    return putData(&session->put, payload->at, payload->left) ? NULL : "PutData beyond the announced size";
}

static const char* handlePutEnd(struct Session* session, struct Payload* payload)
{
    int number;
    if (!session->put.active || payload->left != 0)
        return "PutEnd out of turn";
    if (!putEnd(&session->put, &number))
        return "PutEnd before the announced size";
    struct Frame frame;
    if (number == 0) {
        frameBegin(&frame, FG_PUT_DONE);
        frameEnd(&frame);
        channelSend(&session->channel, &frame);
    } else {
        channelSendError(&session->channel, false, number, strerror(number));
    }
    return NULL;
}

/* A counted list of strings as a NULL-terminated array; `least` of them at least. */
static char** takeStrings(struct Payload* payload, unsigned least)
{
    const unsigned count = takeU16(payload);
    if (!payload->ok || count < least || count > FG_MAX_ARGUMENTS) {
        payload->ok = false;
        return NULL;
    }
    char** const texts = calloc(count + 1, sizeof *texts);
    if (!texts)
        payload->ok = false;
    for (unsigned i = 0; payload->ok && i < count; ++i)
        texts[i] = takeString(payload, FG_MAX_FRAME);
    return texts;
}

/* What Exec and Prepare have in common; to be freed in any case. */
static const char* takeSpec(struct Session* session, struct Payload* payload, struct ExecSpec* spec)
{
    *spec = (struct ExecSpec) { .run = takeU32(payload), .flags = takeU8(payload) };
    spec->timeoutMs = takeU32(payload);
    spec->memoryLimit = takeU64(payload);
    spec->processLimit = takeU32(payload);
    spec->outputLimit = takeU64(payload);
    spec->directory = takeString(payload, FG_MAX_PATH);
    spec->arguments = takeStrings(payload, 1);
    spec->environment = takeStrings(payload, 0);
    if (!payloadDone(payload) || spec->timeoutMs == 0 || spec->processLimit == 0
        || spec->flags > (FG_EXEC_PRIVILEGED | FG_EXEC_NO_INPUT))
        return "malformed Exec";
    if (session->put.active || session->run.active || waitingIsStarting(&session->waiting)
        || spec->run <= session->lastRun)
        return "Exec out of turn";
    session->lastRun = spec->run;
    return NULL;
}

static const char* handleExec(struct Session* session, struct Payload* payload)
{
    const int64_t received = nowNs();
    struct ExecSpec spec;
    const char* const reason = takeSpec(session, payload, &spec);
    if (!reason)
        runStart(&session->run, &session->waiting, &spec, received, &session->channel);
    execSpecFree(&spec);
    return reason;
}

static const char* handlePrepare(struct Session* session, struct Payload* payload)
{
    const int64_t received = nowNs();
    struct ExecSpec spec;
    const char* const reason = takeSpec(session, payload, &spec);
    if (!reason)
        waitingStart(&session->waiting, &spec, received, &session->channel);
    execSpecFree(&spec);
    return reason;
}

/* The run that a message is for: the present one, NULL for one that is over; a future one is a violation. */
static struct Run* takeRun(struct Session* session, struct Payload* payload, uint32_t* id, const char** reason)
{
    *id = takeU32(payload);
    *reason = payload->ok && *id > 0 && *id <= session->lastRun ? NULL : "a message for a run that does not exist";
    return !*reason && session->run.active && session->run.id == *id ? &session->run : NULL;
}

static const char* handleInput(struct Session* session, struct Payload* payload)
{
    uint32_t id;
    const char* reason;
    struct Run* const run = takeRun(session, payload, &id, &reason);
    if (run && !runInput(run, payload->at, payload->left))
        reason = "Input beyond the window or after its end";
    return reason;
}

static const char* handleInputEnd(struct Session* session, struct Payload* payload)
{
    uint32_t id;
    const char* reason;
    struct Run* const run = takeRun(session, payload, &id, &reason);
    if (!reason && !payloadDone(payload))
        reason = "malformed InputEnd";
    else if (run)
        runInputEnd(run);
    return reason;
}

static const char* handleSignal(struct Session* session, struct Payload* payload)
{
    uint32_t id;
    const char* reason;
    struct Run* const run = takeRun(session, payload, &id, &reason);
    const int number = takeU8(payload);
    if (!reason && (!payloadDone(payload) || number < 1 || number > SIGRTMAX))
        reason = "malformed Signal";
    else if (run)
        runSignal(run, number);
    else if (!reason && number == SIGKILL)
        waitingCancel(&session->waiting, id, &session->channel);
    return reason;
}

static const Handler s_handlers[] = {
    [FG_HOST_HELLO] = handleHello,
    [FG_PING] = handlePing,
    [FG_PUT_BEGIN] = handlePutBegin,
    [FG_PUT_DATA] = handlePutData,
    [FG_PUT_END] = handlePutEnd,
    [FG_EXEC] = handleExec,
    [FG_INPUT] = handleInput,
    [FG_INPUT_END] = handleInputEnd,
    [FG_SIGNAL] = handleSignal,
    [FG_PREPARE] = handlePrepare,
};

/* Handles the frames that are there, as long as there is room for their answers. */
static void handleFrames(struct Session* session)
{
    uint8_t type;
    struct Payload payload;
    while (channelCanQueue(&session->channel)) {
        const enum ChannelNext next = channelNext(&session->channel, &type, &payload);
        if (next == CHANNEL_NONE)
            return;
        const char* reason = "a frame of impossible length";
        if (next == CHANNEL_FRAME) {
            const bool known = type < sizeof s_handlers / sizeof *s_handlers && s_handlers[type];
            reason = known ? s_handlers[type](session, &payload) : "a frame of unknown type";
        }
        if (reason)
            violation(session, reason);
    }
}

static int waitMs(const struct Session* session, bool present)
{
    int wait = session->waiting.active ? waitingNextMs(&session->waiting) : runNextMs(&session->run);
    const int own = !present                                                         ? ABSENT_HOST_POLL_MS
        : channelIsMidFrame(&session->channel) && channelCanQueue(&session->channel) ? 1000
                                                                                     : -1;
    if (own >= 0 && (wait < 0 || own < wait))
        wait = own;
    return wait;
}

enum { POLL_CHANNEL, POLL_SIGNALS, POLL_INPUT, POLL_OUTPUT, POLL_ERROR, POLL_CONTROL, POLL_COUNT };

static void fillPoll(const struct Session* session, bool present, struct pollfd* polled)
{
    const struct Channel* const channel = &session->channel;
    const short channelEvents
        = (short)((channelCanQueue(channel) ? POLLIN : 0) | (channelQueued(channel) > 0 ? POLLOUT : 0));
    polled[POLL_CHANNEL] = (struct pollfd) { present ? channel->descriptor : -1, channelEvents, 0 };
    polled[POLL_SIGNALS] = (struct pollfd) { session->signals, POLLIN, 0 };
    polled[POLL_INPUT] = (struct pollfd) {
        runWantsToWrite(&session->run) && channelCanQueue(channel) ? session->run.process.input : -1, POLLOUT, 0
    };
    for (int i = 0; i < 2; ++i) {
        const bool wanted = runWantsOutput(&session->run, i, channel);
        polled[POLL_OUTPUT + i] = (struct pollfd) { wanted ? session->run.process.output[i] : -1, POLLIN, 0 };
    }
    const bool starting = waitingIsStarting(&session->waiting);
    polled[POLL_CONTROL] = (struct pollfd) { starting ? session->waiting.process.control : -1, POLLIN, 0 };
}

static void handleRunEvents(struct Session* session, const struct pollfd* polled)
{
    if (polled[POLL_INPUT].revents)
        runWriteInput(&session->run, &session->channel);
    for (int i = 0; i < 2; ++i) {
        if (polled[POLL_OUTPUT + i].revents)
            runReadOutput(&session->run, i, &session->channel);
    }
    if (polled[POLL_SIGNALS].revents) {
        struct signalfd_siginfo info;
        while (read(session->signals, &info, sizeof info) == sizeof info) { }
        if (session->waiting.active)
            waitingReap(&session->waiting, &session->channel);
        else
            runReap(&session->run);
    }
    waitingAdvance(&session->waiting, &session->channel);
    runAdvance(&session->run, &session->channel);
}

/* The host closed its end of a port: nobody is left to answer. */
static bool hostIsAbsent(int descriptor)
{
    struct pollfd polled = { descriptor, POLLIN, 0 };
    return poll(&polled, 1, 0) > 0 && (polled.revents & POLLHUP) && !(polled.revents & POLLIN);
}

static void peerGone(struct Session* session)
{
    resetSession(session);
    channelReset(&session->channel);
}

static bool handleChannel(struct Session* session, short events)
{
    if ((events & (POLLIN | POLLHUP | POLLERR)) && !channelRead(&session->channel))
        return false;
    handleFrames(session);
    if (channelIsMidFrame(&session->channel) && channelCanQueue(&session->channel)
        && nowNs() - session->channel.lastReadNs > STALLED_FRAME_NS)
        violation(session, "a frame that did not go on for 10 s");
    return true;
}

static int childSignals(void)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    return signalfd(-1, &child, SFD_NONBLOCK | SFD_CLOEXEC);
}

void serve(int descriptor, bool isPort, uint32_t features)
{
    static struct Session s_session;
    struct Session* const session = &s_session;
    session->features = features;
    session->signals = childSignals();
    if (session->signals < 0 || !channelInit(&session->channel, descriptor))
        die("the channel can't be served");
    bool present = true;
    for (;;) {
        struct pollfd polled[POLL_COUNT];
        if (isPort)
            present = !hostIsAbsent(descriptor);
        fillPoll(session, present, polled);
        if (poll(polled, POLL_COUNT, waitMs(session, present)) < 0)
            continue;
        handleRunEvents(session, polled);
        if (present && (!handleChannel(session, polled[POLL_CHANNEL].revents) || !channelFlush(&session->channel)))
            present = false;
        if (!present) {
            peerGone(session);
            if (!isPort)
                return;
        }
    }
}
