// posix_spawn and waitpid, with the care that signals and interrupted calls need.
#include "compiler/driver/process.h"

#include <fcntl.h>
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

/// Reads what the process group `group` prints, to the end or until a held signal ends the group.
void read_all(int fd, pid_t group, std::string& output) {
  char buffer[4096];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n > 0) output.append(buffer, static_cast<std::size_t>(n));
    if (n == 0 || (n < 0 && errno != EINTR)) return;
    if (int held = HeldSignals::held(); held != 0) {
      kill(-group, held);
      return;
    }
  }
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

/// The attributes of a captured process: a group of its own, so that a signal reaches the compiler behind the
/// driver.
class CaptureAttributes {
 public:
  CaptureAttributes() {
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
  }
  ~CaptureAttributes() { posix_spawnattr_destroy(&attributes_); }
  CaptureAttributes(const CaptureAttributes&) = delete;
  CaptureAttributes& operator=(const CaptureAttributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

volatile sig_atomic_t foreground_pid = 0;

void pass_on(int signal_number) {
  if (foreground_pid > 0) kill(static_cast<pid_t>(foreground_pid), signal_number);
}

/// Holds SIGTERM and SIGHUP back from before a process exists until it is known whom to pass them on to: one that
/// came in between would be lost.
class SignalsHeldBack {
 public:
  SignalsHeldBack() {
    sigset_t passed_on;
    sigemptyset(&passed_on);
    for (int s : {SIGTERM, SIGHUP}) sigaddset(&passed_on, s);
    sigprocmask(SIG_BLOCK, &passed_on, &before_);
  }
  ~SignalsHeldBack() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeldBack(const SignalsHeldBack&) = delete;
  SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;
  const sigset_t* before() const { return &before_; }

 private:
  sigset_t before_;
};

/// Those of the signals used here that whoever started gocxx (nohup, say) has not had ignored.
sigset_t signals_not_ignored() {
  sigset_t set;
  sigemptyset(&set);
  for (int s : {SIGINT, SIGQUIT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    sigaction(s, nullptr, &action);
    if (action.sa_handler != SIG_IGN) sigaddset(&set, s);
  }
  return set;
}

/// The attributes of a foreground process: the signals that are ignored or handled here have their `defaults`
/// there, and `mask` is blocked.
class ForegroundAttributes {
 public:
  ForegroundAttributes(const sigset_t* mask, sigset_t defaults) {
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setsigmask(&attributes_, mask);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~ForegroundAttributes() { posix_spawnattr_destroy(&attributes_); }
  ForegroundAttributes(const ForegroundAttributes&) = delete;
  ForegroundAttributes& operator=(const ForegroundAttributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

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
  if (HeldSignals::held() != 0) return not_started(EINTR);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return not_started(errno);
  CaptureActions actions(ends[1]);
  CaptureAttributes attributes;
  pid_t pid = 0;
  int error =
      posix_spawnp(&pid, argv[0].c_str(), actions.get(), attributes.get(), c_arguments(argv).data(), environ);
  close(ends[1]);
  if (error == 0) read_all(ends[0], pid, output);
  close(ends[0]);
  return error == 0 ? wait_for(pid) : not_started(error);
}

ProcessEnd run_in_foreground(const std::string& path, const Arguments& argv) {
  sigset_t defaults = signals_not_ignored();
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGQUIT, SIG_IGN);
  pid_t pid = 0;
  {
    SignalsHeldBack held_back;
    ForegroundAttributes attributes(held_back.before(), defaults);
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
