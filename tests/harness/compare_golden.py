"""Compares what a phase makes of tests/golden/<phase>/<name>.gc with the text beside it: <name>.ast, .lower or .cpp.

The emitted C++ must also compile without a warning with g++ and clang++. With
UPDATE_GOLDEN=1 in the environment the text is written instead: review it as a diff.
"""
import difflib
import os
import pathlib
import shutil
import subprocess
import sys

COMMANDS = {
    "ast": (["build", "--dump=ast"], ".ast"),
    "lower": (["build", "--dump=lower"], ".lower"),
    "emit": (["emit"], ".cpp"),
}
WARNINGS = ["-std=gnu++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c++"]


def produced_text(phase, source):
    words, _ = COMMANDS[phase]
    process = subprocess.run([os.environ["GOCXX"], *words, source.name], cwd=source.parent, capture_output=True, text=True)
    if process.returncode != 0:
        raise SystemExit(process.stderr)
    return process.stdout


def compare(golden, text):
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text)
        return []
    expected = golden.read_text() if golden.exists() else ""
    return list(difflib.unified_diff(expected.splitlines(), text.splitlines(), golden.name, "now", lineterm=""))


def compiler_complaints(source_tree, text):
    include = source_tree / "runtime" / "include"
    for compiler in ("g++", "clang++"):
        if shutil.which(compiler) is None:
            continue
        process = subprocess.run([compiler, *WARNINGS, f"-I{include}", "-"], input=text, capture_output=True, text=True)
        if process.returncode != 0:
            yield f"{compiler}: {process.stderr}"


def main():
    source = pathlib.Path(sys.argv[1])
    phase = source.parent.name
    text = produced_text(phase, source)
    problems = compare(source.with_suffix(COMMANDS[phase][1]), text)
    if phase == "emit":
        problems += compiler_complaints(source.parents[3], text)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
