"""gocxx run: the program's words, streams and end."""
import os
import pty
import signal
import subprocess
import unittest

from command import HELLO, WRONG, CommandTest

ARGS = """package main

import (
	"fmt"
	"os"
)

func main() { fmt.Println(len(os.Args), os.Args[1:]) }
"""
EXIT = """package main

import "os"

func main() { os.Exit(7) }
"""
ABORT = """package main

import (
	"os"
	"time"
)

func main() {
	os.Stdout.WriteString("up\\n")
	time.Sleep(time.Hour)
}
"""


class Run(CommandTest):
    def test_arguments_reach_the_program_untouched(self):
        self.write("prog.gc", ARGS)
        process = self.gocxx("run", "prog.gc", "-O3", "a b", "--", "x.gc2")
        self.assertEqual(process.out, "5 [-O3 a b -- x.gc2]\n", process.err)

    def test_the_programs_status(self):
        self.write("prog.gc", EXIT)
        self.assertEqual(self.gocxx("run", "prog.gc").returncode, 7)

    def test_a_program_ended_by_a_signal(self):
        self.write("prog.gc", ABORT)
        process = self.start(os.environ["GOCXX"], "run", "prog.gc", stdout=subprocess.PIPE)
        self.assertEqual(process.stdout.readline(), b"up\n")
        process.send_signal(signal.SIGTERM)  # is passed on
        self.assertEqual(process.wait(20), 128 + signal.SIGTERM)

    def test_a_wrong_program_is_not_started(self):
        self.write("prog.gc", WRONG)
        process = self.gocxx("run", "prog.gc")
        self.assertEqual(process.returncode, 125)
        self.assertIn("declared and not used: x", process.err)
        self.assertEqual(process.out, "")

    def test_a_missing_file(self):
        process = self.gocxx("run", "missing.gc")
        self.assertEqual(process.returncode, 125)
        self.assertIn("missing.gc: no such file or directory", process.err)

    def test_a_program_from_standard_input(self):
        process = self.gocxx("run", "-", stdin=HELLO.encode())
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)

    def test_a_first_line_for_the_system(self):
        self.write("prog.gc", "#!/usr/bin/env -S gocxx run\n" + HELLO)
        process = self.gocxx("run", "prog.gc")
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)

    def test_a_script_that_the_system_starts(self):
        (self.folder / "bin").mkdir()
        (self.folder / "bin/gocxx").symlink_to(os.environ["GOCXX"])
        script = self.write("prog.gc", "#!/usr/bin/env -S gocxx run\n" + ARGS)
        os.chmod(script, 0o755)
        path = f"{self.folder}/bin:{os.environ['PATH']}"
        process = self.run_to_end(script, "-x", "y", env=dict(os.environ, PATH=path))
        self.assertEqual((process.returncode, process.out), (0, "3 [-x y]\n"), process.err)

    def test_several_runs_at_once_with_an_empty_cache(self):
        self.write("prog.gc", HELLO)
        environment = dict(os.environ, GOCXX_CACHE=str(self.folder / "cache"))
        runs = [self.start(os.environ["GOCXX"], "run", "prog.gc", env=environment, stdout=subprocess.PIPE)
                for _ in range(3)]
        self.assertEqual([run.communicate()[0] for run in runs], [b"hello\n"] * 3)
        self.assertEqual([p.name for p in (self.folder / "cache").rglob("*.tmp*")], [])

    def test_a_terminal_is_told_why_the_first_run_takes_time(self):
        self.write("prog.gc", HELLO)
        environment = dict(os.environ, GOCXX_CACHE=str(self.folder / "cache"))
        for flag, text in (("-O1", "gocxx: precompiling the runtime's headers"), ("-g", "gocxx: precompiling"), ("-O1", None)):
            master, slave = pty.openpty()
            self.start(os.environ["GOCXX"], "run", flag, "prog.gc", env=environment, stderr=slave,
                       stdout=subprocess.DEVNULL).wait(100)
            os.close(slave)
            os.set_blocking(master, False)
            try:
                said = os.read(master, 1000).decode()
            except OSError:  # nothing was written
                said = ""
            os.close(master)
            self.assertTrue(said.startswith(text) if text else said == "", said)

    def test_no_file_is_left_behind(self):
        self.write("prog.gc", HELLO)
        self.gocxx("run", "prog.gc", TMPDIR=str(self.folder))
        self.assertEqual(self.files(), ["prog.gc"])


if __name__ == "__main__":
    unittest.main()
