/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "network.h"

#include "system.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <net/route.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void setAddress(struct sockaddr* address, const char* text)
{
    struct sockaddr_in in = { .sin_family = AF_INET };
    inet_pton(AF_INET, text, &in.sin_addr);
    memcpy(address, &in, sizeof in);
}

static struct ifreq requestFor(const char* interface)
{
    struct ifreq request;
    memset(&request, 0, sizeof request);
    strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
    return request;
}

static bool bringUp(int control, const char* interface)
{
    struct ifreq request = requestFor(interface);
    if (ioctl(control, SIOCGIFFLAGS, &request) != 0)
        return false;
    request.ifr_flags |= IFF_UP | IFF_RUNNING;
    return ioctl(control, SIOCSIFFLAGS, &request) == 0;
}

void startLoopback(void)
{
    const int control = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (control < 0 || !bringUp(control, "lo"))
        say("the loopback interface can't be brought up: %m");
    if (control >= 0)
        close(control);
}

/* Refuses what lies in the network for all programs of the guest. */
static bool refuse(int control, const char* network, const char* mask)
{
    struct rtentry route;
    memset(&route, 0, sizeof route);
    setAddress(&route.rt_dst, network);
    setAddress(&route.rt_genmask, mask);
    route.rt_flags = RTF_UP | RTF_REJECT | (strcmp(mask, "255.255.255.255") == 0 ? RTF_HOST : 0);
    return ioctl(control, SIOCADDRT, &route) == 0;
}

static bool configure(int control)
{
    struct ifreq request = requestFor("eth0");
    setAddress(&request.ifr_addr, "10.0.2.15");
    if (ioctl(control, SIOCSIFADDR, &request) != 0)
        return false;
    setAddress(&request.ifr_netmask, "255.255.255.0");
    if (ioctl(control, SIOCSIFNETMASK, &request) != 0 || !bringUp(control, "eth0"))
        return false;
    struct rtentry route;
    memset(&route, 0, sizeof route);
    setAddress(&route.rt_dst, "0.0.0.0");
    setAddress(&route.rt_genmask, "0.0.0.0");
    setAddress(&route.rt_gateway, "10.0.2.2");
    route.rt_flags = RTF_UP | RTF_GATEWAY;
    if (ioctl(control, SIOCADDRT, &route) != 0)
        return false;
    /* The gateway's address stands for the host's own loopback interface, the link-local ones for the services that a
       cloud tells its secrets by. */
    return refuse(control, "10.0.2.2", "255.255.255.255") && refuse(control, "169.254.0.0", "255.255.0.0");
}

void startUserNetwork(void)
{
    const int control = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (control < 0 || !configure(control))
        say("eth0 can't be configured: %m");
    if (control >= 0)
        close(control);
    unlink("/etc/resolv.conf");
    const int file = open("/etc/resolv.conf", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    static const char text[] = "nameserver 10.0.2.3\n";
    if (file < 0 || write(file, text, sizeof text - 1) < 0)
        say("/etc/resolv.conf can't be written: %m");
    if (file >= 0)
        close(file);
}
