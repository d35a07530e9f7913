# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import multiprocessing
import os
import subprocess
import sys
import threading


def square(number):
    return number * number


def main():
    for method in ("fork", "spawn"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            print(method, pool.map(square, range(5)))
    results = []
    threads = [threading.Thread(target=lambda number=number: results.append(number)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(results))
    script = "import os, sys; print(sys.argv, sorted(os.environ), os.listdir('/proc/self/fd'))"
    print(subprocess.run([sys.executable, "-c", script, "x"], capture_output=True, text=True))
    print(subprocess.run(["cat"], capture_output=True, text=True))
    child = os.fork()
    if child == 0:
        print("in the child")
        sys.exit(3)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    threading.Thread(target=lambda: print("a thread that outlives the program")).start()


if __name__ == "__main__":
    main()
