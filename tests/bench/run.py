"""Times the benchmark programs: each built by gocxx and, if Go is installed, by Go, and run in turn.

  run.py [--runs N] [--svg FILE] [NAME ...]

NAME is a program, or a folder: `wide` stands for all programs in wide/. All programs unless told.

For each program: wall time, processor time and peak memory, the medians of N runs, and the ratios of Go to gocxx (above 1: gocxx is
better). The two programs must print the same. Each folder has geometric means of its own: of this folder's programs, which measure one
primitive each; of more/, of which several measure the same as one of them; of wide/, programs of many kinds. At the end come the means
over all, and the programs that are slower than Go's. The ratios of wall time, except for wide/, are also drawn as an SVG.
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
    parser.add_argument("names", nargs="*", help="programs, or folders of them; all unless told")
    return parser.parse_args()


# In this order; the names are those of the folders.
FOLDERS = {"primitives": HERE, "more": HERE / "more", "wide": HERE / "wide"}


def selected(names):
    """The programs of each folder that NAMES select; all if there are none."""
    found = {
        title: [s for s in sorted(folder.glob("*.gc")) if not names or title in names or s.stem in names]
        for title, folder in FOLDERS.items()
    }
    known = set(FOLDERS) | {source.stem for sources in found.values() for source in sources}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"no such benchmark: {', '.join(unknown)}")
    return {title: sources for title, sources in found.items() if sources}


def print_means(title, results):
    means = [f"{figure} {geometric_mean([r.ratio(figure) for r in results]):.2f}" for figure in ("wall", "cpu")]
    print(f"geometric means of {title} ({len(results)} programs): {', '.join(means)}", flush=True)


def bench_folder(title, sources, go, count, folder):
    """The results; a line is printed for each."""
    results = []
    for source in sources:
        results.append(bench(source, go, count, folder))
        print(row(results[-1]), flush=True)
    if go is not None:
        print_means(title, results)
    return results


# A ratio below this is called slower: two runs of the same program differ by as much.
AS_FAST = 0.95


def print_slower(results):
    for figure in ("wall", "cpu"):
        slower = sorted((r.ratio(figure), r.name) for r in results if r.ratio(figure) < AS_FAST)
        print(f"{figure} below {AS_FAST}: {', '.join(f'{name} {ratio:.2f}' for ratio, name in slower) or 'none'}")


def main():
    options = arguments()
    groups = selected(options.names)
    go = find_go()
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        results = {
            title: bench_folder(title, sources, go, options.runs, pathlib.Path(folder)) for title, sources in groups.items()
        }
    if go is None:
        return
    everything = [r for group in results.values() for r in group]
    if len(results) > 1:
        print_means("all", everything)
    print_slower(everything)
    drawn = [(r.name, r.ratio("wall")) for title, group in results.items() if title != "wide" for r in group]
    if drawn:
        pathlib.Path(options.svg).write_text(chart.bars("Go's time divided by gocxx's", drawn))
        print(f"drawn in {options.svg}")


if __name__ == "__main__":
    main()
