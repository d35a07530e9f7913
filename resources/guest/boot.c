/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "boot.h"

#include "network.h"
#include "protocol.h"
#include "system.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#ifndef EXT4_IOC_RESIZE_FS
#define EXT4_IOC_RESIZE_FS _IOW('f', 16, uint64_t)
#endif

#define DISK "/dev/vda"
#define NEW_ROOT "/newroot"
#define DEVICE_WAIT_MS 30000

static void pauseMs(long ms)
{
    nanosleep(&(struct timespec) { .tv_nsec = ms * 1000000 }, NULL);
}

static void mountOn(const char* type, const char* place, unsigned long flags, const char* options)
{
    mkdir(place, 0755);
    if (mount(type, place, type, flags, options) != 0 && errno != EBUSY)
        say("%s can't be mounted on %s: %m", type, place);
}

static void useConsole(void)
{
    const int console = open("/dev/console", O_RDWR | O_NOCTTY);
    for (int i = 0; console >= 0 && i <= STDERR_FILENO; ++i)
        dup2(console, i);
    if (console > STDERR_FILENO)
        close(console);
}

/* The value of a word `name=value` of the kernel command line; false where it is not there. */
static bool commandLineValue(const char* name, char* value, size_t size)
{
    char line[4096];
    char* rest = NULL;
    const size_t length = strlen(name);
    if (!readSmallFile("/proc/cmdline", line, sizeof line))
        return false;
    for (char* word = strtok_r(line, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
        if (strncmp(word, name, length) == 0 && word[length] == '=') {
            snprintf(value, size, "%s", word + length + 1);
            return true;
        }
    }
    return false;
}

static void loadModule(const char* name)
{
    char path[300];
    snprintf(path, sizeof path, "/modules/%s", name);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || (syscall(SYS_finit_module, file, "", 0) != 0 && errno != EEXIST))
        say("the module %s can't be loaded: %m", name);
    if (file >= 0)
        close(file);
    unlink(path);
}

static void loadModules(void)
{
    char order[8192];
    char* rest = NULL;
    if (!readSmallFile("/modules/order", order, sizeof order))
        return;
    for (char* name = strtok_r(order, "\n", &rest); name; name = strtok_r(NULL, "\n", &rest))
        loadModule(name);
    unlink("/modules/order");
    rmdir("/modules");
}

static bool waitFor(const char* path)
{
    for (int waited = 0; waited < DEVICE_WAIT_MS; waited += 2) {
        if (access(path, F_OK) == 0)
            return true;
        pauseMs(2);
    }
    return false;
}

/* Grows the file system to the size of its disk, which may be larger than the image it was made from. */
static void growFileSystem(const char* mountPoint)
{
    uint8_t super[1024];
    uint64_t diskBytes = 0;
    const int disk = open(DISK, O_RDONLY | O_CLOEXEC);
    if (disk < 0 || ioctl(disk, BLKGETSIZE64, &diskBytes) != 0
        || pread(disk, super, sizeof super, 1024) != sizeof super) {
        say("the size of %s can't be read: %m", DISK);
        return;
    }
    close(disk);
    uint32_t low, high, blockShift;
    memcpy(&low, super + 0x4, 4);
    memcpy(&blockShift, super + 0x18, 4);
    memcpy(&high, super + 0x150, 4);
    uint64_t wanted = diskBytes >> (10 + (blockShift & 15));
    if (wanted <= ((uint64_t)high << 32 | low))
        return;
    const int root = open(mountPoint, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0 || ioctl(root, EXT4_IOC_RESIZE_FS, &wanted) != 0)
        say("the file system can't be grown to its disk: %m");
    if (root >= 0)
        close(root);
}

static void switchRoot(void)
{
    mkdir(NEW_ROOT, 0755);
    if (!waitFor(DISK))
        die("no disk " DISK " appeared");
    if (mount(DISK, NEW_ROOT, "ext4", MS_NOATIME, NULL) != 0)
        die("the disk " DISK " can't be mounted as ext4");
    growFileSystem(NEW_ROOT);
    static const char* const moved[] = { "/dev", "/proc", "/sys" };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; ++i) {
        char place[32];
        snprintf(place, sizeof place, NEW_ROOT "%s", moved[i]);
        mkdir(place, 0755);
        if (mount(moved[i], place, NULL, MS_MOVE, NULL) != 0)
            die("the kernel's file systems can't be moved to the disk");
    }
    unlink("/init");
    if (chdir(NEW_ROOT) != 0 || mount(".", "/", NULL, MS_MOVE, NULL) != 0 || chroot(".") != 0 || chdir("/") != 0)
        die("the root can't be switched to the disk");
}

