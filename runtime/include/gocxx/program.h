// The start and the ends of a program.
#pragma once

#include <cstddef>

namespace gocxx {

/// Runs `init` and then `main` on the main goroutine. The program ends when main returns, whatever other
/// goroutines do. Returns the status that C++'s main returns. Called once, by the process's first thread.
int run_program(int argc, char** argv, void (*init)(), void (*main)());
/// The same for a program without initialization.
inline int run_program(int argc, char** argv, void (*main)()) {
  return run_program(
      argc, argv, [] {}, main);
}

/// The name of a function literal in tracebacks, and its lines.
struct function_literal {
  const char* name;
  const char* file;
  int first_line;
  int last_line;
};
/// Sets all function literals of the program, in source order, for tracebacks. Called before run_program.
void name_literals(const function_literal* list, std::size_t count);
template <std::size_t N>
void name_literals(const function_literal (&list)[N]) {
  name_literals(list, N);
}

/// A function of a program that was compiled as several files, and the number of source lines above it. Its
/// debug information has lines counted from its own first line, and "/unit:NAME:" before the file's name.
struct unit_function {
  const char* name;
  int lines_above;
};
/// Sets all functions of such a program, sorted by their names, for tracebacks. Called before run_program.
void name_unit_functions(const unit_function* list, std::size_t count);
template <std::size_t N>
void name_unit_functions(const unit_function (&list)[N]) {
  name_unit_functions(list, N);
}

/// The raw form of os.Args.
struct arguments {
  int count;
  char** values;
};
arguments program_arguments();

/// os.Exit: ends the process at once. Deferred functions do not run; no output is lost.
[[noreturn]] void exit_program(int status);

/// Reports an error of the program that nothing can recover from: prints "fatal error: text" and the calling
/// goroutine's frames, and ends the process with status 2.
[[noreturn]] void fatal(const char* text);

}  // namespace gocxx
