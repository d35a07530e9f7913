// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/interrupt.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Foreguest {

namespace {

// A signal handler may only write to a descriptor; a thread reads it and cancels.
int signalPipe[2] = { -1, -1 };

void onSignal(int number)
{
    const char byte = 's';
    (void)!::write(signalPipe[1], &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

InterruptGuard::InterruptGuard(const TaskContext& context)
{
    if (::pipe2(signalPipe, O_CLOEXEC) != 0)
        return;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    m_waiter = std::thread([context, descriptor = signalPipe[0]] {
        char byte = 0;
        while (::read(descriptor, &byte, 1) == 1) {
            if (byte == 'q')
                return;
            context.cancel();
        }
    });
}

InterruptGuard::~InterruptGuard()
{
    if (!m_waiter.joinable())
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const char quit = 'q';
    (void)!::write(signalPipe[1], &quit, 1);
    m_waiter.join();
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

} // namespace Foreguest
