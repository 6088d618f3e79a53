// The frame of a program: what `main` calls, and the ways out.
#pragma once

#include <cstddef>

namespace gocxx {

// Runs `init` and then `main` on the main goroutine; the program ends when main returns, whatever other
// goroutines do. Gives the status for `return` in C++'s main. To be called once, from the process's first
// thread.
int run_program(int argc, char** argv, void (*init)(), void (*main)());
// The same for a program that has nothing to initialise.
inline int run_program(int argc, char** argv, void (*main)()) {
  return run_program(
      argc, argv, [] {}, main);
}

// What tracebacks call a function literal, and where it stands.
struct function_literal {
  const char* name;
  const char* file;
  int first_line;
  int last_line;
};
// All literals of the program, in source order; for tracebacks. To be called before run_program.
void name_literals(const function_literal* list, std::size_t count);
template <std::size_t N>
void name_literals(const function_literal (&list)[N]) {
  name_literals(list, N);
}

// os.Args' raw form.
struct arguments {
  int count;
  char** values;
};
arguments program_arguments();

// os.Exit: ends the process at once. Deferred functions do not run; nothing that was written is lost.
[[noreturn]] void exit_program(int status);

// A fault of the program that nothing can recover from: prints "fatal error: text", the calling goroutine's
// frames, and ends with status 2.
[[noreturn]] void fatal(const char* text);

}  // namespace gocxx
