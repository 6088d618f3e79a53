#!/usr/bin/env python3
"""Measures how long large programs take to compile, with gocxx and with go.

Usage: compile.py [--lines N ...] [--runs N] [--gocxx PATH] [--go PATH] [--print N]

The programs are generated: packages' worth of small services, each a struct with a map, a lock and methods,
an interface with several implementations, goroutines with channels and select, closures, sorting, formatting. No
two services have the same text. Each is compiled cold (without caches), after an edit in one function, and
after a comment line was added at the top. CPU time counts all processes; memory is that of the largest one.
"""

import argparse
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

FIELDS = ["count", "total", "limit", "level", "weight", "score", "depth", "width", "budget", "offset"]
VERBS = ["Add", "Merge", "Apply", "Scan", "Fold", "Rank", "Route", "Split", "Check", "Update"]
NOUNS = ["Order", "Stock", "Route", "Ledger", "Batch", "Packet", "Node", "Shard", "Quota", "Event"]


def header():
    return ["package main", "",
            "import (", '\t"errors"', '\t"fmt"', '\t"sort"', '\t"strings"', '\t"sync"', ")", "",
            "type worker interface {", "\tRun(n int) (int, error)", "\tName() string", "}", "",
            'var errLimit = errors.New("limit reached")', ""]


def struct_type(name, fields):
    lines = [f"type {name} struct {{", "\tmu sync.Mutex", "\titems map[string]int", "\tnames []string"]
    lines += [f"\t{f} int" for f in fields]
    return lines + ["}", "", f"func New{name}(size int) *{name} {{",
                    f"\treturn &{name}{{items: make(map[string]int, size), {fields[0]}: size}}", "}", ""]


def store(r, name, fields):
    a, b = r.sample(fields, 2)
    return [f"func (s *{name}) Store(key string, n int) int {{", "\ts.mu.Lock()", "\tdefer s.mu.Unlock()",
            "\tif _, ok := s.items[key]; !ok {", "\t\ts.names = append(s.names, key)", "\t}",
            f"\ts.items[key] += n*{r.randint(2, 9)} + s.{a}", f"\ts.{b}++", "\treturn s.items[key]", "}", ""]


def run_method(r, name, fields):
    a, b = r.sample(fields, 2)
    return [f"func (s *{name}) Run(n int) (int, error) {{", f"\tif n > {r.randint(1000, 9000)} {{",
            f'\t\treturn 0, fmt.Errorf("{name}: %d: %w", n, errLimit)', "\t}",
            "\tfor i := 0; i < n; i++ {", f"\t\tswitch i % {r.randint(3, 6)} {{", "\t\tcase 0:",
            f"\t\t\ts.{a} += i", "\t\tcase 1, 2:", f"\t\t\ts.{b} ^= i << {r.randint(1, 5)}", "\t\tdefault:",
            f'\t\t\ts.Store(fmt.Sprintf("k%d", i%{r.randint(5, 50)}), i)', "\t\t}", "\t}",
            f"\treturn s.{a} + s.{b}, nil", "}", "", f"func (s *{name}) Name() string {{",
            f'\treturn "{name.lower()}"', "}", ""]


def sorting(r, name, fields):
    f = r.choice(fields)
    return [f"func (s *{name}) Top(k int) []string {{", "\tnames := append([]string(nil), s.names...)",
            "\tsort.Slice(names, func(i, j int) bool {", "\t\tif s.items[names[i]] != s.items[names[j]] {",
            "\t\t\treturn s.items[names[i]] > s.items[names[j]]", "\t\t}",
            "\t\treturn names[i] < names[j]", "\t})",
            "\tif len(names) > k {", "\t\tnames = names[:k]", "\t}",
            f"\ts.{f} = len(names)", "\treturn names", "}", ""]


