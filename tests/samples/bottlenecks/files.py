import csv
import glob
import io
import json
import os
import os.path
import pathlib
import pickle
import shutil
import tempfile
from pathlib import Path


def plain(name):
    f = open(name)  # file
    text = f.read()  # file
    f.close()
    with open(name, "w") as out:  # file
        out.write(text)  # file
    with io.open(name) as g:  # file
        for line in g:
            print(line)
    return text.split()


def paths(base):
    p = Path(base) / "x.txt"
    p.write_text("hello")  # file
    q = pathlib.Path(base)
    q.mkdir(parents=True)  # file
    for child in q.iterdir():  # file
        if child.is_file():  # file
            child.unlink()  # file
    with p.open() as f:  # file
        lines = f.readlines()  # file
    name = p.name
    suffix = p.with_suffix(".md")
    return p.read_text(), lines, name, suffix  # file


def tree(base):
    os.makedirs(base, exist_ok=True)  # file
    if os.path.exists(base):  # file
        os.remove(os.path.join(base, "a"))  # file
    os.rename("a", "b")  # file
    for root, dirs, names in os.walk(base):  # file
        print(root, dirs, names)
    os.listdir(base)  # file
    size = os.stat(base).st_size  # file
    shutil.copy("a", "b")  # file
    shutil.rmtree(base)  # file
    print(os.getcwd(), os.path.basename(base), os.environ.get("X"))
    return size


def temp():
    fd, name = tempfile.mkstemp()  # file
    os.write(fd, b"x")  # file
    os.close(fd)
    with tempfile.NamedTemporaryFile() as t:  # file
        t.write(b"y")  # file
    return glob.glob("*.py")  # file


def formats(name):
    with open(name) as f:  # file
        data = json.load(f)
    with open(name, "rb") as f:  # file
        obj = pickle.load(f)
    with open(name, newline="") as f:  # file
        rows = list(csv.reader(f))
    return data, obj, rows


class Log:
    def __init__(self, name):
        self.file = open(name, "a")  # file

    def write(self, text):
        self.file.write(text)  # file
        self.file.flush()  # file


def memory():
    b = io.StringIO()
    b.write("x")
    log = []
    log.append(b.getvalue())
    return b.read()
