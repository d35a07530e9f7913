#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the peak resident set of each program in tests/samples/memory, as measured.txt lists them.

Usage: measure_memory.py FOLDER > list
Needs GNU time, and the toolchains of the languages; programs whose toolchain is missing are left out.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

LONGEST_SECONDS = 100


def command(program: Path, folder: Path) -> list[str]:
    """What runs the program, compiled into the folder where it has to be."""
    executable = str(folder / "program")
    compilers = {
        ".c": ["gcc", "-O1", "-w", str(program), "-o", executable, "-lm"],
        ".cpp": ["g++", "-O1", "-w", str(program), "-o", executable],
        ".rs": ["rustc", "-O", "-A", "warnings", str(program), "-o", executable],
        ".go": ["go", "build", "-o", executable, str(program)],
    }
    if program.suffix in compilers:
        subprocess.run(compilers[program.suffix], check=True, stderr=subprocess.DEVNULL)
        return [executable]
    if program.suffix == ".java":
        subprocess.run(["javac", "-d", str(folder), str(program)], check=True)
        return ["java", "-cp", str(folder), program.stem]
    return {".py": [sys.executable], ".js": ["node"]}[program.suffix] + [str(program)]


def peak(words: list[str], folder: Path) -> int:
    report = folder / "peak"
    subprocess.run(["time", "-f", "%M", "-o", str(report)] + words, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LONGEST_SECONDS)
    return int(report.read_text().split()[-1]) * 1024


def main() -> None:
    root = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        for program in sorted(path for path in root.glob("*/*") if path.is_file()):
            relative = program.relative_to(root)
            half = "held" if sum(map(ord, str(relative))) % 2 else "development"
            try:
                print(relative, peak(command(program, Path(name)), Path(name)), half, flush=True)
            except (OSError, KeyError, subprocess.SubprocessError) as error:
                print(f"{relative}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
