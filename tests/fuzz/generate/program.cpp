// The frame around generated tests: the trace, fuel, and main.
#include "tests/fuzz/generate/program.h"

namespace gocxx::fuzz {

namespace {

constexpr const char* kHead = R"(package main

import (
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

var (
	_ = bits.Len
	_ = runtime.Goexit
	_ = sort.Ints
	_ = utf8.RuneLen
	_ sync.Mutex
	_ atomic.Int64
)

// failure is what tests panic with, too.
type failure struct{ n int }

func (f failure) Error() string {
	return "failure " + strconv.Itoa(f.n)
}

var trace strings.Builder
var fuel int

// tick costs fuel, so that every recursion ends.
func tick() {
	fuel--
	if fuel < 0 {
		panic("out of fuel")
	}
}

// more is a condition that makes every loop end.
func more() bool {
	fuel--
	return fuel > 0
}

// say adds its operands to the trace.
func say(values ...any) {
	tick()
	fmt.Fprintln(&trace, values...)
}

// note is for deferred functions: it costs no fuel, so it does not panic.
func note(values ...any) {
	if trace.Len() < 1<<16 {
		fmt.Fprintln(&trace, values...)
	}
}

// show prints a value of any type without addresses.
func show(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case error:
		return x.Error()
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr,
		float32, float64, bool, string:
		return fmt.Sprintf("%T:%v", x, x)
	}
	return fmt.Sprintf("%T", v)
}

// attempt shows the panic of f.
func attempt(f func()) {
	defer func() {
		if r := recover(); r != nil {
			note("panic", show(r))
		}
	}()
	f()
}
)";

constexpr const char* kMain = R"(
// run prints the trace of a test, or its length and hash.
func run(n int, f func(), full bool) {
	trace.Reset()
	fuel = 300
	attempt(f)
	text := trace.String()
	var hash uint64 = 14695981039346656037
	for i := 0; i < len(text); i++ {
		hash = (hash ^ uint64(text[i])) * 1099511628211
	}
	fmt.Println("#", n, len(text), hash)
	if full {
		fmt.Print(text)
	}
}

func main() {
	args, full, bare := os.Args[1:], false, false
	if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		full, bare = args[0] == "-trace", args[0] == "-bare"
		args = args[1:]
	}
	first, last := 0, len(tests)-1
	if len(args) > 0 {
		first, _ = strconv.Atoi(args[0])
	}
	if len(args) > 1 {
		last, _ = strconv.Atoi(args[1])
	}
	if bare {
		fuel = 300
		tests[first]()
		return
	}
	for n := first; n <= last; n++ {
		run(n, tests[n], full)
	}
}
)";

}  // namespace

std::string program_text(const std::vector<Unit>& units) {
  std::string text = kHead;
  std::string list;
  for (const Unit& unit : units) {
    text += "\n" + unit.text();
    list += "\t" + unit.prefix + "test,\n";
  }
  return text + "\nvar tests = []func(){\n" + list + "}\n" + kMain;
}

}  // namespace gocxx::fuzz