static void mountRest(void)
{
    mountOn("devpts", "/dev/pts", MS_NOSUID | MS_NOEXEC, "gid=5,mode=620,ptmxmode=666");
    mountOn("tmpfs", "/dev/shm", MS_NOSUID | MS_NODEV, "mode=1777");
    mountOn("tmpfs", "/run", MS_NOSUID | MS_NODEV, "mode=755");
    mountOn("cgroup2", "/sys/fs/cgroup", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    static const char* const links[][2] = { { "/proc/self/fd", "/dev/fd" }, { "/proc/self/fd/0", "/dev/stdin" },
        { "/proc/self/fd/1", "/dev/stdout" }, { "/proc/self/fd/2", "/dev/stderr" } };
    for (size_t i = 0; i < sizeof links / sizeof *links; ++i) {
        if (symlink(links[i][0], links[i][1]) != 0 && errno != EEXIST)
            say("%s can't be made: %m", links[i][1]);
    }
    mkdir("/tmp", 01777);
    chmod("/tmp", 01777);
    mkdir("/work", 0755);
    if (chown("/work", RUNNER_ID, RUNNER_ID) != 0)
        say("/work can't be given to the user runner: %m");
}

static void setNames(void)
{
    char name[65] = "foreguest", hosts[200];
    commandLineValue("foreguest.hostname", name, sizeof name);
    if (sethostname(name, strlen(name)) != 0)
        say("the host name can't be set: %m");
    const int file = open("/etc/hosts", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
    const int size = snprintf(hosts, sizeof hosts, "127.0.0.1 localhost %s\n::1 localhost\n", name);
    if (file < 0 || write(file, hosts, (size_t)size) != size)
        say("/etc/hosts can't be written: %m");
    if (file >= 0)
        close(file);
}

/* machine-id(5), from the host: no two guests have the same, though they share an image. */
static void setMachineId(void)
{
    char text[34];
    if (!commandLineValue("foreguest.machine", text, sizeof text) || strlen(text) != 32)
        return;
    memcpy(text + 32, "\n", 2);
    const int file = open("/etc/machine-id", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0444);
    if (file < 0 || write(file, text, 33) != 33)
        say("/etc/machine-id can't be written: %m");
    if (file >= 0)
        close(file);
}

/* The device of the port that the host named; false while there is none. */
static bool findPort(char* device, size_t size)
{
    DIR* const ports = opendir("/sys/class/virtio-ports");
    bool found = false;
    if (!ports)
        return false;
    for (struct dirent* entry; !found && (entry = readdir(ports));) {
        char path[320], name[128];
        snprintf(path, sizeof path, "/sys/class/virtio-ports/%s/name", entry->d_name);
        if (entry->d_name[0] == '.' || !readSmallFile(path, name, sizeof name))
            continue;
        name[strcspn(name, "\n")] = 0;
        found = strcmp(name, FG_PORT_NAME) == 0;
        if (found)
            snprintf(device, size, "/dev/%s", entry->d_name);
    }
    closedir(ports);
    return found;
}

static int openPort(void)
{
    char device[300];
    for (int waited = 0; waited < DEVICE_WAIT_MS; waited += 2) {
        if (findPort(device, sizeof device)) {
            const int port = open(device, O_RDWR | O_NONBLOCK | O_CLOEXEC);
            if (port >= 0)
                return port;
        }
        pauseMs(2);
    }
    die("no virtio-serial port " FG_PORT_NAME " appeared");
}

/* A trial of the accelerator: the host only wants to know that the kernel came this far. */
static void endTrial(void)
{
    static const char token[] = FG_TRIAL_TOKEN "\n";
    const int serial = open("/dev/ttyS0", O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (serial < 0 || write(serial, token, sizeof token - 1) != sizeof token - 1)
        say("the serial port can't be written: %m");
    if (serial >= 0) {
        tcdrain(serial);
        close(serial);
    }
    reboot(RB_POWER_OFF);
}

int bootGuest(void)
{
    mountOn("devtmpfs", "/dev", MS_NOSUID, "mode=755");
    useConsole();
    mountOn("proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    mountOn("sysfs", "/sys", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    char value[8];
    if (commandLineValue("foreguest.trial", value, sizeof value))
        endTrial();
    loadModules();
    switchRoot();
    mountRest();
    setNames();
    setMachineId();
    startLoopback();
    if (commandLineValue("foreguest.net", value, sizeof value) && strcmp(value, "1") == 0)
        startUserNetwork();
    return openPort();
}
