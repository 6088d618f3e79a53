#!/usr/bin/env python3
"""Runs random calls of the library in a program of gocxx's and in one of Go's, and prints the calls that differ.

    library_beside_go.py [--seed N] [--calls M] [--seeds K] [--package PATH]... [--show LINES]

Needs Go. GOCXX and GOCXX_FUZZ_LIBRARY name the two programs, else those of ./build are taken.
"""

import argparse
import difflib
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
GOCXX = os.environ.get("GOCXX", str(SOURCE / "build/bin/gocxx"))
GENERATOR = os.environ.get("GOCXX_FUZZ_LIBRARY", str(SOURCE / "build/bin/gocxx_fuzz_library"))


def build(work, packages):
    """Both programs of the same text: (path of gocxx's, path of Go's)."""
    options = [option for package in packages for option in ("--package", package)]
    text = subprocess.run([GENERATOR, *options], check=True, capture_output=True, text=True).stdout
    (work / "calls.go").write_text(text)
    (work / "go.mod").write_text("module calls\n\ngo 1.23\n")
    environment = dict(os.environ, GOPROXY="off", GOTOOLCHAIN="local", GOFLAGS="-mod=mod")
    subprocess.run(["go", "build", "-o", "calls-go", "."], cwd=work, env=environment, check=True)
    subprocess.run([GOCXX, "build", "-O", "1", "-o", "calls-gocxx", "calls.go"], cwd=work, check=True)
    return work / "calls-gocxx", work / "calls-go"


def bound_memory():
    resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))


def lines_of(program, *arguments, seconds=120):
    """What a program prints; its end, if it did not end well, is one more line."""
    try:
        done = subprocess.run(["calls", *map(str, arguments)], executable=program, capture_output=True, timeout=seconds, text=True,
                              errors="replace", preexec_fn=bound_memory)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode(errors="replace").split("\n") + ["(does not end)"]
    lines = done.stdout.rstrip("\n").split("\n")
    return lines if done.returncode == 0 else lines + [f"(status {done.returncode}) {done.stderr[-2000:]}"]


def first_difference(ours, theirs):
    """The numbers of the characters around which two lines differ."""
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    return max(0, at - 160), at + 120


def show(function, ours, theirs, limit):
    different = [(a, b) for a, b in zip(ours[:-1], theirs[:-1]) if a != b] or [(ours[-1], theirs[-1])]
    print(f"== {function}: {len(different)} of {len(theirs)} calls differ")
    for a, b in different[:limit]:
        begin, end = first_difference(a, b)
        number = b.split(" ", 1)[0]
        print(f"  call {number}\n    gocxx {a[begin:end]}\n    Go    {b[begin:end]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many seeds from there on")
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--package", action="append", default=[])
    parser.add_argument("--show", type=int, default=3, help="so many calls of a function that differ")
    parser.add_argument("--keep", help="a folder for the programs")
    options = parser.parse_args()
    if shutil.which("go") is None:
        sys.exit("library_beside_go.py: there is no go command")
    work = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="gocxx-fuzz-"))
    work.mkdir(exist_ok=True)
    try:
        sys.exit(compare(work, options))
    finally:
        if not options.keep:
            shutil.rmtree(work)


def compare(work, options):
    ours, theirs = build(work, options.package)
    failed = set()
    for seed in range(options.seed, options.seed + options.seeds):
        a, b = lines_of(ours, seed, options.calls), lines_of(theirs, seed, options.calls)
        if not b[-1].count(" ") == 1 or b[-1].startswith("("):
            print(f"seed {seed}: Go's program ends with {b[-1]}")
        names = [line.split(" ")[0] for line in b if line]
        mine = {line.split(" ")[0]: line for line in a}
        for name, line in zip(names, b):
            if mine.get(name) == line or name in failed:
                continue
            failed.add(name)
            show(f"{name} (seed {seed})", lines_of(ours, seed, options.calls, name, seconds=60),
                 lines_of(theirs, seed, options.calls, name, seconds=60), options.show)
        print(f"seed {seed}: {len(names)} functions, {len(names) * options.calls} calls, {len(failed)} that differ",
              flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    main()
