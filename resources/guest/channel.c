/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "channel.h"

#include "protocol.h"
#include "system.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IN_SIZE (2 * (FG_LENGTH_SIZE + FG_MAX_FRAME))
#define OUT_SIZE (4 * CHANNEL_QUEUE_LIMIT)
#define WRITE_SIZE (32 * 1024)
#define HOST_HELLO_SIZE (1 + FG_MAGIC_SIZE + 2 + 8)

bool channelInit(struct Channel* channel, int descriptor)
{
    memset(channel, 0, sizeof *channel);
    channel->descriptor = descriptor;
    channel->in = malloc(IN_SIZE);
    channel->out = malloc(OUT_SIZE);
    return channel->in && channel->out && setNonBlocking(descriptor);
}

void channelReset(struct Channel* channel)
{
    channel->greeted = false;
    channel->inStart = channel->inEnd = 0;
    channel->outStart = channel->outEnd = 0;
}

void channelAwaitHello(struct Channel* channel)
{
    channel->greeted = false;
}

bool channelRead(struct Channel* channel)
{
    if (channel->inStart > 0) {
        memmove(channel->in, channel->in + channel->inStart, channel->inEnd - channel->inStart);
        channel->inEnd -= channel->inStart;
        channel->inStart = 0;
    }
    if (channel->inEnd == IN_SIZE)
        return true;
    const ssize_t count = read(channel->descriptor, channel->in + channel->inEnd, IN_SIZE - channel->inEnd);
    if (count > 0) {
        channel->inEnd += (size_t)count;
        channel->lastReadNs = nowNs();
        return true;
    }
    return count < 0 && (errno == EAGAIN || errno == EINTR);
}

bool channelFlush(struct Channel* channel)
{
    while (channel->outStart < channel->outEnd) {
        size_t size = channel->outEnd - channel->outStart;
        if (size > WRITE_SIZE)
            size = WRITE_SIZE;
        const ssize_t count = write(channel->descriptor, channel->out + channel->outStart, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 && errno == EAGAIN;
        channel->outStart += (size_t)count;
    }
    channel->outStart = channel->outEnd = 0;
    return true;
}

size_t channelQueued(const struct Channel* channel)
{
    return channel->outEnd - channel->outStart;
}

bool channelCanQueue(const struct Channel* channel)
{
    return channelQueued(channel) < CHANNEL_QUEUE_LIMIT;
}

bool channelIsMidFrame(const struct Channel* channel)
{
    return channel->greeted && channel->inEnd > channel->inStart;
}

static bool isHostHello(const uint8_t* at)
{
    return getU32(at) == HOST_HELLO_SIZE && at[FG_LENGTH_SIZE] == FG_HOST_HELLO
        && memcmp(at + FG_LENGTH_SIZE + 1, FG_HOST_MAGIC, FG_MAGIC_SIZE) == 0;
}

static void skipToHello(struct Channel* channel)
{
    const size_t whole = FG_LENGTH_SIZE + HOST_HELLO_SIZE;
    while (channel->inEnd - channel->inStart >= whole && !isHostHello(channel->in + channel->inStart))
        ++channel->inStart;
}

enum ChannelNext channelNext(struct Channel* channel, uint8_t* type, struct Payload* payload)
{
    if (!channel->greeted)
        skipToHello(channel);
    const size_t have = channel->inEnd - channel->inStart;
    const uint8_t* at = channel->in + channel->inStart;
    if (have < FG_LENGTH_SIZE || (!channel->greeted && have < FG_LENGTH_SIZE + HOST_HELLO_SIZE))
        return CHANNEL_NONE;
    const size_t length = getU32(at);
    if (length < 1 || length > FG_MAX_FRAME)
        return CHANNEL_VIOLATION;
    if (have < FG_LENGTH_SIZE + length)
        return CHANNEL_NONE;
    *type = at[FG_LENGTH_SIZE];
    *payload = (struct Payload) { at + FG_LENGTH_SIZE + 1, length - 1, true };
    channel->inStart += FG_LENGTH_SIZE + length;
    return CHANNEL_FRAME;
}

static void queue(struct Channel* channel, const void* bytes, size_t size)
{
    if (channel->outStart > 0 && channel->outEnd + size > OUT_SIZE) {
        memmove(channel->out, channel->out + channel->outStart, channelQueued(channel));
        channel->outEnd -= channel->outStart;
        channel->outStart = 0;
    }
    if (channel->outEnd + size > OUT_SIZE)
        die("the send queue overflowed");
    memcpy(channel->out + channel->outEnd, bytes, size);
    channel->outEnd += size;
}

void channelSend(struct Channel* channel, const struct Frame* frame)
{
    queue(channel, frame->bytes, frame->size);
}

void channelSendData(struct Channel* channel, struct Frame* head, const void* data, size_t size)
{
    putU32(head->bytes, (uint32_t)(head->size - FG_LENGTH_SIZE + size));
    queue(channel, head->bytes, head->size);
    queue(channel, data, size);
}

void channelSendError(struct Channel* channel, bool fatal, int number, const char* message)
{
    struct Frame frame;
    frameBegin(&frame, FG_ERROR);
    frameU8(&frame, fatal);
    frameU32(&frame, (uint32_t)number);
    frameString(&frame, message);
    frameEnd(&frame);
    channelSend(channel, &frame);
}