def pipeline(r, name, fields):
    n = r.randint(2, 5)
    return [f"func (s *{name}) Pipeline(values []int) int {{", f"\tin := make(chan int, {n})",
            "\tout := make(chan int)", "\tquit := make(chan struct{})", "\tvar wg sync.WaitGroup",
            f"\tfor w := 0; w < {n}; w++ {{", "\t\twg.Add(1)", "\t\tgo func() {", "\t\t\tdefer wg.Done()",
            "\t\t\tfor v := range in {", "\t\t\t\tselect {",
            f"\t\t\t\tcase out <- v*v%{r.randint(7, 99)} + w - w:",
            "\t\t\t\tcase <-quit:", "\t\t\t\t\treturn", "\t\t\t\t}", "\t\t\t}", "\t\t}()", "\t}",
            "\tgo func() {",
            "\t\tfor _, v := range values {", "\t\t\tin <- v", "\t\t}", "\t\tclose(in)", "\t\twg.Wait()",
            "\t\tclose(out)", "\t}()", "\tsum := 0", "\tfor v := range out {", "\t\tsum += v", "\t}",
            "\tclose(quit)", f"\ts.{r.choice(fields)} += sum", "\treturn sum", "}", ""]


def text_method(r, name, fields):
    chosen = r.sample(fields, 2)
    return [f"func (s *{name}) String() string {{", "\tvar b strings.Builder",
            f'\tfmt.Fprintf(&b, "{name}({chosen[0]}=%d, {chosen[1]}=%d)", s.{chosen[0]}, s.{chosen[1]})',
            "\tfor i, n := range s.names {",
            f"\t\tif i == {r.randint(2, 8)} {{", '\t\t\tb.WriteString("...")',
            "\t\t\tbreak", "\t\t}", "\t\tb.WriteByte(' ')", "\t\tb.WriteString(strings.ToUpper(n))", "\t}",
            "\treturn b.String()", "}", ""]


def compute(r, name, fields):
    op = r.choice(["+", "^", "|"])
    return [f"func compute{name}(matrix [][]int, step func(int, int) int) (best int) {{",
            "\tfor y, row := range matrix {", "\t\tfor x, v := range row {",
            f"\t\t\tw := step(v, x{op}y)",
            f"\t\t\tif w > best && w%{r.randint(2, 7)} != 0 {{", "\t\t\t\tbest = w",
            "\t\t\t}", "\t\t\tmatrix[y][x] = w - v", "\t\t}", "\t}", "\treturn best", "}", ""]


def drive(r, name, fields):
    k = r.randint(3, 30)
    return [f"func drive{name}() int {{", f"\ts := New{name}({k})", f"\tn, err := s.Run({k * 3})",
            "\tif err != nil {", "\t\tfmt.Println(err)", "\t}",
            f"\tn += s.Pipeline([]int{{1, 2, {k}, 4, 5}})", "\tmatrix := [][]int{{1, 2, 3}, {4, 5, 6}}",
            f"\tn += compute{name}(matrix, func(a, b int) int {{ return a*{k} + b + n%3 }})",
            f"\tfor _, top := range s.Top({r.randint(2, 6)}) {{", "\t\tn += len(top)", "\t}",
            "\tif n%1000 == 7 {",
            "\t\tfmt.Println(s)", "\t}", "\treturn n", "}", ""]


def program(lines, seed=1):
    """The text of a program of at least `lines` lines."""
    r = random.Random(seed)
    text, names = header(), []
    while len(text) < lines - 20 - 3 * len(names):
        name = f"{r.choice(NOUNS)}{r.choice(VERBS)}{len(names)}"
        fields = r.sample(FIELDS, r.randint(3, 6))
        names.append(name)
        parts = [store, run_method, sorting, pipeline, text_method, compute]
        text += struct_type(name, fields)
        r.shuffle(parts)
        for part in parts:
            text += part(r, name, fields)
        text += drive(r, name, fields)
    text += ["func main() {", "\tsum := 0", "\tworkers := []worker{"]
    text += [f"\t\tNew{name}(2)," for name in names]
    text += ["\t}", "\tfor _, w := range workers {",
             "\t\tn, _ := w.Run(10)", "\t\tsum += n + len(w.Name())", "\t}"]
    text += [f"\tsum += drive{name}()" for name in names]
    text += ["\tfmt.Println(sum)", "}", ""]
    return "\n".join(text)


