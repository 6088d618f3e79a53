"""Runs one sample and compares its standard output with tests/samples/<name>.out: run_sample.py SAMPLE OUTPUT."""
import os
import pathlib
import subprocess
import sys

from expectation import Expectation, difference, run_bounded


def main():
    expectation = Expectation(stdout=pathlib.Path(sys.argv[2]).read_bytes())
    process = run_bounded([os.environ["GOCXX"], "run", sys.argv[1]], subprocess.DEVNULL, 60)
    problems = difference(expectation, process)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
