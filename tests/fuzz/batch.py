"""One batch of generated tests: a program of many tests, built by Go and by gocxx, and what each build does.

Tests that a compiler refuses are taken out, so that the others can be compared; the compiler that refused them is kept.
"""
import os
import pathlib
import re
import subprocess

RUN_SECONDS = 60
BUILD_SECONDS = 1800
TEST_NAME = re.compile(rb"\bt(\d+)_")
ERROR_PLACE = re.compile(r"program\.(?:go|gc):(\d+)(?::\d+)?: (?:error: |fatal error: )?(.*)")


class Tools:
    """The generator and the compilers. `go` is None where Go is not installed."""

    def __init__(self, generator, gocxx, go):
        self.generator = generator
        self.gocxx = gocxx
        self.go = go


class Batch:
    """Tests are known by their number in the batch; `records` has the choices that made each."""

    def __init__(self, tools, folder, options=("-O0",), environment=None):
        self.tools = tools
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.options = list(options)
        self.environment = dict(os.environ, **(environment or {}))
        self.records = []
        self.refused = {}  # number -> (who, message)
        self.unclear = ""  # what a compiler said that names no test
        self.functions = 0
        self.numbers = []  # of the tests in the program, by their place in it

    # -- Making the program --

    def generate(self, seed, count):
        self._generator("--seed", seed, "--count", count)

    def replay(self, records):
        (self.folder / "replay").write_text("".join(record + "\n" for record in records))
        self._generator("--replay", self.folder / "replay")

    def _generator(self, *arguments):
        record = self.folder / "record"
        text = self._generated(*arguments, "--record", record)
        self.records = record.read_text().splitlines()
        self.functions = int(re.match(rb"// \d+ tests of (\d+)", text).group(1))
        self.numbers = list(range(len(self.records)))
        self._write(text)

    def _generated(self, *arguments):
        command = [self.tools.generator, *map(str, arguments)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout

    def _write(self, text):
        (self.folder / "program.go").write_bytes(text)
        (self.folder / "program.gc").write_bytes(text)

    def take_out(self, numbers):
        """Makes the program again without these tests; the others keep their places, where a test of nothing stands."""
        kept = [record if n not in numbers and n not in self.refused else "" for n, record in enumerate(self.records)]
        (self.folder / "replay").write_text("".join(record + "\n" for record in kept))
        self._write(self._generated("--replay", self.folder / "replay"))

    # -- Building --

    def build(self, who):
        """Builds until nothing is refused. False if that does not come to pass."""
        for _ in range(8):
            said = self._build_go() if who == "go" else self._build_gocxx()
            if said is None:
                return True
            blamed = self._blamed(said)
            if not blamed:
                self.unclear = said
                return False
            for number, message in blamed.items():
                kind = who if who == "go" else ("g++" if "host compiler" in said else "checker")
                self.refused.setdefault(number, (kind, message))
            self.take_out(blamed)
        return False

    def _build_go(self):
        # Without a module Go would behave as older versions do: panic(nil) would be no panic.
        (self.folder / "go.mod").write_text("module program\n\ngo 1.23\n")
        environment = dict(self.environment, GOPROXY="off", GOTOOLCHAIN="local", GOFLAGS="-mod=mod")
        return self._run_compiler([self.tools.go, "build", "-gcflags=-e", "-o", "by_go", "program.go"], environment)

    def _build_gocxx(self):
        command = [self.tools.gocxx, "build", "--max-errors=0", "--diagnostics=short", *self.options, "-o", "by_gocxx",
                   "program.gc"]
        return self._run_compiler(command, self.environment)

    def _run_compiler(self, command, environment):
        done = subprocess.run(command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=BUILD_SECONDS)
        return None if done.returncode == 0 else done.stdout.decode(errors="replace") or f"status {done.returncode}"

    def _blamed(self, said):
        """The tests at whose lines there are errors: number -> message."""
        lines = (self.folder / "program.gc").read_bytes().splitlines()
        blamed = {}
        for line, message in ERROR_PLACE.findall(said):
            if len(self.records) == 1:  # such a program has no prefixes
                blamed.setdefault(0, message)
            for text in reversed(lines[:int(line)]):
                if named := TEST_NAME.search(text):
                    number = int(named.group(1))
                    if number not in self.refused:
                        blamed.setdefault(number, message)
                    break
        return blamed

    # -- Running --

    def results(self, who):
        """What each test did: number -> its trace, or how it ended the program."""
        binary = str(self.folder / ("by_go" if who == "go" else "by_gocxx"))
        results, first = {}, 0
        while first < len(self.records):
            command = [binary, "-trace", str(first)]
            output, end = run_bounded(command, self.environment)
            first = self._read_results(output, results, first)
            if end == "status 0":
                break
            results[first] = end
            first += 1
        return results

    def _read_results(self, output, results, first):
        """Adds the tests that are complete; returns the first that is not."""
        for block in re.split(rb"^(?=# \d+ )", output, flags=re.MULTILINE):
            if block.startswith(b"#") and b"\n" in block:
                number = int(block.split()[1])
                results[number] = block.decode(errors="backslashreplace")
                first = number + 1
        return first

    def bare(self, who, number):
        """The status of a test whose panic nothing recovers, and what stands before the traceback on standard error."""
        binary = str(self.folder / ("by_go" if who == "go" else "by_gocxx"))
        done = subprocess.run([binary, "-bare", str(number)], env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=RUN_SECONDS)
        said = done.stderr.split(b"\n\ngoroutine ")[0].split(b"\n[signal")[0]
        return done.returncode, said.decode(errors="backslashreplace")


def run_bounded(command, environment):
    """The output, and how the program ended."""
    try:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=RUN_SECONDS)
    except subprocess.TimeoutExpired as late:
        return late.stdout or b"", "hangs"
    if done.returncode == 0:
        return done.stdout, "status 0"
    said = done.stderr.decode(errors="backslashreplace").splitlines()
    return done.stdout, f"status {done.returncode}: {said[0] if said else ''}"
