"""What ends the process: an uncaught panic or a fatal error comes before every exit that follows it."""
import os
import subprocess
import time
import unittest

from command import CommandTest

# The argument says what main does once a deferred function of the panicking goroutine lets it go on.
PROGRAM = """package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type slow struct{ err error }

func (s slow) Error() string {
	time.Sleep(200 * time.Microsecond)
	return fmt.Sprint("lost: ", s.err)
}

func fail(wg *sync.WaitGroup, value any) {
	defer wg.Done()
	panic(value)
}

func spoil(m map[int]int) {
	for i := 0; ; i++ {
		m[i&7] = i
	}
}

func after(way string) {
	switch way {
	case "exit":
		os.Exit(0)
	case "log":
		log.SetOutput(os.Stdout)
		log.Fatal("logged")
	case "panic":
		panic("main's own")
	case "goexit":
		runtime.Goexit()
	case "fatal":
		go spoil(map[int]int{})
	}
}

func main() {
	log.SetFlags(0)
	var wg sync.WaitGroup
	wg.Add(1)
	var value any = "lost"
	switch os.Args[1] {
	case "exit":
		value = slow{errors.New("really")}
	case "long":
		value = strings.Repeat("lost ", 100000)
	case "two":
		wg.Add(1)
		go fail(&wg, "lost, too")
	}
	go fail(&wg, value)
	wg.Wait()
	after(os.Args[1])
}
"""
WAYS = ("return", "exit", "log", "panic", "goexit", "fatal", "two")


class ProcessEnd(CommandTest):
    def build(self):
        self.write("prog.gc", PROGRAM)
        build = self.gocxx("build", "prog.gc")
        self.assertEqual(build.returncode, 0, build.err)

    def run_program(self, way, workers, **options):
        return self.start("./prog", way, env=dict(os.environ, GOMAXPROCS=str(workers)), **options)

    def test_a_panic_is_reported_whatever_main_does_meanwhile(self):
        self.build()
        for workers in (1, 2, 8):
            for way in WAYS:
                for _ in range(4):
                    process = self.run_program(way, workers, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                    err = process.communicate(timeout=60)[1].decode()
                    with self.subTest(way=way, workers=workers):
                        self.assertEqual(process.returncode, 2, err)
                        self.assertRegex(err, r"panic: (lost|main's own)")
                        self.assertIn("\ngoroutine ", err)
                        self.assertTrue(err.endswith("\n"), err)

    def test_the_whole_report_comes_through_a_full_pipe(self):
        self.build()
        reader, writer = os.pipe()
        os.set_blocking(writer, False)  # a program that its starter has given such a file
        process = self.run_program("long", 2, stderr=writer)
        os.close(writer)
        time.sleep(0.2)
        self.assertIsNone(process.poll())
        with os.fdopen(reader, "rb") as pipe:
            err = pipe.read().decode()
        self.assertEqual(process.wait(20), 2)
        self.assertTrue(err.startswith("panic: lost lost "), err[:100])
        self.assertEqual(err.count("lost"), 100000)
        self.assertIn("\nmain.fail(", err)
        self.assertIn("\ncreated by main.main in goroutine 1\n", err)

    def test_the_status_is_2_if_nobody_reads_the_report(self):
        self.build()
        reader, writer = os.pipe()
        os.close(reader)
        process = self.run_program("return", 2, stderr=writer)
        os.close(writer)
        self.assertEqual(process.wait(20), 2)


if __name__ == "__main__":
    unittest.main()
