"""Times operations in programs of 10 to 1,000,000 goroutines: those of scale/ built by gocxx and, if Go is installed, by Go, in turn.

  scale.py [--runs N] [--most GOROUTINES] [--svg FILE]

The nanoseconds of each operation, medians of N runs, are printed and drawn as an SVG.
"""
import argparse
import collections
import pathlib
import statistics
import subprocess
import tempfile

import chart
import run

SOURCES = [run.HERE / "scale" / name for name in ("among.gc", "ring.gc")]


def nanoseconds(binary, goroutines):
    """By operation: the program prints a line for each, its name, a colon and the figure."""
    output = subprocess.run([binary, str(goroutines)], check=True, capture_output=True, text=True).stdout
    return {name: float(time) for name, time in (line.split(": ") for line in output.splitlines())}


def measure(binaries, goroutines, count):
    """By operation and name of the compiler: the median of as many runs. The binaries take turns."""
    times = collections.defaultdict(list)
    for _ in range(count):
        for compiler, built in binaries.items():
            for binary in built:
                for operation, time in nanoseconds(binary, goroutines).items():
                    times[operation, compiler].append(time)
    return {key: statistics.median(values) for key, values in times.items()}


def build(folder):
    """Binaries by the name of the compiler."""
    go = run.find_go()
    binaries = collections.defaultdict(list)
    for source in SOURCES:
        binaries["gocxx"].append(str(folder / (source.stem + ".gocxx")))
        run.build_with_gocxx(source, binaries["gocxx"][-1])
        if go is not None:
            binaries["Go"].append(str(folder / source.stem))
            run.build_with_go(go, source, binaries["Go"][-1])
    return binaries


def table(points):
    """A row for each operation and compiler, a column for each number of goroutines."""
    sizes = [size for size, _ in next(iter(points.values()))]
    yield f"{'nanoseconds':26}" + "".join(f"{size:>11,}" for size in sizes)
    for (operation, compiler), line in sorted(points.items()):
        yield f"{operation:19}{compiler:7}" + "".join(f"{time:11.0f}" for _, time in line)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--most", type=int, default=1000000, help="goroutines at most (1000000)")
    parser.add_argument("--svg", default=str(run.ROOT / "build/scale.svg"), help="where it is drawn")
    return parser.parse_args()


def main():
    options = arguments()
    points = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        binaries = build(pathlib.Path(folder))
        for goroutines in (10**n for n in range(1, 10) if 10**n <= options.most):
            for key, time in measure(binaries, goroutines, options.runs).items():
                points[key].append((goroutines, time))
    print(*table(points), sep="\n")
    series = [chart.Line(f"{operation} ({compiler})", line, dashed=compiler != "gocxx")
              for (operation, compiler), line in sorted(points.items())]
    pathlib.Path(options.svg).write_text(chart.lines("Nanoseconds of an operation, by the number of goroutines", series))
    print(f"drawn in {options.svg}")


if __name__ == "__main__":
    main()
