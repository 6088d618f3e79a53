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
        self.assertEqual(self.gocxx("build", "-o", "other", "prog.gc").returncode, 0)
        self.assertEqual(self.files(), ["other", "prog.gc"])
        (self.folder / "bin").mkdir()
        for folder in ("bin", ".", "new/folder/"):
            self.assertEqual(self.gocxx("build", "-o", folder, "prog.gc").returncode, 0)
            self.assertEqual(self.gocxx("emit", "-o", folder, "prog.gc").returncode, 0)
            self.assertTrue((self.folder / folder / "prog").is_file(), folder)
            self.assertTrue((self.folder / folder / "prog.cpp").is_file(), folder)
        process = self.gocxx("build", "-o", "-", "prog.gc")
        self.assertEqual((process.returncode, process.out), (2, ""))
        self.assertIn("standard output", process.err)
        (self.folder / "dir").mkdir()
        self.write("dir.gc", HELLO)
        self.assertIn("gocxx: dir: is a directory", self.gocxx("build", "dir.gc").err)
        self.assertIn("gocxx: dir: is a directory", self.gocxx("build", "dir").err)

    def test_the_compilers_debug_switches_are_part_of_the_program(self):
        text = "package main\n\nfunc main() {\n\tx := 1\n\tp := &x\n\tprintln(*p)\n}\n"
        self.write("prog.gc", text)
        plain, escape, frames = (self.gocxx("emit", "prog.gc", GOCXX_DEBUG=switch).out for switch in ("", "escape", "frames"))
        self.assertIn("  long x = 1;\n", plain)
        self.assertIn("  gocxx::box<long> x = gocxx::new_object<long>(1L);\n", escape)
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
        self.write("a.gc", 'package main\n\nfunc main() { greet() }\n')
        self.write("b.gc", 'package main\n\nfunc greet() { println("hello") }\n')
        self.write("bare", HELLO)
        self.write("other.go", HELLO)
        (self.folder / "dir").mkdir()
        self.write("dir/bare", HELLO)
        os.symlink("b.gc", self.folder / "link")
        os.link(self.folder / "a.gc", self.folder / "hard")
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        two = ["a.gc", "b.gc"]
        for words in (
            ["-o", "a.gc", *two],
            ["-o", "b.gc", *two],
            ["-o", "link", *two],
            ["-o", "hard", *two],
            ["-o", "./dir/../b.gc", *two],
            ["-o", str(self.folder / "b.gc"), *two],
            ["-o", "other.go", *two],
            ["-o", "a.gc", "--dump=lower", *two],
        ):
            for command in ("build", "emit"):
                process = self.gocxx(command, *words)
                self.assertEqual(process.returncode, 2, (command, words))
                self.assertIn("the output would replace a source file", process.err)
        self.assertEqual(self.gocxx("build", "bare").returncode, 2)
        self.assertEqual(self.gocxx("build", "-o", "dir", "dir/bare").returncode, 2)
        with open(self.folder / "bare", "rb") as source:
            process = self.run_to_end(os.environ["GOCXX"], "emit", "-o", "bare", "-", input_file=source)
        self.assertEqual(process.returncode, 2)
        self.assertEqual(before, {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()})

    def test_several_files_make_one_program(self):
        self.write("a.gc", 'package main\n\nfunc main() { greet("two files") }\n')
        self.write("b.go", 'package main\n\nimport "fmt"\n\nfunc greet(s string) { fmt.Println(s) }\n')
        process = self.gocxx("run", "a.gc", "b.go")
        self.assertEqual(process.out, "two files\n", process.err)

    def test_of_several_files_those_for_this_system_are_taken(self):
        self.write("a.gc", "package main\n\nfunc main() { greet() }\n")
        greet = "\n\npackage main\n\nfunc greet() { println(%s) }\n"
        for name, constraint in (("l", "//go:build linux && unix && gc && cgo && go1.21"), ("w", "//go:build windows || !linux"),
                                 ("i", "//go:build ignore"), ("o", "// +build darwin"), ("n", "//go:build go1.24"),
                                 ("c", "//go:build !cgo || race || custom")):
            self.write(name + ".gc", constraint + greet % f'"{name}"')
        process = self.gocxx("run", "a.gc", "c.gc", "i.gc", "l.gc", "n.gc", "o.gc", "w.gc")
        self.assertEqual((process.returncode, process.err), (0, "l\n"))
        self.write("alone.gc", "//go:build ignore\n\npackage main\n\nfunc main() { println(1) }\n")
        self.assertEqual(self.gocxx("run", "alone.gc").err, "1\n")

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

    def test_a_host_compiler_that_cannot_do_it(self):
        self.write("prog.gc", HELLO)

        def script(name, text):
            os.chmod(self.write(name, "#!/bin/sh\n" + text), 0o755)
            return str(self.folder / name)

        def without(flag):
            return script("without" + flag.replace(":", ""), f'for a; do shift; case $a in {flag}) a=$a-gone;; esac; set -- "$@" "$a"; done\nexec g++ "$@"\n')

        old = script("old", 'echo "error: unrecognized command-line option -std=gnu++20"; exit 1\n')
        for compiler, words in (
            ("/no/such/compiler", "/no/such/compiler: the host compiler cannot be started: no such file or directory: install g++"),
            ("gcc", "gcc compiles C++ but does not link it"),
            ("false", "false cannot compile C++20"),
            ("true", "true cannot compile C++20"),
            (old, "cannot compile C++20 as gocxx needs it: install g++ 12 or clang++ 14"),
            (without("-l:libgc.a"), "on Debian 'sudo apt-get install libgc-dev'"),
        ):
            process = self.gocxx("build", "prog.gc", CXX=compiler, GOCXX_CACHE="off", TMPDIR=str(self.folder))
            self.assertEqual(process.returncode, 1, (compiler, process.err))
            self.assertIn(words, process.err)
            self.assertEqual(process.err.count("\n"), 1, process.err)
            self.assertEqual([p for p in self.files() if "gocxx" in p], [])
        process = self.gocxx("run", "prog.gc", CXX="false", GOCXX_CACHE="off")
        self.assertEqual(process.returncode, 125, process.err)

    def test_a_disk_that_is_full(self):
        self.write("prog.gc", HELLO)
        for words in (["emit", "prog.gc"], ["help"], ["help", "run"], ["version"], ["--version"], ["run", "--help"],
                      ["explain", "GC0101"], ["check", "--dump=ast", "prog.gc"]):
            with open("/dev/full", "wb") as full:
                process = subprocess.run([os.environ["GOCXX"], *words], cwd=self.folder, stdout=full, stderr=subprocess.PIPE)
            self.assertEqual((process.returncode, process.stderr), (1, b"gocxx: standard output: no space left on device\n"), words)
        for command in ("emit", "build"):
            process = self.gocxx(command, "-o", "/dev/full", "prog.gc")
            self.assertEqual((process.returncode, process.err), (1, "gocxx: /dev/full: no space left on device\n"))
        compiler = self.write("full-g++", "#!/bin/sh\necho 'mold: failed to write to an output file. Disk full?'\nexit 1\n")
        os.chmod(compiler, 0o755)
        process = self.gocxx("build", "prog.gc", CXX=compiler, GOCXX_CACHE="off", TMPDIR=str(self.folder))
        self.assertEqual(process.returncode, 1)
        self.assertNotIn("internal error", process.err)
        self.assertEqual(self.files(), ["full-g++", "prog.gc"])

    def test_a_small_disk_that_is_full(self):
        """Where a small file system can be mounted: each thing that a build writes says so when there is no room."""
        self.write("prog.gc", HELLO)
        (self.folder / "small").mkdir()
        mount = "mount -t tmpfs -o size={} tmpfs small && "
        if self.run_to_end("unshare", "-rm", "sh", "-c", mount.format("1m") + "true").returncode != 0:
            self.skipTest("no file system can be mounted here")
        gocxx = os.environ["GOCXX"]
        for size, command, status, words in (
            ("64k", f"{gocxx} build -o small/prog prog.gc", 1, "gocxx: small/prog: no space left on device\n"),
            ("4k", f"{gocxx} emit -o small/a.cpp prog.gc && {gocxx} emit -o small/b.cpp prog.gc", 1,
             "gocxx: small/b.cpp: no space left on device\n"),
            ("200k", f"TMPDIR=small GOCXX_CACHE=off {gocxx} build prog.gc", 1, "no space left on device\n"),
            ("100k", f"GOCXX_CACHE=small GOCXX_CACHE_MB=1 {gocxx} run prog.gc", 0, "no space left on device\n"),
        ):
            process = self.run_to_end("unshare", "-rm", "sh", "-c", mount.format(size) + command)
            self.assertEqual(process.returncode, status, (command, process.err))
            self.assertIn(words, process.err)
            self.assertEqual(process.err.count("\n"), 1, process.err)

    def test_without_a_cache_that_can_be_written(self):
        self.write("prog.gc", HELLO)
        process = self.gocxx("run", "prog.gc", GOCXX_CACHE="/proc/no/cache")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)

    def test_a_signal_ends_the_host_compiler_and_leaves_nothing(self):
        self.write("prog.gc", HELLO)
        (self.folder / "tmp").mkdir()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            # A shell without job control has what it starts in the background ignore SIGINT and SIGQUIT.
            for ignored in (False, number in (signal.SIGINT, signal.SIGQUIT)):
                self.end_build_with(number, ignored)

    def test_a_signal_ends_a_host_compiler_that_ignores_it(self):
        self.write("prog.gc", HELLO)
        (self.folder / "tmp").mkdir()
        os.chmod(self.write("stubborn", "#!/bin/sh\ntrap '' INT TERM\nsleep 60\n"), 0o755)
        self.end_build_with(signal.SIGINT, False, "./stubborn")

    def end_build_with(self, number, ignored, compiler="g++"):
        mark = f"-DMARK_{os.getpid()}"
        environment = dict(os.environ, CXX=f"{compiler} {mark}", GOCXX_CACHE="off", TMPDIR=str(self.folder / "tmp"))
        process = self.start(
            os.environ["GOCXX"], "build", "prog.gc", env=environment,
            preexec_fn=(lambda: signal.signal(number, signal.SIG_IGN)) if ignored else None)
        while not self.processes_with(mark) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(number)
        self.assertEqual(process.wait(20), -number)
        self.assertNotIn("prog", self.files())
        self.assertEqual(list((self.folder / "tmp").glob("*")), [])
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
