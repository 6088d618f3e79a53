"""How time and memory grow with a program: each construct of constructs.py at N and at eight times N.

  growth.py                   what CI runs: every construct through `gocxx emit`, at small N, a few at large N, and a few built
  growth.py --long            N up to 10,000 for `emit`, 100,000 for `check`
  growth.py --only REGEX ...  the constructs whose names match

Environment: GOCXX is the compiler. The exit status is 1 if something grows too fast, takes too much, or crashes.
"""
import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile

import constructs

COMPILER = os.environ.get("GOCXX", "gocxx")

# Twice what linear growth takes; what takes less than NOISE seconds
# says nothing.
FACTOR, NOISE = 2.0, 0.5
# Whatever the construct: seconds and megabytes for each thousand of it, besides what a loaded machine needs for the largest
# constants that are allowed.
SECONDS, MEGABYTES = 1.0, 100
SECONDS_FOR_ANY = 5.0
# Built in CI: what g++ has taken more than linear time for.
BUILT = {"methods_of_an_interface": 150, "results_of_many_types": 150, "aliases_of_func_types": 10, "else_ifs": 2000, "sums": 2000}
SECONDS_TO_BUILD = 30
# Measured at the larger N in CI, too: what has grown too fast only there.
LARGE = ["sums_of_globals", "multi_assignments", "initialisers", "cases_of_select", "else_ifs"]


def run(arguments, seconds):
    """CPU seconds, megabytes, exit status and the first lines of what is said."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(arguments, stdout=said, stderr=said, preexec_fn=limit)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read(2000).decode(errors="replace")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, text


class Measurement:
    def __init__(self, folder):
        self.source = os.path.join(folder, "prog.gc")
        self.folder = folder
        self.complaints = []

    def measure(self, name, phase, n):
        with open(self.source, "w", encoding="utf-8") as file:
            file.write(constructs.all_constructs()[name](n))
        target = [] if phase == "check" else ["-o", os.path.join(self.folder, "prog")]
        seconds, megabytes, status, text = run([COMPILER, phase, *target, self.source], 120)
        wrong = constructs.all_constructs()[name] in constructs.WRONG
        if status not in (0, 1) or (status == 0) == wrong or "internal error" in text:
            refused = status == 1 and re.search(r"nesting too deep|nested too deep|too long|overflow|made of more than", text)
            if not refused:
                self.complaints.append(f"{name}: {phase} of {n} ends with status {status}: {text[:300]}")
        return seconds, megabytes

    @staticmethod
    def too_slow(first, last, small, large):
        return last[0] > NOISE + FACTOR * large / small * first[0] or last[0] > SECONDS_FOR_ANY + SECONDS * large / 1000

    def compare(self, name, phase, small, large):
        first, last = self.measure(name, phase, small), self.measure(name, phase, large)
        if self.too_slow(first, last, small, large):  # once may be the machine's fault
            last = min(last, self.measure(name, phase, large))
        print(f"{name:34} {phase:6} {small:6} {first[0]:6.2f} s {first[1]:5.0f} MB   {large:6} {last[0]:6.2f} s {last[1]:5.0f} MB",
              flush=True)
        if self.too_slow(first, last, small, large):
            self.complaints.append(f"{name}: {phase} of {large} takes {last[0]:.2f} s, of {small} {first[0]:.2f} s")
        if last[1] > 300 + MEGABYTES * large / 1000:
            self.complaints.append(f"{name}: {phase} of {large} takes {last[1]:.0f} MB")

    def build(self, name, n):
        seconds, _ = self.measure(name, "build", n)
        print(f"{name:34} build  {n:6} {seconds:6.2f} s", flush=True)
        if seconds > SECONDS_TO_BUILD:
            self.complaints.append(f"{name}: building {n} takes {seconds:.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    names = [name for name in constructs.all_constructs() if re.search(options.only, name)]
    with tempfile.TemporaryDirectory() as folder:
        measurement = Measurement(folder)
        for name in names:
            measurement.compare(name, "emit", 100, 800)
            if options.long or name in LARGE:
                measurement.compare(name, "emit", 1250, 10_000)
            if options.long:
                measurement.compare(name, "check", 12_500, 100_000)
        for name, n in BUILT.items():
            if name in names:
                measurement.build(name, n)
    print("\n".join(measurement.complaints))
    return 1 if measurement.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
