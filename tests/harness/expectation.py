"""What a program is expected to do, and how what it did differs from that."""
import dataclasses
import difflib
import os
import pathlib
import signal
import subprocess
from typing import Optional


@dataclasses.dataclass
class Expectation:
    status: int = 0
    stdout: bytes = b""
    stderr: list = dataclasses.field(default_factory=list)  # texts that standard error contains
    silent: list = dataclasses.field(default_factory=list)  # texts that it does not contain
    args: list = dataclasses.field(default_factory=list)
    stdin: Optional[pathlib.Path] = None


def run_bounded(command, stdin, seconds):
    """Runs `command` in a session of its own. What has not ended in time is killed with all that it started."""
    process = subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        stdout, stderr = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
        stderr += f"killed after {seconds} seconds".encode()
    return subprocess.CompletedProcess(command, process.returncode, stdout, stderr)


def text_of(output):
    return output.decode(errors="backslashreplace")


def output_difference(expected, actual):
    if expected == actual:
        return []
    lines = difflib.unified_diff(
        text_of(expected).splitlines(), text_of(actual).splitlines(), "expected", "actual", lineterm="")
    return ["standard output differs:", *lines]


def difference(expectation, process):
    """Lines that say what differs; none if the process did what was expected."""
    problems = output_difference(expectation.stdout, process.stdout)
    stderr = text_of(process.stderr)
    for text in expectation.stderr:
        if text not in stderr:
            problems.append(f"standard error lacks: {text}")
    for text in expectation.silent:
        if text in stderr:
            problems.append(f"standard error has: {text}")
    if process.returncode != expectation.status:
        problems.append(f"exit status {process.returncode}, expected {expectation.status}")
    if problems:
        problems += ["standard error was:", stderr]
    return problems
