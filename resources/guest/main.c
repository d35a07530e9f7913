/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* foreguest-guest: process 1 of every guest, and the runner of programs in it. */
#include "boot.h"
#include "cgroup.h"
#include "protocol.h"
#include "session.h"
#include "system.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int descriptorArgument(int argc, char** argv)
{
    char* end = NULL;
    if (argc != 3 || strcmp(argv[1], "--descriptor") != 0)
        return -1;
    const long number = strtol(argv[2], &end, 10);
    if (*argv[2] == 0 || *end != 0 || number < 0 || number > 65535)
        return -1;
    return (int)number;
}

int main(int argc, char** argv)
{
    const bool isInit = getpid() == 1;
    int descriptor = isInit ? -1 : descriptorArgument(argc, argv);
    if (!isInit && (descriptor < 0 || fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)) {
        fprintf(stderr,
            "Usage: foreguest-guest --descriptor N\n"
            "Serves the protocol of Foreguest's guests over the connected descriptor N.\n"
            "As process 1 it takes no arguments: it sets the guest up and serves its virtio-serial port.\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    if (isInit)
        descriptor = bootGuest();
    /* Before the programs that it watches; their own priority is set back. */
    setpriority(PRIO_PROCESS, 0, -10);
    const uint32_t features = cgroupSetUp() | (geteuid() == 0 ? FG_HAS_UNPRIVILEGED_USER : 0);
    serve(descriptor, isInit, features);
    return 0;
}
