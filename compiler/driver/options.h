// The command line as data. parse_command_line makes it; the commands read it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/base/diagnostic_printer.h"

namespace gocxx::driver {

enum class Command { kBuild, kRun, kCheck, kEmit, kVersion, kHelp, kExplain };

/// The phase after which the compilation stops and prints what that phase made.
enum class Dump { kNone, kAst, kTypes, kLower, kCxx };

/// How the host compiler is called.
struct HostOptions {
  std::string cxx;              // --cxx, else CXX, else g++; may be several words ("ccache g++")
  int optimization = 2;         // -O0 .. -O3
  bool debug = false;           // -g
  bool print_commands = false;  // -x
};

struct Options {
  Command command = Command::kHelp;
  std::vector<std::string> inputs;        // files; "-" is standard input
  std::vector<std::string> program_args;  // of `run`
  std::string output;                     // -o; empty if not given
  std::string directory;                  // --dir of `emit`; empty if not given
  std::string topic;                      // of `help` and `explain`
  Dump dump = Dump::kNone;
  bool line_directives = false;  // of `emit`: #line directives and sites as in what `build` compiles
  HostOptions host;
  base::DiagnosticOptions diagnostics;
};

/// The command line was wrong or asked for nothing but text: print `text` and end with `status`.
struct Finished {
  int status = 0;
  std::string text;
};

/// Reads the command line. Wrong usage returns status 2 and a sentence that says what is wrong.
std::variant<Options, Finished> parse_command_line(int argc, char** argv);

/// The text of `gocxx help` (empty topic) or `gocxx help <command>`; nothing if there is no such command.
std::optional<std::string> help_text(const std::string& topic);

}  // namespace gocxx::driver
