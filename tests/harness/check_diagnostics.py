"""Checks one wrong program: the errors that `gocxx check` reports are those that its comments announce.

  ... // ERROR "text"       exactly one error on this line, whose first line contains the text
  // ERROR-NEXT "text"      the same for the next line
A text with double quotes in it stands in back quotes. No other line may have an error.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ANNOTATION = re.compile(r'// (ERROR|ERROR-NEXT) (?:"(.*)"|`(.*)`)')


def expected_errors(text):
    """Line number -> list of texts."""
    expected = collections.defaultdict(list)
    for number, line in enumerate(text.split("\n"), start=1):
        found = ANNOTATION.search(line)
        if found:
            at = number if found.group(1) == "ERROR" else number + 1
            expected[at].append(found.group(2) if found.group(2) is not None else found.group(3))
    return expected


def reported_errors(source):
    command = [os.environ["GOCXX"], "check", "--max-errors=0", "--diagnostics=json", str(source)]
    process = subprocess.run(command, capture_output=True, timeout=60)
    if process.returncode not in (0, 1):
        raise SystemExit(f"exit status {process.returncode}\n{process.stderr.decode(errors='replace')}")
    reported = collections.defaultdict(list)
    items = json.loads(process.stderr) if process.stderr else []
    if bool(items) != (process.returncode == 1):
        raise SystemExit(f"{len(items)} errors, but exit status {process.returncode}")
    for item in items:
        reported[item["line"]].append(item["message"].split("\n")[0])
    return reported


def differences(expected, reported):
    for line in sorted(set(expected) | set(reported)):
        wanted, given = expected.get(line, []), reported.get(line, [])
        matched = len(wanted) == len(given) and all(w in g for w, g in zip(wanted, given))
        if not matched:
            yield f"line {line}: expected {wanted}, reported {given}"


def main():
    source = pathlib.Path(sys.argv[1])
    expected = expected_errors(source.read_bytes().decode("utf-8", errors="replace"))
    problems = list(differences(expected, reported_errors(source)))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
