/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Serves the protocol over a descriptor, one session after the other. `isPort`: a virtio-serial port, which outlives
 * its hosts; else returns once the peer is gone. `features`: enum FgFeature. */
void serve(int descriptor, bool isPort, uint32_t features);
