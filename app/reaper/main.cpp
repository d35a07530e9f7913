// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/slotcleanup.h"

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace {

/// Returns once the process that holds the other end of the pipe has ended.
void waitForEnd(int pipe)
{
    char byte = 0;
    while (true) {
        const ssize_t count = ::read(pipe, &byte, 1);
        if (count == 0 || (count < 0 && errno != EINTR))
            return;
    }
}

/// False where another process owns the slot by now, which has cleaned it.
bool takeLock(const std::string& path)
{
    const int lock = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (lock < 0)
        return false;
    for (int attempt = 0; attempt < 50; ++attempt) {
        if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

} // namespace

/// foreguest-reaper ROOT, with a pipe as standard input: cleans the slot ROOT when the pipe's other end is closed.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    ::close_range(3, ~0U, 0);
    if (::chdir("/") != 0)
        return 1;
    const pid_t pid = ::fork();
    if (pid != 0)
        return pid < 0 ? 1 : 0;
    waitForEnd(STDIN_FILENO);
    const std::string root = argv[1];
    if (takeLock(root + "/lock"))
        Foreguest::cleanSlot(root);
    return 0;
}
