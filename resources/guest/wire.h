/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reading a payload: each take checks what is left; after one failed, all fail and `ok` is false. */
struct Payload
{
    const uint8_t* at;
    size_t left;
    bool ok;
};

uint8_t takeU8(struct Payload* payload);
uint16_t takeU16(struct Payload* payload);
uint32_t takeU32(struct Payload* payload);
uint64_t takeU64(struct Payload* payload);
/* A NUL-terminated copy for free(); NULL where the string does not fit, is longer than `limit` or holds a NUL. */
char* takeString(struct Payload* payload, size_t limit);
/* All was taken, and nothing is left. */
bool payloadDone(const struct Payload* payload);

/* Writing one frame of a small, fixed bound. */
struct Frame
{
    uint8_t bytes[1024];
    size_t size;
};

void frameBegin(struct Frame* frame, uint8_t type);
void frameU8(struct Frame* frame, uint8_t value);
void frameU16(struct Frame* frame, uint16_t value);
void frameU32(struct Frame* frame, uint32_t value);
void frameU64(struct Frame* frame, uint64_t value);
void frameBytes(struct Frame* frame, const void* bytes, size_t size);
/* Cut where the frame has no room for all of it. */
void frameString(struct Frame* frame, const char* text);
/* Writes the length; the frame is complete. */
void frameEnd(struct Frame* frame);

void putU32(uint8_t* at, uint32_t value);
uint32_t getU32(const uint8_t* at);
