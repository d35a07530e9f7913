# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds Python's start-up where everything is loaded but the program, until its run is asked for.

Python imports a module of this name after it has set itself up and before it opens the program's file. What follows
when this module returns is Python's own: no frame, handler or exit of ours is around the program. The interpreter is
that of the one run, so it shares neither hash seed nor random numbers nor threads with any other. All that was needed
to get here is taken back: the variable that named this folder, the folder on the path, the name of this module.
"""
import os
import sys


def wait_for_run():
    control = 3
    folder = os.environ.pop("PYTHONPATH")
    ahead = os.environ.pop("FOREGUEST_AHEAD")
    del sys.modules["sitecustomize"]
    sys.path[:] = [place for place in sys.path if place != folder]
    sys.path_importer_cache.pop(folder, None)
    try:
        import sitecustomize  # The system's own, which this one hid.
        missing = False
    except ModuleNotFoundError:
        missing = True
    try:
        if ahead == "libraries":
            load_ahead(os.path.join(folder, "plan"))
    except BaseException as error:
        # The run has to meet it for the first time, in an interpreter that has not tried.
        sys.stderr.write(f"{type(error).__name__}: {error}")
        sys.stderr.flush()
        os._exit(1)
    os.write(control, b"R")
    message = b""
    while part := os.read(control, 4096):
        message += part
    os.close(control)
    if not message:
        os._exit(1)
    go_on(message[0], [os.fsdecode(argument) for argument in message[1:].split(b"\0")[:-1]])
    if missing:
        raise ModuleNotFoundError(name="sitecustomize")


def load_ahead(plan):
    import marshal
    with open(plan, "rb") as file:
        imports, own, codes = marshal.load(file)
    before = set(sys.modules)
    for module, names in imports:
        try:
            __import__(module, None, None, names, 0)
        except ModuleNotFoundError as error:
            if not (module + ".").startswith(f"{error.name}."):
                raise
            break  # Nothing of it ran; the program will say so itself, or do without.
    for module in set(sys.modules) - before:
        if module.partition(".")[0] in own:
            raise ImportError("the program's own " + module + " hides a library")
    if codes:
        use_byte_code(codes)
    # What start-up does next, once without effect: the pages and lists of folders that it needs are at hand then.
    if sys.modules["site"].ENABLE_USER_SITE:
        try:
            import usercustomize
        except ModuleNotFoundError:
            pass
    with open(sys.argv[0], "rb") as file:
        compile(file.read(), sys.argv[0], "exec", dont_inherit=True)
    # Whether the program's file is an archive of modules; asked once for each path.
    for hook in sys.path_hooks:
        try:
            sys.path_importer_cache[sys.argv[0]] = hook(sys.argv[0])
            break
        except ImportError:
            sys.path_importer_cache[sys.argv[0]] = None


def use_byte_code(codes):
    """Has the program's own modules made of the byte code at hand, as long as their files are what they were."""
    loader = sys.modules["_frozen_importlib_external"].SourceFileLoader
    original = loader.get_code

    def get_code(self, fullname):
        known = codes.pop(self.path, None) if self.path in codes else None
        if known:
            state = os.stat(self.path)
            if (state.st_mtime_ns, state.st_size) == known[:2]:
                return known[2]
        return original(self, fullname)

    loader.get_code = get_code


def go_on(with_input, arguments):
    if not with_input:
        nothing = os.open("/dev/null", os.O_RDONLY)
        os.dup2(nothing, 0, inheritable=True)
        os.close(nothing)
        import io
        old = sys.stdin
        buffer = io.open(0, "rb", -1, closefd=False)
        buffer.raw.name = "<stdin>"
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(buffer, old.encoding, old.errors, "\n")
        sys.stdin.mode = "r"
    sys.argv += arguments
    sys.orig_argv += arguments
    if "random" in sys.modules:
        sys.modules["random"].seed()
    if "logging" in sys.modules:
        import time
        sys.modules["logging"]._startTime = time.time()


wait_for_run()
