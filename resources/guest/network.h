/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Brings the loopback interface up. */
void startLoopback(void);
/* Configures eth0 for QEMU's user network: 10.0.2.15/24, gateway 10.0.2.2, name server 10.0.2.3. */
void startUserNetwork(void);
