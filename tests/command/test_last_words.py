"""What a program says that the system stops: a signal, no memory, no threads."""
import resource
import signal
import subprocess
import unittest

from command import CommandTest

PARKED = """package main

import "time"

func waits(c chan int) { <-c }

func main() {
	go waits(make(chan int))
	go func() {
		for i := 0; ; i++ {
		}
	}()
	time.Sleep(time.Millisecond)
	println("ready")
	time.Sleep(time.Hour)
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


def limit_address_space(size):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


class LastWords(CommandTest):
    def build(self, text):
        self.write("prog.gc", text)
        process = self.gocxx("build", "-o", "prog", "prog.gc")
        self.assertEqual(process.returncode, 0, process.err)
        return str(self.folder / "prog")

    def run_limited(self, text, size):
        return subprocess.run(
            [self.build(text)], preexec_fn=limit_address_space(size), capture_output=True, text=True, timeout=60)

    def test_quit_shows_every_goroutine(self):
        program = subprocess.Popen([self.build(PARKED)], stderr=subprocess.PIPE, text=True)
        self.assertEqual(program.stderr.readline(), "ready\n")
        program.send_signal(signal.SIGQUIT)
        _, err = program.communicate(timeout=60)
        self.assertEqual(program.returncode, 2)
        self.assertTrue(err.startswith("SIGQUIT: quit\n"), err)
        self.assertIn("goroutine 1 [sleep]:\n", err)
        self.assertIn("[chan receive]:\nmain.waits", err)
        self.assertIn("[running]:\nmain.main.func", err)
        self.assertIn("prog.gc:5", err)

    def test_interrupt_and_termination_end_the_program(self):
        for ending in (signal.SIGINT, signal.SIGTERM):
            program = subprocess.Popen([self.build(PARKED)], stderr=subprocess.PIPE, text=True)
            program.stderr.readline()
            program.send_signal(ending)
            program.communicate(timeout=60)
            self.assertEqual(program.returncode, -ending)

    def test_no_memory_is_a_fatal_error(self):
        for size in (1 << 29, 1 << 30):
            process = self.run_limited(GREEDY, size)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn("fatal error: out of memory\n", process.stderr)

    def test_garbage_is_collected_before_memory_runs_out(self):
        process = self.run_limited(CAREFUL, 1 << 30)
        self.assertEqual((process.returncode, process.stdout), (0, "true\n"), process.stderr)

    def test_almost_no_address_space(self):
        process = self.run_limited(CAREFUL, 64 << 20)
        self.assertIn(process.returncode, (0, 2), process.stderr)
        if process.returncode == 2:
            self.assertIn("fatal error:", process.stderr)


if __name__ == "__main__":
    unittest.main()
