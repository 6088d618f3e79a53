"""The compiler neither crashes nor hangs on what libFuzzer made of programs: corpus/ has inputs that went ways no test goes.

usage: test_front_end.py GOCXX
"""
import concurrent.futures
import pathlib
import subprocess
import sys

CORPUS = pathlib.Path(__file__).parent / "corpus"
SECONDS = 20


def complaint(path):
    """What is wrong with how the compiler takes the input; None if it is emitted or refused."""
    command = [sys.argv[1], "emit", "--diagnostics=short", "-"]
    try:
        done = subprocess.run(command, stdin=path.open("rb"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"{path.name}: hangs"
    if done.returncode in (0, 1):
        return None
    return f"{path.name}: status {done.returncode}: {done.stderr[:300].decode(errors='replace')}"


def main():
    inputs = sorted(CORPUS.iterdir())
    assert inputs
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        complaints = [each for each in pool.map(complaint, inputs) if each]
    print(*complaints, f"{len(inputs)} inputs, {len(complaints)} complaints", sep="\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
