/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The work of process 1 in a guest's initramfs: file systems, modules, the disk as the new root, names and network.
 * Returns the descriptor of the port to the host; what fails on the way switches the guest off with a message. */
int bootGuest(void);
