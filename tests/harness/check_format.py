"""Checks that clang-format would leave the files that it is given alone."""
import shutil
import subprocess
import sys

SKIPPED = 77


def main():
    if shutil.which("clang-format") is None:
        return SKIPPED
    return subprocess.run(["clang-format", "--dry-run", "--Werror", *sys.argv[1:]]).returncode


if __name__ == "__main__":
    sys.exit(main())
