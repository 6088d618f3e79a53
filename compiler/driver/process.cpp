// posix_spawn and waitpid, with the care that signals and interrupted calls need.
#include "compiler/driver/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "compiler/driver/held_signals.h"

extern char** environ;

namespace gocxx::driver {
namespace {

/// argv as the C interfaces want it; points into `words`, which must outlive it.
std::vector<char*> c_arguments(const Arguments& words) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  return argv;
}

ProcessEnd wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  ProcessEnd end;
  end.started = true;
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.exit_status = WEXITSTATUS(status);
  return end;
}

ProcessEnd not_started(int error) {
  ProcessEnd end;
  end.error = error;
  return end;
}

constexpr int kSecondsToEnd = 2;

/// Reads what comes through `fd` until its end. False if a held signal came first, or `seconds` (if not
/// negative) went by without anything.
bool read_all(int fd, const BlockedSignals& blocked, int seconds, std::string& output) {
  char buffer[4096];
  while (HeldSignals::held() == 0 || seconds >= 0) {
    pollfd ready = {fd, POLLIN, 0};
    const timespec limit = {seconds, 0};
    const int count = ppoll(&ready, 1, seconds < 0 ? nullptr : &limit, blocked.before());
    if (count == 0) return false;
    if (count < 0 && errno == EINTR) continue;
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n <= 0) return true;
    output.append(buffer, static_cast<std::size_t>(n));
  }
  return false;
}

/// Ends all processes of `group`, which hold the other end of `fd` open: politely first, so that a compiler
/// removes its temporary files.
void end_group(pid_t group, int fd, const BlockedSignals& blocked) {
  std::string ignored;
  kill(-group, SIGTERM);
  if (!read_all(fd, blocked, kSecondsToEnd, ignored)) kill(-group, SIGKILL);
}

/// The file actions of a captured process: no input, both outputs into the pipe.
class CaptureActions {
 public:
  explicit CaptureActions(int write_end) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, write_end, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, write_end, STDERR_FILENO);
  }
  ~CaptureActions() { posix_spawn_file_actions_destroy(&actions_); }
  CaptureActions(const CaptureActions&) = delete;
  CaptureActions& operator=(const CaptureActions&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

/// The signals that are handled or ignored here and have their usual effect in what is started: all but those
/// that `ignored` holds for.
template <class Predicate>
sigset_t defaults_except(Predicate ignored) {
  sigset_t set;
  sigemptyset(&set);
  for (int s : {SIGINT, SIGQUIT, SIGTERM, SIGHUP})
    if (!ignored(s)) sigaddset(&set, s);
  return set;
}

/// The attributes of a started process: the signals in `defaults` have their usual effect, `mask` is blocked.
/// One `in_a_group` of its own can be ended with all that it starts.
class Attributes {
 public:
  Attributes(const sigset_t* mask, sigset_t defaults, bool in_a_group) {
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setsigmask(&attributes_, mask);
    posix_spawnattr_setpgroup(&attributes_, 0);
    const int group = in_a_group ? POSIX_SPAWN_SETPGROUP : 0;
    posix_spawnattr_setflags(&attributes_,
                             static_cast<short>(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group));
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

volatile sig_atomic_t foreground_pid = 0;

void pass_on(int signal_number) {
  if (foreground_pid > 0) kill(static_cast<pid_t>(foreground_pid), signal_number);
}

bool needs_quotes(const std::string& word) {
  return word.empty() || word.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                             "_-+=./,:@%") != std::string::npos;
}

std::string quoted_word(const std::string& word) {
  if (!needs_quotes(word)) return word;
  std::string text = "'";
  for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

ProcessEnd run_captured(const Arguments& argv, std::string& output) {
  const BlockedSignals blocked;
  if (HeldSignals::held() != 0) return not_started(EINTR);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return not_started(errno);
  CaptureActions actions(ends[1]);
  // It can be ended whatever was ignored, but outlives the terminal if gocxx does.
  const auto outlives = [](int s) { return s == SIGHUP && HeldSignals::was_ignored(s); };
  Attributes attributes(blocked.before(), defaults_except(outlives), true);
  pid_t pid = 0;
  int error =
      posix_spawnp(&pid, argv[0].c_str(), actions.get(), attributes.get(), c_arguments(argv).data(), environ);
  close(ends[1]);
  if (error == 0 && !read_all(ends[0], blocked, -1, output)) end_group(pid, ends[0], blocked);
  close(ends[0]);
  return error == 0 ? wait_for(pid) : not_started(error);
}

ProcessEnd run_in_foreground(const std::string& path, const Arguments& argv) {
  sigset_t defaults = defaults_except(HeldSignals::was_ignored);
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGQUIT, SIG_IGN);
  pid_t pid = 0;
  {
    const BlockedSignals blocked;  // until it is known whom to pass them on to
    Attributes attributes(blocked.before(), defaults, false);
    int error = posix_spawn(&pid, path.c_str(), nullptr, attributes.get(), c_arguments(argv).data(), environ);
    if (error != 0) return not_started(error);
    foreground_pid = pid;
    std::signal(SIGTERM, pass_on);
    if (sigismember(&defaults, SIGHUP) == 1) std::signal(SIGHUP, pass_on);
  }
  return wait_for(pid);
}

std::string quoted(const Arguments& argv) {
  std::string line;
  for (const std::string& word : argv) line += (line.empty() ? "" : " ") + quoted_word(word);
  return line;
}

}  // namespace gocxx::driver
