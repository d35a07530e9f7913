#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the call edges that foreguestctl finds in C sources with those that the compiler writes.

usage: compare_with_compiler.py FOREGUESTCTL FOLDER [COMPILER-FLAG...]

Each .c file below FOLDER is compiled by `gcc -O0 -fcallgraph-info`; those that compile are analysed together with the
folder's headers, and the edges between functions that the sources define are compared: precision and recall of direct
edges, with every difference listed. Calls through pointers have no target in the compiler's file and count for nothing.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

EDGE = re.compile(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)" label: "([^"]*)"')


def plain(title):
    """`dir/a.c:f` is the static f of a file, `f.part.0` a piece of f."""
    return title.rsplit(":", 1)[-1].split(".", 1)[0]


def compiler_edges(source, folder, flags):
    """the edges and defined functions of one file, or None where it does not compile."""
    with tempfile.TemporaryDirectory() as scratch:
        command = ["gcc", "-O0", "-w", "-c", "-fcallgraph-info", "-fno-builtin", "-I", folder,
                   "-I", os.path.join(folder, "include"), "-I", os.path.dirname(source), *flags,
                   "-o", os.path.join(scratch, "x.o"), os.path.abspath(source)]
        if subprocess.run(command, cwd=scratch, capture_output=True).returncode != 0:
            return None
        files = [name for name in os.listdir(scratch) if name.endswith(".ci")]
        with open(os.path.join(scratch, files[0]), encoding="utf-8", errors="replace") as text:
            content = text.read()
    edges = set()
    indirect = set()
    for source_name, target, _ in EDGE.findall(content):
        if target == "__indirect_call":
            indirect.add(plain(source_name))
        else:
            edges.add((plain(source_name), plain(target)))
    return edges, indirect


def main():
    tool, folder, flags = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3:]
    truth = {}
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.endswith(".c"):
                found = compiler_edges(path, folder, flags)
                if found:
                    truth[os.path.abspath(path)] = found
    run = subprocess.run([tool, "analyze", "--json", folder], capture_output=True, check=True)
    analysis = json.loads(run.stdout)
    nodes = {node["id"]: node for node in analysis["nodes"]}
    functions = {f["id"]: f for f in analysis["functions"]}
    own = {f["name"] for f in functions.values() if os.path.abspath(f["file"]) in truth or f["file"].endswith(".h")}
    ours = {}
    for edge in analysis["edges"]:
        caller = nodes[edge["from"]]
        callee = nodes[edge["to"]]
        if edge["kind"] != "calls" or not caller.get("file"):
            continue
        ours.setdefault(os.path.abspath(caller["file"]), {})[(caller["name"], callee["name"])] = edge
    right = wrong = missing = pointers = 0
    for path, (edges, indirect) in sorted(truth.items()):
        found = ours.get(path, {})
        expected = {(a, b) for a, b in edges if b in own}
        # An inline function of a header is compiled into each file that uses it: its edges are the header's.
        local = {f["name"] for f in functions.values() if os.path.abspath(f["file"]) == path}
        expected = {(a, b) for a, b in expected if a in local}
        direct = {pair for pair, edge in found.items() if pair[1] in own and pair[0] in local}
        right += len(expected & direct)
        for a, b in sorted(direct - expected):
            if a in indirect:
                pointers += 1
                continue
            wrong += 1
            print(f"wrong   {path}:{found[(a, b)]['line']}: {a} > {b} ({found[(a, b)]['confidence']})")
        for a, b in sorted(expected - direct):
            missing += 1
            print(f"missing {path}: {a} > {b}")
    print(f"{len(truth)} files, {right + missing} edges: precision {right / max(right + wrong, 1):.4f}, "
          f"recall {right / max(right + missing, 1):.4f}; "
          f"{pointers} edges through pointers not compared")


if __name__ == "__main__":
    main()
