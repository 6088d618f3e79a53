"""Times a hop in rings of 10 to 1,000,000 goroutines: scale/ring.gc built by gocxx and, if Go is installed, by Go, in turn.

  scale.py [--runs N] [--most MEMBERS] [--svg FILE]

The nanoseconds of a hop, medians of N runs, are printed and drawn as an SVG.
"""
import argparse
import pathlib
import statistics
import subprocess
import tempfile

import chart
import run

SOURCE = run.HERE / "scale" / "ring.gc"


def nanoseconds(binary, members):
    return float(subprocess.run([binary, str(members)], check=True, capture_output=True).stdout)


def measure(binaries, members, count):
    """For each binary the median; they take turns."""
    rounds = [[nanoseconds(binary, members) for binary in binaries] for _ in range(count)]
    return [statistics.median(times) for times in zip(*rounds)]


def build(folder):
    """Names and binaries."""
    built = {"gocxx": str(folder / "ring.gocxx")}
    run.build_with_gocxx(SOURCE, built["gocxx"])
    go = run.find_go()
    if go is not None:
        built["Go"] = str(folder / "ring")
        run.build_with_go(go, SOURCE, built["Go"])
    return built


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--most", type=int, default=1000000, help="members of the largest ring (1000000)")
    parser.add_argument("--svg", default=str(run.ROOT / "build/scale.svg"), help="where it is drawn")
    return parser.parse_args()


def main():
    options = arguments()
    sizes = [10**n for n in range(1, 10) if 10**n <= options.most]
    with tempfile.TemporaryDirectory() as folder:
        built = build(pathlib.Path(folder))
        print(f"{'goroutines in a ring':24}" + "".join(f"{name + ' ns':>10}" for name in built))
        points = {name: [] for name in built}
        for members in sizes:
            times = measure(list(built.values()), members, options.runs)
            for name, time in zip(built, times):
                points[name].append((members, time))
            print(f"{members:<24,}" + "".join(f"{time:10.0f}" for time in times), flush=True)
    pathlib.Path(options.svg).write_text(chart.lines("Nanoseconds of a hand-over, by the number of goroutines", points))
    print(f"drawn in {options.svg}")


if __name__ == "__main__":
    main()
