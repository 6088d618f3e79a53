"""The generator makes the same program from the same seed, and the same program again from its record of choices."""
import pathlib
import subprocess
import sys
import tempfile

import shrink


def generated(*arguments):
    return subprocess.run([sys.argv[1], *map(str, arguments)], check=True, stdout=subprocess.PIPE).stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        first, second = pathlib.Path(folder) / "first", pathlib.Path(folder) / "second"
        program = generated("--seed", 7, "--count", 50, "--record", first)
        assert program == generated("--seed", 7, "--count", 50)
        assert program != generated("--seed", 8, "--count", 50)
        assert program == generated("--replay", first, "--record", second)
        assert first.read_text() == second.read_text()

        # Shrinking keeps what is asked for and drops the rest.
        def has_defer(lines):
            first.write_text("".join(line + "\n" for line in lines))
            tests = generated("--replay", first, "--record", second).split(b"test() {")[1:]
            return list(zip([b"defer" in test.partition(b"\n}\n")[0] for test in tests], second.read_text().splitlines()))

        records = [line for defers, line in has_defer(first.read_text().splitlines()) if defers][:4]
        small = shrink.shrink(records, has_defer, rounds=2 * shrink.ROUNDS)
        assert all(defers for defers, _ in has_defer(small))
        assert sum(map(len, small)) < sum(len(line.partition("|")[0]) for line in records) / 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
