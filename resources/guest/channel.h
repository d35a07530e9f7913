/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wire.h"

/* A framed, non-blocking channel over a connected descriptor. Both buffers are bounded: the reader stops while more
 * than CHANNEL_QUEUE_LIMIT bytes wait to be sent. */

#define CHANNEL_QUEUE_LIMIT (128 * 1024)

struct Channel
{
    int descriptor;
    bool greeted; /* A HostHello was seen; until then input is searched for one. */
    uint8_t* in;
    size_t inStart, inEnd;
    uint8_t* out;
    size_t outStart, outEnd;
    int64_t lastReadNs;
};

enum ChannelNext { CHANNEL_NONE, CHANNEL_FRAME, CHANNEL_VIOLATION };

bool channelInit(struct Channel* channel, int descriptor);
/* Forgets all that was read and queued: the peer is gone. */
void channelReset(struct Channel* channel);
/* What was read and comes next is searched for a HostHello. */
void channelAwaitHello(struct Channel* channel);
/* Reads what is there. False: the peer is gone. */
bool channelRead(struct Channel* channel);
/* Writes what can be written without waiting. False: the peer is gone. */
bool channelFlush(struct Channel* channel);
size_t channelQueued(const struct Channel* channel);
bool channelCanQueue(const struct Channel* channel);
/* A frame that began and is not complete. */
bool channelIsMidFrame(const struct Channel* channel);
/* The next complete frame; its payload stays valid until the next channelRead. */
enum ChannelNext channelNext(struct Channel* channel, uint8_t* type, struct Payload* payload);
/* Queues a frame; its parts are joined. The queue takes any frame while channelCanQueue. */
void channelSend(struct Channel* channel, const struct Frame* frame);
void channelSendData(struct Channel* channel, struct Frame* head, const void* data, size_t size);
void channelSendError(struct Channel* channel, bool fatal, int number, const char* message);
