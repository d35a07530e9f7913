/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The channel between the host and process 1 of a guest: a stream of frames both ways, over the virtio-serial port
 * `org.foreguest.agent.0` or any connected descriptor. All numbers are little-endian.
 *
 *   frame   = u32 length (of type and payload, 1 … FG_MAX_FRAME), u8 type, payload
 *   string  = u32 length, bytes (no NUL inside)
 *
 * The host opens a session with HostHello; the guest answers GuestHello with the same nonce. Until then each side
 * throws away what it can't recognise, so that a host that connects anew finds its place in a stream that broke off. A
 * second HostHello ends the session before it, and whatever that session ran.
 *
 *   host → guest
 *     HostHello   magic[16], u16 version, u64 nonce
 *     Ping        u64 token
 *     PutBegin    u8 executable, u64 size, string path (absolute, without "..")
 *     PutData     bytes
 *     PutEnd      -                      answered by PutDone or Error, in this order of files
 *     Exec        u32 run, u8 flags, u32 timeoutMs, u64 memoryLimit, u32 processLimit, u64 outputLimit,
 *                 string directory, u16 argc, argc strings, u16 envc, envc strings
 *     Input       u32 run, bytes         at most FG_INPUT_WINDOW bytes that InputTaken has not given back
 *     InputEnd    u32 run
 *     Signal      u32 run, u8 signal     9 goes to the whole tree, others to the program
 *     Prepare     as Exec                starts the program, but it is to wait; answered by Prepared or Error
 *
 *   guest → host
 *     GuestHello  magic[16], u16 version, u64 nonce, u32 features, u64 memory, u32 cpus, u64 uptimeMs, string kernel
 *     Pong        u64 token
 *     PutDone     -
 *     Error       u8 fatal, u32 errno, string message      fatal: the session is over
 *     Prepared    u32 run, u64 readyNs
 *     Started     u32 run, u64 spawnNs, u64 aheadNs      what its start took ahead of this; 0: it was started now
 *     Output      u32 run, u8 stream (0, 1), bytes
 *     InputTaken  u32 run, u32 count
 *     Exited      u32 run, u8 flags, u8 signal, u8 exitCode, u64 outputBytes[2], u64 usage[FG_USAGE_COUNT]
 *
 * A program that is to wait has a stream socket at descriptor FG_WAIT_DESCRIPTOR. It writes one byte, FG_WAIT_READY,
 * once it has done what can be done before a request, and then reads to the end: u8 withInput, and the rest of its
 * arguments, each ended by a NUL. Without input it opens /dev/null as its standard input; descriptors 0 to 2 are pipes.
 * An Exec whose arguments begin with those of the program that waits, and that is like its Prepare otherwise, is that
 * program from there on: what it measures is the whole process, its time counts from the Exec. Where none waits, or it
 * waits for something else, the Exec starts a program as ever. What waits ends with any Exec, Prepare or PutBegin that
 * is not for it. Exec.timeoutMs of a Prepare bounds the time until FG_WAIT_READY; a Signal with its run ends it.
 *
 * One run at a time. Input, InputEnd and Signal of a run that is over are ignored: they may have crossed its Exited.
 * Anything else that comes out of turn, or that does not have exactly this form, is a violation and ends the session.
 */

#define FG_PROTOCOL_VERSION 2
/* Said on the first serial port by a guest that was only started to see whether it starts. */
#define FG_TRIAL_TOKEN "foreguest-trial-reached-init"
#define FG_PORT_NAME "org.foreguest.agent.0"
#define FG_HOST_MAGIC                                                                                                  \
    "\x7f"                                                                                                             \
    "FOREGUEST-HOST\xfe"
#define FG_GUEST_MAGIC                                                                                                 \
    "\x7f"                                                                                                             \
    "FOREGUEST-VMRE\xfe"
#define FG_MAGIC_SIZE 16

#define FG_LENGTH_SIZE 4
#define FG_MAX_FRAME (256 * 1024)
#define FG_INPUT_WINDOW (256 * 1024)
#define FG_MAX_ARGUMENTS 4096
#define FG_MAX_PATH 4095
#define FG_MAX_FILE (256LL * 1024 * 1024)
#define FG_MAX_PUT_DATA (64 * 1024)
#define FG_MAX_OUTPUT_DATA (32 * 1024)

#define FG_WAIT_DESCRIPTOR 3
#define FG_WAIT_READY 'R'
/* What a program that waits is sent at most, so that it fits into its socket; longer command lines start one anew. */
#define FG_MAX_WAIT_MESSAGE (32 * 1024)

enum FgMessage {
    FG_HOST_HELLO = 1,
    FG_PING = 2,
    FG_PUT_BEGIN = 3,
    FG_PUT_DATA = 4,
    FG_PUT_END = 5,
    FG_EXEC = 6,
    FG_INPUT = 7,
    FG_INPUT_END = 8,
    FG_SIGNAL = 9,
    FG_PREPARE = 10,

    FG_GUEST_HELLO = 65,
    FG_PONG = 66,
    FG_PUT_DONE = 67,
    FG_ERROR = 68,
    FG_STARTED = 69,
    FG_OUTPUT = 70,
    FG_INPUT_TAKEN = 71,
    FG_EXITED = 72,
    FG_PREPARED = 73
};

/* GuestHello.features: what the guest can bound and measure. */
enum FgFeature { FG_HAS_CGROUP = 1, FG_HAS_MEMORY_LIMIT = 2, FG_HAS_PROCESS_LIMIT = 4, FG_HAS_UNPRIVILEGED_USER = 8 };

/* Exec.flags */
enum FgExecFlag { FG_EXEC_PRIVILEGED = 1, FG_EXEC_NO_INPUT = 2 };

/* Exited.flags */
enum FgExitFlag { FG_EXIT_OOM_KILLED = 1, FG_EXIT_TIMED_OUT = 2, FG_EXIT_PROCESS_LIMIT = 4 };

/* Exited.usage: times in ns, the rest in bytes. */
enum FgUsage {
    FG_USAGE_WALL,
    FG_USAGE_USER,
    FG_USAGE_SYSTEM,
    FG_USAGE_PEAK_MEMORY,
    FG_USAGE_CGROUP_PEAK,
    FG_USAGE_READ,
    FG_USAGE_WRITTEN,
    FG_USAGE_NET,
    FG_USAGE_COUNT
};
