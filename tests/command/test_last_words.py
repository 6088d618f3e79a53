"""What a program says that the system stops: a signal, no memory, no threads."""
import os
import re
import resource
import signal
import subprocess
import unittest

from command import CommandTest

PARKED = """package main

import "time"

func waits(started chan bool, c chan int) { started <- true; <-c }

func main() {
	started := make(chan bool)
	go waits(started, make(chan int))
	<-started
	go func() {
		for i := 0; ; i++ {
		}
	}()
	time.Sleep(20 * time.Millisecond)
	println("ready")
	time.Sleep(time.Hour)
}
"""

LEAKY = """package main

import (
	"os"
	"runtime"
	"time"
)

func forgotten(c chan int) { <-c }

func leak() {
	for range 100 {
		go forgotten(make(chan int))
	}
	for range 100 {
		runtime.Gosched()
	}
}

// overwrite lets others run where the forgotten ones did: what is left of them in queues and on stacks is gone then.
func overwrite() {
	for range 1000 {
		go func() {}()
	}
	for range 100 {
		runtime.Gosched()
	}
}

func main() {
	leak()
	for range 10 {
		overwrite()
		runtime.GC()
	}
	println("ready")
	if len(os.Args) > 1 {
		time.Sleep(time.Hour)
	}
}
"""

GREEDY = """package main

func main() {
	var kept [][]byte
	for {
		kept = append(kept, make([]byte, 1<<20))
		for i := range kept[len(kept)-1] {
			kept[len(kept)-1][i] = 1
		}
	}
}
"""

CAREFUL = """package main

import "fmt"

func main() {
	sum := 0
	for i := range 3000 {
		sum += len(make([]byte, 1<<20)) >> (i % 20)
	}
	fmt.Println(sum > 0)
}
"""

# Ever more goroutines, with something on their stacks.
CROWDED = """package main

func waits(c chan int) {
	var numbers [100]int
	numbers[1] = <-c
	println(numbers[numbers[1]])
}

func main() {
	c := make(chan int)
	for {
		go waits(c)
	}
}
"""

# Writes far more than a pipe holds; says on standard error how others go on meanwhile.
TALKATIVE = """package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan bool)
	go func() {
		for i := range 30000 {
			fmt.Println("line", i)
		}
		close(done)
	}()
	for i := range 5 {
		time.Sleep(10 * time.Millisecond)
		println("tick", i)
	}
	<-done
}
"""

# The same words, with package os or without it.
ENDLESS = """package main

import "fmt"

func main() {
	for {
		fmt.Println("line")
	}
}
"""

ENDLESS_OS = """package main

import (
	"fmt"
	"os"
)

func main() {
	for {
		if _, err := fmt.Fprintln(os.Stdout, "line"); err != nil {
			os.Exit(3)
		}
	}
}
"""

READS = """package main

import (
	"fmt"
	"os"
)

func main() {
	_, err := os.ReadFile("/proc/self/status")
	fmt.Println(err)
}
"""


def limit_address_space(size):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


