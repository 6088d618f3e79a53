"""Times the benchmark programs: each built by gocxx and, if Go is installed, by Go, and run in turn.

  run.py [--runs N] [--svg FILE] [NAME ...]

For each program: wall time, processor time and peak memory, the medians of N runs, and the ratios of Go to gocxx (above 1: gocxx is
better). The two programs must print the same. The geometric mean is that of the programs in this folder; those in more/, of which several
measure the same as one of them, are listed below it. All ratios are also drawn as an SVG.
"""
import argparse
import dataclasses
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import chart

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
TIME = "/usr/bin/time"


@dataclasses.dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    memory: int  # peak resident, in kilobytes
    output: bytes


@dataclasses.dataclass
class Result:
    name: str
    gocxx: Run
    go: Run = None  # None without Go

    def ratio(self, figure):
        return getattr(self.go, figure) / max(getattr(self.gocxx, figure), 1e-9)


def find_go():
    """The Go tool: in PATH, or where Debian's packages put it."""
    found = shutil.which("go")
    if found:
        return found
    candidates = sorted(pathlib.Path("/usr/lib").glob("go-*/bin/go"))
    return str(candidates[-1]) if candidates else None


def build_with_gocxx(source, binary):
    subprocess.run([str(ROOT / "build/bin/gocxx"), "build", "-O2", "-o", binary, str(source)], check=True)


def build_with_go(go, source, binary):
    folder = pathlib.Path(binary + ".go")
    folder.mkdir()
    shutil.copy(source, folder / (source.stem + ".go"))
    (folder / "go.mod").write_text("module bench\n\ngo 1.23\n")
    environment = dict(os.environ, GOFLAGS="-mod=mod", GOPROXY="off", GOTOOLCHAIN="local")
    subprocess.run([go, "build", "-o", binary, "."], cwd=folder, env=environment, check=True)


def run_once(binary):
    """Runs it through time(1): a process's peak memory begins with that of the process that executes it, and Python's is larger than
    that of most programs."""
    with tempfile.TemporaryFile() as output, tempfile.NamedTemporaryFile() as peak:
        command = [TIME, "-q", "-f", "%M", "-o", peak.name, binary]
        start = time.monotonic()
        pid = os.posix_spawn(TIME, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1)])
        _, status, usage = os.wait4(pid, 0)
        wall = time.monotonic() - start
        if status != 0:
            raise SystemExit(f"{binary} ended with status {status}")
        output.seek(0)
        return Run(wall, usage.ru_utime + usage.ru_stime, int(peak.read()), output.read())


def median(runs):
    return Run(
        statistics.median(r.wall for r in runs),
        statistics.median(r.cpu for r in runs),
        int(statistics.median(r.memory for r in runs)),
        runs[0].output)


def measure(binaries, count):
    """One warm-up, then `count` rounds in which the programs take turns."""
    runs = {binary: [] for binary in binaries}
    for round_number in range(count + 1):
        for binary in binaries:
            run = run_once(binary)
            if round_number > 0:
                runs[binary].append(run)
    return [median(runs[binary]) for binary in binaries]


def bench(source, go, count, folder):
    ours = str(folder / (source.stem + ".gocxx"))
    build_with_gocxx(source, ours)
    if go is None:
        return Result(source.stem, measure([ours], count)[0])
    theirs = str(folder / source.stem)
    build_with_go(go, source, theirs)
    result = Result(source.stem, *measure([ours, theirs], count))
    if result.gocxx.output != result.go.output:
        print(f"{source.stem}: the two programs print different things", file=sys.stderr)
    return result


def geometric_mean(values):
    return math.exp(statistics.fmean(math.log(v) for v in values))


HEADER = f"{'':24}{'wall s':>8}{'Go':>8}{'ratio':>7}  {'cpu s':>8}{'Go':>8}{'ratio':>7}  {'MiB':>8}{'Go':>8}{'ratio':>7}"


def row(result):
    def cells(figure, scale):
        ours = getattr(result.gocxx, figure) / scale
        if result.go is None:
            return f"{ours:8.3f}{'-':>8}{'-':>7}"
        return f"{ours:8.3f}{getattr(result.go, figure) / scale:8.3f}{result.ratio(figure):7.2f}"

    return f"{result.name:24}" + "  ".join([cells("wall", 1), cells("cpu", 1), cells("memory", 1024)])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each program (5)")
    parser.add_argument("--svg", default=str(ROOT / "build/bench.svg"), help="where the ratios are drawn")
    parser.add_argument("names", nargs="*", help="programs; all unless told")
    return parser.parse_args()


def programs(folder, names):
    return [s for s in sorted(folder.glob("*.gc")) if not names or s.stem in names]


def bench_all(sources, go, count, folder):
    """The names and ratios, none without Go; a line is printed for each."""
    ratios = []
    for source in sources:
        result = bench(source, go, count, folder)
        print(row(result), flush=True)
        if go is not None:
            ratios.append((result.name, result.ratio("wall")))
    return ratios


def main():
    options = arguments()
    sources, more = programs(HERE, options.names), programs(HERE / "more", options.names)
    if not sources and not more:
        raise SystemExit("no such benchmark")
    go = find_go()
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        ratios = bench_all(sources, go, options.runs, pathlib.Path(folder))
        if ratios:
            print(f"geometric mean of the wall ratios: {geometric_mean([ratio for _, ratio in ratios]):.2f}")
        ratios += bench_all(more, go, options.runs, pathlib.Path(folder))
    if ratios:
        pathlib.Path(options.svg).write_text(chart.bars("Go's time divided by gocxx's", ratios))
        print(f"drawn in {options.svg}")


if __name__ == "__main__":
    main()
