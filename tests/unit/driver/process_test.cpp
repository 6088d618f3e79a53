// Programs are run by argument vectors, and their ends are told apart.
#include "compiler/driver/process.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>

#include "compiler/driver/held_signals.h"
#include "compiler/driver/spelling.h"

namespace gocxx::driver {
namespace {

TEST_CASE("both outputs are captured, and no shell looks at the words") {
  std::string output;
  ProcessEnd end = run_captured({"printf", "%s", "$HOME;`id`"}, output);
  CHECK(end.succeeded());
  CHECK(output == "$HOME;`id`");
}

TEST_CASE("status, signal and a program that does not exist") {
  std::string output;
  CHECK(run_captured({"sh", "-c", "exit 3"}, output).exit_status == 3);
  CHECK(run_captured({"sh", "-c", "kill -TERM $$"}, output).signal == SIGTERM);
  ProcessEnd missing = run_captured({"/no/such/program"}, output);
  CHECK_FALSE(missing.started);
  CHECK(missing.error == ENOENT);
}

TEST_CASE("words are quoted for a shell only where it matters") {
  CHECK(quoted({"g++", "-O2", "a b", "it's"}) == "g++ -O2 'a b' 'it'\\''s'");
}

TEST_CASE("the nearest name is at most two edits away") {
  CHECK(nearest_name("biuld", {"build", "run"}) == "build");
  CHECK(nearest_name("frobnicate", {"build", "run"}).empty());
}

TEST_CASE("a held signal starts nothing more, and comes when it is held no longer") {
  static volatile std::sig_atomic_t came = 0;
  std::signal(SIGTERM, [](int) { came = 1; });
  {
    HeldSignals hold;
    raise(SIGTERM);
    CHECK(came == 0);
    CHECK(HeldSignals::held() == SIGTERM);
    std::string output;
    CHECK_FALSE(run_captured({"true"}, output).started);
  }
  CHECK(came == 1);
  CHECK(HeldSignals::held() == 0);
  std::signal(SIGTERM, SIG_DFL);
}

}  // namespace
}  // namespace gocxx::driver
