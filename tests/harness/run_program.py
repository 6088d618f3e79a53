"""Runs one program test: builds and runs tests/programs/<area>/<behaviour>.gc and compares with what is expected.

The first lines of the program are its directives:
  // run               ends with status 0
  // panic "text"      ends with status 2, and standard error has the text
  // fatal "text"      the same, for what Go calls a fatal error
  // exit N            ends with status N
then, in any order:
  // args A B          the program's arguments
  // stdin FILE        standard input is that file, beside the program
  // stderr "line"     standard error has a line that contains this text
  // silent "text"     standard error does not contain this text
Standard output must be exactly <behaviour>.out, or nothing if there is no such file.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys

from expectation import Expectation, difference, run_bounded

TIMEOUT_SECONDS = 60


def directive_lines(text):
    for line in text.splitlines():
        if not line.startswith("//"):
            return
        yield line[2:].strip()


def quoted_text(rest):
    found = re.search(r'"(.*)"\s*$', rest)
    return found.group(1) if found else rest.strip()


def read_expectation(source):
    expectation = Expectation()
    for line in directive_lines(source.read_text(errors="surrogateescape")):
        word, _, rest = line.partition(" ")
        if word in ("panic", "fatal"):
            expectation.status = 2
            expectation.stderr.append(quoted_text(rest))
        elif word == "exit":
            expectation.status = int(rest)
        elif word == "args":
            expectation.args = shlex.split(rest)
        elif word == "stdin":
            expectation.stdin = source.parent / rest.strip()
        elif word == "stderr":
            expectation.stderr.append(quoted_text(rest))
        elif word == "silent":
            expectation.silent.append(quoted_text(rest))
        elif word != "run":
            break  # an ordinary comment
    output = source.with_suffix(".out")
    expectation.stdout = output.read_bytes() if output.exists() else b""
    return expectation


def run(source, expectation):
    stdin = open(expectation.stdin, "rb") if expectation.stdin else subprocess.DEVNULL
    return run_bounded([os.environ["GOCXX"], "run", str(source), *expectation.args], stdin, TIMEOUT_SECONDS)


def main():
    source = pathlib.Path(sys.argv[1])
    expectation = read_expectation(source)
    problems = difference(expectation, run(source, expectation))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
