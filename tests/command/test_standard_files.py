"""Standard input and output that are closed, full, broken, do not block, or keep a program waiting."""
import fcntl
import os
import resource
import signal
import subprocess
import time
import unittest

from command import CommandTest

# With package os and without it: standard output has two ways.
PRINTS = """package main

import "fmt"

func main() {
	if _, err := fmt.Println("hello"); err != nil {
		println(err.Error())
		panic("not written")
	}
}
"""

PRINTS_OS = """package main

import (
	"fmt"
	"os"
)

func main() {
	file, err := os.CreateTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.Remove(file.Name())
	if _, err := fmt.Fprintln(os.Stdout, "hello"); err != nil {
		println(err.Error())
		panic("not written")
	}
	about, _ := file.Stat()
	fmt.Fprintln(os.Stderr, file.Fd() > 2, about.Size())
}
"""

# Many goroutines write more than a pipe holds.
FLOODS = """package main

import (
	"fmt"
	"sync"
)

func main() {
	var all sync.WaitGroup
	for i := range 20 {
		all.Add(1)
		go func() {
			defer all.Done()
			for j := range 1000 {
				fmt.Println("goroutine", i, "writes line", j)
			}
		}()
	}
	all.Wait()
}
"""

# Has no file descriptor left when it waits for its input.
FULL_TABLE = """package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	for {
		if _, err := os.Open("/dev/null"); err != nil {
			fmt.Println(err)
			break
		}
	}
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		fmt.Println(input.Text())
	}
}
"""

# The second line of two is written without another look at the pipe.
TWO_LINES = """package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println("first")
	time.Sleep(time.Millisecond)
	var text string
	fmt.Scanln(&text)
	println("writes")
	fmt.Println(text)
}
"""


def close_standard_files():
    for number in (0, 1, 2):
        os.close(number)


def cpu_ticks(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


class StandardFiles(CommandTest):
    def build(self, text):
        self.write("prog.gc", text)
        built = self.gocxx("build", "-o", "prog", "prog.gc")
        self.assertEqual(built.returncode, 0, built.err)
        return self.folder / "prog"

    def test_closed_files_lead_nowhere(self):
        for text, words in ((PRINTS, ""), (PRINTS_OS, "true 0\n")):
            program = self.build(text)
            process = self.start(program, stderr=subprocess.PIPE, text=True, preexec_fn=lambda: os.close(1))
            self.assertEqual((process.communicate(timeout=60)[1], process.returncode), (words, 0))
            process = self.start(program, preexec_fn=close_standard_files)
            self.assertEqual(process.wait(timeout=60), 0)

    def test_a_full_device_is_an_error(self):
        for text in (PRINTS, PRINTS_OS):
            with open("/dev/full", "w") as full:
                process = self.start(self.build(text), stdout=full, stderr=subprocess.PIPE, text=True)
                _, err = process.communicate(timeout=60)
            self.assertTrue(err.startswith("write /dev/stdout: no space left on device\npanic: not written\n"), err)
            self.assertEqual(process.returncode, 2)

    def test_a_broken_pipe_ends_the_program_even_if_its_signal_was_ignored_before(self):
        program = self.build(FLOODS)
        process = self.start(
            program, stdout=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.wait(timeout=60), -signal.SIGPIPE)

    def test_nothing_is_lost_in_a_pipe_that_does_not_block(self):
        program = self.build(FLOODS)
        for workers in (1, 2, 8):
            reader, writer = os.pipe()
            fcntl.fcntl(writer, fcntl.F_SETFL, os.O_NONBLOCK)
            process = self.start(program, stdout=writer, env=dict(os.environ, GOMAXPROCS=str(workers)))
            os.close(writer)
            with open(reader) as lines:
                self.assertEqual(len(set(lines)), 20000)
            self.assertEqual(process.wait(timeout=60), 0)

    def test_quit_does_not_wait_for_who_writes_to_a_full_pipe(self):
        reader, writer = os.pipe()
        process = self.start(
            self.build(TWO_LINES), stdin=subprocess.PIPE, stdout=writer, stderr=subprocess.PIPE, text=True)
        self.assertEqual(os.read(reader, 100), b"first\n")
        other = os.open(f"/proc/self/fd/{writer}", os.O_WRONLY | os.O_NONBLOCK)
        while True:
            try:
                os.write(other, bytes(4096))
            except BlockingIOError:
                break
        process.stdin.write("second\n")
        process.stdin.flush()
        self.assertEqual(process.stderr.readline(), "writes\n")
        process.send_signal(signal.SIGQUIT)
        err = process.stderr.read()
        self.assertTrue(err.startswith("SIGQUIT: quit\n\ngoroutine 1 ["), err)
        self.assertEqual(process.wait(timeout=60), 2)
        for file in (reader, writer, other):
            os.close(file)

    def test_waiting_for_input_without_a_poller_takes_no_time(self):
        process = self.start(
            self.build(FULL_TABLE), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20)))
        self.assertEqual(process.stdout.readline(), "open /dev/null: too many open files\n")
        before = cpu_ticks(process)
        time.sleep(0.5)
        self.assertLessEqual(cpu_ticks(process) - before, 5)
        self.assertEqual(process.communicate("line\n", timeout=60)[0], "line\n")


if __name__ == "__main__":
    unittest.main()
