"""gocxx build: what it makes, where, and what it leaves behind."""
import glob
import os
import pathlib
import shlex
import signal
import subprocess
import time
import unittest

from command import HELLO, WRONG, CommandTest


class Build(CommandTest):
    def test_the_binary_has_the_name_of_the_first_file(self):
        self.write("prog.gc", HELLO)
        self.assertEqual(self.gocxx("build", "prog.gc").returncode, 0)
        self.assertEqual(self.files(), ["prog", "prog.gc"])
        self.assertEqual(subprocess.run([self.folder / "prog"], capture_output=True).stdout, b"hello\n")

    def test_the_binary_goes_where_it_is_asked_for(self):
        self.write("prog.gc", HELLO)
        self.assertEqual(self.gocxx("build", "-o", "out/of/reach", "prog.gc").returncode, 1)
        self.assertIn("gocxx: .: is a directory", self.gocxx("build", "-o", ".", "prog.gc").err)
        self.assertEqual(self.gocxx("build", "-o", "other", "prog.gc").returncode, 0)
        self.assertEqual(self.files(), ["other", "prog.gc"])

    def test_the_compilers_debug_switches_are_part_of_the_program(self):
        text = "package main\n\nfunc main() {\n\tx := 1\n\tp := &x\n\tprintln(*p)\n}\n"
        self.write("prog.gc", text)
        plain, escape, frames = (self.gocxx("emit", "prog.gc", GOCXX_DEBUG=switch).out for switch in ("", "escape", "frames"))
        self.assertIn("  long x = 1;\n", plain)
        self.assertIn("  gocxx::box<long> x = gocxx::new_object<long>(1);\n", escape)
        self.assertIn("  [[maybe_unused]] auto x_end = gocxx::overwritten_at_end(x);\n", frames)
        builds = []
        for switch in ("", "escape", "frames", ""):  # each from the cache only if it was made under the same
            self.assertEqual(self.gocxx("build", "prog.gc", GOCXX_DEBUG=switch).returncode, 0)
            builds.append((self.folder / "prog").read_bytes())
        self.assertEqual(len(set(builds)), 3)

    def test_a_cached_program_is_a_file_of_its_own(self):
        self.write("prog.gc", HELLO)
        for name in ("one", "two"):
            self.assertEqual(self.gocxx("build", "-o", name, "prog.gc").returncode, 0)
        self.assertNotEqual(os.stat(self.folder / "one").st_ino, os.stat(self.folder / "two").st_ino)
        self.assertTrue(os.access(self.folder / "two", os.X_OK))

    def test_only_package_main_makes_a_program(self):
        self.write("shapes.gc", "package shapes\n\nfunc Area(a, b int) int { return a * b }\n")
        self.assertEqual(self.gocxx("check", "shapes.gc").returncode, 0)
        result = self.gocxx("build", "shapes.gc")
        self.assertEqual(result.returncode, 1)
        self.assertIn("shapes.gc:1:9: package shapes is not a main package [GC0908]", result.err)

    def test_a_wrong_program_leaves_the_old_binary_alone(self):
        self.write("prog", "old")
        self.write("prog.gc", WRONG)
        self.assertEqual(self.gocxx("build", "prog.gc").returncode, 1)
        self.assertEqual((self.folder / "prog").read_text(), "old")

    def test_the_output_cannot_be_a_source(self):
        self.write("prog.gc", HELLO)
        self.assertEqual(self.gocxx("build", "-o", "prog.gc", "prog.gc").returncode, 2)
        self.assertEqual((self.folder / "prog.gc").read_text(), HELLO)

    def test_several_files_make_one_program(self):
        self.write("a.gc", 'package main\n\nfunc main() { greet("two files") }\n')
        self.write("b.go", 'package main\n\nimport "fmt"\n\nfunc greet(s string) { fmt.Println(s) }\n')
        process = self.gocxx("run", "a.gc", "b.go")
        self.assertEqual(process.out, "two files\n", process.err)

    def test_x_prints_the_host_compilers_command_line(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("build", "-x", "-O1", "prog.gc", GOCXX_CACHE="off")
        self.assertEqual(process.returncode, 0, process.err)
        self.assertRegex(process.err, r"g\+\+ .*-O1")

    def test_the_precompiled_header_is_used(self):
        self.write("prog.gc", HELLO)
        self.write("probe.cpp", "#include <gocxx/gocxx.hpp>\nint main() {}\n")
        cache = str(self.folder / "cache")
        commands = self.gocxx("build", "-x", "prog.gc", GOCXX_CACHE=cache).err.splitlines()
        words = shlex.split(commands[-1])
        source = next(i for i, word in enumerate(words) if word.endswith("program.cpp"))
        words[source] = "probe.cpp"
        words[words.index("-o") + 1] = "probe"
        process = subprocess.run([*words, "-H"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertTrue(process.stderr.startswith("! " + cache), process.stderr)

    def test_a_launcher_before_the_host_compiler(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("run", "-x", "prog.gc", CXX="env LANGUAGE=C g++", GOCXX_CACHE="off")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)
        self.assertIn("env LANGUAGE=C g++ -std", process.err)

    def test_another_host_compiler(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("run", "--cxx", "clang++", "prog.gc")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)

    def test_a_host_compiler_that_is_not_there(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("build", "prog.gc", CXX="/no/such/compiler")
        self.assertEqual(process.returncode, 1)
        self.assertEqual(process.err, "gocxx: /no/such/compiler: the host compiler cannot be started: no such file or directory\n")
        self.assertEqual(self.files(), ["prog.gc"])

    def test_a_disk_that_is_full(self):
        self.write("prog.gc", HELLO)
        with open("/dev/full", "wb") as full:
            process = subprocess.run([os.environ["GOCXX"], "emit", str(self.folder / "prog.gc")], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual((process.returncode, process.stderr), (1, b"gocxx: standard output: no space left on device\n"))
        compiler = self.write("full-g++", "#!/bin/sh\necho 'mold: failed to write to an output file. Disk full?'\nexit 1\n")
        os.chmod(compiler, 0o755)
        process = self.gocxx("build", "prog.gc", CXX=compiler, GOCXX_CACHE="off", TMPDIR=str(self.folder))
        self.assertEqual(process.returncode, 1)
        self.assertNotIn("internal error", process.err)
        self.assertEqual(self.files(), ["full-g++", "prog.gc"])

    def test_without_a_cache_that_can_be_written(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("run", "prog.gc", GOCXX_CACHE="/proc/no/cache")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)

    def test_a_signal_ends_the_host_compiler_and_leaves_nothing(self):
        self.write("prog.gc", HELLO)
        mark = f"-DMARK_{os.getpid()}"
        (self.folder / "tmp").mkdir()
        environment = dict(os.environ, CXX="g++ " + mark, GOCXX_CACHE="off", TMPDIR=str(self.folder / "tmp"))
        process = self.start(os.environ["GOCXX"], "build", "prog.gc", env=environment)
        while not self.processes_with(mark) and process.poll() is None:
            time.sleep(0.01)
        process.terminate()
        self.assertEqual(process.wait(20), -signal.SIGTERM)
        self.assertEqual(self.files(), ["prog.gc", "tmp"])
        self.assertEqual([p.name for p in (self.folder / "tmp").glob("gocxx-*")], [])
        self.assertEqual(self.processes_with(mark), [])

    @staticmethod
    def processes_with(word):
        """The running compilers that have `word` among their arguments."""
        found = []
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                words = pathlib.Path(path).read_bytes().split(b"\0")
            except OSError:
                continue  # it has ended
            if word.encode() in words:
                found.append(words[0])
        return found

    def test_a_folder_with_spaces_and_quotes(self):
        (self.folder / "it's a folder").mkdir()
        self.write("it's a folder/prog.gc", HELLO)
        process = self.gocxx("run", "it's a folder/prog.gc")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)


if __name__ == "__main__":
    unittest.main()
