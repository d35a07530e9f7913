# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a program can see of how it was started."""
import gc
import os
import signal
import sys
import threading

print(sys.argv, sys.orig_argv, sys.path, sys.flags, sys.warnoptions, sys._xoptions)
print(__name__, __file__, __doc__, __package__, __spec__, type(__loader__), __builtins__, sorted(globals()))
print(os.getcwd(), sorted(os.environ.items()), os.umask(0), os.getuid())
print(sorted(sys.modules))
print(sorted(os.listdir("/proc/self/fd")), [os.readlink(f"/proc/self/fd/{number}").split(":")[0] for number in range(3)])
print([stream.__class__.__name__ for stream in (sys.stdin, sys.stdout, sys.stderr)])
for stream in (sys.stdin, sys.__stdin__, sys.stdout, sys.__stdout__, sys.stderr):
    print(stream.name, stream.mode, stream.encoding, stream.errors, stream.newlines, stream.line_buffering,
          stream.write_through, stream.isatty(), stream.fileno(), stream.buffer.raw.name, stream.buffer.raw.mode)
print(sys.stdin is sys.__stdin__, sys.stdin.seekable(), sys.stdin.closed)
print(threading.enumerate(), threading.current_thread().name, gc.isenabled(), gc.get_threshold())
print([(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGTERM, signal.SIGCHLD)])
print(signal.pthread_sigmask(signal.SIG_BLOCK, []), sys.getrecursionlimit(), sys.gettrace(), sys.getprofile())
print(sys.excepthook, sys.meta_path, [hook.__name__ for hook in sys.path_hooks])
print(os.getpgid(0) == os.getpid(), os.getsid(0) == os.getpid(), sorted(os.listdir(".")))