class LastWords(CommandTest):
    def build(self, text):
        self.write("prog.gc", text)
        process = self.gocxx("build", "-o", "prog", "prog.gc")
        self.assertEqual(process.returncode, 0, process.err)
        return str(self.folder / "prog")

    def run_limited(self, text, size, **options):
        return self.run_to_end(self.build(text), preexec_fn=limit_address_space(size), seconds=60, **options)

    def run_with_threads(self, text, threads, **environment):
        """Root may have as many as it likes, so root runs the program as somebody who has no other process."""
        somebody = 61234
        program = self.build(text)
        self.folder.chmod(0o755)

        def limit():
            if os.geteuid() == 0:
                os.setgid(somebody)
                os.setuid(somebody)
            resource.setrlimit(resource.RLIMIT_NPROC, (threads, threads))

        return self.run_to_end(program, preexec_fn=limit, seconds=60, env=dict(os.environ, **environment))

    def test_quit_shows_every_goroutine(self):
        program = self.start(self.build(PARKED), stderr=subprocess.PIPE, text=True)
        self.assertEqual(program.stderr.readline(), "ready\n")
        program.send_signal(signal.SIGQUIT)
        _, err = program.communicate(timeout=60)
        self.assertEqual(program.returncode, 2)
        self.assertTrue(err.startswith("SIGQUIT: quit\n"), err)
        self.assertIn("goroutine 1 [sleep]:\n", err)
        self.assertIn("[chan receive]:\nmain.waits", err)
        # Between two of its time slices it is in a queue.
        self.assertRegex(err, r"\[(running|runnable)\]:\nmain\.main\.func")
        self.assertIn("prog.gc:5", err)

    def test_interrupt_and_termination_end_the_program(self):
        for ending in (signal.SIGINT, signal.SIGTERM):
            program = self.start(self.build(PARKED), stderr=subprocess.PIPE, text=True)
            program.stderr.readline()
            program.send_signal(ending)
            program.communicate(timeout=60)
            self.assertEqual(program.returncode, -ending)

    def check_lost(self, err):
        found = re.search(r"^runtime: (\d+) goroutines were blocked for ever and freed$", err, re.MULTILINE)
        self.assertTrue(found, err)
        self.assertGreater(int(found[1]), 90)
        self.assertIn("[chan receive]:\nmain.forgotten", err)

    def test_quit_counts_lost_goroutines(self):
        program = self.start(self.build(LEAKY), "stay", stderr=subprocess.PIPE, text=True)
        self.assertEqual(program.stderr.readline(), "ready\n")
        program.send_signal(signal.SIGQUIT)
        self.check_lost(program.communicate(timeout=60)[1])

    def test_lost_goroutines_are_shown_at_the_end_if_asked_for(self):
        program = self.build(LEAKY)
        for switches, shown in (("", False), ("lost", True)):
            process = self.run_to_end(program, seconds=60, env=dict(os.environ, GOCXX_DEBUG=switches))
            self.assertEqual(process.returncode, 0)
            if shown:
                self.check_lost(process.err)
            else:
                self.assertEqual(process.err, "ready\n")

    def test_who_writes_to_a_full_pipe_holds_nobody_up(self):
        program = self.start(
            self.build(TALKATIVE), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, GOMAXPROCS="1"))
        for i in range(5):
            self.assertEqual(program.stderr.readline(), f"tick {i}\n")
        out, err = program.communicate(timeout=60)
        self.assertEqual(out.splitlines(), [f"line {i}" for i in range(30000)])
        self.assertEqual((program.returncode, err), (0, ""))

    def test_a_broken_pipe_at_standard_output_ends_the_program(self):
        for text in (ENDLESS, ENDLESS_OS):
            program = self.start(self.build(text), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(program.stdout.readline(), "line\n")
            program.stdout.close()
            self.assertEqual(program.wait(timeout=60), -signal.SIGPIPE)

    def check_no_thread(self, process):
        self.assertEqual(process.returncode, 2, process.err)
        self.assertIn("runtime: failed to create new OS thread (errno=11)\n", process.err)
        self.assertIn("ulimit -u", process.err)
        self.assertIn("fatal error: newosproc\n", process.err)

    def test_no_thread_for_a_worker(self):
        self.check_no_thread(self.run_with_threads(READS, 1))

    @unittest.skipUnless(os.geteuid() == 0, "others have threads besides those of the program")
    def test_no_thread_for_what_blocks(self):
        collector = {"GC_MARKERS": "1"}  # without threads of its own
        self.check_no_thread(self.run_with_threads(READS, 2, GOMAXPROCS="1", **collector))
        process = self.run_with_threads(READS, 3, GOMAXPROCS="1", **collector)
        self.assertEqual((process.returncode, process.out), (0, "<nil>\n"), process.err)

    def test_no_memory_is_a_fatal_error(self):
        for size in (1 << 29, 1 << 30):
            process = self.run_limited(GREEDY, size)
            self.assertEqual(process.returncode, 2, process.err)
            self.assertIn("fatal error: out of memory\n", process.err)

    def test_garbage_is_collected_before_memory_runs_out(self):
        process = self.run_limited(CAREFUL, 1 << 30)
        self.assertEqual((process.returncode, process.out), (0, "true\n"), process.err)

    def test_little_address_space(self):
        few = dict(os.environ, GOMAXPROCS="2", GC_MARKERS="1")  # each thread takes some
        for size in (96 << 20, 128 << 20, 1 << 28, 1 << 29):
            process = self.run_limited(CAREFUL, size, env=few)
            self.assertEqual((process.returncode, process.out), (0, "true\n"), process.err)
            process = self.run_limited(CROWDED, size, env=few)
            self.assertEqual(process.returncode, 2)
            self.assertIn("fatal error: out of memory\n", process.err)

    def test_almost_no_address_space(self):
        for size in range(16 << 20, 64 << 20, 6 << 20):
            process = self.run_limited(CROWDED, size)
            self.assertEqual(process.returncode, 2)
            self.assertRegex(process.err, "fatal error: (out of memory|newosproc)\n")

    def test_little_stack_for_threads(self):
        program = self.build(CAREFUL)
        for size in (1 << 16, 1 << 20, resource.RLIM_INFINITY):
            process = self.run_to_end(
                program, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, (size, size)), seconds=60,
                env=dict(os.environ, GOMAXPROCS="16"))
            self.assertEqual((process.returncode, process.out), (0, "true\n"), process.err)


if __name__ == "__main__":
    unittest.main()
