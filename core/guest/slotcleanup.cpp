// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/slotcleanup.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <thread>

namespace Foreguest {

namespace {

namespace fs = std::filesystem;

std::string commandLine(const fs::path& process)
{
    std::ifstream file(process / "cmdline", std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

bool isGuestOf(const std::string& command, const std::string& root)
{
    const std::string_view program = std::string_view(command).substr(0, command.find('\0'));
    const std::string_view name = program.substr(program.rfind('/') + 1);
    return name.starts_with("qemu-system-") && command.find(root + '/') != std::string::npos;
}

std::set<pid_t> guestProcesses(const std::string& root)
{
    std::set<pid_t> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos && isGuestOf(commandLine(entry.path()), root))
            found.insert(static_cast<pid_t>(std::stol(name)));
    }
    return found;
}

void removeFilesBelow(const fs::path& folder)
{
    std::error_code ignored;
    const fs::path real = fs::canonical(folder, ignored);
    if (ignored)
        return;
    std::set<fs::path> entries;
    for (const auto& entry : fs::directory_iterator(real, ignored))
        entries.insert(entry.path());
    for (const fs::path& entry : entries)
        fs::remove_all(entry, ignored);
}

} // namespace

int cleanSlot(const std::string& root)
{
    // A process that libvirt forked may become QEMU only now; so: until nothing has shown up for a few looks.
    std::set<pid_t> killed;
    for (int quietLooks = 0, looks = 0; quietLooks < 3 && looks < 200; ++looks) {
        const std::set<pid_t> running = guestProcesses(root);
        quietLooks = running.empty() ? quietLooks + 1 : 0;
        for (const pid_t pid : running) {
            if (::kill(pid, SIGKILL) == 0)
                killed.insert(pid);
        }
        if (looks == 0 && running.empty() && !fs::exists(root + "/run/qemu"))
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    for (const char* folder : { "/disks", "/agents", "/guests", "/run/qemu", "/lib/qemu", "/log/qemu" })
        removeFilesBelow(root + folder);
    return static_cast<int>(killed.size());
}

} // namespace Foreguest
