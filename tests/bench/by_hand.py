"""Times the C++ programs of cxx/: gocxx's runtime used by hand, beside Boost.Fiber, in turn; medians of five runs."""
import pathlib
import statistics
import subprocess
import sys
import time

BINARIES = pathlib.Path(__file__).parent.parent.parent / "build/bin"
ROUNDS = 5


def run(binary, name):
    start = time.monotonic()
    output = subprocess.run([str(BINARIES / binary), name], check=True, capture_output=True).stdout
    return time.monotonic() - start, output


def main():
    if not (BINARIES / "boost_by_hand").exists():
        print("Boost.Fiber is not installed (libboost-fiber-dev): not compared")
        return
    print(f"{'C++ by hand':24}{'wall s':>8}{'Boost':>8}{'ratio':>7}")
    for name in ("ping_pong", "buffered", "spawn"):
        times = {"gocxx_by_hand": [], "boost_by_hand": []}
        for _ in range(ROUNDS):
            outputs = set()
            for binary, seconds in times.items():
                wall, output = run(binary, name)
                seconds.append(wall)
                outputs.add(output)
            if len(outputs) != 1:
                print(f"{name}: the two programs print different things", file=sys.stderr)
        ours, theirs = (statistics.median(seconds) for seconds in times.values())
        print(f"{name:24}{ours:8.3f}{theirs:8.3f}{theirs / ours:7.2f}", flush=True)


if __name__ == "__main__":
    main()
