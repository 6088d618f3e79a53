"""Signals from outside: to programs that listen to them with os/signal, and to those that do not."""
import os
import signal
import subprocess
import time
import unittest

from command import CommandTest

# Nothing but a signal can go on with it: no timer, no input.
LISTENS = """package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	fmt.Println("ready", signal.Ignored(syscall.SIGHUP))
	for sig := range c {
		fmt.Println(sig)
		if sig == os.Interrupt {
			signal.Stop(c)
			fmt.Println("stopped")
		}
		if sig == syscall.SIGTERM {
			os.Exit(7)
		}
	}
}
"""

# Listens to nothing, waits for its input.
READS = """package main

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	lines := make(chan string)
	go func() {
		input := bufio.NewScanner(os.Stdin)
		for input.Scan() {
			lines <- input.Text()
		}
		close(lines)
	}()
	fmt.Println("ready", signal.Ignored(syscall.SIGHUP))
	for line := range lines {
		fmt.Println(line)
	}
	fmt.Println("end")
}
"""

# Goes on when its output is broken, if it listens to that.
WRITES = """package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 1)
	if len(os.Args) > 1 {
		signal.Notify(c, syscall.SIGPIPE)
	}
	for {
		if _, err := fmt.Println("line"); err != nil {
			println(errors.Is(err, syscall.EPIPE))
			break
		}
	}
	sig := <-c
	println(sig.String())
}
"""


def cpu_ticks(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


class Signals(CommandTest):
    def run_program(self, text, *arguments, **options):
        self.write("prog.gc", text)
        built = self.gocxx("build", "-o", "prog", "prog.gc")
        self.assertEqual(built.returncode, 0, built.err)
        return self.start(
            self.folder / "prog", *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def expect(self, process, line):
        self.assertEqual(process.stdout.readline(), line + "\n")

    def send(self, process, number, line):
        process.send_signal(number)
        self.expect(process, line)

    def test_who_listens_hears_every_signal(self):
        process = self.run_program(LISTENS)
        self.expect(process, "ready false")
        for number, name in ((signal.SIGHUP, "hangup"), (signal.SIGQUIT, "quit")):
            for _ in range(50):
                self.send(process, number, name)
        self.send(process, signal.SIGTERM, "terminated")
        self.assertEqual(process.wait(timeout=60), 7)

    def test_after_stop_a_signal_ends_the_program(self):
        process = self.run_program(LISTENS)
        self.expect(process, "ready false")
        self.send(process, signal.SIGINT, "interrupt")
        self.expect(process, "stopped")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), -signal.SIGINT)

    def test_waiting_for_a_signal_takes_no_time(self):
        process = self.run_program(LISTENS)
        self.expect(process, "ready false")
        before = cpu_ticks(process)
        time.sleep(0.5)
        self.assertLessEqual(cpu_ticks(process) - before, 1)
        self.send(process, signal.SIGHUP, "hangup")

    def test_a_hangup_that_was_ignored_before_is_heard_only_by_who_listens(self):
        def ignore_hangups():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

        process = self.run_program(READS, stdin=subprocess.PIPE, preexec_fn=ignore_hangups)
        self.expect(process, "ready true")
        process.send_signal(signal.SIGHUP)
        self.assertEqual(process.communicate("line\n", timeout=60)[0], "line\nend\n")
        process = self.run_program(LISTENS, preexec_fn=ignore_hangups)
        self.expect(process, "ready false")
        self.send(process, signal.SIGHUP, "hangup")

    def test_run_hands_on_that_hangups_are_ignored(self):
        self.write("prog.gc", READS)
        process = self.start(
            os.environ["GOCXX"], "run", "prog.gc", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.expect(process, "ready true")
        os.killpg(process.pid, signal.SIGHUP)
        self.assertEqual(process.communicate("line\n", timeout=60)[0], "line\nend\n")

    def test_most_signals_do_nothing_unless_somebody_listens(self):
        process = self.run_program(READS, stdin=subprocess.PIPE)
        self.expect(process, "ready false")
        quiet = [signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGPIPE,
                 signal.SIGIO, signal.SIGPWR, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGCHLD, signal.SIGWINCH,
                 signal.SIGRTMIN + 1, signal.SIGRTMAX]
        for number in quiet + quiet[::-1]:
            process.send_signal(number)
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGCONT)
        self.assertEqual(process.communicate("line\n", timeout=60), ("line\nend\n", ""))
        self.assertEqual(process.returncode, 0)

    def test_quit_and_abort_show_the_goroutines(self):
        def ignore_quit():  # as a shell does for what it starts in the background
            signal.signal(signal.SIGQUIT, signal.SIG_IGN)

        for number, words in ((signal.SIGQUIT, "SIGQUIT: quit\n"), (signal.SIGABRT, "SIGABRT: abort\n")):
            process = self.run_program(READS, stdin=subprocess.PIPE, preexec_fn=ignore_quit)
            self.expect(process, "ready false")
            process.send_signal(number)
            err = process.stderr.read()
            self.assertEqual(process.wait(timeout=60), 2)
            self.assertTrue(err.startswith(words), err)
            self.assertIn("goroutine 1 [chan receive]:\nmain.main", err)
            self.assertIn("[IO wait]:\n", err)

    def test_a_broken_pipe_is_an_error_for_who_listens(self):
        for arguments, status, words in (([], -signal.SIGPIPE, ""), (["listen"], 0, "true\nbroken pipe\n")):
            process = self.run_program(WRITES, *arguments)
            self.expect(process, "line")
            process.stdout.close()
            self.assertEqual(process.stderr.read(), words)
            self.assertEqual(process.wait(timeout=60), status)


if __name__ == "__main__":
    unittest.main()