def edited(text):
    """The program after an edit in the middle of one function."""
    at = text.index("\tsum := 0\n\tfor v := range out", len(text) // 2)
    return text[:at] + "\tsum := 1\n" + text[at + len("\tsum := 0\n"):]


class Timed:
    """One run of a command: CPU seconds of all processes, wall seconds, MB of the largest process."""

    def __init__(self, argv, env):
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        pid = os.spawnvpe(os.P_NOWAIT, argv[0], argv, env)
        _, status, usage = os.wait4(pid, 0)
        self.wall = time.time() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        if status != 0:
            sys.exit(f"{' '.join(argv)}: status {status}")


class Compiler:
    def __init__(self, name, argv, cache):
        self.name, self.argv, self.cache = name, argv, cache

    def time(self, text, folder, fresh):
        """Compiles `text`; `fresh`: without what earlier compilations left in the cache."""
        cache = pathlib.Path(folder, self.name + "-cache")
        if fresh:
            subprocess.run(["rm", "-rf", str(cache)], check=True)
            if self.name == "gocxx":  # the runtime's headers and Go's packages are compiled once, not counted
                self.run("package main\n\nfunc main() {}\n", folder, cache)
            else:
                self.run("\n".join(header()[:10]) +
                         "\nvar _ = errors.New\nvar _ = fmt.Sprint\nvar _ = sort.Ints\n"
                         "var _ = strings.ToUpper\nvar _ sync.Mutex\n\nfunc main() {}\n", folder, cache)
        return self.run(text, folder, cache)

    def run(self, text, folder, cache):
        source = pathlib.Path(folder, "prog." + ("gc" if self.name == "gocxx" else "go"))
        source.write_text(text)
        env = dict(os.environ, **{self.cache: str(cache)})
        return Timed(self.argv + ["-o", str(pathlib.Path(folder, "prog")), str(source)], env)


def measure(compiler, text, runs):
    rows = {"cold": [], "edit": [], "comment": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            rows["cold"].append(compiler.time(text, folder, True))
            rows["edit"].append(compiler.time(edited(text), folder, False))
            rows["comment"].append(compiler.time("// a comment\n" + edited(text), folder, False))
    return {kind: [statistics.median(getattr(t, f) for t in timed) for f in ("cpu", "wall", "megabytes")]
            for kind, timed in rows.items()}


def main():
    parser = argparse.ArgumentParser(description="how long large programs take to compile")
    parser.add_argument("--lines", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--gocxx", default="build/bin/gocxx")
    parser.add_argument("--go", default="go")
    parser.add_argument("--flags", default="", help="further options for gocxx, such as -O0")
    parser.add_argument("--print", type=int, metavar="LINES", help="prints a program of so many lines")
    options = parser.parse_args()
    if options.print:
        print(program(options.print), end="")
        return
    compilers = [Compiler("go", [options.go, "build"], "GOCACHE"),
                 Compiler("gocxx", [options.gocxx, "build"] + options.flags.split(), "GOCXX_CACHE")]
    print(f"{'lines':>6} {'compiler':8} {'':8} {'CPU s':>7} {'wall s':>7} {'MB':>6}")
    for lines in options.lines:
        text = program(lines)
        for compiler in compilers:
            for kind, (cpu, wall, megabytes) in measure(compiler, text, options.runs).items():
                print(f"{text.count(chr(10)):6} {compiler.name:8} {kind:8} "
                      f"{cpu:7.2f} {wall:7.2f} {megabytes:6.0f}", flush=True)


if __name__ == "__main__":
    main()
