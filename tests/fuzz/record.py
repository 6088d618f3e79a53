"""Writes the programs that continuous integration runs, and what Go makes of them: programs/seed_<N>.gc and .out.

usage: record.py GENERATOR GOCXX   (needs Go; see README.md)

A test that gocxx gets wrong is left out and named: it is a mistake to mend, then the programs are written again.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from batch import Batch, Tools

FILES = 8
TESTS = 12  # of some 25 functions each
FOLDER = pathlib.Path(__file__).parent / "programs"


def wrong_tests(batch):
    """The tests that either compiler refuses, or whose results differ."""
    if not batch.build("go") or not batch.build("gocxx"):
        sys.exit(f"a program cannot be built: {batch.folder}")
    expected, got = batch.results("go"), batch.results("gocxx")
    return {number for number in expected if expected[number] != got.get(number)} | set(batch.refused)


def record(tools, folder, seed):
    batch = Batch(tools, folder)
    batch.generate(seed, TESTS)
    wrong = wrong_tests(batch)
    if wrong:
        print("left out: seeds", *(seed + number for number in sorted(wrong)))
    batch.replay([line for number, line in enumerate(batch.records) if number not in wrong])
    if not batch.build("go"):
        sys.exit(f"Go refuses a program: {batch.folder}")
    done = subprocess.run([batch.folder / "by_go"], check=True, stdout=subprocess.PIPE)
    (FOLDER / f"seed_{seed}.gc").write_bytes(b"// run\n" + (batch.folder / "program.gc").read_bytes())
    (FOLDER / f"seed_{seed}.out").write_bytes(done.stdout)
    return batch.functions


def main():
    tools = Tools(sys.argv[1], sys.argv[2], shutil.which("go"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    functions = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            functions += record(tools, folder, 1 + number * TESTS)
    print(functions, "functions")


if __name__ == "__main__":
    main()
