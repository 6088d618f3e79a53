"""Large programs: several files of C++, each compiled when its own text has changed."""
import os
import pathlib
import unittest

from command import HELLO, CommandTest

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


class Folder(CommandTest):
    """What `emit --dir` writes."""

    def emit(self, text, *options, **environment):
        self.write("prog.gc", text)
        process = self.gocxx("emit", *options, "--dir", "out/cxx", "prog.gc", **environment)
        self.assertEqual((process.returncode, process.out, process.err), (0, "", ""))
        folder = self.folder / "out/cxx"
        return folder, (folder / "program.files").read_text().split()

    def build(self, folder, files):
        lib = pathlib.Path(os.environ["GOCXX"]).parent.parent / "lib"
        root = pathlib.Path((lib / "gocxx-source").read_text().strip())
        command = ["g++", f"@{lib}/g++.flags", "-O0", f"-I{root}/runtime/include", f"-I{folder}",
                   *(folder / name for name in files), lib / "libgocxx_runtime.a", "-lgc", "-o", "prog"]
        process = self.run_to_end(*command)
        self.assertEqual(process.returncode, 0, process.err)
        return self.run_to_end(self.folder / "prog")

    def test_a_small_program_is_one_file(self):
        folder, files = self.emit(HELLO)
        self.assertEqual(files, ["program.cpp"])
        self.assertEqual((folder / "program.cpp").read_text(), self.gocxx("emit", "prog.gc").out)

    def test_a_large_program_can_be_built_from_its_files(self):
        for options in [], ["--line"]:
            folder, files = self.emit(PROGRAM, *options, **SMALL_UNITS)
            self.assertGreater(len(files), 4)
            self.assertIn("program.h", [path.name for path in folder.iterdir()])
            self.assertIn("integer divide by zero", self.build(folder, files).out)

    def test_files_of_an_earlier_emission_go_others_stay(self):
        folder, before = self.emit(PROGRAM, **SMALL_UNITS)
        (folder / "mine.cpp").write_text("int mine;\n")
        (self.folder / "out/above.cpp").write_text("int above;\n")
        with (folder / "program.files").open("a") as names:
            names.write("../above.cpp\n")
        _, after = self.emit(HELLO, **SMALL_UNITS)
        self.assertGreater(len(before), len(after))
        self.assertEqual(sorted(path.name for path in folder.glob("*.cpp")), sorted([*after, "mine.cpp"]))
        self.assertTrue((self.folder / "out/above.cpp").exists())

    def test_what_cannot_be_written(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("emit", "--dir", "prog.gc/x", "prog.gc")
        self.assertEqual((process.returncode, process.err), (1, "gocxx: prog.gc/x: not a directory\n"))
        process = self.gocxx("emit", "--dir", "x", "-o", "y", "prog.gc")
        self.assertEqual(process.returncode, 2)
        self.assertEqual(self.files(), ["prog.gc"])


if __name__ == "__main__":
    unittest.main()
