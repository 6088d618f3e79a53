"""Large programs: several files of C++, each compiled when its own text has changed."""
import unittest

from command import CommandTest

# Any program becomes several files with this, one for each function or two.
SMALL_UNITS = {"GOCXX_DEBUG": "units=1"}

PROGRAM = """package main

import (
	"fmt"
	"runtime"
)

type account struct{ balance int }

func (a *account) get() int { return a.balance }

func (a *account) add(n int) int {
	a.balance += n
	return a.get()
}

var names = map[string]int{"one": 1}

func divide(a, b int) int {
	return a / b
}

func line() int {
	_, _, line, _ := runtime.Caller(1)
	return line
}

func run(f func(int) int) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	return fmt.Sprint(f(0))
}

func main() {
	a := &account{1}
	fmt.Println(a.add(2), names["one"], line(), run(func(n int) int { return divide(1, n) }))
	c := make(chan int)
	c <- divide(a.get(), 1)
}
"""


class Units(CommandTest):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"

    def run_program(self, text, **environment):
        self.write("prog.gc", text)
        environment = {"GOCXX_CACHE": str(self.cache), **SMALL_UNITS, **environment}
        return self.gocxx("run", "-x", "prog.gc", **environment)

    def compiled(self, text):
        """How many files are compiled."""
        process = self.run_program(text)
        self.assertIn("all goroutines are asleep", process.err)
        return process.err.count(" -c ")

    def test_it_does_what_it_does_as_one_file(self):
        several, one = self.run_program(PROGRAM), self.run_program(PROGRAM, GOCXX_DEBUG="")
        self.assertGreater(several.err.count(" -c "), 4)
        self.assertEqual(one.err.count(" -c "), 0)
        self.assertIn("program.cpp", one.err)  # it was compiled, too: the cache tells them apart
        self.assertEqual(several.out, one.out)
        self.assertIn("3 1 35 runtime error: integer divide by zero", one.out)

        def report(process):  # without the host compiler's commands and the offsets of PCs
            lines = process.err.splitlines()
            first = next(i for i, line in enumerate(lines) if line.startswith("fatal error"))
            return [line.split(" +0x")[0] for line in lines[first:]]

        self.assertEqual(report(several), report(one))
        self.assertIn("prog.gc:37", several.err)

    def test_names_that_no_file_could_have(self):
        names = ["f" + "long" * 80 + digit for digit in "12"]
        functions = "".join(f"func {name}(n int) {{ println(n) }}\n" for name in names)
        calls = "".join(f"\t{name}({i})\n" for i, name in enumerate(names))
        process = self.run_program(f"package main\n\n{functions}\nfunc main() {{\n{calls}}}\n")
        self.assertEqual(process.returncode, 0, process.err)
        self.assertEqual(process.err.splitlines()[-2:], ["0", "1"])

    def test_only_what_changed_is_compiled(self):
        self.assertGreater(self.compiled(PROGRAM), 4)
        edited = PROGRAM.replace("\tdefer func", "\t// recovers\n\tdefer func")
        # The unit and the main unit, which knows the lines of the functions.
        self.assertEqual(self.compiled(edited), 2)
        # A comment above everything moves all lines: only the main unit has them.
        self.assertEqual(self.compiled("// new\n" + edited), 1)
        # The small function get is in its own unit, and has copies where it is called.
        edited = "// new\n" + edited.replace("return a.balance }", "return 0 + a.balance }")
        self.assertLessEqual(self.compiled(edited), 5)

    def test_a_declaration_changes_the_header(self):
        before = self.compiled(PROGRAM)
        self.assertGreaterEqual(self.compiled(PROGRAM.replace("balance int }", "balance, more int }").replace(
            "account{1}", "account{1, 2}")), before)

    def test_an_object_that_is_damaged_is_compiled_again(self):
        self.compiled(PROGRAM)
        objects = sorted(self.cache.rglob("object.o"))
        objects[0].write_bytes(objects[0].read_bytes()[:100])
        for program in self.cache.rglob("program"):
            program.unlink()
        self.assertEqual(self.compiled(PROGRAM), 1)

    def test_a_host_compiler_that_fails(self):
        self.write("fails", """#!/bin/sh
case "$*" in *' -c '*divide*) echo broken >&2; exit 1;; esac
exec g++ "$@"
""")
        (self.folder / "fails").chmod(0o755)
        process = self.run_program(PROGRAM, CXX=str(self.folder / "fails"), TMPDIR=str(self.folder))
        self.assertEqual(process.returncode, 125)
        self.assertIn("broken", process.err)


if __name__ == "__main__":
    unittest.main()
