// Running other programs: by argument vector, never through a shell.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gocxx::driver {

using Arguments = std::vector<std::string>;

/// How a program ended.
struct ProcessEnd {
  bool started = false;
  int error = 0;        // errno, if it was not started; ECANCELED if it was ended, or kept from starting
  int exit_status = 0;  // if it ended by itself
  int signal = 0;       // if a signal ended it

  bool succeeded() const { return started && signal == 0 && exit_status == 0; }
};

/// A process that has ended, and what it printed on both outputs.
struct Captured {
  ProcessEnd end;
  std::string output;
};

/// Runs each of `commands` (argv[0] is looked up in PATH) in a process group of its own, without standard
/// input, at most `at_once` of them at a time, and waits for them. When one does not succeed, or a signal is
/// held (HeldSignals), the groups that run are ended and no other command is started: these are ECANCELED.
/// Returns how each ended.
std::vector<Captured> run_all_captured(const std::vector<Arguments>& commands, std::size_t at_once);

/// The same for one command. What it prints is appended to `output`.
ProcessEnd run_captured(const Arguments& argv, std::string& output);

/// Runs the binary `path` with this process's standard streams and waits for it. SIGINT and SIGQUIT from the
/// terminal reach it by themselves and are ignored here meanwhile; SIGTERM and SIGHUP are passed on.
ProcessEnd run_in_foreground(const std::string& path, const Arguments& argv);

/// The arguments as one line that could be pasted into a shell.
std::string quoted(const Arguments& argv);

}  // namespace gocxx::driver
