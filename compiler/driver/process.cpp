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

/// Reads once from `fd`. False at its end.
bool read_some(int fd, std::string& output) {
  char buffer[4096];
  const ssize_t n = read(fd, buffer, sizeof buffer);
  if (n > 0) output.append(buffer, static_cast<std::size_t>(n));
  return n > 0;
}

/// Reads what comes through `fd`. Returns whether its end came before `seconds` went by without anything.
bool reads_to_the_end(int fd, const BlockedSignals& blocked, int seconds) {
  std::string ignored;
  for (;;) {
    pollfd ready = {fd, POLLIN, 0};
    const timespec limit = {seconds, 0};
    const int count = ppoll(&ready, 1, &limit, blocked.before());
    if (count == 0) return false;
    if (count < 0 && errno == EINTR) continue;
    if (!read_some(fd, ignored)) return true;
  }
}

/// Ends all processes of `group`, which hold the other end of `fd` open: politely first, so that a compiler
/// removes its temporary files.
void end_group(pid_t group, int fd, const BlockedSignals& blocked) {
  kill(-group, SIGTERM);
  if (!reads_to_the_end(fd, blocked, kSecondsToEnd)) kill(-group, SIGKILL);
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

namespace {

/// Several captured processes: those that run, and how the others ended.
class CapturedRun {
 public:
  CapturedRun(const std::vector<Arguments>& commands, std::size_t at_once)
      : commands_(commands), at_once_(at_once), results_(commands.size()) {}

  std::vector<Captured> run() {
    for (;;) {
      while (next_ < commands_.size() && running_.size() < at_once_) start(next_++);
      if (running_.empty()) return std::move(results_);
      if (HeldSignals::held() != 0)
        end_all();
      else
        read_from_all();
    }
  }

 private:
  struct Running {
    std::size_t index;
    pid_t pid;
    int fd;
  };

  void start(std::size_t index) {
    if (HeldSignals::held() != 0 || failed_) return fail(index, ECANCELED);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return fail(index, errno);
    CaptureActions actions(ends[1]);
    // It can be ended whatever was ignored, but outlives the terminal if gocxx does.
    const auto outlives = [](int s) { return s == SIGHUP && HeldSignals::was_ignored(s); };
    Attributes attributes(blocked_.before(), defaults_except(outlives), true);
    const Arguments& argv = commands_[index];
    pid_t pid = 0;
    int error = posix_spawnp(&pid, argv[0].c_str(), actions.get(), attributes.get(), c_arguments(argv).data(),
                             environ);
    close(ends[1]);
    if (error == 0) return running_.push_back({index, pid, ends[0]});
    close(ends[0]);
    fail(index, error);
  }

  void fail(std::size_t index, int error) {
    results_[index].end = not_started(error);
    failed_ = true;
  }

  void read_from_all() {
    std::vector<pollfd> ready;
    for (const Running& process : running_) ready.push_back({process.fd, POLLIN, 0});
    if (ppoll(ready.data(), ready.size(), nullptr, blocked_.before()) <= 0) return;
    std::vector<Running> still;
    for (std::size_t i = 0; i < ready.size(); ++i) {
      const Running process = running_[i];
      if (ready[i].revents == 0 || read_some(process.fd, results_[process.index].output))
        still.push_back(process);
      else
        finish(process);
    }
    running_ = std::move(still);
    if (failed_) end_all();
  }

  void finish(const Running& process) {
    close(process.fd);
    results_[process.index].end = wait_for(process.pid);
    failed_ |= !results_[process.index].end.succeeded();
  }

  void end_all() {
    for (const Running& process : running_) {
      end_group(process.pid, process.fd, blocked_);
      finish(process);
      fail(process.index, ECANCELED);
    }
    running_.clear();
  }

  const std::vector<Arguments>& commands_;
  const std::size_t at_once_;
  std::vector<Captured> results_;
  std::vector<Running> running_;
  std::size_t next_ = 0;
  bool failed_ = false;  // no other is started
  const BlockedSignals blocked_;
};

}  // namespace

std::vector<Captured> run_all_captured(const std::vector<Arguments>& commands, std::size_t at_once) {
  return CapturedRun(commands, at_once).run();
}

ProcessEnd run_captured(const Arguments& argv, std::string& output) {
  const Captured captured = run_all_captured({argv}, 1).front();
  output += captured.output;
  return captured.end;
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
