# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what may be loaded before a run of a program is asked for: plan.py ENTRY PLAN

A library may be imported ahead only where nothing of the program's own would have happened before: an environment
variable that is set, a path that is added, a module that prints. So the plan lists the imports that the entry file
begins with, in their order, up to the first statement that may do something; imports of the program's own modules are
followed, which must then have nothing but imports, definitions and constants. Of the program's own modules only the
byte code is made, they are never executed.
"""
import ast
import marshal
import os
import py_compile
import sys

MOST_FILES = 500
MOST_BYTES = 8 * 1024 * 1024
MOST_STATEMENTS = 100_000


class Program:
    def __init__(self, entry):
        self.folder = os.path.dirname(os.path.realpath(entry))
        self.names = set()  # What an import looks for here first.
        self.hiding = set()  # Of these, what is found here though a library has the same name.
        for entry in os.scandir(self.folder):
            name, _, ending = entry.name.partition(".")
            if entry.is_dir():
                self.names.add(entry.name)
                if os.path.isfile(os.path.join(entry.path, "__init__.py")):
                    self.hiding.add(entry.name)
            elif ending.endswith(("py", "pyc", "so")):
                self.names.add(name)
                self.hiding.add(name)
        self.bytes = 0
        self.sources = {}

    def owns(self, module):
        return module.partition(".")[0] in self.names

    def read(self, path):
        """The source of a file, None where it can't be had or the program is too large."""
        if path not in self.sources and len(self.sources) < MOST_FILES:
            self.sources[path] = None
            if os.path.isfile(path) and self.bytes + os.path.getsize(path) <= MOST_BYTES:
                with open(path, "rb") as file:
                    self.sources[path] = file.read()
                self.bytes += len(self.sources[path])
        return self.sources.get(path)

    def files(self, module):
        """The files that an import of a module executes, with the packages that they are in."""
        path, package = self.folder, ""
        for name in filter(None, module.split(".")):
            path = os.path.join(path, name)
            inner = f"{package}.{name}" if package else name
            if os.path.isdir(path):
                package = inner
                if os.path.isfile(os.path.join(path, "__init__.py")):
                    yield os.path.join(path, "__init__.py"), package
            else:
                yield path + ".py", package
                return


def body(source):
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def imported(node, package):
    """The modules that an import statement names, as (module, names from it)."""
    if isinstance(node, ast.Import):
        return [(alias.name, ()) for alias in node.names]
    module = node.module or ""
    if node.level:
        outer = package.split(".")[: len(package.split(".")) - node.level + 1]
        module = ".".join(filter(None, [*outer, module]))
    return [(module, tuple(alias.name for alias in node.names))]


def is_plain(value):
    """An expression that does nothing."""
    if value is None or isinstance(value, (ast.Constant, ast.Name)):
        return True
    if isinstance(value, (ast.Tuple, ast.List, ast.Set)):
        return all(isinstance(part, (ast.Constant, ast.Name)) for part in value.elts)
    if isinstance(value, ast.UnaryOp):
        return isinstance(value.operand, ast.Constant)
    return isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name)


def is_definition(node):
    """A statement that only gives something a name."""
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if node.decorator_list or not all(map(is_plain, node.args.defaults + node.args.kw_defaults)):
                return False
        elif isinstance(node, ast.ClassDef):
            if node.decorator_list or node.keywords or not all(map(is_plain, node.bases)):
                return False
            left += node.body
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if not is_plain(node.value) or not all(isinstance(target, ast.Name) for target in targets):
                return False
        elif isinstance(node, ast.Expr):
            if not isinstance(node.value, ast.Constant):
                return False
        elif isinstance(node, ast.If):
            test = node.test
            name = test.id if isinstance(test, ast.Name) else getattr(test, "attr", "")
            if name != "TYPE_CHECKING" or node.orelse:
                return False
        elif not isinstance(node, ast.Pass):
            return False
    return True


def leading_imports(program, entry):
    """The imports of libraries that come before all that the program does, in their order."""
    found, seen = [], {entry}
    stack = [(iter(body(program.read(entry) or b"") or []), "")]
    for _ in range(MOST_STATEMENTS):
        if not stack:
            break
        statements, package = stack[-1]
        node = next(statements, None)
        if node is None:
            stack.pop()
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for module, names in imported(node, package):
                if module == "__future__":
                    continue
                if not program.owns(module):
                    found.append((module, tuple(name for name in names if name != "*")))
                    continue
                followed = []
                for inner in (module, *(f"{module}.{name}" for name in names)):
                    for path, owner in program.files(inner):
                        if path not in seen and os.path.isfile(path):
                            seen.add(path)
                            statements = body(program.read(path) or b"")
                            if statements is None:
                                return found
                            followed.append((iter(statements), owner))
                if followed and len(node.names) > 1 and isinstance(node, ast.Import):
                    return found  # The rest of the statement would have to wait for these.
                stack += reversed(followed)
        elif not is_definition(node):
            break
    return found


def byte_code(program, entry):
    """The program's own modules that anything in it imports, compiled, by their paths."""
    codes, left, seen = {}, [(entry, "")], {entry}
    while left:
        path, package = left.pop()
        source = program.read(path)
        if source is None:
            continue
        try:
            tree = ast.parse(source)
            if path != entry:
                state = os.stat(path)
                codes[path] = (state.st_mtime_ns, state.st_size, compile(source, path, "exec", dont_inherit=True))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            for module, names in imported(node, package):
                for inner in (module, *(f"{module}.{name}" for name in names)):
                    for found in program.files(inner) if program.owns(inner) else ():
                        if found[0] not in seen:
                            seen.add(found[0])
                            left.append(found)
    return codes


def main(entry, plan):
    program = Program(entry)
    entry = os.path.realpath(entry)
    document = (leading_imports(program, entry), sorted(program.hiding), byte_code(program, entry))
    with open(plan, "wb") as file:
        marshal.dump(document, file)
    # So that the interpreter that waits does not need the memory to compile what holds it.
    py_compile.compile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "sitecustomize.py"))


main(*sys.argv[1:3])
