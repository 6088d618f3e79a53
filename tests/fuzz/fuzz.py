"""Generates programs and compares what Go makes of them with what gocxx does. See README.md.

usage: fuzz.py --generator G --gocxx C [--seed N] [--minutes M] [--against WHAT] [...]
"""
import argparse
import collections
import itertools
import pathlib
import re
import shutil
import sys
import tempfile
import time

from batch import Batch, Tools
from shrink import shrink

# The first build of gocxx is compared with the second where there is no Go, or where it is asked for.
VARIANTS = {
    "escape": (("-O0",), {"GOCXX_DEBUG": "escape"}),
    "frames": (("-O0",), {"GOCXX_DEBUG": "frames"}),
    "clang": (("-O0", "--cxx=clang++"), {}),
    "O2": (("-O2",), {}),
}


def arguments():
    parser = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--generator", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--gocxx", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N", help="of the first test (default: the time)")
    parser.add_argument("--minutes", type=positive, default=5, metavar="M", help="no batch begins later (default: 5)")
    parser.add_argument("--tests", type=positive_count, default=80, metavar="T", help="tests in a batch (default: 80)")
    parser.add_argument("--against", choices=["go", *VARIANTS],
                        help="what gocxx is compared with (default: go, or clang where Go is not installed)")
    parser.add_argument("--go", default=shutil.which("go"), metavar="CMD", help="Go's command (default: the one in PATH)")
    parser.add_argument("--optimize", default="-O0", metavar="-ON", help="of gocxx's build (default: -O0)")
    parser.add_argument("--cxx", action="append", metavar="CMD", help="the host compiler; if repeated, each in turn")
    parser.add_argument("--shrink", type=int, default=4, metavar="N", help="shrink N differences of each batch (default: 4)")
    parser.add_argument("--findings", metavar="DIR", help="a folder for the programs of the differences")
    parser.add_argument("--log", metavar="FILE", help="a file to which a line is added for each batch")
    parser.add_argument("--prefix", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.against = options.against or ("go" if options.go else "clang")
    if options.against == "go" and not (options.go and shutil.which(options.go)):
        parser.error("there is no go command; --against clang compares two builds of gocxx")
    if options.findings:
        pathlib.Path(options.findings).mkdir(parents=True, exist_ok=True)
    return options


def positive(text):
    number = float(text)
    if not number > 0:
        raise ValueError
    return number


def positive_count(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


# The last line of the trace of a test whose panic `main` recovered.
ENDS_IN_PANIC = re.compile(r"^panic [^\n]*\n\Z", re.MULTILINE)


class Pair:
    """Two builds of the same tests, one of which is right."""

    def __init__(self, options, tools, folder):
        self.batch = Batch(tools, folder / "ours", (options.optimize, *options.host))
        if options.against == "go":
            self.right, self.right_name = self.batch, "go"
        else:
            flags, environment = VARIANTS[options.against]
            self.right, self.right_name = Batch(tools, folder / options.against, flags, environment), "gocxx"

    def prepare(self, make):
        """False if the tests cannot be built."""
        make(self.batch)
        if not self.batch.build(self.right_name if self.right is self.batch else "gocxx"):
            return False
        if self.right is not self.batch:
            self.right.replay(self.batch.records)
            self.right.refused = dict(self.batch.refused)
            self.right.take_out({})
            if not self.right.build("gocxx"):
                return False
            self.batch.refused.update(self.right.refused)
            return True
        return self.batch.build("gocxx")

    def unclear(self):
        """The first lines of what a compiler said that names no test."""
        return "\n".join(line for batch in {self.batch, self.right} for line in batch.unclear.splitlines()[:20])

    def differences(self):
        """The numbers of the tests that differ, with the reason: what refused them, or both results."""
        found = {}
        for number, (who, message) in self.batch.refused.items():
            if who != "go":
                found[number] = (who, message)
        expected = self.right.results(self.right_name)
        got = self.batch.results("gocxx")
        for number, wanted in expected.items():
            if number in self.batch.refused:
                continue
            if got.get(number) != wanted:
                found[number] = ("result", first_difference(wanted, str(got.get(number))))
            elif ENDS_IN_PANIC.search(wanted) and (message := self.different_end(number)):
                found[number] = ("end", message)
        return found

    def different_end(self, number):
        """How the program ends differently if nothing recovers the panic of a test; None if it ends the same."""
        wanted, got = self.right.bare(self.right_name, number), self.batch.bare("gocxx", number)
        return None if wanted == got else f"expected {wanted}, got {got}"


def first_difference(expected, got):
    """Of two traces: the lines that differ first."""
    for one, other in itertools.zip_longest(expected.splitlines()[1:], got.splitlines()[1:], fillvalue="nothing"):
        if one != other:
            return f"expected {one[:150]!r}, got {other[:150]!r}"
    return f"got {got.strip()}"


def still_differ(options, tools, folder, kinds):
    """For shrinking: which of the records differ in one of these ways."""

    def ask(lines):
        pair = Pair(options, tools, folder)
        if not pair.prepare(lambda batch: batch.replay(lines)):
            return [(False, line) for line in pair.batch.records]
        found = pair.differences()
        return [(n in found and found[n][0] in kinds, line) for n, line in enumerate(pair.batch.records)]

    return ask


def report(options, tools, folder, record, title):
    """Prints a shrunk program with what both builds do."""
    pair = Pair(options, tools, folder)
    pair.prepare(lambda batch: batch.replay([record]))
    single = folder / "single"
    single.mkdir(exist_ok=True)
    text = (pair.batch.folder / "program.gc").read_text()
    lines = [f"// {title}"]
    if pair.batch.refused:
        text = _program(tools, single, record)
        lines += [f"// {who}: {message}" for who, message in pair.batch.refused.values()]
    else:
        for name, batch, who in (("expected", pair.right, pair.right_name), ("got", pair.batch, "gocxx")):
            shown = "".join(batch.results(who).values())
            lines += [f"// {name}:"] + ["//   " + line for line in shown.splitlines()]
    return "\n".join(lines) + "\n" + text


def _program(tools, folder, record):
    batch = Batch(tools, folder)
    batch.replay([record])
    return (batch.folder / "program.gc").read_text()


def run_batch(options, tools, folder, seed, total):
    pair = Pair(options, tools, folder)
    begin = time.time()
    built = pair.prepare(lambda batch: batch.generate(seed, options.tests))
    if not built:
        print(f"seeds {seed}..{seed + options.tests - 1}: the batch cannot be built:\n{pair.unclear()}", flush=True)
        total["differences"] += 1
        return []
    found = pair.differences()
    total["tests"] += options.tests
    total["functions"] += pair.batch.functions
    total["differences"] += len(found)
    kinds = collections.Counter(kind for kind, _ in found.values())
    summary = (f"seeds {seed}..{seed + options.tests - 1}: {options.tests} tests of {pair.batch.functions} functions, "
               f"{len(found)} differences {dict(kinds)}, {time.time() - begin:.0f} s")
    print(summary, flush=True)
    if options.log:
        with open(options.log, "a") as log:
            log.write(f"{options.prefix} {options.against} {' '.join((options.optimize, *options.host))} {summary}\n")
    return [(seed + number, pair.batch.records[number], kind, message) for number, (kind, message) in found.items()]


def show(options, tools, folder, found):
    """Shrinks the differences of a batch and prints them."""
    for seed, _, kind, message in found:
        print(f"seed {seed}: {kind}: {message}", flush=True)
    if not options.shrink or not found:
        return
    some = found[:options.shrink]
    ask = still_differ(options, tools, folder / "shrink", {kind for _, _, kind, _ in some})
    for (seed, _, kind, message), record in zip(some, shrink([record for _, record, _, _ in some], ask)):
        text = report(options, tools, folder / "report", record, f"seed {seed}: {kind}: {message}")
        if options.findings:
            path = pathlib.Path(options.findings) / f"seed_{seed}_{kind.replace('+', 'x')}.gc"
            path.write_text(text)
            print(f"  shrunk: {path}", flush=True)
        else:
            print(text, flush=True)


def main():
    options = arguments()
    tools = Tools(str(pathlib.Path(options.generator).resolve()), str(pathlib.Path(options.gocxx).resolve()), options.go)
    if not options.go:
        print("Go is not installed: what gocxx makes of the programs is compared with itself "
              f"({options.against}), and the host compiler must take them", flush=True)
    print(f"seed {options.seed}", flush=True)
    total = collections.Counter()
    end = time.time() + options.minutes * 60
    seed = options.seed
    hosts = itertools.cycle([("--cxx=" + cxx,) for cxx in options.cxx or ()] or [()])
    with tempfile.TemporaryDirectory(prefix="gocxx-fuzz-") as folder:
        while time.time() < end:
            options.host = next(hosts)
            found = run_batch(options, tools, pathlib.Path(folder), seed, total)
            show(options, tools, pathlib.Path(folder), found)
            seed += options.tests
    print(f"{total['tests']} tests of {total['functions']} functions: {total['differences']} differences")
    return 1 if total["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
