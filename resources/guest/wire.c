/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire.h"

#include "protocol.h"

#include <stdlib.h>
#include <string.h>

static uint64_t takeNumber(struct Payload* payload, size_t size)
{
    if (!payload->ok || payload->left < size) {
        payload->ok = false;
        return 0;
    }
    uint64_t value = 0;
    for (size_t i = 0; i < size; ++i)
        value |= (uint64_t)payload->at[i] << (8 * i);
    payload->at += size;
    payload->left -= size;
    return value;
}

uint8_t takeU8(struct Payload* payload)
{
    return (uint8_t)takeNumber(payload, 1);
}

uint16_t takeU16(struct Payload* payload)
{
    return (uint16_t)takeNumber(payload, 2);
}

uint32_t takeU32(struct Payload* payload)
{
    return (uint32_t)takeNumber(payload, 4);
}

uint64_t takeU64(struct Payload* payload)
{
    return takeNumber(payload, 8);
}

char* takeString(struct Payload* payload, size_t limit)
{
    const uint32_t size = takeU32(payload);
    if (!payload->ok || size > limit || size > payload->left || memchr(payload->at, 0, size)) {
        payload->ok = false;
        return NULL;
    }
    char* text = malloc((size_t)size + 1);
    if (!text) {
        payload->ok = false;
        return NULL;
    }
    memcpy(text, payload->at, size);
    text[size] = 0;
    payload->at += size;
    payload->left -= size;
    return text;
}

bool payloadDone(const struct Payload* payload)
{
    return payload->ok && payload->left == 0;
}

static void frameNumber(struct Frame* frame, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size && frame->size < sizeof frame->bytes; ++i)
        frame->bytes[frame->size++] = (uint8_t)(value >> (8 * i));
}

void frameBegin(struct Frame* frame, uint8_t type)
{
    frame->size = FG_LENGTH_SIZE;
    frameU8(frame, type);
}

void frameU8(struct Frame* frame, uint8_t value)
{
    frameNumber(frame, value, 1);
}

void frameU16(struct Frame* frame, uint16_t value)
{
    frameNumber(frame, value, 2);
}

void frameU32(struct Frame* frame, uint32_t value)
{
    frameNumber(frame, value, 4);
}

void frameU64(struct Frame* frame, uint64_t value)
{
    frameNumber(frame, value, 8);
}

void frameBytes(struct Frame* frame, const void* bytes, size_t size)
{
    if (size > sizeof frame->bytes - frame->size)
        size = sizeof frame->bytes - frame->size;
    memcpy(frame->bytes + frame->size, bytes, size);
    frame->size += size;
}

void frameString(struct Frame* frame, const char* text)
{
    size_t size = strlen(text);
    const size_t room = sizeof frame->bytes - frame->size;
    if (room < 4)
        return;
    if (size > room - 4)
        size = room - 4;
    frameU32(frame, (uint32_t)size);
    frameBytes(frame, text, size);
}

void frameEnd(struct Frame* frame)
{
    putU32(frame->bytes, (uint32_t)(frame->size - FG_LENGTH_SIZE));
}

void putU32(uint8_t* at, uint32_t value)
{
    for (int i = 0; i < 4; ++i)
        at[i] = (uint8_t)(value >> (8 * i));
}

uint32_t getU32(const uint8_t* at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}
