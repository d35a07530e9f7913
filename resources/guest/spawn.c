/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "spawn.h"

#include "protocol.h"
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

/* What the child tells through its status pipe, which exec closes. */
enum Step { STEP_EXEC_NEXT, STEP_SET_UP, STEP_DIRECTORY, STEP_EXEC_FAILED };
struct Status
{
    int32_t step, number;
    int64_t ns;
};

enum { READ_END, WRITE_END };
struct Pipes
{
    int input[2], output[2], error[2], status[2], control[2];
};

void execSpecFree(struct ExecSpec* spec)
{
    free(spec->directory);
    for (char** text = spec->arguments; text && *text; ++text)
        free(*text);
    for (char** text = spec->environment; text && *text; ++text)
        free(*text);
    free(spec->arguments);
    free(spec->environment);
    memset(spec, 0, sizeof *spec);
}

static void closeEnd(int* descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static void closePipes(struct Pipes* pipes)
{
    int* const all = (int*)pipes;
    for (size_t i = 0; i < sizeof *pipes / sizeof(int); ++i)
        closeEnd(all + i);
}

static bool openPipes(struct Pipes* pipes, bool withInput, bool waits)
{
    memset(pipes, -1, sizeof *pipes);
    if (waits && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pipes->control) != 0)
        return false;
    if (withInput) {
        if (pipe2(pipes->input, O_CLOEXEC) != 0)
            return false;
    } else {
        pipes->input[READ_END] = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (pipes->input[READ_END] < 0)
            return false;
    }
    return pipe2(pipes->output, O_CLOEXEC) == 0 && pipe2(pipes->error, O_CLOEXEC) == 0
        && pipe2(pipes->status, O_CLOEXEC) == 0;
}

static _Noreturn void childFails(int status, enum Step step)
{
    const struct Status failed = { step, errno, 0 };
    _exit(write(status, &failed, sizeof failed) == sizeof failed ? 127 : 126);
}

static bool setLimits(void)
{
    static const struct
    {
        int resource;
        struct rlimit limit;
    } limits[] = {
        { RLIMIT_CORE, { 0, 0 } },
        { RLIMIT_NOFILE, { 1024, 4096 } },
        { RLIMIT_MEMLOCK, { 64 * 1024, 64 * 1024 } },
        { RLIMIT_MSGQUEUE, { 0, 0 } },
        { RLIMIT_RTPRIO, { 0, 0 } },
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; ++i) {
        if (setrlimit(limits[i].resource, &limits[i].limit) != 0 && errno != EPERM)
            return false;
    }
    setpriority(PRIO_PROCESS, 0, 0);
    return true;
}

static bool dropRights(void)
{
    if (geteuid() == 0) {
        for (int capability = 0; capability <= CAP_LAST_CAP; ++capability)
            prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
        prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
        if (setgroups(0, NULL) != 0 || setresgid(RUNNER_ID, RUNNER_ID, RUNNER_ID) != 0
            || setresuid(RUNNER_ID, RUNNER_ID, RUNNER_ID) != 0)
            return false;
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static bool setEnvironment(const struct ExecSpec* spec)
{
    const bool privileged = spec->flags & FG_EXEC_PRIVILEGED;
    const char* const user = privileged ? "root" : "runner";
    if (clearenv() != 0 || setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1) != 0
        || setenv("HOME", privileged ? "/root" : "/work", 1) != 0 || setenv("LANG", "C.UTF-8", 1) != 0
        || setenv("USER", user, 1) != 0 || setenv("LOGNAME", user, 1) != 0)
        return false;
    for (char** text = spec->environment; *text; ++text) {
        if (putenv(*text) != 0)
            return false;
    }
    return true;
}

static bool takePipes(const struct Pipes* pipes)
{
    return dup2(pipes->input[READ_END], STDIN_FILENO) == STDIN_FILENO
        && dup2(pipes->output[WRITE_END], STDOUT_FILENO) == STDOUT_FILENO
        && dup2(pipes->error[WRITE_END], STDERR_FILENO) == STDERR_FILENO;
}

/* Puts the socket of a program that waits where it looks for it. Nothing that is still needed may be there. */
static bool takeControl(const struct Pipes* pipes, int* status)
{
    if (*status == FG_WAIT_DESCRIPTOR)
        *status = fcntl(*status, F_DUPFD_CLOEXEC, FG_WAIT_DESCRIPTOR + 1);
    if (*status < 0)
        return false;
    if (pipes->control[WRITE_END] == FG_WAIT_DESCRIPTOR)
        return fcntl(FG_WAIT_DESCRIPTOR, F_SETFD, 0) == 0;
    return dup2(pipes->control[WRITE_END], FG_WAIT_DESCRIPTOR) == FG_WAIT_DESCRIPTOR;
}

static void resetSignals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
}

static _Noreturn void childMain(const struct ExecSpec* spec, const struct Cgroup* group, const struct Pipes* pipes)
{
    int status = pipes->status[WRITE_END];
    setsid();
    umask(022);
    if (!cgroupEnter(group) || !takePipes(pipes) || !setLimits())
        childFails(status, STEP_SET_UP);
    if (spec->waits && !takeControl(pipes, &status))
        childFails(status, STEP_SET_UP);
    resetSignals();
    if (!(spec->flags & FG_EXEC_PRIVILEGED) && !dropRights())
        childFails(status, STEP_SET_UP);
    if (chdir(spec->directory) != 0)
        childFails(status, STEP_DIRECTORY);
    if (!setEnvironment(spec))
        childFails(status, STEP_SET_UP);
    const struct Status next = { STEP_EXEC_NEXT, 0, nowNs() };
    if (write(status, &next, sizeof next) == sizeof next)
        execvp(spec->arguments[0], spec->arguments);
    childFails(status, STEP_EXEC_FAILED);
}

/* Reads what the child says until its exec, or its end, closes the pipe. */
static struct Status awaitExec(int descriptor)
{
    struct Status last = { STEP_EXEC_NEXT, 0, 0 }, status;
    ssize_t count;
    while ((count = read(descriptor, &status, sizeof status)) != 0) {
        if (count == sizeof status) {
            last = status;
        } else if (errno != EINTR) {
            break;
        }
    }
    return last;
}

static void describe(const struct ExecSpec* spec, const struct Status* status, char* message, size_t size)
{
    const char* const why = strerror(status->number);
    if (status->step == STEP_DIRECTORY)
        snprintf(message, size, "The working directory %s: %s", spec->directory, why);
    else if (status->step == STEP_EXEC_FAILED)
        snprintf(message, size, "%s: %s", spec->arguments[0], why);
    else
        snprintf(message, size, "The process could not be set up: %s", why);
}

static void keepParentEnds(struct Pipes* pipes, bool withInput, struct Spawned* spawned)
{
    spawned->input = withInput ? pipes->input[WRITE_END] : -1;
    spawned->output[0] = pipes->output[READ_END];
    spawned->output[1] = pipes->error[READ_END];
    spawned->control = pipes->control[READ_END];
    pipes->input[WRITE_END] = pipes->output[READ_END] = pipes->error[READ_END] = pipes->control[READ_END] = -1;
    if (spawned->control >= 0)
        setNonBlocking(spawned->control);
    if (withInput)
        setNonBlocking(spawned->input);
    for (int i = 0; i < 2; ++i) {
        setNonBlocking(spawned->output[i]);
        fcntl(spawned->output[i], F_SETPIPE_SZ, 1024 * 1024);
    }
}

bool spawn(const struct ExecSpec* spec, const struct Cgroup* group, struct Spawned* spawned, int* number, char* message,
    size_t messageSize)
{
    struct Pipes pipes;
    const bool withInput = spec->waits || !(spec->flags & FG_EXEC_NO_INPUT);
    pid_t pid = -1;
    struct Status status = { STEP_SET_UP, 0, 0 };
    if (openPipes(&pipes, withInput, spec->waits) && (pid = fork()) == 0)
        childMain(spec, group, &pipes);
    if (pid > 0) {
        closeEnd(&pipes.status[WRITE_END]);
        status = awaitExec(pipes.status[READ_END]);
        if (status.step == STEP_EXEC_NEXT) {
            spawned->pid = pid;
            spawned->execNs = status.ns ? status.ns : nowNs();
            keepParentEnds(&pipes, withInput, spawned);
            closePipes(&pipes);
            return true;
        }
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) { }
    } else {
        status.number = errno;
    }
    closePipes(&pipes);
    *number = status.number;
    describe(spec, &status, message, messageSize);
    return false;
}

/* Without a control group: kills the children of this process. The children of those become children of this process
 * in turn, since it is their subreaper, and are killed when their parent's end is seen. */
static void killChildren(void)
{
    char text[4096];
    readSmallFile("/proc/thread-self/children", text, sizeof text);
    char* at = text;
    for (long pid = strtol(at, &at, 10); pid > 0; pid = strtol(at, &at, 10))
        kill((pid_t)pid, SIGKILL);
}

void spawnedKill(const struct Cgroup* group)
{
    if (!cgroupKill(group))
        killChildren();
}
